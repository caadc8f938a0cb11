"""How likely a test of two groups of different ads shows a difference that is there: exact, over all tables."""

from __future__ import annotations

import numpy
from numpy.typing import NDArray

from bnr_toolkit.statistics.fisher import Floats, fisher_order
from bnr_toolkit.statistics.unconditional import binomial_chances, rejected_tables

TESTS = ("fisher_boschloo", "fisher", "fisher_mid_p")
"""The tests whose power can be asked."""
SURE_DECIMALS = 12
"""Decimals that are the same on every machine."""


def power_different_ads(
    rate_a: float, rate_b: float, n: int, alpha: float = 0.05, test: str = "fisher_boschloo"
) -> float:
    """The chance that the test rejects "no difference" at ``alpha``, with ``n`` ads in each of the two groups.

    ``rate_a`` and ``rate_b`` are the true chances of approval; decisions are
    taken to be made separately. Method: the chances of all tables that the test
    rejects, added up; nothing is approximated. Raises ValueError for a chance
    outside 0 to 1, fewer than one ad, a level outside 0 to 1 or another test.

    >>> round(power_different_ads(0.9, 0.3, 10, test="fisher"), 3)
    0.667
    >>> round(power_different_ads(0.9, 0.3, 10), 3)
    0.824
    """
    if not (0 <= rate_a <= 1 and 0 <= rate_b <= 1):
        raise ValueError(f"chances {rate_a} and {rate_b} are impossible: need numbers from 0 to 1")
    if n < 1:
        raise ValueError(f"{n} ads in each group is impossible: need at least 1")
    if not 0 < alpha < 1:
        raise ValueError(f"level {alpha} is impossible: need a number between 0 and 1")
    if test not in TESTS:
        raise ValueError(f"{test!r} is no test: need one of {', '.join(TESTS)}")
    rejected = rejected_tables(n, n, alpha) if test == "fisher_boschloo" else _rejected_by_fisher(n, alpha, test)
    chances_a, chances_b = binomial_chances(n, numpy.array([rate_a, rate_b]))
    # A processor adds in an order of its own, which shows in the last digits; a published number has none of those.
    return round(min(1.0, float(chances_a @ rejected @ chances_b)), SURE_DECIMALS)


def _rejected_by_fisher(n: int, alpha: float, test: str) -> NDArray[numpy.bool_]:
    order = fisher_order(n, n)
    p: Floats = order.p if test == "fisher" else order.mid_p
    rejected: NDArray[numpy.bool_] = p <= alpha
    return rejected
