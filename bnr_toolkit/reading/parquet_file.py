"""Parquet → cells. The file's footer is judged before a column of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells, no_cells
from bnr_toolkit.reading.parquet_column import NotText, column_texts
from bnr_toolkit.reading.tabulate import header_findings, invisible_findings

if TYPE_CHECKING:
    import pyarrow

LARGEST_TABLE = 2_000_000_000
"""Bytes of all columns unpacked, as the footer says."""
MOST_VALUES = 100_000_000
"""Rows times columns. A few bytes can say that a value is repeated a milliard times."""


def read_parquet(data: bytes, file: str) -> tuple[Cells, list[Finding]]:
    """The cells of a Parquet file as text; a missing value is an empty cell.

    The header counts as row 1. Whole numbers that were stored as fractions
    lose their point; dates and times are written as ISO 8601 has them.

    >>> import io, pyarrow, pyarrow.parquet
    >>> stream = io.BytesIO()
    >>> pyarrow.parquet.write_table(pyarrow.table({"ad": ["ad-1", None], "n": [1.0, 2.5]}), stream)
    >>> cells, findings = read_parquet(stream.getvalue(), "ads.parquet")
    >>> list(cells.columns["ad"]), list(cells.columns["n"]), findings
    (['ad-1', ''], ['1', '2.5'], [])
    """
    import pyarrow

    if not data:
        return no_cells(file), [found("empty_file", Place(file=file))]
    try:
        table, findings = _table(data, file)
        return (no_cells(file), findings) if table is None else _cells(table, file)
    # Arrow has errors of its own and raises Python's for some damage; a footer may also hold text that is no UTF-8.
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError, KeyError, MemoryError) as problem:
        return no_cells(file), [found("bad_parquet", Place(file=file), problem=type(problem).__name__)]


def _table(data: bytes, file: str) -> tuple[pyarrow.Table | None, list[Finding]]:
    import pyarrow
    import pyarrow.parquet

    footer = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data)).metadata
    groups = [footer.row_group(number) for number in range(footer.num_row_groups)]
    size = sum(group.total_byte_size for group in groups)
    # Not by asking each chunk of a column: of a damaged footer that ends the whole process, not this function.
    values = max(footer.num_rows, sum(group.num_rows for group in groups)) * max(1, footer.num_columns)
    if size > LARGEST_TABLE or values > MOST_VALUES:
        return None, [found("parquet_too_large", Place(file=file), megabytes=size // 1_000_000, values=values)]
    # Each distinct text once: a file can say in a few bytes that a long one is repeated in every row.
    leaves = [footer.schema.column(number).path for number in range(footer.num_columns)]
    source = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data), read_dictionary=leaves)
    names = [name.strip() for name in source.schema_arrow.names]
    if not names:
        return None, [found("empty_file", Place(file=file))]
    findings = header_findings(names, Place(file=file, row=1))
    if findings:
        return None, findings
    # Group by group: Arrow cannot yet join the distinct texts within lists of several groups.
    parts = [source.read_row_group(number) for number in range(len(groups))] or [source.read()]
    return pyarrow.concat_tables(parts).rename_columns(names), []


def _cells(table: pyarrow.Table, file: str) -> tuple[Cells, list[Finding]]:
    import pyarrow

    columns: dict[str, TextColumn] = {}
    findings: list[Finding] = []
    for number, name in enumerate(table.column_names, start=1):
        place = Place(file=file, column=name, column_number=number)
        try:
            texts, wrong = column_texts(table.column(number - 1))
        except NotText as problem:
            findings.append(found("column_not_text", place, kind=problem.kind))
            continue
        except pyarrow.ArrowInvalid as problem:
            findings.append(found("bad_parquet", place, problem=type(problem).__name__))
            continue
        columns[name] = texts
        for code, indices in wrong.items():
            for index in indices:
                cell = Place(file, None, index + 2, name, number)
                findings.append(found(code, cell, texts[index]))
    if findings:
        return no_cells(file), findings
    rows, columns = _without_blank_rows(columns, table.num_rows)
    origin = {name: (name, number) for number, name in enumerate(columns, start=1)}
    cells = Cells(file, columns, rows, origin, None, {"format": "Parquet"})
    return cells, list(invisible_findings(cells))


def _without_blank_rows(columns: dict[str, TextColumn], count: int) -> tuple[Any, dict[str, TextColumn]]:
    """The numbers of the rows that hold anything, and the columns of these rows."""
    import numpy

    blank = numpy.ones(count, dtype=bool)
    for column in columns.values():
        if not blank.any():
            break
        blank &= column.is_in([text for text in column.distinct_texts if not text.strip()])
    if not blank.any():
        return range(2, count + 2), columns
    kept = numpy.flatnonzero(~blank)
    return (kept + 2).tolist(), {name: column.at(kept) for name, column in columns.items()}
