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
    columns = ledger.claim_columns or {}
    rows = zip(*(columns[name] for name in CLAIMS.names if name in columns), strict=True)
    claims = tuple(
        Claim(cell, measure, None if value == UNKNOWN else int(value), source, status)
        for cell, measure, value, source, status in rows
    )
    return Claims(claims, ledger.context, ledger.stamp)
