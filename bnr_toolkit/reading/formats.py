"""Bytes of a table, in whatever format → the sheets in them, as cells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.json_file import read_json
from bnr_toolkit.reading.parquet_file import read_parquet
from bnr_toolkit.reading.workbook import is_workbook, read_workbook

TEXT_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
PARQUET_SUFFIXES = (".parquet",)
TABLE_SUFFIXES = (*TEXT_SUFFIXES, *JSON_SUFFIXES, *WORKBOOK_SUFFIXES, *PARQUET_SUFFIXES)
_PARQUET_MARK = b"PAR1"
_START = 4096
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table")
"""How the page begins that a site gives to whoever is not logged in, under the name of the table."""


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What a person declared about a file; None is: find out."""

    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    hidden: str = "refuse"


def is_table(name: str) -> bool:
    """Whether a file of this name is read as a table.

    >>> is_table("results.XLSX"), is_table("notes.docx")
    (True, False)
    """
    return PurePath(name).suffix.casefold() in TABLE_SUFFIXES


def read_table(data: bytes, file: str, how: HowToRead | None = None) -> tuple[tuple[Cells, ...], list[Finding]]:
    r"""Every sheet of a table file that holds anything: one for most formats, several for a workbook.

    What the file is, its content says rather than its name; a name that
    promises another format is a finding of the reader.

    >>> sheets, findings = read_table(b"id,platform\nad-1,TikTok\n", "ads.csv")
    >>> len(sheets), sheets[0].detected["separator"], findings
    (1, 'comma', [])
    """
    how = how or HowToRead()
    suffix = PurePath(file).suffix.casefold()
    if suffix not in TABLE_SUFFIXES:
        return (), [found("unknown_format", Place(file=file), suffix)]
    if is_workbook(data) or suffix in WORKBOOK_SUFFIXES:
        return read_workbook(data, file, sheet=how.sheet, header_row=how.header_row, hidden=how.hidden)
    if data.startswith(_PARQUET_MARK) or suffix in PARQUET_SUFFIXES:
        return _one(read_parquet(data, file))
    if suffix in JSON_SUFFIXES:
        return _one(read_json(data, file))
    if data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
        return (), [found("text_is_web_page", Place(file=file))]
    return _one(read_csv(data, file, encoding=how.encoding, separator=how.separator, header_row=how.header_row))


def _one(sheet: tuple[Cells, list[Finding]]) -> tuple[tuple[Cells, ...], list[Finding]]:
    cells, findings = sheet
    return (cells,) if cells.columns else (), findings
