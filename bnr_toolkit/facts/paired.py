"""The numbers of the same ads in two groups, as bare counts: every count, every p and every bound."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Fact, Interval, PairedBounds, PairedContrast, Pairs

_USUAL = 0.95
_CELLS = ("both", "only_first", "only_second", "neither")
_MID_P = "two-sided McNemar mid-P value over the ideas with different decisions"
_EXACT = "two-sided exact conditional McNemar p-value over the ideas with different decisions"
_APART = "interval that inverts the mid-P test, for the chance that a differing idea was approved in the first group"


def paired_contrast_fact_id(contrast: PairedContrast, measure: str) -> str:
    """The id of one number, such as ``paired.3_6_0_1.p``."""
    level = [] if contrast.confidence == _USUAL else [f"at_{contrast.confidence:g}"]
    return ".".join(["paired", _cells(contrast.pairs), *level, measure])


def paired_bounds_fact_id(bounds: PairedBounds, measure: str) -> str:
    """The id of one number, such as ``totals.9_and_6_of_10.least_p``."""
    level = [] if bounds.confidence == _USUAL else [f"at_{bounds.confidence:g}"]
    totals = f"{bounds.approved_first}_and_{bounds.approved_second}_of_{bounds.decided}"
    return ".".join(["totals", totals, *level, measure])


def paired_contrast_measures(contrast: PairedContrast) -> tuple[str, ...]:
    """All measures of it, for a table that shows them all."""
    return tuple(measure for measure, _, _ in _contrast_measures(contrast))


def paired_bounds_measures(bounds: PairedBounds) -> tuple[str, ...]:
    """All measures of it, for a table that shows them all."""
    return tuple(measure for measure, _, _ in _bounds_measures(bounds))


def of_paired_contrast(contrast: PairedContrast) -> Iterator[Fact]:
    """The four counts, the p-values and the bounds."""
    for measure, value, formula in _contrast_measures(contrast):
        yield Fact(paired_contrast_fact_id(contrast, measure), value, formula, "", ())


def of_paired_bounds(bounds: PairedBounds) -> Iterator[Fact]:
    """The totals, every table that fits them, and the p-values at both ends."""
    for measure, value, formula in _bounds_measures(bounds):
        yield Fact(paired_bounds_fact_id(bounds, measure), value, formula, "", ())


def _contrast_measures(contrast: PairedContrast) -> Iterator[tuple[str, int | float, str]]:
    for name in _CELLS:
        yield name, getattr(contrast.pairs, name), "given"
    yield "ideas", contrast.pairs.ideas, "both + only_first + only_second + neither"
    yield "apart", contrast.pairs.only_first + contrast.pairs.only_second, "only_first + only_second"
    yield "level", round(1 - contrast.confidence, 12), "1 - confidence"
    yield "p", contrast.p, _MID_P
    yield "p_exact", contrast.twin, _EXACT
    if contrast.interval is not None:
        yield from _ends("mcnemar_mid_p", contrast.interval, _APART)
    for one in contrast.others:
        yield from _ends(one.method, one.interval, f"{one.method} interval for the first share minus the second")


def _bounds_measures(bounds: PairedBounds) -> Iterator[tuple[str, int | float, str]]:
    for name in ("approved_first", "approved_second", "decided"):
        yield name, getattr(bounds, name), "given"
    yield "level", round(1 - bounds.confidence, 12), "1 - confidence"
    yield "tables", len(bounds.tables), "number of tables that fit the totals"
    yield "least_p", bounds.least_p, f"smallest {_MID_P}, of all tables that fit the totals"
    yield "greatest_p", bounds.greatest_p, f"largest {_MID_P}, of all tables that fit the totals"
    yield "least_p_exact", bounds.least_twin, f"smallest {_EXACT}, of all tables that fit the totals"
    yield "greatest_p_exact", bounds.greatest_twin, f"largest {_EXACT}, of all tables that fit the totals"
    for table in bounds.tables:
        name = _cells(table.pairs)
        for cell in _CELLS:
            yield f"{name}.{cell}", getattr(table.pairs, cell), "a count of one table that fits the totals"
        yield f"{name}.p", table.p, _MID_P
        yield f"{name}.p_exact", table.twin, _EXACT


def _ends(method: str, interval: Interval, what: str) -> Iterator[tuple[str, float, str]]:
    yield f"{method}.low", interval.low, f"lower bound of the {what}"
    yield f"{method}.high", interval.high, f"upper bound of the {what}"


def _cells(pairs: Pairs) -> str:
    return "_".join(str(getattr(pairs, name)) for name in _CELLS)
