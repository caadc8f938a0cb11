"""A table → a sheet of a workbook: what stands in which row, and how it looks. Nothing here writes a file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from bnr_toolkit.results import Table
from bnr_toolkit.tables.columns import Cell, Column, columns
from bnr_toolkit.words import phrase

LONGEST_CELL = 32_767
"""Excel's limit, in units of UTF-16 (Microsoft, "Excel specifications and limits")."""

_NARROWEST, _WIDEST = 9, 48
_LINE = 15.0
_TITLE_LINE = 19.0
_MOST_HEIGHT = 400.0
_MOST_LETTERS = 5000
_FONTS = {"total": "bold", "apart": "italic", None: "plain"}
_BOLD_IS_WIDER = 1.15


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks.

    ``font``: plain, bold, italic or title; ``line``: a border above or below,
    or none; ``apart`` keeps a text off the number before it.
    """

    font: str = "plain"
    right: bool = False
    wrapped: bool = False
    line: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: a number or a text, and its look."""

    value: Cell
    look: Look


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells from row 1. ``header`` is the row that stays in view and on every printed page.

    ``last`` is the last row of the table; ``merged`` are rows of prose over its
    full width; ``heights`` are in points, by row; ``widths`` in characters.
    """

    name: str
    rows: tuple[tuple[Entry, ...], ...]
    header: int
    last: int
    widths: tuple[int, ...]
    merged: tuple[int, ...]
    heights: tuple[tuple[int, float], ...]


def sheet(table: Table, number: int) -> Sheet:
    """The sheet of a table whose texts are plain: caption, units, header, rows; below them notes, scope and source."""
    made = columns(table)
    widths = tuple(_width(column) for column in made)
    above = [Entry(table.caption, Look("title", wrapped=True))]
    above += [Entry(table.units, Look(wrapped=True))] if table.units else []
    behind = _behind_numbers(made)
    head = tuple(
        Entry(column.header, Look("bold", right=column.numeric, wrapped=True, line="below", apart=apart))
        for column, apart in zip(made, behind, strict=True)
    )
    body = [
        tuple(
            _entry(column, column.cells[place], row.emphasis, apart=apart)
            for column, apart in zip(made, behind, strict=True)
        )
        for place, row in enumerate(table.rows)
    ]
    header = len(above) + 1
    last = header + len(body)
    rows = [*((one,) for one in above), head, *body]
    texts = (
        table.caption,
        table.scope,
        *table.notes,
        *table.columns,
        *(cell for row in table.rows for cell in row.cells),
    )
    is_cut = any(_is_too_long(one) for one in texts)
    below = [*table.notes, *([phrase(table.language, "table_file.cut")] if is_cut else []), table.scope, table.source]
    rows += [(), *((Entry(said, Look(wrapped=True)),) for said in below if said)]
    kept = tuple(tuple(Entry(_kept(one.value), one.look) for one in row) for row in rows)
    merged = (*range(1, header), *range(last + 2, len(rows) + 1))
    heights = tuple(
        (place, _height(row, (sum(widths),) if place in merged else widths))
        for place, row in enumerate(kept, start=1)
        if row
    )
    name = f"{phrase(table.language, 'table_file.sheet')} {number}"
    return Sheet(name, kept, header, last, widths, merged, heights)


def _behind_numbers(made: tuple[Column, ...]) -> tuple[bool, ...]:
    """Of each column, whether it is one of texts right behind one of numbers, which stand at its edge."""
    before = (False, *(column.numeric for column in made[:-1]))
    return tuple(number and not column.numeric for column, number in zip(made, before, strict=True))


def _entry(column: Column, cell: Cell, emphasis: str | None, *, apart: bool) -> Entry:
    is_wide = isinstance(cell, str) and len(cell) > _WIDEST
    line = "above" if emphasis == "total" else ""
    return Entry(cell, Look(_FONTS[emphasis], right=column.numeric, wrapped=is_wide, line=line, apart=apart))


def _width(column: Column) -> int:
    """Wide enough for the longest word of the header and for the longest cell, within reason."""
    words = max((len(word) for word in column.header.split()), default=0)
    longest = max((len(f"{cell}") for cell in column.cells), default=0)
    return min(max(math.ceil(words * _BOLD_IS_WIDER), longest, _NARROWEST), _WIDEST) + 3


def _height(row: tuple[Entry, ...], widths: tuple[int, ...]) -> float:
    """Room for the longest text of a row; for cells that are merged, a spreadsheet finds none by itself."""
    most = max((_lines(entry, width) for entry, width in zip(row, widths, strict=True)), default=1)
    return min(most * (_TITLE_LINE if row[0].look.font == "title" else _LINE), _MOST_HEIGHT)


def _lines(entry: Entry, width: int) -> int:
    if not entry.look.wrapped or isinstance(entry.value, Decimal):
        return 1
    wider = {"title": _TITLE_LINE / _LINE * _BOLD_IS_WIDER, "bold": _BOLD_IS_WIDER}.get(entry.look.font, 1)
    return len(wrap(entry.value[:_MOST_LETTERS], max(1, int(width / wider)))) or 1


def _is_too_long(text: str) -> bool:
    return len(text.encode("utf-16-le")) // 2 > LONGEST_CELL


def _kept(value: Cell) -> Cell:
    """A text as far as a cell can hold it. A letter that takes two units is kept whole or left out."""
    if isinstance(value, Decimal) or not _is_too_long(value):
        return value
    units = value.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)]
    return units.decode("utf-16-le", errors="ignore") + "…"
