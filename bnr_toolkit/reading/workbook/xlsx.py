"""An XLSX file: which sheets it has, how its numbers are shown, and each sheet when it is asked for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from bnr_toolkit.reading.workbook.container import Archive
from bnr_toolkit.reading.workbook.number_formats import NumberFormat, built_in, number_format
from bnr_toolkit.reading.workbook.sheet import Area, Marks, Row, Sheet, column_number
from bnr_toolkit.reading.workbook.texts import restored
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged
from bnr_toolkit.reading.workbook.xlsx_cells import CellReader
from bnr_toolkit.reading.workbook.xlsx_values import Values, plain_text
from bnr_toolkit.reading.workbook.xml_parts import Blocks, local, tree, unescaped

_FIRST_OWN_FORMAT = 164
_TRUE = {"1", "true"}
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_ITEM = re.compile(r"<(?P<p>(?:\w+:)?)si>\s*<(?P=p)t(?:\s[^<>]*)?>([^<]*)</(?P=p)t>\s*</(?P=p)si>")
_MACRO_PARTS = ("vbaproject.bin", "/macrosheets/", "/dialogsheets/")


class Relation(NamedTuple):
    """What one part of a workbook says of another: its name, and the last word of its kind."""

    kind: str
    target: str


@dataclass(frozen=True)
class XlsxFile:
    """A workbook. ``sheets`` gives the sheets with cells in their order, and which of them are hidden."""

    archive: Archive
    sheets: tuple[tuple[str, bool], ...]
    parts: tuple[str, ...]
    relations: tuple[Relation, ...]
    from_1904: bool
    format: str = field(default="XLSX", init=False)

    @classmethod
    def of(cls, archive: Archive) -> XlsxFile:
        """The workbook in this archive; raises :class:`Unreadable`."""
        _check(archive)
        main = next((one.target for one in relations(archive, "").values() if one.kind == "officeDocument"), None)
        if main is None:
            raise damaged("it does not say which part is the workbook")
        book = tree(archive, main)
        related = relations(archive, main)
        if any(one.kind in {"externalLink", "externalLinkPath"} for one in related.values()):
            raise Unreadable("workbook_external_links")
        sheets, parts = [], []
        for element in book.iter():
            if local(element.tag) != "sheet":
                continue
            relation = related.get(next((v for k, v in element.items() if local(k) == "id"), ""))
            if relation is None or not element.get("name"):
                raise damaged("a sheet is missing")
            if relation.kind == "worksheet":
                sheets.append((element.get("name"), element.get("state", "visible") != "visible"))
                parts.append(relation.target)
        settings = [element for element in book.iter() if local(element.tag) == "workbookPr"]
        from_1904 = any(element.get("date1904") in _TRUE for element in settings)
        return cls(archive, tuple(sheets), tuple(parts), tuple(related.values()), from_1904)

    def sheet(self, index: int) -> Sheet:
        """The sheet at this place; its rows are read while they are asked for."""
        part = self.parts[index]
        marks = Marks()
        blocks = Blocks(self.archive, part, "sheetData", "row")
        units = blocks.opened()
        for column in blocks.before().iter():
            if local(column.tag) == "col" and _is_hidden(column):
                marks.hidden_columns.append((int(column.get("min", "0")), int(column.get("max", "0"))))
        for relation in relations(self.archive, part).values():
            if relation.kind in {"comments", "threadedComment"} and not marks.comments:
                marks.comments.extend(_comments(tree(self.archive, relation.target)))
        return Sheet(self.sheets[index][0], self._rows(blocks, units, marks), marks)

    def _rows(self, blocks: Blocks, units: Iterator[str], marks: Marks) -> Iterator[Row]:
        values = Values(self._strings, self._formats, self.from_1904)
        yield from CellReader(blocks, values, marks).rows(units)
        for element in blocks.around().iter():
            if local(element.tag) == "mergeCell":
                marks.merged.append(_area(element.get("ref", "")))

    @cached_property
    def _strings(self) -> list[str]:
        part = self._part("sharedStrings")
        if part is None:
            return []
        blocks = Blocks(self.archive, part, "sst", "si")
        texts: list[str] = []
        for block in blocks.opened():
            parts = _ITEM.split(block)
            if "".join(parts[::3]).strip():
                texts += [restored(plain_text(item)) for item in blocks.parsed(block) if local(item.tag) == "si"]
            else:
                texts += [restored(unescaped(text)) for text in parts[2::3]]
        return texts

    @cached_property
    def _formats(self) -> Sequence[NumberFormat]:
        part = self._part("styles")
        styles = () if part is None else tree(self.archive, part)
        own: dict[int, str] = {}
        formats: list[NumberFormat] = []
        for group in styles:
            if local(group.tag) == "numFmts":
                own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in group}
            elif local(group.tag) == "cellXfs":
                numbers = [int(one.get("numFmtId", "0")) for one in group if local(one.tag) == "xf"]
                formats = [number_format(own[one]) if one in own else built_in(one) for one in numbers]
        return formats

    def _part(self, kind: str) -> str | None:
        return next((one.target for one in self.relations if one.kind == kind), None)


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """The parts that a part refers to, by the id that it uses for them; links to elsewhere left out."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in archive.names:
        return {}
    found = {}
    for element in tree(archive, listing):
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target.lstrip("/"))
    return found


def _check(archive: Archive) -> None:
    """Refuse what is no table of plain values: macros."""
    names = [f"/{name.casefold()}" for name in archive.names]
    types = archive.read("[Content_Types].xml")
    if any(mark in name for name in names for mark in _MACRO_PARTS) or b"macroEnabled" in types:
        raise Unreadable("workbook_macros")
    if any("/externallinks/" in name for name in names):
        raise Unreadable("workbook_external_links")


def _is_hidden(column: Any) -> bool:
    width = column.get("width")
    return column.get("hidden") in _TRUE or (width is not None and float(width) == 0)


def _comments(comments: Any) -> Iterator[tuple[int, int]]:
    for element in comments.iter():
        if local(element.tag) in {"comment", "threadedComment"}:
            area = _area(element.get("ref", ""))
            yield area.top, area.left


def _area(text: str) -> Area:
    match = _AREA.fullmatch(text)
    if match is None:
        raise damaged("an address in it is no address")
    left, top, right, bottom = match.groups()
    return Area(int(top), column_number(left), int(bottom or top), column_number(right or left))
