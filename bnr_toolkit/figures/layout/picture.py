"""A figure → a drawing for one outlet.

From the top: the finding, what was measured, the key, the body, the notes, a rule
and the source, with a newsroom's logo at its right. All else is flush with the left margin. A picture for a page is as
tall as what it says; where the size is fixed the source stands at the foot, the body
in the middle of what is left, and dots become smaller before anything is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from math import ceil
from typing import Any

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.figures.layout.drawing import Dot, Drawing, Image, Line, Mark, Part, lowered
from bnr_toolkit.figures.layout.intervals import interval_rows
from bnr_toolkit.figures.layout.lines import line_plot
from bnr_toolkit.figures.layout.rising import rising_counts
from bnr_toolkit.figures.layout.rows import rows
from bnr_toolkit.figures.layout.tables import table_image
from bnr_toolkit.figures.layout.tiles import tiles
from bnr_toolkit.figures.layout.timeline import timeline
from bnr_toolkit.figures.layout.typesetting import Block, balanced, placed, set_text, without_widow
from bnr_toolkit.figures.layout.waits import waits
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Logo, Type
from bnr_toolkit.results.lanes import Timeline
from bnr_toolkit.results.plots import IntervalRows, LinePlot, Tiles, UnitRows
from bnr_toolkit.results.products import Figure
from bnr_toolkit.results.table_images import TableImage
from bnr_toolkit.results.waits import RisingCounts, Waits

Layout = Callable[[Figure, Any, Outlet, float], tuple[tuple[Mark, ...], float]]
"""Figure, body, outlet and the y of its top → the marks of the body, and the y of its bottom."""

LAYOUTS: Mapping[type, Layout] = {
    IntervalRows: interval_rows,
    LinePlot: line_plot,
    RisingCounts: rising_counts,
    TableImage: table_image,
    Tiles: tiles,
    Timeline: timeline,
    UnitRows: rows,
    Waits: waits,
}
"""How each kind of body is laid out."""

SUBTITLE_LINES = 8
KEY_LINES = 3
PROSE_LINES = 8

TITLE_TO_SUBTITLE = 14
BEFORE_PANEL = 34
KEY_TO_ROWS = 34
BEFORE_NOTES = 36
BEFORE_RULE = 32
RULE_TO_SOURCE = 18
BETWEEN_PARAGRAPHS = 12

# A logo, in heights of a letter and as a share of the width.
LOGO_HEIGHT = 2.6
LOGO_WIDTH = 0.25
SOURCE_TO_LOGO = 32

KEY_RADIUS = 14
# In letters' heights: where distances are tight, the shapes of a key must still be told apart.
KEY_RADIUS_LEAST = 0.36
KEY_DOT_TO_WORDS = 12
KEY_GAP = 36
KEY_LINE_GAP = 10

# Round letters and rings reach a hair over their edges; a cropped panel must not shave them.
BLEED = 2


TOO_TALL = "picture_too_tall"
"""The code of a refusal that parts may cure: the picture says more than its outlet is tall."""


@lru_cache(maxsize=64)
def draw(figure: Figure, outlet: Outlet, logo: Logo | None = None) -> Drawing:
    """The figure as it stands in this outlet, with a newsroom's logo if it has one.

    Raises RefusedInput (``text_does_not_fit``) when a text cannot be set in the
    outlet's smallest type, and (``picture_too_tall``) when the body makes the
    picture taller than the outlet allows, however small its dots and distances.
    """
    if figure.body is None:
        raise ValueError(f"the figure {figure.name} has nothing to draw")
    refusals = []
    tried = list(outlet.tried(_longest_row(figure)))
    for sized in tried:
        try:
            drawing = _drawn(figure, sized, logo)
        except RefusedInput as refusal:
            refusals.append(refusal)
            continue
        if drawing is not None:
            return drawing
    if len(refusals) == len(tried):
        raise refusals[0]
    raise RefusedInput(found(TOO_TALL, Place(file=figure.name), figure.title, outlet=outlet.name))


def _longest_row(figure: Figure) -> int:
    rows = figure.body.rows if isinstance(figure.body, UnitRows) else ()
    return max((len(row.dots) for row in rows), default=0)


def _drawn(figure: Figure, outlet: Outlet, logo: Logo | None) -> Drawing | None:
    """The drawing with dots of one size; None when it is too tall."""
    head_marks, title_end, y = _head(figure, outlet)
    panel_top = y + outlet.gap(BEFORE_PANEL)
    panel_marks, panel_bottom = _panel(figure, outlet, panel_top)
    source_marks, logo_marks, y = _foot(figure, outlet, panel_bottom, logo)
    content = ceil(y + outlet.margin + outlet.clear[1])
    if content > (outlet.height or outlet.max_height):
        return None
    height = outlet.height or content
    spare = height - content
    # Where the size is fixed, the body stands in the middle of what title and source leave.
    middle = spare / 2
    panel = (
        outlet.margin - BLEED,
        panel_top + middle - BLEED,
        outlet.inner_width + 2 * BLEED,
        panel_bottom - panel_top + 2 * BLEED,
    )
    parts = (
        Part("title", head_marks[:title_end]),
        Part("subtitle", head_marks[title_end:]),
        Part("panel", tuple(lowered(mark, middle) for mark in panel_marks)),
        Part("source", tuple(lowered(mark, spare) for mark in source_marks)),
        *([Part("logo", tuple(lowered(mark, spare) for mark in logo_marks))] if logo_marks else []),
    )
    return Drawing(outlet.width, height, panel, parts)


def _head(figure: Figure, outlet: Outlet) -> tuple[tuple[Mark, ...], int, float]:
    """Title and subtitle, how many of the marks are the title's, and the y where they end."""
    y = float(outlet.margin + outlet.clear[0])
    bold = [Type(size, "bold") for size in outlet.title_sizes]
    title = balanced(_set(figure.title, bold, figure, outlet, outlet.title_lines, leading=1.14), figure.language)
    title_marks, y = placed(title, outlet.margin, y), y + title.height
    if not outlet.subtitle:
        return title_marks, len(title_marks), y
    muted = [Type(size, role="muted") for size in outlet.text_sizes]
    subtitle = without_widow(_set(figure.subtitle, muted, figure, outlet, SUBTITLE_LINES), figure.language)
    y += outlet.gap(TITLE_TO_SUBTITLE)
    return (*title_marks, *placed(subtitle, outlet.margin, y)), len(title_marks), y + subtitle.height


