"""What charts show: rows of dots, rows with intervals, tiles, lanes, waits, or lines. Frozen, and not drawn yet.

A dot is an ad in a state: ``approved``, ``not``, ``open`` or ``halted``
(approved at first and stopped later).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

STATES = ("approved", "not", "open", "halted")
"""The states of an ad, in the order of a key."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of dots, one for each ad. ``apart`` sets the row off from the others."""

    label: str
    dots: tuple[str, ...]
    count: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class UnitRows:
    """Rows of dots.

    ``linked``: the rows show the same ads in the same order, stage after stage,
    and a line joins each ad to itself.

    >>> UnitRows((UnitRow("gambling", ("approved", "not"), "1 of 2"),)).states
    ('approved', 'not')
    """

    rows: tuple[UnitRow, ...]
    linked: bool = False

    @property
    def size(self) -> int:
        """In how many pieces it can be cut: rows, or ads where rows are linked."""
        if self.linked:
            return max((len(row.dots) for row in self.rows), default=0)
        return len(self.rows)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Label and count of each row."""
        return tuple((row.label, row.count) for row in self.rows if row.count)

    def cut(self, start: int, stop: int) -> UnitRows:
        """Only these rows, or these ads in each of the linked rows, whose counts stand in the first piece."""
        if not self.linked:
            return replace(self, rows=self.rows[start:stop])
        pieces = (replace(row, dots=row.dots[start:stop], count=row.count if start == 0 else "") for row in self.rows)
        return replace(self, rows=tuple(pieces))

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        return _in_key_order(state for row in self.rows for state in row.dots)


@dataclass(frozen=True, slots=True)
class Band:
    """A range of shares, from 0 to 1, and how sure it is: 0.95 for the 95% interval."""

    low: float
    high: float
    confidence: float


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """A row of dots with, beside or under it, the share on a track from 0 to 1 and its bands.

    ``share`` is None and there are no bands where the result has none.
    """

    label: str
    dots: tuple[str, ...]
    count: str
    share: float | None = None
    bands: tuple[Band, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class IntervalRows:
    """Rows of dots with intervals, over a track whose ticks are shared."""

    rows: tuple[IntervalRow, ...]
    track: Axis

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        return _in_key_order(state for row in self.rows for state in row.dots)


@dataclass(frozen=True, slots=True)
class Tile:
    """The ads of one platform and one category; without dots it was not tested, which ``count`` says."""

    dots: tuple[str, ...]
    count: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """Platforms across, categories down: ``tiles[row][column]``, with the counts of rows and columns in words.

    The margins are empty where adding up would count an ad twice.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    tiles: tuple[tuple[Tile, ...], ...]
    row_counts: tuple[str, ...] = ()
    column_counts: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        return _in_key_order(state for row in self.tiles for tile in row for state in tile.dots)


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to an ad: at ``at``, or at some time from ``at`` to ``until``, on the chart's axis.

    ``state`` is that of the ad from then on, or ``start`` for its submission;
    ``label`` stands beside the mark, and is empty where the key suffices.
    """

    at: float
    until: float
    state: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One ad on a timeline, with its moments from left to right; ``note`` says why there is none."""

    label: str
    moments: tuple[Moment, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes, one an ad, over an axis of time; ``until`` is where lanes of undecided ads end: the cut-off."""

    lanes: tuple[Lane, ...]
    axis: Axis
    until: float | None = None

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        return _in_key_order(moment.state for lane in self.lanes for moment in lane.moments)


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
    """One wait a row, over an axis of hours."""

    waits: tuple[Wait, ...]
    axis: Axis

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        return _in_key_order(wait.state for wait in self.waits)


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis from ``low`` to ``high``, with a short title and ticks as pairs of value and label."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line: points (x, y) from left to right, with the label that stands at its end.

    ``role`` is ``a``, ``b``, ``c`` or ``d``: it gives the line its colour and
    its pattern. ``thin`` lines belong to a thick one of the same role. With
    ``step`` a value holds until the next point.
    """

    label: str
    points: tuple[tuple[float, float], ...]
    role: str
    thin: bool = False
    step: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A level that the lines are compared with, such as the coverage that was promised."""

    level: float
    label: str


@dataclass(frozen=True, slots=True)
class LinePlot:
    """Lines over two axes.

    >>> line = Series("a", ((1, 0.2), (2, 0.4)), "a")
    >>> plot = LinePlot((line,), Axis("hours", 0, 3, ()), Axis("share", 0, 1, ()))
    >>> plot.series[0].points[-1], plot.reference
    ((2, 0.4), None)
    """

    series: tuple[Series, ...]
    x: Axis
    y: Axis
    reference: Reference | None = None

    @property
    def states(self) -> tuple[str, ...]:
        """None: a line is no ad."""
        return ()


Body = UnitRows | IntervalRows | Tiles | Timeline | Waits | LinePlot
"""What a figure draws between its key and its notes."""


def _in_key_order(states: Iterable[str]) -> tuple[str, ...]:
    occurring = set(states)
    return tuple(state for state in STATES if state in occurring)
