"""How ids look to a reader: without what the eye passes over, or with the letters that it takes for figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

_LOWER = bytes(range(256)).lower()
_DASHES = bytes.maketrans(b"_.", b"--")
_GLYPHS = bytes.maketrans(b"OIl_.", b"011--")
_LEADING_ZEROS = "(^|[^0-9])0+([0-9])"
_NO_FRACTION = "^([0-9]+)[.,]0+$"

TOTALS = (
    "total",
    "totals",
    "total:",
    "totaal",
    "totalen",
    "totaal:",
    "subtotal",
    "subtotaal",
    "sum",
    "som",
    "average",
    "gemiddelde",
    "gemiddeld",
)
"""What an id says in a row that adds up the ads above it; exports of every kind end in one."""


def looks(ids: pyarrow.Array[Any]) -> tuple[pyarrow.Array[Any], pyarrow.Array[Any]]:
    """What is left of ids, twice: ids that are equal in either are taken for one another.

    First without capitals, kinds of dash, zeros before a number or behind its
    point; then without capitals and dashes, and with 0 for O, and 1 for I and l.

    >>> import pyarrow
    >>> [one.to_pylist() for one in looks(pyarrow.array(["Ad_01", "ad-1", "ad-l"], pyarrow.large_string()))]
    [['ad-1', 'ad-1', 'ad-l'], ['ad-01', 'ad-1', 'ad-1']]
    """
    plain = _without_zeros(_mapped(_without_fraction(ids), _DASHES, _LOWER))
    return plain, _mapped(ids, _GLYPHS, _LOWER)


def _mapped(texts: pyarrow.Array[Any], *tables: bytes) -> pyarrow.Array[Any]:
    """The texts with each byte replaced, table by table; ids are ASCII, and other letters keep their bytes."""
    import pyarrow

    _, offsets, data = texts.buffers()
    if not len(texts) or data is None:
        return texts
    replaced = data.to_pybytes()
    for table in tables:
        replaced = replaced.translate(table)
    return pyarrow.LargeStringArray.from_buffers(len(texts), offsets, pyarrow.py_buffer(replaced), offset=texts.offset)


def _without_fraction(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """The number 1 where another program wrote 1.0 of it."""
    return _replaced(texts, _NO_FRACTION, r"\1")


def _without_zeros(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    return _replaced(texts, _LEADING_ZEROS, r"\1\2")


def _replaced(texts: pyarrow.Array[Any], pattern: str, by: str) -> pyarrow.Array[Any]:
    import pyarrow.compute

    if not pyarrow.compute.any(pyarrow.compute.match_substring_regex(texts, pattern)).as_py():
        return texts
    return pyarrow.compute.replace_substring_regex(texts, pattern, by)
