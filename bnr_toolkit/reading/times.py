"""Dates and times as they are written in a record, and the moments they stand for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.moments import Moments, moments

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Moments64 = NDArray[numpy.int64]

NO_MOMENT = -(2**63)
"""What stands in an array of moments for a row that says none."""

# Years outside these two centuries are slips of the pen, and beyond 9999 no calendar can count.
_YEARS = "(?:19|20|21)[0-9]{2}"
_DAY = re.compile(rf"{_YEARS}-[0-9]{{2}}-[0-9]{{2}}")
_MOMENT = re.compile(rf"{_DAY.pattern}[ T][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?")
_MONTH = re.compile(rf"{_YEARS}-[0-9]{{2}}")
_YEAR = re.compile(_YEARS)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = 1_000_000


def is_time(text: str) -> bool:
    """Whether this is a day or a moment as a record writes it.

    >>> is_time("2023-03-15"), is_time("2023-03-15 14:30"), is_time("2023-02-30"), is_time("15-03-2023")
    (True, True, False, False)
    """
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat(text)
        elif _MOMENT.fullmatch(text):
            datetime.fromisoformat(text)
        else:
            return False
    except ValueError:
        return False
    return True


def is_date(text: str) -> bool:
    """Whether this is a day, a month or a year, for ``probe.yml``, or a moment.

    >>> is_date("2023-02"), is_date("2023"), is_date("2023-13")
    (True, True, False)
    """
    if _YEAR.fullmatch(text):
        return True
    if _MONTH.fullmatch(text):
        return is_time(f"{text}-01")
    return is_time(text)


@lru_cache(maxsize=65_536)
def bounds(text: str, zone: str | None) -> tuple[datetime, datetime]:
    """The first and the last moment that this text can mean, in UTC.

    A day is from its start up to the start of the next, in the probe's zone; a
    month and a year likewise. A moment with an offset needs no zone; without
    one, UTC is taken when the probe names no zone. In the hour that comes twice
    when summer time ends, a moment can be either.

    >>> bounds("2023-03-15", "Europe/Amsterdam")[0].isoformat()
    '2023-03-14T23:00:00+00:00'
    """
    local = ZoneInfo(zone) if zone else UTC
    span = _span(text)
    if span is not None:
        begin, after = span
        return _utc(begin.replace(tzinfo=local)), _utc(after.replace(tzinfo=local)) - timedelta(microseconds=1)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        return _utc(moment), _utc(moment)
    readings = [_utc(moment.replace(tzinfo=local, fold=fold)) for fold in (0, 1)]
    return min(readings), max(readings)


def _span(text: str) -> tuple[datetime, datetime] | None:
    """From the start of a day, month or year to the start of the next; None for a moment."""
    if _YEAR.fullmatch(text):
        year = datetime.fromisoformat(f"{text}-01-01")
        return year, year.replace(year=year.year + 1)
    if _MONTH.fullmatch(text):
        month = datetime.fromisoformat(f"{text}-01")
        return month, (month + timedelta(days=31)).replace(day=1)
    if _DAY.fullmatch(text):
        day = datetime.fromisoformat(text)
        return day, day + timedelta(days=1)
    return None


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def spans(column: TextColumn, zone: str | None) -> tuple[Moments64, Moments64]:
    """The first and the last moment that each row can mean, in microseconds of UTC since 1970.

    The same as :func:`bounds` for each row, for a million different texts at
    once. ``NO_MOMENT`` stands for a row that says nothing: empty or unknown.

    >>> begins, ends = spans(TextColumn.of(["1970-01-01 01:00", "unknown"]), "Europe/Amsterdam")
    >>> begins.tolist() == [0, NO_MOMENT], ends.tolist() == [0, NO_MOMENT]
    (True, True)
    """
    import numpy

    said = moments(column.distinct)
    offset, steady = _offsets(said, zone)
    settled = said.read & (~said.local | steady)
    begins = numpy.where(settled, (said.seconds - offset) * _SECOND, NO_MOMENT)
    ends = begins.copy()
    for number in numpy.flatnonzero(~settled).tolist():
        text = column.distinct[number].as_py()
        if is_date(text):
            begin, end = bounds(text, zone)
            begins[number], ends[number] = _microseconds(begin), _microseconds(end)
    return begins[column.codes], ends[column.codes]


def time_problem(text: str, zone: str | None) -> str | None:
    """Why a local time says nothing certain: no clock ever showed it, or clocks showed it twice. None when it is sound.

    >>> time_problem("2023-03-26 02:30", "Europe/Amsterdam"), time_problem("2023-10-29 02:30", "Europe/Amsterdam")
    ('time_does_not_exist', 'time_exists_twice')
    >>> time_problem("2023-10-29 02:30+01:00", "Europe/Amsterdam") is None
    True
    """
    if zone is None or not is_time(text):
        return None
    if _DAY.fullmatch(text):
        begin, end = bounds(text, zone)
        return "day_does_not_exist" if end < begin else None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        return None
    first, second = _both_offsets(moment, zone)
    if first == second:
        return None
    return "time_does_not_exist" if first < second else "time_exists_twice"


def time_problems(column: TextColumn, zone: str | None) -> dict[int, str]:
    """For each of the distinct texts that says nothing certain, by its place among them, the problem it has.

    >>> time_problems(TextColumn.of(["2023-10-29 01:30", "2023-10-29 02:30"]), "Europe/Amsterdam")
    {1: 'time_exists_twice'}
    """
    import numpy

    if zone is None:
        return {}
    said = moments(column.distinct)
    _, steady = _offsets(said, zone)
    problems = {}
    for number in numpy.flatnonzero(~said.read | (said.local & ~steady)).tolist():
        problem = time_problem(column.distinct[number].as_py(), zone)
        if problem is not None:
            problems[number] = problem
    return problems


def with_offsets(text: str, zone: str) -> tuple[str, str]:
    """The two ways to write a time that a clock shows twice or never, each of them one certain moment.

    >>> with_offsets("2023-10-29 02:30", "Europe/Amsterdam")
    ('2023-10-29 02:30+02:00', '2023-10-29 02:30+01:00')
    """
    moment = datetime.fromisoformat(text)
    first, second = (_with_offset(text, moment, offset) for offset in _both_offsets(moment, zone))
    return first, second


def _with_offset(text: str, moment: datetime, offset: timedelta) -> str:
    minutes, seconds = divmod(int(offset.total_seconds()), 60)
    if seconds:  # as before about 1940: a record writes offsets in whole minutes
        return (moment - offset).strftime("%Y-%m-%d %H:%M:%SZ")
    sign = "-" if minutes < 0 else "+"
    return f"{text}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _both_offsets(moment: datetime, zone: str) -> tuple[timedelta, timedelta]:
    """The zone's offset by the first and by the second reading of a clock; they differ around a change of time only."""
    local = moment.replace(tzinfo=ZoneInfo(zone))
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    assert first is not None, "a zone always has an offset"
    assert second is not None, "a zone always has an offset"
    return first, second


