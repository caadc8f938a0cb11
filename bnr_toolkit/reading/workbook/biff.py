"""The records of an XLS file: the cells of each sheet, and all that is not a cell."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from bnr_toolkit.reading.workbook.biff_texts import Pieces, listed_texts
from bnr_toolkit.reading.workbook.number_formats import GENERAL, NumberFormat, built_in, number_format
from bnr_toolkit.reading.workbook.sheet import Area, Marks
from bnr_toolkit.reading.workbook.texts import Fault, shown_number
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_FILEPASS, _SUPBOOK, _BOUNDSHEET, _FORMAT, _XF, _DATEMODE = 0x002F, 0x01AE, 0x0085, 0x041E, 0x00E0, 0x0022
_ROW, _COLINFO, _MERGECELLS, _NOTE = 0x0208, 0x007D, 0x00E5, 0x001C
_NOTES = frozenset({_COLINFO, _MERGECELLS, _NOTE})
_HIDDEN_ROW = 0x20
_NUMBER, _RK, _MULRK, _BOOLERR, _FORMULA = 0x0203, 0x027E, 0x00BD, 0x0205, 0x0006
_LISTED_TEXT, _TEXTS, _RESULT, _LIST_OF_TEXTS = 0x00FD, frozenset({0x0204, 0x00D6}), 0x0207, 0x00FC
_TEXT_RESULTS, _TRUTH_RESULT, _ERROR_RESULT = (0, 3), 1, 2
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
    texts: list[str] = field(default_factory=list)
    from_1904: bool = False


@dataclass
class BiffCells:
    """The cells of a sheet by row and column from 1."""

    cells: dict[int, dict[int, str | Fault]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    marks: Marks = field(default_factory=Marks)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, list[bytes]]]:
    """The records of one part of the stream, each with those that continue it, without what is embedded in it."""
    depth, at = 0, start
    last: tuple[int, list[bytes]] | None = None
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if len(body) < length:
            break
        at += 4 + length
        if kind == _CONTINUE and last is not None:
            last[1].append(body)
            continue
        if last is not None:
            yield last
        last = None
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            last = kind, [body]
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
    for kind, pieces in _records(stream, 0):
        body = pieces[0]
        _refuse(kind, body)
        if kind == _BOUNDSHEET:
            start, hidden, sort = struct.unpack_from("<IBB", body)
            if sort == _WORKSHEET:
                book.sheets.append(BiffSheet(Pieces([body[6:]]).text(short=True), bool(hidden & 3), start))
        elif kind == _FORMAT:
            own[struct.unpack_from("<H", body)[0]] = Pieces([body[2:]]).text()
        elif kind == _XF:
            numbers.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _LIST_OF_TEXTS:
            book.texts = listed_texts(pieces)
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
    waiting: tuple[int, int] | None = None
    for kind, pieces in _records(stream, sheet.start):
        body = pieces[0]
        if kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", body)
            if flags & _HIDDEN_ROW:
                read.hidden_rows.add(row + 1)
        elif kind in _NOTES:
            _note(kind, body, read.marks)
        elif kind == _RESULT:
            if waiting is not None:
                _put(read, *waiting, Pieces(pieces).text())
        else:
            for row, column, text in _cells(kind, pieces, book):
                _put(read, row, column, text)
            if kind == _FORMULA:
                waiting = struct.unpack_from("<2H", body)
    return read


def _put(read: BiffCells, row: int, column: int, text: str | Fault) -> None:
    if text:
        read.cells.setdefault(row + 1, {})[column + 1] = text
    if isinstance(text, Fault):
        read.marks.faults.append((row + 1, column + 1, text))


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


def _cells(kind: int, pieces: list[bytes], book: BiffBook) -> Iterator[tuple[int, int, str | Fault]]:
    body = pieces[0]
    if kind == _LISTED_TEXT or kind in _TEXTS:
        row, column = struct.unpack_from("<2H", body)
        yield row, column, _cell_text(kind, pieces, book)
    elif kind == _NUMBER:
        row, column, style, value = struct.unpack_from("<3Hd", body)
        yield row, column, _number(value, style, book)
    elif kind == _RK:
        row, column, style, packed = struct.unpack_from("<3HI", body)
        yield row, column, _number(_unpacked(packed), style, book)
    elif kind == _MULRK:
        row, column = struct.unpack_from("<2H", body)
        for place, (style, packed) in enumerate(struct.iter_unpack("<HI", body[4:-2])):
            yield row, column + place, _number(_unpacked(packed), style, book)
    elif kind == _BOOLERR:
        row, column, _, value, is_error = struct.unpack_from("<3H2B", body)
        yield row, column, _error(value) if is_error else _boolean(value)
    elif kind == _FORMULA:
        row, column, style = struct.unpack_from("<3H", body)
        yield row, column, _result(body[6:14], style, book)


def _cell_text(kind: int, pieces: list[bytes], book: BiffBook) -> str:
    if kind in _TEXTS:
        return Pieces([pieces[0][6:], *pieces[1:]]).text()
    (at,) = struct.unpack_from("<I", pieces[0], 6)
    if at >= len(book.texts):
        raise damaged("a text is missing from the list of texts")
    text: str = book.texts[at]
    return text


def _result(result: bytes, style: int, book: BiffBook) -> str | Fault:
    """What a formula came to; a text follows in a record of its own."""
    if result[6:8] != b"\xff\xff":
        return _number(struct.unpack("<d", result)[0], style, book)
    if result[0] == _TRUTH_RESULT:
        return _boolean(result[2])
    if result[0] == _ERROR_RESULT:
        return _error(result[2])
    return "" if result[0] in _TEXT_RESULTS else Fault("formula_without_value")


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
