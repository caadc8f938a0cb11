"""Tiles of dots: platforms across and categories down, or a block of tiles for each category where that is too wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bnr_toolkit.figures.layout.counting import widest_piece
from bnr_toolkit.figures.layout.drawing import Line, Mark
from bnr_toolkit.figures.layout.tile import (
    Shape,
    Words,
    measures,
    needed_width,
    placed_tile,
    prepared_tile,
    shape,
    whole_counts_fit,
)
from bnr_toolkit.figures.layout.typesetting import placed, plain, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.plots import TileRow, Tiles
from bnr_toolkit.results.products import Figure

LABEL_SHARES = (0.3, 0.25, 0.2)
"""How much of the width labels may take; less where the tiles need it."""

MARGIN_SHARE = 0.1

# In heights of a letter: narrower than this neither a count nor a platform's name is read in one go.
NARROWEST_ACROSS = 4.2
NARROWEST_IN_BLOCK = 6.2
ROOMY = 1.5
"""Times what a tile needs; wider is emptiness."""

LABEL_TO_TILES = 28
TILE_GAP = 10
TILES_TO_MARGIN = 24
HEADER_TO_TILES = 10
AROUND_RULE = 40
APART_GAP = 28
TOTAL_GAP = 22
HEADING_TO_COUNT = 4
HEADING_TO_TILES = 12
BLOCK_GAP = 44


@dataclass(frozen=True, slots=True)
class _Columns:
    """Platforms across: how wide labels and counts at the end may be, and where the tiles and these counts begin."""

    label: float
    left: float
    margin_left: float
    margin: float
    shape: Shape


def tiles(figure: Figure, body: Tiles, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of a figure's tiles from ``top`` down, and the y at which they end.

    Platforms stand across where their names and counts fit in columns without
    breaking a word; else each category has a block, in which every tile names
    its platform.
    """
    words = Words(figure, outlet)
    for share in LABEL_SHARES if outlet.label_width is not None else ():
        columns = _columns(body, words, share)
        if columns is not None:
            return _across(body, words, columns, top)
    return _blocks(body, words, top)


def _columns(body: Tiles, words: Words, share: float) -> _Columns | None:
    """The columns, as wide as what stands in them; None when they do not fit side by side."""
    outlet = words.outlet
    labels = [row.label for row in _rows(body)]
    label = min(max(width(plain(text), words.text) for text in labels), share * outlet.inner_width)
    if not all(words.fits(text, label) for text in labels):
        return None
    left = outlet.margin + label + outlet.gap(LABEL_TO_TILES)
    margin = _margin(body, words)
    number, gap = len(body.columns), outlet.gap(TILE_GAP)
    room = outlet.margin + outlet.inner_width - left - outlet.gap(TILES_TO_MARGIN) - margin
    fitting = (room - (number - 1) * gap) / number
    names = _widest_word(body.columns, words.small)
    totals = [tile.short for tile in body.total.tiles] if body.total else []
    narrowest = max(NARROWEST_ACROSS * words.text.size, names)
    if fitting < narrowest or not whole_counts_fit(totals, fitting, words):
        return None
    every = [tile for row in body.rows for tile in row.tiles]
    needed = max(needed_width(every, words), _widest_word(body.columns, words.muted) + 2 * words.padding)
    made = shape(every, min(fitting, ROOMY * needed), words)
    margin_left = left + number * made.width + (number - 1) * gap + outlet.gap(TILES_TO_MARGIN)
    return _Columns(label, left, margin_left, margin, made)


def _rows(body: Tiles) -> Iterator[TileRow]:
    yield from body.rows
    if body.total is not None:
        yield body.total


def _widest_word(texts: Iterable[str], type_: Type) -> float:
    return max((width(word, type_) for text in texts for word in plain(text).split(" ")), default=0.0)


def _margin(body: Tiles, words: Words) -> float:
    """How wide the counts of the categories may be: on one line where there is room, else as narrow as they can."""
    counts = [row.count for row in _rows(body)]
    longest = max(width(plain(body.margin_label), words.muted), *(width(plain(count), words.bold) for count in counts))
    parts = max(widest_piece(count, words.bold) for count in counts)
    narrowest = max(_widest_word([body.margin_label], words.muted), parts)
    return max(narrowest, min(longest, MARGIN_SHARE * words.outlet.inner_width))


def _across(body: Tiles, words: Words, columns: _Columns, top: float) -> tuple[tuple[Mark, ...], float]:
    outlet = words.outlet
    marks, y = _header(body, words, columns, top)
    before: TileRow | None = None
    for row in body.rows:
        if row.apart and not (before and before.apart):
            marks += _rule(outlet, y, y := y + outlet.gap(APART_GAP))
        elif before is not None:
            y += outlet.gap(TILE_GAP)
        drawn, y = _row(row, words, columns, y)
        marks += drawn
        before = row
    if body.total is not None:
        marks += _rule(outlet, y, y := y + outlet.gap(AROUND_RULE))
        drawn, y = _row(body.total, words, columns, y, bare=True)
        marks += drawn
    return tuple(marks), y


