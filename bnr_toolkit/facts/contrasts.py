"""The numbers of two bare counts beside each other: the counts, their difference, every p and every bound."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Contrast, ContrastTest, Estimate, Fact

_USUAL = 0.95
SMALLEST_P = 0.001
"""Below this a p is not written out: "less than" is enough."""

_DIFFERENCE = "approved_a / decided_a - approved_b / decided_b"


def contrast_fact_id(contrast: Contrast, measure: str) -> str:
    """The id of one number: both counts, the level when it is not the usual one, and the measure.

    Such as ``contrast.6_of_7_v_2_of_7.fisher_boschloo.p``.
    """
    counts = f"{contrast.approved_a}_of_{contrast.decided_a}_v_{contrast.approved_b}_of_{contrast.decided_b}"
    level = [] if contrast.confidence == _USUAL else [f"at_{contrast.confidence:g}"]
    return ".".join(["contrast", counts, *level, measure])


def contrast_measures(contrast: Contrast) -> tuple[str, ...]:
    """All measures of a contrast, for a table that shows them all."""
    return tuple(measure for measure, _, _ in _measures(contrast))


def of_contrast(contrast: Contrast) -> Iterator[Fact]:
    """The counts, their difference, the level, and what every method gives."""
    for measure, value, formula in _measures(contrast):
        yield Fact(contrast_fact_id(contrast, measure), value, formula, "", ())


def _measures(contrast: Contrast) -> Iterator[tuple[str, int | float, str]]:
    for name in ("approved_a", "decided_a", "approved_b", "decided_b"):
        yield name, getattr(contrast, name), "given"
    yield "difference", contrast.difference, _DIFFERENCE
    yield "level", round(1 - contrast.confidence, 12), "1 - confidence"
    yield "smallest_p", SMALLEST_P, "below this a p-value is not written out"
    for test in (ContrastTest("fisher_boschloo", contrast.p), *contrast.other_tests):
        yield f"{test.method}.p", test.p, f"two-sided p-value of the {test.method} test for two groups of different ads"
    for one in (Estimate("fisher_boschloo", contrast.interval), *contrast.other_intervals):
        method = f"{one.method} interval at {contrast.confidence:g} for the first chance minus the second"
        yield f"{one.method}.low", one.interval.low, f"lower bound of the {method}"
        yield f"{one.method}.high", one.interval.high, f"upper bound of the {method}"
