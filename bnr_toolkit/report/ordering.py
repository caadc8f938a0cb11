"""What is asked for → reports to make, each with a name, a place and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bnr_toolkit.files import shipped
from bnr_toolkit.reading.source import record_name
from bnr_toolkit.report.approved import refuse_unapproved
from bnr_toolkit.report.batch import Order
from bnr_toolkit.report.cache import made_of
from bnr_toolkit.report.engine import load_notebook
from bnr_toolkit.report.forked import Limits
from bnr_toolkit.report.parcels import packed
from bnr_toolkit.report.schemas import PageParameters
from bnr_toolkit.report.tasks import Task


def orders_for(
    asked: Sequence[Sequence[PageParameters]],
    output: Path | None,
    notebook: Path | None = None,
    *,
    limits: Limits | None = None,
    pack: Callable[[Task], Task] = lambda task: task,
) -> tuple[Order, ...]:
    """An order for every report: its pages in each language together.

    Under ``output`` each probe has a folder of its own; without it reports go
    to ``reports/<probe>/`` and charts to ``figures/<probe>/``. ``pack`` adds to
    a task what has to travel with it, just before it does.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` when the notebook is none,
    or neither ours nor approved here.
    """
    if notebook is not None:
        refuse_unapproved(load_notebook(notebook), notebook.name)
    parcel = None if notebook is None else packed(notebook)
    orders = []
    for pages in asked:
        probe = record_name(Path(str(pages[0].model_dump()["probe"])))
        folder = None if output is None else output / probe
        name = f"{probe}/report{pages[0].suffix}"
        task = Task(name, tuple(pages), folder, notebook=parcel, limits=limits or Limits())
        source = notebook or shipped("notebooks/report.ipynb")
        orders.append(Order(task, made_of(pages, folder, source, task.formats), pack))
    return tuple(orders)
