"""Any table of text, written in any format, reads back equal, and every cell has the address where it was written."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from bnr_toolkit.reading.formats import HowToRead, read_table

# Without \r, which XML and some programs make \n of, and _, with which XLSX writes characters.
_WORDS = st.text(st.sampled_from("abzéëïüÉ€019 .,;|\t\n\"'=+-/&<>"), max_size=8)
_KNOWN = st.sampled_from(
    ["0012", "1.0", "1e5", "NA", "None", "TRUE", "2,5", "1.234,56", "", " a", "b ", "'s", '""', "café"]
)
CELLS = _WORDS | _KNOWN
ODS_HEAD = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A header with its rows; rows and cells may be empty."""
    width = draw(st.integers(2, 5))
    names = draw(st.lists(st.from_regex(r"[a-zé]{1,5}", fullmatch=True), min_size=width, max_size=width, unique=True))
    return [names, *draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))]


def check(data: bytes, file: str, table: list[list[str]], how: HowToRead | None = None) -> None:
    (cells,), findings = read_table(data, file, how)
    header, *rows = table
    filled = {number: row for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)}
    assert [
        one for one in findings if one.code not in {"encoding_guessed", "utf16_without_mark", "encoding_utf16"}
    ] == []
    assert list(cells.columns) == header
    assert list(cells.rows) == list(filled)
    for at, name in enumerate(header):
        assert list(cells.columns[name]) == [row[at] for row in filled.values()]
        for index, number in enumerate(filled):
            assert cells.place(name, index).cell == f"{get_column_letter(at + 1)}{number}"


def as_csv(table: list[list[str]], separator: str, end: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=end).writerows(table)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@settings(max_examples=20)
@given(table=tables(), end=st.sampled_from(["\n", "\r\n"]))
def test_csv_as_declared(table, end, separator, encoding):
    how = HowToRead(encoding=encoding.removesuffix("-sig").removesuffix("-be"), separator=separator)
    check(as_csv(table, separator, end).encode(encoding), "a.csv", table, how)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@settings(max_examples=20)
@given(table=tables())
def test_csv_as_detected_is_equal_or_refused(table, separator, encoding):
    data = as_csv(table, separator, "\r\n").encode(encoding)
    sheets, _ = read_table(data, "a.csv")
    assume(sheets)
    filled = [row for row in table if any(cell.strip() for cell in row)]
    (cells,) = sheets
    assert [list(cells.columns), *(list(row) for row in zip(*cells.columns.values(), strict=True))] == filled


@given(tables())
def test_xlsx(table):
    book = openpyxl.Workbook()
    for number, row in enumerate(table, start=1):
        for at, text in enumerate(row, start=1):
            cell = book.active.cell(number, at)
            cell.value, cell.data_type = text or None, "s" if text else "n"
    stream = io.BytesIO()
    book.save(stream)
    check(stream.getvalue(), "a.xlsx", table)


@given(tables())
def test_ods(table):
    check(as_ods(table), "a.ods", table)


def as_ods(table: list[list[str]]) -> bytes:
    rows = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in table)
    content = (
        f'<office:document-content{ODS_HEAD} office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(zipfile.ZipInfo("content.xml"), content)
    return stream.getvalue()


def ods_cell(text: str) -> str:
    """A cell, its white space written as ODF has it, so that it is not folded."""
    if not text:
        return "<table:table-cell/>"
    body = escape(text).replace(" ", "<text:s/>").replace("\t", "<text:tab/>")
    lines = "".join(f"<text:p>{line}</text:p>" for line in body.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


@given(tables())
def test_json(table):
    header, *rows = table
    assume(rows)
    records = [dict(zip(header, row, strict=True)) for row in rows]
    check(json.dumps(records).encode(), "a.json", table)
    check("\n".join(json.dumps(one, ensure_ascii=False) for one in records).encode(), "a.json", table)


@given(tables())
def test_parquet(table):
    header, *rows = table
    columns = {name: pyarrow.array([row[at] for row in rows], pyarrow.string()) for at, name in enumerate(header)}
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), stream)
    check(stream.getvalue(), "a.parquet", table)