def _offsets(said: Moments, zone: str | None) -> tuple[Moments64, NDArray[numpy.bool_]]:
    """The offset of each moment in seconds, and for which of the local ones the zone's clock was steady all day."""
    import numpy

    if zone is None:
        return said.offset, said.local
    days, place = numpy.unique(said.seconds[said.local] // 86_400, return_inverse=True)
    of_day = [_offset_all_day(day, zone) for day in days.tolist()]
    offset, steady = said.offset.copy(), numpy.zeros(len(said.read), dtype=bool)
    offset[said.local] = numpy.array([one or 0 for one in of_day], dtype=numpy.int64)[place]
    steady[said.local] = numpy.array([one is not None for one in of_day], dtype=bool)[place]
    return offset, steady


@lru_cache(maxsize=65_536)
def _offset_all_day(day: int, zone: str) -> int | None:
    """The zone's offset in seconds on a day counted from 1970; None when the clock is changed on it.

    No zone ever changed its clock twice within three days, so the two ends of a day tell.
    """
    begin = datetime(1970, 1, 1) + timedelta(days=day)
    end = begin + timedelta(hours=23, minutes=59, seconds=59)
    offsets = {*_both_offsets(begin, zone), *_both_offsets(end, zone)}
    return int(offsets.pop().total_seconds()) if len(offsets) == 1 else None


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)
