"""How long something took, in days, hours and minutes."""

from __future__ import annotations

from math import ceil, floor

from bnr_toolkit.language import number_digits
from bnr_toolkit.words.phrases import form, phrase

LONGEST_IN_HOURS = 240
"""More hours than this are said in days."""

_DAY = 24
_MINUTES = 60
# Hours are kept in six decimals: 20 minutes are 19.99998 in them.
_HAIR = 0.001


def wait_words(least: float, most: float | None, language: str) -> str:
    """How long an ad waited, from ``least`` through ``most`` hours; without ``most`` it is open still.

    To the minute, and above ten days to the hour. The ends of a range are
    rounded outward, so that what can have happened never falls outside it.

    >>> wait_words(2 + 1 / 3, 2 + 1 / 3, "nl"), wait_words(6.75, 22.25, "nl")
    ('2 uur 20 min', '6 uur 45 min tot 22 uur 15 min')
    >>> wait_words(0, 3.25, "en"), wait_words(372.75, None, "en")
    ('at most 3 hrs 15 min', 'still open after 15 days 12 hrs')
    """
    if most is None:
        shortest = hours_words(least, language, "down")
        return phrase(language, "durations_figure.said_open", least=shortest) if least else _open(language)
    if least == most:
        return hours_words(least, language)
    longest = hours_words(most, language, "up")
    if not least:
        return phrase(language, "durations_figure.said_at_most", most=longest)
    shortest = hours_words(least, language, "down")
    if shortest == longest:
        return longest
    return phrase(language, "durations_figure.said_range", least=shortest, most=longest)


def hours_words(hours: float, language: str, rounding: str = "nearest") -> str:
    """A number of hours, rounded to the ``nearest`` minute (or hour, above ten days), ``up`` or ``down``.

    >>> hours_words(0.75, "nl"), hours_words(1, "en"), hours_words(0.001, "nl"), hours_words(126.51, "nl", "up")
    ('45 min', '1 hr', 'minder dan een minuut', '126 uur 31 min')
    """
    if hours > LONGEST_IN_HOURS:
        days, rest = divmod(_whole(hours, rounding), _DAY)
        return _pair("in_days", days, rest, language)
    minutes = _whole(hours * _MINUTES, rounding)
    if not minutes:
        return phrase(language, "durations_figure.in_no_time")
    if minutes < _MINUTES:
        return phrase(language, "durations_figure.in_minutes", minutes=minutes)
    return _pair("in_hours", *divmod(minutes, _MINUTES), language)


def _open(language: str) -> str:
    return phrase(language, "durations_figure.said_open_at_once")


def _pair(name: str, units: int, rest: int, language: str) -> str:
    """So many days and hours, or hours and minutes; the second left out when there are none."""
    if name == "in_days":
        whole = {"days": number_digits(units, language), "day": _noun("day", units, language)}
        part = {"hours": rest, "hour": _noun("hour", rest, language)}
    else:
        whole = {"hours": number_digits(units, language), "hour": _noun("hour", units, language)}
        part = {"minutes": rest}
    if not rest:
        return phrase(language, f"durations_figure.{name}", **whole)
    key = "durations_figure.in_days_hours" if name == "in_days" else "durations_figure.in_hours_minutes"
    return phrase(language, key, **whole, **part)


def _noun(name: str, count: int, language: str) -> str:
    return form(language, f"durations_figure.{name}", plural=count != 1)


def _whole(number: float, rounding: str) -> int:
    if rounding == "up":
        # Within no minutes at all is not said of anything.
        return max(1, ceil(number - _HAIR))
    if rounding == "down":
        return floor(number + _HAIR)
    return floor(number + 0.5)
