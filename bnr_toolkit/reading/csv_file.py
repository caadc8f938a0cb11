"""Text separated by commas, semicolons, tabs or bars → cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from bnr_toolkit.errors import Finding, Place, found, severity
from bnr_toolkit.reading.cells import Cells, no_cells
from bnr_toolkit.reading.csv_bulk import read_bulk
from bnr_toolkit.reading.encodings import decoded_table
from bnr_toolkit.reading.separators import separator_of
from bnr_toolkit.reading.tabulate import invisible_findings, tabulated

LONGEST_FIELD = 10_000_000
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def read_csv(
    data: bytes,
    file: str,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    header_row: int | None = None,
) -> tuple[Cells, list[Finding]]:
    r"""The cells of a text file with a header; encoding and separator are detected unless they are given.

    Blank rows are skipped but counted, so that every address is the one a
    spreadsheet shows; blank rows above the header too.

    >>> cells, findings = read_csv(b"id;platform\nad-1;TikTok\n", "submissions.csv")
    >>> cells.columns["platform"][0], str(cells.place("platform", 0)), findings
    ('TikTok', 'submissions.csv › B2 (row 2, column platform)', [])
    >>> dict(cells.detected)
    {'format': 'CSV', 'encoding': 'UTF-8', 'separator': 'semicolon'}
    """
    text, name, findings = decoded_table(data, file, encoding)
    if _refused(findings):
        return no_cells(file), findings
    layout, problems = separator_of(text, file, separator)
    findings += problems
    if _refused(problems):
        return no_cells(file), findings
    detected = {"format": "CSV", "encoding": name, "separator": _NAMES.get(layout.separator, layout.separator)}
    # A first line for the program (`sep=;`) is not a row in a spreadsheet's eyes.
    body = _after_lines(text, layout.skipped_rows)
    cells, problems = _read(body, file, layout.separator, header_row, detected)
    return cells, [*findings, *problems]


def _after_lines(text: bytes, count: int) -> bytes:
    for _ in range(count):
        text = re.sub(rb"\A[^\r\n]*(\r\n|\r|\n|\Z)", b"", text, count=1)
    return text


def _read(
    text: bytes, file: str, separator: str, header_row: int | None, detected: dict[str, str]
) -> tuple[Cells, list[Finding]]:
    with _field_limit(LONGEST_FIELD):
        try:
            cells = read_bulk(text, file, separator, header_row, detected)
            if cells is not None:
                return cells, list(invisible_findings(cells))
            records = _records(text, separator)
            return tabulated(records, file, header_row=header_row, ragged=True, detected=detected)
        except csv.Error as problem:
            place = Place(file=file, line=_last_good_line(text, separator))
            code = "unclosed_quote" if "end of data" in str(problem) else "bad_csv"
            return no_cells(file), [found(code, place, problem=str(problem))]


def csv_records(text: str) -> list[list[str]]:
    """The records of a CSV file with commas, blank ones left out; raises :class:`csv.Error` for what is not CSV."""
    with _field_limit(LONGEST_FIELD):
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return [record for record in records if any(cell.strip() for cell in record)]


def _records(text: bytes, separator: str) -> Iterator[list[str]]:
    stream = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline="")
    return csv.reader(stream, delimiter=separator, strict=True)


def _last_good_line(text: bytes, separator: str) -> int:
    """The line on which the record starts that could not be read: where the quote was opened."""
    stream = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline="")
    reader = csv.reader(stream, delimiter=separator, strict=True)
    line = 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error:
        return line
    return line


def _refused(findings: list[Finding]) -> bool:
    return any(severity(finding.code) == "error" for finding in findings)


@contextmanager
def _field_limit(limit: int) -> Iterator[None]:
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)
