"""Rows of dots: how labels, dots and counts stand beside and under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bnr_toolkit.figures.layout.drawing import Dot, Line, Mark, Text
from bnr_toolkit.figures.layout.typesetting import Block, balanced, box, break_lines, placed, plain, set_text, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.plots import UnitRow, UnitRows
from bnr_toolkit.results.products import Figure

LABEL_LINES = 4
COUNT_LINES = 2
# Times the outlet's column: past this the eye loses the way from a label to its dots.
WIDEST_LABEL = 1.4
LABEL_TO_DOTS = 36
DOTS_TO_COUNT = 22
LABEL_TO_COUNT = 4
ABOVE_DOTS = 14
ROW_GAP = 26
ROW_GAP_STACKED = 40
LINK_LENGTH = 58
LINK_STUB = 26
GROUP_GAP = 76
APART_GAP = 34


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its texts in lines. ``linked`` joins its dots to those of the row before it."""

    dots: tuple[str, ...]
    label: Block
    count: Block
    apart: bool
    linked: bool


@dataclass(frozen=True, slots=True)
class _Grid:
    """What all rows share. ``beside``: counts stand after the dots, else under the label."""

    outlet: Outlet
    dots_left: float
    columns: int
    beside: bool
    stacked: bool


def rows(figure: Figure, body: UnitRows, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of a figure's rows from ``top`` down, and the y at which they end.

    Linked rows of unequal length are a ValueError: they would join different ads.
    """
    if body.linked and len({len(row.dots) for row in body.rows if not row.apart}) > 1:
        raise ValueError(f"the linked rows of {figure.name} have unequal numbers of dots")
    room = _label_room(body, outlet)
    labels = {row: _label(row, figure, outlet, room) for row in body.rows}
    grid = _grid(outlet, [label.width for label in labels.values()])
    if not all(_count_fits(row, figure, grid) for row in body.rows):
        under = [_count(row, figure, replace(grid, beside=False)).width for row in body.rows]
        widths = [label.width for label in labels.values()] + ([] if grid.stacked else under)
        grid = replace(_grid(outlet, widths), beside=False)
    prepared = [
        _Row(part.dots, labels[row], _count(part, figure, grid), row.apart, linked)
        for row, part, linked in _in_order(body, grid.columns)
    ]
    return _stack(prepared, grid, top)


def _grid(outlet: Outlet, widths: Sequence[float]) -> _Grid:
    """Where the dots begin, right of texts that are so wide, and how many fit on a line."""
    stacked = outlet.label_width is None
    column = 0.0 if stacked else max(widths, default=0.0) + outlet.gap(LABEL_TO_DOTS)
    dots_left = outlet.margin + column
    fitting = int((outlet.margin + outlet.inner_width - dots_left + _space(outlet)) // outlet.dot_pitch)
    return _Grid(outlet, dots_left, min(outlet.dots_per_line, fitting), beside=True, stacked=stacked)


def _in_order(body: UnitRows, columns: int) -> list[tuple[UnitRow, UnitRow, bool]]:
    """Rows as they are drawn, each with the row it comes from and whether it is joined to the one above.

    Linked rows that are longer than a line are cut together, so that the lines
    between the stages never run through other ads.
    """
    own = [row for row in body.rows if not row.apart]
    apart = [(row, row, False) for row in body.rows if row.apart]
    if not body.linked:
        return [(row, row, False) for row in own] + apart
    longest = max((len(row.dots) for row in own), default=0)
    ordered = []
    for start in range(0, longest, columns):
        for number, row in enumerate(own):
            count = row.count if start == 0 else ""
            ordered.append((row, replace(row, dots=row.dots[start : start + columns], count=count), number > 0))
    return ordered + apart


def _stack(prepared: Sequence[_Row], grid: _Grid, top: float) -> tuple[tuple[Mark, ...], float]:
    outlet = grid.outlet
    marks: list[Mark] = []
    y = top
    before: tuple[Dot, ...] = ()
    for number, row in enumerate(prepared):
        if number > 0:
            next_group = prepared[number - 1].linked and not (row.linked or row.apart)
            y += outlet.gap(GROUP_GAP) if next_group else _gap(row, grid)
            if row.apart and not prepared[number - 1].apart:
                right = outlet.margin + outlet.inner_width
                marks.append(Line(outlet.margin, y, right, y, outlet.stroke / 2, "grid"))
                y += outlet.gap(APART_GAP)
        # Under its dots, the last label of a linked group is out of the way of the lines.
        ends_group = row.linked and (number + 1 == len(prepared) or not prepared[number + 1].linked)
        texts, dots, y = _placed_row(row, grid, y, label_below=grid.stacked and ends_group)
        if row.linked:
            marks += _links(before, dots, texts, outlet)
        marks += [*texts, *dots]
        before = dots
    return tuple(marks), y


def _gap(row: _Row, grid: _Grid) -> float:
    outlet = grid.outlet
    if row.apart:
        return outlet.gap(APART_GAP)
    if row.linked:
        return outlet.gap(LINK_LENGTH) if not grid.stacked else outlet.gap(LINK_LENGTH) - outlet.gap(ABOVE_DOTS)
    return outlet.gap(ROW_GAP_STACKED) if grid.stacked else outlet.gap(ROW_GAP)


def _placed_row(
    row: _Row, grid: _Grid, top: float, *, label_below: bool
) -> tuple[tuple[Text, ...], tuple[Dot, ...], float]:
    outlet = grid.outlet
    # A label between two stages leaves the lines above and under it long enough to be seen as lines.
    above_dots = outlet.gap(LINK_STUB) if row.linked and not label_below else outlet.gap(ABOVE_DOTS)
    head_height = row.label.height
    if not grid.beside and row.count.lines:
        head_height += outlet.gap(LABEL_TO_COUNT) + row.count.height
    lines = max(1, -(-len(row.dots) // grid.columns))
    dots_height = lines * outlet.dot_pitch - _space(outlet) if row.dots else 0.0
    side_height = row.count.height if grid.beside else 0.0
    if grid.stacked:
        inside = max(dots_height, side_height)
        between = above_dots if inside else 0.0
        dots_top = top + (0 if label_below else head_height + between) + (inside - dots_height) / 2 * (lines == 1)
        head_top = top + inside + between if label_below else top
        bottom = top + head_height + between + inside
    elif lines == 1:
        inside = max(head_height, dots_height, side_height)
        dots_top = top + (inside - dots_height) / 2
        head_top = top + (inside - head_height) / 2
        bottom = top + inside
    else:
        # The first lines of label, dots and count stand level.
        dots_top = top
        head_top = top + outlet.dot_radius - row.label.type.size / 2
        bottom = max(top + dots_height, head_top + head_height)
    dots = _dots(row.dots, grid, dots_top)
    texts = [*placed(row.label, outlet.margin, head_top)]
    if grid.beside:
        across = min(len(row.dots), grid.columns)
        x = grid.dots_left + (across * outlet.dot_pitch - _space(outlet) + outlet.gap(DOTS_TO_COUNT) if across else 0)
        centre = dots_top + (outlet.dot_radius if row.dots else 0.0)
        rise = row.count.height / 2 if lines == 1 else row.count.type.size / 2
        texts += placed(row.count, x, centre - rise)
    else:
        texts += placed(row.count, outlet.margin, head_top + row.label.height + outlet.gap(LABEL_TO_COUNT))
    return tuple(texts), dots, bottom


def _dots(states: Sequence[str], grid: _Grid, top: float) -> tuple[Dot, ...]:
    outlet = grid.outlet
    return tuple(
        Dot(
            x=grid.dots_left + outlet.dot_radius + (number % grid.columns) * outlet.dot_pitch,
            y=top + outlet.dot_radius + (number // grid.columns) * outlet.dot_pitch,
            radius=outlet.dot_radius,
            stroke=outlet.stroke + 1,
            state=state,
        )
        for number, state in enumerate(states)
    )


def _links(above: Sequence[Dot], below: Sequence[Dot], texts: Sequence[Text], outlet: Outlet) -> list[Mark]:
    """Lines from each dot to the same ad's dot below, interrupted where a label stands between."""
    marks: list[Mark] = []
    for start, end in zip(above, below, strict=True):
        top, bottom = start.y + start.radius, end.y - end.radius
        between = [box(text) for text in texts if box(text)[1] > top and box(text)[3] < bottom]
        if between:
            first, last = min(edge[1] for edge in between), max(edge[3] for edge in between)
            pieces = [(top, first - 6), (last + 6, bottom)]
        else:
            pieces = [(top, bottom)]
        marks += [Line(start.x, y0, end.x, y1, outlet.stroke * 0.75, "axis") for y0, y1 in pieces if y1 > y0]
    return marks


def _label_room(body: UnitRows, outlet: Outlet) -> float:
    """How wide the labels may be: the outlet's column, or wider when dots and counts leave room."""
    if outlet.label_width is None:
        return outlet.inner_width
    across = min(max((len(row.dots) for row in body.rows), default=0), outlet.dots_per_line)
    count = max((width(plain(row.count), _count_types(outlet)[0]) for row in body.rows), default=0.0)
    taken = outlet.gap(LABEL_TO_DOTS) + across * outlet.dot_pitch - _space(outlet) + outlet.gap(DOTS_TO_COUNT) + count
    return min(max(outlet.label_width, outlet.inner_width - taken), WIDEST_LABEL * outlet.label_width)


def _label(row: UnitRow, figure: Figure, outlet: Outlet, room: float) -> Block:
    """The label of a row; none where a post shows one row, which its title is about."""
    types = [Type(size) for size in outlet.text_sizes]
    alone = outlet.social and isinstance(figure.body, UnitRows) and len(figure.body.rows) == 1
    said = "" if alone else row.label
    return set_text(
        said, room, types, figure.language, lines=LABEL_LINES, figure=figure.name, outlet=outlet.name, leading=1.2
    )


def _count_types(outlet: Outlet) -> list[Type]:
    return [Type(size, "bold") for size in outlet.text_sizes]


def _count_room(row: UnitRow, grid: _Grid) -> float:
    outlet = grid.outlet
    across = min(len(row.dots), grid.columns)
    left = grid.dots_left + across * outlet.dot_pitch - _space(outlet) + outlet.gap(DOTS_TO_COUNT)
    return outlet.margin + outlet.inner_width - left


def _count_fits(row: UnitRow, figure: Figure, grid: _Grid) -> bool:
    """Whether the count can stand after its dots in the first type, no word broken."""
    broken = break_lines(
        plain(row.count), _count_room(row, grid), _count_types(grid.outlet)[0], figure.language, hyphenate=False
    )
    return broken is not None and len(broken) <= COUNT_LINES


def _count(row: UnitRow, figure: Figure, grid: _Grid) -> Block:
    room = _count_room(row, grid) if grid.beside else float(grid.outlet.label_width or grid.outlet.inner_width)
    block = set_text(
        row.count,
        room,
        _count_types(grid.outlet),
        figure.language,
        lines=LABEL_LINES,
        figure=figure.name,
        outlet=grid.outlet.name,
        leading=1.15,
    )
    return balanced(block, figure.language)


def _space(outlet: Outlet) -> float:
    """Between two dots."""
    return outlet.dot_pitch - 2 * outlet.dot_radius
