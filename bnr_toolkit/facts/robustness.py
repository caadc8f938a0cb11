"""What the counts would have been had one decision been different, as facts."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.facts.counts import APPROVED, DECIDED, fact_id, of_one_decision
from bnr_toolkit.results import Fact, Robustness


def of_robustness(result: Robustness) -> Iterator[Fact]:
    """The counts of every group and of the total as they were, and with one decision otherwise.

    They have the ids of the count itself: the same number is one fact.
    """
    for group in (*result.groups, result.total):
        measures = [("approved", group.approved, APPROVED), ("decided", group.decided, DECIDED)]
        for measure, value, formula in [*measures, *of_one_decision(group)]:
            yield Fact(fact_id(result, group.key, measure), value, formula, result.rule, group.rows)
