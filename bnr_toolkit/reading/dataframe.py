"""A DataFrame (pandas, Polars, anything narwhals knows) → cells."""

from __future__ import annotations

from typing import Any

from bnr_toolkit.reading.cells import Cells

NAME = "DataFrame"


def read_dataframe(frame: Any) -> Cells:
    """The cells of a DataFrame as text; a missing value is an empty cell.

    Rows are numbered as if the frame were a sheet with its header in row 1.

    >>> import pandas
    >>> read_dataframe(pandas.DataFrame({"ad": [1, 2], "decision": ["approved", None]})).columns
    {'ad': ['1', '2'], 'decision': ['approved', '']}
    """
    import narwhals as nw

    table = nw.from_native(frame, eager_only=True)
    columns = {name: [_text(value) for value in table[name].to_list()] for name in table.columns}
    origin = {name: (name, index) for index, name in enumerate(table.columns, start=1)}
    return Cells(NAME, columns, range(2, len(table) + 2), origin)


def _text(value: object) -> str:
    missing = value is None or value != value
    return "" if missing else str(value)
