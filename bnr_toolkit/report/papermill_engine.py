"""``papermill … --engine bnr``: our runner behind papermill's own command and its Python function.

Registered under the entry point ``papermill.engine``. What papermill writes
down of a run is true here: a cell is completed only when it ran to its end.
Nothing is saved for every cell; a notebook is saved once, when it is known
what became of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from papermill.engines import Engine, NBClientEngine, NotebookExecutionManager

from bnr_toolkit.errors import RunFailed
from bnr_toolkit.report.approved import refuse_unapproved
from bnr_toolkit.report.engine import prove_complete, run_in_nursery
from bnr_toolkit.report.forked import Limits, Nursery, can_fork

_LIMITS = {"cell_seconds": "execution_timeout", "memory_mib": "memory_mib", "output_mib": "output_mib"}


class BnrEngine(Engine):
    """papermill's engine ``bnr``. Where a process cannot be forked it is papermill's ordinary one, proven afterwards.

    Options: ``execution_timeout`` (seconds a cell), ``memory_mib`` and
    ``output_mib``. A notebook that is neither ours nor approved is refused.
    """

    @classmethod
    def execute_notebook(
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: Any = True,  # noqa: FBT002 - papermill calls it so
        log_output: bool = False,  # noqa: FBT001, FBT002
        autosave_cell_every: int = 30,
        **options: Any,
    ) -> Any:
        """Run every cell, or raise; the notebook says of each cell what is true of it."""
        name = Path(str(options.get("input_path") or "notebook")).name
        refuse_unapproved(nb, name)
        managed = NotebookExecutionManager(nb, None, log_output, progress_bar, autosave_cell_every)
        managed.notebook_start()
        try:
            cls.execute_managed_notebook(managed, kernel_name, name=name, **options)
            prove_complete(managed.nb, name)
            managed.notebook_complete()
        except BaseException as problem:
            failed = _failed_cell(managed.nb)
            if isinstance(problem, RunFailed) and failed is not None:
                # papermill itself tells of it, and saves the notebook with the error in it.
                managed.cell_exception(managed.nb.cells[failed], cell_index=failed)
                managed.notebook_complete()
                return managed.nb
            managed.nb.metadata.papermill["exception"] = True
            managed.cleanup_pbar()
            managed.output_path = output_path
            managed.save()
            raise
        return managed.nb

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Run the cells in a child of a nursery of their own."""
        name = options.pop("name")
        if not can_fork():
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            return
        given = {ours: options[theirs] for ours, theirs in _LIMITS.items() if options.get(theirs) is not None}

        def on_cell(number: int) -> None:
            nb_man.cell_complete(nb_man.nb.cells[number], cell_index=number)

        with Nursery() as nursery:
            run_in_nursery(nb_man.nb, nursery, Path.cwd(), Limits(**given), name, on_cell)


def _failed_cell(notebook: Any) -> int | None:
    """The number of the cell that shows an error; None when the run ended in another way."""
    for number, cell in enumerate(notebook.cells):
        if any(output.output_type == "error" for output in cell.get("outputs", ())):
            return number
    return None
