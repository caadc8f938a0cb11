"""The ids of ads: each used once, and none that a reader takes for another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_numbers, text_array
from bnr_toolkit.checks.rows import first_rows
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells

if TYPE_CHECKING:
    import pyarrow

_LOWER = bytes(range(256)).lower()
_DASHES = bytes.maketrans(b"_.", b"--")
_GLYPHS = bytes.maketrans(b"OIl_.", b"011--")
_LEADING_ZEROS = "(^|[^0-9])0+([0-9])"
_NO_FRACTION = "^([0-9]+)[.,]0+$"
_TOTALS = (
    "total",
    "totals",
    "total:",
    "totaal",
    "totalen",
    "totaal:",
    "subtotal",
    "subtotaal",
    "sum",
    "som",
    "average",
    "gemiddelde",
    "gemiddeld",
)
"""What an id says in a row that adds up the ads above it; exports of every kind end in one."""


def ids_once(cells: Cells, ids: TextColumn) -> Iterator[Finding]:
    """Every row whose id an earlier row has already."""
    import numpy

    first = first_rows(ids)[ids.codes]
    for index in numpy.flatnonzero(first != numpy.arange(len(ids))).tolist():
        if ids[index]:
            earlier = cells.place("id", int(first[index]))
            yield found("duplicate_id", cells.place("id", index), ids[index], earlier=earlier)


def totals(cells: Cells, ids: TextColumn) -> Iterator[Finding]:
    """Every row that is no ad but a total: counted as one, it would add an ad that nobody submitted."""
    import numpy
    import pyarrow.compute

    folded = pyarrow.compute.utf8_lower(ids.distinct)
    wanted = text_array(_TOTALS).cast(folded.type)
    for index in numpy.flatnonzero(ids.rows_where(pyarrow.compute.is_in(folded, wanted))).tolist():
        yield found("total_row", cells.place("id", index), ids[index])


def look_alikes(cells: Cells, ids: TextColumn) -> Iterator[Finding]:
    """Every id that differs from an earlier one only in what the eye passes over.

    That is: capitals, the kind of dash, zeros before a number or behind its
    point; or O for 0, and I or l for 1.
    """
    import numpy

    first = first_rows(ids)
    earlier_of: dict[int, int] = {}
    for looks in (
        _without_zeros(_mapped(_without_fraction(ids.distinct), _DASHES, _LOWER)),
        _mapped(ids.distinct, _GLYPHS, _LOWER),
    ):
        encoded = looks.dictionary_encode()
        if len(encoded.dictionary) == len(looks):
            continue
        group = as_numbers(encoded.indices)
        earliest = numpy.full(len(encoded.dictionary), len(ids), dtype=numpy.int64)
        numpy.minimum.at(earliest, group, first)
        for number in numpy.flatnonzero((first > earliest[group]) & (first < len(ids))).tolist():
            earlier_of.setdefault(int(first[number]), int(earliest[group[number]]))
    for index, earlier in sorted(earlier_of.items()):
        place = cells.place("id", index)
        yield found("look_alike_id", place, ids[index], other=repr(ids[earlier]), earlier=cells.place("id", earlier))


def _mapped(texts: pyarrow.Array[Any], *tables: bytes) -> pyarrow.Array[Any]:
    """The texts with each byte replaced, table by table; ids are ASCII, and other letters keep their bytes."""
    import pyarrow

    _, offsets, data = texts.buffers()
    if not len(texts) or data is None:
        return texts
    replaced = data.to_pybytes()
    for table in tables:
        replaced = replaced.translate(table)
    return pyarrow.LargeStringArray.from_buffers(len(texts), offsets, pyarrow.py_buffer(replaced), offset=texts.offset)


def _without_fraction(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """The number 1 where another program wrote 1.0 of it."""
    return _replaced(texts, _NO_FRACTION, r"\1")


def _without_zeros(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    return _replaced(texts, _LEADING_ZEROS, r"\1\2")


def _replaced(texts: pyarrow.Array[Any], pattern: str, by: str) -> pyarrow.Array[Any]:
    import pyarrow.compute

    if not pyarrow.compute.any(pyarrow.compute.match_substring_regex(texts, pattern)).as_py():
        return texts
    return pyarrow.compute.replace_substring_regex(texts, pattern, by)
