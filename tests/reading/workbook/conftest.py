"""Builders of small workbooks, as XML: nothing stands between a test and the file that it means."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

import pytest

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.workbook import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>ad</t></is></c><c r="B1" t="inlineStr"><is><t>soort</t></is></c></row>'
)


class Workbooks:
    """XLSX and ODS files from their XML."""

    HEADER = HEADER

    @staticmethod
    def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        """A zip file with these parts, always the same bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", method) as archive:
            for name, text in parts.items():
                archive.writestr(zipfile.ZipInfo(name), text, compress_type=method)
        return stream.getvalue()

    @staticmethod
    def relations(*targets: tuple[str, str]) -> str:
        """A list of what a part refers to: kinds and targets, with the ids r1, r2."""
        lines = "".join(
            f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, start=1)
        )
        return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'

    @classmethod
    def xlsx_parts(
        cls,
        *sheets: str,
        head: str = "",
        tail: str = "",
        states: tuple[str, ...] = (),
        formats: tuple[str, ...] = (),
        strings: str = "",
        book: str = "",
    ) -> dict[str, str | bytes]:
        """The parts of a workbook whose sheets have these rows; ``formats`` are the styles 1, 2, …."""
        numbers = range(1, len(sheets) + 1)
        states = (*states, *["visible"] * len(sheets))
        lines = "".join(f'<sheet name="Blad{n}" sheetId="{n}" state="{states[n - 1]}" r:id="r{n}"/>' for n in numbers)
        own = "".join(
            f"<numFmt numFmtId={quoteattr(str(164 + n))} formatCode={quoteattr(one)}/>" for n, one in enumerate(formats)
        )
        used = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(formats)))
        return {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": cls.relations(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>{lines}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": cls.relations(
                *(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
                ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml"),
            ),
            "xl/styles.xml": (
                f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts>'
                f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
            **{
                f"xl/worksheets/sheet{n}.xml": (
                    f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}">{head}'
                    f"<sheetData>{rows}</sheetData>{tail}</worksheet>"
                )
                for n, rows in zip(numbers, sheets, strict=True)
            },
        }

    @classmethod
    def xlsx(cls, *sheets: str, parts: Mapping[str, str | bytes] | None = None, **named: object) -> bytes:
        """A workbook; ``parts`` replace its parts, or are added to them."""
        return cls.packed({**cls.xlsx_parts(*sheets, **named), **(parts or {})})

    @classmethod
    def one_cell(cls, cell: str, **named: object) -> bytes:
        """A workbook with the columns ad and soort, and one row: x, and this cell (which must be B2)."""
        row = f'<row r="2"><c r="A2" t="str"><v>x</v></c>{cell}</row>'
        return cls.xlsx(HEADER + row, **named)

    @classmethod
    def ods_parts(cls, *tables: str, before: str = "") -> dict[str, str | bytes]:
        """The parts of an ODS file whose sheets Blad1, Blad2, … hold these rows."""
        sheets = "".join(
            f'<table:table table:name="Blad{n}">{rows}</table:table>' for n, rows in enumerate(tables, start=1)
        )
        return {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": (
                f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {ODS_NAMES}>{before}'
                f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
            ),
        }

    @classmethod
    def ods(cls, *tables: str, parts: Mapping[str, str | bytes] | None = None, before: str = "") -> bytes:
        """An ODS file."""
        return cls.packed({**cls.ods_parts(*tables, before=before), **(parts or {})})

    @staticmethod
    def ods_row(*cells: str, attributes: str = "") -> str:
        """A row of cells: texts, or XML of cells."""
        made = (
            one
            if one.startswith("<")
            else f'<table:table-cell office:value-type="string"><text:p>{escape(one)}</text:p></table:table-cell>'
            for one in cells
        )
        return f"<table:table-row{attributes}>{''.join(made)}</table:table-row>"

    @staticmethod
    def ole(*names: str) -> bytes:
        """A container with empty streams of these names (a name that ends in / is a folder); three at most."""
        entries = [("Root Entry", 5), *((name.rstrip("/"), 1 if name.endswith("/") else 2) for name in names)]
        directory = b""
        for name, kind in entries:
            text = name.encode("utf-16-le")
            directory += text.ljust(64, b"\0") + struct.pack("<HB", len(text) + 2, kind)
            directory += b"\0" + b"\xff" * 12 + b"\0" * 36 + struct.pack("<III", 0xFFFFFFFE, 0, 0)
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
        head += b"\0" * 10 + struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        head += struct.pack("<I", 0) + b"\xff" * (4 * 108)
        table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (512 - 8)
        return head + table + directory.ljust(512, b"\0")[:512]

    @staticmethod
    def rows(data: bytes, file: str = "a.xlsx", **named: object) -> list[list[str]]:
        """Header and rows of the only sheet, which must be sound."""
        sheets, findings = read_workbook(data, file, **named)
        assert findings == []
        (cells,) = sheets
        return [list(cells.columns), *(list(row) for row in zip(*cells.columns.values(), strict=True))]

    @staticmethod
    def said(data: bytes, file: str = "a.xlsx", language: str = "en", **named: object) -> list[str]:
        """What is said of a workbook."""
        _, findings = read_workbook(data, file, **named)
        return [sentence(finding, language) for finding in findings]

    @classmethod
    def cell(cls, cell: str, **named: object) -> str:
        """What is read from the cell B2 of a workbook made of it."""
        return cls.rows(cls.one_cell(cell, **named))[1][1]


@pytest.fixture(scope="session")
def workbooks() -> type[Workbooks]:
    """The builders."""
    return Workbooks
