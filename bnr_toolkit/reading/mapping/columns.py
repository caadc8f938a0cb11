"""What a ``mapping.yml`` says, once it has been checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bnr_toolkit.errors import Place
from bnr_toolkit.reading.folding import folded_header


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """Where one of our columns comes from: the first of these headers, all of them joined, or a constant."""

    headers: tuple[str, ...] = ()
    constant: str | None = None
    joined_with: str | None = None
    optional: bool = False

    def found_in(self, headers: Mapping[str, str]) -> tuple[str, ...]:
        """The headers of the file that this rule uses; ``headers`` maps folded ones to those of the file."""
        present = tuple(headers[folded] for one in self.headers if (folded := folded_header(one)) in headers)
        if self.joined_with is not None:
            return present if len(present) == len(self.headers) else ()
        return present[:1]


@dataclass(frozen=True, slots=True)
class SkipRule:
    """Which rows are not ads: a word in one of ``columns``, and nothing in any of ``empty``."""

    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusException:
    """Counts of one cell whose status the remarks alone do not tell; ``line`` is its own in the mapping."""

    cell: str
    measures: tuple[str, ...]
    status: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class StatusRule:
    """How certain a count is: the status whose phrase stands in the remarks.

    ``phrases``: status → measure (or ``all``) → phrases. ``unclear``: words
    that must not stand in the remarks outside these phrases. ``exceptions`` go before both.
    """

    default: str = "read"
    headers: tuple[str, ...] = ()
    phrases: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()
    exceptions: tuple[StatusException, ...] = ()

    @property
    def every_phrase(self) -> tuple[str, ...]:
        """All phrases, the longest first: one may be part of another."""
        phrases = {one for measures in self.phrases.values() for several in measures.values() for one in several}
        return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How to read somebody else's table: their columns and words, and ours.

    ``source`` is the mapping's own file, for messages; ``words`` gives for a
    column of ours and a folded word of theirs the word of ours.
    """

    source: str
    target: str = "submissions"
    name: Mapping[str, str] = field(default_factory=dict)
    file: str | None = None
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    hidden: str = "refuse"
    columns: Mapping[str, ColumnRule] = field(default_factory=dict)
    measures: Mapping[str, ColumnRule] = field(default_factory=dict)
    status: StatusRule = field(default_factory=StatusRule)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unclear: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dates: str | None = None
    decimals: str | None = None
    time_zone: str | None = None
    unknown: frozenset[str] = frozenset()
    skip_rows: tuple[SkipRule, ...] = ()
    ignore: tuple[str, ...] = ()

    @property
    def rules(self) -> Mapping[str, ColumnRule]:
        """Every rule for a column: of our columns, and of the measures of claims."""
        return {**self.columns, **self.measures}

    def place(self, path: str) -> Place:
        """The address of a key of the mapping."""
        return Place(file=self.source, column=path)

    def fits(self, headers: Iterable[str]) -> bool:
        """Whether a sheet with these headers has every column that this mapping needs.

        >>> mapping = ColumnMapping("mapping.yml", columns={"id": ColumnRule(("Ad ID", "Advertentie-ID"))})
        >>> mapping.fits(["advertentie-id", "Kosten"]), mapping.fits(["Kosten"])
        (True, False)
        """
        folded = by_folded(headers)
        return all(rule.found_in(folded) for rule in self.rules.values() if rule.headers and not rule.optional)


def by_folded(headers: Iterable[str]) -> dict[str, str]:
    """The headers of a file by their folded form; of two that fold alike, the first."""
    folded: dict[str, str] = {}
    for header in headers:
        folded.setdefault(folded_header(header), header)
    return folded
