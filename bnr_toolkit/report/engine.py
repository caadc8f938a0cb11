"""A notebook → the same notebook, executed, or a failure that names the cell.

No runner is trusted about the end. After a kernel is killed papermill marks the
cells behind as completed, and ``sys.exit(0)`` ends a run as done. Here every
code cell must have run, in order, without an error.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import BnrError, Place, PrivacyBlocked, RefusedInput, RunFailed, VerificationFailed, found
from bnr_toolkit.report.by_kernel import run_by_kernel
from bnr_toolkit.report.forked import Limits, Nursery, NurseryGone, Ran, as_finding
from bnr_toolkit.report.injecting import PARAMETERS_TAG, with_parameters

PATIENCE = 1.0
"""Seconds before a progress bar appears."""
INJECTED_ID = "injected-parameters"
Notebook = Any

_OURS = {one.__name__: one for one in (RefusedInput, PrivacyBlocked, RunFailed, VerificationFailed)}


def load_notebook(path: Path) -> Notebook:
    """The notebook at a path, checked to be one of Python that can be given parameters."""
    import nbformat

    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except (OSError, ValueError, nbformat.ValidationError) as problem:
        raise RefusedInput(found("not_a_notebook", Place(file=path.name), problem=str(problem)[:200])) from problem
    if not any(PARAMETERS_TAG in cell.metadata.get("tags", ()) for cell in notebook.cells):
        raise RefusedInput(found("no_parameters_cell", Place(file=path.name)))
    refuse_other_languages(notebook, path.name)
    return notebook


def refuse_other_languages(notebook: Notebook, name: str) -> None:
    """Cells run in this interpreter, whatever their kernel is called; those of another language cannot."""
    metadata = notebook.metadata
    languages = [metadata.get("kernelspec", {}).get("language"), metadata.get("language_info", {}).get("name")]
    other = next((one for one in languages if one and str(one).casefold() != "python"), None)
    if other is not None:
        raise RefusedInput(found("other_kernel", Place(file=name), language=str(other)))


def execute(
    notebook: Path,
    parameters: Mapping[str, object],
    folder: Path,
    *,
    nursery: Nursery | None = None,
    limits: Limits | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    progress: bool = False,
) -> Notebook:
    """Run a notebook with these parameters in ``folder`` and return it, scrubbed.

    In a child of the ``nursery``; without one, in a Jupyter kernel. ``meanwhile``
    is done here while the child is at work.

    Raises :class:`~bnr_toolkit.errors.RunFailed` when a cell fails, a cell does
    not end, the run goes beyond a limit or dies, or a cell was never reached. An
    error of the toolkit's own that a cell raised is raised here again.
    """
    bounds = limits or Limits()
    if nursery is None:
        load_notebook(notebook)
        executed = run_by_kernel(notebook, parameters, folder, bounds, progress=progress)
    else:
        prepared = with_parameters(load_notebook(notebook), parameters)
        with cells_shown(prepared, progress=progress) as on_cell:
            executed = run_in_nursery(prepared, nursery, folder, bounds, notebook.name, on_cell, meanwhile)
    prove_complete(executed, notebook.name)
    return scrubbed(executed)


def run_in_nursery(
    notebook: Notebook,
    nursery: Nursery,
    folder: Path,
    limits: Limits,
    name: str,
    on_cell: Callable[[int], None] = lambda _: None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Notebook:
    """The notebook with what its cells showed in a child of the nursery; the cells are filled in as far as they ran.

    Raises as :func:`execute` does.
    """
    sources = [(number, cell.source) for number, cell in enumerate(notebook.cells) if _runs(cell)]
    try:
        ran = nursery.run(sources, folder, limits, on_cell, meanwhile)
    except NurseryGone as problem:
        raise RunFailed(found("kernel_died", Place(file=name), problem=str(problem))) from None
    _fill_in(notebook, ran)
    if ran.problem is not None:
        raise _failure(ran, name, limits)
    return notebook


@contextlib.contextmanager
def cells_shown(notebook: Notebook, *, progress: bool) -> Iterator[Callable[[int], None]]:
    """A progress bar over the cells, on stderr, once a run takes longer than a moment."""
    if not progress:
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(total=len(notebook.cells), unit="cell", delay=PATIENCE, leave=False) as bar:

        def on_cell(number: int) -> None:
            bar.update(number + 1 - bar.n)

        yield on_cell


def _runs(cell: Any) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip())


def _fill_in(notebook: Notebook, ran: Ran) -> None:
    import nbformat

    for number, outputs in ran.outputs.items():
        notebook.cells[number].outputs = [nbformat.from_dict(output) for output in outputs]
        notebook.cells[number].execution_count = ran.counts[number]


def _failure(ran: Ran, name: str, limits: Limits) -> BnrError:
    place, cell = Place(file=name), ran.cell
    if ran.findings is not None and ran.error in _OURS:
        return _OURS[ran.error](*map(as_finding, ran.findings))
    if ran.problem == "time":
        return RunFailed(found("out_of_time", place, seconds=f"{limits.cell_seconds:g}"))
    if ran.problem == "memory":
        return RunFailed(found("out_of_memory", place, cell=cell, mib=limits.memory_mib))
    if ran.problem == "output":
        return RunFailed(found("too_much_output", place, cell=cell, mib=limits.output_mib))
    if ran.problem == "stopped":
        return RunFailed(found("cell_failed", place, cell=cell, problem="exit()"))
    if ran.problem == "died":
        return RunFailed(found("kernel_died", place, problem=ran.said))
    return RunFailed(found("cell_failed", place, cell=cell, problem=ran.said))


def prove_complete(notebook: Notebook, name: str) -> None:
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
