"""Several comparisons at once: p-values corrected for their number."""

from __future__ import annotations

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Each p-value corrected for all of them, in the order in which they came.

    Method: Holm 1979 (Scandinavian Journal of Statistics 6:65). The smallest is
    multiplied by their number, the next by one less, and so on; none is allowed
    to be smaller than the one before it, and none larger than 1. Raises
    ValueError for what is no p-value.

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    for p in p_values:
        if not 0 <= p <= 1:
            raise ValueError(f"{p} is no p-value: need a number from 0 to 1")
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    corrected = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(order):
        largest = max(largest, min(1.0, p_values[place] * (len(p_values) - rank)))
        corrected[place] = largest
    return tuple(corrected)
