"""What a number format of a cell makes of its number: a date, a duration, a number with zeros in front, or a number."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,}")
_BUILT_IN_DATES = frozenset({14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58})
_BUILT_IN_TIMES = frozenset({18, 19, 20, 21, 32, 33, 45, 47, 55, 56})
_BUILT_IN_MOMENT = 22
_BUILT_IN_DURATION = 46


class Shown(Enum):
    """What a number stands for."""

    NUMBER = "number"
    ZEROS = "zeros"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    DURATION = "duration"


class NumberFormat(NamedTuple):
    """What a number stands for, and with how many digits it is shown at least."""

    shown: Shown
    digits: int = 0


GENERAL = NumberFormat(Shown.NUMBER)


def built_in(number: int) -> NumberFormat:
    """A format that a workbook names by a number below 164 only.

    >>> built_in(14).shown, built_in(0).shown
    (<Shown.DATE: 'date'>, <Shown.NUMBER: 'number'>)
    """
    if number in _BUILT_IN_DATES:
        return NumberFormat(Shown.DATE)
    if number in _BUILT_IN_TIMES:
        return NumberFormat(Shown.TIME)
    if number == _BUILT_IN_MOMENT:
        return NumberFormat(Shown.MOMENT)
    return NumberFormat(Shown.DURATION) if number == _BUILT_IN_DURATION else GENERAL


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """A format that a workbook spells out.

    >>> number_format("dd-mm-yyyy").shown.value, number_format("[h]:mm").shown.value, number_format("0000")
    ('date', 'duration', NumberFormat(shown=<Shown.ZEROS: 'zeros'>, digits=4))
    >>> number_format('0.00" days"').shown.value, number_format("[Red]0").shown.value
    ('number', 'number')
    """
    plain = _LITERAL.sub("", code).partition(";")[0].strip()
    if plain.casefold() in {"general", "standard", "standaard", "@"}:
        return GENERAL
    if _DURATION.search(plain):
        return NumberFormat(Shown.DURATION)
    letters = set(plain.casefold())
    clock = bool(letters & {"h", "s"})
    day = bool(letters & {"d", "y"}) or ("m" in letters and not clock)
    if "0" in letters or "#" in letters or "?" in letters:
        # Fractions of a second are the one use of these in a date: ss.000
        fraction = re.sub(r"(?<=s)[.,]0+", "", plain.casefold())
        if set(fraction) & {"0", "#", "?"}:
            return NumberFormat(Shown.ZEROS, len(plain)) if _ZEROS.fullmatch(code.strip()) else GENERAL
    if day:
        return NumberFormat(Shown.MOMENT if clock else Shown.DATE)
    return NumberFormat(Shown.TIME) if clock else GENERAL
