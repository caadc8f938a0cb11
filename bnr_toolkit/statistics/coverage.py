"""How often an interval holds the true chance: exact, over all true chances, nothing simulated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import comb, fsum, sqrt

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.proportions import METHODS, normal_quantile, proportion_interval, refuse_impossible

COMPARED = (*METHODS, "wald")
"""The methods whose coverage can be asked: those that may stand in a result, and Wald's."""

SAME = 1e-12
"""Bounds nearer to one another than this are one: rounding has parted them."""


def wald(approved: int, decided: int, confidence: float = 0.95) -> Interval:
    """Wald's interval: the share, give or take a multiple of its estimated error. For comparison only, never used.

    Method: Laplace 1812; shown to be wrong for small counts by Brown, Cai and
    DasGupta 2001 (Statistical Science 16:101). It reaches below 0 and above 1,
    and where none or all were approved it has no width at all.

    >>> bounds = wald(6, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.5979, 1.1164)
    """
    refuse_impossible(approved, decided, confidence)
    share = approved / decided
    half_width = normal_quantile(confidence) * sqrt(share * (1 - share) / decided)
    return Interval(share - half_width, share + half_width)


def intervals(method: str, decided: int, confidence: float = 0.95) -> tuple[Interval, ...]:
    """The interval of each count that is possible: 0, 1, … ``decided`` approved."""
    if method == "wald":
        return tuple(wald(approved, decided, confidence) for approved in range(decided + 1))
    return tuple(proportion_interval(approved, decided, confidence, method) for approved in range(decided + 1))


def coverage_at(chance: float, bounds: Sequence[Interval]) -> float:
    """How often the intervals of all possible counts hold the true chance, when that is ``chance``.

    >>> round(coverage_at(0.9, intervals("wald", 7)), 2), round(coverage_at(0.9, intervals("wilson", 7)), 2)
    (0.52, 0.97)
    """
    held = [approved for approved, one in enumerate(bounds) if one.low <= chance <= one.high]
    return _chance_of(held, len(bounds) - 1, chance)


def mean_coverage(bounds: Sequence[Interval]) -> float:
    """The average of the coverage over all true chances from 0 to 1, each weighing the same.

    Method: the integral in closed form, by incomplete beta functions (Brown,
    Cai and DasGupta 2001 average in the same way).
    """
    from scipy.special import betainc

    decided = len(bounds) - 1
    return fsum(
        float(
            betainc(approved + 1, decided - approved + 1, min(1.0, one.high))
            - betainc(approved + 1, decided - approved + 1, max(0.0, one.low))
        )
        for approved, one in enumerate(bounds)
    ) / (decided + 1)


def least_coverage(bounds: Sequence[Interval]) -> float:
    """The coverage at the worst true chance between 0 and 1.

    Method: between two neighbouring bounds the same counts hold the chance, and
    the chance of a run of counts rises and then falls; so the worst is reached
    at a bound, coming from one of its sides (Wang 2007, Statistica Sinica 17:361).
    """
    decided = len(bounds) - 1
    ends = sorted({0.0, 1.0, *(end for one in bounds for end in (one.low, one.high) if 0 < end < 1)})
    edges = [0.0, *(after for before, after in pairwise(ends) if after - before > SAME)]
    least = 1.0
    for start, stop in pairwise(edges):
        middle = (start + stop) / 2
        held = [approved for approved, one in enumerate(bounds) if one.low <= middle <= one.high]
        least = min(least, _chance_of(held, decided, start), _chance_of(held, decided, stop))
    return least


def _chance_of(counts: Sequence[int], decided: int, chance: float) -> float:
    """The binomial chance that the count is one of these."""
    return min(1.0, fsum(comb(decided, count) * chance**count * (1 - chance) ** (decided - count) for count in counts))
