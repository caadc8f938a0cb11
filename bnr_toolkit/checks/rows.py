"""Columns as numbers: which rows a rule must look at.

A rule finds the rows that may be wrong with NumPy, on the codes of the
columns, and walks only those in Python.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bnr_toolkit.arrow import as_numbers
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.schema import UNKNOWN

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.typing.NDArray[numpy.int64]
    Marks = numpy.typing.NDArray[numpy.bool_]

Columns = Mapping[str, Sequence[str]]
NOTHING_SAID = ("", UNKNOWN)
"""A cell that does not apply, and one of which the source does not tell."""

_LARGEST_KEY = 2**62


def column_of(columns: Columns, name: str) -> TextColumn:
    """The column of this name, as one that knows its distinct texts."""
    texts = columns[name]
    return texts if isinstance(texts, TextColumn) else TextColumn.of(texts)


def first_rows(column: TextColumn) -> Numbers:
    """For each distinct text the first row that holds it; the number of rows when none does.

    >>> first_rows(TextColumn.of(["a", "b", "a"])).tolist()
    [0, 1]
    """
    import numpy

    first = numpy.full(len(column.distinct), len(column), dtype=numpy.int64)
    first[column.codes[::-1]] = numpy.arange(len(column) - 1, -1, -1)
    return first


def row_of(column: TextColumn, among: TextColumn) -> Numbers:
    """For each row of ``column`` the first row of ``among`` with the same text, or -1. Empty and unknown match nothing.

    >>> row_of(TextColumn.of(["b", "", "z"]), TextColumn.of(["a", "b", ""])).tolist()
    [1, -1, -1]
    """
    import numpy
    import pyarrow.compute

    if not len(column) or not len(among):
        return numpy.full(len(column), -1, dtype=numpy.int64)
    if column.distinct is among.distinct:  # as in a flat sheet, whose events stand in the rows of their ads
        number = numpy.arange(len(among.distinct))
    else:
        places = pyarrow.compute.index_in(column.distinct, among.distinct)
        number = as_numbers(places, missing=-1)
    row = numpy.where(number >= 0, first_rows(among)[number], -1)
    row[row == len(among)] = -1
    answer: Numbers = numpy.where(column.is_in(NOTHING_SAID), -1, row[column.codes])
    return answer


def keys(*columns: TextColumn) -> Numbers:
    """For each row a number that is the same for the same texts in all these columns.

    >>> keys(TextColumn.of(["a", "a", "b"]), TextColumn.of(["x", "x", "x"])).tolist()
    [0, 0, 1]
    """
    import numpy

    key = numpy.zeros(len(columns[0]), dtype=numpy.int64)
    largest = 1
    for column in columns:
        count = max(len(column.distinct), 1)
        if largest * count > _LARGEST_KEY:
            used, key = numpy.unique(key, return_inverse=True)
            largest = len(used)
        key = key * count + column.codes
        largest *= count
    return key


def repeats(key: Numbers) -> tuple[Numbers, Numbers]:
    """The places of the keys that were there before, in order, and for each the first place of that key.

    >>> [found.tolist() for found in repeats(keys(TextColumn.of(["a", "b", "a", "a"])))]
    [[2, 3], [0, 0]]
    """
    import numpy

    order = numpy.argsort(key, kind="stable")
    new = numpy.ones(len(key), dtype=bool)
    new[1:] = key[order][1:] != key[order][:-1]
    first = order[numpy.flatnonzero(new)][numpy.cumsum(new) - 1]
    again, earlier = order[~new], first[~new]
    by_row = numpy.argsort(again)
    return again[by_row], earlier[by_row]
