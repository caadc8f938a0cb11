"""The charts of a record: which there are, and in which outlets each is shown."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit import figures, tables
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.report.answers import Answers
from bnr_toolkit.results import Figure, TableImage, UnitRows

SOCIAL = (UnitRows, TableImage)
"""What a post may show: rows of dots, which need no explanation, and a table."""


def charts(answers: Answers, language: str) -> tuple[Figure, ...]:
    """Every chart that this record carries, each under a name of its own; what it cannot carry is not among them."""
    return tuple(figure for figure in _all(answers, language) if not figure.is_empty)


def _all(answers: Answers, language: str) -> Iterator[Figure]:
    yield figures.rates(answers.total, language)
    if answers.rates.by:
        yield figures.rates(answers.rates, language)
    yield _intervals(answers, language)
    yield figures.tiles(answers.grid, language)
    yield figures.stages(answers.histories, language)
    yield figures.timeline(answers.histories, language)
    yield figures.durations(answers.durations, language)
    yield figures.controls(answers.controls, language)
    yield figures.table(tables.rates(answers.rates, language), language, name="approvals-table")


def _intervals(answers: Answers, language: str) -> Figure:
    """By what was asked; by platform where the same ideas count more than once in a group and allow no interval."""
    asked = figures.intervals(answers.rates, language)
    return figures.intervals(answers.grid.by_platform, language) if asked.is_empty else asked


def is_shown_in(figure: Figure, outlet: Outlet) -> bool:
    """Whether this chart is one for this outlet: a link shows one row, a post rows of dots, a page everything.

    A table is a picture only where there is no other place for it: on paper and
    on a page it is text.
    """
    if not outlet.social:
        return not isinstance(figure.body, TableImage)
    if not isinstance(figure.body, SOCIAL):
        return False
    return outlet.most_rows != 1 or (isinstance(figure.body, UnitRows) and figure.body.size == 1)
