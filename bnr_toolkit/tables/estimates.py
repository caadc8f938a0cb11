"""One count and its intervals → a table, one row a method."""

from __future__ import annotations

from bnr_toolkit.facts import estimates_fact_id
from bnr_toolkit.language import chance_digits
from bnr_toolkit.results import Estimates, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import (
    estimates_caption,
    estimates_notes,
    interval_method_label,
    interval_method_use,
    phrase,
)

_COLUMNS = ("method", "low", "high", "use")


@described
def estimates(estimates: Estimates, language: str) -> Table:
    """Each method with both bounds, in decimals, and what it is for."""
    rows = tuple(
        Row(
            (
                interval_method_label(one.method, language),
                chance_digits(one.interval.low, language),
                chance_digits(one.interval.high, language),
                interval_method_use(one.method, language),
            )
        )
        for one in estimates.estimates
    )
    measures = [f"{one.method}.{end}" for one in estimates.estimates for end in ("low", "high")]
    measures += ["approved", "decided", *(["bound"] if estimates.bound is not None else [])]
    return Table(
        caption=estimates_caption(estimates, language),
        language=language,
        columns=tuple(phrase(language, f"estimates.{name}") for name in _COLUMNS),
        numeric=tuple(name in ("low", "high") for name in _COLUMNS),
        rows=rows,
        notes=estimates_notes(estimates, language),
        stamp=estimates.stamp,
        facts=tuple(estimates_fact_id(estimates, measure) for measure in measures),
    )
