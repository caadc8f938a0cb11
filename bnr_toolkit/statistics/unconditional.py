"""Exact tests for two groups of different ads that fix neither how many ads nor how many approvals there are in all.

If both groups have the same chance of approval, the chance of a set of tables
depends on that one unknown chance. An unconditional test takes the worst: its p
is the largest chance, over all values of the unknown one, of a table at least as
far from "no difference" as the observed one. The tests differ in what they call
far. No part of the range of the unknown chance is left out (no Berger–Boos).
"""

from __future__ import annotations

from functools import lru_cache
from math import comb, log, pi

import numpy
from numpy.typing import NDArray

from bnr_toolkit.statistics.fisher import Floats, fisher_order, refuse_impossible_pair

_GRID = 200
_ZOOMS = 6
_ZOOM_POINTS = 21


def fisher_boschloo(approved_a: int, decided_a: int, approved_b: int, decided_b: int) -> float:
    """Two-sided p of the Fisher–Boschloo test: exact and unconditional, tables ordered by the two-sided Fisher p.

    Method: Boschloo 1970 (Statistica Neerlandica 24:1), in the two-sided form
    of Fagerland, Lydersen and Laake 2017 (Statistical Analysis of Contingency
    Tables). It is never above Fisher's p. scipy's ``boschloo_exact`` is another
    test: it doubles the smaller one-sided p. The order is computed in whole
    numbers, so that tied tables are tied. Impossible input raises ValueError.

    >>> round(fisher_boschloo(6, 7, 2, 7), 4)
    0.0574
    """
    refuse_impossible_pair(approved_a, decided_a, approved_b, decided_b)
    rank = fisher_order(decided_a, decided_b).rank
    return largest_chance(rank <= rank[approved_a, approved_b])


def suissa_shuster(approved_a: int, decided_a: int, approved_b: int, decided_b: int) -> float:
    """Two-sided p of Barnard's exact unconditional test, with tables ordered by the squared pooled z.

    Method: Suissa and Shuster 1985 (Journal of the Royal Statistical Society A
    148:317). The squared z are compared as fractions of whole numbers: scipy's
    ``barnard_exact`` compares floats and loses tied tables, which makes its p
    too small. Impossible input raises ValueError.

    >>> round(suissa_shuster(3, 4, 1, 4), 7)  # 37/128
    0.2890625
    """
    refuse_impossible_pair(approved_a, decided_a, approved_b, decided_b)
    every, approved = decided_a + decided_b, approved_a + approved_b
    apart = approved_a * decided_b - approved_b * decided_a
    if apart == 0:
        return 1.0
    # Python's integers, for the products outgrow 64 bits.
    first = numpy.arange(decided_a + 1).astype(object)[:, None]
    second = numpy.arange(decided_b + 1).astype(object)[None, :]
    distance = (first * decided_b - second * decided_a) ** 2
    spread = (first + second) * (every - first - second)
    farther = distance * (approved * (every - approved)) >= apart * apart * spread
    # Where none or all are approved, z is 0 of 0: no difference at all.
    return largest_chance(farther.astype(bool) & (spread > 0).astype(bool))


@lru_cache(maxsize=64)
def rejected_tables(decided_a: int, decided_b: int, alpha: float) -> NDArray[numpy.bool_]:
    """Which tables of groups of these sizes the Fisher–Boschloo test rejects at ``alpha``: those with p <= alpha.

    The p rises with the rank of the table, so the last rank that is rejected is
    found by halving.

    >>> int(rejected_tables(4, 4, 0.05).sum())  # only all of the one and none of the other
    2
    """
    rank = fisher_order(decided_a, decided_b).rank
    low, high = -1, int(rank.max())
    while low < high:
        middle = (low + high + 1) // 2
        if largest_chance(rank <= middle) <= alpha:
            low = middle
        else:
            high = middle - 1
    rejected = rank <= low
    rejected.setflags(write=False)
    return rejected


def forget_grids() -> None:
    """Forget what was computed once for groups of the same size."""
    for kept in (rejected_tables, _grid, _log_ways):
        kept.cache_clear()


