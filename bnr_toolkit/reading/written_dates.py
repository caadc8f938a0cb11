"""Dates as Dutch and English newsrooms write them → the record's own form, or why not.

What can mean two days is refused until the newsroom says which order it uses
(``dates:`` in ``probe.yml`` or ``mapping.yml``): nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from bnr_toolkit.reading.times import is_time

Problem = tuple[str, Mapping[str, object]]

_LOCALES = ("nl", "en")
_SHORTEST_NAME = 3
_SPACES = re.compile(r"\s+")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th|e|ste|de)?[ .-]+([^\W\d_]+)\.?,?[ -]+(\d{4})")
_NAME_DAY = re.compile(r"([^\W\d_]+)\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})")
_TWO_DIGITS = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}|\d{1,2}[ .-]+[^\W\d_]+\.?,?[ -]+'?\d{2}|'\d{2}", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?", re.ASCII)
_CLOCK = re.compile(
    r"(?P<day>.*?\d)(?:,?\s+(?:om |at )?|,|t(?=\d))"
    r"(?P<hour>\d{1,2})[:.uh](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?:uur|u\.?|h))?"
    # A minus needs UTC or GMT before it: without, "9:00-10:30" is from nine to half past ten.
    r"(?: ?(?:(?P<utc>z|utc|gmt)|(?:(?:utc|gmt)|(?=\+))(?P<sign>[+-])(?P<off>\d{2}):?(?P<set>\d{2})?))?",
    re.ASCII,
)
_WEEKDAY = re.compile(r"([^\W\d_]+)\.?,? +(?=\S)")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 73_050
_NOON = 12
_MONTHS_A_YEAR = 12


def read_time_text(text: str, order: str | None) -> tuple[str, Problem | None]:
    """A cell of dates or times: the record's own form, or the cell as it is with the code of its fault and its blanks.

    ``order`` is ``day-month-year``, ``month-day-year``, ``year-month-day`` or
    None. A fraction of a second is dropped.

    >>> read_time_text("wo 15 maart 2023 14.30 uur", None)
    ('2023-03-15 14:30', None)
    >>> read_time_text("3/4/2023 2:30 PM", "month-day-year")[0]
    '2023-03-04 14:30'
    >>> read_time_text("01/02/2025", None)[1]
    ('date_ambiguous', {'first': '2025-02-01', 'second': '2025-01-02'})
    """
    if is_time(text):
        return text.replace("T", " "), None
    plain, weekday = _without_weekday(_SPACES.sub(" ", text).strip().casefold())
    clock = _CLOCK.fullmatch(plain)
    written = clock["day"].rstrip(", ") if clock else plain
    readings, problem = _day(written, order)
    if problem is None and len(readings) > 1:
        first, second = readings
        problem = ("date_ambiguous", {"first": first, "second": second})
    if problem is not None:
        return text, problem
    if not readings:
        return text, ("not_a_time", {})
    if weekday is not None and date.fromisoformat(readings[0]).weekday() != weekday:
        return text, ("date_wrong_weekday", {"date": readings[0]})
    value = readings[0] + (_clock(clock) if clock else "")
    return (value, None) if is_time(value) else (text, ("not_a_time", {}))


def proved_order(text: str) -> str | None:
    """The order in which this date must have been written, because the other one has no such month; None: either.

    >>> proved_order("13/03/2025"), proved_order("03/25/2025 14:30"), proved_order("01/02/2025")
    ('day-month-year', 'month-day-year', None)
    """
    match = _YEAR_LAST.match(text.strip())
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if first > _MONTHS_A_YEAR >= second:
        return "day-month-year"
    return "month-day-year" if second > _MONTHS_A_YEAR >= first else None


def iso_of(text: str, order: str | None) -> str | None:
    """The date or time in the record's own form; None when it cannot be told.

    >>> iso_of("15 mrt. 2023", None), iso_of("15/01/2025", None), iso_of("gisteren", None)
    ('2023-03-15', '2025-01-15', None)
    """
    value, problem = read_time_text(text, order)
    return None if problem else value


def date_problem(text: str, order: str | None) -> str | None:
    """The code of what is wrong with a date; None when it can be read.

    >>> date_problem("01/02/2025", None), date_problem("01/02/2025", "day-month-year"), date_problem("1-2-25", None)
    ('date_ambiguous', None, 'year_two_digits')
    """
    problem = read_time_text(text, order)[1]
    return problem[0] if problem else None


@lru_cache(maxsize=4_096)
def _day(text: str, order: str | None) -> tuple[list[str], Problem | None]:
    """The days that this can mean, at most two; none when it is no date, or why it is refused."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _existing((int(match[1]), int(match[3]), int(match[4]))), None
    if match := _YEAR_LAST.fullmatch(text):
        return _numeric(int(match[1]), int(match[3]), int(match[4]), order)
    for pattern, number, name in ((_DAY_NAME, 1, 2), (_NAME_DAY, 2, 1)):
        if (match := pattern.fullmatch(text)) and (month := _months().get(match[name])):
            return _existing((int(match[3]), month, int(match[number]))), None
    if _TWO_DIGITS.fullmatch(text):
        return [], ("year_two_digits", {})
    if (match := _SERIAL.fullmatch(text)) and _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        # The day before 1 January 1900, and one more: spreadsheets count a 29 February 1900 that never was.
        shown = date(1899, 12, 30) + timedelta(days=int(match[1]))
        return [], ("date_serial", {"date": shown.isoformat()})
    return [], None


def _numeric(first: int, second: int, year: int, order: str | None) -> tuple[list[str], Problem | None]:
    day_first, month_first = _existing((year, second, first)), _existing((year, first, second))
    if order == "day-month-year":
        readings, others = day_first, month_first
    elif order == "month-day-year":
        readings, others = month_first, day_first
    elif order is not None:
        readings, others = [], [*day_first, *month_first]
    else:
        return sorted({*day_first, *month_first}, key=[*day_first, *month_first].index), None
    if not readings and others:
        return [], ("date_against_order", {"order": order, "date": others[0]})
    return readings, None


def _existing(*parts: tuple[int, int, int]) -> list[str]:
    days = []
    for year, month, day in parts:
        try:
            days.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    return days


def _clock(match: re.Match[str]) -> str:
    """The time of day and its offset; something that is no time when the hour does not exist."""
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return " ?"
        hour = hour % _NOON + (_NOON if match["half"] == "p" else 0)
    clock = f" {hour:02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
    if match["utc"]:
        return f"{clock}Z"
    return f"{clock}{match['sign']}{match['off']}:{match['set'] or '00'}" if match["sign"] else clock


def _without_weekday(text: str) -> tuple[str, int | None]:
    match = _WEEKDAY.match(text)
    weekday = _weekdays().get(match[1]) if match else None
    return (text[match.end() :], weekday) if match and weekday is not None else (text, None)


@cache
def _months() -> Mapping[str, int]:
    """Every name of a month in Dutch and English, and its beginnings of at least three letters."""
    from babel.core import Locale

    names: dict[str, int] = {}
    for code in _LOCALES:
        months = Locale(code).months["format"]
        for number, name in months["wide"].items():
            whole = name.casefold()
            names |= {whole[:length]: number for length in range(_SHORTEST_NAME, len(whole) + 1)}
        names |= {name.casefold().rstrip("."): number for number, name in months["abbreviated"].items()}
    return names


@cache
def _weekdays() -> Mapping[str, int]:
    from babel.core import Locale

    return {
        name.casefold().rstrip("."): number
        for code in _LOCALES
        for width in ("wide", "abbreviated", "short")
        for number, name in Locale(code).days["format"][width].items()
    }
