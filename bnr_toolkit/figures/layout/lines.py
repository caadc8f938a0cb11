"""Lines over two axes: grid and ticks, the lines, and each label at the end of its line. There is no legend box."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.figures.layout.drawing import Curve, Line, Mark, Text
from bnr_toolkit.figures.layout.spreading import spread
from bnr_toolkit.figures.layout.typesetting import Block, placed, plain, set_text, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import PATTERNS, Type
from bnr_toolkit.results.plots import Axis, LinePlot, Series
from bnr_toolkit.results.products import Figure

LABEL_LINES = 4
TITLE_LINES = 3
# Of the width between the margins: more would leave the lines too little room.
WIDEST_LABELS = 0.34
LEADER = 44
LEADER_TO_LABEL = 10
BETWEEN_LABELS = 12
TITLE_TO_FIELD = 16
TICK_TO_FIELD = 14
TICK_LENGTH = 8
TICK_TO_TITLE = 10
BETWEEN_TICKS = 8


@dataclass(frozen=True, slots=True)
class _Field:
    """The rectangle in which lines are drawn, in px of the file, and the axes that it shows."""

    left: float
    top: float
    right: float
    bottom: float
    plot: LinePlot

    def x(self, value: float) -> float:
        axis = self.plot.x
        return self.left + (value - axis.low) / (axis.high - axis.low) * (self.right - self.left)

    def y(self, value: float) -> float:
        axis = self.plot.y
        return self.bottom - (value - axis.low) / (axis.high - axis.low) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at the right: a label, and the point and the look of the line that it names."""

    label: Block
    x: float
    y: float
    role: str
    thickness: float


