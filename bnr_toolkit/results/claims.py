"""Counts that sources state: what others counted, frozen, with how certain each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Claim:
    """One count of somebody else.

    ``cell`` says what it is about, ``measure`` what was counted; ``value`` is
    None when the source does not tell. ``status``: ``read`` (it stands in the
    source), ``inferred`` (computed by us) or ``conflicting`` (another source
    states another count).
    """

    cell: str
    measure: str
    value: int | None
    source: str
    status: str


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

    def of_status(self, status: str) -> tuple[Claim, ...]:
        """The counts with this status."""
        return tuple(claim for claim in self.claims if claim.status == status)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a count; ``value`` is empty when the source does not tell."""
        import pandas

        columns = ("cell", "measure", "value", "source", "status")
        rows = [(one.cell, one.measure, one.value, one.source, one.status) for one in self.claims]
        return pandas.DataFrame.from_records(rows, columns=columns).astype({"value": "Int64"})
