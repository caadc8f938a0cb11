"""A timeline: the key of its shapes, the axis, and one lane for each ad with its marks, ranges and label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bnr_toolkit.figures.layout.drawing import Box, Curve, Line, Mark, Text
from bnr_toolkit.figures.layout.lane_marks import lane_mark, mark_half, mark_radius, shapes_key
from bnr_toolkit.figures.layout.spreading import spread
from bnr_toolkit.figures.layout.time_axis import (
    RANGE_HEIGHT,
    Field,
    axis,
    drawn_uprights,
    landmarks,
    pieces,
    title_width,
)
from bnr_toolkit.figures.layout.typesetting import Block, placed, plain, set_text, width, without_widow
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.lanes import Lane, Moment, Timeline
from bnr_toolkit.results.products import Figure

LABEL_LINES = 8
BETWEEN_MARKS = 3
MARK_TO_LABEL = 10
LABEL_TO_FIELD = 30
LABEL_TO_TRACK = 6
LANE_GAP = 16
LANE_GAP_STACKED = 26
APART_GAP = 22
AXIS_TO_LANES = 18
CLEAR = 4
DASHES = (9.0, 7.0)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A moment with the x of the middle of its mark."""

    moment: Moment
    x: float
    half: float


def timeline(figure: Figure, body: Timeline, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of a timeline from ``top`` down, and the y at which they end.

    Marks stand at their times, or as near to them as they can without covering
    each other. A label beside a mark is left out where it has no room. Raises
    RefusedInput (``text_does_not_fit``) when the label of a lane has none.
    """
    shapes, y = shapes_key(body, figure, outlet, top)
    labels = [_label(lane, figure, outlet) for lane in body.lanes]
    field = _field(labels, body, outlet)
    time, grid, y = axis(body.axis, field, figure, outlet, y)
    said, uprights, y = landmarks(body.landmarks, field, figure, outlet, y + outlet.gap(AXIS_TO_LANES) / 2)
    marks: list[Mark] = []
    y += outlet.gap(AXIS_TO_LANES) / 2
    for number, (lane, label) in enumerate(zip(body.lanes, labels, strict=True)):
        if number:
            y += outlet.gap(LANE_GAP_STACKED if outlet.label_width is None else LANE_GAP)
            if lane.apart and not body.lanes[number - 1].apart:
                marks.append(Line(outlet.margin, y, field.stop, y, outlet.stroke / 2, "axis"))
                y += outlet.gap(APART_GAP)
        drawn, y = _lane(lane, label, field, outlet, y)
        marks += drawn
    lines = drawn_uprights([*grid, *uprights], [*said, *marks], y)
    return (*shapes, *time, *lines, *said, *marks), y


def _field(labels: Sequence[Block], body: Timeline, outlet: Outlet) -> Field:
    """Time runs right of the labels, or under them, with half a mark to spare at both ends."""
    column = 0.0
    if outlet.label_width is not None:
        widest = max((label.width for label in labels), default=0.0)
        column = max(widest, title_width(body.axis, outlet)) + outlet.gap(LABEL_TO_FIELD)
    start, stop = outlet.margin + column, float(outlet.margin + outlet.inner_width)
    spare = mark_radius(outlet) + outlet.stroke
    return Field(start, stop, start + spare, stop - spare, body.axis.high)


def _label(lane: Lane, figure: Figure, outlet: Outlet) -> Block:
    room = float(outlet.label_width or outlet.inner_width)
    types = [Type(size) for size in outlet.text_sizes]
    block = set_text(
        lane.label,
        room,
        types,
        figure.language,
        lines=LABEL_LINES,
        figure=figure.name,
        outlet=outlet.name,
        leading=1.15,
    )
    return without_widow(block, figure.language)


def _lane(lane: Lane, label: Block, field: Field, outlet: Outlet, top: float) -> tuple[list[Mark], float]:
    radius = mark_radius(outlet)
    if outlet.label_width is None:
        middle = top + label.height + outlet.gap(LABEL_TO_TRACK) + radius
        marks: list[Mark] = [*placed(label, outlet.margin, top)]
        bottom = middle + radius
    else:
        height = max(label.height, 2 * radius)
        middle, bottom = top + height / 2, top + height
        marks = [*placed(label, outlet.margin, middle - label.height / 2)]
    spots = _spots(lane, field, outlet)
    ranges = _ranges(lane, spots, field, outlet, middle)
    texts = _texts(spots, ranges, field, outlet, middle)
    marks += [*_track(lane, spots, texts, field, outlet, middle), *ranges, *texts]
    for spot in spots:
        marks += lane_mark(spot.moment.shape, spot.x, middle, outlet)
    return marks, bottom


def _spots(lane: Lane, field: Field, outlet: Outlet) -> list[_Placed]:
    """Where the marks stand: at their times, or side by side where they would cover each other."""
    moments = sorted(lane.moments, key=lambda moment: moment.at)
    halves = [mark_half(moment.shape, outlet) for moment in moments]
    lefts = spread(
        [field.x(moment.at) for moment in moments],
        [2 * half for half in halves],
        outlet.gap(BETWEEN_MARKS),
        field.start,
        field.stop,
    )
    return [_Placed(moment, left + half, half) for moment, left, half in zip(moments, lefts, halves, strict=True)]


def _ranges(lane: Lane, spots: Sequence[_Placed], field: Field, outlet: Outlet, middle: float) -> list[Box]:
    """The bars from the first to the last moment at which something can have happened, as far as no mark covers them.

    What is still open did not happen, and has none.
    """
    height = outlet.gap(RANGE_HEIGHT)
    taken = [(spot.x - spot.half, spot.x + spot.half) for spot in spots]
    return [
        Box(left, middle - height / 2, right - left, height, "axis")
        for spot in (spots[:-1] if lane.waiting else spots)
        for left, right in pieces(field.x(spot.moment.begin), field.x(spot.moment.end), taken)
        if right - left > outlet.stroke / 2
    ]


def _track(
    lane: Lane, spots: Sequence[_Placed], texts: Sequence[Text], field: Field, outlet: Outlet, middle: float
) -> list[Mark]:
    """The line from mark to mark; in dashes to where an open ad was last looked at, and on to the end of that day."""
    thickness = outlet.stroke * 0.75
    taken = [(text.x - CLEAR, text.x + width(text.text, text.type) + CLEAR) for text in texts]
    between = [(one.x + one.half, other.x - other.half) for one, other in pairwise(spots)]
    dashed = []
    if lane.waiting:
        last = spots[-1]
        dashed = [*between[-1:], (last.x + last.half, field.x(last.moment.end))]
        between = between[:-1]
    marks: list[Mark] = [
        Line(start, middle, end, middle, thickness, "axis")
        for one, other in between
        for start, end in pieces(one, other, taken)
    ]
    for one, other in dashed:
        for start, end in pieces(one, other, taken):
            marks.append(Curve(((start, middle), (end, middle)), thickness, "axis", DASHES))
    return marks


def _texts(spots: Sequence[_Placed], ranges: Sequence[Box], field: Field, outlet: Outlet, middle: float) -> list[Text]:
    """The label of a mark to its right, else to its left, else not at all."""
    type_ = Type(outlet.text_sizes[-1])
    taken = [(spot.x - spot.half, spot.x + spot.half) for spot in spots]
    taken += [(bar.x, bar.x + bar.width) for bar in ranges]
    texts: list[Text] = []
    for spot in spots:
        said = plain(spot.moment.label)
        if not said:
            continue
        gap, wide = outlet.gap(MARK_TO_LABEL), width(said, type_)
        for left in (spot.x + spot.half + gap, spot.x - spot.half - gap - wide):
            clear = all(end <= left - gap / 2 or begin >= left + wide + gap / 2 for begin, end in taken)
            if clear and field.start <= left and left + wide <= field.stop:
                texts += placed(Block((said,), type_, 1.0), left, middle - type_.size / 2)
                taken.append((left, left + wide))
                break
    return texts
