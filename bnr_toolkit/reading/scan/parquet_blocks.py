"""A large Parquet file → blocks of rows, row group by row group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_numbers
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.parquet_column import NotText, column_texts
from bnr_toolkit.reading.parquet_file import LARGEST_TABLE
from bnr_toolkit.reading.scan.block import Block, CloserLook, Header, Pieces
from bnr_toolkit.reading.scan.meanings import header_with

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 1 << 18
_FIRST_ROW = 1


def parquet_blocks(path: Path) -> tuple[Header, Pieces]:
    """What the columns of a Parquet file mean, and for each row group what reads it, block by block.

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

    def blocks() -> Pieces:
        for number in range(len(groups)):
            yield lambda number=number: _blocks(path, number, words, header)  # type: ignore[misc]

    return header, blocks()


def _blocks(path: Path, number: int, words: list[str], header: Header) -> Iterator[Block]:
    import pyarrow
    import pyarrow.parquet

    names = {meaning: name for meaning, (name, _) in header.origin.items()}
    wanted = {"row_groups": [number], "columns": list(names.values()), "batch_size": ROWS_AT_ONCE}
    try:
        with pyarrow.parquet.ParquetFile(path, read_dictionary=words) as source:
            for batch in source.iter_batches(**wanted, use_threads=False):
                columns = {meaning: _texts(batch.column(name)) for meaning, name in names.items() if meaning != "id"}
                yield Block(_ids(batch.column(names["id"])), columns)
    except (pyarrow.ArrowException, OSError, ValueError, KeyError, NotText) as problem:
        raise CloserLook from problem


def _texts(column: pyarrow.Array[Any]) -> TextColumn:
    """The column as text. Only its different values are looked at; the rows keep their numbers."""
    import pyarrow

    coded = column if pyarrow.types.is_dictionary(column.type) else column.dictionary_encode()
    distinct, wrong = column_texts(pyarrow.chunked_array([coded.dictionary]))
    if not wrong and not coded.null_count and len(distinct.distinct) == len(coded.dictionary):
        return TextColumn(distinct.distinct, as_numbers(coded.indices))
    # Missing values, and values that are written alike: the rows themselves are asked.
    texts, wrong = column_texts(pyarrow.chunked_array([column]))
    if wrong:
        raise CloserLook
    return texts


def _ids(column: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    import pyarrow

    if not (pyarrow.types.is_string(column.type) or pyarrow.types.is_integer(column.type)):
        raise CloserLook
    return column
