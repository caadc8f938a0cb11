"""What a shell told → the outputs of cells, put together as nbclient puts together what a kernel sends."""

from __future__ import annotations

from typing import Any

from bnr_toolkit.report.forked.wire import Message

Output = dict[str, Any]


class Collector:
    """The outputs of every cell of a run, by the number of the cell.

    >>> collector = Collector()
    >>> collector.take(0, {"kind": "stream", "name": "stdout", "text": "a"})
    >>> collector.take(0, {"kind": "stream", "name": "stdout", "text": "b"})
    >>> collector.outputs()[0]
    [{'output_type': 'stream', 'name': 'stdout', 'text': 'ab'}]
    """

    def __init__(self) -> None:
        self._outputs: dict[int, list[Output]] = {}
        self._displays: dict[str, list[tuple[int, Output]]] = {}
        self._clears_next = False

    def outputs(self) -> dict[int, list[Output]]:
        """The outputs as they stand in a notebook file."""
        return {cell: [_finished(output) for output in outputs] for cell, outputs in self._outputs.items()}

    def begin(self, cell: int) -> None:
        """A cell starts."""
        self._outputs[cell] = []
        self._clears_next = False

    def take(self, cell: int, message: Message) -> None:
        """Take down what a cell told."""
        outputs = self._outputs.setdefault(cell, [])
        kind = message["kind"]
        if kind == "clear":
            self._clears_next = bool(message["wait"])
            if not self._clears_next:
                self._clear(cell)
        elif kind == "display" and message["update"]:
            self._update(message)
        else:
            if self._clears_next:
                self._clear(cell)
                self._clears_next = False
            self._add(cell, outputs, message)

    def _add(self, cell: int, outputs: list[Output], message: Message) -> None:
        if message["kind"] == "stream":
            last = outputs[-1] if outputs else None
            if last is not None and last["output_type"] == "stream" and last["name"] == message["name"]:
                last["text"].append(message["text"])
                return
        output = _output(message)
        outputs.append(output)
        if message.get("id"):
            self._displays.setdefault(message["id"], []).append((cell, output))

    def _update(self, message: Message) -> None:
        for _, output in self._displays.get(message["id"], ()):
            output["data"], output["metadata"] = message["data"], message["metadata"]

    def _clear(self, cell: int) -> None:
        self._outputs[cell].clear()
        for identifier, places in self._displays.items():
            self._displays[identifier] = [place for place in places if place[0] != cell]


def _output(message: Message) -> Output:
    """A message as an output of a notebook file."""
    if message["kind"] == "stream":
        return {"output_type": "stream", "name": message["name"], "text": [message["text"]]}
    if message["kind"] == "error":
        return {
            "output_type": "error",
            "ename": message["name"],
            "evalue": message["value"],
            "traceback": message["traceback"],
        }
    bundle = {"data": message["data"], "metadata": message["metadata"]}
    if message["kind"] == "result":
        return {"output_type": "execute_result", "execution_count": message["count"], **bundle}
    return {"output_type": "display_data", **bundle}


def _finished(output: Output) -> Output:
    """An output with what was printed in one piece."""
    return {**output, "text": "".join(output["text"])} if output["output_type"] == "stream" else output
