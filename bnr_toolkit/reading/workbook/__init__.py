"""Bytes of a workbook (XLSX, XLS, ODS) → its sheets as cells, or every reason why not, with an address.

A workbook holds more than a person sees: hidden rows, formulas without a
result, comments, macros, links to other files. What could make a story wrong is
refused; the rest is said.
"""

from __future__ import annotations

import struct
from itertools import chain

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.workbook.container import Archive
from bnr_toolkit.reading.workbook.kinds import OLE_MARK, ZIP_MARKS, check_name, is_workbook, kind_of_archive, what_else
from bnr_toolkit.reading.workbook.ods import OdsFile
from bnr_toolkit.reading.workbook.sheet import Sheet
from bnr_toolkit.reading.workbook.tables import sheet_cells
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged
from bnr_toolkit.reading.workbook.xls import XlsFile
from bnr_toolkit.reading.workbook.xlsx import XlsxFile

__all__ = ["is_workbook", "read_workbook", "sheet_names"]

HIDDEN = ("refuse", "include", "leave_out")
"""What can be done with hidden rows, columns and sheets."""

WorkbookFile = XlsxFile | OdsFile | XlsFile


def sheet_names(data: bytes, file: str) -> tuple[tuple[str, ...], list[Finding]]:
    r"""The names of the sheets with cells in a workbook, hidden ones too, in their order.

    >>> names, findings = sheet_names(b"id,platform\nad-1,TikTok\n", "ads.xlsx")
    >>> names, findings[0].code
    ((), 'workbook_is_text')
    """
    try:
        return tuple(name for name, _ in _opened(data, file).sheets), []
    except Unreadable as problem:
        return (), [problem.finding(file)]


def read_workbook(
    data: bytes,
    file: str,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    hidden: str = "refuse",
) -> tuple[tuple[Cells, ...], list[Finding]]:
    r"""Every visible sheet that holds anything, or the sheet of this name, as cells.

    ``hidden`` says what to do with hidden rows, columns and sheets: ``refuse``,
    ``include`` or ``leave_out``; a sheet chosen by its name may be hidden. What is
    wrong with one sheet has its name in the finding's place; what is wrong with
    the workbook has none. Nothing is raised, whatever the bytes.

    >>> from bnr_toolkit.errors import sentence
    >>> _, findings = read_workbook(b"id,platform\nad-1,TikTok\n", "ads.xlsx")
    >>> sentence(findings[0], "en").partition(". ")[0]
    'ads.xlsx: this is a text file and not a workbook, though its name says otherwise'
    """
    try:
        return _read(_opened(data, file), file, sheet, header_row, hidden)
    except Unreadable as problem:
        return (), [problem.finding(file)]


def _opened(data: bytes, file: str) -> WorkbookFile:
    try:
        if data.startswith(ZIP_MARKS):
            archive = Archive.of(data)
            kind = kind_of_archive(archive)
            book: WorkbookFile = OdsFile.of(archive) if kind == "ODS" else XlsxFile.of(archive)
        elif data.startswith(OLE_MARK):
            book = XlsFile.of(data)
        else:
            raise what_else(data)
    except _BROKEN as problem:
        raise _as_unreadable(problem) from problem
    check_name(file, book.format)
    return book


def _read(
    book: WorkbookFile, file: str, wanted: str | None, header_row: int | None, hidden: str
) -> tuple[tuple[Cells, ...], list[Finding]]:
    names = [name for name, _ in book.sheets]
    if wanted is not None and wanted not in names:
        return (), [found("unknown_worksheet", Place(file=file), wanted, choices=names)]
    sheets: list[Cells] = []
    findings: list[Finding] = []
    for index, (name, is_hidden) in enumerate(book.sheets):
        if wanted is not None and index != names.index(wanted):
            continue
        passed_over = wanted is None and is_hidden and hidden != "include"
        try:
            sheet = _if_filled(book.sheet(index)) if wanted is None else book.sheet(index)
            if sheet is None or (passed_over and hidden == "leave_out"):
                continue
            if passed_over:
                findings.append(found("hidden_sheet", Place(file=file), name))
                continue
            cells, problems = sheet_cells(sheet, file, header_row, hidden, book.format)
        except (Unreadable, *_BROKEN) as problem:
            findings.append(_as_unreadable(problem).finding(file))
        else:
            sheets += [cells] if cells.columns else []
            findings += problems
    if not sheets and not findings:
        findings.append(found("workbook_empty", Place(file=file)))
    return tuple(sheets), findings


def _if_filled(sheet: Sheet) -> Sheet | None:
    """The sheet, unless nothing is in it."""
    first = next(sheet.rows, None)
    return None if first is None else Sheet(sheet.name, chain([first], sheet.rows), sheet.marks)


def _as_unreadable(problem: Exception) -> Unreadable:
    return problem if isinstance(problem, Unreadable) else damaged("something in it is out of place")


_BROKEN = (ValueError, LookupError, ArithmeticError, struct.error)
"""What reading goes wrong with when bytes lie about other bytes; each means that no program wrote the file."""
