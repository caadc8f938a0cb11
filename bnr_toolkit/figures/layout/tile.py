"""One tile: the name of its platform where that is not above it, its dots, its count, and a hatch when untested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bnr_toolkit.figures.layout.counting import count_block, widest_piece
from bnr_toolkit.figures.layout.drawing import Curve, Dot, Line, Mark, Text
from bnr_toolkit.figures.layout.typesetting import Block, box, break_lines, placed, plain, set_text, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.plots import Tile
from bnr_toolkit.results.products import Figure

LINES = 6
PADDING = 14
NAME_TO_DOTS = 8
DOTS_TO_COUNT = 12
HATCH = 20
CLEAR_OF_TEXT = 7

DOT_SCALES = (0.85, 0.7, 0.55)
"""Dots of a tile beside those of a page's rows; the largest with which a tile's dots need few lines."""

FEW_ACROSS = 5
MOST_ACROSS = 10


@dataclass(frozen=True, slots=True)
class Words:
    """How the texts of a figure are set in an outlet."""

    figure: Figure
    outlet: Outlet

    @property
    def text(self) -> Type:
        """Of labels."""
        return Type(self.outlet.text_sizes[0])

    @property
    def bold(self) -> Type:
        """Of counts."""
        return Type(self.outlet.text_sizes[0], "bold")

    @property
    def muted(self) -> Type:
        """Of the names of platforms."""
        return Type(self.outlet.text_sizes[0], role="muted")

    @property
    def padding(self) -> float:
        """Between the edge of a tile and what stands in it."""
        return self.outlet.gap(PADDING)

    @property
    def small(self) -> Type:
        """The same, a step smaller."""
        return replace(self.muted, size=self.outlet.text_sizes[-1])

    def set(self, text: str, room: float, type_: Type, *, hyphenate: bool = True) -> Block:
        """A text in lines, in this type or a step smaller; with no word broken if it can be and must not."""
        types = [replace(type_, size=size) for size in self.outlet.text_sizes]
        if not hyphenate:
            whole = [one for one in types if break_lines(plain(text), room, one, self.figure.language, hyphenate=False)]
            types = whole or types
        language, name, outlet = self.figure.language, self.figure.name, self.outlet.name
        return set_text(text, room, types, language, lines=LINES, figure=name, outlet=outlet, leading=1.15)

    def fits(self, text: str, room: float) -> bool:
        """Whether a label can be set in so much room, a step smaller if need be."""
        broken = break_lines(plain(text), room, self.small, self.figure.language)
        return broken is not None and len(broken) <= LINES

    def count(self, text: str, room: float) -> Block:
        """A count, broken only between its parts where these fit."""
        return count_block(text, room, self.bold) or self.set(text, room, self.bold)


@dataclass(frozen=True, slots=True)
class Shape:
    """What all tiles of a figure share: their width, the size of their dots, and the form of their counts."""

    width: float
    radius: float
    pitch: float
    across: int
    short: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A tile with its texts in lines."""

    tile: Tile
    name: Block | None
    count: Block
    dots_height: float


def needed_width(tiles: Sequence[Tile], words: Words) -> float:
    """How wide a tile is in which nothing is broken: wider leaves emptiness, which is no help to anybody."""
    outlet = words.outlet
    longest = min(max(len(tile.dots) for tile in tiles), MOST_ACROSS)
    dots = longest * outlet.dot_pitch * DOT_SCALES[0]
    counts = max(width(plain(tile.count), words.bold) for tile in tiles)
    return max(dots, counts) + 2 * words.padding


