"""A comma-separated file → cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.text import decoded

LONGEST_FIELD = 10_000_000


def read_csv(data: bytes, file: str) -> tuple[Cells, list[Finding]]:
    r"""The cells of a UTF-8 CSV file, separated by commas, with a header in row 1.

    Blank rows are skipped but counted, so that every address is the one a
    spreadsheet shows; blank rows above the header too.

    >>> cells, findings = read_csv(b"id,platform\nad-1,TikTok\n", "submissions.csv")
    >>> cells.columns["platform"], str(cells.place("platform", 0)), findings
    (['TikTok'], 'submissions.csv › B2 (row 2, column platform)', [])
    """
    empty = Cells(file, {}, (), {})
    text, findings = decoded(data, file)
    if findings:
        return empty, findings
    try:
        table = csv_rows(text)
    except csv.Error as problem:
        if _separated_by_semicolons(text):
            return empty, [found("semicolons", Place(file=file, row=1))]
        place = Place(file=file, line=_last_good_line(text))
        code = "unclosed_quote" if "end of data" in str(problem) else "bad_csv"
        return empty, [found(code, place, problem=str(problem))]
    if not table:
        return empty, [found("empty_file", Place(file=file))]
    header_row, first_record = table[0]
    header = [name.strip() for name in first_record]
    findings += _header_findings(header, header_row, file)
    if findings:
        return empty, findings
    rows, records = [], []
    for number, record in table[1:]:
        if len(record) != len(header):
            code = "row_too_long" if len(record) > len(header) else "row_too_short"
            place = Place(file=file, row=number)
            findings.append(found(code, place, cells=len(record), columns=len(header)))
            record = [*record, *("" for _ in header)][: len(header)]
        rows.append(number)
        records.append(record)
    columns = {name: [record[index] for record in records] for index, name in enumerate(header)}
    origin = {name: (name, index) for index, name in enumerate(header, start=1)}
    return Cells(file, columns, rows, origin), findings


def csv_rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file that hold anything, each with its number in a spreadsheet.

    Raises :class:`csv.Error` for text that is not CSV. A field may be far
    longer than the 131,072 characters at which the standard library stops.
    """
    with _field_limit(LONGEST_FIELD):
        table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return [(number, record) for number, record in enumerate(table, start=1) if any(cell.strip() for cell in record)]


def _header_findings(header: list[str], row: int, file: str) -> list[Finding]:
    findings = []
    if len(header) == 1 and ";" in header[0]:
        return [found("semicolons", Place(file=file, row=row))]
    for index, name in enumerate(header, start=1):
        place = Place(file=file, row=row, column_number=index)
        if not name:
            findings.append(found("column_without_name", place))
        elif name in header[: index - 1]:
            findings.append(found("duplicate_column", place, name))
    return findings


def _last_good_line(text: str) -> int:
    """The line on which the record starts that could not be read: where the quote was opened."""
    line = 1
    with _field_limit(LONGEST_FIELD):
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            for _ in reader:
                line = reader.line_num + 1
        except csv.Error:
            return line
    return line


def _separated_by_semicolons(text: str) -> bool:
    """Whether the header is: a quoted cell before a semicolon is already no valid CSV with commas."""
    header = text.lstrip().split("\n", maxsplit=1)[0]
    return ";" in header and "," not in header


@contextmanager
def _field_limit(limit: int) -> Iterator[None]:
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)
