"""Rows of text, from any kind of file → cells: the header found, blank rows left out, addresses kept.

Every reader of a format hands its rows to :func:`tabulated`, so that a header,
a blank row and an invisible character mean the same in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import text_array
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells, no_cells
from bnr_toolkit.reading.text import INVISIBLE, invisible

if TYPE_CHECKING:
    import pyarrow

Record = Sequence[str]
_ROWS_AT_ONCE = 8_192


def tabulated(
    records: Iterable[Record],
    file: str,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    ragged: bool = False,
    detected: Mapping[str, str] | None = None,
) -> tuple[Cells, list[Finding]]:
    """The cells of a sheet, given its records from row 1 on, blank ones included.

    The header is the first row that holds anything, or ``header_row``; what
    stands above that is not read. ``ragged``: a record shorter or longer than
    the header is a finding (text files); otherwise missing cells at its end are
    empty, and only cells that hold something beyond the header are a finding.

    >>> cells, findings = tabulated([["id", "platform"], [], ["ad-1", "TikTok"]], "ads.csv")
    >>> cells.columns["platform"][0], str(cells.place("platform", 0)), findings
    ('TikTok', 'ads.csv › B3 (row 3, column platform)', [])
    """
    numbered = iter(enumerate(records, start=1))
    at, written = _header(numbered, header_row)
    if written is None:
        code = "empty_file" if header_row is None else "no_header_row"
        return no_cells(file, sheet), [found(code, Place(file=file, sheet=sheet, row=header_row))]
    header = [name.strip() for name in written]
    if not ragged:
        while header and not header[-1]:
            header.pop()
    findings = header_findings(header, Place(file=file, sheet=sheet, row=at))
    if findings:
        return no_cells(file, sheet), findings
    builder = _Builder(header, file, sheet, ragged=ragged)
    while block := list(islice(numbered, _ROWS_AT_ONCE)):
        builder.add(block)
    for number, name in enumerate(header, start=1):
        if written[number - 1] != name:
            place = Place(file=file, sheet=sheet, row=at, column_number=number)
            builder.findings.append(found("spaces_removed", place, name))
    for number in sorted(builder.nameless):
        place = Place(file=file, sheet=sheet, row=at, column_number=number)
        builder.findings.append(found("column_without_name", place))
    columns = dict(zip(header, builder.columns(), strict=True))
    origin = {name: (name, number) for number, name in enumerate(header, start=1)}
    cells = Cells(file, columns, builder.rows, origin, sheet, dict(detected or {}))
    return cells, [*builder.findings, *invisible_findings(cells)]


def header_findings(header: Sequence[str], place: Place) -> list[Finding]:
    """What is wrong with the names of the columns: one missing, one there twice, one with what nobody can see."""
    findings: list[Finding] = []
    for number, name in enumerate(header, start=1):
        cell = Place(file=place.file, sheet=place.sheet, row=place.row, column_number=number)
        findings += invisible(name, cell)
        if not name:
            findings.append(found("column_without_name", cell))
        elif name in header[: number - 1]:
            findings.append(found("duplicate_column", cell, name))
    return findings


def blank_row_findings(cells: Cells) -> Iterator[Finding]:
    """That rows between the first and the last hold nothing: said once, for something may have been wiped out."""
    import numpy

    if not len(cells):
        return
    rows = numpy.asarray(cells.rows, dtype=numpy.int64)
    count = int(rows[-1] - rows[0]) + 1 - len(rows)
    if count:
        before = int(numpy.argmax(numpy.diff(rows) > 1))
        yield found("blank_rows", Place(file=cells.file, sheet=cells.sheet, row=int(rows[before]) + 1), count=count)


def invisible_findings(cells: Cells) -> Iterator[Finding]:
    """Every cell that holds a character which nobody can see and which would spoil a page."""
    import numpy
    import pyarrow.compute

    for name, column in cells.columns.items():
        marks = pyarrow.compute.match_substring_regex(column.distinct, INVISIBLE)
        if marks.true_count:
            for index in numpy.flatnonzero(column.rows_where(marks)):
                yield from invisible(column[int(index)], cells.place(name, int(index)))


def _header(numbered: Iterator[tuple[int, Record]], wanted: int | None) -> tuple[int, list[str] | None]:
    """The header's row and names; trailing cells without a name are not part of it."""
    for number, record in numbered:
        if number == wanted or (wanted is None and any(cell.strip() for cell in record)):
            return number, list(record)
    return 0, None


class _Builder:
    """Collects records into columns, block by block, so that a large file is never held as Python texts."""

    def __init__(self, header: Sequence[str], file: str, sheet: str | None, *, ragged: bool) -> None:
        self.header = header
        self.file = file
        self.sheet = sheet
        self.ragged = ragged
        self.rows: list[int] = []
        self.findings: list[Finding] = []
        self.nameless: set[int] = set()
        self._chunks: list[list[pyarrow.Array[Any]]] = [[] for _ in header]

    def add(self, block: list[tuple[int, Record]]) -> None:
        """Take in these rows; blank ones count for the addresses only."""
        width = len(self.header)
        kept: list[Record] = []
        for number, record in block:
            if not any(record) or not any(cell.strip() for cell in record):
                continue
            self.rows.append(number)
            kept.append(record if len(record) == width else self._fitted(number, record))
        if not kept:
            return
        for column, texts in enumerate(zip(*kept, strict=True)):
            try:
                array = text_array(texts)
            except UnicodeEncodeError:
                array = self._made_whole(texts, column)
            self._chunks[column].append(array)

    def columns(self) -> Iterator[TextColumn]:
        """The columns, one at a time; what they were made of is let go."""
        import pyarrow

        while self._chunks:
            chunks = self._chunks.pop(0)
            yield TextColumn.of_arrow(pyarrow.chunked_array(chunks, pyarrow.large_string()))

    def _fitted(self, number: int, record: Record) -> Record:
        width = len(self.header)
        if self.ragged:
            code = "row_too_long" if len(record) > width else "row_too_short"
            place = Place(file=self.file, sheet=self.sheet, row=number)
            self.findings.append(found(code, place, cells=len(record), columns=width))
        else:
            self.nameless |= {at for at, cell in enumerate(record, start=1) if at > width and cell.strip()}
        return [*record, *("" for _ in self.header)][:width]

    def _made_whole(self, texts: Sequence[str], column: int) -> pyarrow.Array[Any]:
        """Texts with half a character in them, which UTF-8 cannot say: each is found, and a ? stands for it."""
        rows = self.rows[-len(texts) :]
        for number, text in zip(rows, texts, strict=True):
            place = Place(self.file, self.sheet, number, self.header[column], column + 1)
            self.findings += [one for one in invisible(text, place) if one.code == "half_character"]
        return text_array([text.encode("utf-8", "replace").decode("utf-8") for text in texts])
