"""Counts that rise with the hours: a line for the least number, a band up to the most, and who is still open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bnr_toolkit.figures.layout.drawing import Area, Box, Curve, Line, Mark
from bnr_toolkit.figures.layout.hour_axis import ARROW, Span, arrowhead, axis_under, shapes_key, tick_type, uprights
from bnr_toolkit.figures.layout.typesetting import Block, balanced, placed, plain, set_text, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.language import number_digits
from bnr_toolkit.results.products import Figure
from bnr_toolkit.results.waits import RisingCount, RisingCounts

HEADING_LINES = 4
# Of the height of a line chart: what rises is as clear in a lower field.
HEIGHT = 0.75
# Times the same: wider is emptiness.
WIDEST = 3.0
BETWEEN_COLUMNS = 56
ROW_GAP = 48
LABEL_TO_COUNT = 4
HEADING_TO_FIELD = 22
TICK_TO_FIELD = 14
FIELD_TO_OPEN = 16
OPEN_LABEL_TO_STROKES = 6
LABEL_TO_STROKE = 16
OPEN_TO_AXIS = 8
STROKE_HEIGHT = 20
ARROW_ROOM = 26
LINE = 1.5


@dataclass(frozen=True, slots=True)
class _Heading:
    label: Block
    count: Block

    def height(self, outlet: Outlet) -> float:
        """Of label and count."""
        between = outlet.gap(LABEL_TO_COUNT) if self.count.lines else 0.0
        return self.label.height + between + self.count.height


@dataclass(frozen=True, slots=True)
class _Field:
    """The rectangle in which a count rises: hours along, ads up."""

    counted: RisingCount
    span: Span
    top: float
    bottom: float

    def y(self, count: float) -> float:
        return self.bottom - count / self.counted.whole * (self.bottom - self.top)


def rising_counts(figure: Figure, body: RisingCounts, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of rising counts from ``top`` down, and the y at which they end.

    Lines and bands end at the last time that is known. Raises RefusedInput
    (``text_does_not_fit``) when a text has no room.
    """
    marks, y = shapes_key(body.shapes, figure, outlet, top)
    across = 2 if body.paired and outlet.label_width is not None else 1
    room = (outlet.inner_width - (across - 1) * outlet.gap(BETWEEN_COLUMNS)) / across
    room = min(room, WIDEST * outlet.plot_height)
    indent = _tick_column(body, figure.language, outlet) + outlet.gap(TICK_TO_FIELD)
    for start in range(0, len(body.fields), across):
        side_by_side = body.fields[start : start + across]
        headings = [_heading(counted, room, figure, outlet) for counted in side_by_side]
        y += outlet.gap(ROW_GAP) if start else 0.0
        field_top = y + max(heading.height(outlet) for heading in headings) + outlet.gap(HEADING_TO_FIELD)
        for number, (counted, heading) in enumerate(zip(side_by_side, headings, strict=True)):
            left = outlet.margin + number * (room + outlet.gap(BETWEEN_COLUMNS))
            marks += placed(heading.label, left, field_top - outlet.gap(HEADING_TO_FIELD) - heading.height(outlet))
            marks += placed(heading.count, left, field_top - outlet.gap(HEADING_TO_FIELD) - heading.count.height)
            right = left + room - (outlet.gap(ARROW_ROOM) if _is_followed_longer(counted) else 0.0)
            span = Span(left + indent, right, counted.axis.high)
            field = _Field(counted, span, field_top, field_top + HEIGHT * outlet.plot_height)
            drawn, bottom = _drawn(field, left, figure, outlet)
            marks += drawn
            y = max(y, bottom)
    return tuple(marks), y


def _tick_column(body: RisingCounts, language: str, outlet: Outlet) -> float:
    labels = [number_digits(tick, language) for counted in body.fields for tick in counted.up_ticks]
    return max((width(label, tick_type(outlet)) for label in labels), default=0.0)


def _is_followed_longer(counted: RisingCount) -> bool:
    return any(hours > counted.axis.high for hours in counted.open_at)


def _heading(counted: RisingCount, room: float, figure: Figure, outlet: Outlet) -> _Heading:
    label = _set(counted.label, room, figure, outlet, "bold")
    return _Heading(label, balanced(_set(counted.count, room, figure, outlet, "regular"), figure.language))


