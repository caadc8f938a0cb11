"""Dates and times as they are written in a record, and the moments they stand for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

# Years outside these two centuries are slips of the pen, and beyond 9999 no calendar can count.
_YEARS = "(?:19|20|21)[0-9]{2}"
_DAY = re.compile(rf"{_YEARS}-[0-9]{{2}}-[0-9]{{2}}")
_MOMENT = re.compile(rf"{_DAY.pattern}[ T][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?")
_MONTH = re.compile(rf"{_YEARS}-[0-9]{{2}}")
_YEAR = re.compile(_YEARS)


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
