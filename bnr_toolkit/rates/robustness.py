"""What if one decision had been different: addition on counts that were made."""

from __future__ import annotations

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.results import Group, Rates, Robustness


def robustness(rates: Rates) -> Robustness:
    """The counts with one approval less and one more, in total and by group.

    It shows what one decision is worth: 6 of 7 is 5 or 7 when one had fallen
    otherwise. It is no probability. A status (``final_after_inquiry``) is no
    series of decisions and is refused with a
    :class:`~bnr_toolkit.errors.RefusedInput`.

    >>> import pandas, bnr_toolkit
    >>> from bnr_toolkit.rates import approval_rates
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1", "2"], "category": ["gambling", "weapons"],
    ...     "platform": ["TikTok", "TikTok"], "decision": ["approved", "approved"]}))
    >>> flipped = robustness(approval_rates(ledger))
    >>> flipped.approved_if_one_less, flipped.approved_if_one_more
    (1, None)
    """
    if rates.is_status:
        refuse([found("status_has_no_decisions", Place(parameter="rule"), rates.rule)])
    return Robustness(
        by=rates.by,
        rule=rates.rule,
        codes=rates.codes,
        groups=tuple(_counts_alone(group) for group in rates.groups),
        total=_counts_alone(rates.total),
        context=rates.context,
        stamp=rates.stamp,
        platform=rates.platform,
    )


def _counts_alone(group: Group) -> Group:
    """Without interval or bound: those belong to the count as it was."""
    counts = (group.approved, group.decided, group.open)
    return Group(group.key, *counts, group.rows, apart=group.apart, control=group.control)
