"""``papermill … --engine bnr``: our runner behind papermill's own command and its Python function.

Registered under the entry point ``papermill.engine``. What papermill writes
down of a run is true here: a cell is completed only when it ran to its end.
Nothing is saved for every cell; a notebook is saved once, when it is known
what became of it.

papermill loads this module when it is half loaded itself, and whoever loads
this module would load it through papermill: it is imported when a notebook runs.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import RunFailed
from bnr_toolkit.files import shipped
from bnr_toolkit.report.approved import notebook_digest, refuse_unapproved
from bnr_toolkit.report.engine import load_notebook, prove_complete, refuse_other_languages, run_in_nursery
from bnr_toolkit.report.forked import Limits, Nursery, can_fork
from bnr_toolkit.report.injecting import PARAMETERS_TAG
from bnr_toolkit.report.pages import PAGES
from bnr_toolkit.report.parameters import parsed

_LIMITS = {"cell_seconds": "execution_timeout", "memory_mib": "memory_mib", "output_mib": "output_mib"}


class BnrEngine:
    """papermill's engine ``bnr``. Where a process cannot be forked it is papermill's ordinary one, proven afterwards.

    Options: ``execution_timeout`` (seconds a cell), ``memory_mib`` and
    ``output_mib``. A notebook that is neither ours nor approved is refused, and
    so are parameters that a notebook of ours does not have or cannot mean:
    papermill itself only warns of the first and makes numbers of texts.
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
        from papermill.engines import NotebookExecutionManager

        name = Path(str(options.get("input_path") or "notebook")).name
        refuse_other_languages(nb, name)
        refuse_unapproved(nb, name)
        _refuse_wrong_parameters(nb)
        managed = NotebookExecutionManager(nb, None, log_output, progress_bar, autosave_cell_every)
        managed.notebook_start()
        try:
            cls.execute_managed_notebook(managed, kernel_name, name=name, **options)
            prove_complete(managed.nb, name)
            managed.notebook_complete()
        except BaseException as problem:
            _mark_the_failed(managed)
            managed.nb.metadata.papermill["exception"] = True
            managed.cleanup_pbar()
            if not _papermill_tells(problem, managed.nb):
                managed.output_path = output_path
                managed.save()
                raise
        return managed.nb

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Run the cells in a child of a nursery of their own."""
        name = options.pop("name")
        if not can_fork():
            from papermill.engines import NBClientEngine

            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            return
        given = {ours: options[theirs] for ours, theirs in _LIMITS.items() if options.get(theirs) is not None}

        def on_cell(number: int) -> None:
            nb_man.cell_complete(nb_man.nb.cells[number], cell_index=number)

        with Nursery() as nursery:
            run_in_nursery(nb_man.nb, nursery, Path.cwd(), Limits(**given), name, on_cell)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """Which kernel papermill is to write down."""
        from papermill.utils import nb_kernel_name

        return nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """Which language papermill is to write parameters in."""
        from papermill.utils import nb_language

        return nb_language(nb, language)


def _refuse_wrong_parameters(notebook: Any) -> None:
    """Refuse what papermill was given for a notebook of ours, as every other route does."""
    digest = notebook_digest(notebook)
    for kind in PAGES:
        ours = load_notebook(shipped(kind.notebook))
        if notebook_digest(ours) == digest:
            parsed({**_stored(ours), **notebook.metadata.papermill.get("parameters", {})}, kind.schema)


def _stored(notebook: Any) -> dict[str, object]:
    """The values in the parameters cell of a notebook of ours, which are literals all."""
    (source,) = (cell.source for cell in notebook.cells if PARAMETERS_TAG in cell.metadata.get("tags", ()))
    assigned = (node for node in ast.parse(source).body if isinstance(node, ast.Assign))
    return {ast.unparse(node.targets[0]): ast.literal_eval(node.value) for node in assigned}


def _mark_the_failed(managed: Any) -> None:
    """The cell at which the run ended has failed, those behind it were never reached, and the prose before it was."""
    reached = [number for number, cell in enumerate(managed.nb.cells) if cell.get("execution_count") is not None]
    if not reached or managed.nb.cells[reached[-1]].metadata.papermill["status"] == managed.COMPLETED:
        return
    managed.cell_exception(managed.nb.cells[reached[-1]], cell_index=reached[-1])
    managed.notebook_complete()


def _papermill_tells(problem: BaseException, notebook: Any) -> bool:
    """Whether papermill itself saves the notebook and raises for what a cell shows; an exit it takes for an end."""
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ()) if output.output_type == "error"]
    return isinstance(problem, RunFailed) and bool(shown) and shown[-1].ename != "SystemExit"
