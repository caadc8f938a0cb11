"""The counts behind dots with bands: the table of counts, with the narrower intervals beside the interval."""

from __future__ import annotations

from dataclasses import replace

from bnr_toolkit.facts import fact_id, inner_measures
from bnr_toolkit.language import chance_digits
from bnr_toolkit.results import Group, Interval, Rates, Row, Table
from bnr_toolkit.tables.building import rates as counts
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import confidence_words, phrase

_NONE = "–"


@described
def intervals(rates: Rates, language: str) -> Table:
    """The table of counts with a column more for each interval inside the interval; the same where there is none."""
    table = counts(rates, language)
    if not rates.has_intervals or not rates.inner_levels:
        return table
    headers = [
        phrase(language, "table.interval", confidence=confidence_words(level, language)) for level in rates.inner_levels
    ]
    groups = (*rates.groups, rates.total)
    rows = (
        replace(row, cells=(*row.cells, *_cells(rates, group, language)))
        for row, group in zip(table.rows, groups, strict=True)
    )
    ids = [
        fact_id(rates, group.key, measure)
        for group in groups
        if group.inner
        for level in rates.inner_levels
        for measure in inner_measures(level)
    ]
    return replace(
        table,
        columns=(*table.columns, *headers),
        numeric=(*table.numeric, *(True for _ in headers)),
        rows=tuple[Row, ...](rows),
        facts=(*table.facts, *ids),
    )


def _cells(rates: Rates, group: Group, language: str) -> tuple[str, ...]:
    if not group.inner:
        return (_NONE,) * len(rates.inner_levels)
    return tuple(_said(interval, language) for interval in group.inner)


def _said(interval: Interval, language: str) -> str:
    return "–".join(chance_digits(bound, language) for bound in (interval.low, interval.high))
