"""A table as a picture: columns as wide as what stands in them, everything wrapped and nothing left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.figures.layout.counting import count_block, widest_piece
from bnr_toolkit.figures.layout.drawing import Line, Mark, Text
from bnr_toolkit.figures.layout.typesetting import Block, break_lines, placed, plain, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.products import Figure
from bnr_toolkit.results.table_images import TableImage, TableLine

HEADER_LINES = 4
CELL_LINES = 6
COLUMN_GAP = 28
WIDEST_GAP = 84
AROUND_CELL = 11
LEADING = 1.15


@dataclass(frozen=True, slots=True)
class _Ease:
    """How many lines a header and a text may take, and whether their words may break."""

    header_lines: int
    cell_lines: int
    break_header: bool = False
    break_cells: bool = False


# The first that fits: a header is broken before a text takes many lines, and numbers never are.
EASES = (
    _Ease(2, 1),
    _Ease(3, 2),
    _Ease(3, 3),
    _Ease(3, 2, break_header=True),
    _Ease(HEADER_LINES, 3, break_header=True),
    _Ease(HEADER_LINES, 4, break_header=True, break_cells=True),
    _Ease(HEADER_LINES, CELL_LINES, break_header=True, break_cells=True),
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """The types of one try, and how its words break."""

    size: float
    language: str

    @property
    def header(self) -> Type:
        return Type(self.size, "bold", "muted")

    def cell(self, emphasis: str | None) -> Type:
        """What the total is stands out, and what is set apart stands back."""
        if emphasis == "total":
            return Type(self.size, "bold")
        return Type(self.size, role="muted" if emphasis == "apart" else "ink")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths, and which columns stand flush right."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    numeric: tuple[bool, ...]


def table_image(figure: Figure, body: TableImage, outlet: Outlet, top: float) -> tuple[tuple[Mark, ...], float]:
    """The marks of a table from ``top`` down, and the y at which they end.

    Raises RefusedInput (``table_too_wide``) when its columns cannot stand side
    by side in the smallest type.
    """
    for size in outlet.text_sizes:
        setting = _Setting(size, figure.language)
        columns = _columns(body, setting, outlet)
        if columns is not None:
            return _lines(body, setting, columns, outlet, top)
    place = Place(file=figure.name)
    raise RefusedInput(found("table_too_wide", place, figure.title, columns=str(len(body.columns)), outlet=outlet.name))


def _columns(body: TableImage, setting: _Setting, outlet: Outlet) -> _Columns | None:
    """The columns at the first ease that fits, the rest of the room for the texts; None when none fits."""
    number = len(body.columns)
    gap = outlet.gap(COLUMN_GAP)
    room = outlet.inner_width - (number - 1) * gap
    for ease in EASES:
        widths = [_wide(body, column, setting, ease) for column in range(number)]
        if sum(widths) > room:
            continue
        widths = _widened(body, setting, widths, room)
        if number > 1:
            widest = room if outlet.social else outlet.gap(WIDEST_GAP) - gap
            gap += min((room - sum(widths)) / (number - 1), widest)
        lefts = [outlet.margin + sum(widths[:column]) + column * gap for column in range(number)]
        columns = _Columns(tuple(lefts), tuple(widths), body.numeric)
        if _all_fit(body, setting, columns):
            return columns
    return None


def _widened(body: TableImage, setting: _Setting, widths: list[float], room: float) -> list[float]:
    """What is left goes to the columns with texts, as far as they need it."""
    wanted = [
        0.0 if body.numeric[column] else max(0.0, _wide(body, column, setting, EASES[0]) - wide)
        for column, wide in enumerate(widths)
    ]
    share = min(1.0, (room - sum(widths)) / sum(wanted)) if sum(wanted) else 0.0
    return [wide + share * more for wide, more in zip(widths, wanted, strict=True)]


def _cells(body: TableImage, column: int, setting: _Setting) -> Iterable[tuple[str, Type]]:
    return ((row.cells[column], setting.cell(row.emphasis)) for row in body.rows)


def _wide(body: TableImage, column: int, setting: _Setting, ease: _Ease) -> float:
    """The width at which nothing in a column takes more lines than this."""
    header = body.columns[column]
    widths = [_narrowest(header, setting.header, setting, lines=ease.header_lines, hyphenate=ease.break_header)]
    for cell, type_ in _cells(body, column, setting):
        if ease.cell_lines == 1:
            widths.append(width(plain(cell), type_))
        elif body.numeric[column]:
            widths.append(widest_piece(cell, type_))
        else:
            widths.append(_narrowest(cell, type_, setting, lines=ease.cell_lines, hyphenate=ease.break_cells))
    # A hair more, lest the same sum in another order does not fit.
    return max(widths) + 1


def _narrowest(text: str, type_: Type, setting: _Setting, *, lines: int, hyphenate: bool = True) -> float:
    """The smallest width, to a quarter of a letter, at which a text has so many lines."""
    low, high = 0.0, width(plain(text), type_)
    while high - low > type_.size / 4:
        middle = (low + high) / 2
        broken = break_lines(plain(text), middle, type_, setting.language, hyphenate=hyphenate)
        if broken is not None and len(broken) <= lines:
            high = middle
        else:
            low = middle
    return high


def _all_fit(body: TableImage, setting: _Setting, columns: _Columns) -> bool:
    rows = [_row(row, setting, columns) for row in body.rows]
    return None not in rows and _header(body, setting, columns) is not None


def _header(body: TableImage, setting: _Setting, columns: _Columns) -> list[Block] | None:
    """The headers in lines, with no word broken where that can be."""
    blocks = []
    for name, room in zip(body.columns, columns.widths, strict=True):
        block = _broken(name, room, setting.header, setting, lines=HEADER_LINES, hyphenate=False)
        block = block or _broken(name, room, setting.header, setting, lines=HEADER_LINES)
        if block is None:
            return None
        blocks.append(block)
    return blocks


def _row(row: TableLine, setting: _Setting, columns: _Columns) -> list[Block] | None:
    type_ = setting.cell(row.emphasis)
    blocks = []
    for cell, room, numeric in zip(row.cells, columns.widths, columns.numeric, strict=True):
        block = count_block(cell, room, type_, LEADING) if numeric else None
        block = block or _broken(cell, room, type_, setting, lines=CELL_LINES)
        if block is None:
            return None
        blocks.append(block)
    return blocks


def _broken(
    text: str, room: float, type_: Type, setting: _Setting, *, lines: int, hyphenate: bool = True
) -> Block | None:
    broken = break_lines(plain(text), room, type_, setting.language, hyphenate=hyphenate)
    return None if broken is None or len(broken) > lines else Block(broken, type_, LEADING)


def _lines(
    body: TableImage, setting: _Setting, columns: _Columns, outlet: Outlet, top: float
) -> tuple[tuple[Mark, ...], float]:
    around = outlet.gap(AROUND_CELL)
    header = _header(body, setting, columns) or []
    foot = top + max(block.height for block in header)
    marks: list[Mark] = []
    for number, block in enumerate(header):
        marks += _placed(block, columns, number, foot - block.height)
    y = foot + around
    marks.append(_rule(columns, y, outlet, "axis"))
    before: str | None = None
    for number, row in enumerate(body.rows):
        if number:
            marks.append(_rule(columns, y, outlet, "grid" if row.emphasis == before else "axis"))
        before = row.emphasis
        blocks = _row(row, setting, columns) or []
        for column, block in enumerate(blocks):
            marks += _placed(block, columns, column, y + around)
        y += max(block.height for block in blocks) + 2 * around
    return tuple(marks), y - around


def _placed(block: Block, columns: _Columns, column: int, top: float) -> list[Text]:
    left, room = columns.lefts[column], columns.widths[column]
    texts = placed(block, left, top)
    if not columns.numeric[column]:
        return list(texts)
    return [replace(text, x=left + room - width(text.text, text.type)) for text in texts]


def _rule(columns: _Columns, y: float, outlet: Outlet, role: str) -> Line:
    return Line(columns.lefts[0], y, columns.lefts[-1] + columns.widths[-1], y, outlet.stroke / 2, role)
