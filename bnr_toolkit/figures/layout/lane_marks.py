"""The marks of a timeline that are no state of an ad, and the key that explains them."""

from __future__ import annotations

from bnr_toolkit.figures.layout.drawing import Box, Curve, Dot, Line, Mark
from bnr_toolkit.figures.layout.time_axis import RANGE_HEIGHT
from bnr_toolkit.figures.layout.typesetting import placed, set_text
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import STATES, Type
from bnr_toolkit.results.lanes import Timeline
from bnr_toolkit.results.products import Figure

KEY_LINES = 3
# Of the dots of a row: a lane is lower than a row.
RADIUS = 0.62
KEY_GAP = 36
KEY_TO_WORDS = 12
KEY_TO_AXIS = 34
BETWEEN_KEY_LINES = 10
RANGE_IN_KEY = 44
# The key of the states stands above this one, and the two are to be read as one.
NEARER_TO_STATES = 22


def mark_radius(outlet: Outlet) -> float:
    """Of the dots in a lane, and half the height of the other marks."""
    return RADIUS * outlet.dot_radius


def mark_half(shape: str, outlet: Outlet) -> float:
    """Half the width of a mark."""
    if shape == "start":
        return outlet.stroke / 2
    return mark_radius(outlet) * (0.5 if shape == "withdrawn" else 1.0)


def lane_mark(shape: str, x: float, y: float, outlet: Outlet) -> list[Mark]:
    """A dot for a state; an upright bar for the submission, a triangle for an appeal, a bracket for a withdrawal."""
    radius, stroke = mark_radius(outlet), outlet.stroke
    if shape in STATES:
        return [Dot(x, y, radius, stroke, shape)]
    if shape == "start":
        return [Line(x, y - radius, x, y + radius, stroke, "ink")]
    if shape == "withdrawn":
        half = radius / 2
        corners = ((x - half, y - radius), (x + half, y - radius), (x + half, y + radius), (x - half, y + radius))
        return [Curve(corners, stroke, "ink")]
    reach = radius - stroke / 2
    corners = ((x - reach, y + reach), (x, y - reach), (x + reach, y + reach), (x - reach, y + reach))
    return [Curve(corners, stroke, "ink")]


def shapes_key(body: Timeline, figure: Figure, outlet: Outlet, top: float) -> tuple[list[Mark], float]:
    """What the marks mean that are no state of an ad, side by side as long as they fit."""
    marks: list[Mark] = []
    right = outlet.margin + outlet.inner_width
    if not body.shapes:
        return marks, top
    x, y, line = float(outlet.margin), top - (outlet.gap(NEARER_TO_STATES) if body.states else 0.0), 0.0
    types = [Type(size) for size in outlet.text_sizes]
    for shape, words in body.shapes:
        wide = outlet.gap(RANGE_IN_KEY) if shape == "range" else 2 * mark_half(shape, outlet)
        indent = wide + outlet.gap(KEY_TO_WORDS)
        block = set_text(
            words,
            outlet.inner_width - indent,
            types,
            figure.language,
            lines=KEY_LINES,
            figure=figure.name,
            outlet=outlet.name,
            leading=1.2,
        )
        if x > outlet.margin and x + indent + block.width > right:
            x, y, line = float(outlet.margin), y + line + outlet.gap(BETWEEN_KEY_LINES), 0.0
        middle = y + block.type.size / 2
        if shape == "range":
            height = outlet.gap(RANGE_HEIGHT)
            marks.append(Box(x, middle - height / 2, wide, height, "axis"))
        else:
            marks += lane_mark(shape, x + wide / 2, middle, outlet)
        marks += placed(block, x + indent, y)
        x += indent + block.width + outlet.gap(KEY_GAP)
        line = max(line, block.height)
    return marks, y + line + outlet.gap(KEY_TO_AXIS)
