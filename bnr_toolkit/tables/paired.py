"""The same ads in two groups, as bare counts → tables: by every method, and every way that fits published totals."""

from __future__ import annotations

from bnr_toolkit.facts import (
    paired_bounds_fact_id,
    paired_bounds_measures,
    paired_contrast_fact_id,
    paired_contrast_measures,
)
from bnr_toolkit.results import Interval, PairedBounds, PairedContrast, Row, Table
from bnr_toolkit.tables.comparisons import NOTHING, p_words, signed
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import paired_bounds_caption, paired_contrast_caption, phrase

_CELLS = ("both", "only_first", "only_second", "neither")


@described
def paired_contrast(contrast: PairedContrast, language: str) -> Table:
    """The deciding test and its interval first; then its exact twin, and the intervals for the difference."""
    alpha = 1 - contrast.confidence
    tests = (("mcnemar_mid_p", contrast.p), ("mcnemar_exact", contrast.twin))
    said = [
        (phrase(language, "paired.p_of", method=_method(name, language)), p_words(p, language, alpha), name)
        for name, p in tests
    ]
    apart = _said(contrast.interval, language, 0.5)
    said.insert(1, (phrase(language, "paired.interval_apart"), apart, "mcnemar_mid_p"))
    said += [
        (phrase(language, "paired.difference", method=_method(one.method, language)), _said(one.interval, language), "")
        for one in contrast.others
    ]
    rows = tuple(
        Row((name, value, phrase(language, "contrast.yes" if method == "mcnemar_mid_p" else "contrast.no")))
        for name, value, method in said
    )
    names = ("method", "outcome", "decides")
    return Table(
        caption=paired_contrast_caption(contrast, language),
        language=language,
        columns=tuple(phrase(language, f"contrast.{name}") for name in names),
        numeric=tuple(name == "outcome" for name in names),
        rows=rows,
        notes=(phrase(language, "comparison.assumption"),),
        stamp=contrast.stamp,
        facts=tuple(paired_contrast_fact_id(contrast, name) for name in paired_contrast_measures(contrast)),
    )


@described
def paired_bounds(bounds: PairedBounds, language: str) -> Table:
    """One row for each way in which the published totals can have come about."""
    alpha = 1 - bounds.confidence
    rows = tuple(
        Row(
            (
                *(str(getattr(table.pairs, name)) for name in _CELLS),
                p_words(table.p, language, alpha),
                p_words(table.twin, language, alpha),
            )
        )
        for table in bounds.tables
    )
    names = (*_CELLS, "p", "twin")
    return Table(
        caption=paired_bounds_caption(bounds, language),
        language=language,
        columns=tuple(phrase(language, f"totals.{name}") for name in names),
        numeric=(True,) * len(names),
        rows=rows,
        notes=(),
        stamp=bounds.stamp,
        facts=tuple(paired_bounds_fact_id(bounds, name) for name in paired_bounds_measures(bounds)),
    )


def _method(name: str, language: str) -> str:
    return phrase(language, f"paired_method.{name}")


def _said(interval: Interval | None, language: str, unlike: float = 0.0) -> str:
    if interval is None:
        return NOTHING
    low, high = (signed(bound, language, unlike) for bound in (interval.low, interval.high))
    return phrase(language, "contrast.from_to", low=low, high=high)
