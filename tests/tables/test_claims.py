"""Counts of others as a table for readers and in the forms for machines."""

import json

from bnr_toolkit import open_ledger, tables
from bnr_toolkit.rates import sourced_counts
from bnr_toolkit.results import Row

CLAIMS = """\
cell,measure,value,source,status
proef / Alpha,submitted,7,example.org/a,read
proef / Alpha,later_reversed,unknown,example.org/b,conflicting
"=proef, Beta",approved,21,example.org/a,inferred
"""


def counts(tmp_path):
    folder = tmp_path / "proef"
    folder.mkdir()
    (folder / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    return sourced_counts(open_ledger(folder))


def test_each_count_has_its_row_in_words_with_its_source(tmp_path):
    made = counts(tmp_path)
    table = tables.claims(made, "nl")
    assert table.caption == "Aantallen die anderen publiceerden, met hun bron"
    assert table.columns == ("Waarover", "Wat is geteld", "Aantal", "Hoe zeker", "Bron")
    assert table.numeric == (False, False, True, False, False)
    assert table.rows == (
        Row(("proef / Alpha", "Ingediend", "7", "Gelezen", "example.org/a")),
        Row(("proef / Alpha", "Later herzien", "onbekend", "In strijd", "example.org/b")),
        Row(("=proef, Beta", "Goedgekeurd", "21", "Afgeleid", "example.org/a")),
    )
    assert table.notes[1] == (
        "Gelezen: het staat in de bron. Afgeleid: door ons berekend uit wat de bron noemt. In strijd: een andere bron "
        "noemt een ander aantal."
    )
    english = tables.claims(made, "en")
    assert english.caption == "Counts that others published, with their source"
    assert english.columns == ("About", "What was counted", "Count", "How certain", "Source")
    assert english.rows[1].cells[1:4] == ("Later reversed", "unknown", "Conflicting")


def test_the_forms_for_machines_have_codes_and_numbers(tmp_path):
    made = counts(tmp_path)
    assert tables.claims_csv(made) == CLAIMS
    assert json.loads(tables.claims_json(made)) == {
        "record": made.stamp.digest,
        "claims": [
            {
                "cell": "proef / Alpha",
                "measure": "submitted",
                "value": 7,
                "source": "example.org/a",
                "status": "read",
            },
            {
                "cell": "proef / Alpha",
                "measure": "later_reversed",
                "value": None,
                "source": "example.org/b",
                "status": "conflicting",
            },
            {
                "cell": "=proef, Beta",
                "measure": "approved",
                "value": 21,
                "source": "example.org/a",
                "status": "inferred",
            },
        ],
    }


def test_the_table_is_shown_in_every_form(tmp_path):
    table = tables.claims(counts(tmp_path), "en")
    assert '<th scope="row">proef / Alpha</th>' in tables.html(table)
    assert "| proef / Alpha | Submitted | 7 | Read | example.org/a |" in tables.markdown(table)
    assert "'=proef, Beta" in tables.csv(table)
    assert "proef / Alpha" in tables.text(table)
