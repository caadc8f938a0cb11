"""An XLS file: its records for all that is not text, and calamine for the texts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bnr_toolkit.reading.workbook.biff import TEXT, BiffBook, BiffCells, read_book, read_sheet
from bnr_toolkit.reading.workbook.ole import Container
from bnr_toolkit.reading.workbook.sheet import Row, Sheet, letters
from bnr_toolkit.reading.workbook.texts import Fault
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

_ENCRYPTED = ("encryptedpackage", "encryptioninfo")
_MACROS = ("_vba_project_cur", "vba", "macros")
_OTHERS = {"worddocument": "Word", "powerpoint document": "PowerPoint", "book": "Excel 5/95"}
_MOST_PLACES = 5_000_000
_EMPTY_FOR_EACH_CELL = 50


@dataclass(frozen=True)
class XlsFile:
    """A workbook. ``sheets`` gives the sheets in their order, and which of them are hidden."""

    data: bytes
    stream: bytes
    book: BiffBook
    format: str = field(default="XLS", init=False)

    @classmethod
    def of(cls, data: bytes) -> XlsFile:
        """The workbook in this container; raises :class:`Unreadable`."""
        container = Container.of(data)
        if any(name in container.streams for name in _ENCRYPTED):
            raise Unreadable("workbook_encrypted")
        if any(name in container.storages for name in _MACROS):
            raise Unreadable("workbook_macros")
        if "workbook" not in container.streams:
            kind = next((kind for name, kind in _OTHERS.items() if name in container.streams), "OLE")
            raise Unreadable("workbook_kind_not_read", kind)
        stream = container.read("workbook")
        return cls(data, stream, read_book(stream))

    @property
    def sheets(self) -> tuple[tuple[str, bool], ...]:
        """Names, and whether they are hidden."""
        return tuple((sheet.name, sheet.hidden) for sheet in self.book.sheets)

    def sheet(self, index: int) -> Sheet:
        """The sheet at this place."""
        found = self.book.sheets[index]
        read = read_sheet(self.stream, found, self.book)
        return Sheet(found.name, self._rows(found.name, read), read.marks)

    def _rows(self, name: str, read: BiffCells) -> Iterator[Row]:
        if not read.cells:
            return
        filled = sum(map(len, read.cells.values()))
        left = min(min(row) for row in read.cells.values())
        right = max(max(row) for row in read.cells.values())
        height = max(read.cells) - min(read.cells) + 1
        if height * (right - left + 1) > _MOST_PLACES + _EMPTY_FOR_EACH_CELL * filled:
            raise Unreadable("far_cell", f"{name}!{letters(right)}{max(read.cells)}")
        texts = _Texts(self.data, name)
        for number in sorted(read.cells):
            row = read.cells[number]
            line = [""] * max(row)
            for column, text in row.items():
                # A refused cell is not an empty one.
                line[column - 1] = f"={letters(column)}{number}" if isinstance(text, Fault) else str(text)
                if text is TEXT:
                    line[column - 1] = texts.at(number, column)
            yield Row(number, line, number in read.hidden_rows)


class _Texts:
    """The texts of a sheet, as calamine knows them."""

    def __init__(self, data: bytes, name: str) -> None:
        import python_calamine

        try:
            sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_name(name)
            self._start = sheet.start or (0, 0)
            self._values: list[list[Any]] = sheet.to_python(skip_empty_area=True)
        except python_calamine.CalamineError as problem:
            raise damaged("its texts cannot be read") from problem
        except BaseException as problem:
            # What goes wrong inside calamine beyond its own errors is no Exception.
            if type(problem).__name__ != "PanicException":
                raise
            raise damaged("its texts cannot be read") from problem

    def at(self, row: int, column: int) -> str:
        """The text at this place, from 1."""
        down, across = row - 1 - self._start[0], column - 1 - self._start[1]
        if not (0 <= down < len(self._values) and 0 <= across < len(self._values[down])):
            raise damaged("a text is missing from it")
        text = self._values[down][across]
        if not isinstance(text, str):
            raise damaged("a text in it is no text")
        return text
