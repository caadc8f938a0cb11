"""A sheet of a workbook, as every format's reader hands it on: rows of text, and what is in it besides text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bnr_toolkit.reading.workbook.texts import Fault

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_LETTERS = 26


class Area(NamedTuple):
    """Merged cells: the first and the last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


class Row(NamedTuple):
    """A row that holds anything: its number, its texts from the first column on, whether it is hidden."""

    number: int
    texts: list[str]
    hidden: bool


@dataclass
class Marks:
    """What is in a sheet besides text. It is complete when all rows have been read, hidden columns from the start."""

    faults: list[tuple[int, int, Fault]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """A sheet: the rows are read while they are asked for, and only once; all errors are :class:`Unreadable`."""

    name: str
    rows: Iterator[Row]
    marks: Marks


def letters(number: int) -> str:
    """A column's letters.

    >>> letters(1), letters(27), letters(16_384)
    ('A', 'AA', 'XFD')
    """
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def column_number(text: str) -> int:
    """The place of the column with these capital letters, from 1.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in text:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
