"""What stands in a cell → text, exactly: a number's shortest digits, a day as 2023-03-15, true as TRUE."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from bnr_toolkit.reading.workbook.number_formats import NumberFormat, Shown

LONGEST_NUMBER = 15
"""Digits that a spreadsheet program keeps of a number."""
_EPOCH = datetime(1899, 12, 31)
_EPOCH_1904 = datetime(1904, 1, 1)
_LEAP_DAY = 60
"""29 February 1900, which programs count although it never was."""
_LAST_DAY = 2_958_465
_DAYS_TO_1904 = 1_462
_HEXADECIMAL = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Fault(NamedTuple):
    """A cell that is refused: the code of its finding, and what it held."""

    code: str
    value: str | None = None


def number(raw: str) -> str | Fault:
    """The shortest digits that are this number, or the fault that it has more than a spreadsheet can keep.

    >>> number("3.0"), number("1.5E-3"), number("0.1"), number("12345678901234567")
    ('3', '0.0015', '0.1', Fault(code='rewritten_number', value='1.235E+16'))
    """
    value = float(raw)
    if not -(10.0**LONGEST_NUMBER) < value < 10.0**LONGEST_NUMBER:
        return Fault("rewritten_number", f"{value:.3E}") if abs(value) < float("inf") else Fault("error_cell", raw)
    text = repr(value)
    if "e" in text:
        return format(Decimal(text), "f")
    if text.endswith(".0"):
        return text[:-2] if value else "0"
    return text


def shown_number(raw: str, as_shown: NumberFormat, *, from_1904: bool = False) -> str | Fault:
    """A number under its number format.

    >>> from bnr_toolkit.reading.workbook.number_formats import number_format
    >>> shown_number("12", number_format("0000")), shown_number("45000", number_format("d-m-yy"))
    ('0012', '2023-03-15')
    """
    if as_shown.shown is Shown.NUMBER:
        return number(raw)
    if as_shown.shown is Shown.ZEROS:
        text = number(raw)
        return text if isinstance(text, Fault) or "." in text else _with_zeros(text, as_shown.digits)
    serial = float(raw)
    if not 0 <= serial < _LAST_DAY - _DAYS_TO_1904 * from_1904:
        return Fault("impossible_date", raw)
    if as_shown.shown is Shown.DURATION:
        return duration(serial * 86_400)
    if serial < 1 and as_shown.shown is not Shown.DATE:
        return duration(serial * 86_400)
    if from_1904:
        return moment(_EPOCH_1904 + timedelta(days=serial), as_shown.shown)
    if serial < 1 or int(serial) == _LEAP_DAY:
        return Fault("impossible_date", raw)
    return moment(_EPOCH + timedelta(days=serial - (serial > _LEAP_DAY)), as_shown.shown)


def moment(value: datetime, shown: Shown = Shown.MOMENT) -> str:
    """A moment, or a day when it is a date without a time.

    >>> moment(datetime(2023, 3, 15, 14, 30)), moment(datetime(2023, 3, 15), Shown.DATE)
    ('2023-03-15 14:30', '2023-03-15')
    """
    # A serial number holds moments to about a microsecond: what is closer to a second is that second.
    rounded = value + timedelta(microseconds=500)
    rounded = rounded.replace(microsecond=rounded.microsecond // 1000 * 1000)
    clock = rounded - rounded.replace(hour=0, minute=0, second=0, microsecond=0)
    if not clock and shown is not Shown.MOMENT:
        return rounded.date().isoformat()
    return f"{rounded.date().isoformat()} {duration(clock.total_seconds())}"


def duration(seconds: float) -> str:
    """A time of day or a duration; seconds only when there are any.

    >>> duration(52_200), duration(108_300), duration(1.5)
    ('14:30', '30:05', '00:00:01.500')
    """
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours:02d}:{minutes:02d}"
    if milliseconds:
        return f"{text}:{second:02d}.{milliseconds:03d}"
    return f"{text}:{second:02d}" if second else text


def _with_zeros(text: str, digits: int) -> str:
    sign = "-" if text.startswith("-") else ""
    return sign + text.removeprefix("-").zfill(digits)


def restored(text: str) -> str:
    """A text in which a program has written a character as its number, with that character.

    >>> restored("a_x0041_b")
    'aAb'
    """
    return _HEXADECIMAL.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
