"""Axes of hours and of counts: where they end, where they have ticks, and what those say."""

from __future__ import annotations

from math import ceil, floor

from bnr_toolkit.language import number_digits
from bnr_toolkit.results import WaitAxis
from bnr_toolkit.words import phrase

MOST_STEPS = 6
_MINUTE = 1 / 60
_DAY = 24.0
# The longest span of a unit in hours, its length, and how far apart its ticks may stand.
_UNITS = (
    ("minutes", 2.0, _MINUTE, (1, 5, 10, 15, 20, 30, 60)),
    ("hours", 240.0, 1.0, (1, 2, 3, 6, 12, 24, 48)),
    ("days", float("inf"), _DAY, (2, 5, 7, 14, 28, 56, 91, 182, 364)),
)
_COUNTS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
# Axes end on a round part of a step.
_PARTS = 4
_SHORTEST = 5 * _MINUTE


def hours_axis(longest: float, language: str) -> WaitAxis:
    """An axis from 0 to past the longest wait, so that the last step is seen.

    In minutes, above two hours in hours, above ten days in days; it runs
    evenly. Raises ValueError for a longest wait below 0.

    >>> axis = hours_axis(126.5, "nl")
    >>> axis.high, [label for _, label in axis.ticks]
    (132.0, ['0', '24', '48', '72', '96', '120'])
    """
    if longest < 0:
        raise ValueError(f"the longest wait is {longest} hours: need 0 or more")
    span = max(longest, _SHORTEST)
    name, _, unit, steps = next(row for row in _UNITS if span <= row[1])
    step = next((step for step in steps if span / (step * unit) <= MOST_STEPS), None)
    if step is None:
        step = ceil(span / (unit * MOST_STEPS))
    part = step * unit / _PARTS
    high = round((floor(round(span / part, 6)) + 1) * part, 6)
    ticks = []
    number = 0
    while round(number * unit, 6) <= high:
        ticks.append((round(number * unit, 6), number_digits(number, language)))
        number += step
    return WaitAxis(phrase(language, f"durations_figure.axis_{name}"), high, tuple(ticks))


def count_ticks(whole: int) -> tuple[int, ...]:
    """0, round numbers, and the number of all ads.

    >>> count_ticks(29), count_ticks(10), count_ticks(1)
    ((0, 10, 20, 29), (0, 5, 10), (0, 1))
    """
    step = next((step for step in _COUNTS if whole / step <= _PARTS), ceil(whole / _PARTS))
    return (*(number for number in range(0, whole, step) if whole - number >= step / 2), whole)
