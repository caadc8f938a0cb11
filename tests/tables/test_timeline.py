"""The table of steps: the data behind the timeline."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from bnr_toolkit import open_ledger, tables
from bnr_toolkit.histories import ad_histories

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return ad_histories(open_ledger(PRACTICE))


def test_a_row_a_step_with_both_times_and_what_set_it_off(practice):
    table = tables.timeline(practice, "nl")
    assert table.caption == "Wat er met de advertenties gebeurde, stap voor stap"
    assert table.columns == (
        "Advertentie", "Platform", "Wat er gebeurde", "Niet eerder dan", "Niet later dan", "Aanleiding",
    )  # fmt: skip
    submitted = "10 februari 2025, 09.00 uur"
    approved = "10 februari 2025, 09.41 uur"
    assert [row.cells for row in table.rows[:3]] == [
        ("alpha-1", "Alpha", "Ingediend", submitted, submitted, "–"),
        ("alpha-1", "Alpha", "Goedgekeurd", approved, approved, "eerste beoordeling"),
        (
            "alpha-1",
            "Alpha",
            "Tegengehouden",
            "20 februari 2025, 16.00 uur",
            "21 februari 2025, 09.00 uur",
            "vragen van de redactie",
        ),
    ]
    assert table.notes == (
        "Zijn de twee tijden gelijk, dan is de tijd precies vastgelegd; een dag zonder tijd is die hele dag.",
        "Tijden zonder eigen vermelding zijn die van Amsterdam.",
        "Onderaan, apart: onschuldige controleadvertenties; die tellen niet mee.",
    )
    assert table.units == "Tijden op de klok van de tester, zoals vastgelegd."


def test_controls_stand_below_the_others(practice):
    apart = [row.emphasis == "apart" for row in tables.timeline(practice, "en").rows]
    assert apart == sorted(apart)
    assert sum(apart) == 28


def test_what_was_not_recorded_is_said_and_our_inference_is_marked(bnr_folder):
    table = tables.timeline(ad_histories(open_ledger(bnr_folder)), "en")
    assert table.columns[:2] == ("Ad", "What happened")
    assert table.rows[2].cells == ("ad-1", "Stopped*", "not recorded", "not recorded", "questions from the newsroom")
    assert table.notes[-1].startswith("*")


def test_an_event_of_submission_takes_the_place_of_the_column(records):
    events = [records.event("ad-1", "submitted", observed_from="2025-03-01", observed_to="2025-03-02")]
    table = tables.timeline(ad_histories(records.ledger([records.ad("ad-1")], events)), "nl")
    assert [row.cells[1:4] for row in table.rows] == [("Ingediend", "1 maart 2025", "2 maart 2025")]


def test_the_csv_holds_times_as_recorded(practice):
    rows = list(csv.DictReader(io.StringIO(tables.timeline_csv(practice))))
    assert len(rows) == 44 + 45
    assert rows[2] == {
        "submission": "alpha-1",
        "platform": "Alpha",
        "expected": "reject",
        "step": "2",
        "type": "halted",
        "observed_from": "2025-02-20 16:00",
        "observed_to": "2025-02-21 09:00",
        "trigger": "press_inquiry",
        "coding": "source",
    }
    assert (rows[0]["step"], rows[0]["type"], rows[0]["observed_from"]) == ("0", "submitted", "2025-02-10 09:00")
