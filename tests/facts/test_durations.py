"""The time to a decision as facts."""

from __future__ import annotations

from pathlib import Path

from bnr_toolkit import facts, open_ledger
from bnr_toolkit.durations import time_to_decision

PRACTICE = Path(__file__).parents[2] / "data" / "practice-probe"


def test_counts_and_ranges_have_their_formula_and_rows():
    known = facts.collect(time_to_decision(open_ledger(PRACTICE), by="platform")).by_id
    count = known["durations.platform=Alpha.24.decided_most"]
    assert (count.value, count.rule, len(count.rows)) == (10, "first_decision", 10)
    assert count.formula == "number of these rows that can have been decided within 24 hours of submission"
    assert known["durations.total.open"].value == 1
    assert (known["durations.ad=gamma-10.least"].value, known["durations.ad=gamma-10.least"].rows) == (
        372.75,
        ("gamma-10",),
    )
    assert "durations.ad=gamma-10.most" not in known


def test_one_platform_has_ids_of_its_own():
    known = facts.collect(time_to_decision(open_ledger(PRACTICE), platform="Beta")).by_id
    assert known["durations.platform=Beta.total.48.approved_least"].value == 3
