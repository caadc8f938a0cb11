"""The interval for the difference of two groups of different ads: exact, and never against the Fisher–Boschloo test."""

from __future__ import annotations

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.fisher import Floats, Integers, refuse_impossible_pair
from bnr_toolkit.statistics.proportions import normal_quantile
from bnr_toolkit.statistics.scores import highest_second_beyond, scores
from bnr_toolkit.statistics.unconditional import binomial_chances, largest_chance, rejected_tables

RESOLUTION = 1e-5
"""How finely bounds are searched. A bound may be at most this much too far out."""

_SCAN = 14
_NARROWING = 7
_NUISANCE = 64
_NEAR = 0.9
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
      low, likewise. The chance is the largest over all pairs of chances that
      differ by d. Where the first kind needs more than half the level, the
      other side gets what is left.

    That it holds its level: under a pair of chances that differ by d, d is left
    out only by tables that the test of d rejects, and by construction these
    have together at most the level. The interval reaches from the lowest to the
    highest d that is not rejected; taking in what lies between only adds.

    Method: two one-sided exact unconditional tests with the score statistic,
    Chan and Zhang 1999 (Biometrics 55:1202), the score being that of Mee 1984
    (Biometrics 40:1175). That the member at 0 is the Fisher–Boschloo test, and
    that no member contradicts it, is ours. Bounds are searched to
    :data:`RESOLUTION`, outwards; a bound that would be a 0 that is rejected is
    given as that small number. Impossible input raises ValueError.

    >>> bounds = fisher_boschloo_interval(6, 7, 2, 7)
    >>> round(bounds.low, 3), round(bounds.high, 3)
    (-0.024, 0.87)
    """
    refuse_impossible_pair(approved_a, decided_a, approved_b, decided_b, confidence)
    rejected = rejected_tables(decided_a, decided_b, 1 - confidence)
    low = _Family(decided_a, decided_b, rejected, confidence).lowest(approved_a, approved_b)
    high = -_Family(decided_b, decided_a, rejected.T, confidence).lowest(approved_b, approved_a)
    return Interval(low, high + 0.0)  # never the negative zero


@dataclass(frozen=True, slots=True, eq=False)
class _Family:
    """The tests of all differences, for groups of these sizes, with the tables that show a difference at all."""

    decided_a: int
    decided_b: int
    rejected: NDArray[numpy.bool_]
    confidence: float

    def lowest(self, approved_a: int, approved_b: int) -> float:
        """The lowest difference that these counts do not reject."""
        if approved_a == 0 and approved_b == self.decided_b:
            return -1.0
        observed = approved_a / self.decided_a - approved_b / self.decided_b
        if self.rejected[approved_a, approved_b]:
            start, end = (RESOLUTION if observed > 0 else -1.0), observed
        else:
            start, end = -1.0, min(observed, -RESOLUTION)
        outside, inside = -1.0, end
        level = self._level(above=start > 0)
        looks = self._scan(approved_a, approved_b, start, end)
        for _ in range(2):
            kept = self._kept(approved_a, approved_b, looks, level)
            if not kept.any():
                # A difference is not shown, and still every negative one is rejected: the bound is 0.
                return 0.0
            place = int(kept.argmax())
            if place == 0:
                return float(looks[0])
            outside, inside = float(looks[place - 1]), float(looks[place])
            # The order of the tables changes with the difference, and the chance with it by small steps:
            # once more, closer, and from further out.
            looks = numpy.linspace(float(looks[max(0, place - 2)]), inside, 2 * _SCAN + 1)
        while inside - outside > RESOLUTION:
            looks = numpy.linspace(outside, inside, _NARROWING + 2)
            kept = numpy.append(self._kept(approved_a, approved_b, looks[1:-1], level), [True])
            place = int(kept.argmax())
            outside, inside = float(looks[place]), float(looks[place + 1])
        return outside

    def _scan(self, approved_a: int, approved_b: int, start: float, end: float) -> Floats:
        """Where to look first: from differences far beyond any doubt to the inside of the interval, the lowest first.

        Even steps of the score, so that a bound is met with few looks whatever the number of ads.
        """
        fine = numpy.linspace(start, end, 401)
        found = scores(self.decided_a, self.decided_b, approved_a, approved_b, fine[1:-1])
        usual = normal_quantile(self.confidence)
        levels = numpy.linspace(usual + 1.5, 0.3 * usual, _SCAN)
        # The score falls towards the observed difference.
        places = numpy.searchsorted(-found, -levels).clip(0, len(found) - 1)
        return numpy.unique(numpy.concatenate(([start] if start > -1 else [], fine[1:-1][places], [end])))

    def _kept(self, approved_a: int, approved_b: int, differences: Floats, level: float) -> NDArray[numpy.bool_]:
        """For each difference, all below 0 or all above, whether its test does not find these counts too high."""
        reach = highest_second_beyond(self.decided_a, self.decided_b, approved_a, approved_b, differences)
        if differences[0] < 0:
            # With every table, those with fewer approved in the second group are rejected too.
            reach = numpy.maximum(reach, self._rejected(1).sum(axis=1) - 1)
        return self._may_exceed(reach, differences, level - _SLACK)

    def _level(self, *, above: bool) -> float:
        """What the tables that are too high for a difference, above 0 or below, may have together."""
        half = (1 - self.confidence) / 2
        if not above:
            return half
        # At 0 the tables that show a difference below 0 are likelier than at any difference above it.
        return min(half, 2 * half - largest_chance(self._rejected(-1)))

    def _rejected(self, sign: int) -> NDArray[numpy.bool_]:
        """The tables with which the Fisher–Boschloo test shows a difference of this sign."""
        first = numpy.arange(self.decided_a + 1) * self.decided_b
        second = numpy.arange(self.decided_b + 1) * self.decided_a
        shown: NDArray[numpy.bool_] = self.rejected & (numpy.sign(numpy.subtract.outer(first, second)) == sign)
        return shown

    def _may_exceed(self, reach: Integers, differences: Floats, level: float) -> NDArray[numpy.bool_]:
        """Whether the tables within reach can have more than this chance; for each difference its own reach.

        Searched over all pairs of chances that differ so much: on a grid, and
        closer around its highest point where the grid leaves it open.
        """
        angles = numpy.broadcast_to(numpy.linspace(0.0, numpy.pi / 2, _NUISANCE), (len(differences), _NUISANCE))
        chances = self._chances(reach, differences, angles)
        highest = chances.max(axis=1)
        found: NDArray[numpy.bool_] = highest > level
        step = float(angles[0, 1])
        peaks = angles[0, chances.argmax(axis=1)]
        for _ in range(2):
            near = numpy.flatnonzero(~found & (highest > _NEAR * level))
            if not len(near):
                break
            around = (peaks[near, None] + numpy.linspace(-step, step, 9)).clip(0.0, numpy.pi / 2)
            closer = self._chances(reach[near], differences[near], around)
            found[near] = closer.max(axis=1) > level
            peaks[near] = around[numpy.arange(len(near)), closer.argmax(axis=1)]
            step /= 4
        return found

    def _chances(self, reach: Integers, differences: Floats, angles: Floats) -> Floats:
        """The chance of the tables within reach, at the pairs of chances that the angles stand for."""
        lowest, highest = (-differences).clip(0.0), (1 - differences).clip(None, 1.0)
        seconds = lowest[:, None] + (highest - lowest)[:, None] * numpy.sin(angles) ** 2
        firsts = (seconds + differences[:, None]).clip(0.0, 1.0)
        of_first = binomial_chances(self.decided_a, firsts.ravel()).reshape(*angles.shape, -1)
        up_to = numpy.zeros((*angles.shape, self.decided_b + 2))
        up_to[..., 1:] = binomial_chances(self.decided_b, seconds.ravel()).reshape(*angles.shape, -1)
        numpy.cumsum(up_to, axis=2, out=up_to)
        within = numpy.take_along_axis(up_to, reach[:, None, :] + 1, axis=2)
        chances: Floats = (of_first * within).sum(axis=2)
        return chances
