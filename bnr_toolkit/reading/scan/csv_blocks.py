"""A large CSV file → blocks of rows, each parsed on its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bnr_toolkit.arrow import as_numbers
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.csv_bulk import header_of, parsed, reads_the_same
from bnr_toolkit.reading.encodings import is_sound_utf_8
from bnr_toolkit.reading.scan.block import Block, CloserLook, Header, Pieces
from bnr_toolkit.reading.scan.meanings import header_with
from bnr_toolkit.reading.separators import SEPARATORS, separator_of

BYTES_AT_ONCE = 8 << 20
_HEAD = 1 << 20
_MARK = b"\xef\xbb\xbf"
_NAMES = {sign: name for name, sign in SEPARATORS.items()}


def csv_blocks(path: Path, bytes_at_once: int = BYTES_AT_ONCE) -> tuple[Header, Pieces]:
    """What the columns of a CSV file mean, and for each piece of it what reads its block of rows.

    Raises CloserLook for a file that is not surely UTF-8 with one header and
    one separator; what reads a block raises it for rows that are not regular.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    mark = len(_MARK) if head.startswith(_MARK) else 0
    # The last line of the head may be cut off.
    text = head[mark : head.rfind(b"\n") + 1]
    if not text or not is_sound_utf_8(text):
        raise CloserLook
    layout, problems = separator_of(text, path.name)
    if problems or layout.skipped_rows:
        raise CloserLook
    start, row, names = header_of(text, layout.separator, None)
    if not names:
        raise CloserLook
    detected = {"format": "CSV", "encoding": "UTF-8", "separator": _NAMES.get(layout.separator, layout.separator)}
    header = header_with(names, path.name, row, detected)

    def blocks() -> Pieces:
        for begin, end in _ranges(path, mark + start, bytes_at_once):
            yield lambda begin=begin, end=end: _block(path, begin, end, layout.separator, len(names), header)  # type: ignore[misc]

    return header, blocks()


def _ranges(path: Path, begin: int, size: int) -> Iterator[tuple[int, int]]:
    """Where each block begins and ends: at the end of a line."""
    with path.open("rb") as stream:
        whole = stream.seek(0, io.SEEK_END)
        while begin < whole:
            stream.seek(begin + size)
            stream.readline()
            end = min(stream.tell(), whole)
            yield begin, end
            begin = end


def _block(path: Path, begin: int, end: int, separator: str, width: int, header: Header) -> tuple[Block]:
    with path.open("rb") as stream:
        stream.seek(begin)
        data = stream.read(end - begin)
    # A block that starts within quotation marks has an odd number of them, which is not regular.
    if not (data.isascii() or is_sound_utf_8(data)) or not reads_the_same(data, 0, separator):
        raise CloserLook
    numbers = {meaning: str(place - 1) for meaning, (_, place) in header.origin.items()}
    vocabularies = [number for meaning, number in numbers.items() if meaning != "id"]
    quoted = b'"' in data
    body = memoryview(data)
    table = parsed(body, separator, width, quoted=quoted, texts=[numbers["id"]], words=vocabularies, alone=False)
    if table is None or not len(table):
        raise CloserLook
    columns = {meaning: _column(_one(table[number])) for meaning, number in numbers.items() if meaning != "id"}
    return (Block(_one(table[numbers["id"]]), columns),)


def _one(column: Any) -> Any:
    """The only chunk of a column that was parsed at once."""
    if column.num_chunks == 1:
        return column.chunk(0)
    whole = column.unify_dictionaries().combine_chunks()
    return whole.chunk(0) if hasattr(whole, "num_chunks") else whole


def _column(words: Any) -> TextColumn:
    import pyarrow

    return TextColumn(words.dictionary.cast(pyarrow.large_string()), as_numbers(words.indices))
