"""Sheets → the bytes of an XLSX workbook (ECMA-376, Office Open XML; the parts that such a file needs, and no more).

Written here and not by a library: a library stamps the hour on each file, and
decides by its look whether a text is a formula. Here nothing but a ``Decimal``
is a number, every text is a text, and there is no other kind of cell. The same
sheets are the same bytes, for no part holds a clock, a name or a path, and
nothing is compressed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from bnr_toolkit.tables.workbook_styles import MAIN, Entry, Styles

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_CLOCK = (1980, 1, 1, 0, 0, 0)
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells from row 1. ``header`` is the row that stays in view and on every printed page.

    ``last`` is the last row of the table; ``merged`` are rows of prose over its
    full width; ``heights`` are in points, by row; ``widths`` in characters.
    """

    name: str
    rows: tuple[tuple[Entry, ...], ...]
    header: int
    last: int
    widths: tuple[int, ...]
    merged: tuple[int, ...]
    heights: tuple[tuple[int, float], ...] = ()


def workbook(sheets: Sequence[Sheet], title: str, language: str, identifier: str) -> bytes:
    """The bytes of a workbook. ``title``, ``language`` and ``identifier`` are its only properties."""
    styles = Styles(entry for sheet in sheets for row in sheet.rows for entry in row)
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations(
            [
                (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _properties(title, language, identifier),
        "xl/workbook.xml": _book(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *((f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
                (f"{_OFFICE}/styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": styles.xml(),
        **{
            f"xl/worksheets/sheet{number}.xml": _sheet(sheet, styles)
            for number, sheet in zip(numbers, sheets, strict=True)
        },
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _NO_CLOCK)
            member.create_system = 0  # the same on every computer
            archive.writestr(member, (_START + content).encode("utf-8"))
    return stream.getvalue()


def _sheet(sheet: Sheet, styles: Styles) -> str:
    heights = dict(sheet.heights)
    last_column = letters(len(sheet.widths))
    every_cell = f"A1:{last_column}{len(sheet.rows)}"
    rows = "".join(
        f'<row r="{number}"{_height(heights.get(number))}>'
        + "".join(
            _cell(entry, f"{letters(place)}{number}", styles.number(entry)) for place, entry in enumerate(row, start=1)
        )
        + "</row>"
        for number, row in enumerate(sheet.rows, start=1)
    )
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(sheet.widths, start=1)
    )
    merged = [f'<mergeCell ref="A{row}:{last_column}{row}"/>' for row in sheet.merged if len(sheet.widths) > 1]
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{every_cell}"/><sheetViews><sheetView showGridLines="0" '
        f'workbookViewId="0"><pane ySplit="{sheet.header}" topLeftCell="A{sheet.header + 1}" activePane="bottomLeft" '
        f'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f"<sheetData>{rows}</sheetData>"
        + (f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else "")
        + '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{"landscape" if sum(sheet.widths) > _PORTRAIT else "portrait"}" '
        'fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>'
        f'<ignoredErrors><ignoredError sqref="{every_cell}" numberStoredAsText="1"/></ignoredErrors>'
        "</worksheet>"
    )


_PORTRAIT = 90
"""More characters beside each other than this are read better on a page that lies down."""


def _height(points: float | None) -> str:
    return f' ht="{points:g}" customHeight="1"' if points else ""


def _cell(entry: Entry, place: str, style: int) -> str:
    if isinstance(entry.value, Decimal):
        return f'<c r="{place}" s="{style}"><v>{entry.value:f}</v></c>'
    if not entry.value:
        return f'<c r="{place}" s="{style}"/>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(entry.value)}</t></is></c>'


def _text(text: str) -> str:
    """Escaped for XML, and for Excel, which reads ``_x0041_`` as a letter A unless its underscore is written so too."""
    return escape(_ESCAPED.sub("_x005F_", text))


def letters(column: int) -> str:
    """The letters of a column, from 1.

    >>> letters(1), letters(27)
    ('A', 'AA')
    """
    said = ""
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def _book(sheets: Sequence[Sheet]) -> str:
    named = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
        f"'{escape(sheet.name)}'!${sheet.header}:${sheet.header}</definedName>"
        for place, sheet in enumerate(sheets)
    )
    # A screen reader finds the headers of a table by a name of this form.
    regions = "".join(
        f'<definedName name="TitleRegion{place + 1}.a{sheet.header}.{letters(len(sheet.widths)).lower()}{sheet.last}.'
        f"{place + 1}\">'{escape(sheet.name)}'!$A${sheet.header}</definedName>"
        for place, sheet in enumerate(sheets)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{named}</sheets><definedNames>{titles}{regions}</definedNames></workbook>"
    )


def _properties(title: str, language: str, identifier: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:identifier>{escape(identifier)}</dc:identifier>"
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _content_types(numbers: Iterable[int]) -> str:
    kinds = {
        "/xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
        "/xl/styles.xml": f"{_TYPE}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/xl/worksheets/sheet{number}.xml": f"{_TYPE}.worksheet+xml" for number in numbers},
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
