"""The fast way through a large and regular CSV file.

Arrow's parser is several times as fast as the standard library's and more
lenient. It is used only for a file of which it is certain that both read the
same; for any other :func:`read_bulk` gives None, and the strict reader takes
over, which also finds the address of what is wrong.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import text_array
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Place
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.tabulate import header_findings

if TYPE_CHECKING:
    import numpy
    import pyarrow

_QUOTE, _RETURN, _NEWLINE = b'"\r\n'
_BLOCK = 8 << 20
_BLANK = r"\A[\s\p{Z}\x{1c}-\x{1f}\x{85}]*\z"
"""What ``str.strip`` leaves nothing of."""


def read_bulk(
    text: bytes, file: str, separator: str, header_row: int | None, detected: Mapping[str, str]
) -> Cells | None:
    r"""The cells of a CSV file in UTF-8, or None when the strict reader must look at it.

    >>> cells = read_bulk(b"id,platform\nad-1,TikTok\n", "ads.csv", ",", None, {})
    >>> cells.columns["platform"][0], str(cells.place("platform", 0))
    ('TikTok', 'ads.csv › B2 (row 2, column platform)')
    >>> read_bulk(b"id,platform\nad-1\n", "ads.csv", ",", None, {}) is None
    True
    """
    start, row, header = header_of(text, separator, header_row)
    if not header or [name.strip() for name in header] != header or header_findings(header, Place(file=file)):
        return None
    body = memoryview(text)[start:]
    if not reads_the_same(text, start, separator):
        return None
    table = parsed(body, separator, len(header), quoted=b'"' in text)
    if table is None:
        return None
    # Arrow lets go of Python's lock while it encodes, so the columns are encoded side by side.
    with ThreadPoolExecutor(max_workers=2) as workers:
        columns = list(workers.map(TextColumn.of_arrow, table.columns))
    rows, columns = _without_blank_rows(columns, row + 1)
    origin = {name: (name, number) for number, name in enumerate(header, start=1)}
    return Cells(file, dict(zip(header, columns, strict=True)), rows, origin, None, dict(detected))


def header_of(text: bytes, separator: str, wanted: int | None) -> tuple[int, int, list[str] | None]:
    """Where the first row below the header begins, the header's row, and its names."""
    position = 0

    def lines() -> Iterator[str]:
        nonlocal position
        while position < len(text):
            end = text.find(b"\n", position) + 1 or len(text)
            line = text[position:end]
            position = end
            yield line.decode("utf-8")

    try:
        for row, record in enumerate(csv.reader(lines(), delimiter=separator, strict=True), start=1):
            if row == wanted or (wanted is None and any(cell.strip() for cell in record)):
                return position, row, list(record)
    except csv.Error:
        pass
    return position, 0, None


def reads_the_same(text: bytes, start: int, separator: str) -> bool:
    """Whether quotation marks and line ends leave both readers one meaning only.

    Every mark must open a field at its start, close one at its end, or be
    doubled. A carriage return must come with a line feed.
    """
    import numpy

    if b"\x00" in text or (b"\r" in text and text.count(b"\r") != text.count(b"\r\n")):
        return False
    if text.find(b'"', start) < 0:
        return True
    body = numpy.frombuffer(text, dtype=numpy.uint8, offset=start)
    marks = numpy.flatnonzero(body == _QUOTE)
    if len(marks) % 2:
        return False
    ends = numpy.zeros(256, dtype=bool)
    ends[[_QUOTE, _RETURN, _NEWLINE, ord(separator)]] = True
    opening, closing = marks[0::2], marks[1::2]
    return _all_at_ends(body, opening[opening > 0] - 1, ends) and _all_at_ends(
        body, closing[closing + 1 < len(body)] + 1, ends
    )


def _all_at_ends(
    body: numpy.typing.NDArray[numpy.uint8],
    beside: numpy.typing.NDArray[numpy.intp],
    ends: numpy.typing.NDArray[numpy.bool_],
) -> bool:
    return bool(ends[body[beside]].all())


def parsed(
    body: memoryview,
    separator: str,
    width: int,
    *,
    quoted: bool,
    texts: Sequence[str] | None = None,
    words: Sequence[str] = (),
    alone: bool = True,
) -> pyarrow.Table | None:
    """The cells of a body without a header, as a table whose columns are called 0, 1, …; None when it is not regular.

    ``texts`` are the columns to read (by default all, of whatever length),
    ``words`` those of which each text is to be kept once. ``alone``: no other body is parsed meanwhile,
    so all cores may work on this one; else the text is known to be UTF-8.
    """
    import pyarrow
    import pyarrow.csv

    names = [str(number) for number in range(width)]
    once = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    plain = pyarrow.large_string() if texts is None else pyarrow.string()
    types = {
        **dict.fromkeys(names if texts is None else texts, plain),
        **dict.fromkeys(words, once),
    }
    if not body.nbytes:
        return pyarrow.table({name: text_array([]) for name in names})
    try:
        return pyarrow.csv.read_csv(
            pyarrow.BufferReader(pyarrow.py_buffer(body)),
            read_options=pyarrow.csv.ReadOptions(column_names=names, block_size=_BLOCK, use_threads=alone),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=separator,
                quote_char='"' if quoted else False,
                newlines_in_values=quoted,
                ignore_empty_lines=False,
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=types,
                include_columns=list(types),
                check_utf8=alone,
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )
    except pyarrow.ArrowInvalid:
        return None


def _without_blank_rows(columns: list[TextColumn], first_row: int) -> tuple[Any, list[TextColumn]]:
    """The numbers of the rows that hold anything, and the columns of these rows."""
    import numpy
    import pyarrow.compute

    count = len(columns[0])
    blank = numpy.ones(count, dtype=bool)
    for column in columns:
        if not blank.any():
            break
        blank &= column.rows_where(pyarrow.compute.match_substring_regex(column.distinct, _BLANK))
    if not blank.any():
        return range(first_row, first_row + count), columns
    kept = numpy.flatnonzero(~blank)
    return kept + first_row, [column.at(kept) for column in columns]
