"""One run, from outside: what the child tells and prints, until it is done or has gone beyond a limit."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bnr_toolkit.report.forked.collecting import Collector, Output
from bnr_toolkit.report.forked.limits import Limits
from bnr_toolkit.report.forked.wire import Inbox, Message

READ_AT_ONCE = 1 << 18
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a run.

    ``outputs`` and ``counts`` are by the number of the cell. ``problem`` is None
    when every cell ran to its end, else ``error`` (a cell raised), ``stopped``
    (a cell asked to stop), ``time``, ``memory``, ``output`` or ``died``; ``cell``
    is where, and ``said`` tells more. ``findings`` are those of an error of the
    toolkit's own, ``error`` is its name.
    """

    outputs: dict[int, list[Output]]
    counts: dict[int, int]
    problem: str | None = None
    cell: int | None = None
    said: str = ""
    error: str = ""
    findings: tuple[Message, ...] | None = None


class Listener:
    """Takes down what one child tells over its connection and prints into its two pipes."""

    def __init__(
        self, connection: socket.socket, printed: Mapping[int, str], limits: Limits, on_cell: Callable[[int], None]
    ) -> None:
        self._connection = connection
        self._printed = printed
        # What is printed belongs to the cell that runs: it is read before the word that the cell is done.
        self._open = [*printed, connection.fileno()]
        for number in self._open:
            os.set_blocking(number, False)
        self._limits, self._on_cell = limits, on_cell
        self._collector, self._inbox = Collector(), Inbox()
        self._counts: dict[int, int] = {}
        self._cell: int | None = None
        self._deadline = time.monotonic() + limits.cell_seconds
        self._taken = 0
        self._error: Message | None = None
        self._last = ""

    def until_it_ends(self) -> Ran | None:
        """Listen until the child is done, has failed, or went beyond a limit; None when it went without a word."""
        while self._connection.fileno() in self._open:
            left = self._deadline - time.monotonic()
            ready = select.select(self._open, [], [], max(left, 0))[0]
            if not ready and left <= 0:
                return self.ran("time")
            for number in ready:
                self._read(number)
            if self._taken > self._limits.output_mib * MIB:
                return self.ran("output")
            if self._last == "end":
                return self.ran(None)
            if self._last == "stopped":
                return self._stopped()
        return None

    def ran(
        self, problem: str | None, said: str = "", error: str = "", findings: Iterable[Message] | None = None
    ) -> Ran:
        """What became of the run, with everything that was taken down."""
        told = None if findings is None else tuple(findings)
        return Ran(self._collector.outputs(), self._counts, problem, self._cell, said, error, told)

    def _stopped(self) -> Ran:
        if self._error is None:
            return self.ran("stopped")
        name, value = str(self._error["name"]), self._error["value"]
        problem = "memory" if name == "MemoryError" else "error"
        return self.ran(problem, f"{name}: {value}" if value else name, name, self._error["findings"])

    def _read(self, number: int) -> None:
        """Take in what is there; a side that was closed is not listened to any more."""
        try:
            data = os.read(number, READ_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._taken += len(data)
        if not data:
            self._open.remove(number)
        elif number in self._printed:
            self._take_printed(number, data)
        else:
            for message in self._inbox.taken_in(data):
                self._take(message)

    def _take_printed(self, number: int, data: bytes) -> None:
        if self._cell is not None:
            text = data.decode("utf-8", "replace")
            self._collector.take(self._cell, {"kind": "stream", "name": self._printed[number], "text": text})

    def _take(self, message: Message) -> None:
        kind = message["kind"]
        if kind == "begin":
            self._cell = int(message["cell"])
            self._counts[self._cell] = message["count"]
            self._collector.begin(self._cell)
            self._deadline = time.monotonic() + self._limits.cell_seconds
        elif kind in ("done", "stopped", "end"):
            self._read_what_is_printed()
            self._last = kind
            if kind == "done":
                self._on_cell(message["cell"])
        else:
            self._error = message if kind == "error" else self._error
            assert self._cell is not None, "a cell begins before it shows anything"
            self._collector.take(self._cell, message)

    def _read_what_is_printed(self) -> None:
        """What programs printed before a cell was done is in the pipes by now."""
        for number in [number for number in self._printed if number in self._open]:
            before = -1
            while before != self._taken and self._taken <= self._limits.output_mib * MIB:
                before = self._taken
                self._read(number)


def how_it_ended(status: int) -> str:
    """How a process ended, in words.

    >>> how_it_ended(-9), how_it_ended(0)
    ('signal SIGKILL', 'exit code 0')
    """
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"exit code {status}"


def kill_group(pid: int) -> None:
    """End a run, and every program that its cells started and did not set apart."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
