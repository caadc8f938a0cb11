"""Workers on this machine: processes that each make one report at a time."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor

from bnr_toolkit.report.grammars import spare_the_grammars


def cores() -> int:
    """The cores that this program may use.

    >>> cores() >= 1
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def local_workers(jobs: int) -> Iterator[Executor]:
    """An executor with so many processes; when the block is left they are gone, whatever they were doing."""
    before = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start)
    finished = False
    try:
        yield executor
        finished = True
    finally:
        if not finished:
            # Nothing that they were at will be used: a cell may take minutes, and the one who asked has left.
            for worker in set(multiprocessing.active_children()) - before:
                worker.kill()
        executor.shutdown(wait=finished, cancel_futures=True)


def _start() -> None:
    """A worker leaves Ctrl-C to the one who started it, and ends when that one is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    spare_the_grammars()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        # At once: a cell may take minutes, and nobody waits for it.
        os._exit(1)
