"""Some rows of a large table, as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bnr_toolkit.columns import TextColumn

if TYPE_CHECKING:
    import pyarrow


MONTHLY = "submitted_at"
"""The column that is counted by months."""
MONTH = len("2023-02")
DAY = r"^(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-9]{2}(?:$|[ T])"
"""A day, or a moment that begins with one, in the regular expressions of Arrow, Python and every engine."""


class CloserLook(Exception):
    """A table that must be read whole and row by row: something in it is wrong, or may be."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Consecutive rows: the ids as an Arrow array of texts or whole numbers, the other columns by their meaning."""

    ids: pyarrow.Array[Any]
    columns: Mapping[str, TextColumn]

    def __len__(self) -> int:
        return len(self.ids)


Pieces = Iterator[Callable[[], Iterable[Block]]]
"""The pieces of a file, in its order: each reads its blocks, in theirs, when it is called."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a table before its rows are: the columns that mean something.

    ``origin`` gives for each meaning the header and its place from 1, ``row``
    the row of the header as a spreadsheet counts.
    """

    file: str
    origin: Mapping[str, tuple[str, int]]
    row: int
    detected: Mapping[str, str]