def shape(tiles: Sequence[Tile], wide: float, words: Words) -> Shape:
    """Tiles of this width: the largest dots that stand in few lines, and short counts where long ones would break."""
    inside = wide - 2 * words.padding
    wanted = min(FEW_ACROSS, max(len(tile.dots) for tile in tiles))
    short = not whole_counts_fit((tile.count for tile in tiles if tile.dots), inside, words)
    for scale in DOT_SCALES:
        pitch, radius = words.outlet.dot_pitch * scale, words.outlet.dot_radius * scale
        across = max(1, min(MOST_ACROSS, int((inside + pitch - 2 * radius) // pitch)))
        if across >= wanted:
            break
    return Shape(wide, radius, pitch, across, short)


def whole_counts_fit(counts: Iterable[str], room: float, words: Words) -> bool:
    """Whether no count has a part that is wider than this."""
    return all(widest_piece(count, words.bold) <= room for count in counts)


def prepared_tile(tile: Tile, made: Shape, words: Words, name: str | None = None, *, bare: bool = False) -> Prepared:
    """The tile with its texts in lines; a ``bare`` one has no edge that they must keep clear of."""
    room = made.width - (0.0 if bare else 2 * words.padding)
    lines = -(-len(tile.dots) // made.across)
    dots_height = (lines - 1) * made.pitch + 2 * made.radius if lines else 0.0
    head = None if name is None else words.set(name, room, words.muted)
    short = made.short or not whole_counts_fit([tile.count], room, words)
    return Prepared(tile, head, words.count(tile.short if short else tile.count, room), dots_height)


@dataclass(frozen=True, slots=True)
class Measures:
    """What the tiles of one line share: how far down their counts begin, and how tall they are."""

    count_top: float
    height: float


def measures(tiles: Sequence[Prepared], words: Words, *, bare: bool = False) -> Measures:
    """So tall that every tile fits; ``bare`` ones have no edge and no padding above and below."""
    outlet = words.outlet
    padding = 0.0 if bare else words.padding
    names = max(_name_height(tile, outlet) for tile in tiles)
    dots = max(tile.dots_height for tile in tiles)
    count_top = padding + names + (dots + outlet.gap(DOTS_TO_COUNT) if dots else 0.0)
    return Measures(count_top, count_top + max(tile.count.height for tile in tiles) + padding)


def _name_height(tile: Prepared, outlet: Outlet) -> float:
    return 0.0 if tile.name is None else tile.name.height + outlet.gap(NAME_TO_DOTS)


def placed_tile(
    tile: Prepared, made: Shape, words: Words, place: tuple[float, float], line: Measures, *, bare: bool = False
) -> list[Mark]:
    """The marks of a tile with its left and top at ``place``; dots and counts of a line stand level."""
    x, top = place
    outlet = words.outlet
    # Without an edge there is nothing to keep clear of.
    left, y = (x, top) if bare else (x + words.padding, top + words.padding)
    texts: list[Text] = []
    if tile.name is not None:
        texts += placed(tile.name, left, y)
        y += _name_height(tile, outlet)
    texts += placed(tile.count, left, top + line.count_top)
    if bare:
        return list(texts)
    edge = (x, top, x + made.width, top + line.height)
    hatch = _hatch(edge, texts, outlet) if tile.tile.untested else []
    return [*hatch, _edge(edge, outlet), *_dots(tile.tile.dots, made, outlet, (left, y)), *texts]


def _edge(edge: tuple[float, float, float, float], outlet: Outlet) -> Curve:
    left, top, right, bottom = edge
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return Curve(corners, outlet.stroke / 2, "grid")


def _dots(states: Sequence[str], made: Shape, outlet: Outlet, place: tuple[float, float]) -> list[Dot]:
    left, top = place
    return [
        Dot(
            left + made.radius + (number % made.across) * made.pitch,
            top + made.radius + (number // made.across) * made.pitch,
            made.radius,
            outlet.stroke,
            state,
        )
        for number, state in enumerate(states)
    ]


def _hatch(edge: tuple[float, float, float, float], texts: Sequence[Text], outlet: Outlet) -> list[Line]:
    """Slanting lines across a tile, interrupted around its texts."""
    left, top, right, bottom = edge
    step = outlet.gap(HATCH)
    clear = outlet.gap(CLEAR_OF_TEXT)
    around = [
        (box(text)[0] - clear, box(text)[1] - clear / 2, box(text)[2] + clear, box(text)[3] + clear / 2)
        for text in texts
    ]
    lines: list[Line] = []
    offset = step
    while offset < (right - left) + (bottom - top):
        x0, x1 = max(left, left + offset - (bottom - top)), min(right, left + offset)
        pieces = [(x0, x1)]
        for each in around:
            pieces = [piece for one in pieces for piece in _outside(one, offset + left + top, each)]
        lines += [
            Line(start, offset + left + top - start, end, offset + left + top - end, outlet.stroke / 2, "grid")
            for start, end in pieces
            if end > start
        ]
        offset += step
    return lines


def _outside(
    piece: tuple[float, float], total: float, around: tuple[float, float, float, float]
) -> Iterator[tuple[float, float]]:
    """What is left of a piece of the line x + y = total when a box is taken out, as ranges of x."""
    start, end = piece
    left, top, right, bottom = around
    into, out_of = max(left, total - bottom), min(right, total - top)
    if out_of <= into:
        yield piece
        return
    yield start, min(end, into)
    yield max(start, out_of), end
