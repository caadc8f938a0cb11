"""Intervals for one proportion, and the one-sided bound where none or all were approved.

scipy is imported where it is used: the default method is the standard library's
arithmetic, and a count by Wilson never loads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import expm1, log, sqrt
from statistics import NormalDist
from types import MappingProxyType

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.roots import first_that_holds

METHODS = ("wilson", "clopper_pearson", "jeffreys", "mid_p")
"""The methods that may stand in a result."""


def proportion_interval(approved: int, decided: int, confidence: float = 0.95, method: str = "wilson") -> Interval:
    """The interval for ``approved`` of ``decided`` by one of :data:`METHODS`.

    It is about repeating the same test, and assumes that decisions were made
    separately, each with the same chance. Raises ValueError for an impossible
    count or confidence, and for a method that there is not.

    >>> bounds = proportion_interval(6, 7, method="jeffreys")
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.4992, 0.9841)
    >>> proportion_interval(6, 7, method="wald")
    Traceback (most recent call last):
    ...
    ValueError: 'wald' is no method for an interval: need one of wilson, clopper_pearson, jeffreys, mid_p
    """
    if method not in _INTERVALS:
        raise ValueError(f"{method!r} is no method for an interval: need one of {', '.join(METHODS)}")
    return _INTERVALS[method](approved, decided, confidence)


def wilson(approved: int, decided: int, confidence: float = 0.95) -> Interval:
    """The Wilson score interval for ``approved`` of ``decided``.

    Method: Wilson 1927; recommended for small n by Brown, Cai and DasGupta
    2001 (Statistical Science 16:101). It assumes that decisions were made
    separately, each with the same chance. Impossible input is refused with a
    ValueError, never answered with a number.

    >>> bounds = wilson(6, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.4869, 0.9743)
    >>> wilson(5, 4)
    Traceback (most recent call last):
    ...
    ValueError: 5 approved of 4 decided is impossible: need 0 <= approved <= decided and decided >= 1
    """
    refuse_impossible(approved, decided, confidence)
    z = normal_quantile(confidence)
    share = approved / decided
    shrink = 1 + z * z / decided
    centre = (share + z * z / (2 * decided)) / shrink
    half_width = z / shrink * sqrt(share * (1 - share) / decided + z * z / (4 * decided * decided))
    # The bounds hold the share itself, also where rounding would put it a hair outside.
    low = 0.0 if approved == 0 else min(share, max(0.0, centre - half_width))
    high = 1.0 if approved == decided else max(share, min(1.0, centre + half_width))
    return Interval(low, high)


def clopper_pearson(approved: int, decided: int, confidence: float = 0.95) -> Interval:
    """The Clopper–Pearson interval, which holds its level whatever the true chance is.

    Method: Clopper and Pearson 1934 (Biometrika 26:404), as quantiles of the beta distribution.
    Impossible input is refused with a ValueError.

    >>> bounds = clopper_pearson(6, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.4213, 0.9964)
    """
    refuse_impossible(approved, decided, confidence)
    from scipy.special import betainccinv, betaincinv

    tail = (1 - confidence) / 2
    low = float(betaincinv(approved, decided - approved + 1, tail)) if approved else 0.0
    high = float(betainccinv(approved + 1, decided - approved, tail)) if approved < decided else 1.0
    return Interval(low, high)


def jeffreys(approved: int, decided: int, confidence: float = 0.95) -> Interval:
    """The equal-tailed Jeffreys interval; where none or all were approved, the open end is 0 or 1.

    Method: Brown, Cai and DasGupta 2001 (Statistical Science 16:101, section
    3.1.3), quantiles of the beta distribution with half an approval and half a
    rejection added. Impossible input is refused with a ValueError.

    >>> bounds = jeffreys(6, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.4992, 0.9841)
    >>> jeffreys(0, 8).low
    0.0
    """
    refuse_impossible(approved, decided, confidence)
    from scipy.special import betainccinv, betaincinv

    tail = (1 - confidence) / 2
    share = approved / decided
    shape = (approved + 0.5, decided - approved + 0.5)
    # At a low confidence the tails of a skew distribution leave the share itself out; the bounds hold it all the same.
    low = min(share, float(betaincinv(*shape, tail))) if approved else 0.0
    high = max(share, float(betainccinv(*shape, tail))) if approved < decided else 1.0
    return Interval(low, high)


def mid_p(approved: int, decided: int, confidence: float = 0.95) -> Interval:
    """The mid-P interval: Clopper–Pearson that counts half of the chance of the very count observed.

    Method: Lancaster 1961 (JASA 56:223) for the tail, Berry and Armitage 1995
    (The Statistician 44:417) for the interval. Impossible input is refused with
    a ValueError.

    >>> bounds = mid_p(6, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.4698, 0.9929)
    """
    refuse_impossible(approved, decided, confidence)
    return Interval(
        _lower_mid_p(approved, decided, confidence),
        1 - _lower_mid_p(decided - approved, decided, confidence),
    )


def _lower_mid_p(approved: int, decided: int, confidence: float) -> float:
    """The chance at which more approvals than observed, with half of as many, are as rare as the tail."""
    from scipy.special import betainc

    if approved == 0:
        return 0.0
    tail = (1 - confidence) / 2
    rejected = decided - approved

    def is_common_enough(chance: float) -> bool:
        as_many_or_more = float(betainc(approved, rejected + 1, chance))
        more = float(betainc(approved + 1, rejected, chance)) if rejected else 0.0
        return (as_many_or_more + more) / 2 >= tail

    return min(approved / decided, first_that_holds(is_common_enough, 0.0, 1.0))


def one_sided_bound(approved: int, decided: int, confidence: float = 0.95) -> float:
    """Of none approved: the highest chance that still goes with it; of all approved: the lowest.

    At that chance, the count observed has a chance of exactly ``1 - confidence``.
    Method: the exact one-sided bound of Clopper and Pearson 1934 (Biometrika
    26:404), of which the rule of three is the rough form (Hanley and
    Lippman-Hand 1983, JAMA 249:1743). Any other count raises a ValueError: its
    interval has two ends.

    >>> round(one_sided_bound(0, 7), 4), round(one_sided_bound(7, 7), 4)
    (0.3482, 0.6518)
    >>> one_sided_bound(6, 7)
    Traceback (most recent call last):
    ...
    ValueError: 6 approved of 7 decided has no one-sided bound: need none approved or all
    """
    refuse_impossible(approved, decided, confidence)
    if 0 < approved < decided:
        raise ValueError(f"{approved} approved of {decided} decided has no one-sided bound: need none approved or all")
    root = log(1 - confidence) / decided
    return -expm1(root) if approved == 0 else 1 + expm1(root)


def refuse_impossible(approved: int, decided: int, confidence: float) -> None:
    """Raise ValueError for a count or a confidence that cannot be."""
    if not (0 <= approved <= decided and decided >= 1):
        raise ValueError(
            f"{approved} approved of {decided} decided is impossible: need 0 <= approved <= decided and decided >= 1"
        )
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence} is impossible: need a number between 0 and 1")


def normal_quantile(confidence: float) -> float:
    """How many standard deviations a two-sided interval of this level reaches.

    >>> round(normal_quantile(0.95), 4)
    1.96
    """
    # From the lower tail: the upper one is 1 in floating point long before the confidence is.
    return -NormalDist().inv_cdf((1 - confidence) / 2)


_INTERVALS: Mapping[str, Callable[[int, int, float], Interval]] = MappingProxyType(
    {"wilson": wilson, "clopper_pearson": clopper_pearson, "jeffreys": jeffreys, "mid_p": mid_p}
)
