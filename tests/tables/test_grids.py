"""Categories down, platforms across, and the counts of both in the margins."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from bnr_toolkit import open_ledger, tables
from bnr_toolkit.facts import collect
from bnr_toolkit.rates import approval_grid

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return approval_grid(open_ledger(PRACTICE))


@pytest.fixture(scope="module")
def sparse(records):
    ads = [records.ad("1"), records.ad("2", category="weapons"), records.ad("3", platform="Beta", category="weapons")]
    ads.append(records.ad("4", platform="Beta", category="vague"))
    return approval_grid(records.ledger(ads, [records.event("1", "approved"), records.event("4", "approved")]))


def test_the_table_for_readers(practice):
    table = tables.grid(practice, "nl")
    assert table.columns == ("Categorie", "Alpha", "Beta", "Gamma", "Alle platforms")
    assert table.rows[0].cells == ("Onjuiste informatie over stemmen", "3 van 3", "0 van 3", "2 van 3", "5 van 9")
    assert table.rows[-2].cells == ("Namaak", "0 van 1", "0 van 1", "geen besluit", "0 van 2, 1 open")
    assert table.rows[-1].cells == ("Alle categorieën", "9 van 10", "3 van 10", "4 van 9, 1 open", "16 van 29, 1 open")
    assert table.rows[-1].emphasis == "total"
    assert table.units == "Aantallen testadvertenties: goedgekeurd, van de advertenties waarover is besloten."
    assert set(table.facts) <= set(collect(practice).by_id)


def test_what_is_not_tested_not_decided_or_set_apart(sparse):
    rows = {row.cells[0]: row for row in tables.grid(sparse, "en").rows}
    assert rows["Gambling"].cells[1:] == ("1 of 1", "none counted", "1 of 1")
    assert rows["Weapons"].cells[1:] == ("no decision", "no decision", "no decision")
    assert rows["Not described"].emphasis == "apart"


def test_a_spreadsheet_gets_numbers(practice):
    rows = list(csv.DictReader(io.StringIO(tables.datawrapper(tables.grid(practice, "nl")))))
    assert rows[0]["Alpha"] == "3"
    assert rows[0]["Alpha, van hoeveel"] == "3"
    assert rows[-1]["Gamma"] == "geen besluit"


def test_untested_combinations_do_not_make_a_column_text(records):
    ads = [records.ad("1"), records.ad("2", platform="Beta", category="weapons")]
    grid = approval_grid(records.ledger(ads, [records.event(ad["id"], "approved") for ad in ads]))
    rows = list(csv.DictReader(io.StringIO(tables.datawrapper(tables.grid(grid, "nl")))))
    assert [row["Alpha"] for row in rows] == ["1", "niet getest"]
    assert [row["Alpha, van hoeveel"] for row in rows] == ["1", ""]


def test_csv_has_every_combination_and_the_margins(sparse):
    rows = list(csv.DictReader(io.StringIO(tables.grid_csv(sparse))))
    keyed = {(row.pop("platform"), row.pop("category")): tuple(row.values()) for row in rows}
    assert keyed["Alpha", "gambling"] == ("1", "1", "0", "1")
    assert keyed["Beta", "gambling"] == ("0", "0", "0", "0")
    assert keyed["total", "weapons"] == ("0", "0", "2", "2")
    assert keyed["Beta", "total"] == ("1", "1", "1", "2")
    assert keyed["total", "total"] == ("2", "2", "2", "4")
    assert len(keyed) == 2 * 3 + 2 + 3 + 1


def test_json_names_the_record_the_rule_and_what_was_not_tested(records, sparse):
    ads = [records.ad("1"), records.ad("2", platform="Beta", category="weapons")]
    grid = approval_grid(records.ledger(ads, [records.event(ad["id"], "approved") for ad in ads]))
    said = json.loads(tables.grid_json(grid))
    assert said["rule"] == "first_decision"
    assert said["record"] == grid.stamp.digest
    assert said["untested"] == [
        {"platform": "Beta", "category": "gambling"},
        {"platform": "Alpha", "category": "weapons"},
    ]
    assert said["counts"][0] == {
        "platform": "Alpha",
        "category": "gambling",
        "approved": 1,
        "decided": 1,
        "open": 0,
        "submitted": 1,
        "rows": ["1"],
    }
    assert json.loads(tables.grid_json(sparse))["untested"] == []
