"""The records of an XLS file: where each cell is and what its number is, and all that is not a cell.

Texts are the one thing left to another reader: they are in a list of their own
that is cut into pieces in many ways.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from bnr_toolkit.reading.workbook.number_formats import GENERAL, NumberFormat, built_in, number_format
from bnr_toolkit.reading.workbook.sheet import Area, Marks
from bnr_toolkit.reading.workbook.texts import Fault, shown_number
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

TEXT = None
"""What stands for a cell whose text the other reader knows."""
_BOF, _EOF = 0x0809, 0x000A
_FILEPASS, _SUPBOOK, _BOUNDSHEET, _FORMAT, _XF, _DATEMODE = 0x002F, 0x01AE, 0x0085, 0x041E, 0x00E0, 0x0022
_ROW, _COLINFO, _MERGECELLS, _NOTE = 0x0208, 0x007D, 0x00E5, 0x001C
_NOTES = frozenset({_COLINFO, _MERGECELLS, _NOTE})
_HIDDEN_ROW = 0x20
_NUMBER, _RK, _MULRK, _BOOLERR, _FORMULA = 0x0203, 0x027E, 0x00BD, 0x0205, 0x0006
_TEXTS = frozenset({0x00FD, 0x0204, 0x00D6})
_BIFF8 = 0x0600
_WORKSHEET, _MACRO_SHEETS = 0, {1, 6}
_OWN_BOOK = (b"\x01\x04", b"\x01\x3a")
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


@dataclass(frozen=True)
class BiffSheet:
    """Where a sheet starts."""

    name: str
    hidden: bool
    start: int


@dataclass
class BiffBook:
    """What holds for the whole workbook."""

    sheets: list[BiffSheet] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)
    from_1904: bool = False


@dataclass
class BiffCells:
    """The cells of a sheet by row and column from 1; ``TEXT`` for those that the other reader knows."""

    cells: dict[int, dict[int, str | Fault | None]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    marks: Marks = field(default_factory=Marks)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, without those of what is embedded in it."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if len(body) < length:
            break
        at += 4 + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
        if depth == 0:
            return
        if depth == 1:
            yield kind, body
    raise damaged("it is broken off")


def read_book(stream: bytes) -> BiffBook:
    """The sheets and the number formats; raises :class:`Unreadable` for what is encrypted, linked or has macros."""
    if len(stream) < 6 or struct.unpack_from("<H", stream)[0] != _BOF:
        raise Unreadable("workbook_kind_not_read", "Excel 2–4")
    if struct.unpack_from("<H", stream, 4)[0] != _BIFF8:
        raise Unreadable("workbook_kind_not_read", "Excel 5/95")
    book = BiffBook()
    own: dict[int, str] = {}
    numbers: list[int] = []
    for kind, body in _records(stream, 0):
        _refuse(kind, body)
        if kind == _BOUNDSHEET:
            start, hidden, sort = struct.unpack_from("<IBB", body)
            if sort == _WORKSHEET:
                book.sheets.append(BiffSheet(_text(body[6:], short=True), bool(hidden & 3), start))
        elif kind == _FORMAT:
            own[struct.unpack_from("<H", body)[0]] = _text(body[2:], short=False)
        elif kind == _XF:
            numbers.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _DATEMODE:
            book.from_1904 = struct.unpack_from("<H", body)[0] == 1
    book.formats = [number_format(own[one]) if one in own else built_in(one) for one in numbers]
    return book


def _refuse(kind: int, body: bytes) -> None:
    if kind == _FILEPASS:
        raise Unreadable("workbook_encrypted")
    if kind == _SUPBOOK and body[2:4] not in _OWN_BOOK:
        raise Unreadable("workbook_external_links")
    if kind == _BOUNDSHEET and body[5] in _MACRO_SHEETS:
        raise Unreadable("workbook_macros")


def read_sheet(stream: bytes, sheet: BiffSheet, book: BiffBook) -> BiffCells:
    """The cells of a sheet, and what else is in it."""
    read = BiffCells()
    for kind, body in _records(stream, sheet.start):
        if kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", body)
            if flags & _HIDDEN_ROW:
                read.hidden_rows.add(row + 1)
        elif kind in _NOTES:
            _note(kind, body, read.marks)
        else:
            for row, column, text in _cells(kind, body, book):
                if text != "":
                    read.cells.setdefault(row + 1, {})[column + 1] = text
                if isinstance(text, Fault):
                    read.marks.faults.append((row + 1, column + 1, text))
    return read


def _note(kind: int, body: bytes, marks: Marks) -> None:
    if kind == _COLINFO:
        first, last, width, _, flags = struct.unpack_from("<5H", body)
        if flags & 1 or not width:
            marks.hidden_columns.append((first + 1, last + 1))
    elif kind == _NOTE:
        row, column = struct.unpack_from("<2H", body)
        marks.comments.append((row + 1, column + 1))
    else:
        for at in range(2, len(body) - 7, 8):
            top, bottom, left, right = struct.unpack_from("<4H", body, at)
            marks.merged.append(Area(top + 1, left + 1, bottom + 1, right + 1))


def _cells(kind: int, body: bytes, book: BiffBook) -> Iterator[tuple[int, int, str | Fault | None]]:
    if kind in _TEXTS:
        row, column = struct.unpack_from("<2H", body)
        yield row, column, TEXT
    elif kind == _NUMBER:
        row, column, style, value = struct.unpack_from("<3Hd", body)
        yield row, column, _number(value, style, book)
    elif kind == _RK:
        row, column, style, packed = struct.unpack_from("<3HI", body)
        yield row, column, _number(_unpacked(packed), style, book)
    elif kind == _MULRK:
        row, column = struct.unpack_from("<2H", body)
        for place, at in enumerate(range(4, len(body) - 7, 6)):
            style, packed = struct.unpack_from("<HI", body, at)
            yield row, column + place, _number(_unpacked(packed), style, book)
    elif kind == _BOOLERR:
        row, column, _, value, is_error = struct.unpack_from("<3H2B", body)
        yield row, column, _error(value) if is_error else _boolean(value)
    elif kind == _FORMULA:
        row, column, style = struct.unpack_from("<3H", body)
        result = body[6:14]
        if result[6:8] != b"\xff\xff":
            yield row, column, _number(struct.unpack("<d", result)[0], style, book)
        else:
            others = {0: TEXT, 1: _boolean(result[2]), 2: _error(result[2]), 3: ""}
            yield row, column, others.get(result[0], Fault("formula_without_value"))


def _number(value: float, style: int, book: BiffBook) -> str | Fault:
    shown = book.formats[style] if style < len(book.formats) else GENERAL
    return shown_number(repr(value), shown, from_1904=book.from_1904)


def _unpacked(packed: int) -> float:
    """A number that was packed into thirty bits."""
    if packed & 2:
        value = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value


def _boolean(value: int) -> str:
    return "TRUE" if value else "FALSE"


def _error(code: int) -> Fault:
    return Fault("error_cell", _ERRORS.get(code, "#"))


def _text(body: bytes, *, short: bool) -> str:
    """A text of a name or a number format: its length, then one or two bytes a character."""
    length = body[0] if short else struct.unpack_from("<H", body)[0]
    at = 1 if short else 2
    if body[at] & 1:
        return body[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[at + 1 : at + 1 + length].decode("latin-1")