def _rule(outlet: Outlet, above: float, below: float) -> list[Mark]:
    """A line halfway between what stands above and what stands below."""
    y = (above + below) / 2
    return [Line(outlet.margin, y, outlet.margin + outlet.inner_width, y, outlet.stroke / 2, "axis")]


def _header(body: Tiles, words: Words, columns: _Columns, top: float) -> tuple[list[Mark], float]:
    """The names of the platforms over their tiles, all with their last line on one height."""
    heads = [words.set(name, columns.shape.width, words.muted, hyphenate=False) for name in body.columns]
    heads.append(words.set(body.margin_label, columns.margin, words.muted))
    places = [_left_of(columns, words, number) for number in range(len(body.columns))]
    bottom = top + max(head.height for head in heads)
    marks: list[Mark] = []
    for head, x in zip(heads, (*places, columns.margin_left), strict=True):
        marks += placed(head, x, bottom - head.height)
    return marks, bottom + words.outlet.gap(HEADER_TO_TILES)


def _left_of(columns: _Columns, words: Words, number: int) -> float:
    return columns.left + number * (columns.shape.width + words.outlet.gap(TILE_GAP))


def _row(row: TileRow, words: Words, columns: _Columns, top: float, *, bare: bool = False) -> tuple[list[Mark], float]:
    """Label, tiles and count of a category; ``bare`` for the counts of the platforms, which have no edges."""
    padding = 0.0 if bare else words.padding
    label = words.set(row.label, columns.label, words.text)
    count = words.count(row.count, columns.margin)
    cells = [prepared_tile(tile, columns.shape, words, bare=bare) for tile in row.tiles]
    line = measures(cells, words, bare=bare)
    line = replace(line, height=max(line.height, max(label.height, count.height) + 2 * padding))
    marks: list[Mark] = [*placed(label, words.outlet.margin, top + padding)]
    for number, cell in enumerate(cells):
        marks += placed_tile(cell, columns.shape, words, (_left_of(columns, words, number), top), line, bare=bare)
    # Its last line level with theirs: a second line, for what is open, makes no tile taller.
    taller = max(0.0, count.height - max(cell.count.height for cell in cells))
    marks += placed(count, columns.margin_left, top + max(padding, line.count_top - taller))
    return marks, top + line.height


def _blocks(body: Tiles, words: Words, top: float) -> tuple[tuple[Mark, ...], float]:
    """A heading for each category with its count, and under it the tiles, each with the name of its platform."""
    outlet = words.outlet
    gap = outlet.gap(TILE_GAP)
    number = len(body.columns)
    most = max(1, int((outlet.inner_width + gap) / (NARROWEST_IN_BLOCK * words.text.size + gap)))
    # As even as can be: six are three and three, not four and two.
    across = -(-number // -(-number // most))
    every = [tile for row in body.rows for tile in row.tiles]
    needed = max(needed_width(every, words), _widest_word(body.columns, words.muted) + 2 * words.padding)
    made = shape(every, min((outlet.inner_width - (across - 1) * gap) / across, ROOMY * needed), words)
    marks: list[Mark] = []
    y = top
    before: TileRow | None = None
    for row in _rows(body):
        if before is not None:
            new_part = row is body.total or (row.apart and not before.apart)
            below = y + outlet.gap(BLOCK_GAP) * (1.4 if new_part else 1)
            marks += _rule(outlet, y, below) if new_part else []
            y = below
        drawn, y = _block(row, body, words, (made, across, y))
        marks += drawn
        before = row
    return tuple(marks), y


def _block(row: TileRow, body: Tiles, words: Words, place: tuple[Shape, int, float]) -> tuple[list[Mark], float]:
    made, across, y = place
    outlet = words.outlet
    bare = row is body.total
    label = words.set(row.label, outlet.inner_width, words.bold)
    said = words.set(f"{body.margin_label}: {row.count}", outlet.inner_width, words.muted)
    marks: list[Mark] = [*placed(label, outlet.margin, y)]
    y += label.height + outlet.gap(HEADING_TO_COUNT)
    marks += placed(said, outlet.margin, y)
    y += said.height + outlet.gap(HEADING_TO_TILES)
    cells = [
        prepared_tile(tile, made, words, name, bare=bare) for tile, name in zip(row.tiles, body.columns, strict=True)
    ]
    for start in range(0, len(cells), across):
        y += outlet.gap(TOTAL_GAP if bare else TILE_GAP) if start else 0
        line = measures(cells[start : start + across], words, bare=bare)
        for number, cell in enumerate(cells[start : start + across]):
            x = outlet.margin + number * (made.width + outlet.gap(TILE_GAP))
            marks += placed_tile(cell, made, words, (x, y), line, bare=bare)
        y += line.height
    return marks, y
