"""Published tests as a table for readers and in the forms for machines."""

import csv
import io
import json

import pytest

from bnr_toolkit import tables, words
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates, beside, published_probes


@pytest.fixture(scope="module")
def side_by_side():
    own = approval_rates(open_ledger("data/bnr-tiktok-2023"), "platform,language")
    return beside(published_probes(open_ledger("data/published-probes")), own, "bnr-2023-nl")


def test_each_count_has_its_row_by_date_and_there_is_no_total(side_by_side):
    table = tables.published(side_by_side, "nl")
    assert table.columns == (
        *("Datum", "Tester", "Land", "Platform", "Taal", "Goedgekeurd", "Hoe zeker", "Herhaling van", "Bron"),
    )
    assert len(table.rows) == 45
    assert all(row.emphasis is None for row in table.rows)
    by_date = {row.cells[0]: row.cells for row in table.rows}
    assert by_date["27 februari 2023"] == (
        *("27 februari 2023", "BNR (dit record)", "Nederland", "TikTok", "Nederlands", "6 van 7"),
        *("Geteld uit dit record", "–", "dit record"),
    )
    assert by_date["14 september 2022"][:8] == (
        *("14 september 2022", "Global Witness", "Brazilië", "Facebook", "Portugees", "4 van 10", "Afgeleid"),
        "Global Witness, 15 augustus 2022; dezelfde advertenties",
    )
    assert by_date["21 mei 2019"][8] == "[4]"
    assert words.published_sources(side_by_side, "nl").paragraphs[3].startswith("[4] https://tweakers.net/nieuws/")
    assert by_date["4 mei 2021"][6] == "Gelezen; 6 tellingen opgeteld"
    assert by_date["21 november 2017"][5] == "4 van 4 (deel van een test)"
    assert by_date["23 februari 2023"][4] == "Onbekend"
    assert by_date["21 mei 2019"][2] == "Duitsland (account: Nederland)"
    assert table.notes[0].startswith("Gepubliceerde tests neigen naar missers")


def test_a_column_for_repeats_is_there_only_when_there_are_any():
    table = tables.published(published_probes(open_ledger("data/published-probes"), platform="X"), "en")
    assert table.columns[-2:] == ("How certain", "Source")
    assert [row.cells[5] for row in table.rows] == ["0 of 16"]


def test_machines_get_words_of_the_record_and_numbers(side_by_side):
    rows = list(csv.DictReader(io.StringIO(tables.published_csv(side_by_side))))
    assert len(rows) == 45
    assert rows[32] == {
        "probe": "bnr-tiktok-2023",
        "tester": "BNR Nieuwsradio",
        "date": "2023-02-27",
        "dated": "published",
        "country": "Netherlands",
        "language": "Dutch",
        "account_country": "",
        "platform": "TikTok",
        "approved": "6",
        "submitted": "7",
        "open": "0",
        "status": "counted",
        "parts": "1",
        "partial": "no",
        "repeats": "",
        "repeat_kind": "",
        "later_reversed": "",
        "source": "",
        "own": "yes",
    }
    content = json.loads(tables.published_json(side_by_side))
    assert (content["own_rule"], content["left_out"], content["uncounted"]) == ("first_decision", 0, [])
    assert (content["counts"][32]["approved"], content["counts"][32]["own"]) == (6, True)
    assert side_by_side.to_pandas()["own"].sum() == 1
    assert list(side_by_side.to_pandas().columns) == list(rows[0])
