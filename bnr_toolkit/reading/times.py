"""Dates and times as they are written in a record, and the moments they stand for."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")


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
        return text != "0000"
    if _MONTH.fullmatch(text):
        return is_time(f"{text}-01")
    return is_time(text)


def bounds(text: str, zone: str | None) -> tuple[datetime, datetime]:
    """The first and the last moment that this text can mean, in UTC.

    A day is from its start up to the start of the next, in the probe's zone. A
    moment with an offset needs no zone; without one, UTC is taken when the
    probe names no zone.

    >>> bounds("2023-03-15", "Europe/Amsterdam")[0].isoformat()
    '2023-03-14T23:00:00+00:00'
    """
    local = ZoneInfo(zone) if zone else UTC
    if _DAY.fullmatch(text):
        day = datetime.fromisoformat(text)
        after = day + timedelta(days=1)
        return _utc(day.replace(tzinfo=local)), _utc(after.replace(tzinfo=local)) - timedelta(microseconds=1)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=local)
    return _utc(moment), _utc(moment)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
