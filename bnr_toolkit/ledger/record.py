"""The ledger: one probe's submissions and events, frozen, with its context and its digest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding
from bnr_toolkit.provenance import SourceFile, Stamp
from bnr_toolkit.results import Context
from bnr_toolkit.schema import CLAIMS

if TYPE_CHECKING:
    import narwhals as nw

FEW = 10_000
"""Ads of a record of which frames and outcomes are kept once they were made."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Ledger:
    """A checked record for one audience.

    ``submissions``, ``events`` and, for other people's probes, ``claims`` are
    columns of text, validated; an event that struck an account stands in the history of each ad it reached. A
    ledger for the public never held a column that readers may not see.
    ``warnings`` are the findings that did not stop it from being opened;
    ``source`` says which files it was read from, and how.
    """

    context: Context
    stamp: Stamp
    warnings: tuple[Finding, ...]
    content: Mapping[str, Any] = field(repr=False)
    _submissions: Mapping[str, TextColumn] = field(repr=False)
    _events: Mapping[str, TextColumn] = field(repr=False)
    _claims: Mapping[str, TextColumn] | None = field(default=None, repr=False)
    source: tuple[SourceFile, ...] = field(default=(), repr=False, compare=False)
    _worked_out: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def audience(self) -> str:
        """``public`` or ``internal``."""
        return self.stamp.audience

    @property
    def submission_columns(self) -> Mapping[str, TextColumn]:
        """The submissions as columns of text."""
        return self._submissions

    @property
    def event_columns(self) -> Mapping[str, TextColumn]:
        """The events as columns of text; ``step`` holds digits."""
        return self._events

    @property
    def claim_columns(self) -> Mapping[str, TextColumn] | None:
        """The counts that sources state, as columns of text; None when the record has no claims."""
        return self._claims

    def __reduce__(self) -> tuple[Any, ...]:
        # The read-only views of the columns cannot be pickled; what they look at can.
        parts = (dict(self.content), dict(self._submissions), dict(self._events))
        claims = None if self._claims is None else dict(self._claims)
        return _thawed, (self.context, self.stamp, self.warnings, *parts, claims, self.source)

    def __len__(self) -> int:
        return len(self._submissions["id"])

    def __str__(self) -> str:
        parts = [f"{len(self)} submissions"] if len(self) or self._claims is None else []
        if self._claims is not None:
            parts.append(f"{len(self._claims['cell'])} claims of sources")
        return f"{self.stamp.probe}: {', '.join(parts)} ({self.audience}, record {self.stamp.short_digest})"

    def worked_out(self, name: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """What was worked out of this record under this name, once; of a large record every time, to spare memory.

        Only for what follows from the record and the name alone, and is never changed.
        """
        if len(self) > FEW:
            return work_out()
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        answer: Answer = self._worked_out[name]
        return answer

    def submissions(self) -> nw.DataFrame[Any]:
        """One row an ad, as a narwhals frame over pandas; a new frame at each call."""
        return _frame(self._submissions)

    def claims(self) -> nw.DataFrame[Any]:
        """One row a count that a source states, as text; no rows when the record has no claims."""
        return _frame(self._claims or {name: TextColumn.repeated("", 0) for name in CLAIMS.names})

    def events(self) -> nw.DataFrame[Any]:
        """One row an event, ``step`` as a number; a new frame at each call."""
        import narwhals as nw

        return _frame(self._events).with_columns(nw.col("step").cast(nw.Int64))


def _thawed(
    context: Context,
    stamp: Stamp,
    warnings: tuple[Finding, ...],
    content: dict[str, Any],
    submissions: dict[str, TextColumn],
    events: dict[str, TextColumn],
    claims: dict[str, TextColumn] | None,
    source: tuple[SourceFile, ...],
) -> Ledger:
    views = (MappingProxyType(content), MappingProxyType(submissions), MappingProxyType(events))
    frozen_claims = None if claims is None else MappingProxyType(claims)
    return Ledger(context, stamp, warnings, *views, frozen_claims, source)


def _frame(columns: Mapping[str, TextColumn]) -> nw.DataFrame[Any]:
    import narwhals as nw
    import pyarrow

    table = pyarrow.table({name: column.to_arrow() for name, column in columns.items()})
    frame: nw.DataFrame[Any] = nw.from_native(table.to_pandas(), eager_only=True)
    return frame
