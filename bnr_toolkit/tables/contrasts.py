"""Two bare counts of different ads → a table: one row a method, and which of them decides."""

from __future__ import annotations

from bnr_toolkit.facts import contrast_fact_id, contrast_measures
from bnr_toolkit.results import Contrast, ContrastTest, Estimate, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import contrast_bounds, contrast_caption, contrast_label, contrast_notes, contrast_p, phrase

_COLUMNS = ("method", "outcome", "decides")


@described
def contrast(contrast: Contrast, language: str) -> Table:
    """The deciding test and its interval first; then every other test with its p, and every other interval."""
    tests = (ContrastTest("fisher_boschloo", contrast.p), *contrast.other_tests)
    intervals = (Estimate("fisher_boschloo", contrast.interval), *contrast.other_intervals)
    ordered: tuple[ContrastTest | Estimate, ...] = (tests[0], intervals[0], *tests[1:], *intervals[1:])
    level = 1 - contrast.confidence
    return Table(
        caption=contrast_caption(contrast, language),
        language=language,
        columns=tuple(phrase(language, f"contrast.{name}") for name in _COLUMNS),
        numeric=tuple(name == "outcome" for name in _COLUMNS),
        rows=tuple(_row(one, level, language) for one in ordered),
        notes=contrast_notes(contrast, language),
        stamp=contrast.stamp,
        facts=tuple(contrast_fact_id(contrast, measure) for measure in contrast_measures(contrast)),
    )


def _row(one: ContrastTest | Estimate, level: float, language: str) -> Row:
    if isinstance(one, ContrastTest):
        outcome = contrast_p(one.p, level, language)
    else:
        low, high = contrast_bounds(one.interval, language)
        outcome = phrase(language, "contrast.from_to", low=low, high=high)
    decides = phrase(language, "contrast.yes" if one.method == "fisher_boschloo" else "contrast.no")
    return Row((contrast_label(one, language), outcome, decides))
