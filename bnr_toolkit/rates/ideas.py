"""The idea behind each ad: as recorded, or for a resubmission that of the first attempt."""

from __future__ import annotations

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.schema import UNKNOWN

_NOT_SAID = ("", UNKNOWN)


def ideas(ledger: Ledger) -> TextColumn:
    """The ``concept`` of every ad; attempts without a recorded one share that of the ad they came from.

    A resubmission is the same idea again, whether or not the record names it.
    """
    return ledger.worked_out("ideas", lambda: _ideas(ledger))


def _ideas(ledger: Ledger) -> TextColumn:
    columns = ledger.submission_columns
    first = _first_attempts(ledger)
    if not first:
        return columns["concept"]
    return TextColumn.of(
        first.get(identifier, concept) if concept in _NOT_SAID else concept
        for identifier, concept in zip(columns["id"], columns["concept"], strict=True)
    )


def _first_attempts(ledger: Ledger) -> dict[str, str]:
    """For each ad in a chain of attempts the first of them; nothing for the others."""
    columns = ledger.submission_columns
    if columns["parent"].is_in(_NOT_SAID).all():
        return {}
    parents = {
        identifier: parent
        for identifier, parent in zip(columns["id"], columns["parent"], strict=True)
        if parent not in _NOT_SAID
    }
    first = {identifier: _root(identifier, parents) for identifier in parents}
    return {**first, **{root: root for root in first.values()}}


def _root(identifier: str, parents: dict[str, str]) -> str:
    """Where a chain of attempts began; a record in which they go round is refused when it is opened."""
    while identifier in parents:
        identifier = parents[identifier]
    return identifier