def _drawn(field: _Field, left: float, figure: Figure, outlet: Outlet) -> tuple[list[Mark], float]:
    counted, span = field.counted, field.span
    open_row, axis_y = _open_row(field, figure, outlet)
    axis, bottom = axis_under(counted.axis, span, left, figure, outlet, axis_y)
    marks: list[Mark] = [*uprights(counted.axis, span, outlet, field.top, field.bottom)]
    marks += _up_axis(field, figure, outlet)
    marks += _band(field)
    marks.append(Curve(tuple(_corners(field)), LINE * outlet.stroke, counted.role))
    return [*marks, *open_row, *axis], bottom


def _up_axis(field: _Field, figure: Figure, outlet: Outlet) -> list[Mark]:
    marks: list[Mark] = []
    type_ = tick_type(outlet)
    for count in field.counted.up_ticks:
        y = field.y(count)
        label = number_digits(count, figure.language)
        # Behind band and line: boxes are drawn before lines.
        marks.append(
            Box(field.span.left, y - 1, field.span.right - field.span.left, 2, "axis" if not count else "grid")
        )
        x = field.span.left - outlet.gap(TICK_TO_FIELD) - width(label, type_)
        marks += placed(Block((label,), type_, 1.0), x, y - type_.size / 2)
    return marks


def _band(field: _Field) -> list[Mark]:
    """From the least to the most number, where they differ."""
    counted = field.counted
    hours = sorted({hour for hour, _ in (*counted.least, *counted.most) if hour < counted.until})
    marks: list[Mark] = []
    lower: list[tuple[float, float]] = []
    upper: list[tuple[float, float]] = []
    for begin, end in pairwise([*hours, counted.until]):
        least, most = _at(counted.least, begin), _at(counted.most, begin)
        sides = [field.span.x(begin), field.span.x(end)]
        if most > least:
            lower += [(x, field.y(least)) for x in sides]
            upper += [(x, field.y(most)) for x in sides]
        if upper and (most <= least or end == counted.until):
            marks.append(Area((*lower, *reversed(upper)), "band"))
            lower, upper = [], []
    return marks


def _at(steps: Sequence[tuple[float, int]], hours: float) -> int:
    return next(count for hour, count in reversed(steps) if hour <= hours)


def _corners(field: _Field) -> list[tuple[float, float]]:
    steps = field.counted.least
    x, y = field.span.x, field.y
    corners = [(x(0.0), y(0)), (x(0.0), y(steps[0][1]))]
    for (_, before), (hours, count) in pairwise(steps):
        corners += [(x(hours), y(before)), (x(hours), y(count))]
    corners.append((x(max(field.counted.until, steps[-1][0])), y(steps[-1][1])))
    return list(dict.fromkeys(corners))


def _open_row(field: _Field, figure: Figure, outlet: Outlet) -> tuple[list[Mark], float]:
    """Under the field: a stroke where each ad that is still open was last seen; and the y of the axis.

    Ads followed for longer than the axis have an arrow at its end.
    """
    counted, span = field.counted, field.span
    if not counted.open_at:
        return [], field.bottom
    label = set_text(
        plain(counted.open_label),
        span.right - span.left,
        [tick_type(outlet)],
        figure.language,
        lines=2,
        figure=figure.name,
        outlet=outlet.name,
    )
    top, height = field.bottom + outlet.gap(FIELD_TO_OPEN), outlet.gap(STROKE_HEIGHT)
    marks: list[Mark] = [*placed(label, span.left, top)]
    seen = dict.fromkeys(span.x(hours) for hours in counted.open_at if hours <= counted.axis.high)
    first = min([*seen, span.right - outlet.gap(ARROW_ROOM)])
    if span.left + label.width + outlet.gap(LABEL_TO_STROKE) <= first:
        # On one line with its strokes, where none of them is so early.
        top += (label.height - height) / 2
    else:
        top += label.height + outlet.gap(OPEN_LABEL_TO_STROKES)
    marks += [Line(x, top, x, top + height, outlet.stroke, "open") for x in seen]
    if _is_followed_longer(counted):
        middle, tip = top + height / 2, span.right + outlet.gap(ARROW_ROOM)
        marks.append(Line(span.right - outlet.gap(ARROW_ROOM), middle, tip, middle, outlet.stroke, "open"))
        marks.append(arrowhead(tip, middle, outlet.gap(ARROW), outlet, "open"))
    return marks, top + height + outlet.gap(OPEN_TO_AXIS)


def _set(text: str, room: float, figure: Figure, outlet: Outlet, weight: str) -> Block:
    return set_text(
        text,
        room,
        [Type(size, weight) for size in outlet.text_sizes],
        figure.language,
        lines=HEADING_LINES,
        figure=figure.name,
        outlet=outlet.name,
        leading=1.15,
    )
