"""What is made from results: passages, tables, figures, facts. Frozen, and without a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context
from bnr_toolkit.results.plots import Body


class Result(Protocol):
    """What every result has: a stamp that says which record, for whom, and by which version."""

    @property
    def stamp(self) -> Stamp:
        """The record, the audience and the version."""


class Grouped(Protocol):
    """What counts by group have: the columns they are by, and the context that names their values."""

    @property
    def by(self) -> tuple[str, ...]:
        """The columns, in the order of a group's key."""

    @property
    def context(self) -> Context:
        """What the probe says about itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    r"""Text for readers, ready to be shown.

    ``role`` says what it is on the page (``headline``, ``lead``, ``list`` …);
    ``facts`` are the ids of the facts that its numbers come from.

    >>> str(Passage("lead", "en", ("One.", "Two."), None))
    'One.\n\nTwo.'
    """

    role: str
    language: str
    paragraphs: tuple[str, ...]
    stamp: Stamp | None
    facts: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        said = [*self.paragraphs, *(str(quote) for quote in self.quotes)]
        said += [f"{term} {text}" if term.endswith("?") else f"{term}: {text}" for term, text in self.terms]
        return "\n\n".join(said)


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody answered, with who said it. Only ``kind="quote"`` gets quotation marks."""

    text: str
    speaker: str
    kind: str
    language: str
    note: str

    def __str__(self) -> str:
        return f"{self.speaker}: {self.text} ({self.note})"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. ``emphasis``: ``total`` or ``apart`` when it is not an ordinary row."""

    cells: tuple[str, ...]
    emphasis: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table for readers. The first cell of each row is its header.

    ``numeric`` marks the columns that hold numbers. ``units`` says what those
    are, ``scope`` whose test it was and how far the numbers reach, ``source``
    which record they are from: for files that leave the page, where nothing
    beside the table says it.
    """

    caption: str
    language: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    stamp: Stamp
    facts: tuple[str, ...] = ()
    units: str = ""
    scope: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart to be drawn: a body of dots or lines, with a finding for a title.

    ``key`` explains the states that occur, as pairs of state and words.
    ``notes`` stand under the body, ``source`` under the rule; where there is
    little room ``short_source`` stands there instead. ``alt`` is at most 250
    characters, count first; ``description`` is longer and for screen readers
    too. Without a ``body`` there is nothing to draw.
    """

    name: str
    language: str
    title: str
    subtitle: str
    body: Body | None
    key: tuple[tuple[str, str], ...]
    source: tuple[str, ...]
    alt: str
    description: str
    data: Table
    stamp: Stamp
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    short_source: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.body is None


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a report: its value, how it was computed, under which rule, from which ads."""

    id: str
    value: int | float
    formula: str
    rule: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All numbers that a report may use."""

    facts: tuple[Fact, ...]
    stamp: Stamp
    by_id: dict[str, Fact] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {fact.id: fact for fact in self.facts})


Product = Passage | Table | Figure | Facts
"""Whatever can be shown to somebody."""
