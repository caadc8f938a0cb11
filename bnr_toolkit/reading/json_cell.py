"""One value of a JSON record → the text of a cell."""

from __future__ import annotations

import re
from typing import Any

from bnr_toolkit.errors import Finding, Place, found

JOINED_BY = "|"
_MOST_DIGITS = 15
"""More digits than these a binary fraction does not keep."""
_NUMBER = re.compile(r"-?([0-9]+)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?", re.ASCII)


class _NotFinite(str):
    """``NaN`` and ``Infinity``, which JSON does not have and many programs write."""

    __slots__ = ()


class _Rewritten(str):
    """A long whole number that went through a binary fraction: ``2.385E+16``, ``23850000000000000.0``."""

    __slots__ = ()


def not_finite(text: str) -> str:
    """What JSON has no number for; :func:`as_text` refuses it."""
    return _NotFinite(text)


def with_digits(text: str) -> str:
    """A number with a point or an exponent, by the digits that it is written with.

    >>> with_digits("1.10"), type(with_digits("1.10")) is str, type(with_digits("2.385E+16")) is str
    ('1.10', True, False)
    """
    match = _NUMBER.fullmatch(text)
    assert match is not None
    whole, _, exponent = match.groups()
    size = len(whole.lstrip("0")) + (int(exponent[:6]) if exponent else 0)
    return _Rewritten(text) if size > _MOST_DIGITS else text


def as_text(value: Any, place: Place) -> tuple[str, Finding | None]:
    """The text of a cell, or why it has none: empty for null, ``TRUE`` and ``FALSE``, a list of texts joined by bars.

    >>> as_text(True, Place(file="a.json")), as_text(["gambling", "scam"], Place(file="a.json"))
    (('TRUE', None), ('gambling|scam', None))
    """
    if value is None:
        return "", None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, _NotFinite):
        return "", found("not_a_finite_number", place, str(value))
    if isinstance(value, _Rewritten):
        return "", found("rewritten_number", place, str(value))
    if isinstance(value, list) and all(type(one) is str for one in value):
        barred = [one for one in value if JOINED_BY in one]
        if barred:
            return "", found("bar_in_list", place, shown(barred[0]))
        return JOINED_BY.join(value), None
    return "", found("cell_nested", place)


def shown(text: str) -> str:
    """A text that can be printed: half a character in it becomes a question mark.

    >>> shown("a" + chr(0xD800))
    'a?'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
