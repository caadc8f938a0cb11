"""A whole process with all it starts: seconds, CPU of the tree, memory of the tree.

CPU is exact: the system adds up what every process used when its parent takes
leave of it, and those that outlive their parent come to us. Memory is sampled
from /proc (proportional set size: a page that several share counts once), so
it is None where there is no /proc.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PROC = Path("/proc")
EVERY = 0.05
BECOME_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux: children that lose their parent become ours."""
GRACE = 2.0
"""Seconds that a process may outlive the one that was measured."""


class Broken(Exception):
    """A process that could not be started or failed. ``short`` holds no path: it may stand in a table."""

    def __init__(self, short: str, said: str = "") -> None:
        super().__init__(f"{short}\n{said}".strip())
        self.short = short


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds, seconds of CPU, MiB at the peak, most processes at once, what it printed."""

    wall: float
    cpu: float
    peak: float | None
    processes: int | None
    said: str


def run_whole(
    command: Sequence[str],
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    every: float = EVERY,
    watch: Callable[[float, float | None], None] | None = None,
) -> Run:
    """Run a command in a folder and measure all of it.

    ``environment`` is added to ours. The tree is looked at ``every`` so many
    seconds, and ``watch`` is then called with the seconds since the start and
    the MiB of the tree. Raises :class:`Broken` when the command is not here or fails.
    """
    _adopt_orphans()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        earlier = set(_children(os.getpid()))
        before = _cpu_of_children()
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=errors,
                env={**os.environ, **(environment or {})},
            )
        except OSError as problem:
            raise Broken(f"{Path(command[0]).name} is not here", str(problem)) from problem
        peak, most = _watched(process, start, every, watch)
        wall = time.perf_counter() - start
        _reap(earlier)
        cpu = _cpu_of_children() - before
        said, complaint = _text(out), _text(errors)
    if process.returncode != 0:
        raise Broken(f"{Path(command[0]).name} ended with {process.returncode}", complaint or said)
    return Run(wall, cpu, peak, most, said)


def tree_cpu(root: int) -> float:
    """Seconds of CPU that a running process and all it started have used until now, to a hundredth or so."""
    ticks = 0
    for pid in (root, *_descendants(root)):
        with contextlib.suppress(OSError):
            fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
            # utime, stime, and the same of the children it has taken leave of: fields 14 to 17 of proc(5).
            ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def tree_memory(root: int) -> tuple[float | None, int | None]:
    """MiB of a process and all it started, and how many processes those are; None where there is no /proc."""
    if not PROC.is_dir():
        return None, None
    pids = [root, *_descendants(root)]
    return sum(map(_proportional, pids)) / 1024, len(pids)


def _watched(
    process: subprocess.Popen[bytes],
    start: float,
    every: float,
    watch: Callable[[float, float | None], None] | None,
) -> tuple[float | None, int | None]:
    """Look at the tree until its root ends: the peak of its memory and of its number."""
    peaks: list[float] = []
    numbers: list[int] = []
    while True:
        mib, number = tree_memory(process.pid)
        if mib is not None and number is not None:
            peaks.append(mib)
            numbers.append(number)
        if watch is not None:
            watch(time.perf_counter() - start, mib)
        try:
            process.wait(every)
        except subprocess.TimeoutExpired:
            continue
        return max(peaks, default=None), max(numbers, default=None)


def _adopt_orphans() -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(BECOME_SUBREAPER, 1, 0, 0, 0)


def _reap(earlier: set[int]) -> None:
    """Take leave of what outlived its parent, so that its CPU is counted; end what does not end by itself."""
    deadline = time.monotonic() + GRACE
    while left := set(_children(os.getpid())) - earlier:
        for pid in left:
            with contextlib.suppress(OSError):
                if time.monotonic() > deadline:
                    os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.01)


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children(pid: int) -> Iterator[int]:
    with contextlib.suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            with contextlib.suppress(OSError):
                yield from map(int, (task / "children").read_text().split())


def _descendants(pid: int) -> Iterator[int]:
    for child in _children(pid):
        yield child
        yield from _descendants(child)


def _proportional(pid: int) -> int:
    """KiB of one process; none of one that has just ended."""
    with contextlib.suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", errors="replace")
