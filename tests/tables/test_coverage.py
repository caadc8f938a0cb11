"""Coverage as a table: one row a number of ads, in hundredths."""

from __future__ import annotations

from bnr_toolkit import tables
from bnr_toolkit.facts import collect
from bnr_toolkit.rates import interval_coverage


def test_each_number_of_ads_has_the_mean_and_the_worst_case_of_each_method():
    table = tables.coverage(interval_coverage(sizes=(3, 7)), "nl")
    assert table.columns == (
        "Advertenties",
        "Wilson, gemiddeld",
        "Wilson, slechtste geval",
        "Wald, gemiddeld",
        "Wald, slechtste geval",
    )
    assert [row.cells for row in table.rows] == [
        ("3", "95,6", "82,7", "49,6", "0,0"),
        ("7", "95,5", "83,4", "71,1", "0,0"),
    ]


def test_every_number_of_the_table_is_a_fact():
    result = interval_coverage(sizes=(3, 7), confidence=0.9)
    facts = collect(result).by_id
    assert set(tables.coverage(result, "en").facts) <= facts.keys()
    assert facts["coverage.at_0.9.wald.7.least"].value == 0
    assert facts["coverage.promised"].value == 0.9