def line_plot(figure: Figure, plot: LinePlot, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of a line chart from ``top`` down, and the y at which they end.

    Raises RefusedInput (``text_does_not_fit``) when a label or the ticks have no
    room; a point outside the axes is a ValueError.
    """
    _within_axes(plot)
    tick_type = Type(outlet.text_sizes[-1], role="muted")
    title = _set(plot.y.title, outlet.inner_width, figure, outlet, TITLE_LINES, role="muted")
    labels = _labels(figure, plot, outlet)
    field_top = top + title.height + TITLE_TO_FIELD + tick_type.size / 2
    field = _Field(
        left=outlet.margin + max((width(label, tick_type) for _, label in plot.y.ticks), default=0.0) + TICK_TO_FIELD,
        top=field_top,
        right=outlet.margin + outlet.inner_width - _label_column(labels),
        bottom=field_top + max(outlet.plot_height, _stacked(labels)),
        plot=plot,
    )
    marks: list[Mark] = [*placed(title, outlet.margin, top)]
    marks += _up_axis(field, tick_type, outlet, figure)
    x_axis, bottom = _along_axis(field, tick_type, outlet, figure)
    marks += x_axis
    if plot.reference is not None:
        level = field.y(plot.reference.level)
        marks.append(Line(field.left, level, field.right, level, outlet.stroke / 2, "axis"))
    marks += [_curve(series, field, outlet) for series in plot.series]
    at_the_end, lowest = _ended(_ends(labels, field, outlet), field)
    return (*marks, *at_the_end), max(bottom, lowest)


def _within_axes(plot: LinePlot) -> None:
    for series in plot.series:
        for x, y in series.points:
            if not (plot.x.low <= x <= plot.x.high and plot.y.low <= y <= plot.y.high):
                raise ValueError(f"the point ({x}, {y}) of {series.label!r} lies outside the axes")


def _labels(figure: Figure, plot: LinePlot, outlet: Outlet) -> list[Block]:
    """The labels of the lines, and of the reference after them."""
    room = WIDEST_LABELS * outlet.inner_width - LEADER - LEADER_TO_LABEL
    said = [(series.label, "ink") for series in plot.series]
    if plot.reference is not None:
        said.append((plot.reference.label, "muted"))
    return [_set(text, room, figure, outlet, LABEL_LINES, role=role) for text, role in said]


def _label_column(labels: Iterable[Block]) -> float:
    widest = max((label.width for label in labels), default=0.0)
    return widest + LEADER + LEADER_TO_LABEL if widest else 0.0


def _stacked(labels: Sequence[Block]) -> float:
    """How tall the labels are one under the other: the field is never lower than that."""
    return sum(label.height for label in labels) + BETWEEN_LABELS * max(0, len(labels) - 1)


def _up_axis(field: _Field, type_: Type, outlet: Outlet, figure: Figure) -> list[Mark]:
    """Ticks at the left, each with a line of the grid across the field."""
    axis = field.plot.y
    marks: list[Mark] = []
    _apart([(field.y(value), type_.size) for value, _ in axis.ticks], axis, figure, outlet)
    for value, label in axis.ticks:
        y = field.y(value)
        role = "axis" if value == axis.low else "grid"
        marks.append(Line(field.left, y, field.right, y, 2, role))
        x = field.left - TICK_TO_FIELD - width(plain(label), type_)
        marks += placed(Block((plain(label),), type_, 1.0), x, y - type_.size / 2)
    return marks


def _along_axis(field: _Field, type_: Type, outlet: Outlet, figure: Figure) -> tuple[list[Mark], float]:
    """Ticks under the field, and the axis's title under them."""
    axis = field.plot.x
    marks: list[Mark] = []
    middles = []
    top = field.bottom + TICK_TO_FIELD
    for value, label in axis.ticks:
        x, wide = field.x(value), width(plain(label), type_)
        marks.append(Line(x, field.bottom, x, field.bottom + TICK_LENGTH, 2, "axis"))
        left = max(float(outlet.margin), x - wide / 2)
        middles.append((left + wide / 2, wide))
        marks += placed(Block((plain(label),), type_, 1.0), left, top)
    _apart(middles, axis, figure, outlet)
    room = outlet.margin + outlet.inner_width - field.left
    title = _set(axis.title, room, figure, outlet, TITLE_LINES, role="muted")
    title_top = top + type_.size + TICK_TO_TITLE
    return [*marks, *placed(title, field.left, title_top)], title_top + title.height


def _apart(places: Sequence[tuple[float, float]], axis: Axis, figure: Figure, outlet: Outlet) -> None:
    """Refuse ticks that would run into each other; ``places`` are middles and lengths along the axis."""
    for (one, length), (other, next_length) in pairwise(sorted(places)):
        if other - one < (length + next_length) / 2 + BETWEEN_TICKS:
            said = " ".join(label for _, label in axis.ticks)
            raise RefusedInput(found("text_does_not_fit", Place(file=figure.name), said, outlet=outlet.name))


def _curve(series: Series, field: _Field, outlet: Outlet) -> Curve:
    points = [(field.x(x), field.y(y)) for x, y in series.points]
    if series.step:
        points = _stepped(points)
    return Curve(tuple(points), _thickness(series, outlet), f"series-{series.role}", PATTERNS[series.role])


def _stepped(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points with a corner between each two: a value holds until the next."""
    corners = points[:1]
    return [*corners, *(corner for (_, y), (x, new) in pairwise(points) for corner in ((x, y), (x, new)))]


def _thickness(series: Series, outlet: Outlet) -> float:
    return outlet.stroke if series.thin else outlet.stroke * 1.75


def _ends(labels: Sequence[Block], field: _Field, outlet: Outlet) -> list[_End]:
    ends = []
    for series, label in zip(field.plot.series, labels, strict=False):
        x, y = series.points[-1]
        ends.append(_End(label, field.x(x), field.y(y), f"series-{series.role}", _thickness(series, outlet)))
    if field.plot.reference is not None:
        ends.append(_End(labels[-1], field.right, field.y(field.plot.reference.level), "axis", outlet.stroke / 2))
    return sorted(ends, key=lambda end: end.y)


def _ended(ends: Sequence[_End], field: _Field) -> tuple[list[Mark], float]:
    """The labels at the right, each as near its line as the others allow, and joined to it."""
    heights = [end.label.height for end in ends]
    tops = spread([end.y for end in ends], heights, BETWEEN_LABELS, field.top, field.bottom)
    marks: list[Mark] = []
    for end, top in zip(ends, tops, strict=True):
        middle = top + end.label.type.size / 2 if len(end.label.lines) == 1 else top + end.label.height / 2
        marks.append(Curve(((end.x, end.y), (field.right + LEADER, middle)), min(end.thickness, 3), end.role))
        text: tuple[Text, ...] = placed(end.label, field.right + LEADER + LEADER_TO_LABEL, top)
        marks += text
    return marks, max((top + height for top, height in zip(tops, heights, strict=True)), default=field.bottom)


def _set(text: str, room: float, figure: Figure, outlet: Outlet, lines: int, *, role: str) -> Block:
    types = [Type(outlet.text_sizes[-1], role=role)]
    return set_text(
        text, room, types, figure.language, lines=lines, figure=figure.name, outlet=outlet.name, leading=1.15
    )
