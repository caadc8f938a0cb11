"""The contents of an ODS file, walked element by element: rows, and what is in a sheet besides text.

Repeated rows and cells are counted, never copied; a document type is refused
before anything it declares could be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bnr_toolkit.reading.workbook.sheet import LAST_COLUMN, LAST_ROW, Area, Marks, letters
from bnr_toolkit.reading.workbook.texts import Fault, duration, moment, number
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_ELSEWHERE = re.compile(r"\[\s*(?:'[^']*'|[A-Za-z]+:[^\]]*)#")
_WHITE = re.compile(r"[ \t\r\n]+")
_SPACE, _TAB, _BREAK = "\x00", "\x01", "\x02"
"""What XML cannot hold stands for white space that is meant, until the rest of it has been folded."""
_MEANT = str.maketrans({_SPACE: " ", _TAB: "\t", _BREAK: "\n"})
_ERROR = re.compile(r"#[A-Z/0]+[!?A]?|Err:[0-9]+|#N/A|#N/B", re.IGNORECASE)
_DURATION = re.compile(r"(-)?PT(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:[.,][0-9]+)?)S)?")
_ZEROS_IN_FRONT = re.compile(r"-?0[0-9]+")
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
            f"{_TABLE} table": self._start_table,
            f"{_TABLE} table-column": self._start_column,
            f"{_TABLE} table-row": self._start_row,
            f"{_TABLE} table-cell": self._start_cell,
            f"{_TABLE} covered-table-cell": self._start_cell,
            f"{_TEXT} p": self._start_paragraph,
            f"{_TEXT} s": self._start_spaces,
            f"{_TEXT} tab": self._start_tab,
            f"{_TEXT} line-break": self._start_break,
            f"{_STYLE} style": self._start_style,
            f"{_STYLE} table-properties": self._start_properties,
        }
        self._ends = {
            f"{_TABLE} table": self._end_table,
            f"{_TABLE} table-row": self._end_row,
            f"{_TABLE} table-cell": self._end_cell,
            f"{_TABLE} covered-table-cell": self._end_cell,
            f"{_TEXT} p": self._end_paragraph,
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
        if self._aside or name in _ASIDE:
            if not self._aside and name == f"{_OFFICE} annotation" and self._cell is not None:
                self.tables[-1].marks.comments.append((self._row, self._column))
            self._aside += 1
            return
        handler = self._starts.get(name)
        if handler is not None:
            handler(attributes)
        elif name in _LINKS:
            self.external = True
        elif name in _MACROS:
            self.macros = True
        elif name == f"{_OFFICE} spreadsheet":
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
        self._style = attributes.get(f"{_STYLE} name", "")

    def _start_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get(f"{_TABLE} display") == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            raise damaged("a table stands inside a cell")
        style = attributes.get(f"{_TABLE} style-name", "")
        hidden = style in self._hidden_styles or attributes.get(f"{_TABLE} display") == "false"
        self.tables.append(OdsTable(attributes.get(f"{_TABLE} name", ""), style, hidden))
        self._row = self._columns = 0

    def _end_table(self) -> None:
        self._depth -= 1

    def _start_column(self, attributes: dict[str, str]) -> None:
        count = _count(attributes, f"{_TABLE} number-columns-repeated")
        if attributes.get(f"{_TABLE} visibility", "visible") != "visible":
            self._table.marks.hidden_columns.append((self._columns + 1, self._columns + count))
        self._columns += count

    def _start_row(self, attributes: dict[str, str]) -> None:
        if not self._depth:
            raise damaged("a row stands outside a table")
        self._row += 1
        self._row_count = _count(attributes, f"{_TABLE} number-rows-repeated")
        self._row_hidden = attributes.get(f"{_TABLE} visibility", "visible") != "visible"
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
        attributes, self._cell = self._cell or {}, None
        count = _count(attributes, f"{_TABLE} number-columns-repeated")
        text = self._value(attributes, "\n".join(map(_folded, self._paragraphs)))
        across = _count(attributes, f"{_TABLE} number-columns-spanned")
        down = _count(attributes, f"{_TABLE} number-rows-spanned")
        if across > 1 or down > 1:
            area = Area(self._row, self._column, self._row + down - 1, self._column + across - 1)
            self._table.marks.merged.append(area)
        if text:
            last = self._column + count - 1
            if last > LAST_COLUMN:
                raise damaged(f"there is no column {letters(last)}")
            if isinstance(text, Fault):
                self._row_faults += [(self._row, at, text) for at in range(self._column, last + 1)]
                text = f"={letters(self._column)}{self._row}"  # a refused cell is not an empty one
            text = self._known.setdefault(text, text)
            self._row_texts += [""] * (self._column - 1 - len(self._row_texts)) + [text] * count
        self._column += count

    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self._cell is not None:
            self._paragraphs.append("")
            self._open_paragraphs += 1

    def _end_paragraph(self) -> None:
        self._open_paragraphs = max(self._open_paragraphs - 1, 0)

    def _start_spaces(self, attributes: dict[str, str]) -> None:
        self._text(_SPACE * min(_count(attributes, f"{_TEXT} c"), LAST_COLUMN))

    def _start_tab(self, _: dict[str, str]) -> None:
        self._text(_TAB)

    def _start_break(self, _: dict[str, str]) -> None:
        self._text(_BREAK)

    def _value(self, attributes: dict[str, str], shown: str) -> str | Fault:
        formula = attributes.get(f"{_TABLE} formula")
        kind = attributes.get(f"{_OFFICE} value-type")
        if formula is not None:
            if _ELSEWHERE.search(formula):
                self.external = True
            if _ERROR.fullmatch(shown) or _is_error(attributes):
                return Fault("error_cell", shown)
            if kind is None:
                return Fault("formula_without_value")
        return cell_text(kind, attributes, shown)


def cell_text(kind: str | None, attributes: dict[str, str], shown: str) -> str | Fault:
    """What a cell of this kind holds; ``shown`` is what a person sees in it."""
    if kind in {"float", "percentage", "currency"}:
        text = number(attributes.get(f"{_OFFICE} value", ""))
        same = _ZEROS_IN_FRONT.fullmatch(shown) and isinstance(text, str) and text == str(int(shown))
        return shown if same else text
    if kind == "date":
        value = attributes.get(f"{_OFFICE} date-value", "")
        try:
            when = datetime.fromisoformat(value)
        except ValueError:
            return Fault("impossible_date", value)
        return moment(when) if "T" in value or ":" in shown else value
    if kind == "time":
        value = attributes.get(f"{_OFFICE} time-value", "")
        match = _DURATION.fullmatch(value)
        if match is None or match[1]:
            return Fault("impossible_date", value)
        hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups()[1:])
        return duration(hours * 3600 + minutes * 60 + seconds)
    if kind == "boolean":
        return "TRUE" if attributes.get(f"{_OFFICE} boolean-value") == "true" else "FALSE"
    return attributes.get(f"{_OFFICE} string-value", shown)


def _folded(paragraph: str) -> str:
    """A paragraph with white space as ODF counts it: a run of it is one space, and none stands at either end."""
    return _WHITE.sub(" ", paragraph).strip(" ").translate(_MEANT)


def _is_error(attributes: dict[str, str]) -> bool:
    return any(name.endswith(" value-type") and value == "error" for name, value in attributes.items())


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not (text.isascii() and text.isdigit()) or len(text) > 8:
        raise damaged("a count in it is no number")
    return max(int(text), 1)


def _refuse(*_: object) -> None:
    raise Unreadable("workbook_entities")


_ASIDE = frozenset(
    {
        f"{_OFFICE} annotation",
        f"{_TABLE} shapes",
        f"{_TABLE} tracked-changes",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 frame",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 custom-shape",
        f"{_TEXT} ruby-text",
    }
)
_MACROS = frozenset({f"{_OFFICE} script", f"{_OFFICE} event-listeners"})
_LINKS = frozenset({f"{_TABLE} table-source", f"{_TABLE} cell-range-source", f"{_TABLE} dde-link"})
