"""The score statistic of many tables and many differences at once."""

from __future__ import annotations

import numpy
from numpy.typing import NDArray

from bnr_toolkit.statistics.fisher import Floats, Integers

_TIED = 1e-7
"""Scores closer than this part of them are tied: a tied table is rather taken in than left out."""

Numbers = int | NDArray[numpy.int64]


def scores(decided_a: int, decided_b: int, approved_a: Numbers, approved_b: Numbers, differences: Floats) -> Floats:
    """How far each table is above each difference, in standard deviations at the likeliest pair that differs so much.

    The arguments are broadcast against one another. Differences lie between -1
    and 1, and are not 0. Method: Mee 1984 (Biometrics 40:1175); the likeliest
    pair is the closed root of a cubic, Farrington and Manning 1990 (Statistics
    in Medicine 9:1447, appendix).

    >>> scores(7, 7, 6, 2, numpy.array([0.0544, 0.8478])).round(2).tolist()  # the bounds of Mee's interval
    [1.96, -1.96]
    """
    share_a, share_b, gap = approved_a / decided_a, approved_b / decided_b, differences
    ratio = decided_b / decided_a
    cubic = 1 + ratio
    both = share_a + ratio * share_b
    square = -(1 + ratio + both + gap * (ratio + 2))
    linear = gap * gap + gap * (2 * share_a + ratio + 1) + both
    constant = -share_a * gap * (1 + gap)
    turn = -square / (3 * cubic)
    offset = -turn * turn * turn - square * linear / (6 * cubic**2) + constant / (2 * cubic)
    radius = numpy.copysign(numpy.sqrt((turn * turn - linear / (3 * cubic)).clip(1e-60)), offset)
    angle = numpy.arccos((offset / (radius * radius * radius)).clip(-1, 1))
    likely = 2 * radius * numpy.cos((numpy.pi + angle) / 3) + turn
    likely_a = likely.clip(numpy.maximum(0.0, gap), numpy.minimum(1.0, 1.0 + gap))
    likely_b = likely_a - gap
    variance = likely_a * (1 - likely_a) / decided_a + likely_b * (1 - likely_b) / decided_b
    found: Floats = (share_a - share_b - gap) / numpy.sqrt(variance.clip(1e-300))
    return found


def highest_second_beyond(
    decided_a: int, decided_b: int, approved_a: int, approved_b: int, differences: Floats
) -> Integers:
    """Which tables are at least as far above each difference as this one: a row for each difference.

    The row says, for 0, 1 … approved in the first group, up to how many
    approved in the second the score is at least that of the observed table; -1
    if none. The score falls with every approval in the second group, so the
    number is found by halving.

    >>> highest_second_beyond(2, 2, 1, 0, numpy.array([-0.1])).tolist()
    [[-1, 0, 1]]
    """
    gaps = differences[:, None]
    own = scores(decided_a, decided_b, approved_a, approved_b, gaps)
    limit = own - _TIED * abs(own)
    first = numpy.arange(decided_a + 1)[None, :]
    low = numpy.full((len(differences), decided_a + 1), -1, dtype=numpy.int64)
    high = numpy.full_like(low, decided_b)
    for _ in range((decided_b + 1).bit_length()):
        middle = (low + high + 1) // 2
        is_beyond = scores(decided_a, decided_b, first, middle.clip(0), gaps) >= limit
        # Where nothing is left to halve, the middle is the answer itself.
        low, high = numpy.where(is_beyond & (low < high), middle, low), numpy.where(is_beyond, high, middle - 1)
        high = numpy.maximum(low, high)
    return low
