"""The same ads in two groups: only the ideas on which the groups differ tell anything."""

from __future__ import annotations

from math import comb, nextafter

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.proportions import mid_p


def mcnemar_exact(only_first: int, only_second: int) -> float:
    """The two-sided exact conditional McNemar p-value.

    ``only_first`` ideas were approved in the first group alone, ``only_second``
    in the second alone. If the groups do not differ, each of these falls to
    either side with a chance of one half. Method: McNemar 1947 (Psychometrika
    12:153), in exact binomial arithmetic. Without such ideas p is 1. Raises
    ValueError for a negative count.

    >>> mcnemar_exact(6, 0)
    0.03125
    """
    _check(only_first, only_second)
    discordant = only_first + only_second
    fewer = min(only_first, only_second)
    tail = sum(comb(discordant, count) for count in range(fewer + 1))
    return float(min(1.0, 2 * tail / 2**discordant))


def mcnemar_mid_p(only_first: int, only_second: int) -> float:
    """The two-sided McNemar mid-P value: the exact one, counting what was observed for half.

    The deciding test for the same ads in two groups. Method: Fagerland,
    Lydersen and Laake 2013 (BMC Medical Research Methodology 13:91), who
    recommend it: the exact conditional test is needlessly strict. Without ideas
    on which the groups differ p is 1. Raises ValueError for a negative count.

    >>> mcnemar_mid_p(6, 0), mcnemar_mid_p(5, 2)
    (0.015625, 0.2890625)
    """
    _check(only_first, only_second)
    discordant = only_first + only_second
    fewer = min(only_first, only_second)
    below = sum(comb(discordant, count) for count in range(fewer))
    # 2 * (below + half of the observed count's own chance).
    return float(min(1.0, (2 * below + comb(discordant, fewer)) / 2**discordant))


def discordant_interval(only_first: int, only_second: int, confidence: float = 0.95) -> Interval | None:
    """For which chances that a differing idea goes to the first group the mid-P test would not object.

    One half lies outside exactly when :func:`mcnemar_mid_p` is at most
    1 - ``confidence``: the interval inverts the test. Method: the mid-P interval
    for a proportion, Berry and Armitage 1995 (The Statistician 44:417), over the
    differing ideas alone. None without any. Raises ValueError for a negative
    count or an impossible confidence.

    >>> bounds = discordant_interval(6, 0)
    >>> round(bounds.low, 3), bounds.high
    (0.607, 1.0)
    """
    _check(only_first, only_second)
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence} is impossible: need a number between 0 and 1")
    if only_first + only_second == 0:
        return None
    bounds = mid_p(only_first, only_first + only_second, confidence)
    # Where p is the level exactly, as 0.25 can be, the bound is one half but for rounding: the test has the say.
    if mcnemar_mid_p(only_first, only_second) > 1 - confidence:
        return Interval(min(bounds.low, 0.5), max(bounds.high, 0.5))
    if only_first > only_second:
        return Interval(max(bounds.low, nextafter(0.5, 1.0)), bounds.high)
    return Interval(bounds.low, min(bounds.high, nextafter(0.5, 0.0)))


def _check(only_first: int, only_second: int) -> None:
    if only_first < 0 or only_second < 0:
        raise ValueError(f"{only_first} and {only_second} ideas are impossible: need counts of 0 or more")
