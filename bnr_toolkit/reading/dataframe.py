"""A DataFrame (pandas, Polars, anything narwhals knows) → cells."""

from __future__ import annotations

from itertools import chain
from math import isnan
from typing import Any

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells, no_cells
from bnr_toolkit.reading.tabulate import tabulated

NAME = "DataFrame"


def read_dataframe(frame: Any) -> tuple[Cells, list[Finding]]:
    """The cells of a DataFrame as text; a missing value is an empty cell.

    Rows are numbered as if the frame were a sheet with its header in row 1.

    >>> import pandas
    >>> cells, findings = read_dataframe(pandas.DataFrame({"ad": [1, 2], "decision": ["approved", None]}))
    >>> list(cells.columns["decision"]), findings
    (['approved', ''], [])
    """
    import narwhals as nw
    from narwhals.exceptions import DuplicateError

    empty = no_cells(NAME)
    try:
        table = nw.from_native(frame, eager_only=True)
        names = [str(name) for name in table.columns]
    except TypeError:
        return empty, [found("unknown_format", Place(parameter="source"), type(frame).__name__)]
    except DuplicateError:
        names = [str(name) for name in frame.columns]
        return empty, [_named_twice(names)]
    if len(set(names)) < len(names):
        return empty, [_named_twice(names)]
    records = (tuple(_text(value) for value in row) for row in table.iter_rows())
    return tabulated(chain([names], records), NAME, header_row=1, detected={"format": NAME})


def _named_twice(names: list[str]) -> Finding:
    for number, name in enumerate(names, start=1):
        if name in names[: number - 1]:
            return found("duplicate_column", Place(file=NAME, row=1, column_number=number), name)
    raise AssertionError("some name is there twice")


def _text(value: object) -> str:
    # pandas' NA is neither equal nor unequal to itself, so missing values are known by their kind.
    missing = (
        value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and isnan(value))
    )
    return "" if missing else str(value)
