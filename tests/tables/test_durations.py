"""Tables of the time to a decision, for readers and for machines."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bnr_toolkit import facts, for_audience, open_ledger, tables
from bnr_toolkit.durations import time_to_decision

PRACTICE = Path(__file__).parents[2] / "data" / "practice-probe"
HOURS = (1, 2, 3, 4, 5, 6)
OUTCOMES = ("approved", "rejected", "approved", "", "approved", "")


@pytest.fixture(scope="module")
def practice():
    return time_to_decision(open_ledger(PRACTICE, "public"), by="platform")


@pytest.fixture(scope="module")
def competing(records):
    """C: hours 1 to 6, approved, rejected, approved, open, approved, open; all watched until noon."""
    noon = "2024-01-01 12:00"
    ads = [
        records.ad(f"ad-{hour}", submitted_at=f"2024-01-01 {12 - hour:02}:00", concept=f"idea-{hour}") for hour in HOURS
    ]
    events = [
        records.event(f"ad-{hour}", kind, observed_from=noon, observed_to=noon)
        for hour, kind in zip(HOURS, OUTCOMES, strict=True)
        if kind
    ]
    return time_to_decision(records.ledger(ads, events, f"{records.PROBE}cutoff: {noon}\n"))


def test_counts_within_horizons(practice):
    table = tables.durations(practice, "nl")
    assert table.columns == ("Platform", "Binnen", "Besloten", "Goedgekeurd", "Testadvertenties")
    assert [row.cells for row in table.rows[:3]] == [
        ("Alpha", "1 uur", "3–4", "3–4", "10"),
        ("Alpha", "24 uur", "9–10", "9", "10"),
        ("Alpha", "48 uur", "10", "9", "10"),
    ]
    assert table.rows[-1].cells == ("Totaal", "48 uur", "25–26", "15", "30")
    assert table.caption.startswith("Tijd tot het eerste besluit: over hoeveel testadvertenties was besloten")


def test_ad_by_ad_the_open_one_last(practice):
    table = tables.durations_ads(practice, "en")
    assert table.columns == ("Ad", "At least (hours)", "At most (hours)", "First decision")
    assert table.rows[0].cells == ("alpha-7", "0.33", "0.33", "approved")
    assert table.rows[-1].cells == ("gamma-10", "372.75", "–", "none yet at the cut-off")


def test_every_number_is_a_fact(practice):
    known = set(facts.collect(practice).by_id)
    for table in (tables.durations(practice, "en"), tables.durations_ads(practice, "en")):
        assert set(table.facts) <= known


def test_csv(practice):
    lines = tables.durations_csv(practice).splitlines()
    assert lines[0] == (
        "platform,hours,decided_least,decided_most,approved_least,approved_most,counted,open,without_times"
    )
    assert lines[1] == "Alpha,1,3,4,3,4,10,0,0"
    assert lines[-1] == "total,48,25,26,15,15,30,1,0"


def test_json_gives_ranges_of_hours_and_steps_with_their_method(practice):
    content = json.loads(tables.durations_json(practice))
    alpha = content["groups"][0]
    assert (content["cutoff"], content["rule"], alpha["method"]) == ("2025-02-28", "first_decision", "turnbull")
    assert alpha["ads"][0] == {"id": "alpha-7", "least": 0.333333, "most": 0.333333, "outcome": "approved"}
    assert alpha["decided"][-1] == {"hours": 30.25, "share": 1.0, "low": None, "high": None, "since": 21.75}


def test_what_counts_refusals_as_waiting_is_given_nowhere(competing):
    """C: .1667, .3333, .5833 is the share approved; 1 - KM with refusals censored would say .375 and .6875."""
    given = json.loads(tables.durations_json(competing))["total"]
    assert [round(step["share"], 4) for step in given["approved"]] == [0.1667, 0.3333, 0.5833]
    for product in (
        tables.durations_json(competing),
        tables.durations_csv(competing),
        *(str(tables.durations(competing, language)) for language in ("nl", "en")),
        *(str(fact.value) for fact in facts.collect(competing).facts),
    ):
        assert "0.375" not in product
        assert "0.6875" not in product


def test_no_bounds_for_readers_where_nothing_is_inferred(competing):
    assert competing.has_bounds
    public = for_audience(competing, "public")
    assert public.context.inference == "none"
    assert not public.has_bounds
    allowed = replace(competing, context=replace(competing.context, inference="repeat-of-this-test"))
    assert for_audience(allowed, "public").has_bounds


def test_a_record_without_times_has_no_rows(bnr_folder):
    empty = time_to_decision(open_ledger(bnr_folder), required=False)
    assert tables.durations(empty, "nl").rows == tables.durations_ads(empty, "nl").rows == ()
    assert tables.durations(empty, "nl").notes == ()
