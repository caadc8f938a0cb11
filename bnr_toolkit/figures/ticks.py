"""Where an axis of time has ticks, and what they say: round times on the clock of a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from bnr_toolkit.language import clock, short_day, short_month
from bnr_toolkit.results import Tick

MOST_TICKS = 16
_HOUR = timedelta(hours=1)
_WEEK = 7
_DAY = timedelta(days=1)
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_DAYS = (1, 2, 4, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)

Say = Callable[[datetime], str]


def ticks(begin: datetime, end: datetime, zone: tzinfo, language: str) -> tuple[tuple[Tick, ...], ...]:
    """Levels of ticks between two moments, the finest first, each of two to sixteen ticks.

    They stand in hours from ``begin``, at round minutes, hours, days, Mondays or
    months of the local clock. An hour that comes twice has its tick the first
    time, one that is skipped has none. Under the first tick and wherever it
    changes stands the day, or the year when there are several.

    >>> levels = ticks(datetime(2025, 3, 29, 23, tzinfo=UTC), datetime(2025, 3, 31, 22, tzinfo=UTC), UTC, "en")
    >>> [(tick.at, tick.label) for tick in levels[-1]]
    [(1.0, '30 Mar'), (25.0, '31 Mar')]
    """
    levels = []
    for places, say, under in _candidates(begin.astimezone(zone), end.astimezone(zone), language):
        inside = [place for place in places if begin <= place.astimezone(UTC) <= end]
        if 2 <= len(inside) <= MOST_TICKS:
            levels.append(tuple(_labelled(inside, say, under, begin)))
    return tuple(levels)


def _candidates(begin: datetime, end: datetime, language: str) -> Iterator[tuple[Iterator[datetime], Say, Say]]:
    """Places, what a tick says, and what stands under it; none where there would be far too many."""
    years = begin.year != end.year
    minutes = (end - begin) / timedelta(minutes=1)

    def day(moment: datetime) -> str:
        return short_day(moment.date(), language, year=years)

    def year(moment: datetime) -> str:
        return str(moment.year) if years else ""

    for step in _MINUTES:
        if minutes / step <= 2 * MOST_TICKS:
            yield _clock_places(begin, end, step), lambda moment: clock(moment, language), day
    for step in _DAYS:
        if minutes / (step * 1440) <= 2 * MOST_TICKS:
            yield _day_places(begin, end, step), lambda moment: short_day(moment.date(), language), year
    for step in _MONTHS:
        say: Say = (
            (lambda moment: short_month(moment.date(), language)) if step < 12 else (lambda moment: f"{moment:%Y}")
        )
        yield _month_places(begin, end, step), say, year if step < 12 else lambda _: ""


def _clock_places(begin: datetime, end: datetime, minutes: int) -> Iterator[datetime]:
    for day in _days(begin.date(), end.date()):
        for minute in range(0, 1440, minutes):
            place = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=begin.tzinfo)
            # A local time that is skipped comes back as another one.
            if place.astimezone(UTC).astimezone(begin.tzinfo).replace(tzinfo=None) == place.replace(tzinfo=None):
                yield place


def _day_places(begin: datetime, end: datetime, step: int) -> Iterator[datetime]:
    monday = date(1900, 1, 1)
    for day in _days(begin.date(), end.date()):
        since = monday if step % _WEEK == 0 else begin.date()
        if (day - since).days % step == 0:
            yield datetime(day.year, day.month, day.day, tzinfo=begin.tzinfo)


def _month_places(begin: datetime, end: datetime, step: int) -> Iterator[datetime]:
    for month in range(begin.year * 12, end.year * 12 + 12):
        if month % step == 0:
            yield datetime(month // 12, month % 12 + 1, 1, tzinfo=begin.tzinfo)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * _DAY


def _labelled(places: list[datetime], say: Say, under: Say, begin: datetime) -> Iterator[Tick]:
    before = ""
    for place in places:
        said = "" if under(place) == before else under(place)
        before = under(place)
        yield Tick(round((place.astimezone(UTC) - begin.astimezone(UTC)) / _HOUR, 6), say(place), said)