def largest_chance(tables: NDArray[numpy.bool_]) -> float:
    """The largest chance of a set of tables over all values of a chance of approval that both groups share.

    With π for that chance, a set's chance is the sum over m of
    share(m) · C(N, m) π^m (1-π)^(N-m), where share(m) is the part of all ways to
    have m approved that belongs to the set. Its maximum is taken over a grid
    that is even in the arcsine of √π (so that every bump gets as many points),
    and each grid point near the maximum is then searched ever finer, to below
    1e-9 in the chance. A set that is the same after exchanging approved and not
    approved, as that of every two-sided test here, is searched up to ½ only.
    """
    if tables.all():
        return 1.0
    decided_a, decided_b = tables.shape[0] - 1, tables.shape[1] - 1
    every = decided_a + decided_b
    shares = _shares(tables, decided_a, decided_b)
    until = pi / 4 if numpy.array_equal(tables, tables[::-1, ::-1]) else pi / 2
    angles, binomial = _grid(every, until)
    chances = _weighed(binomial, shares)
    best = float(chances.max())
    step = float(angles[1])
    # A grid point beside a maximum is less than a hundredth below it: see the width of a bump, 1/√N.
    peaks = angles[_is_peak(chances) & (chances >= 0.98 * best)]
    for _ in range(_ZOOMS):
        finer = (peaks[:, None] + numpy.linspace(-step, step, _ZOOM_POINTS)).clip(0.0, until)
        found = _weighed(binomial_chances(every, numpy.sin(finer.ravel()) ** 2), shares).reshape(finer.shape)
        peaks = finer[numpy.arange(len(peaks)), found.argmax(axis=1)]
        best = max(best, float(found.max()))
        step *= 2 / (_ZOOM_POINTS - 1)
    return min(1.0, best)


@lru_cache(maxsize=16)
def _grid(every: int, until: float) -> tuple[Floats, Floats]:
    """The grid of angles, and how likely each number of approvals is at each of them."""
    angles = numpy.linspace(0.0, until, _GRID + every)
    return angles, binomial_chances(every, numpy.sin(angles) ** 2)


def _weighed(binomial: Floats, shares: Floats) -> Floats:
    """The shares weighed with each row; by einsum, which starts no threads for so little work."""
    weighed: Floats = numpy.einsum("ij,j->i", binomial, shares)
    return weighed


def _shares(tables: NDArray[numpy.bool_], decided_a: int, decided_b: int) -> Floats:
    """For each number approved in all: which part of the ways to get there belongs to these tables."""
    approved = numpy.add.outer(numpy.arange(decided_a + 1), numpy.arange(decided_b + 1))
    weights = fisher_order(decided_a, decided_b).chance * tables
    shares: Floats = numpy.bincount(approved.ravel(), weights=weights.ravel()).astype(numpy.float64)
    return shares


def binomial_chances(decided: int, chances: Floats) -> Floats:
    """For each chance of approval a row: how likely 0, 1 … ``decided`` approvals are.

    >>> binomial_chances(2, numpy.array([0.0, 0.5])).round(12).tolist()
    [[1.0, 0.0, 0.0], [0.25, 0.5, 0.25]]
    """
    counts = numpy.arange(decided + 1)
    tiny = 1e-300  # instead of 0, whose logarithm there is not
    log_chance, log_other = numpy.log(chances.clip(tiny)), numpy.log((1 - chances).clip(tiny))
    powers = log_chance[:, None] * counts + log_other[:, None] * counts[::-1] + _log_ways(decided)
    found: Floats = numpy.exp(powers)
    return found


@lru_cache(maxsize=64)
def _log_ways(every: int) -> Floats:
    """The logarithms of C(every, 0) … C(every, every)."""
    return numpy.array([log(comb(every, count)) for count in range(every + 1)])


def _is_peak(values: Floats) -> NDArray[numpy.bool_]:
    """Which values are not below their neighbours."""
    padded = numpy.concatenate(([-1.0], values, [-1.0]))
    return (values >= padded[:-2]) & (values >= padded[2:])
