"""The share decided by each time, when each was decided somewhere between two times."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float64]
Range = tuple[float, float | None]

_ANY = "any"
_STEADY = 1e-11
_MOST_ROUNDS = 20_000
_NOTHING = 1e-7
"""A share this small is what rounds of halving leave of nothing."""

# Of ends at one time: a left end with its time comes first, then right ends, then left ends without their time.
_LEFT, _RIGHT, _AFTER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Mass:
    """A share that one cause decided somewhere from ``least`` through ``most``; None: after ``least``, by anyone."""

    least: float
    most: float | None
    cause: Hashable
    share: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """One observation, as often as it occurs."""

    least: float
    most: float | None
    cause: Hashable
    times: int


def turnbull(ranges: Sequence[Range], causes: Sequence[Hashable] | None = None) -> tuple[Mass, ...]:
    """The likeliest shares when each was decided from one time through another; None: still open after the first.

    The share of each range is given; where in the range it was decided, nobody
    knows. Without ``causes`` all were decided by ``"any"``. What nothing places
    before the last look has no ``most`` and no cause. Exact times give the
    shares of :func:`~bnr_toolkit.statistics.survival.kaplan_meier` and, with
    causes, :func:`~bnr_toolkit.statistics.survival.aalen_johansen`. The
    likeliest shares may not be the only ones; these are reached from equal ones.

    Method: self-consistency, Turnbull 1976 (Journal of the Royal Statistical
    Society B 38:290); with causes, Hudgens, Satten and Longini 2001
    (Biometrics 57:74). Raises ValueError for no ranges, a negative or reversed
    one, or lists of different lengths.

    >>> [(one.least, one.most, round(one.share, 3)) for one in turnbull([(0, 2), (1, 3), (4, 4), (4, None)])]
    [(1, 2, 0.5), (4, 4, 0.25), (4, None, 0.25)]
    """
    named = [_ANY] * len(ranges) if causes is None else list(causes)
    seen = _seen(ranges, named)
    places = list(_places(seen))
    holds = numpy.array([[_can_be(one, place) for place in places] for one in seen], dtype=float)
    kept = _undominated(holds)
    shares = _self_consistent(holds[:, kept], numpy.array([one.times for one in seen], dtype=float))
    masses = [
        Mass(place.least, place.most, place.cause, share)
        for place, share in zip((places[number] for number in kept), shares.tolist(), strict=True)
        if share > _NOTHING
    ]
    return tuple(sorted(masses, key=lambda mass: (mass.most is None, mass.most or 0.0, mass.least, str(mass.cause))))


def _seen(ranges: Sequence[Range], causes: Sequence[Hashable]) -> list[_Seen]:
    if not ranges or len(ranges) != len(causes):
        raise ValueError(f"{len(ranges)} ranges and {len(causes)} outcomes: need as many of both, and at least one")
    counted: dict[tuple[float, float | None, Hashable], int] = {}
    for (least, most), cause in zip(ranges, causes, strict=True):
        if not 0 <= least < math.inf or (most is not None and not least <= most < math.inf):
            raise ValueError(f"{least} to {most} is no range of durations: need 0 <= least <= most")
        # What is still open can yet be decided by any cause.
        key = (least, most, None if most is None else cause)
        counted[key] = counted.get(key, 0) + 1
    return [_Seen(*key, times=times) for key, times in counted.items()]


def _places(seen: Sequence[_Seen]) -> Iterator[_Seen]:
    """Where the likeliest shares can lie: from a left end to the next right end, for each cause apart."""
    still_open = [one for one in seen if one.most is None]
    for cause in dict.fromkeys(one.cause for one in seen if one.most is not None):
        ends = [(one.least, _AFTER) for one in still_open]
        for one in seen:
            if one.most is not None and one.cause == cause:
                ends += [(one.least, _LEFT), (one.most, _RIGHT)]
        for (least, kind), (most, next_kind) in pairwise(sorted(ends)):
            if kind != _RIGHT and next_kind == _RIGHT:
                # Between two looks at which it was open, an end without its time is as good as one with it.
                yield _Seen(least, most, cause, 1 if kind == _LEFT else 0)
    if still_open:
        yield _Seen(max(one.least for one in still_open), None, None, 0)


def _can_be(one: _Seen, place: _Seen) -> bool:
    """Whether what was seen can have happened at this place."""
    if one.most is None:
        # A place that starts with its own time can be that time, which an open one was past.
        return place.least > one.least or (place.least == one.least and not place.times)
    return place.most is not None and place.cause == one.cause and one.least <= place.least and place.most <= one.most


def _undominated(holds: Floats) -> list[int]:
    """The places that do not hold merely a part of what another holds: that other is never less likely."""
    shared = holds.T @ holds
    size = shared.diagonal()
    inside = (shared == size[:, None]) & (size[None, :] > size[:, None])
    return [int(number) for number in numpy.flatnonzero(~inside.any(axis=1))]


def _self_consistent(holds: Floats, times: Floats) -> Floats:
    """The shares that stay as they are when each observation is dealt out over its places by those shares."""
    shares: Floats = numpy.full(holds.shape[1], 1 / holds.shape[1])
    for _ in range(_MOST_ROUNDS):
        dealt = shares * (holds.T @ (times / (holds @ shares))) / times.sum()
        change = float(abs(dealt - shares).max())
        shares = dealt
        if change < _STEADY:
            break
    return shares
