"""An ODS file: its sheets, read in one walk through its contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bnr_toolkit.reading.workbook.container import Archive
from bnr_toolkit.reading.workbook.ods_contents import Contents, OdsTable
from bnr_toolkit.reading.workbook.sheet import Row, Sheet
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged
from bnr_toolkit.reading.workbook.xml_parts import local, tree

_CONTENTS = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_MACROS = ("basic/", "scripts/", "dialogs/")


@dataclass(frozen=True)
class OdsFile:
    """A workbook. ``sheets`` gives the sheets in their order, and which of them are hidden."""

    tables: tuple[OdsTable, ...]
    format: str = field(default="ODS", init=False)

    @classmethod
    def of(cls, archive: Archive) -> OdsFile:
        """The workbook in this archive; raises :class:`Unreadable`."""
        if any(name.casefold().startswith(_MACROS) and not name.endswith("/") for name in archive.names):
            raise Unreadable("workbook_macros")
        if _MANIFEST in archive.names:
            elements = tree(archive, _MANIFEST).iter()
            if any(local(one.tag) in {"encryption-data", "encrypted-key"} for one in elements):
                raise Unreadable("workbook_encrypted")
        contents = Contents()
        contents.read(archive.chunks(_CONTENTS))
        if contents.external:
            raise Unreadable("workbook_external_links")
        if contents.macros:
            raise Unreadable("workbook_macros")
        if not contents.is_spreadsheet:
            raise damaged("it holds no sheets")
        return cls(tuple(contents.tables))

    @property
    def sheets(self) -> tuple[tuple[str, bool], ...]:
        """Names, and whether they are hidden."""
        return tuple((table.name, table.hidden) for table in self.tables)

    def sheet(self, index: int) -> Sheet:
        """The sheet at this place."""
        table = self.tables[index]
        return Sheet(table.name, self._rows(table), table.marks)

    @staticmethod
    def _rows(table: OdsTable) -> Iterator[Row]:
        for number, count, texts, hidden in table.rows:
            for at in range(number, number + count):
                yield Row(at, list(texts), hidden)
