"""Where a rule that fails first and holds later begins to hold."""

from __future__ import annotations

from collections.abc import Callable


def first_that_holds(holds: Callable[[float], bool], low: float, high: float) -> float:
    """The number between ``low`` and ``high`` from which on ``holds`` is true, to the last digit of a float.

    Method: bisection. ``holds`` must be false below one number and true above
    it; where it holds already at ``low``, the answer is ``low``.

    >>> round(first_that_holds(lambda x: x * x >= 2, 0, 2), 6)
    1.414214
    """
    if holds(low):
        return low
    while low < (middle := (low + high) / 2) < high:
        if holds(middle):
            high = middle
        else:
            low = middle
    return high
