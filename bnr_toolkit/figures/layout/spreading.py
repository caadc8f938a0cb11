"""Labels beside points: as near to them as they can be without touching each other."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The tops of boxes whose middles are wanted at these heights, in order, ``gap`` apart, between low and high.

    The sum of squared distances from where they are wanted is the smallest that
    there is (isotonic regression, by pooling neighbours; Ayer and others 1955,
    Annals of Mathematical Statistics 26:641). ``wanted`` runs upward; the boxes
    must fit between ``low`` and ``high``.

    >>> spread([10, 12], [10, 10], 0, 0, 100)
    [1.0, 11.0]
    >>> spread([2, 90], [10, 10], 0, 0.0, 100)
    [0.0, 85.0]
    """
    offsets = [sum(heights[:number]) + number * gap for number in range(len(heights))]
    tops = [middle - height / 2 for middle, height in zip(wanted, heights, strict=True)]
    pools: list[tuple[float, int]] = []
    for top, offset in zip(tops, offsets, strict=True):
        mean, size = top - offset, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    shifts = [mean for mean, size in pools for _ in range(size)]
    highest = high - (offsets[-1] + heights[-1] if heights else 0)
    return [min(max(shift, low), highest) + offset for shift, offset in zip(shifts, offsets, strict=True)]
