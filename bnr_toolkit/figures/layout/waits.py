"""Waits: a row for each ad, from its submission to its decision, over one axis of hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bnr_toolkit.figures.layout.drawing import Box, Curve, Dot, Line, Mark
from bnr_toolkit.figures.layout.hour_axis import ARROW, BAND_HEIGHT, Span, arrowhead, axis_under, shapes_key, uprights
from bnr_toolkit.figures.layout.typesetting import Block, balanced, placed, set_text
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.products import Figure
from bnr_toolkit.results.waits import Wait, Waits

LABEL_LINES = 4
SAID_LINES = 4
# Of the dots of a row: here they stand on a line.
RADIUS = 0.7
# Of the width between the margins, for what is said of a wait beside its track.
SAID_SHARE = 0.26
LABEL_SHARE = 0.3
LABEL_TO_FIELD = 30
FIELD_TO_SAID = 26
LABEL_TO_TRACK = 8
BETWEEN_WORDS = 24
ROW_GAP = 20
ROW_GAP_STACKED = 28
ROWS_TO_AXIS = 18
OPEN_END = 44
DASHES = (9.0, 7.0)


@dataclass(frozen=True, slots=True)
class _Row:
    wait: Wait
    label: Block
    said: Block


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the rows share: where hours run, where an open end stops, where words stand.

    ``said_left`` is None where words stand above the track: ``beside`` the label, or under it.
    """

    outlet: Outlet
    span: Span
    stop: float
    radius: float
    said_left: float | None
    beside: bool


def waits(figure: Figure, body: Waits, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of waits from ``top`` down, and the y at which they end.

    A dot stands where a decision was known at the latest, a band runs to it
    from the earliest. An open ad has its half disc where it was last seen open,
    and an arrow from there: it has no end. A wait longer than the axis is a
    ValueError; a text without room is refused (``text_does_not_fit``).
    """
    _within(body)
    key, y = shapes_key(body.shapes, figure, outlet, top)
    stacked = outlet.label_width is None
    rows = [_row(wait, figure, outlet, stacked=stacked) for wait in body.waits]
    setting = _setting(rows, body, outlet, stacked=stacked)
    field_top = y
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        if number:
            y += outlet.gap(ROW_GAP_STACKED if stacked else ROW_GAP)
        drawn, y = _placed(row, setting, y)
        marks += drawn
    y += outlet.gap(ROWS_TO_AXIS)
    axis, bottom = axis_under(body.axis, setting.span, setting.span.left - setting.radius, figure, outlet, y)
    # Words above tracks stand in the field, which then has ticks only.
    lines = [] if stacked else uprights(body.axis, setting.span, outlet, field_top, y)
    return (*key, *lines, *marks, *axis), bottom


def _within(body: Waits) -> None:
    for wait in body.waits:
        longest = wait.least if wait.most is None else wait.most
        if not 0 <= wait.least <= longest <= body.axis.high:
            raise ValueError(f"the wait of {wait.label!r}, {wait.least} to {wait.most} hours, lies outside the axis")


def _row(wait: Wait, figure: Figure, outlet: Outlet, *, stacked: bool) -> _Row:
    room = float(outlet.inner_width)
    label_room, said_room = (room, room) if stacked else (LABEL_SHARE * room, SAID_SHARE * room)
    label = _set(wait.label, label_room, figure, outlet, LABEL_LINES)
    said = _set(wait.said, said_room, figure, outlet, SAID_LINES, "bold")
    return _Row(wait, label, balanced(said, figure.language))


def _setting(rows: Sequence[_Row], body: Waits, outlet: Outlet, *, stacked: bool) -> _Setting:
    radius = RADIUS * outlet.dot_radius
    start, stop = float(outlet.margin), float(outlet.margin + outlet.inner_width)
    said_left = None
    if not stacked:
        start += max((row.label.width for row in rows), default=0.0) + outlet.gap(LABEL_TO_FIELD)
        said_left = stop - max((row.said.width for row in rows), default=0.0)
        stop = said_left - outlet.gap(FIELD_TO_SAID)
    open_end = outlet.gap(OPEN_END) if any(row.wait.most is None for row in rows) else 0.0
    span = Span(start + radius, stop - radius - open_end, body.axis.high)
    return _Setting(outlet, span, stop, radius, said_left, all(_fits_beside(row, outlet) for row in rows))


def _fits_beside(row: _Row, outlet: Outlet) -> bool:
    needed = row.label.width + outlet.gap(BETWEEN_WORDS) + row.said.width
    return len(row.label.lines) == 1 and needed <= outlet.inner_width


def _placed(row: _Row, setting: _Setting, top: float) -> tuple[list[Mark], float]:
    outlet, radius = setting.outlet, setting.radius
    marks: list[Mark] = []
    if setting.said_left is None:
        left, said_top = float(outlet.margin), top + row.label.height + outlet.gap(LABEL_TO_TRACK) / 2
        if setting.beside:
            left, said_top = left + row.label.width + outlet.gap(BETWEEN_WORDS), top
        marks += placed(row.label, outlet.margin, top)
        marks += placed(row.said, left, said_top)
        words_bottom = max(top + row.label.height, said_top + row.said.height)
        middle = words_bottom + outlet.gap(LABEL_TO_TRACK) + radius
        return [*_track(row.wait, setting, middle), *marks], middle + radius
    height = max(row.label.height, row.said.height, 2 * radius)
    middle = top + height / 2
    marks += placed(row.label, outlet.margin, middle - row.label.height / 2)
    marks += placed(row.said, setting.said_left, middle - row.said.height / 2)
    return [*_track(row.wait, setting, middle), *marks], top + height


def _track(wait: Wait, setting: _Setting, middle: float) -> list[Mark]:
    outlet, span, radius = setting.outlet, setting.span, setting.radius
    thickness = 0.75 * outlet.stroke
    begin = span.x(wait.least)
    end = begin if wait.most is None else span.x(wait.most)
    marks: list[Mark] = []
    # Not under a half disc or a ring, through which it would show.
    until = min(begin, end - radius)
    if until > span.left:
        marks.append(Line(span.left, middle, until, middle, thickness, "axis"))
    if end - radius - begin >= outlet.stroke:
        height = outlet.gap(BAND_HEIGHT)
        marks.append(Box(begin, middle - height / 2, end - radius - begin, height, "band"))
    if wait.most is None:
        reach = outlet.gap(ARROW)
        marks.append(Curve(((end + radius, middle), (setting.stop, middle)), thickness, "axis", DASHES))
        marks.append(arrowhead(setting.stop, middle, reach, outlet, "axis"))
    if end - radius > span.left:
        marks.append(Line(span.left, middle - radius / 2, span.left, middle + radius / 2, thickness, "axis"))
    return [*marks, Dot(end, middle, radius, outlet.stroke, wait.state)]


def _set(text: str, room: float, figure: Figure, outlet: Outlet, lines: int, weight: str = "regular") -> Block:
    return set_text(
        text,
        room,
        [Type(size, weight) for size in outlet.text_sizes],
        figure.language,
        lines=lines,
        figure=figure.name,
        outlet=outlet.name,
        leading=1.15,
    )
