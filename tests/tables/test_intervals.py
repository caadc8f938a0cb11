"""The table behind dots with bands: the counts, and the bounds of every band."""

from __future__ import annotations

from bnr_toolkit import tables
from bnr_toolkit.facts import collect
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import publishable_intervals


def test_a_column_for_each_band(groups):
    rates = approval_rates(groups.ledger(Alpha="++++++-", Beta="?"), by="platform")
    table = tables.intervals(rates, "nl")
    assert table.columns[-3:] == ("Interval (95%)", "Interval (80%)", "Interval (50%)")
    assert [row.cells[-3:] for row in table.rows] == [
        ("0,49–0,97", "0,62–0,96", "0,75–0,92"),
        ("–", "–", "–"),
        ("0,49–0,97", "0,62–0,96", "0,75–0,92"),
    ]
    assert table.units == "Aantallen testadvertenties; een interval is een kans, van nul tot één."
    facts = collect(rates).by_id
    assert round(facts["first_decision.platform=Alpha.low_80"].value, 4) == 0.6223
    assert facts["first_decision.platform=Alpha.high_50"].formula == (
        "upper bound of the wilson interval at 0.5 for approved of decided"
    )
    assert set(table.facts) <= set(facts)


def test_without_intervals_it_is_the_table_of_counts(groups):
    probe = groups.undeclared("Alpha").replace("inference: repeat-of-this-test", "inference: none")
    rates = publishable_intervals(approval_rates(groups.ledger(probe, Alpha="++-"), by="platform"))
    table = tables.intervals(rates, "en")
    assert table.columns == tables.rates(rates, "en").columns
    assert table.units == "Numbers of test ads."
