"""The contents of an ODS file, walked element by element: rows, and what is in a sheet besides text.

Repeated rows and cells are counted, never copied; a document type is refused
before anything it declares could be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bnr_toolkit.reading.workbook import ods_names as names
from bnr_toolkit.reading.workbook.ods_values import cell_text, takes_from_elsewhere
from bnr_toolkit.reading.workbook.sheet import LAST_COLUMN, LAST_ROW, Area, Marks, letters
from bnr_toolkit.reading.workbook.texts import Fault
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

_TO_FOLD = re.compile(r"\A | \Z|  |[\t\r\n\x00-\x02]")
_WHITE = re.compile(r"[ \t\r\n]+")
_SPACE, _TAB, _BREAK = "\x00", "\x01", "\x02"
"""What XML cannot hold stands for white space that is meant, until the rest of it has been folded."""
_MEANT = str.maketrans({_SPACE: " ", _TAB: "\t", _BREAK: "\n"})
_MOST_CELLS = 100_000_000
_MOST_FAULTY_COPIES = 1_000

OdsRow = tuple[int, int, list[str], bool]
"""Its number, how many times it is there, its texts, whether it is hidden."""


@dataclass
class OdsTable:
    """A sheet: its rows that hold anything, and what is in it besides text."""

    name: str
    style: str
    hidden: bool = False
    rows: list[OdsRow] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)


class Contents:
    """Collects the sheets."""

    def __init__(self) -> None:
        self.tables: list[OdsTable] = []
        self.external = self.macros = self.is_spreadsheet = False
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0  # of tables: one may stand in a cell of another, which is not read
        self._aside = 0  # inside a comment, a shape, or what changes were tracked
        self._row = self._column = self._row_count = self._cells = 0
        self._row_hidden = False
        self._row_texts: list[str] = []
        self._row_faults: list[tuple[int, int, Fault]] = []
        self._columns = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._open_paragraphs = 0
        self._known: dict[str, str] = {}
        self._parser: Any = None
        self._starts = {
            names.TABLE: self._start_table,
            names.COLUMN: self._start_column,
            names.ROW: self._start_row,
            names.CELL: self._start_cell,
            names.COVERED_CELL: self._start_cell,
            names.PARAGRAPH: self._start_paragraph,
            names.SPACES: self._start_spaces,
            names.TAB: self._start_tab,
            names.LINE_BREAK: self._start_break,
            names.STYLE: self._start_style,
            names.TABLE_PROPERTIES: self._start_properties,
        }
        self._ends = {
            names.TABLE: self._end_table,
            names.ROW: self._end_row,
            names.CELL: self._end_cell,
            names.COVERED_CELL: self._end_cell,
            names.PARAGRAPH: self._end_paragraph,
        }

    def read(self, chunks: Iterable[bytes]) -> None:
        """Walk through the contents; raises :class:`Unreadable`."""
        from xml.parsers import expat

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            for chunk in chunks:
                parser.Parse(chunk)
            parser.Parse(b"", True)  # noqa: FBT003
        except expat.ExpatError as problem:
            raise damaged("content.xml is not valid XML") from problem

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._aside or name in names.ASIDE:
            if not self._aside and name == names.ANNOTATION and self._cell is not None:
                self.tables[-1].marks.comments.append((self._row, self._column))
            self._aside += 1
            return
        handler = self._starts.get(name)
        if handler is not None:
            handler(attributes)
        elif name in names.LINKS:
            self.external = True
        elif name in names.MACROS:
            self.macros = True
        elif name == names.SPREADSHEET:
            self.is_spreadsheet = True

    def _end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
            return
        handler = self._ends.get(name)
        if handler is not None:
            handler()

    def _text(self, text: str) -> None:
        if self._open_paragraphs and not self._aside:
            self._paragraphs[-1] += text

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get(names.NAME_OF_STYLE, "")

    def _start_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get(names.DISPLAY) == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            raise damaged("a table stands inside a cell")
        style = attributes.get(names.STYLE_OF_TABLE, "")
        hidden = style in self._hidden_styles or attributes.get(names.DISPLAY) == "false"
        self.tables.append(OdsTable(attributes.get(names.NAME, ""), style, hidden))
        self._row = self._columns = 0

    def _end_table(self) -> None:
        self._depth -= 1

    def _start_column(self, attributes: dict[str, str]) -> None:
        count = _count(attributes, names.COLUMNS_REPEATED)
        if attributes.get(names.VISIBILITY, "visible") != "visible":
            self._table.marks.hidden_columns.append((self._columns + 1, self._columns + count))
        self._columns += count

    def _start_row(self, attributes: dict[str, str]) -> None:
        if not self._depth:
            raise damaged("a row stands outside a table")
        self._row += 1
        self._row_count = _count(attributes, names.ROWS_REPEATED)
        self._row_hidden = attributes.get(names.VISIBILITY, "visible") != "visible"
        self._row_texts = []
        self._row_faults = []
        self._column = 1

    def _end_row(self) -> None:
        texts, count = self._row_texts, self._row_count
        if texts:
            self._cells += len(texts) * count
            if self._row + count - 1 > LAST_ROW or self._cells > _MOST_CELLS:
                raise Unreadable("far_cell", f"{self._table.name}!{letters(len(texts))}{self._row + count - 1}")
            self._table.rows.append((self._row, count, texts, self._row_hidden))
            copies = range(min(count, _MOST_FAULTY_COPIES))
            self._table.marks.faults += [
                (row + copy, at, fault) for copy in copies for row, at, fault in self._row_faults
            ]
        self._row += count - 1

    @property
    def _table(self) -> OdsTable:
        if not self.tables:
            raise damaged("a row stands outside a table")
        return self.tables[-1]

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if not self._depth or self._cell is not None:
            raise damaged("a cell stands outside a row")
        self._cell = attributes
        self._paragraphs = []
        self._open_paragraphs = 0

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if not attributes and not self._paragraphs:
            self._column += 1
            return
        attributes = attributes or {}
        text = cell_text(attributes, "\n".join(map(_folded, self._paragraphs)))
        if names.FORMULA in attributes and takes_from_elsewhere(attributes[names.FORMULA]):
            self.external = True
        if names.COLUMNS_SPANNED in attributes or names.ROWS_SPANNED in attributes:
            self._merge(_count(attributes, names.ROWS_SPANNED), _count(attributes, names.COLUMNS_SPANNED))
        count = _count(attributes, names.COLUMNS_REPEATED)
        if text:
            self._place(text, count)
        self._column += count

    def _merge(self, down: int, across: int) -> None:
        if down > 1 or across > 1:
            area = Area(self._row, self._column, self._row + down - 1, self._column + across - 1)
            self._table.marks.merged.append(area)

    def _place(self, text: str | Fault, count: int) -> None:
        """Put the text at its place, as often as it is repeated."""
        last = self._column + count - 1
        if last > LAST_COLUMN:
            raise damaged(f"there is no column {letters(last)}")
        if isinstance(text, Fault):
            self._row_faults += [(self._row, at, text) for at in range(self._column, last + 1)]
            text = f"={letters(self._column)}{self._row}"  # a refused cell is not an empty one
        text = self._known.setdefault(text, text)
        missing = self._column - 1 - len(self._row_texts)
        self._row_texts += [*[""] * missing, text] if count == 1 else [*[""] * missing, *[text] * count]

    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self._cell is not None:
            self._paragraphs.append("")
            self._open_paragraphs += 1

    def _end_paragraph(self) -> None:
        self._open_paragraphs = max(self._open_paragraphs - 1, 0)

    def _start_spaces(self, attributes: dict[str, str]) -> None:
        self._text(_SPACE * min(_count(attributes, names.SPACES_REPEATED), LAST_COLUMN))

    def _start_tab(self, _: dict[str, str]) -> None:
        self._text(_TAB)

    def _start_break(self, _: dict[str, str]) -> None:
        self._text(_BREAK)


def _folded(paragraph: str) -> str:
    """A paragraph with white space as ODF counts it: a run of it is one space, and none stands at either end."""
    if not _TO_FOLD.search(paragraph):
        return paragraph
    return _WHITE.sub(" ", paragraph).strip(" ").translate(_MEANT)


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name)
    if text is None:
        return 1
    if not (text.isascii() and text.isdigit()) or len(text) > 8:
        raise damaged("a count in it is no number")
    return max(int(text), 1)


def _refuse(*_: object) -> None:
    raise Unreadable("workbook_entities")
