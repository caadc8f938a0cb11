"""The least number of ads from which a target is met and stays met: a search over every number, not a formula.

What a test buys does not grow smoothly with its ads: counts are whole, so one
ad more may buy a little less. The first number that meets the target is
therefore no answer yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bnr_toolkit.results import PlanRow

ROUND_NUMBERS = (5, 10, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000)
AROUND = 2
MOST_IN_A_ROW = 12

ROUNDING = 1e-12
"""A value that is the target exactly may come out of floating point this much beside it, and meets it all the same."""


@dataclass(frozen=True, slots=True)
class Search:
    """``ads``: the least from which all meet the target up to ``searched_to``; ``first``: the least that meets it."""

    ads: int
    first: int
    searched_to: int


def lasting(meets: Callable[[int], bool], most: int) -> Search | None:
    """Try 1, 2, 3 … ads; None when no lasting answer is found within ``most``.

    A number lasts when every number after it, through a quarter more
    and ten, meets the target too.

    >>> lasting(lambda ads: ads in (4, 5) or ads >= 7, 100)
    Search(ads=7, first=4, searched_to=18)
    >>> lasting(lambda ads: ads >= 95, 100) is None
    True
    """
    first = since = None
    for ads in range(1, most + 1):
        if not meets(ads):
            since = None
            continue
        first = ads if first is None else first
        since = ads if since is None else since
        if ads == searched_to(since):
            return Search(since, first, ads)
    return None


def searched_to(ads: int) -> int:
    """How far a number of ads must last.

    >>> searched_to(7), searched_to(39)
    (18, 58)
    """
    return ads + ads // 4 + 10


def rows_around(search: Search, value: Callable[[int], float], meets: Callable[[int], bool]) -> tuple[PlanRow, ...]:
    """The numbers of ads around the answer, back to the first that met the target, and round numbers to compare."""
    start = max(1, search.first - 1, search.ads - MOST_IN_A_ROW)
    near = range(max(1, min(start, search.ads - AROUND)), search.ads + AROUND + 1)
    far = (number for number in ROUND_NUMBERS if number <= search.searched_to)
    return tuple(PlanRow(ads, value(ads), meets(ads)) for ads in _in_order(near, far))


def _in_order(*numbers: Iterable[int]) -> list[int]:
    return sorted({number for some in numbers for number in some})
