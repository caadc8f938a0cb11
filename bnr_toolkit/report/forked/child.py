"""One run, in the child: cells, one after the other, each told of when it begins and when it is done."""

from __future__ import annotations

import gc
import os
import resource
import socket
import sys

from bnr_toolkit.report.forked.shell import ReportShell
from bnr_toolkit.report.forked.wire import Message, send

MIB = 1 << 20


def run_cells(request: Message, connection: socket.socket, shell: ReportShell) -> None:
    """Run the cells of a request: ``cells`` (number and source each), ``folder``, ``memory_mib``.

    Stops at the first error. The message ``end`` is sent only when every cell
    ran to its own end.
    """

    def tell(message: Message) -> None:
        send(connection, message)

    os.chdir(request["folder"])
    _bound(request["memory_mib"])
    _new_chances()
    # What was imported is not going to go away: the collector need not look at it, nor copy its pages.
    gc.freeze()
    shell.connect(tell)
    for number, source in request["cells"]:
        tell({"kind": "begin", "cell": number, "count": shell.execution_count})
        if not shell.ran_well(source):
            tell({"kind": "stopped", "cell": number})
            return
        tell({"kind": "done", "cell": number})
    tell({"kind": "end"})


def _bound(memory_mib: int) -> None:
    """Ask the system to refuse memory above the limit: a cell that wants more gets a MemoryError."""
    limit = memory_mib * MIB
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _new_chances() -> None:
    """Children of one process would throw the same dice; Python sees to its own, NumPy does not."""
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()
