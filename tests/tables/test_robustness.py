"""What if one decision had been different, as a table, CSV and JSON."""

from __future__ import annotations

import json

import pytest

from bnr_toolkit import approval_rates, open_ledger, tables
from bnr_toolkit.rates import robustness


@pytest.fixture(scope="module")
def flipped(bnr_folder):
    return robustness(approval_rates(open_ledger(bnr_folder), "category"))


def test_of_the_case_for_readers(flipped):
    table = tables.robustness(flipped, "nl")
    assert table.caption == "Als één besluit anders was uitgevallen"
    assert table.columns == ("Categorie", "Met besluit", "Zoals het was", "Eén minder", "Eén meer")
    assert [row.cells for row in table.rows] == [
        ("Onjuiste informatie over stemmen", "1", "1", "0", "–"),
        ("Oproep tot geweld", "1", "1", "0", "–"),
        ("Woonadres gedeeld", "1", "1", "0", "–"),
        ("Beschuldiging van stembusfraude", "1", "0", "–", "1"),
        ("Niet afzonderlijk beschreven", "3", "3", "2", "–"),
        ("Totaal", "7", "6", "5", "7"),
    ]
    assert [row.emphasis for row in table.rows][-2:] == ["apart", "total"]
    assert table.notes[0] == (
        "In elke rij is één besluit omgedraaid; de andere blijven zoals ze waren. Hoe waarschijnlijk een ander besluit "
        "was, blijkt er niet uit."
    )


def test_for_machines(flipped):
    lines = tables.robustness_csv(flipped).splitlines()
    assert lines[0] == "category,decided,approved,approved_if_one_less,approved_if_one_more"
    assert lines[4:] == ["fraud_accusation,1,0,,1", "not_described,3,3,2,", "total,7,6,5,7"]
    content = json.loads(tables.robustness_json(flipped))
    assert content["total"] == {"decided": 7, "approved": 6, "approved_if_one_less": 5, "approved_if_one_more": 7}
    assert content["groups"][3] == {
        "key": ["fraud_accusation"],
        "decided": 1,
        "approved": 0,
        "approved_if_one_less": None,
        "approved_if_one_more": 1,
    }
