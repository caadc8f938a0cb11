"""An XLS file: the container and the sheets that its records describe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bnr_toolkit.reading.workbook.biff import BiffBook, BiffCells, read_book, read_sheet
from bnr_toolkit.reading.workbook.ole import Container
from bnr_toolkit.reading.workbook.sheet import LAST_COLUMN, Row, Sheet, letters
from bnr_toolkit.reading.workbook.texts import Fault
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

_ENCRYPTED = ("encryptedpackage", "encryptioninfo")
_MACROS = ("_vba_project_cur", "vba", "macros")
_OTHERS = {"worddocument": "Word", "powerpoint document": "PowerPoint", "book": "Excel 5/95"}


@dataclass(frozen=True)
class XlsFile:
    """A workbook. ``sheets`` gives the sheets in their order, and which of them are hidden."""

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
        return cls(stream, read_book(stream))

    @property
    def sheets(self) -> tuple[tuple[str, bool], ...]:
        """Names, and whether they are hidden."""
        return tuple((sheet.name, sheet.hidden) for sheet in self.book.sheets)

    def sheet(self, index: int) -> Sheet:
        """The sheet at this place."""
        found = self.book.sheets[index]
        read = read_sheet(self.stream, found, self.book)
        return Sheet(found.name, _rows(read), read.marks)


def _rows(read: BiffCells) -> Iterator[Row]:
    for number in sorted(read.cells):
        row = read.cells[number]
        if max(row) > LAST_COLUMN:
            raise damaged(f"there is no column {letters(max(row))}")
        line = [""] * max(row)
        for column, text in row.items():
            # A refused cell is not an empty one.
            line[column - 1] = f"={letters(column)}{number}" if isinstance(text, Fault) else text
        yield Row(number, line, number in read.hidden_rows)
