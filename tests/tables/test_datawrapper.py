"""Tables as Datawrapper takes them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from bnr_toolkit import tables
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.rates import approval_rates, published_probes
from bnr_toolkit.results import Row, Table

STAMP = Stamp("proef", "0" * 64, "public")
PUBLISHED = Path(__file__).parents[2] / "data" / "published-probes"


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    return open_ledger(bnr_folder)


def texts(*cells: str, language: str = "nl") -> Table:
    return Table("Telling", language, ("Datum",), (False,), tuple(Row((cell,)) for cell in cells), (), STAMP)


def read(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline="")))


def test_the_case_by_category_is_numbers_without_notes_caption_or_total(bnr):
    counted = tables.rates(approval_rates(bnr, "category"), "nl")
    assert tables.datawrapper(counted) == (
        "Categorie,Goedgekeurd,Niet goedgekeurd,Ingediend,"
        '"Interval (95%), ondergrens","Interval (95%), bovengrens"\n'
        "Onjuiste informatie over stemmen,1,0,1,0.21,1.00\n"
        "Oproep tot geweld,1,0,1,0.21,1.00\n"
        "Woonadres gedeeld,1,0,1,0.21,1.00\n"
        "Beschuldiging van stembusfraude,0,1,1,0.00,0.79\n"
        "Niet afzonderlijk beschreven,3,0,3,,\n"
    )
    assert read(tables.datawrapper(counted, with_total=True))[-1] == ["Totaal", "6", "1", "7", "0.49", "0.97"]


def test_a_table_of_nothing_but_a_total_has_it(bnr):
    assert read(tables.datawrapper(tables.rates(approval_rates(bnr), "en")))[1][:3] == ["Total", "6", "1"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", ("27 februari 2023", "Mei 2024", "2024")), ("en", ("27 February 2023", "May 2024", "2024"))],
)
def test_dates_in_words_are_written_as_exactly_as_they_are_known(language, said):
    written = read(tables.datawrapper(texts(*said, language=language)))
    assert written == [["Datum"], ["2023-02-27"], ["2024-05"], ["2024"]]


def test_a_column_with_any_other_text_keeps_its_words():
    for other in ("datum onbekend", "30 quintober 2023", "100 mei 2024", "in mei 2024"):
        assert read(tables.datawrapper(texts("27 februari 2023", other)))[1:] == [["27 februari 2023"], [other]]


def test_the_published_counts_have_iso_dates_and_counts_in_columns():
    published = published_probes(open_ledger(PUBLISHED), "TikTok")
    rows = read(tables.datawrapper(tables.published(published, "nl")))
    assert rows[4][:1] + rows[4][5:7] == ["2023-02-27", "6", "7"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\n@", "＝"])
def test_no_text_becomes_a_formula_where_the_data_are_downloaded(start):
    hostile = f'{start}HYPERLINK("x")'
    written = tables.datawrapper(
        Table(hostile, "nl", (hostile, "A"), (False, True), (Row((hostile, "−0,5")),), (), STAMP)
    )
    (head, _), (cell, value) = read(written)
    assert head == cell == f"'{hostile.strip()}"
    assert value == "-0.5"


def test_a_cell_stays_on_one_line_and_hides_nothing():
    assert tables.datawrapper(texts("a\nb\u202ec\x00")) == "Datum\na bc�\n"


def test_the_texts_around_it_have_the_names_of_the_api():
    said = replace(
        texts("a"), notes=("Een noot.", "Nog een."), units="Aantallen.", scope="Bron: De Krant.", source="Record 0."
    )
    content = json.loads(tables.datawrapper_about(said))
    assert content == {
        "title": "Telling",
        "language": "nl-NL",
        "metadata": {
            "describe": {
                "intro": "Aantallen.",
                "source-name": "Bron: De Krant. Record 0.",
                "aria-description": "Telling. Aantallen.",
            },
            "annotate": {"notes": "Een noot. Nog een."},
        },
    }
    described = json.loads(tables.datawrapper_about(said, alt="Zes van de zeven."))["metadata"]["describe"]
    assert described["aria-description"] == "Zes van de zeven."
