"""Rows of dots with bands: the band right of the count where there is room, else under the dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.layout.drawing import Dot, Line, Mark
from bnr_toolkit.figures.layout.track import Scale, Track, placed_row, placed_scale, scale, track_between, upright
from bnr_toolkit.figures.layout.typesetting import Block, balanced, placed, set_text
from bnr_toolkit.figures.outlets import Dots, Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.plots import IntervalRow, IntervalRows
from bnr_toolkit.results.products import Figure

LABEL_LINES = 4
COUNT_LINES = 4
# In letters' heights: a count before it takes a second line, a track, and rows with one scale at their foot.
COUNT_ROOM = 7.2
LONG_ENOUGH = 11.0
SHORTEST_TRACK = 9.5
TALL = 24.0
SIZES = (1.0, 0.85, 0.7)
FEW_PER_LINE = 5
LABEL_ROOMS = (1.0, 0.75)

LABEL_TO_DOTS = 32
DOTS_TO_COUNT = 22
COUNT_TO_TRACK = 34
ROW_GAP = 26
ROW_GAP_STACKED = 44
APART_GAP = 34
ABOVE_DOTS = 12
ABOVE_BAND = 14
LABEL_TO_COUNT = 4
SCALE_TO_ROWS = 12


@dataclass(frozen=True, slots=True)
class _Row:
    row: IntervalRow
    label: Block
    count: Block


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where all rows have their dots, count and track. ``stacked``: the track is under the dots.

    ``count_left`` is None where a count stands under its label.
    """

    outlet: Outlet
    dots: Dots
    dots_left: float
    count_left: float | None
    track: Track
    stacked: bool

    @property
    def space(self) -> float:
        """Between two dots."""
        return self.dots.pitch - 2 * self.dots.radius