def _panel(figure: Figure, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    marks: list[Mark] = []
    key, y = _key(figure, outlet, top)
    marks += key
    body_top = y + outlet.gap(KEY_TO_ROWS) if key else top
    body, y = LAYOUTS[type(figure.body)](figure, figure.body, outlet, body_top)
    marks += body
    if figure.notes:
        types = [Type(outlet.text_sizes[-1])]
        notes, y = _paragraphs(figure.notes, types, figure, outlet, y + outlet.gap(BEFORE_NOTES))
        marks += notes
    return tuple(marks), y


def _key(figure: Figure, outlet: Outlet, top: float) -> tuple[list[Mark], float]:
    """What the shapes mean: only those that occur, side by side as long as they fit."""
    occurring = figure.body.states if figure.body else ()
    marks: list[Mark] = []
    right = outlet.margin + outlet.inner_width
    radius = max(outlet.gap(KEY_RADIUS), KEY_RADIUS_LEAST * outlet.text_sizes[0])
    indent = 2 * radius + outlet.gap(KEY_DOT_TO_WORDS)
    x, y, line_height = float(outlet.margin), top, 0.0
    for state, words in figure.key:
        if state not in occurring:
            continue
        types = [Type(size) for size in outlet.text_sizes]
        block = _set(words, types, figure, outlet, KEY_LINES, room=outlet.inner_width - indent, leading=1.2)
        if x > outlet.margin and x + indent + block.width > right:
            x, y = float(outlet.margin), y + line_height + outlet.gap(KEY_LINE_GAP)
            line_height = 0.0
        first_line = y + block.type.size / 2
        marks.append(Dot(x + radius, first_line, radius, outlet.stroke, state))
        marks += placed(block, x + indent, y)
        x += indent + block.width + outlet.gap(KEY_GAP)
        line_height = max(line_height, block.height)
    return marks, y + line_height


def _foot(
    figure: Figure, outlet: Outlet, top: float, logo: Logo | None
) -> tuple[tuple[Mark, ...], tuple[Image, ...], float]:
    """The rule with the source under it; a logo right of the source, or under it where that leaves too little room."""
    if logo is None:
        source, y = _source(figure, outlet, top, outlet.inner_width)
        return source, (), y
    height = min(LOGO_HEIGHT * outlet.text_sizes[-1], LOGO_WIDTH * outlet.inner_width / logo.shape)
    width = height * logo.shape
    left = outlet.margin + outlet.inner_width - width
    gap = outlet.gap(SOURCE_TO_LOGO)
    try:
        source, y = _source(figure, outlet, top, outlet.inner_width - width - gap)
        logo_top = top + outlet.gap(BEFORE_RULE) + outlet.gap(RULE_TO_SOURCE)
    except RefusedInput:
        source, y = _source(figure, outlet, top, outlet.inner_width)
        logo_top = y + gap / 2
    mark = Image(left, logo_top, width, height, logo.name, logo.light, logo.dark)
    return source, (mark,), max(y, logo_top + height)


def _source(figure: Figure, outlet: Outlet, top: float, room: float) -> tuple[tuple[Mark, ...], float]:
    texts = (figure.short_source,) if outlet.social and figure.short_source else figure.source
    y = top + outlet.gap(BEFORE_RULE)
    rule = Line(outlet.margin, y, outlet.margin + outlet.inner_width, y, outlet.stroke / 2, "axis")
    types = [Type(outlet.text_sizes[-1], role="muted")]
    lines, y = _paragraphs(texts, types, figure, outlet, y + outlet.gap(RULE_TO_SOURCE), room=room)
    return (rule, *lines), y


def _paragraphs(
    texts: Iterable[str], types: list[Type], figure: Figure, outlet: Outlet, top: float, *, room: float | None = None
) -> tuple[tuple[Mark, ...], float]:
    marks: list[Mark] = []
    y = top
    for number, text in enumerate(texts):
        y += outlet.gap(BETWEEN_PARAGRAPHS) if number else 0
        block = without_widow(_set(text, types, figure, outlet, PROSE_LINES, room=room), figure.language)
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
