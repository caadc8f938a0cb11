"""Fisher's exact test for two groups of different ads, and the order of all tables that it gives.

Chances of tables are fractions of whole numbers and are compared as such: two
tables with the same chance are tied, where floating point would tell them apart
and leave one out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import comb, lcm

import numpy
from numpy.typing import NDArray

from bnr_toolkit.statistics.proportions import refuse_impossible

Floats = NDArray[numpy.float64]
Integers = NDArray[numpy.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FisherOrder:
    """All tables of two groups; the first index is the approved of the first group, the second of the second.

    ``p`` is each table's two-sided Fisher p, ``mid_p`` its mid-P, ``rank`` its place when all are
    ordered by it, lowest first (tied tables share a rank), ``chance`` its chance
    among the tables with as many approved in all.
    """

    p: Floats
    mid_p: Floats
    rank: Integers
    chance: Floats


def refuse_impossible_pair(
    approved_a: int, decided_a: int, approved_b: int, decided_b: int, confidence: float = 0.95
) -> None:
    """Raise ValueError for a count of either group, or a confidence, that cannot be."""
    refuse_impossible(approved_a, decided_a, confidence)
    refuse_impossible(approved_b, decided_b, confidence)


def fisher(approved_a: int, decided_a: int, approved_b: int, decided_b: int) -> float:
    """Two-sided p of Fisher's exact test: of the tables with as many approved in all, those no likelier than this one.

    Method: Fisher 1935 (Journal of the Royal Statistical Society 98:39), with
    the tables ordered by their chance, as R and scipy do. Impossible input
    raises ValueError.

    >>> round(fisher(6, 7, 2, 7), 4)
    0.1026
    """
    as_likely, less_likely, every = _weights_beside(approved_a, decided_a, approved_b, decided_b)
    return (as_likely + less_likely) / every


def fisher_mid_p(approved_a: int, decided_a: int, approved_b: int, decided_b: int) -> float:
    """Two-sided mid-P of Fisher's test: every table that is exactly as likely as this one counts for half.

    Method: Lancaster 1961 (Journal of the American Statistical Association
    56:223); for small tables Lydersen, Fagerland and Laake 2009 (Statistics in
    Medicine 28:1159). Impossible input raises ValueError.

    >>> round(fisher_mid_p(6, 7, 2, 7), 4)
    0.0536
    """
    as_likely, less_likely, every = _weights_beside(approved_a, decided_a, approved_b, decided_b)
    return (as_likely + 2 * less_likely) / (2 * every)


@lru_cache(maxsize=16)
def fisher_order(decided_a: int, decided_b: int) -> FisherOrder:
    """Every table of groups of these sizes, in the order of Fisher's p.

    >>> fisher_order(1, 1).rank.tolist()  # one of each approved or not: nothing can differ
    [[0, 0], [0, 0]]
    """
    every = decided_a + decided_b
    # One denominator for all fractions, so that whole numbers can be compared: the p-values times this number.
    denominator = lcm(*range(1, every + 2)) // (every + 1)
    shape = (decided_a + 1, decided_b + 1)
    p, mid_p, chance = numpy.zeros(shape), numpy.zeros(shape), numpy.zeros(shape)
    scaled: dict[tuple[int, int], int] = {}
    for approved in range(every // 2 + 1):
        ways = comb(every, approved)
        for weight, summed, tables in _by_weight(approved, decided_a, decided_b):
            halved = (2 * summed - weight * len(tables)) / (2 * ways)
            # Exchanging approved and not approved changes no chance.
            for table in (*tables, *((decided_a - first, decided_b - second) for first, second in tables)):
                p[table], mid_p[table], chance[table] = summed / ways, halved, weight / ways
                scaled[table] = summed * (denominator // ways)
    places = {value: place for place, value in enumerate(sorted(set(scaled.values())))}
    rank = numpy.zeros(shape, dtype=numpy.int64)
    for table, value in scaled.items():
        rank[table] = places[value]
    for array in (p, mid_p, rank, chance):
        array.setflags(write=False)
    return FisherOrder(p, mid_p, rank, chance)


def _by_weight(approved: int, decided_a: int, decided_b: int) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """The tables with this many approved in all, in groups of the same weight, lightest first.

    The weight is in how many ways a table can come about. Each group comes with
    the sum of all weights up to its own, which makes its Fisher p.
    """
    weights: dict[int, list[tuple[int, int]]] = {}
    for first in range(max(0, approved - decided_b), min(decided_a, approved) + 1):
        weight = comb(decided_a, first) * comb(decided_b, approved - first)
        weights.setdefault(weight, []).append((first, approved - first))
    summed = 0
    for weight in sorted(weights):
        summed += weight * len(weights[weight])
        yield weight, summed, weights[weight]


def _weights_beside(approved_a: int, decided_a: int, approved_b: int, decided_b: int) -> tuple[int, int, int]:
    """The weights of the tables exactly as likely as this one, of those less likely, and of all, in whole numbers."""
    refuse_impossible_pair(approved_a, decided_a, approved_b, decided_b)
    approved = approved_a + approved_b
    own = comb(decided_a, approved_a) * comb(decided_b, approved_b)
    as_likely = less_likely = 0
    for weight, summed, tables in _by_weight(approved, decided_a, decided_b):
        if weight == own:
            as_likely = weight * len(tables)
            less_likely = summed - as_likely
    return as_likely, less_likely, comb(decided_a + decided_b, approved)
