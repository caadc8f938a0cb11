"""The kernel of a report: this interpreter, in a clean place, and nobody else's start-up files.

A kernel specification on the user's machine may point to another Python; a
file beside the notebook may be named like a module. Neither reaches a report.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

LONGEST_SOCKET_PATH = 90
"""Systems take about 100 bytes for the address of a socket; Jupyter adds a number to ours."""

_COMMAND = [
    sys.executable,
    "-m",
    "ipykernel_launcher",
    "-f",
    "{connection_file}",
    "--HistoryManager.enabled=False",
    "--InteractiveShell.colors=nocolor",
    # A kernel that fails says so in its reply; its warnings are about Jupyter and nobody's report.
    "--IPKernelApp.log_level=ERROR",
]


def kernel_manager_class(folder: Path) -> type[AsyncKernelManager]:
    """A kernel manager whose kernels run this interpreter with their files in ``folder``."""
    spec = KernelSpec(
        argv=_COMMAND,
        display_name="Python 3",
        language="python",
        env={
            "IPYTHONDIR": str(folder / "ipython"),
            "MPLBACKEND": "agg",
            "MPLCONFIGDIR": os.environ.get("MPLCONFIGDIR", str(folder / "matplotlib")),
            "PYTHONSAFEPATH": "1",
            "PYTHONHASHSEED": "0",
        },
    )

    class ReportKernelManager(AsyncKernelManager):
        def __init__(self, **options: Any) -> None:
            sockets = folder / "k"
            if os.name == "posix" and len(os.fsencode(sockets)) <= LONGEST_SOCKET_PATH:
                # Sockets in a folder of our own: no port to clash over, nothing for others to listen to.
                # In a folder with a longer path Jupyter's own way is left: ports of this machine, with a key.
                options |= {"transport": "ipc", "ip": str(sockets)}
            super().__init__(**options)

        @property
        def kernel_spec(self) -> Any:
            return spec

    return ReportKernelManager
