"""Many texts of times at once: the local moment that each says, and its offset, as numbers.

A record of a million rows can hold a million different moments. Those written
in the usual ways are read here as columns of bytes, without a Python step for
each; every other text is left to :mod:`bnr_toolkit.reading.times`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    import pyarrow

    Numbers = numpy.typing.NDArray[numpy.int64]
    Marks = numpy.typing.NDArray[numpy.bool_]
    Small = numpy.typing.NDArray[numpy.int32]
    Bytes = numpy.typing.NDArray[numpy.uint8]

_LONGEST = 25  # 2023-03-15 14:30:59+01:00
_WITH_SECONDS = 19
_WITHOUT_SECONDS = 16
_OFFSET = 6
_ZERO = ord("0")


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """What each text says: ``read`` marks the moments, ``seconds`` counts from 1970 on the clock as written.

    ``offset`` is what was written behind it, in seconds; ``local`` marks those
    without an offset, which the probe's time zone must place.
    """

    read: Marks
    seconds: Numbers
    offset: Numbers
    local: Marks


def moments(texts: pyarrow.Array[Any]) -> Moments:
    """Which of these texts are moments, and what they say on the clock.

    >>> import pyarrow
    >>> said = moments(pyarrow.array(["1970-01-01 00:01", "1970-01-02 00:00:05Z", "unknown"], pyarrow.large_string()))
    >>> said.read.tolist(), said.seconds.tolist(), said.local.tolist()
    ([True, True, False], [60, 86405, 0], [True, False, False])
    """
    import numpy

    table, length = _table(texts)
    with_seconds = _is(table[16], ":") & _two_digits(table, 17)
    clock_end = numpy.where(with_seconds, _WITH_SECONDS, _WITHOUT_SECONDS)
    tail = length - clock_end
    offset, tail_sound = _offset(table, clock_end, tail)
    days, day_sound = _days(table)
    hour, minute = _number(table, 11, 13), _number(table, 14, 16)
    second = numpy.where(with_seconds, _number(table, 17, 19), 0)
    read = (
        day_sound
        & (_is(table[10], " ") | _is(table[10], "T"))
        & _two_digits(table, 11)
        & _is(table[13], ":")
        & _two_digits(table, 14)
        & (hour < 24)
        & (minute < 60)
        & (second < 60)
        & tail_sound
    )
    seconds = days * 86_400 + (hour * 3_600 + minute * 60 + second)
    return Moments(read, numpy.where(read, seconds, 0), numpy.where(read, offset, 0), read & (tail == 0))


def _table(texts: pyarrow.Array[Any]) -> tuple[Bytes, Numbers]:
    """The first, second, … byte of every text, zero where it is shorter; and how many bytes each text has."""
    import numpy

    count = len(texts)
    if not count:
        return numpy.zeros((_LONGEST, 0), dtype=numpy.uint8), numpy.zeros(0, dtype=numpy.int64)
    _, offsets, data = texts.buffers()
    ends = numpy.frombuffer(offsets, dtype=numpy.int64)[texts.offset : texts.offset + count + 1]
    length = numpy.diff(ends)
    held = numpy.frombuffer(data if data is not None else b"", dtype=numpy.uint8)
    held = numpy.concatenate([held, numpy.zeros(_LONGEST, dtype=numpy.uint8)])
    table = numpy.empty((_LONGEST, count), dtype=numpy.uint8)
    for place in range(_LONGEST):
        numpy.multiply(held[ends[:-1] + place], length > place, out=table[place])
    return table, length


def _is(column: Bytes, character: str) -> Marks:
    marks: Marks = column == ord(character)
    return marks


def _digits(table: Bytes, start: int, end: int) -> Marks:
    # Below the zero, bytes without a sign wrap around to large numbers.
    sound: Marks = table[start] - _ZERO <= 9
    for place in range(start + 1, end):
        sound &= table[place] - _ZERO <= 9
    return sound


def _two_digits(table: Bytes, start: int) -> Marks:
    return _digits(table, start, start + 2)


def _number(table: Bytes, start: int, end: int) -> Small:
    import numpy

    value = numpy.zeros(table.shape[1], dtype=numpy.int32)
    for place in range(start, end):
        value = value * 10 + table[place] - _ZERO
    return value


def _days(table: Bytes) -> tuple[Numbers, Marks]:
    """The day as a count from 1970, and whether there is such a day in the years that a record can be about."""
    import numpy

    sound = _digits(table, 0, 4) & _two_digits(table, 5) & _two_digits(table, 8)
    sound &= _is(table[4], "-") & _is(table[7], "-")
    year, month, day = _number(table, 0, 4), _number(table, 5, 7), _number(table, 8, 10)
    sound &= (year >= 1900) & (year < 2200) & (month >= 1) & (month <= 12)
    months = numpy.where(sound, (year - 1970) * 12 + month - 1, 0)
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(numpy.int64)
    after = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(numpy.int64)
    sound &= (day >= 1) & (day <= after - first)
    return first + day - 1, sound


def _offset(table: Bytes, start: Numbers, tail: Numbers) -> tuple[Numbers, Marks]:
    """The offset in seconds that ends the text, and whether the text ends in a sound way: nothing, Z or ±HH:MM."""
    import numpy

    if not tail.any():
        return numpy.zeros(len(tail), dtype=numpy.int64), tail == 0
    end = numpy.where(
        start == _WITH_SECONDS, table[_WITH_SECONDS:], table[_WITHOUT_SECONDS : _WITHOUT_SECONDS + _OFFSET]
    )
    minus = _is(end[0], "-")
    hour, minute = _number(end, 1, 3), _number(end, 4, 6)
    numeric = (_is(end[0], "+") | minus) & _two_digits(end, 1) & _is(end[3], ":") & _two_digits(end, 4)
    numeric &= (tail == _OFFSET) & (hour < 24) & (minute < 60)
    zulu = (tail == 1) & _is(end[0], "Z")
    size = hour * 3_600 + minute * 60
    return numpy.where(numeric, numpy.where(minus, -size, size), 0), (tail == 0) | zulu | numeric
