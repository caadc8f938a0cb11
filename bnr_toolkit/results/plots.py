"""What charts show: rows of dots, rows with intervals, tiles, lanes, waits, or lines. Frozen, and not drawn yet.

A dot is an ad in a state: ``approved``, ``not``, ``open`` or ``halted``
(approved at first and stopped later).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bnr_toolkit.results.lanes import Timeline
from bnr_toolkit.results.table_images import TableImage
from bnr_toolkit.results.waits import RisingCounts, Waits

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
        """Only these rows, or these ads in each of the linked rows, without the counts: those are of all ads."""
        if not self.linked:
            return replace(self, rows=self.rows[start:stop])
        pieces = (replace(row, dots=row.dots[start:stop], count="") for row in self.rows)
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
    """A row of dots with, beside or under it, the share on a track from 0 to 1 and its bands, the widest first.

    ``share`` is None and there are no bands where the result has none: such a
    row has no track.
    """

    label: str
    dots: tuple[str, ...]
    count: str
    share: float | None = None
    bands: tuple[Band, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class IntervalRows:
    """Rows of dots with intervals, on tracks of one scale: a share of 0.5 stands at the same place in all of them.

    >>> row = IntervalRow("gambling", ("approved", "not"), "1 of 2", 0.5, (Band(0.09, 0.91, 0.95),))
    >>> body = IntervalRows((row, IntervalRow("weapons", ("open",), "no decision")), Axis("share", 0, 1, ()))
    >>> body.states, body.said, body.cut(1, 2).size
    (('approved', 'not', 'open'), (('gambling', '1 of 2'), ('weapons', 'no decision')), 1)
    """

    rows: tuple[IntervalRow, ...]
    track: Axis

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Label and count of each row."""
        return tuple((row.label, row.count) for row in self.rows)

    def cut(self, start: int, stop: int) -> IntervalRows:
        """Only these rows, on the same track."""
        return replace(self, rows=self.rows[start:stop])

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        return _in_key_order(state for row in self.rows for state in row.dots)


@dataclass(frozen=True, slots=True)
class Tile:
    """The ads of one platform and one category, with their count; ``short`` is the count for a narrow tile.

    Without dots no ad is counted there, which the count says in words;
    ``untested`` when it is certain that nothing was submitted.
    """

    dots: tuple[str, ...]
    count: str
    short: str
    untested: bool = False


@dataclass(frozen=True, slots=True)
class TileRow:
    """The tiles of one category, one for each platform, and the count of the category. ``apart`` sets it off."""

    label: str
    tiles: tuple[Tile, ...]
    count: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Tiles:
    """Platforms across, categories down, with the count of each in the margins.

    ``total`` has the counts of the platforms, in tiles without dots, and that of
    all ads; a piece without the last row has none. ``margin_label`` stands over
    the counts of the categories.

    >>> alpha, beta = Tile(("approved", "not"), "1 of 2", "1/2"), Tile((), "not tested", "not tested")
    >>> Tiles(("Alpha", "Beta"), (TileRow("gambling", (alpha, beta), "1 of 2"),)).states
    ('approved', 'not')
    """

    columns: tuple[str, ...]
    rows: tuple[TileRow, ...]
    total: TileRow | None = None
    margin_label: str = ""

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Label and count of each row."""
        return tuple((row.label, row.count) for row in self.rows)

    def cut(self, start: int, stop: int) -> Tiles:
        """Only these rows; the counts of the platforms, which are of all rows, stand in the last piece."""
        if stop >= len(self.rows):
            return replace(self, rows=self.rows[start:])
        return replace(self, rows=self.rows[start:stop], total=None)

    @property
    def states(self) -> tuple[str, ...]:
        """The states that occur, in the order of a key."""
        return _in_key_order(state for row in self.rows for tile in row.tiles for state in tile.dots)


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


Body = UnitRows | IntervalRows | Tiles | Timeline | Waits | RisingCounts | LinePlot | TableImage
"""What a figure draws between its key and its notes."""


def _in_key_order(states: Iterable[str]) -> tuple[str, ...]:
    occurring = set(states)
    return tuple(state for state in STATES if state in occurring)
