"""The ids of ads: each used once, and none that a reader takes for another."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.arrow import as_numbers, text_array
from bnr_toolkit.checks.rows import first_rows
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells
from bnr_toolkit.reading.looks import TOTALS, looks


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
    wanted = text_array(TOTALS).cast(folded.type)
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
    for look in looks(ids.distinct):
        encoded = look.dictionary_encode()
        if len(encoded.dictionary) == len(look):
            continue
        group = as_numbers(encoded.indices)
        earliest = numpy.full(len(encoded.dictionary), len(ids), dtype=numpy.int64)
        numpy.minimum.at(earliest, group, first)
        for number in numpy.flatnonzero((first > earliest[group]) & (first < len(ids))).tolist():
            earlier_of.setdefault(int(first[number]), int(earliest[group[number]]))
    for index, earlier in sorted(earlier_of.items()):
        place = cells.place("id", index)
        yield found("look_alike_id", place, ids[index], other=repr(ids[earlier]), earlier=cells.place("id", earlier))
