"""What a sheet of a record is made of: columns, with what each holds and whether it may be published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

UNKNOWN = "unknown"
"""What a cell says when the source does not tell. It is a value, never filled in."""


class Kind(StrEnum):
    """What a cell holds; reading turns its text into this or into a finding."""

    ID = "id"
    TEXT = "text"
    CHOICE = "choice"
    CATEGORY = "category"
    CATEGORIES = "categories"
    WHOLE_NUMBER = "whole number"
    TIME = "date or time"
    DATE = "date, month or year"
    DIGEST = "sha256 digest"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, and whether a reader may see it.

    A column is published only when ``public`` is true: the public record is
    built from this list, never by deleting from the full one.
    """

    name: str
    kind: Kind
    nl: str
    en: str
    required: bool = False
    public: bool = True
    choices: tuple[str, ...] = ()
    unknown_allowed: bool = True
    countable: bool = False
    since_later: bool = False
    """Added after the first records were published: while it is empty, the digest of a record does not know of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a probe folder and its columns. ``needs_rows``: without one there is nothing to count."""

    file: str
    nl: str
    en: str
    columns: tuple[Column, ...]
    needs_rows: bool = False

    def column(self, name: str) -> Column:
        """The column of this name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in the order in which they are written."""
        return tuple(column.name for column in self.columns)

    @property
    def public_names(self) -> tuple[str, ...]:
        """The names of the columns that a reader may see."""
        return tuple(column.name for column in self.columns if column.public)
