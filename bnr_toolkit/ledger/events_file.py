"""The bytes of ``events.csv`` → the same bytes with one more row at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.ledger.writing import rows_bytes
from bnr_toolkit.reading import Cells
from bnr_toolkit.reading.csv_file import csv_records
from bnr_toolkit.schema import EVENTS

_LINE_END = re.compile(rb"\r\n|\n|\r")
_MARK = b"\xef\xbb\xbf"
_PLAIN = {"format": "CSV", "encoding": "UTF-8", "separator": "comma"}
_LONGEST_SHOWN = 20


def not_added_to(events: Cells, data: bytes) -> Iterator[Finding]:
    """Why no row is added to this file: it is not CSV in UTF-8 with commas, the one form that we write.

    Half a file in one form and half in another could be read by nobody.
    """
    stored = _not_plain(events, data)
    if stored is not None:
        yield found("not_added_to", Place(file=events.file), stored=stored)


def _not_plain(events: Cells, data: bytes) -> str | None:
    for name, wanted in _PLAIN.items():
        said = events.detected.get(name)
        if said != wanted:
            return said or PurePath(events.file).suffix
    header = csv_records(data.decode("utf-8-sig"))[0]
    # A line for a spreadsheet program above the header, such as `sep=,`.
    same = [name.strip() for name in header] == [name for name, _ in events.origin.values()]
    return None if same else ",".join(header)[:_LONGEST_SHOWN]


def with_row(before: bytes, row: Mapping[str, str]) -> bytes:
    r"""The file with one more row, and its own line ends; columns that the file lacks are added at its right.

    >>> with_row(b"submission,step\r\n", {"submission": "ad-1", "step": "1"})
    b'submission,step\r\nad-1,1\r\n'
    """
    records = csv_records(before.decode("utf-8-sig"))
    header = [name.strip() for name in records[0]]
    end = _line_end(before)
    added = [name for name in EVENTS.names if row.get(name) and name not in header]
    if not added:
        separate = b"" if before.endswith((b"\n", b"\r")) else end
        return before + separate + _line([row.get(name, "") for name in header], end)
    names = [*header, *added]
    widened = [
        names,
        *([*record, *("" for _ in added)] for record in records[1:]),
        [row.get(name, "") for name in names],
    ]
    mark = _MARK if before.startswith(_MARK) else b""
    return mark + b"".join(_line(record, end) for record in widened)


def _line(cells: Sequence[str], end: bytes) -> bytes:
    return rows_bytes([cells]).removesuffix(b"\n") + end


def _line_end(data: bytes) -> bytes:
    """How the lines of this file end: as its last one does, or its first if the last does not end."""
    ends = [end for end in (b"\r\n", b"\n", b"\r") if data.endswith(end)]
    first = _LINE_END.search(data)
    return ends[0] if ends else first.group() if first else b"\n"
