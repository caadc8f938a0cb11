"""An axis of hours under a field, the lines that run up from its ticks, and the key of what is no state of an ad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bnr_toolkit.figures.layout.drawing import Box, Curve, Line, Mark
from bnr_toolkit.figures.layout.typesetting import Block, placed, plain, set_text, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.products import Figure
from bnr_toolkit.results.waits import WaitAxis

TITLE_LINES = 3
KEY_LINES = 4
TICK_LENGTH = 8
TICK_TO_LABEL = 6
LABELS_TO_TITLE = 4
BETWEEN_TICKS = 16
BAND_HEIGHT = 20
KEY_GAP = 36
KEY_TO_WORDS = 12
KEY_LINE_GAP = 10
KEY_TO_BODY = 34
IN_KEY = 44
ARROW = 8
# The key of the states stands above this one, and the two are to be read as one.
NEARER_TO_STATES = 22


@dataclass(frozen=True, slots=True)
class Span:
    """Where hours run, in px of the file: 0 at ``left`` and the axis's last at ``right``."""

    left: float
    right: float
    high: float

    def x(self, hours: float) -> float:
        """The place of an hour."""
        return self.left + hours / self.high * (self.right - self.left)


def shown_ticks(axis: WaitAxis, span: Span, outlet: Outlet) -> tuple[tuple[float, Block], ...]:
    """The ticks with their labels: all of them, or every second, third … so that none runs into the next.

    0 is always one of them.
    """
    blocks = [(span.x(hours), Block((plain(label),), tick_type(outlet), 1.0)) for hours, label in axis.ticks]
    every = 1
    while not _stand_apart(blocks[::every], outlet):
        every += 1
    return tuple(blocks[::every])


def tick_type(outlet: Outlet) -> Type:
    """The type of what stands at ticks."""
    return Type(outlet.text_sizes[-1], role="muted")


def _stand_apart(ticks: Sequence[tuple[float, Block]], outlet: Outlet) -> bool:
    gap = outlet.gap(BETWEEN_TICKS)
    return all(
        other - one >= (first.width + second.width) / 2 + gap for (one, first), (other, second) in pairwise(ticks)
    )


def axis_under(
    axis: WaitAxis, span: Span, title_left: float, figure: Figure, outlet: Outlet, top: float
) -> tuple[list[Mark], float]:
    """The line of the axis at ``top``, its ticks, their labels and its title, and the y at which they end."""
    stop = float(outlet.margin + outlet.inner_width)
    marks: list[Mark] = [Line(span.left, top, span.right, top, outlet.stroke / 2, "axis")]
    labels_top = top + outlet.gap(TICK_LENGTH + TICK_TO_LABEL)
    for x, block in shown_ticks(axis, span, outlet):
        marks.append(Line(x, top, x, top + outlet.gap(TICK_LENGTH), outlet.stroke / 2, "axis"))
        left = max(float(outlet.margin), min(x - block.width / 2, stop - block.width))
        marks += placed(block, left, labels_top)
    title = set_text(
        axis.title,
        max(span.right, stop if span.right > stop - width("000", tick_type(outlet)) else span.right) - title_left,
        [tick_type(outlet)],
        figure.language,
        lines=TITLE_LINES,
        figure=figure.name,
        outlet=outlet.name,
        leading=1.15,
    )
    title_top = labels_top + tick_type(outlet).size + outlet.gap(LABELS_TO_TITLE)
    return [*marks, *placed(title, title_left, title_top)], title_top + title.height


def uprights(axis: WaitAxis, span: Span, outlet: Outlet, top: float, bottom: float) -> list[Mark]:
    """A thin line up from each tick, behind whatever is drawn after it."""
    return [Box(x - 1, top, 2, bottom - top, "grid") for x, _ in shown_ticks(axis, span, outlet)]


def arrowhead(x: float, y: float, reach: float, outlet: Outlet, role: str) -> Curve:
    """The point of an arrow to the right, at ``x``: it goes on from here."""
    return Curve(((x - reach, y - reach), (x, y), (x - reach, y + reach)), outlet.stroke * 0.75, role)


def shapes_key(
    shapes: Sequence[tuple[str, str]], figure: Figure, outlet: Outlet, top: float
) -> tuple[list[Mark], float]:
    """What is drawn besides states of ads, side by side as long as it fits, and the y at which the body may begin.

    Known are ``range``, ``band``, ``line``, ``stroke`` and ``arrow``.
    """
    marks: list[Mark] = []
    if not shapes:
        return marks, top
    has_states = figure.body is not None and bool(figure.body.states)
    right = outlet.margin + outlet.inner_width
    x, line = float(outlet.margin), 0.0
    y = top - (outlet.gap(NEARER_TO_STATES) if has_states else 0.0)
    for shape, words in shapes:
        wide = outlet.stroke if shape == "stroke" else outlet.gap(IN_KEY)
        indent = wide + outlet.gap(KEY_TO_WORDS)
        block = set_text(
            words,
            outlet.inner_width - indent,
            [Type(size) for size in outlet.text_sizes],
            figure.language,
            lines=KEY_LINES,
            figure=figure.name,
            outlet=outlet.name,
            leading=1.2,
        )
        if x > outlet.margin and x + indent + block.width > right:
            x, y, line = float(outlet.margin), y + line + outlet.gap(KEY_LINE_GAP), 0.0
        marks += _in_key(shape, x, wide, y + block.type.size / 2, outlet)
        marks += placed(block, x + indent, y)
        x += indent + block.width + outlet.gap(KEY_GAP)
        line = max(line, block.height)
    return marks, y + line + outlet.gap(KEY_TO_BODY)


def _in_key(shape: str, x: float, wide: float, middle: float, outlet: Outlet) -> list[Mark]:
    height = outlet.gap(BAND_HEIGHT)
    if shape == "stroke":
        return [Line(x + wide / 2, middle - height / 2, x + wide / 2, middle + height / 2, outlet.stroke, "open")]
    if shape == "arrow":
        line = Line(x, middle, x + wide, middle, outlet.stroke, "open")
        return [line, arrowhead(x + wide, middle, outlet.gap(ARROW), outlet, "open")]
    if shape == "line":
        return [Line(x, middle, x + wide, middle, 1.5 * outlet.stroke, "ink")]
    return [Box(x, middle - height / 2, wide, height, "band")]
