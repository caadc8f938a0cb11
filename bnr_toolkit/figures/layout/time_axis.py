"""The axis of a timeline: its field, ticks on two lines, landmarks with their labels, and lines from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bnr_toolkit.figures.layout.drawing import Box, Curve, Dot, Line, Mark, Text
from bnr_toolkit.figures.layout.typesetting import Block, balanced, box, placed, plain, set_text, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.lanes import Landmark, Tick, TimeAxis
from bnr_toolkit.results.products import Figure

LABEL_LINES = 4
TITLE_LINES = 3
WIDEST_TITLE = 300
BETWEEN_TICKS = 22
TICK_LENGTH = 10
TICKS_TO_AXIS = 8
LINE_TO_LABEL = 12
AROUND_LABEL = 10
LABEL_ROOM = 420
CLEAR = 5
# A piece of a line no longer than this looks like dirt.
CRUMB = 12
RANGE_HEIGHT = 9


@dataclass(frozen=True, slots=True)
class Field:
    """Where time runs, in px of the file: from ``left`` to ``right``, in the room from ``start`` to ``stop``."""

    start: float
    stop: float
    left: float
    right: float
    hours: float

    def x(self, at: float) -> float:
        """Where a moment stands."""
        return self.left + at / self.hours * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Upright:
    """A line down through the lanes, from ``top``."""

    x: float
    top: float
    thickness: float
    role: str


def title_width(time: TimeAxis, outlet: Outlet) -> float:
    """How wide a column must be to hold the title of the axis; a long title takes more lines than one."""
    return min(width(plain(time.title), Type(outlet.text_sizes[-1])), outlet.gap(WIDEST_TITLE))


def axis(
    time: TimeAxis, field: Field, figure: Figure, outlet: Outlet, top: float
) -> tuple[list[Mark], list[Upright], float]:
    """Title, ticks and the line of the axis from ``top`` down; the lines of the grid; and the y of the axis."""
    type_ = Type(outlet.text_sizes[-1], role="muted")
    beside = field.start > outlet.margin
    room = field.start - outlet.margin - outlet.gap(LINE_TO_LABEL) if beside else outlet.inner_width
    title = _set(time.title, room, figure, outlet, TITLE_LINES)
    shown = _fitting(time.levels, field, type_, outlet)
    rows = 2 if any(tick.under for tick in shown) else 1
    height = rows * 1.15 * type_.size
    ticks_top = top + max(0.0, title.height - height) if beside else top + title.height + outlet.gap(TICKS_TO_AXIS)
    line = ticks_top + height + outlet.gap(TICKS_TO_AXIS)
    marks: list[Mark] = [*placed(title, outlet.margin, ticks_top if beside and title.height <= height else top)]
    uprights = []
    for tick in shown:
        x = field.x(tick.at)
        for row, said in enumerate((tick.label, tick.under)):
            # The rows are read upward from the axis: the day or the year stands above its hours or months.
            y = line - outlet.gap(TICKS_TO_AXIS) - (row + 1) * 1.15 * type_.size
            if said:
                marks += placed(Block((plain(said),), type_, 1.0), _left(x, said, type_, field), y)
        marks.append(Line(x, line, x, line + outlet.gap(TICK_LENGTH), outlet.stroke / 2, "axis"))
        uprights.append(Upright(x, line + outlet.gap(TICK_LENGTH), outlet.stroke / 2, "grid"))
    marks.append(Line(field.start, line, field.stop, line, outlet.stroke / 2, "axis"))
    return marks, uprights, line


def landmarks(
    shown: Sequence[Landmark], field: Field, figure: Figure, outlet: Outlet, top: float
) -> tuple[list[Mark], list[Upright], float]:
    """The labels of the landmarks one under the other, each beside its line, and the y at which they end.

    A time that is not exact is a bar at the top of its line, which stands at its beginning.
    """
    marks: list[Mark] = []
    uprights = []
    y = top
    for landmark in shown:
        line_top, y = y, y + outlet.gap(RANGE_HEIGHT + AROUND_LABEL)
        x, gap = field.x(landmark.begin), outlet.gap(LINE_TO_LABEL)
        right = outlet.margin + outlet.inner_width - x - gap
        left = x - gap - outlet.margin
        room = min(max(left, right), max(outlet.gap(LABEL_ROOM), outlet.inner_width / 2))
        block = balanced(_set(landmark.label, room, figure, outlet, LABEL_LINES, role="ink"), figure.language)
        to_the_right = block.width <= right
        marks += placed(block, x + gap if to_the_right else x - gap - block.width, y)
        bar = field.x(landmark.end) - x
        if bar > outlet.stroke:
            marks.append(Box(x, line_top, min(bar, field.right - x), outlet.gap(RANGE_HEIGHT), "ink"))
        uprights.append(Upright(x, line_top, outlet.stroke / 2, "ink"))
        y += block.height
    return marks, uprights, y + (outlet.gap(AROUND_LABEL) if shown else 0.0)


def drawn_uprights(uprights: Iterable[Upright], marks: Sequence[Mark], bottom: float) -> list[Mark]:
    """The lines down to ``bottom``, interrupted where texts and the marks of ads stand."""
    boxes = [_box(mark) for mark in marks if isinstance(mark, Text | Dot | Curve) and not _is_track(mark)]
    drawn: list[Mark] = []
    for line in uprights:
        crossed = [(one[1] - CLEAR, one[3] + CLEAR) for one in boxes if one[0] - CLEAR < line.x < one[2] + CLEAR]
        drawn += [
            Line(line.x, y0, line.x, y1, line.thickness, line.role)
            for y0, y1 in pieces(line.top, bottom, crossed)
            if y1 - y0 > CRUMB
        ]
    return drawn


def pieces(start: float, end: float, taken: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """What is left of a line when the taken stretches are cut out of it.

    >>> pieces(0, 10, [(2, 4), (3, 5), (9, 12)])
    [(0, 2), (5, 9)]
    """
    left = []
    for begin, stop in sorted(taken):
        if begin >= end:
            break
        if begin > start:
            left.append((start, begin))
        start = max(start, stop)
    if start < end:
        left.append((start, end))
    return left


def _fitting(levels: Sequence[Sequence[Tick]], field: Field, type_: Type, outlet: Outlet) -> Sequence[Tick]:
    """The first level whose labels stand apart; the coarsest without the labels that do not, when none does."""
    for level in levels:
        if len(_apart(level, field, type_, outlet)) == len(level):
            return level
    return _apart(levels[-1], field, type_, outlet) if levels else ()


def _apart(level: Sequence[Tick], field: Field, type_: Type, outlet: Outlet) -> list[Tick]:
    """The ticks that stand clear of the ones before them, in both rows."""
    kept: list[Tick] = []
    ends = [float("-inf"), float("-inf")]
    for tick in level:
        edges = [_left(field.x(tick.at), said, type_, field) for said in (tick.label, tick.under)]
        gap = outlet.gap(BETWEEN_TICKS)
        if all(
            not said or edge >= end + gap for edge, end, said in zip(edges, ends, (tick.label, tick.under), strict=True)
        ):
            kept.append(tick)
            ends = [
                edge + width(plain(said), type_) if said else end
                for edge, end, said in zip(edges, ends, (tick.label, tick.under), strict=True)
            ]
    return kept


def _left(x: float, said: str, type_: Type, field: Field) -> float:
    """The left end of a label in the middle of ``x``, kept within the field."""
    wide = width(plain(said), type_)
    return max(field.start, min(x - wide / 2, field.stop - wide))


def _is_track(mark: Mark) -> bool:
    return isinstance(mark, Curve) and mark.pattern is not None


def _box(mark: Text | Dot | Curve) -> tuple[float, float, float, float]:
    if isinstance(mark, Text):
        return box(mark)
    if isinstance(mark, Curve):
        (xs, ys) = zip(*mark.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)
    return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius


def _set(text: str, room: float, figure: Figure, outlet: Outlet, lines: int, role: str = "muted") -> Block:
    types = [Type(outlet.text_sizes[-1], role=role)]
    return set_text(
        text, room, types, figure.language, lines=lines, figure=figure.name, outlet=outlet.name, leading=1.15
    )
