"""Counts that sources state: what others counted, frozen, with how certain each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context

if TYPE_CHECKING:
    import pandas


_ALWAYS = ("cell", "measure", "value", "source", "status")
_LATER = (
    *("probe", "tester", "published", "country", "language", "account_country", "platform", "category"),
    *("repeats", "repeat_kind", "partial"),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One count of somebody else.

    ``cell`` says what it is about, ``measure`` what was counted; ``value`` is
    None when the source does not tell. ``status``: ``read`` (it stands in the
    source), ``inferred`` (computed by us) or ``conflicting`` (another source
    states another count). What makes it comparable with other counts is empty
    where the record does not say it: the columns of ``claims.csv`` of the same names.
    """

    cell: str
    measure: str
    value: int | None
    source: str
    status: str
    probe: str = ""
    tester: str = ""
    published: str = ""
    country: str = ""
    language: str = ""
    account_country: str = ""
    platform: str = ""
    category: str = ""
    repeats: str = ""
    repeat_kind: str = ""
    partial: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """The counts that a record holds of others, in the order of the record. They do not add up to anything.

    >>> from bnr_toolkit.provenance import Stamp
    >>> claim = Claim("probe / Alpha", "approved", 6, "example.org", "inferred")
    >>> claims = Claims((claim,), Context("p", (), ()), Stamp("p", "0" * 64, "public"))
    >>> claims.sources, len(claims.of_status("inferred")), len(claims.of_status("read"))
    (('example.org',), 1, 0)
    """

    claims: tuple[Claim, ...]
    context: Context
    stamp: Stamp

    @property
    def sources(self) -> tuple[str, ...]:
        """Each source once."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of what these claims say: the columns that every claim has, and those that any of them fills."""
        return (*_ALWAYS, *(name for name in _LATER if any(getattr(claim, name) for claim in self.claims)))

    def of_status(self, status: str) -> tuple[Claim, ...]:
        """The counts with this status."""
        return tuple(claim for claim in self.claims if claim.status == status)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a count; ``value`` is empty when the source does not tell."""
        import pandas

        rows = [tuple(getattr(one, name) for name in self.columns) for one in self.claims]
        return pandas.DataFrame.from_records(rows, columns=self.columns).astype({"value": "Int64"})
