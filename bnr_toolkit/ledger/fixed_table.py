"""One table of a record → the same table in the form that we write, and what was changed for that."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from bnr_toolkit.codebook import DEFAULT
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.ledger.remedies import remedied, worth_a_look
from bnr_toolkit.ledger.writing import csv_bytes
from bnr_toolkit.reading import Cells, Conventions
from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.typed import MASK
from bnr_toolkit.schema import CONTROL_CATEGORY, Column, Kind

_MARK = b"\xef\xbb\xbf"
_SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_NOTHING_LOST = frozenset(
    {
        "blank_rows",
        "spaces_removed",
        "encoding_guessed",
        "not_in_utf8",
        "utf16_without_mark",
        "hidden_direction",
        "control_character",
        "comments_left_out",
    }
)
"""What reading may find in a table whose cells are still all there. After any other finding, cells may have been cut
off, or may mean something else than what was read: such a file is copied byte for byte."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the copy says otherwise: where it stood in the original, and why it could be changed.

    ``why`` is a code, of a cell one of ``REMEDIES``. ``before`` and ``after``
    are masked when readers may not see the column.
    """

    place: Place
    before: str
    after: str
    why: str

    @property
    def finding(self) -> Finding:
        """The change as a finding, so that it can be said in Dutch or English."""
        return found(self.why, self.place, self.before, after=repr(self.after))


@dataclass(frozen=True, slots=True)
class FixedTable:
    """A file of the copy: its name, its bytes, and what is different in it."""

    name: str
    data: bytes
    changes: tuple[Change, ...] = ()


def fixed_table(
    name: str,
    data: bytes,
    cells: Cells,
    findings: Iterable[Finding],
    columns: Mapping[str, Column],
    conventions: Conventions,
) -> FixedTable:
    """The table as UTF-8 with commas, its cells mended; the same bytes when there is nothing to mend.

    ``cells`` and ``findings`` are what reading made of ``data``; ``columns``
    says for a header which column of the record it is. Columns that are not
    the record's are taken along as they are.
    """
    as_it_is = FixedTable(name, data)
    if not cells.columns or any(finding.code not in _NOTHING_LOST for finding in findings):
        return as_it_is
    mended, changes = dict(cells.columns), list(_of_file(data, cells))
    for header in cells.columns:
        if header in columns:
            mended[header], of_column = _mended(cells, header, columns, conventions)
            changes += of_column
    if _has_other_line_ends(data, cells, mended, changes):
        changes.insert(0, Change(cells.place(), "CRLF", "LF", "fixed_line_ends"))
    if not changes:
        return as_it_is
    new = PurePath(name).stem + ".csv"
    written = csv_bytes(mended)
    if not _reads_back(written, new, mended):
        return as_it_is
    return FixedTable(new, written, tuple(changes))


def _of_file(data: bytes, cells: Cells) -> Iterator[Change]:
    place = cells.place()
    said = cells.detected
    if said.get("format") != "CSV":
        yield Change(place, said.get("format", "?"), "CSV", "fixed_format")
    elif said.get("encoding") != "UTF-8":
        yield Change(place, said.get("encoding", "?"), "UTF-8", "fixed_encoding")
    elif data.startswith(_MARK):
        yield Change(place, "UTF-8 BOM", "UTF-8", "fixed_encoding")
    sign = _SIGNS.get(said.get("separator", "comma"), "?")
    if sign != ",":
        yield Change(place, sign, ",", "fixed_separator")
    blank = cells.rows[-1] - 1 - len(cells) if len(cells) else 0
    if blank:
        yield Change(place, str(blank), "0", "fixed_blank_rows")


def _has_other_line_ends(
    data: bytes, cells: Cells, mended: Mapping[str, TextColumn], changes: Iterable[Change]
) -> bool:
    """Whether a file of ours but for its line ends; a carriage return within a cell is not one."""
    if cells.detected.get("format") != "CSV" or any(change.why == "fixed_encoding" for change in changes):
        return False
    return b"\r" in data and data.count(b"\r") != csv_bytes(mended).count(b"\r")


def _mended(
    cells: Cells, header: str, columns: Mapping[str, Column], conventions: Conventions
) -> tuple[TextColumn, list[Change]]:
    import numpy

    texts, column = cells.columns[header], columns[header]
    # What a flat sheet does not say about `expected` follows from the category's word.
    is_told = any(one.name == "expected" for one in columns.values())
    changed: dict[int, tuple[str, str]] = {}
    for number in worth_a_look(texts, column):
        text = texts.distinct[number].as_py()
        remedy = remedied(text, column, conventions.codebook, conventions.dates)
        if remedy is not None and (is_told or column.kind is not Kind.CATEGORY or _as_harmless(text, remedy[0])):
            changed[number] = remedy
    if not changed:
        return texts, []
    marks = numpy.zeros(len(texts.distinct), dtype=bool)
    marks[list(changed)] = True
    said = {number: (texts.distinct[number].as_py(), *remedy) for number, remedy in changed.items()}
    if not column.public:
        said = {number: (MASK, MASK, why) for number, (_, _, why) in said.items()}
    rows = numpy.flatnonzero(marks[texts.codes])
    changes = [
        Change(cells.place(header, index), *said[number])
        for index, number in zip(rows.tolist(), texts.codes[rows].tolist(), strict=True)
    ]
    return texts.with_replaced({number: after for number, (after, _) in changed.items()}), changes


def _as_harmless(before: str, after: str) -> bool:
    return (DEFAULT.code_of(before) == CONTROL_CATEGORY) == (DEFAULT.code_of(after) == CONTROL_CATEGORY)


def _reads_back(data: bytes, name: str, columns: Mapping[str, TextColumn]) -> bool:
    """Whether the new file says what it should, for whoever opens it without knowing how it was made."""
    try:
        cells, findings = read_csv(data, name)
    except csv.Error:
        return False
    known = all(finding.code in _NOTHING_LOST for finding in findings)
    return known and list(cells.columns) == list(columns) and all(cells.columns[one] == columns[one] for one in columns)
