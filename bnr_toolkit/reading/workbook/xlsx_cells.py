"""The cells of a sheet of an XLSX file, block by block.

A block that is written as programs write it is taken apart by one regular
expression, which must account for every character of it; any other block is
read by an XML parser. Both give the same cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from bnr_toolkit.reading.workbook.sheet import LAST_COLUMN, LAST_ROW, Marks, Row, column_number, letters
from bnr_toolkit.reading.workbook.texts import Fault
from bnr_toolkit.reading.workbook.unreadable import damaged
from bnr_toolkit.reading.workbook.xlsx_values import FALSE, KnownTexts, Values, plain_text
from bnr_toolkit.reading.workbook.xml_parts import Blocks, local

_ATTRIBUTE = re.compile(r'\s([\w:]+)="([^"]*)"')
_GROUPS = 5
_USUAL_WIDTH = 100


class RawCells(NamedTuple):
    """The cells of a block, side by side: what stands in the file."""

    columns: list[str]
    rows: list[str]
    attributes: list[str]
    formulas: list[str | None]
    values: list[str | None]


@lru_cache(maxsize=16)
def _cell_pattern(p: str) -> re.Pattern[str]:
    attributes = r'((?:\s[\w:]+="[^"<>]*")*)\s?'
    formula = rf"(<{p}f)(?:\s[^<>]*)?(?:/>|>[^<]*</{p}f>)"
    value = rf"<{p}(?:v|is><{p}t)(?:\s[^<>]*)?(?:/>|>([^<]*)</{p}(?:v|t></{p}is)>)"
    content = rf">(?:{formula})?(?:{value})?</{p}c>"
    return re.compile(rf'<{p}c\sr="([A-Z]{{1,3}})([0-9]{{1,7}})"{attributes}(?:/>|{content})')


@lru_cache(maxsize=16)
def _row_patterns(p: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = rf'<{p}row((?:\s[\w:]+="[^"<>]*")*)\s?'
    return re.compile(rf"\s*(?:{row}(?:/>|>\s*</{p}row>)\s*)*"), re.compile(row)


class CellReader:
    """Reads the rows of one sheet; what is not text is noted in ``marks``."""

    def __init__(self, blocks: Blocks, values: Values, marks: Marks) -> None:
        self.blocks = blocks
        self.marks = marks
        self.hidden: set[int] = set()
        self._known = _KnownByAttributes(values)
        self._first_letters = [letters(number) for number in range(1, _USUAL_WIDTH)]
        self._columns = _Columns()
        self._row = 0

    def rows(self, units: Iterator[str]) -> Iterator[Row]:
        """The rows that hold anything."""
        for block in units:
            self.hidden.clear()
            cells = self._written_as_usual(block)
            for row in self._rows(self._parsed(block) if cells is None else cells):
                if any(row.texts):
                    yield row

    def _rows(self, cells: RawCells) -> Iterator[Row]:
        known = self._known
        texts = [known[of][value or ""] for of, value in zip(cells.attributes, cells.values, strict=True)]
        if any(cells.formulas):
            self._without_value(cells, texts)
        if set(map(type, texts)) - {str}:
            self._set_apart(cells, texts)
        sound: list[str] = texts  # type: ignore[assignment]
        for start, end in _stretches(cells.rows):
            row = cells.rows[start]
            yield Row(int(row), self._placed(cells.columns[start:end], sound[start:end], row), int(row) in self.hidden)

    def _set_apart(self, cells: RawCells, texts: list[str | Fault]) -> None:
        """Note the faults; what stands in their place says that a refused cell is not an empty one."""
        for at, text in enumerate(texts):
            if isinstance(text, Fault):
                column, row = cells.columns[at], cells.rows[at]
                self.marks.faults.append((int(row), self._columns[column], text))
                texts[at] = f"={column}{row}"

    def _without_value(self, cells: RawCells, texts: list[str | Fault]) -> None:
        """Mark the formulas whose result was not saved; a text as a result may be empty."""
        for at, formula in enumerate(cells.formulas):
            if formula is not None and not cells.values[at] and ' t="str"' not in cells.attributes[at]:
                texts[at] = Fault("formula_without_value")

    def _placed(self, columns: list[str], texts: list[str], row: str) -> list[str]:
        """The texts of a row, each at its place from the first column on."""
        if columns == self._first_letters[: len(columns)]:
            return texts
        line: list[str] = []
        for column, text in zip(columns, texts, strict=True):
            missing = self._columns[column] - 1 - len(line)
            if missing < 0:
                raise damaged(f"the cells of row {row} are out of order")
            line += [*[""] * missing, text] if text else ()
        return line

    def _written_as_usual(self, block: str) -> RawCells | None:
        prefix = self.blocks.prefix
        parts = _cell_pattern(prefix).split(block)
        between = "".join(parts[:: _GROUPS + 1])
        whole, row = _row_patterns(prefix)
        if not whole.fullmatch(between):
            return None
        if "hidden" in between or 'ht="0' in between:
            for match in row.finditer(between):
                attributes = dict(_ATTRIBUTE.findall(match[1]))
                if _is_hidden(attributes):
                    if "r" not in attributes:
                        return None
                    self.hidden.add(int(attributes["r"]))
        return RawCells(*(parts[at :: _GROUPS + 1] for at in range(1, _GROUPS + 1)))

    def _parsed(self, block: str) -> RawCells:
        found: list[tuple[str, str, str, str | None, str | None]] = []
        for row in self.blocks.parsed(block):
            if local(row.tag) != "row":
                continue
            number = row.get("r", str(self._row + 1))
            if not number.isascii() or not number.isdigit() or not 0 < int(number) <= LAST_ROW:
                raise damaged("a row has no number")
            self._row = int(number)
            if _is_hidden(row.attrib):
                self.hidden.add(self._row)
            column = 0
            for cell in row:
                if local(cell.tag) == "c":
                    raw = _raw(cell, column + 1, number)
                    column = column_number(raw[0])
                    found.append(raw)
        return RawCells(
            [one[0] for one in found],
            [one[1] for one in found],
            [one[2] for one in found],
            [one[3] for one in found],
            [one[4] for one in found],
        )


def _stretches(rows: list[str]) -> Iterator[tuple[int, int]]:
    """Where each row starts and ends, given the row of each cell; most rows are as long as the one before."""
    start = length = 0
    while start < len(rows):
        row = rows[start]
        alike = length and rows[start : start + length].count(row) == length
        end = start + length if alike else start
        while end < len(rows) and rows[end] == row:
            end += 1
        length = end - start
        yield start, end
        start = end


class _Columns(dict[str, int]):
    """The places of columns by their letters."""

    def __missing__(self, name: str) -> int:
        number = self[name] = column_number(name)
        if number > LAST_COLUMN:
            raise damaged(f"there is no column {name}")
        return number


class _KnownByAttributes(dict[str, KnownTexts]):
    """What is known of cells with the same attributes: their kind and their style."""

    def __init__(self, understood: Values) -> None:
        self._understood = understood

    def __missing__(self, attributes: str) -> KnownTexts:
        named = dict(_ATTRIBUTE.findall(attributes))
        known = self[attributes] = self._understood.of_kind(named.get("t", "n"), int(named.get("s", "0")))
        return known


def _raw(cell: Any, place: int, row: str) -> tuple[str, str, str, str | None, str | None]:
    """A cell of a tree, as the expression would give it; one without an address stands next to the last."""
    address = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell.get("r", f"{letters(place)}{row}"))
    if address is None:
        raise damaged("a cell has no address")
    formula = value = None
    for part in cell:
        name = local(part.tag)
        if name == "f":
            formula = part.text or ""
        elif name == "v":
            value = part.text
        elif name == "is":
            value = plain_text(part)
    attributes = "".join(f' {name}="{cell.get(name)}"' for name in ("s", "t") if cell.get(name) is not None)
    return address[1], address[2], attributes, formula, _escaped(value)


def _escaped(text: str | None) -> str | None:
    return text.replace("&", "&amp;").replace("\r", "&#13;") if text else None


def _is_hidden(attributes: Any) -> bool:
    if attributes.get("hidden", "0") not in FALSE:
        return True
    height = attributes.get("ht")
    return height is not None and float(height) == 0
