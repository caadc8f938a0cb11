"""The interval for the difference of two groups of different ads: exact, and never against the Fisher–Boschloo test."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy
from numpy.typing import NDArray

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.fisher import Floats, Integers, refuse_impossible_pair
from bnr_toolkit.statistics.proportions import normal_quantile
from bnr_toolkit.statistics.scores import highest_second_beyond, scores
from bnr_toolkit.statistics.unconditional import binomial_chances, rejected_tables

RESOLUTION = 1e-5
"""How finely bounds are searched. A bound may be at most this much too far out."""

_AROUND_ZERO = 0.01
"""How far from 0 the verdict about 0 is kept to, at most."""

_SCAN = 14
_NARROWING = 4
_NUISANCE = 32
_NEAR = 0.8
_SLACK = 1e-7


def fisher_boschloo_interval(
    approved_a: int, decided_a: int, approved_b: int, decided_b: int, confidence: float = 0.95
) -> Interval:
    """The differences of the two chances, first minus second, that exact tests do not reject.

    It inverts one family of tests at the level 1 - ``confidence``, one test for
    each difference d. The test of *no* difference is the Fisher–Boschloo test,
    so 0 is in the interval exactly when that test does not reject. The test of
    any other d rejects a table

    - when the Fisher–Boschloo test shows with it a difference of the other sign:
      a verdict is never taken back by a bound; or
    - when its score statistic for d is so high that such tables, with those of
      the first kind on that side, have at most half the level together; or so
      low, likewise. Where the first kind alone needs more than half, its side
      rejects no more, and the other side what keeps both within the level.

    So near to 0 (a hundredth at most) that all tables that the Fisher–Boschloo
    test rejects stay within the level, they are all rejected, and others only
    where both sides together stay within the level.

    The chance is always the largest over all pairs of chances that differ by d.
    That the interval holds its level: under such a pair, d is left out only by
    tables that the test of d rejects, and by construction these have together
    at most the level. The interval reaches from the lowest to the highest d that
    is not rejected; taking in what lies between only adds.

    Method: two one-sided exact unconditional tests with the score statistic,
    Chan and Zhang 1999 (Biometrics 55:1202), the score being that of Mee 1984
    (Biometrics 40:1175). That the member at 0 is the Fisher–Boschloo test, and
    that no member contradicts it, is ours. Bounds are searched to
    :data:`RESOLUTION`, outwards. The chance of the rejected tables jumps where
    their order changes, so differences that are kept may lie apart from the
    rest; they are looked for around the bound, and a piece of less than about a
    hundredth of the interval can be missed. Impossible input raises ValueError.

    >>> bounds = fisher_boschloo_interval(6, 7, 2, 7)
    >>> round(bounds.low, 3), round(bounds.high, 3)
    (-0.016, 0.907)
    """
    refuse_impossible_pair(approved_a, decided_a, approved_b, decided_b, confidence)
    low = _family(decided_a, decided_b, confidence).lowest(approved_a, approved_b)
    high = -_family(decided_b, decided_a, confidence).lowest(approved_b, approved_a)
    return Interval(low, high + 0.0)  # never the negative zero


def forget_families() -> None:
    """Forget what was computed once for groups of the same size."""
    _family.cache_clear()


@dataclass(frozen=True, slots=True, eq=False)
class _Family:
    """The tests of all differences, for groups of these sizes.

    ``shown_above`` says for 0, 1 … approved in the first group, up to how many
    approved in the second the Fisher–Boschloo test shows a difference above 0;
    ``shown_below`` from how many on it shows one below 0. ``window`` is how far
    from 0 a difference may be for which all the tables it rejects stay within the
    level: there its verdicts hold.
    """

    decided_a: int
    decided_b: int
    rejected: NDArray[numpy.bool_]
    confidence: float
    shown_above: Integers
    shown_below: Integers
    window: float

    def lowest(self, approved_a: int, approved_b: int) -> float:
        """The lowest difference that these counts do not reject."""
        if approved_a == 0 and approved_b == self.decided_b:
            return -1.0
        observed = approved_a / self.decided_a - approved_b / self.decided_b
        if self.rejected[approved_a, approved_b]:
            start, end = (self.window if observed > 0 else -1.0), observed
        else:
            start, end = -1.0, min(observed, -RESOLUTION)
        outside, inside = start, end
        looks = self._scan(approved_a, approved_b, start, end)
        for _ in range(2):
            # From the outside in, in two parts: the bound is mostly in the first.
            half = len(looks) // 2 + 1
            kept = self._kept(approved_a, approved_b, looks[:half])
            if not kept.any() and half < len(looks):
                kept = numpy.append(kept, self._kept(approved_a, approved_b, looks[half:]))
            if not kept.any():
                # Not shown, and yet every difference below 0 could be rejected: those in the window are kept.
                return -self.window
            place = int(kept.argmax())
            if place == 0:
                return start
            outside, inside = float(looks[place - 1]), float(looks[place])
            # The order of the tables changes with the difference, and the chance with it by small steps:
            # once more, closer, and from further out.
            looks = numpy.linspace(float(looks[max(0, place - 2)]), inside, _SCAN + 3)
        while inside - outside > RESOLUTION:
            looks = numpy.linspace(outside, inside, _NARROWING + 2)
            kept = numpy.append(self._kept(approved_a, approved_b, looks[1:-1]), [True])
            place = int(kept.argmax())
            outside, inside = float(looks[place]), float(looks[place + 1])
        return outside

    def _scan(self, approved_a: int, approved_b: int, start: float, end: float) -> Floats:
        """Where to look first: from differences far beyond any doubt to the inside of the interval, the lowest first.

        Even steps of the score, so that a bound is met with few looks whatever the number of ads.
        """
        fine = numpy.linspace(start, end, 401)
        fine[0] += _SLACK  # at -1 itself there is but one pair of chances
        found = scores(self.decided_a, self.decided_b, approved_a, approved_b, fine[:-1])
        # By Cantelli's inequality, no chance is above half the level further out than this.
        furthest = sqrt(2 / (1 - self.confidence))
        levels = numpy.geomspace(furthest, 0.3 * normal_quantile(self.confidence), _SCAN)
        # The score falls towards the observed difference.
        places = numpy.searchsorted(-found, -levels).clip(0, len(found) - 1)
        return numpy.unique(numpy.concatenate((fine[:1], fine[places], fine[-1:])))

    def _kept(self, approved_a: int, approved_b: int, differences: Floats) -> NDArray[numpy.bool_]:
        """For each difference, all below 0 or all above, whether its test does not find these counts too high."""
        level = 1 - self.confidence
        reach = highest_second_beyond(self.decided_a, self.decided_b, approved_a, approved_b, differences)
        if differences[0] < 0:
            reach = numpy.maximum(reach, self.shown_above)
            kept = _may_exceed(reach, None, differences, self.decided_b, level / 2)
            if differences[-1] >= -self.window:
                jointly = _may_exceed(reach, self.shown_below, differences, self.decided_b, level)
                kept |= jointly & (differences >= -self.window)
            return kept
        none = numpy.full_like(reach, -1)
        has_little_left = _may_exceed(none, self.shown_below, differences, self.decided_b, level / 2)
        kept = _may_exceed(reach, None, differences, self.decided_b, level / 2)
        if has_little_left.any():
            jointly = _may_exceed(reach, self.shown_below, differences, self.decided_b, level)
            kept = numpy.where(has_little_left, jointly, kept)
        return kept


@lru_cache(maxsize=64)
def _family(decided_a: int, decided_b: int, confidence: float) -> _Family:
    rejected = rejected_tables(decided_a, decided_b, 1 - confidence)
    first = numpy.arange(decided_a + 1) * decided_b
    second = numpy.arange(decided_b + 1) * decided_a
    sign = numpy.sign(numpy.subtract.outer(first, second))
    # With every table, those further from no difference on the same side are rejected too.
    above = (rejected & (sign > 0)).sum(axis=1) - 1
    below = decided_b + 1 - (rejected & (sign < 0)).sum(axis=1)
    inside, outside = 0.0, _AROUND_ZERO
    while outside - inside > RESOLUTION:
        looks = numpy.linspace(inside, outside, _NARROWING + 2)
        reach = numpy.broadcast_to(above, (_NARROWING, decided_a + 1))
        too_many = numpy.append(_may_exceed(reach, below, looks[1:-1], decided_b, 1 - confidence), [True])
        place = int(too_many.argmax())
        inside, outside = float(looks[place]), float(looks[place + 1])
    return _Family(decided_a, decided_b, rejected, confidence, above, below, max(inside, RESOLUTION / 10))


def _may_exceed(
    reach: Integers, below: Integers | None, differences: Floats, decided_b: int, level: float
) -> NDArray[numpy.bool_]:
    """Whether a set of tables can have more than this chance; for each difference its own set.

    The set are the tables within reach, and those from ``below`` on. Searched
    over all pairs of chances that differ so much: on a grid, and closer around
    its highest point where the grid leaves it open.
    """
    angles = numpy.broadcast_to(numpy.linspace(0.0, numpy.pi / 2, _NUISANCE), (len(differences), _NUISANCE))
    chances = _chances(reach, below, differences, decided_b, angles)
    highest = chances.max(axis=1)
    found: NDArray[numpy.bool_] = highest > level - _SLACK
    step = float(angles[0, 1])
    peaks = angles[0, chances.argmax(axis=1)]
    for _ in range(2):
        near = numpy.flatnonzero(~found & (highest > _NEAR * level))
        if not len(near):
            break
        around = (peaks[near, None] + numpy.linspace(-step, step, 9)).clip(0.0, numpy.pi / 2)
        closer = _chances(reach[near], below, differences[near], decided_b, around)
        found[near] = closer.max(axis=1) > level - _SLACK
        peaks[near] = around[numpy.arange(len(near)), closer.argmax(axis=1)]
        step /= 4
    return found


def _chances(reach: Integers, below: Integers | None, differences: Floats, decided_b: int, angles: Floats) -> Floats:
    """The chance of the tables within reach and from ``below`` on, at the pairs of chances of these angles."""
    lowest, highest = (-differences).clip(0.0), (1 - differences).clip(None, 1.0)
    seconds = lowest[:, None] + (highest - lowest)[:, None] * numpy.sin(angles) ** 2
    firsts = (seconds + differences[:, None]).clip(0.0, 1.0)
    of_first = binomial_chances(reach.shape[1] - 1, firsts.ravel()).reshape(*angles.shape, -1)
    up_to = numpy.zeros((*angles.shape, decided_b + 2))
    up_to[..., 1:] = binomial_chances(decided_b, seconds.ravel()).reshape(*angles.shape, -1)
    numpy.cumsum(up_to, axis=2, out=up_to)
    within = numpy.take_along_axis(up_to, reach[:, None, :] + 1, axis=2)
    if below is not None:
        within = within + (1 - up_to[..., below])
    chances: Floats = (of_first * within).sum(axis=2)
    return chances
