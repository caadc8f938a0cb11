"""A notebook → the same notebook, executed, or a failure that names the cell.

papermill injects and runs; it is not trusted about the end. After a kernel is
killed it marks the cells behind as completed, and ``sys.exit(0)`` ends a run
as done. Here every code cell must have run, in order, without an error.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Place, RefusedInput, RunFailed, found
from bnr_toolkit.report.kernels import kernel_manager_class

CELL_SECONDS = 300
INJECTED_ID = "injected-parameters"
Notebook = Any


def load_notebook(path: Path) -> Notebook:
    """The notebook at a path, checked to be one that can be given parameters."""
    import nbformat

    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except (OSError, ValueError, nbformat.ValidationError) as problem:
        raise RefusedInput(found("not_a_notebook", Place(file=path.name), problem=str(problem)[:200])) from problem
    if not any("parameters" in cell.metadata.get("tags", ()) for cell in notebook.cells):
        raise RefusedInput(found("no_parameters_cell", Place(file=path.name)))
    return notebook


def execute(
    notebook: Path,
    parameters: Mapping[str, object],
    folder: Path,
    *,
    cell_seconds: int = CELL_SECONDS,
    progress: bool = False,
) -> Notebook:
    """Run a notebook with these parameters in ``folder`` and return it, scrubbed.

    Raises :class:`~bnr_toolkit.errors.RunFailed` when a cell fails, a cell does
    not end, the kernel dies, or a cell was never reached.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.ERROR)
    load_notebook(notebook)
    name = notebook.name
    try:
        # What the run itself needs stands in a folder with a name of its own: the record's folder beside
        # it may have any name, such as "ipython".
        with tempfile.TemporaryDirectory(prefix=".bnr-", dir=folder, ignore_cleanup_errors=True) as own:
            copy = Path(own) / "notebook.ipynb"
            copy.write_bytes(notebook.read_bytes())
            executed = papermill.execute_notebook(
                str(copy),
                None,
                parameters=dict(parameters),
                kernel_name="python3",
                language="python",
                kernel_manager_class=kernel_manager_class(Path(own)),
                shutdown_kernel="immediate",
                execution_timeout=cell_seconds,
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
        raise RunFailed(found("out_of_time", Place(file=name), seconds=cell_seconds)) from None
    _prove_complete(executed, name)
    return scrubbed(executed)


def _prove_complete(notebook: Notebook, name: str) -> None:
    """Every code cell ran, in order, and none ended in an error."""
    expected = 0
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        expected += 1
        errors = [output for output in cell.outputs if output.output_type == "error"]
        if errors:
            said = f"{errors[0].ename}: {errors[0].evalue}"
            raise RunFailed(found("cell_failed", Place(file=name), cell=number, problem=said))
        if cell.execution_count != expected:
            raise RunFailed(found("cell_not_run", Place(file=name), cell=number))


def scrubbed(notebook: Notebook) -> Notebook:
    """The notebook without clocks, paths, versions and random ids: the same run gives the same bytes."""
    notebook = notebook.copy()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = {"tags": tags} if tags else {}
        if tags and INJECTED_ID in tags:
            cell.id = INJECTED_ID
    return notebook


def notebook_bytes(notebook: Notebook) -> bytes:
    """The notebook as a file."""
    import nbformat

    text: str = nbformat.writes(nbformat.from_dict(notebook))
    return (text + "\n").encode("utf-8")
