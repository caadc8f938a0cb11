"""A timeline: lanes, one an ad, over an axis of time. Frozen, and not drawn yet.

Everything on the axis is in hours from its left end, and runs evenly: the day on
which the clock is changed is 23 or 25 of them. What stands at a tick is
local time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MOST_LANES = 20
"""More lanes than this do not stand in one picture."""

_IN_KEY_ORDER = ("approved", "not", "open", "halted")


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to an ad, at some time from ``begin`` to ``end``; its mark stands at ``at``.

    ``shape`` is the state of the ad from then on, or ``start`` for its
    submission, ``appealed`` or ``withdrawn``. ``label`` stands beside the mark
    where there is room, and is empty where the key suffices.
    """

    begin: float
    end: float
    at: float
    shape: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One ad, with its moments from left to right and, in ``said``, what became of it in words.

    ``apart`` sets the lane off from the others. An ad that was ``waiting`` is
    open at its last moment, where nothing ends.
    """

    label: str
    moments: tuple[Moment, ...]
    said: str
    apart: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis of time, its label, and a second one under it where a new day or year begins."""

    at: float
    label: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From 0 to ``high`` hours; ``levels`` are ticks, the finest first, of which a picture shows the first that fit."""

    title: str
    high: float
    levels: tuple[tuple[Tick, ...], ...]


@dataclass(frozen=True, slots=True)
class Landmark:
    """A time that matters to all lanes, such as when the newsroom asked its questions, with its label."""

    begin: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over an axis of time, with at most two landmarks.

    ``shapes`` explains, as pairs of shape and words, the marks that are no
    state of an ad: ``start``, ``appealed``, ``withdrawn``, and ``range`` for
    the bar where a time is not exact.

    >>> lane = Lane("ad-1", (Moment(0, 0, 0, "start"), Moment(2, 2, 2, "approved")), "approved")
    >>> timeline = Timeline((lane,), TimeAxis("2025", 2, ()))
    >>> timeline.states, timeline.size, timeline.said
    (('approved',), 1, (('ad-1', 'approved'),))
    """

    lanes: tuple[Lane, ...]
    axis: TimeAxis
    landmarks: tuple[Landmark, ...] = ()
    shapes: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """In how many pieces it can be cut: lanes."""
        return len(self.lanes)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Label and outcome of each lane."""
        return tuple((lane.label, lane.said) for lane in self.lanes)

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        occurring = {moment.shape for lane in self.lanes for moment in lane.moments}
        return tuple(state for state in _IN_KEY_ORDER if state in occurring)

    def cut(self, start: int, stop: int) -> Timeline:
        """Only these lanes, over the same axis."""
        return replace(self, lanes=self.lanes[start:stop])
