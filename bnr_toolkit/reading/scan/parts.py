"""A block of rows → its combinations, how often each occurs, and its other texts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_marks, number_array, text_array
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.moments import moments
from bnr_toolkit.reading.scan.alike import Fingerprints, fingerprints_of
from bnr_toolkit.reading.scan.block import DAY, MONTH, MONTHLY, Block, CloserLook
from bnr_toolkit.reading.scan.ids import Run, run_of
from bnr_toolkit.reading.text import INVISIBLE
from bnr_toolkit.reading.times import NO_MOMENT, spans
from bnr_toolkit.reading.typed import surely_sound
from bnr_toolkit.schema import UNKNOWN, Kind

if TYPE_CHECKING:
    import numpy
    import pyarrow

    Marks = numpy.typing.NDArray[numpy.bool_]
    Numbers = numpy.typing.NDArray[numpy.int64]

MOST_TEXTS = 65_536
"""Different texts in a column; with more it is no list of words or days."""

_LARGEST_SHORT, _LARGEST_KEY = 2**31, 2**62
_TIMES = ("submitted_at", "scheduled_for", "decided_at")
_FREE = {"account": Kind.ID, "description_nl": Kind.TEXT, "description_en": Kind.TEXT}
"""Columns that no rule compares between ads."""
_FEW_WORDS = 4096
"""Different texts of a block that are all kept, sound or not."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one block adds: its combinations as codes (a row for each) and how often each occurs.

    ``keys`` has a number for each row of the block, ``used`` the number of each
    combination. ``others``: of the columns of which each text counts as well,
    those that a person may have got wrong.
    """

    block: Block
    ids: Run | Fingerprints
    counted: Mapping[str, TextColumn]
    combinations: Numbers
    counts: Numbers
    keys: Numbers
    used: Numbers
    others: Mapping[str, Words]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Some of the texts of a column, with their codes."""

    column: TextColumn
    codes: Sequence[int]
    texts: Sequence[str]


def part_of(block: Block, counted: Sequence[str], *, counting_up: bool = True) -> Part:
    """What a block adds, counted by these columns; times of submission are counted by their months.

    Raises CloserLook when a row of it cannot be answered for, and
    :class:`~bnr_toolkit.reading.scan.ids.NoRun` when its ids are said to count
    up and do not.
    """
    import numpy

    _in_time(block)
    columns = {name: _by_month(block.columns[name]) if name == MONTHLY else block.columns[name] for name in counted}
    key, size = _keys(tuple(columns.values()), len(block))
    if size > max(4 * len(block), MOST_TEXTS):
        used, counts = numpy.unique(key, return_counts=True)
    else:
        counts = numpy.bincount(key, minlength=size)
        used = numpy.flatnonzero(counts)
        counts = counts[used]
    others = {
        name: _words(name, column) for name, column in block.columns.items() if name not in counted or name == MONTHLY
    }
    ids = run_of(block.ids) if counting_up else fingerprints_of(block.ids)
    return Part(block, ids, columns, _codes(used, tuple(columns.values())), counts, key, used, others)


def _words(name: str, column: TextColumn) -> Words:
    """The texts of a column; where there are many, those of them that are not sound beyond doubt."""
    import numpy

    codes = range(len(column.distinct))
    if len(codes) <= _FEW_WORDS or (name not in _TIMES and name not in _FREE):
        return Words(column, codes, column.distinct_texts)
    doubtful = numpy.flatnonzero(~_sound(name, column.distinct))
    if len(doubtful) > MOST_TEXTS:
        raise CloserLook
    return Words(column, doubtful.tolist(), column.distinct.take(number_array(doubtful)).to_pylist())


def _sound(name: str, texts: pyarrow.Array[Any]) -> Marks:
    """Which of many texts are sound beyond doubt: moments in the record's own form; texts without hidden signs."""
    import pyarrow.compute

    if name in _TIMES:
        return moments(texts).read
    hidden = pyarrow.compute.match_substring_regex(texts, INVISIBLE)
    return as_marks(pyarrow.compute.and_not(surely_sound(texts, _FREE[name]), hidden))


def _keys(columns: Sequence[TextColumn], rows: int) -> tuple[Numbers, int]:
    """For each row a number that is the same for the same texts, and one more than the largest."""
    import numpy

    sizes = [max(1, len(column.distinct)) for column in columns]
    size = math.prod(sizes)
    if size > _LARGEST_KEY:
        raise CloserLook
    # Short numbers are half the work.
    kind: Any = numpy.int32 if size < _LARGEST_SHORT else numpy.int64
    key: numpy.typing.NDArray[Any] = columns[0].codes.astype(kind) if columns else numpy.zeros(rows, dtype=kind)
    for column, distinct in zip(columns[1:], sizes[1:], strict=True):
        key *= distinct
        key += column.codes
    return key, size


def _codes(key: Numbers, columns: Sequence[TextColumn]) -> Numbers:
    """The codes of these keys, a column for each column."""
    import numpy

    codes = numpy.zeros((len(key), len(columns)), dtype=numpy.int64)
    for number in range(len(columns) - 1, -1, -1):
        key, codes[:, number] = numpy.divmod(key, max(1, len(columns[number].distinct)))
    return codes


def _by_month(times: TextColumn) -> TextColumn:
    """Days and moments by their month; what is written otherwise stays as it is."""
    import pyarrow.compute

    texts = times.distinct
    month = pyarrow.compute.utf8_slice_codeunits(texts, 0, MONTH)
    return times.with_distinct(pyarrow.compute.if_else(_begins_with_a_day(texts), month, texts))


def _begins_with_a_day(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    import pyarrow.compute

    return pyarrow.compute.match_substring_regex(texts, DAY)


def _in_time(block: Block) -> None:
    """That no ad was decided before it was submitted, as far as the times tell."""
    import pyarrow.compute

    submitted, decided = block.columns.get("submitted_at"), block.columns.get("decided_at")
    if submitted is None or decided is None:
        return
    for column in (submitted, decided):
        said = pyarrow.compute.invert(pyarrow.compute.is_in(column.distinct, text_array(("", UNKNOWN))))
        if pyarrow.compute.and_not(said, _begins_with_a_day(column.distinct)).true_count:
            raise CloserLook
    begins, ends = spans(submitted, None)[0], spans(decided, None)[1]
    if ((begins != NO_MOMENT) & (ends != NO_MOMENT) & (ends < begins)).any():
        raise CloserLook
