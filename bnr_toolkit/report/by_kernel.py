"""Cells run by papermill in a Jupyter kernel: the ordinary way, for systems that cannot fork."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Place, RunFailed, found
from bnr_toolkit.report.forked.limits import Limits
from bnr_toolkit.report.kernels import kernel_manager_class

Notebook = Any


def run_by_kernel(
    notebook: Path, parameters: Mapping[str, object], folder: Path, limits: Limits, *, progress: bool
) -> Notebook:
    """The executed notebook. Of the limits only the seconds a cell may take are held here.

    Raises :class:`~bnr_toolkit.errors.RunFailed` when a cell fails, does not
    end, or the kernel dies.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.ERROR)
    name = notebook.name
    try:
        # What the run itself needs stands in a folder with a name of its own: the record's folder beside
        # it may have any name, such as "ipython".
        with tempfile.TemporaryDirectory(prefix=".bnr-", dir=folder, ignore_cleanup_errors=True) as own:
            copy = Path(own) / "notebook.ipynb"
            copy.write_bytes(notebook.read_bytes())
            return papermill.execute_notebook(
                str(copy),
                None,
                parameters=dict(parameters),
                kernel_name="python3",
                language="python",
                kernel_manager_class=kernel_manager_class(Path(own)),
                shutdown_kernel="immediate",
                execution_timeout=limits.cell_seconds,
                cwd=str(folder),
                progress_bar=progress,
                request_save_on_cell_execute=False,
            )
    except PapermillExecutionError as problem:
        said = f"{problem.ename}: {problem.evalue}" if problem.evalue else str(problem.ename)
        raise RunFailed(found("cell_failed", Place(file=name), cell=problem.cell_index, problem=said)) from None
    except DeadKernelError as problem:
        raise RunFailed(found("kernel_died", Place(file=name), problem=str(problem))) from None
    except CellTimeoutError:
        raise RunFailed(found("out_of_time", Place(file=name), seconds=_said(limits.cell_seconds))) from None


def _said(seconds: float) -> str:
    return f"{seconds:g}"