def interval_rows(figure: Figure, body: IntervalRows, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of rows of dots with their bands from ``top`` down, and the y at which they end.

    All bands stand on one scale, which is named under the last of them, and
    above the first too where that is far away.
    """
    rows = sorted(body.rows, key=lambda row: row.apart)
    setting, prepared = _chosen(rows, body, figure, outlet)
    left = outlet.margin if setting.stacked else setting.track.left
    made = scale(setting.track, outlet.margin + outlet.inner_width - left, figure)
    marks, bottom = _stack(prepared, setting, made, top, tall=False)
    if bottom - top > TALL * setting.track.letter:
        return _stack(prepared, setting, made, top, tall=True)
    return marks, bottom


def _chosen(
    rows: Sequence[IntervalRow], body: IntervalRows, figure: Figure, outlet: Outlet
) -> tuple[_Setting, list[_Row]]:
    """The band beside the dots, with the largest dots that leave it room; or under them."""
    for dots, label_width, shortest in _sizes(outlet):
        try:
            prepared = _prepared(rows, figure, outlet, label_width)
        except RefusedInput:
            continue
        setting = _beside(prepared, body, dots, shortest, outlet)
        if setting is not None:
            return setting, prepared
    prepared = _prepared(rows, figure, outlet, outlet.inner_width)
    setting = _under(prepared, body, outlet)
    if setting.count_left is None:
        # On a line of its own a count has all the room.
        prepared = _prepared(rows, figure, outlet, outlet.inner_width, outlet.inner_width)
    return setting, prepared


def _sizes(outlet: Outlet) -> Iterator[tuple[Dots, float, float]]:
    """Dots, width of labels and shortest track to try, the best first; none where labels stand above their dots."""
    if outlet.label_width is None:
        return
    first = outlet.dots[0]
    lines = ((first.per_line, LONG_ENOUGH), (first.per_line, SHORTEST_TRACK), (FEW_PER_LINE, SHORTEST_TRACK))
    for (per_line, shortest), share, size in product(lines, LABEL_ROOMS, SIZES):
        dots = Dots(size * first.radius, size * first.pitch, per_line)
        yield dots, share * outlet.label_width, shortest * outlet.text_sizes[0]


def _prepared(
    rows: Sequence[IntervalRow], figure: Figure, outlet: Outlet, room: float, count_room: float | None = None
) -> list[_Row]:
    """The rows with their texts in lines: labels in ``room`` px, counts in few px unless they have ``count_room``."""
    count_room = count_room or min(room, COUNT_ROOM * outlet.text_sizes[0])
    return [
        _Row(
            row,
            _set(row.label, room, [Type(size) for size in outlet.text_sizes], figure, outlet, LABEL_LINES),
            balanced(
                _set(row.count, count_room, [Type(size, "bold") for size in outlet.text_sizes], figure, outlet),
                figure.language,
            ),
        )
        for row in rows
    ]


def _beside(
    prepared: Sequence[_Row], body: IntervalRows, dots: Dots, shortest: float, outlet: Outlet
) -> _Setting | None:
    """Labels, dots, counts and bands in columns; None when the bands would be too short."""
    dots_left = outlet.margin + max(row.label.width for row in prepared) + outlet.gap(LABEL_TO_DOTS)
    count_left = dots_left + _across(prepared, dots) + outlet.gap(DOTS_TO_COUNT)
    left = count_left + max(row.count.width for row in prepared) + outlet.gap(COUNT_TO_TRACK)
    right = outlet.margin + outlet.inner_width
    if right - left < shortest:
        return None
    return _Setting(outlet, dots, dots_left, count_left, track_between(body.track, left, right, outlet), stacked=False)


def _under(prepared: Sequence[_Row], body: IntervalRows, outlet: Outlet) -> _Setting:
    """Labels above the dots and bands under them; a count after its dots where all can stand there."""
    dots = outlet.dots[0]
    fitting = int((outlet.inner_width + dots.pitch - 2 * dots.radius) // dots.pitch)
    dots = Dots(dots.radius, dots.pitch, min(dots.per_line, fitting))
    right = outlet.margin + outlet.inner_width
    count_left = outlet.margin + _across(prepared, dots) + outlet.gap(DOTS_TO_COUNT)
    beside = count_left + max(row.count.width for row in prepared) <= right
    track = track_between(body.track, outlet.margin, right, outlet)
    return _Setting(outlet, dots, outlet.margin, count_left if beside else None, track, stacked=True)


def _across(prepared: Sequence[_Row], dots: Dots) -> float:
    longest = max(min(len(row.row.dots), dots.per_line) for row in prepared)
    return max(0.0, longest * dots.pitch - (dots.pitch - 2 * dots.radius))


def _stack(
    prepared: Sequence[_Row], setting: _Setting, made: Scale, top: float, *, tall: bool
) -> tuple[tuple[Mark, ...], float]:
    """The rows one under the other, with the scale where the last band is."""
    outlet = setting.outlet
    scaled = _rows_over_a_scale(prepared, setting, tall=tall)
    marks: list[Mark] = []
    y = top
    if tall and not setting.stacked:
        marks += placed_scale(made, y, setting.track.left, above=True)
        y += made.height + outlet.gap(SCALE_TO_ROWS)
    field_top, field_bottom = y, y
    for number, row in enumerate(prepared):
        if number:
            y += _gap(row, setting)
            if row.row.apart and not prepared[number - 1].row.apart:
                right = outlet.margin + outlet.inner_width
                marks.append(Line(outlet.margin, y, right, y, outlet.stroke / 2, "grid"))
                y += outlet.gap(APART_GAP)
        drawn, y = _placed(row, setting, y)
        marks += drawn
        if number in scaled:
            field_bottom = y if setting.stacked else y + outlet.gap(SCALE_TO_ROWS)
            left = outlet.margin if setting.stacked else setting.track.left
            marks += placed_scale(made, field_bottom, left, above=False)
            y = field_bottom + made.height
    # Behind the bands: what comes first in a picture is drawn first.
    lines = () if setting.stacked or not scaled else upright(setting.track, field_top, field_bottom)
    return (*lines, *marks), y


def _rows_over_a_scale(prepared: Sequence[_Row], setting: _Setting, *, tall: bool) -> set[int]:
    """The rows under which the scale stands: the last with a band, and where bands lie under their dots the first."""
    banded = [number for number, row in enumerate(prepared) if row.row.share is not None]
    if not banded:
        return set()
    if setting.stacked:
        return {banded[0], banded[-1]} if tall else {banded[-1]}
    # A row without a band between others does not break the field; those apart stand below it.
    own = [number for number, row in enumerate(prepared) if not row.row.apart]
    return {max([banded[-1], *own])}


def _gap(row: _Row, setting: _Setting) -> float:
    if row.row.apart:
        return setting.outlet.gap(APART_GAP)
    return setting.outlet.gap(ROW_GAP_STACKED if setting.stacked else ROW_GAP)


def _placed(row: _Row, setting: _Setting, top: float) -> tuple[list[Mark], float]:
    return _placed_over(row, setting, top) if setting.stacked else _placed_across(row, setting, top)


def _placed_across(row: _Row, setting: _Setting, top: float) -> tuple[list[Mark], float]:
    """Label, dots, count and band on one line; level with the first line of dots where there are more."""
    dots = setting.dots
    lines = -(-len(row.row.dots) // dots.per_line)
    dots_height = lines * dots.pitch - setting.space
    track_height = setting.track.height if row.row.share is not None else 0.0
    inside = max(row.label.height, row.count.height, track_height, dots_height if lines == 1 else 2 * dots.radius)
    middle = top + inside / 2
    first_dots = middle - dots.radius
    marks: list[Mark] = [
        *placed_row(row.row, setting.track, middle, ticks=False),
        *placed(row.label, setting.outlet.margin, middle - row.label.height / 2),
        *placed(row.count, setting.count_left or 0.0, middle - row.count.height / 2),
        *_dots(row.row.dots, setting, first_dots),
    ]
    return marks, max(top + inside, first_dots + dots_height)


def _placed_over(row: _Row, setting: _Setting, top: float) -> tuple[list[Mark], float]:
    """A label, its dots under it with their count, and the band under those."""
    outlet, dots = setting.outlet, setting.dots
    marks: list[Mark] = [*placed(row.label, outlet.margin, top)]
    y = top + row.label.height
    if setting.count_left is None:
        marks += placed(row.count, outlet.margin, y + outlet.gap(LABEL_TO_COUNT))
        y += outlet.gap(LABEL_TO_COUNT) + row.count.height
    y += outlet.gap(ABOVE_DOTS)
    lines = -(-len(row.row.dots) // dots.per_line)
    dots_height = lines * dots.pitch - setting.space
    inside = dots_height
    if setting.count_left is not None:
        inside = max(inside, row.count.height)
        middle = y + (inside / 2 if lines == 1 else max(dots.radius, row.count.height / 2))
        marks += placed(row.count, setting.count_left, middle - row.count.height / 2)
    marks += _dots(row.row.dots, setting, y + (inside - dots_height) / 2 if lines == 1 else y)
    y += inside
    if row.row.share is not None:
        y += outlet.gap(ABOVE_BAND)
        marks += placed_row(row.row, setting.track, y + setting.track.height / 2, ticks=True)
        y += setting.track.height
    return marks, y


def _dots(states: Sequence[str], setting: _Setting, top: float) -> Iterator[Dot]:
    dots = setting.dots
    for number, state in enumerate(states):
        down, across = divmod(number, dots.per_line)
        yield Dot(
            x=setting.dots_left + dots.radius + across * dots.pitch,
            y=top + dots.radius + down * dots.pitch,
            radius=dots.radius,
            stroke=setting.outlet.stroke + 1,
            state=state,
        )


def _set(
    text: str, room: float, types: Sequence[Type], figure: Figure, outlet: Outlet, lines: int = COUNT_LINES
) -> Block:
    return set_text(
        text, room, types, figure.language, lines=lines, figure=figure.name, outlet=outlet.name, leading=1.2
    )
