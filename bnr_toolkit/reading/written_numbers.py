"""Numbers as Dutch and English newsrooms write them → plain digits, or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

Problem = tuple[str, Mapping[str, object]]

LONGEST_NUMBER = 15
_MARKS = {"comma": ",", "point": "."}
_GROUP = 3
_SPACES_AND_QUOTES = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)


def number_of(text: str, decimals: str | None) -> tuple[Decimal | None, Problem | None]:
    """The number, or the code of what is wrong with it and its blanks.

    ``decimals`` is ``comma``, ``point`` or None: not said.

    >>> number_of("1.234,56", None)[0], number_of("1.234", "comma")[0], number_of("2,5", None)[0]
    (Decimal('1234.56'), Decimal('1234'), Decimal('2.5'))
    >>> number_of("1.234", None)[1]
    ('number_ambiguous', {'first': '1234', 'second': '1.234'})
    """
    plain = _SPACES_AND_QUOTES.sub("", text.strip())
    if not _NUMBER.fullmatch(plain):
        return None, ("not_a_number", {})
    if decimals is not None:
        return _by_mark(plain, _MARKS[decimals])
    readings = {value for mark in _MARKS.values() if (value := _by_mark(plain, mark)[0]) is not None}
    if len(readings) > 1:
        whole, part = max(readings), min(readings)
        return None, ("number_ambiguous", {"first": str(whole), "second": str(part)})
    return (readings.pop(), None) if readings else (None, ("not_a_number", {}))


def read_count_text(text: str, decimals: str | None) -> tuple[str, Problem | None]:
    """A cell of whole numbers: plain digits, or the cell as it is with the code of its fault and its blanks.

    >>> read_count_text("1.234", "comma"), read_count_text("3,0", None)
    (('1234', None), ('3', None))
    >>> read_count_text("2,5", None)
    ('2,5', ('not_a_whole_number', {}))
    """
    number, problem = number_of(text, decimals)
    if problem is not None:
        return text, problem if problem[0] == "number_ambiguous" else ("not_a_whole_number", {})
    assert number is not None
    if number != number.to_integral_value() or number >= 10**LONGEST_NUMBER:
        return text, ("not_a_whole_number", {})
    return str(int(number)), None


def _by_mark(text: str, mark: str) -> tuple[Decimal | None, Problem | None]:
    """The number when this mark stands before the decimals and the other one groups thousands."""
    other = "." if mark == "," else ","
    whole, *fraction = text.split(mark)
    first, *groups = whole.split(other)
    grouped = not groups or (1 <= len(first) <= _GROUP and first != "0" and all(len(one) == _GROUP for one in groups))
    if len(fraction) > 1 or not grouped or any(other in one for one in fraction):
        return None, ("not_a_number", {})
    return Decimal("".join([first, *groups]) + (f".{fraction[0]}" if fraction else "")), None
