"""Moments as an axis of time has them: short, and on the clock of a place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bnr_toolkit.language.dates import LOCALES


def short_day(day: date, language: str, *, year: bool = False) -> str:
    """A day in as few letters as it takes.

    >>> short_day(date(2025, 3, 3), "nl"), short_day(date(2025, 3, 3), "en", year=True)
    ('3 mrt', '3 Mar 2025')
    """
    return _formatted(day, "d MMM y" if year else "d MMM", language)


def short_month(day: date, language: str) -> str:
    """The month of a day in as few letters as it takes.

    >>> short_month(date(2025, 3, 3), "nl")
    'mrt'
    """
    return _formatted(day, "MMM", language)


def clock(moment: datetime, language: str) -> str:
    """The time on the clock.

    >>> clock(datetime(2025, 3, 3, 9, 30), "nl"), clock(datetime(2025, 3, 3, 9, 30), "en")
    ('09.30', '09:30')
    """
    return f"{moment:%H.%M}" if language == "nl" else f"{moment:%H:%M}"


def local_day(moment: datetime, zone: str | None) -> date:
    """The day on the calendar of a time zone, of UTC when there is none.

    >>> from datetime import UTC
    >>> local_day(datetime(2025, 3, 3, 23, 30, tzinfo=UTC), "Europe/Amsterdam").isoformat()
    '2025-03-04'
    """
    return moment.astimezone(ZoneInfo(zone) if zone else UTC).date()


def place_of_zone(zone: str, language: str) -> str:
    """The place whose clock a time zone is; its own name when it is not called after one.

    >>> place_of_zone("Europe/Brussels", "nl"), place_of_zone("UTC", "nl")
    ('Brussel', 'UTC')
    """
    from babel.dates import get_timezone_location

    if "/" not in zone or zone.startswith("Etc/"):
        return zone
    return str(get_timezone_location(zone, locale=LOCALES[language], return_city=True))


def _formatted(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, pattern, locale=LOCALES[language]))
