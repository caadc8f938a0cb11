"""Test ads beside harmless controls as a table, CSV and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bnr_toolkit import open_ledger, tables
from bnr_toolkit.rates import controls

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return open_ledger(PRACTICE)


def test_by_platform_for_readers(practice):
    table = tables.controls(controls(practice, "platform"), "nl")
    assert table.caption == "Testadvertenties naast onschuldige controles: goedgekeurd"
    assert table.columns == (
        *("Platform", "Testadvertenties", "Onschuldige controles", "Paren: beide", "Alleen de onschuldige"),
        *("Alleen de testadvertentie", "Geen van beide", "Paren zonder besluit"),
    )
    assert [row.cells for row in table.rows] == [
        ("Alpha", "9 van 10", "6 van 6, 1 open", "6", "0", "0", "0", "1"),
        ("Beta", "3 van 10", "6 van 7", "1", "5", "0", "1", "0"),
        ("Gamma", "4 van 9, 1 open", "–", "0", "0", "0", "0", "0"),
        ("Totaal", "16 van 29, 1 open", "12 van 13, 1 open", "7", "5", "0", "1", "1"),
    ]
    assert [row.emphasis for row in table.rows] == [None, None, None, "total"]
    assert table.notes[0].startswith("Een paar is een testadvertentie en een onschuldige controle van hetzelfde idee")


def test_pairs_without_a_decision_have_a_column_only_where_there_are_any(practice):
    table = tables.controls(controls(practice, platform="Beta"), "en")
    assert table.columns == (
        *("", "Test ads", "Harmless controls", "Pairs: both", "Only the harmless one", "Only the test ad", "Neither"),
    )
    assert [row.cells for row in table.rows] == [("Total", "3 of 10", "6 of 7", "1", "5", "0", "1")]


def test_csv_and_json_hold_every_count(practice):
    counted = controls(practice, "platform")
    header, alpha, _, gamma, total = tables.controls_csv(counted).splitlines()
    assert header == (
        "platform,violating_approved,violating_decided,violating_open,benign_approved,benign_decided,benign_open,"
        "both_approved,told_apart,wrong_way_round,neither_approved,undecided_pairs,unpaired_controls"
    )
    assert alpha == "Alpha,9,10,0,6,6,1,6,0,0,0,1,0"
    assert gamma == "Gamma,4,9,1,0,0,0,0,0,0,0,0,0"
    assert total == "total,16,29,1,12,13,1,7,5,0,1,1,0"
    content = json.loads(tables.controls_json(counted))
    assert (content["rule"], content["by"], content["record"]) == ("first_decision", ["platform"], counted.stamp.digest)
    assert content["groups"][1]["told_apart"] == content["total"]["told_apart"] == 5
    assert "platform" not in content["total"]
    assert tables.controls_csv(controls(practice)).splitlines()[1] == "16,29,1,12,13,1,7,5,0,1,1,0"
