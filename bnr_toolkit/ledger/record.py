"""The ledger: one probe's submissions and events, frozen, with its context and its digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding
from bnr_toolkit.provenance import SourceFile, Stamp
from bnr_toolkit.results import Context

if TYPE_CHECKING:
    import narwhals as nw


@dataclass(frozen=True)
class Ledger:
    """A checked record for one audience.

    ``submissions`` and ``events`` are columns of text, validated; an event
    that struck an account stands in the history of each ad it reached. A
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
    source: tuple[SourceFile, ...] = field(default=(), repr=False, compare=False)

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

    def __reduce__(self) -> tuple[Any, ...]:
        # The read-only views of the columns cannot be pickled; what they look at can.
        parts = (dict(self.content), dict(self._submissions), dict(self._events))
        return _thawed, (self.context, self.stamp, self.warnings, *parts, self.source)

    def __len__(self) -> int:
        return len(self._submissions["id"])

    def __str__(self) -> str:
        return f"{self.stamp.probe}: {len(self)} submissions ({self.audience}, record {self.stamp.short_digest})"

    def submissions(self) -> nw.DataFrame[Any]:
        """One row an ad, as a narwhals frame over pandas; a new frame at each call."""
        return _frame(self._submissions)

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
    source: tuple[SourceFile, ...],
) -> Ledger:
    views = (MappingProxyType(content), MappingProxyType(submissions), MappingProxyType(events))
    return Ledger(context, stamp, warnings, *views, source)


def _frame(columns: Mapping[str, TextColumn]) -> nw.DataFrame[Any]:
    import narwhals as nw
    import pyarrow

    table = pyarrow.table({name: column.to_arrow() for name, column in columns.items()})
    frame: nw.DataFrame[Any] = nw.from_native(table.to_pandas(), eager_only=True)
    return frame
