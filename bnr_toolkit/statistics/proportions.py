"""Intervals for one proportion, in the standard library's arithmetic."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from bnr_toolkit.results import Interval


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
    if not (0 <= approved <= decided and decided >= 1):
        raise ValueError(
            f"{approved} approved of {decided} decided is impossible: need 0 <= approved <= decided and decided >= 1"
        )
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence} is impossible: need a number between 0 and 1")
    # From the lower tail: the upper one is 1 in floating point long before the confidence is.
    z = -NormalDist().inv_cdf((1 - confidence) / 2)
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

    >>> bounds = clopper_pearson(6, 7)
    >>> round(bounds.low, 4), round(bounds.high, 4)
    (0.4213, 0.9964)
    """
    from scipy.special import betaincinv

    tail = (1 - confidence) / 2
    low = float(betaincinv(approved, decided - approved + 1, tail)) if approved else 0.0
    high = float(betaincinv(approved + 1, decided - approved, 1 - tail)) if approved < decided else 1.0
    return Interval(low, high)
