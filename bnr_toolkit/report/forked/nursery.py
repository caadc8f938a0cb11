"""The nursery from outside: started once, asked for as many runs as one likes, one at a time."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from bnr_toolkit.report.forked.limits import Limits
from bnr_toolkit.report.forked.listening import Listener, Ran, how_it_ended, kill_group
from bnr_toolkit.report.forked.wire import packed, receive

PRELOADED = (
    "babel.dates",
    "babel.numbers",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "narwhals._pandas_like.dataframe",
    "narwhals._pandas_like.group_by",
    "pandas",
    "pyarrow.csv",
    "bnr_toolkit.display",
    "bnr_toolkit.durations",
    "bnr_toolkit.facts",
    "bnr_toolkit.figures",
    "bnr_toolkit.figures.canvas",
    "bnr_toolkit.figures.layout.picture",
    "bnr_toolkit.figures.save",
    "bnr_toolkit.histories",
    "bnr_toolkit.ledger",
    "bnr_toolkit.rates",
    "bnr_toolkit.redact",
    "bnr_toolkit.tables",
    "bnr_toolkit.words",
)
"""What the cells of a report import."""


_NOT_PASSED_ON = frozenset({"MATPLOTLIBRC", "PYTHONSTARTUP", "PYTHONINSPECT"})


class NurseryGone(Exception):
    """The nursery ended, or could not start."""


def can_fork() -> bool:
    """Whether a process may be forked here; on macOS its system libraries do not bear it."""
    return hasattr(os, "fork") and sys.platform != "darwin"


class Nursery:
    """A process that has imported what reports need, and forks one child for every run.

    One that is ``warm`` has also made a report of an invented record, so that
    its children find fonts, phrases and templates read: worth it for many runs.

    To be closed, or used in a ``with`` block. When this process ends, in
    whatever way, the nursery and its children end too.
    """

    def __init__(self, modules: Sequence[str] = PRELOADED, *, warm: bool = False) -> None:
        self._lock = threading.Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="bnr-nursery-", ignore_cleanup_errors=True)
        self._control, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-P", "-m", "bnr_toolkit.report.forked.process"]
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, with words of our own
                [*command, str(number), self._folder.name, "warm" if warm else "cold", *modules],
                pass_fds=[number],
                stdin=subprocess.DEVNULL,
                # Nothing that lies where the caller stands is looked at: no module, no matplotlibrc.
                cwd=self._folder.name,
                env=_environment(Path(self._folder.name)),
            )
        self._ready = False

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The number of the nursery's process."""
        return self._process.pid

    @property
    def folder(self) -> Path:
        """A folder that is there as long as the nursery is, and goes with it also when this process is killed."""
        return Path(self._folder.name)

    @property
    def is_there(self) -> bool:
        """Whether it can still be asked."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the nursery, at once: it keeps nothing."""
        self._process.kill()
        self._process.wait()
        self._control.close()
        self._folder.cleanup()

    def run(
        self,
        cells: Sequence[tuple[int, str]],
        folder: Path,
        limits: Limits | None = None,
        on_cell: Callable[[int], None] = lambda _: None,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> Ran:
        """Run cells (a number and a source each) in a child of their own, in this folder.

        ``on_cell`` is called with the number of each cell that is done, and
        ``meanwhile`` once, when the child is at work. Raises
        :class:`NurseryGone` when there is no nursery any more; whatever happens
        to the child itself is told by the result.
        """
        bounds = limits or Limits()
        request = {"cells": list(cells), "folder": str(folder), "memory_mib": bounds.memory_mib}
        with self._lock, contextlib.ExitStack() as held:
            self._wait_until_ready()
            try:
                connection, printed, pid = self._forked(held)
                try:
                    connection.sendall(packed(request))
                    meanwhile()
                    listener = Listener(connection, printed, bounds, on_cell)
                    ran = listener.until_it_ends()
                finally:
                    kill_group(pid)
                    status = self._answer("status", pid)
            except OSError as problem:
                raise NurseryGone(str(problem)) from problem
        return listener.ran("died", how_it_ended(status)) if ran is None else ran

    def _wait_until_ready(self) -> None:
        if not self._ready and receive(self._control) is None:
            raise NurseryGone(how_it_ended(self._process.wait()))
        self._ready = True

    def _forked(self, held: contextlib.ExitStack) -> tuple[socket.socket, dict[int, str], int]:
        """Our ends of a new child's connection and of what it prints; and its number."""
        ours, theirs = socket.socketpair()
        held.enter_context(ours)
        with theirs:
            ends = [theirs.fileno()]
            printed = {}
            for name in ("stdout", "stderr"):
                reading, writing = os.pipe()
                held.callback(os.close, reading)
                printed[reading] = name
                ends.append(writing)
            try:
                socket.send_fds(self._control, [b"f"], ends)
            finally:
                for writing in ends[1:]:
                    os.close(writing)
        return ours, printed, self._answer("forked")

    def _answer(self, name: str, pid: int | None = None) -> int:
        """What the nursery says under this name, of one child if so asked."""
        while True:
            message = receive(self._control)
            if message is None:
                raise NurseryGone(how_it_ended(self._process.wait()))
            if name in message and pid in (None, message["pid"]):
                return int(message[name])


def _environment(folder: Path) -> dict[str, str]:
    """The environment of a kernel as Jupyter gives it, without start-up files; sets have one order in every run."""
    return {
        **{name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON},
        "IPYTHONDIR": str(folder),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": os.environ.get("MPLCONFIGDIR", str(_font_list(folder))),
        "PYTHONHASHSEED": "0",
        "PYTHONSAFEPATH": "1",
        "TERM": "xterm-color",
        "CLICOLOR": "1",
        "FORCE_COLOR": "1",
        "CLICOLOR_FORCE": "1",
        "PAGER": "cat",
        "GIT_PAGER": "cat",
    }


def _font_list(folder: Path) -> Path:
    """Where matplotlib keeps its list of fonts, which takes it a second to make; never the user's own settings."""
    kept = platformdirs.user_cache_path("bnr-toolkit") / "matplotlib"
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError:
        return folder / "matplotlib"
    return kept
