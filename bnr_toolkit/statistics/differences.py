"""Intervals for the difference of two independent proportions. Different ads in the two groups; never the same ads."""

from __future__ import annotations

from collections.abc import Callable
from math import acos, copysign, cos, hypot, pi, sqrt

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.proportions import normal_quantile, refuse_impossible, wilson
from bnr_toolkit.statistics.roots import first_that_holds


def newcombe(approved_a: int, decided_a: int, approved_b: int, decided_b: int, confidence: float = 0.95) -> Interval:
    """Newcombe's hybrid score interval for the first proportion minus the second.

    Method: Newcombe 1998 (Statistics in Medicine 17:873), method 10: the
    distances to both Wilson bounds, squared and added. Impossible input raises
    ValueError.

    >>> bounds = newcombe(6, 7, 2, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.0582, 0.8062)
    """
    first, second = wilson(approved_a, decided_a, confidence), wilson(approved_b, decided_b, confidence)
    share_a, share_b = approved_a / decided_a, approved_b / decided_b
    difference = share_a - share_b
    low = difference - hypot(share_a - first.low, second.high - share_b)
    high = difference + hypot(first.high - share_a, share_b - second.low)
    return Interval(max(-1.0, low), min(1.0, high))


def miettinen_nurminen(
    approved_a: int, decided_a: int, approved_b: int, decided_b: int, confidence: float = 0.95
) -> Interval:
    """The score interval with the correction N / (N - 1) for the first proportion minus the second.

    Method: Miettinen and Nurminen 1985 (Statistics in Medicine 4:213).
    Impossible input raises ValueError.

    >>> bounds = miettinen_nurminen(6, 7, 2, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.0342, 0.8534)
    """
    both = decided_a + decided_b
    factor = both / (both - 1) if both > 1 else 1.0
    return _score_interval(approved_a, decided_a, approved_b, decided_b, confidence, factor)


def mee(approved_a: int, decided_a: int, approved_b: int, decided_b: int, confidence: float = 0.95) -> Interval:
    """The score interval without a correction for the first proportion minus the second.

    Method: Mee 1984 (Biometrics 40:1175). Impossible input raises ValueError.

    >>> bounds = mee(6, 7, 2, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.0544, 0.8478)
    """
    return _score_interval(approved_a, decided_a, approved_b, decided_b, confidence, 1.0)


def _score_interval(
    approved_a: int, decided_a: int, approved_b: int, decided_b: int, confidence: float, factor: float
) -> Interval:
    """The differences that the score test does not reject."""
    refuse_impossible(approved_a, decided_a, confidence)
    refuse_impossible(approved_b, decided_b, confidence)
    share_a, share_b = approved_a / decided_a, approved_b / decided_b
    observed = share_a - share_b
    limit = normal_quantile(confidence) ** 2 * factor

    def is_kept(difference: float) -> bool:
        """Whether the squared distance is within the limit; multiplied out, for the variance may be 0."""
        likely_a = constrained_estimate(share_a, decided_a, share_b, decided_b, difference)
        likely_b = likely_a - difference
        variance = likely_a * (1 - likely_a) / decided_a + likely_b * (1 - likely_b) / decided_b
        return (observed - difference) ** 2 <= limit * max(0.0, variance)

    def mirrored(difference: float) -> bool:
        return is_kept(-difference)

    low = _outermost(is_kept, observed)
    high = -_outermost(mirrored, -observed)
    return Interval(low, high)


def _outermost(is_kept: Callable[[float], bool], observed: float) -> float:
    """The lowest difference that is kept, between -1 and the observed one (which always is)."""
    return first_that_holds(lambda difference: difference >= observed or is_kept(difference), -1.0, observed)


def constrained_estimate(share_a: float, decided_a: int, share_b: float, decided_b: int, difference: float) -> float:
    """The likeliest first chance among all pairs of chances that differ by ``difference``.

    Method: the root of the likelihood's cubic in closed form, Farrington and
    Manning 1990 (Statistics in Medicine 9:1447, appendix).

    >>> round(constrained_estimate(6 / 7, 7, 2 / 7, 7, 0.0), 4)  # no difference: both together
    0.5714
    """
    ratio = decided_b / decided_a
    cubic = 1 + ratio
    square = -(1 + ratio + share_a + ratio * share_b + difference * (ratio + 2))
    linear = difference * difference + difference * (2 * share_a + ratio + 1) + share_a + ratio * share_b
    constant = -share_a * difference * (1 + difference)
    # The three real roots of a cubic by cosines; the middle one is between the bounds that both chances set.
    turn = -square / (3 * cubic)
    offset = -(turn**3) - square * linear / (6 * cubic**2) + constant / (2 * cubic)
    radius = copysign(sqrt(max(0.0, turn * turn - linear / (3 * cubic))), offset)
    if radius == 0:
        likely = turn
    else:
        likely = 2 * radius * cos((pi + acos(max(-1.0, min(1.0, offset / radius**3)))) / 3) + turn
    # Rounding may leave it a hair outside the chances that are possible.
    return min(max(likely, 0.0, difference), 1.0, 1.0 + difference)
