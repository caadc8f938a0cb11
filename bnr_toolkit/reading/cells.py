"""A sheet as text: columns of cells, each with the address a person can walk to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Place

_ID = re.compile(r"[\w.:@+-]+", re.ASCII)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def is_id(text: str) -> bool:
    """Whether this can name an ad, an account or a category: no space, comma or bar in it.

    >>> is_id("ad-1"), is_id("ad 1"), is_id("a|b")
    (True, False, False)
    """
    return _ID.fullmatch(text) is not None


def is_digest(text: str) -> bool:
    """Whether this is the digest of a capture as ``bnr log --evidence`` writes it.

    >>> is_digest("sha256:" + "0" * 64), is_digest("screen.png")
    (True, False)
    """
    return _DIGEST.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Cells:
    """Text in columns.

    ``rows`` holds each record's row as a spreadsheet counts (the header is
    row 1). ``origin`` says under which header, and at which place from 1, a
    column stands in the file; a flat sheet's columns get new names but keep
    their origin, so that a finding points at what the reporter sees.
    ``detected`` says how the file was read: ``format``, ``encoding``,
    ``separator``, ``sheet``, ``mapping``, as far as they apply.
    """

    file: str
    columns: Mapping[str, TextColumn]
    rows: Sequence[int]
    origin: Mapping[str, tuple[str, int]]
    sheet: str | None = None
    detected: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def place(self, column: str | None = None, index: int | None = None) -> Place:
        """The address of a cell, of a whole column (no index) or of a whole row (no column)."""
        header, number = self.origin.get(column, (column, None)) if column else (None, None)
        return Place(
            file=self.file,
            sheet=self.sheet,
            row=None if index is None else int(self.rows[index]),
            column=header,
            column_number=number,
        )

    def select(self, names: Mapping[str, str]) -> Cells:
        """The columns of these names, under the names that the mapping gives them."""
        return replace(
            self,
            columns={new: self.columns[old] for old, new in names.items()},
            origin={new: self.origin[old] for old, new in names.items() if old in self.origin},
        )

    def with_column(self, name: str, values: TextColumn, origin: tuple[str, int] | None = None) -> Cells:
        """A further column: not in the file (a default), or made from the column that stands at ``origin``."""
        places = dict(self.origin) if origin is None else {**self.origin, name: origin}
        return replace(self, columns={**self.columns, name: values}, origin=places)


def no_cells(file: str, sheet: str | None = None) -> Cells:
    """A sheet of which nothing could be read."""
    return Cells(file, {}, (), {}, sheet)
