"""When only totals are published: every table of the same ads that fits them."""

from __future__ import annotations


def paired_tables(approved_first: int, approved_second: int, decided: int) -> tuple[tuple[int, int, int, int], ...]:
    """All tables (both, only first, only second, neither) of ``decided`` ideas with these totals, fewest apart first.

    The totals alone do not say which ideas were approved in both groups: at
    least so many as cannot be kept apart, at most the smaller total. Raises
    ValueError for totals that cannot be.

    >>> paired_tables(9, 6, 10)
    ((6, 3, 0, 1), (5, 4, 1, 0))
    """
    if decided < 1 or not (0 <= approved_first <= decided and 0 <= approved_second <= decided):
        raise ValueError(
            f"{approved_first} and {approved_second} approved of {decided} decided is impossible: "
            "need 0 <= approved <= decided and decided >= 1"
        )
    least = max(0, approved_first + approved_second - decided)
    most = min(approved_first, approved_second)
    return tuple(
        (both, approved_first - both, approved_second - both, decided - approved_first - approved_second + both)
        for both in range(most, least - 1, -1)
    )
