"""Every page that the toolkit makes, as one table: its notebook, its parameters, and what it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bnr_toolkit.ledger import Ledger
from bnr_toolkit.rates import approval_rates, beside, published_probes
from bnr_toolkit.redact import for_audience
from bnr_toolkit.report.answers import answers
from bnr_toolkit.report.schemas import CompareParameters, MethodsParameters, PageParameters, Parameters

Rehearsal = Callable[[Any, Mapping[str, Ledger]], None]


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page.

    ``name`` starts the names of its files and ``notebook`` makes it.
    ``figures`` are the names of the charts that it may draw. ``rehearse`` does
    what the notebook will do with the records, by the name of the parameter
    that names them: what would be refused there is refused before the start.
    """

    name: str
    notebook: str
    schema: type[PageParameters]
    figures: tuple[str, ...]
    rehearse: Rehearsal


def kind_of(parameters: PageParameters) -> PageKind:
    """The page that these parameters are for.

    >>> kind_of(MethodsParameters()).notebook
    'notebooks/methods.ipynb'
    """
    return next(kind for kind in PAGES if isinstance(parameters, kind.schema))


def _count(parameters: Parameters, records: Mapping[str, Ledger]) -> None:
    """The counts, histories and comparisons of a report."""
    answers(records["probe"], parameters)


def _side_by_side(parameters: CompareParameters, records: Mapping[str, Ledger]) -> None:
    """One's own count among those that others published."""
    published = published_probes(records["published"], parameters.platform, parameters.country, parameters.year)
    rates = for_audience(approval_rates(records["probe"], "platform,language"), parameters.audience)
    for_audience(beside(published, rates, parameters.same_as), parameters.audience)


def _nothing(parameters: PageParameters, records: Mapping[str, Ledger]) -> None:
    """A page without a record has nothing that could be refused."""


_PUBLISHED = ("published-tests", *(f"published-tests-{number}" for number in range(1, 10)))
"""One chart, or several when there are too many counts for one."""

REPORT_FIGURES = (
    *("approvals-total", "approvals", "intervals", "tiles", "after-questions", "timeline", "durations", "controls"),
)
"""The charts that a report may show; a record without several platforms or without times has fewer."""

PAGES = (
    PageKind("report", "notebooks/report.ipynb", Parameters, REPORT_FIGURES, _count),
    PageKind("methods", "notebooks/methods.ipynb", MethodsParameters, ("coverage",), _nothing),
    PageKind("compare", "notebooks/compare.ipynb", CompareParameters, _PUBLISHED, _side_by_side),
)
"""A new page is a schema, a notebook and a line here."""
