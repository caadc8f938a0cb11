"""Three or more groups of the same ads at once: Cochran's Q with an exact permutation p-value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

MOST_STEPS = 3_000_000
"""How many steps between column totals are taken before the exact p-value is given up: some ten seconds of work."""


@dataclass(frozen=True, slots=True)
class CochranQ:
    """The statistic, its degrees of freedom, and the p-value by large numbers and by exact permutation.

    ``exact_p`` is None for tables so large that their orders cannot be walked
    through; that by large numbers is then as good.
    """

    statistic: float
    degrees: int
    asymptotic_p: float
    exact_p: float | None

    @property
    def p(self) -> float:
        """The exact p-value where there is one."""
        return self.asymptotic_p if self.exact_p is None else self.exact_p


def cochran_q(rows: Sequence[Sequence[bool]]) -> CochranQ:
    """Whether the groups differ, over the same ideas: one row an idea, one column a group.

    Method: Cochran 1950 (Biometrika 37:256). If the groups do not differ, the
    approvals of an idea fall to its groups in any order with equal chance; the
    exact p-value is the chance of column totals at least as uneven as those
    observed, counted in whole numbers, so that ties are ties. Ideas approved in
    all groups or in none have one order only and tell nothing.

    Raises ValueError for fewer than two groups, no ideas, or rows of unequal
    length.

    >>> found = cochran_q([(True, False, False)] * 14 + [(True, True, False)] * 2)
    >>> found.statistic, found.degrees, f"{found.exact_p:.3e}"
    (28.5, 2, '1.394e-07')
    """
    groups = _groups(rows)
    totals = [sum(row[column] for row in rows) for column in range(groups)]
    by_row = Counter(sum(row) for row in rows)
    approved = sum(totals)
    spread = groups * approved - sum(count * size * size for size, count in by_row.items())
    if spread == 0:
        # No idea was decided differently in any two groups.
        return CochranQ(0.0, groups - 1, 1.0, 1.0)
    statistic = (groups - 1) * (groups * _squares(totals) - approved * approved) / spread
    in_all = by_row[groups]
    telling = _squares([total - in_all for total in totals])
    return CochranQ(statistic, groups - 1, _asymptotic(statistic, groups - 1), _exact(by_row, groups, telling))


def _groups(rows: Sequence[Sequence[bool]]) -> int:
    lengths = {len(row) for row in rows}
    if len(lengths) != 1 or min(lengths) < 2:
        raise ValueError(
            f"rows of {sorted(lengths)} groups are impossible: need one row an idea, alike, of two or more"
        )
    return lengths.pop()


def _asymptotic(statistic: float, degrees: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(degrees, statistic))


def _squares(totals: Sequence[int]) -> int:
    return sum(total * total for total in totals)


def _exact(by_row: Counter[int], groups: int, observed: int) -> float | None:
    """The share of all orders whose column totals have squares that add up to at least the observed sum."""
    ways = _orders(groups, tuple(sorted(size for size in by_row.elements() if 0 < size < groups)))
    if ways is None:
        return None
    extreme = sum(number for totals, number in ways.items() if _squares(totals) >= observed)
    return extreme / sum(ways.values())


@lru_cache(maxsize=64)
def _orders(groups: int, sizes: tuple[int, ...]) -> dict[tuple[int, ...], int] | None:
    """The column totals of all orders, each with the number of orders that lead to it; None when there are too many.

    ``sizes`` are the numbers of groups in which each idea was approved. Only
    the sum of the totals' squares matters, so totals are kept sorted: few
    different ones are left.
    """
    ways = {(0,) * groups: 1}
    steps = 0
    for size in sizes:
        chosen = tuple(combinations(range(groups), size))
        steps += len(ways) * len(chosen)
        if steps > MOST_STEPS:
            return None
        ways = _one_more_idea(ways, chosen)
    return ways


def _one_more_idea(ways: dict[tuple[int, ...], int], orders: tuple[tuple[int, ...], ...]) -> dict[tuple[int, ...], int]:
    """The column totals after one more idea, whichever of these groups approved it."""
    following: Counter[tuple[int, ...]] = Counter()
    for totals, number in ways.items():
        for chosen in orders:
            changed = list(totals)
            for column in chosen:
                changed[column] += 1
            following[tuple(sorted(changed))] += number
    return dict(following)
