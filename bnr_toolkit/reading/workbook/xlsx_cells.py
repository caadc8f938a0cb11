"""The cells of a sheet of an XLSX file, block by block.

A block that is written as programs write it is taken apart by one regular
expression, which must account for every character of it; any other block is
read by an XML parser. Both give the same cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from bnr_toolkit.reading.workbook.sheet import LAST_COLUMN, LAST_ROW, Marks, Row, column_number, letters
from bnr_toolkit.reading.workbook.texts import Fault
from bnr_toolkit.reading.workbook.unreadable import damaged
from bnr_toolkit.reading.workbook.xlsx_values import FALSE, ValueReader, Values, plain_text
from bnr_toolkit.reading.workbook.xml_parts import Blocks, local

RawCell = tuple[str, str, str, str | None, str | None, str | None]
"""Letters of the column, row, attributes, formula, value, text that stands in the cell itself."""
_ATTRIBUTE = re.compile(r'\s([\w:]+)="([^"]*)"')
_GROUPS = 6


@lru_cache(maxsize=16)
def _cell_pattern(p: str) -> re.Pattern[str]:
    formula = rf"<{p}f(?:\s[^<>]*)?>[^<]*</{p}f>|<{p}f(?:\s[^<>]*)?/>"
    value = rf"<{p}v(?:\s[^<>]*)?>([^<]*)</{p}v>|<{p}v\s?/>"
    text = rf"<{p}is><{p}t(?:\s[^<>]*)?>([^<]*)</{p}t></{p}is>"
    attributes = r'((?:\s[\w:]+="[^"<>]*")*)\s?'
    content = rf">({formula})?(?:{value}|{text})?</{p}c>"
    return re.compile(rf'<{p}c\sr="([A-Z]{{1,3}})([0-9]{{1,7}})"{attributes}(?:/>|{content})')


@lru_cache(maxsize=16)
def _row_patterns(p: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = rf'<{p}row((?:\s[\w:]+="[^"<>]*")*)\s?'
    return re.compile(rf"\s*(?:{row}(?:/>|>\s*</{p}row>)\s*)*"), re.compile(row)


class CellReader:
    """Reads the rows of one sheet; what is not text is noted in ``marks``."""

    def __init__(self, blocks: Blocks, values: Values, marks: Marks) -> None:
        self.blocks = blocks
        self.values = values
        self.marks = marks
        self.hidden: set[int] = set()
        self._readers: dict[str, ValueReader] = {}
        self._columns: dict[str, int] = {}
        self._row = 0

    def rows(self, units: Iterator[str]) -> Iterator[Row]:
        """The rows that hold anything."""
        for block in units:
            self.hidden.clear()
            cells = self._written_as_usual(block)
            yield from self._rows(self._parsed(block) if cells is None else cells)

    def _rows(self, cells: Iterable[RawCell]) -> Iterator[Row]:
        current = ""
        texts: list[str] = []
        readers, columns = self._readers, self._columns
        for column, row, attributes, formula, value, inline in cells:
            if row != current:
                if texts:
                    yield Row(int(current), texts, int(current) in self.hidden)
                current, texts = row, []
            reader = readers.get(attributes) or self._reader(attributes)
            text = reader(value or inline or "")
            if formula is not None and not value and ' t="str"' not in attributes:
                text = Fault("formula_without_value")
            if not text:
                continue
            number = columns.get(column) or self._column(column)
            missing = number - 1 - len(texts)
            if missing:
                if missing < 0:
                    raise damaged(f"the cells of row {row} are out of order")
                texts += [""] * missing
            if text.__class__ is Fault:
                self.marks.faults.append((int(row), number, text))
                text = f"={column}{row}"  # a refused cell is not an empty one
            texts.append(text)  # type: ignore[arg-type]
        if texts:
            yield Row(int(current), texts, int(current) in self.hidden)

    def _written_as_usual(self, block: str) -> Iterable[RawCell] | None:
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
        columns = (parts[at :: _GROUPS + 1] for at in range(1, _GROUPS + 1))
        return zip(*columns, strict=True)

    def _parsed(self, block: str) -> Iterator[RawCell]:
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
                    yield raw

    def _column(self, name: str) -> int:
        number = column_number(name)
        if number > LAST_COLUMN:
            raise damaged(f"there is no column {name}")
        self._columns[name] = number
        return number

    def _reader(self, attributes: str) -> ValueReader:
        named = dict(_ATTRIBUTE.findall(attributes))
        kind, style = named.get("t", "n"), int(named.get("s", "0"))
        reader = self._readers[attributes] = self.values.reader(kind, style)
        return reader


def _raw(cell: Any, place: int, row: str) -> RawCell:
    """A cell of a tree in the same shape; one without an address stands next to the one before it."""
    address = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", cell.get("r", f"{letters(place)}{row}"))
    if address is None:
        raise damaged("a cell has no address")
    formula = value = inline = None
    for part in cell:
        name = local(part.tag)
        if name == "f":
            formula = part.text or ""
        elif name == "v":
            value = part.text
        elif name == "is":
            inline = plain_text(part)
    attributes = "".join(f' {name}="{cell.get(name)}"' for name in ("s", "t") if cell.get(name) is not None)
    return address[1], address[2], attributes, formula, _escaped(value), _escaped(inline)


def _escaped(text: str | None) -> str | None:
    return text.replace("&", "&amp;").replace("\r", "&#13;") if text else None


def _is_hidden(attributes: Any) -> bool:
    if attributes.get("hidden", "0") not in FALSE:
        return True
    height = attributes.get("ht")
    return height is not None and float(height) == 0
