"""A figure of unit rows or lines → a drawing for one outlet.

From the top: the finding, what was measured, the key, the rows or the lines, the
notes, a rule and the source. Everything is flush with the left margin, and the picture
is as tall as what it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.figures.drawing import Dot, Drawing, Line, Mark, Part, lowered
from bnr_toolkit.figures.lines import line_plot
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.rows import rows
from bnr_toolkit.figures.style import Type
from bnr_toolkit.figures.typesetting import Block, balanced, placed, set_text, without_widow
from bnr_toolkit.results.products import Figure

SUBTITLE_LINES = 4
KEY_LINES = 3
PROSE_LINES = 8

TITLE_TO_SUBTITLE = 14
BEFORE_PANEL = 34
KEY_TO_ROWS = 34
BEFORE_NOTES = 36
BEFORE_RULE = 32
RULE_TO_SOURCE = 18
BETWEEN_PARAGRAPHS = 8

KEY_RADIUS = 14
KEY_DOT_TO_WORDS = 12
KEY_GAP = 36
KEY_LINE_GAP = 10

# Round letters and rings reach a hair over their edges; a cropped panel must not shave them.
BLEED = 2


def draw(figure: Figure, outlet: Outlet) -> Drawing:
    """The figure as it stands in this outlet.

    Raises RefusedInput (``text_does_not_fit``) when a text cannot be set in the
    outlet's smallest type, or when the rows make the picture taller than the
    outlet allows.
    """
    bold = [Type(size, "bold") for size in outlet.title_sizes]
    title = balanced(_set(figure.title, bold, figure, outlet, outlet.title_lines, leading=1.14), figure.language)
    y = float(outlet.margin)
    title_marks, y = placed(title, outlet.margin, y), y + title.height

    muted = [Type(size, role="muted") for size in outlet.text_sizes]
    subtitle = without_widow(_set(figure.subtitle, muted, figure, outlet, SUBTITLE_LINES), figure.language)
    y += TITLE_TO_SUBTITLE
    subtitle_marks, y = placed(subtitle, outlet.margin, y), y + subtitle.height

    panel_top = y + BEFORE_PANEL
    panel_marks, y = _panel(figure, outlet, panel_top)
    panel = (outlet.margin - BLEED, panel_top - BLEED, outlet.inner_width + 2 * BLEED, y - panel_top + 2 * BLEED)

    source_marks, y = _source(figure, outlet, y)
    content = ceil(y + outlet.margin)
    if content > (outlet.height or outlet.max_height):
        last = figure.rows[-1].label if figure.rows else figure.title
        raise RefusedInput(found("text_does_not_fit", Place(file=figure.name), last, outlet=outlet.name))
    height = outlet.height or content
    parts = (
        Part("title", title_marks),
        Part("subtitle", subtitle_marks),
        Part("panel", panel_marks),
        # In an outlet of fixed height the source stands at its foot.
        Part("source", tuple(lowered(mark, height - content) for mark in source_marks)),
    )
    return Drawing(outlet.width, height, panel, parts)


def _panel(figure: Figure, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    marks: list[Mark] = []
    key, y = _key(figure, outlet, top)
    marks += key
    body_top = y + KEY_TO_ROWS if key else top
    body, y = (
        rows(figure, outlet, body_top) if figure.plot is None else line_plot(figure, figure.plot, outlet, body_top)
    )
    marks += body
    if figure.notes:
        types = [Type(outlet.text_sizes[-1])]
        notes, y = _paragraphs(figure.notes, types, figure, outlet, y + BEFORE_NOTES)
        marks += notes
    return tuple(marks), y


def _key(figure: Figure, outlet: Outlet, top: float) -> tuple[list[Mark], float]:
    """What the shapes mean: only those that occur, side by side as long as they fit."""
    occurring = {state for row in figure.rows for state in row.dots}
    marks: list[Mark] = []
    right = outlet.margin + outlet.inner_width
    indent = 2 * KEY_RADIUS + KEY_DOT_TO_WORDS
    x, y, line_height = float(outlet.margin), top, 0.0
    for state, words in figure.key:
        if state not in occurring:
            continue
        types = [Type(size) for size in outlet.text_sizes]
        block = _set(words, types, figure, outlet, KEY_LINES, room=outlet.inner_width - indent, leading=1.2)
        if x > outlet.margin and x + indent + block.width > right:
            x, y = float(outlet.margin), y + line_height + KEY_LINE_GAP
            line_height = 0.0
        first_line = y + block.type.size / 2
        marks.append(Dot(x + KEY_RADIUS, first_line, KEY_RADIUS, outlet.stroke, state))
        marks += placed(block, x + indent, y)
        x += indent + block.width + KEY_GAP
        line_height = max(line_height, block.height)
    return marks, y + line_height


def _source(figure: Figure, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    y = top + BEFORE_RULE
    rule = Line(outlet.margin, y, outlet.margin + outlet.inner_width, y, 2, "axis")
    types = [Type(outlet.text_sizes[-1], role="muted")]
    lines, y = _paragraphs(figure.source, types, figure, outlet, y + RULE_TO_SOURCE)
    return (rule, *lines), y


def _paragraphs(
    texts: Iterable[str], types: list[Type], figure: Figure, outlet: Outlet, top: float
) -> tuple[tuple[Mark, ...], float]:
    marks: list[Mark] = []
    y = top
    for number, text in enumerate(texts):
        y += BETWEEN_PARAGRAPHS if number else 0
        block = without_widow(_set(text, types, figure, outlet, PROSE_LINES), figure.language)
        marks += placed(block, outlet.margin, y)
        y += block.height
    return tuple(marks), y


def _set(
    text: str,
    types: list[Type],
    figure: Figure,
    outlet: Outlet,
    lines: int,
    *,
    room: float | None = None,
    leading: float = 1.25,
) -> Block:
    return set_text(
        text,
        outlet.inner_width if room is None else room,
        types,
        figure.language,
        lines=lines,
        figure=figure.name,
        outlet=outlet.name,
        leading=leading,
    )
