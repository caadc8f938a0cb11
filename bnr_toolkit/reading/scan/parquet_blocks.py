"""A large Parquet file → blocks of rows, one for each of its row groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_numbers
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.parquet_column import NotText, column_texts
from bnr_toolkit.reading.parquet_file import LARGEST_TABLE
from bnr_toolkit.reading.scan.block import Block, CloserLook, Header
from bnr_toolkit.reading.scan.meanings import header_with

if TYPE_CHECKING:
    import pyarrow

_FIRST_ROW = 1


def parquet_blocks(path: Path) -> tuple[Header, Iterator[Callable[[], Block]]]:
    """What the columns of a Parquet file mean, and for each row group what reads it.

    Raises CloserLook for a file that cannot be read, has columns within
    columns, or holds more in one row group than may be unpacked at once.
    """
    import pyarrow
    import pyarrow.parquet

    try:
        source = pyarrow.parquet.ParquetFile(path)
        footer, schema = source.metadata, source.schema_arrow
        groups = [footer.row_group(number) for number in range(footer.num_row_groups)]
        names = [str(name) for name in schema.names]
        source.close()
    except (pyarrow.ArrowException, OSError, ValueError, KeyError) as problem:
        raise CloserLook from problem
    if not groups or any(group.total_byte_size > LARGEST_TABLE or not group.num_rows for group in groups):
        raise CloserLook
    header = header_with(names, path.name, _FIRST_ROW, {"format": "Parquet"})
    words = [
        name
        for meaning, (name, _) in header.origin.items()
        if meaning != "id" and (pyarrow.types.is_string(schema.field(name).type))
    ]

    def blocks() -> Iterator[Callable[[], Block]]:
        for number in range(len(groups)):
            yield lambda number=number: _block(path, number, words, header)  # type: ignore[misc]

    return header, blocks()


def _block(path: Path, number: int, words: list[str], header: Header) -> Block:
    import pyarrow
    import pyarrow.parquet

    names = {meaning: name for meaning, (name, _) in header.origin.items()}
    try:
        with pyarrow.parquet.ParquetFile(path, read_dictionary=words) as source:
            table = source.read_row_group(number, columns=list(names.values()), use_threads=False)
        columns = {meaning: _texts(table[name]) for meaning, name in names.items() if meaning != "id"}
    except (pyarrow.ArrowException, OSError, ValueError, KeyError, NotText) as problem:
        raise CloserLook from problem
    return Block(_whole(table[names["id"]]), columns)


def _texts(column: pyarrow.ChunkedArray[Any]) -> TextColumn:
    """The column as text. Only its different values are looked at; the rows keep their numbers."""
    import pyarrow

    coded = column if pyarrow.types.is_dictionary(column.type) else column.dictionary_encode()
    whole = coded.unify_dictionaries().combine_chunks()
    if isinstance(whole, pyarrow.ChunkedArray):
        whole = whole.chunk(0)
    distinct, wrong = column_texts(pyarrow.chunked_array([whole.dictionary]))
    if wrong or whole.null_count or len(distinct.distinct) != len(whole.dictionary):
        # Missing values, and values that are written alike: the rows themselves are asked.
        texts, wrong = column_texts(column)
        if wrong:
            raise CloserLook
        return texts
    return TextColumn(distinct.distinct, as_numbers(whole.indices))


def _whole(column: pyarrow.ChunkedArray[Any]) -> pyarrow.Array[Any]:
    import pyarrow

    if not (pyarrow.types.is_string(column.type) or pyarrow.types.is_integer(column.type)):
        raise CloserLook
    whole = column.combine_chunks()
    return whole.chunk(0) if isinstance(whole, pyarrow.ChunkedArray) else whole
