"""The shell in which cells run: what a Jupyter kernel would send to its notebook, this one sends over a socket.

It is IPython's own shell. Only where IPython leaves it to a front end what to do
(display, results, errors, printed text) does this module say it, the way
ipykernel does.
"""

from __future__ import annotations

import base64
import io
import sys
import threading
from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from bnr_toolkit.errors import BnrError
from bnr_toolkit.report.forked.wire import Message, as_message

Send = Callable[[Message], None]

PRINTED_AT_ONCE = 1 << 16


class Printed(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a cell: text goes to the notebook, in the order in which it was printed."""

    def __init__(self, name: str, number: int, send: Send) -> None:
        self.name, self._number, self._send = name, number, send
        self._parts: list[str] = []
        self._length = 0
        self._lock = threading.RLock()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As ipykernel says it."""
        return "UTF-8"

    def fileno(self) -> int:
        """The file that programs started by a cell print to."""
        return self._number

    def writable(self) -> bool:
        """Yes."""
        return True

    def isatty(self) -> bool:
        """No: nobody sits at it."""
        return False

    def write(self, text: str) -> int:
        """Take the text, and send it when there is much of it."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        with self._lock:
            self._parts.append(text)
            self._length += len(text)
            if self._length >= PRINTED_AT_ONCE:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what was printed so far."""
        with self._lock:
            text = "".join(self._parts)
            self._parts, self._length = [], 0
            # In pieces, so that whoever reads can stop a cell that prints without end.
            for start in range(0, len(text), PRINTED_AT_ONCE):
                piece = text[start : start + PRINTED_AT_ONCE]
                self._send({"kind": "stream", "name": self.name, "text": piece})


class _Publisher(DisplayPublisher):
    shell: Any

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,  # noqa: ARG002 - IPython's own has it still
        *,
        transient: Any = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        """Send what ``display()`` was given."""
        identifier = (transient or {}).get("display_id")
        _flush()
        self.shell.tell(
            {"kind": "display", "data": sendable(data), "metadata": metadata or {}, "id": identifier, "update": update}
        )

    def clear_output(self, wait: bool = False) -> None:  # noqa: FBT001, FBT002 - IPython calls it so
        """Take away what the cell showed so far."""
        _flush()
        self.shell.tell({"kind": "clear", "wait": wait})


class _ResultHook(DisplayHook):
    shell: Any
    _bundle: Message | None = None

    def start_displayhook(self) -> None:
        """Begin a result."""
        self._bundle = {"kind": "result", "data": {}, "metadata": {}}

    def write_output_prompt(self) -> None:
        """The number of the cell."""
        if self._bundle is not None:
            self._bundle["count"] = self.prompt_count

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """The result in all its forms."""
        if self._bundle is not None:
            self._bundle |= {"data": sendable(format_dict), "metadata": md_dict or {}}

    def finish_displayhook(self) -> None:
        """Send the result."""
        _flush()
        bundle, self._bundle = self._bundle, None
        if bundle and bundle["data"]:
            self.shell.tell(bundle)


class ReportShell(InteractiveShell):
    """IPython's shell without a terminal, without a history and without anybody's start-up files."""

    displayhook_class = Type(_ResultHook)
    display_pub_class = Type(_Publisher)
    tell: Send
    wants_to_stop = False
    told_of: BaseException | None = None

    @classmethod
    def made(cls, folder: str) -> ReportShell:
        """A shell with its files in this folder, not yet connected to anything."""
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        shell: ReportShell = cls.instance(config=config, ipython_dir=folder)
        return shell

    def connect(self, send: Send) -> None:
        """From now on everything that cells show goes here."""
        self.tell = send
        sys.stdout = Printed("stdout", 1, send)
        sys.stderr = Printed("stderr", 2, send)

    def ran_well(self, source: str) -> bool:
        """Run a cell; whether it came to its own end."""
        run: Any = self.run_cell
        result = run(source, store_history=True)
        error = result.error_in_exec
        if error is not None and not self.wants_to_stop and self.told_of is None:
            # Without memory there was none to write a traceback either.
            self._showtraceback(type(error), error, ())
        _flush()
        return bool(result.success) and not self.wants_to_stop

    def ask_exit(self) -> None:
        """What ``exit`` and ``quit`` do: the notebook was not run to its end."""
        self.wants_to_stop = True

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        _flush()
        self.told_of = evalue
        self.tell(
            {
                "kind": "error",
                "name": str(etype.__name__),
                "value": str(evalue),
                "traceback": [str(line) for line in stb],
                "findings": _findings(evalue),
            }
        )


def sendable(bundle: Any) -> dict[str, Any]:
    """A bundle that can travel as JSON: bytes as base64, as in a notebook file."""
    return {
        str(kind): base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        for kind, value in bundle.items()
    }


def _findings(error: object) -> list[Message] | None:
    """The findings of an error of the toolkit's own, so that they can be told as if nothing was in between."""
    if not isinstance(error, BnrError):
        return None
    return [as_message(finding) for finding in error.findings]


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
