"""The difference of two shares of the same ads: intervals for the methods page, which decide nothing."""

from __future__ import annotations

from math import sqrt

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.proportions import normal_quantile, refuse_impossible, wilson
from bnr_toolkit.statistics.roots import first_that_holds


def newcombe_paired(both: int, only_first: int, only_second: int, neither: int, confidence: float = 0.95) -> Interval:
    """Newcombe's interval for the first share minus the second, of ideas decided in both groups.

    Method: Newcombe 1998 (Statistics in Medicine 17:2635, method 10): the
    Wilson intervals of both shares, joined with their correlation phi, which is
    corrected for continuity. Raises ValueError for a negative count, no ideas
    or an impossible confidence.

    >>> bounds = newcombe_paired(59, 6, 16, 80)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (-0.1186, -0.0046)
    """
    ideas = _ideas(both, only_first, only_second, neither)
    first, second = both + only_first, both + only_second
    one, other = wilson(first, ideas, confidence), wilson(second, ideas, confidence)
    share, other_share = first / ideas, second / ideas
    phi = _phi(both, only_first, only_second, neither)
    down, other_up = share - one.low, other.high - other_share
    up, other_down = one.high - share, other_share - other.low
    difference = (only_first - only_second) / ideas
    below = sqrt(max(0.0, down * down - 2 * phi * down * other_up + other_up * other_up))
    above = sqrt(max(0.0, up * up - 2 * phi * up * other_down + other_down * other_down))
    return Interval(difference - below, difference + above)


def _phi(both: int, only_first: int, only_second: int, neither: int) -> float:
    """The correlation of both decisions, corrected for continuity as Newcombe's method 10 asks."""
    ideas = both + only_first + only_second + neither
    first, second = both + only_first, both + only_second
    margins = first * second * (ideas - first) * (ideas - second)
    if margins == 0:
        return 0.0
    determinant: float = both * neither - only_first * only_second
    if determinant > 0:
        determinant = max(determinant - ideas / 2, 0.0)
    return determinant / sqrt(margins)


def tango(both: int, only_first: int, only_second: int, neither: int, confidence: float = 0.95) -> Interval:
    """Tango's score interval for the first share minus the second, of ideas decided in both groups.

    Method: Tango 1998 (Statistics in Medicine 17:891): every difference that
    the score test does not reject, with the likeliest chances under that
    difference in closed form. Raises ValueError as :func:`newcombe_paired` does.

    >>> bounds = tango(59, 6, 16, 80)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (-0.124, -0.0054)
    """
    ideas = _ideas(both, only_first, only_second, neither)
    refuse_impossible(both, ideas, confidence)
    limit = normal_quantile(confidence)
    observed = (only_first - only_second) / ideas

    def accepted_below(difference: float) -> bool:
        return _score(only_first, only_second, ideas, difference) <= limit

    def rejected_above(difference: float) -> bool:
        return _score(only_first, only_second, ideas, difference) < -limit

    return Interval(first_that_holds(accepted_below, -1.0, observed), first_that_holds(rejected_above, observed, 1.0))


def _score(only_first: int, only_second: int, ideas: int, difference: float) -> float:
    """How far the observed difference is above this one, in standard deviations under this one."""
    off_second = _likeliest(only_first, only_second, ideas, difference)
    variance = ideas * (2 * off_second + difference * (1 - difference))
    distance = only_first - only_second - ideas * difference
    if variance <= 0:
        return 0.0 if distance == 0 else float("inf") if distance > 0 else float("-inf")
    return distance / sqrt(variance)


def _likeliest(only_first: int, only_second: int, ideas: int, difference: float) -> float:
    """The likeliest chance of "second alone" when the shares differ so much: the root of a square."""
    square = 2 * ideas
    linear = -only_first - only_second + (2 * ideas - only_first + only_second) * difference
    constant = -only_second * difference * (1 - difference)
    root = sqrt(max(0.0, linear * linear - 4 * square * constant))
    return max(0.0, (root - linear) / (2 * square))


def _ideas(*counts: int) -> int:
    if min(counts) < 0 or sum(counts) < 1:
        raise ValueError(f"ideas {counts} are impossible: need counts of 0 or more, and at least one idea")
    return sum(counts)
