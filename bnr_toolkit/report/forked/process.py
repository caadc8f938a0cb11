"""The nursery itself: ``python -m bnr_toolkit.report.forked.process SOCKET``. It imports, and then it forks.

It must stay a process with one thread: only then is a fork a whole copy.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import shutil
import signal
import socket
import sys
from typing import Any

from bnr_toolkit.report.forked.child import run_cells
from bnr_toolkit.report.forked.listening import kill_group
from bnr_toolkit.report.forked.shell import ReportShell
from bnr_toolkit.report.forked.warming import warm_up
from bnr_toolkit.report.forked.wire import receive, send
from bnr_toolkit.rooms import import_whole

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PARENT_DIED = 1
"""``PR_SET_PDEATHSIG`` of Linux: a signal for when the parent is gone, however it went.

Only for children: of a nursery the parent is a thread, which may end before its process.
"""


def main(number: int, folder: str, modules: list[str], *, warm: bool) -> None:
    """Import these modules, warm up if asked, say so, and fork for every request until the other side hangs up.

    The folder is taken away at the end: the one who made it may be gone.
    """
    control = socket.socket(fileno=number)
    # Ctrl-C in a terminal, or its end, reaches this process too; what happens then is for the one who asked.
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    for module in modules:
        import_whole(module)
    if warm:
        warm_up(folder)
    shell = ReportShell.made(folder)
    wake, wakened = socket.socketpair()
    for one in (wake, wakened):
        one.settimeout(0)
    signal.set_wakeup_fd(wakened.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    children: set[int] = set()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        send(control, {"ready": os.getpid()})
        _serve(control, (wake, wakened), shell, children)
    # From here on nobody hears of a child that ends.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    for pid in children:
        kill_group(pid)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
    shutil.rmtree(folder, ignore_errors=True)


def _serve(
    control: socket.socket, wakes: tuple[socket.socket, socket.socket], shell: ReportShell, children: set[int]
) -> None:
    """Fork for every request, and tell how every child ended, until the other side hangs up."""
    wake = wakes[0]
    while True:
        readable = select.select([control, wake], [], [])[0]
        if wake in readable:
            with contextlib.suppress(BlockingIOError):
                wake.recv(4096)
            for pid, status in _ended(children):
                send(control, {"pid": pid, "status": status})
        if control in readable:
            handles = socket.recv_fds(control, 1, 3)[1]
            if not handles:
                return
            pid = _forked(handles, [control, *wakes], shell)
            children.add(pid)
            send(control, {"pid": pid, "forked": pid})


def _forked(handles: list[int], ours: list[socket.socket], shell: ReportShell) -> int:
    """A child that runs the cells it is sent over the first handle and prints to the other two; its number."""
    pid = os.fork()
    # A group of its own, so that what it starts can be ended with it; said on both sides, as either may be first.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.setpgid(pid, pid)
    if pid:
        for handle in handles:
            os.close(handle)
        return pid
    status = 1
    try:
        _end_with_parent()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for ending in ENDINGS:
            signal.signal(ending, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        for one in ours:
            one.close()
        _put_in_place(handles[1:])
        connection = socket.socket(fileno=handles[0])
        request = receive(connection)
        if request is not None:
            run_cells(request, connection, shell)
            status = 0
    finally:
        os._exit(status)
    return 0


def _put_in_place(printed: list[int]) -> None:
    """What programs print goes to the one who asked; nobody types."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for handle, number in ((nothing, 0), (printed[0], 1), (printed[1], 2)):
        os.dup2(handle, number, inheritable=True)
        os.close(handle)


def _ended(children: set[int]) -> list[tuple[int, int]]:
    """The children that ended since we looked, each with how; what they left running ends too."""
    ended = []
    for pid in sorted(children):
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            kill_group(pid)
            children.discard(pid)
            ended.append((pid, os.waitstatus_to_exitcode(status)))
    return ended


def _end_with_parent() -> None:
    """Where the system can do it: end when the nursery is gone, even if it was killed."""
    if sys.platform == "linux":
        library: Any = ctypes.CDLL(None, use_errno=True)
        library.prctl(PARENT_DIED, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[4:], warm=sys.argv[3] == "warm")
    # Nothing is left to be done, and what libraries would do at an end is about files that are gone.
    os._exit(0)
