"""The categories that two coders did not agree on, as a table, CSV and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bnr_toolkit import open_ledger, tables
from bnr_toolkit.rates import coding_agreement

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def agreement():
    return coding_agreement(open_ledger(PRACTICE))


def test_which_categories_were_confused(agreement):
    table = tables.agreement(agreement, "nl")
    assert (table.caption, table.columns) == (
        "Waar de twee codeurs een andere categorie kozen",
        ("Eerste codeur", "Tweede codeur", "Advertenties"),
    )
    assert [row.cells for row in table.rows] == [
        ("Onjuiste informatie over stemmen", "Anders", "1"),
        ("Beschuldiging van stembusfraude", "Onjuiste informatie over stemmen", "1"),
        ("Dezelfde categorie", "", "8"),
    ]
    assert table.notes == ("Een advertentie die vaker is ingediend, zoals op meer platforms, telt hier één keer.",)


def test_for_machines(agreement):
    assert tables.agreement_csv(agreement) == (
        "category_coder_1,category_coder_2,ads\nvoting_information,other,1\nfraud_accusation,voting_information,1\n"
    )
    content = json.loads(tables.agreement_json(agreement))
    assert content["differences"][0] == {
        "category_coder_1": "voting_information",
        "category_coder_2": "other",
        "ads": 1,
    }
    del content["differences"], content["record"]
    assert content == {
        "coded_by_both": 10,
        "equal": 8,
        "alpha": 0.766871,
        "no_alpha": None,
        "coded_by_one": 0,
        "submissions": 30,
    }


def test_no_alpha_is_null_and_says_why(bnr_folder):
    nothing = coding_agreement(open_ledger(bnr_folder))
    content = json.loads(tables.agreement_json(nothing))
    assert (content["alpha"], content["no_alpha"], content["differences"]) == (None, "too_few", [])
    assert tables.agreement(nothing, "en").notes == ()
