"""How long ads waited: one wait a row, or counts that rise with the hours. Frozen, and not drawn yet.

Everything is in hours since an ad was submitted, on an axis that runs evenly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

_IN_KEY_ORDER = ("approved", "not", "open")


@dataclass(frozen=True, slots=True)
class WaitAxis:
    """From 0 to ``high`` hours; ``ticks`` are pairs of hours and a label, in the unit that ``title`` names."""

    title: str
    high: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """The hours that one ad waited: from ``least`` through ``most``, or more than ``least`` where it is open."""

    label: str
    least: float
    most: float | None
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class Waits:
    """One wait a row, over an axis of hours. ``shapes`` explains what is no state of an ad: ``range``.

    >>> waits = (Wait("ad-1", 2, 3, "not", "2 to 3 h"), Wait("ad-2", 9, None, "open", "open"))
    >>> body = Waits(waits, WaitAxis("hours", 9, ()))
    >>> body.states, body.said, body.cut(0, 1).size
    (('not', 'open'), (('ad-1', '2 to 3 h'), ('ad-2', 'open')), 1)
    """

    waits: tuple[Wait, ...]
    axis: WaitAxis
    shapes: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.waits)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Label and wait of each row."""
        return tuple((wait.label, wait.said) for wait in self.waits)

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        occurring = {wait.state for wait in self.waits}
        return tuple(state for state in _IN_KEY_ORDER if state in occurring)

    def cut(self, start: int, stop: int) -> Waits:
        """Only these rows, over the same axis."""
        return replace(self, waits=self.waits[start:stop])


@dataclass(frozen=True, slots=True)
class RisingCount:
    """How many of ``whole`` ads had come so far, hour by hour: at least and at most.

    ``least`` and ``most`` are pairs of hours and the count from then on, from
    (0, 0) or the count at once. They end at ``until`` hours, after which
    nothing is known; where no ad is open that is the end of the axis. ``open_at`` are the hours for which
    the ads that are still open were followed; one of more hours than the axis
    has stands at its end. ``role`` is the colour of the line.
    """

    label: str
    count: str
    whole: int
    least: tuple[tuple[float, int], ...]
    most: tuple[tuple[float, int], ...]
    until: float
    axis: WaitAxis
    role: str
    up_ticks: tuple[int, ...]
    open_at: tuple[float, ...] = ()
    open_label: str = ""


@dataclass(frozen=True, slots=True)
class RisingCounts:
    """Fields with one count each, two beside each other where there is room when ``paired``.

    ``shapes`` explains what is drawn: ``line``, ``band`` and ``stroke``.

    >>> axis = WaitAxis("hours", 5, ((0, "0"),))
    >>> field = RisingCount("decided", "1 of 2", 2, ((0, 0), (4, 1)), ((0, 0), (3, 1)), 4, axis, "ink", (0, 2))
    >>> body = RisingCounts((field,))
    >>> body.size, body.states, body.said
    (1, (), (('decided', '1 of 2'),))
    """

    fields: tuple[RisingCount, ...]
    paired: bool = False
    shapes: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """How many fields there are."""
        return len(self.fields)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Label and last count of each field."""
        return tuple((field.label, field.count) for field in self.fields if field.count)

    @property
    def states(self) -> tuple[str, ...]:
        """None: a line is no ad."""
        return ()

    def cut(self, start: int, stop: int) -> RisingCounts:
        """Only these fields."""
        return replace(self, fields=self.fields[start:stop])
