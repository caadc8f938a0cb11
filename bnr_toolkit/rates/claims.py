"""The counts of others as a result: nothing is counted here, only handed on."""

from __future__ import annotations

from bnr_toolkit.ledger import Ledger
from bnr_toolkit.results import Claim, Claims
from bnr_toolkit.schema import CLAIMS, UNKNOWN


def sourced_counts(ledger: Ledger) -> Claims:
    """The counts that the record's sources state, each with its source and how certain it is.

    A record of ads alone has none, and that is no error.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1"], "category": ["gambling"], "platform": ["TikTok"], "decision": ["approved"]}))
    >>> sourced_counts(ledger).claims
    ()
    """
    columns = {name: texts for name, texts in (ledger.claim_columns or {}).items() if name in CLAIMS.names}
    rows = (dict(zip(columns, texts, strict=True)) for texts in zip(*columns.values(), strict=True))
    return Claims(tuple(_claim(row) for row in rows), ledger.context, ledger.stamp)


def _claim(row: dict[str, str]) -> Claim:
    value = row.pop("value")
    return Claim(value=None if value == UNKNOWN else int(value), **row)
