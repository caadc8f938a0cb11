"""The invented practice record: its counts by platform, idea and control, written by hand from its sheets."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from bnr_toolkit.ledger import checked, open_ledger
from bnr_toolkit.outcomes import outcomes
from bnr_toolkit.rates import approval_rates

FOLDER = Path(__file__).parent.parent.parent / "data" / "practice-probe"

# Which of the ten ideas were approved at first; of all others but OPEN the first decision was a rejection.
APPROVED_IDEAS = {"Alpha": {1, 2, 3, 4, 5, 6, 7, 8, 9}, "Beta": {6, 8, 9}, "Gamma": {1, 2, 5, 6}}
OPEN = {"gamma-10", "alpha-5-benign"}


@pytest.fixture(scope="module")
def ledger():
    return open_ledger(FOLDER)


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_is_wrong_with_it():
    record, findings = checked(FOLDER)
    assert findings == []
    assert record is not None
    assert len(record) == 44


def test_it_says_that_it_is_invented_in_both_languages(ledger):
    context = ledger.context
    assert context.title.nl.startswith("Verzonnen oefenrecord")
    assert context.title.en.startswith("Invented practice record")
    assert context.notice.nl.startswith("Verzonnen oefenrecord. Er bestaat geen krant, platform of advertentie")
    assert context.notice.en.startswith("Invented practice record. No newspaper, platform or ad named here exists")


def test_how_many_were_approved_by_platform_and_by_what_the_rules_ask(ledger):
    counted = approval_rates(ledger, by="platform,expected")
    assert {group.key: (group.approved, group.decided, group.open) for group in counted.groups} == {
        ("Alpha", "reject"): (9, 10, 0),
        ("Alpha", "accept"): (6, 6, 1),
        ("Beta", "reject"): (3, 10, 0),
        ("Beta", "accept"): (6, 7, 0),
        ("Gamma", "reject"): (4, 9, 1),
    }
    assert (counted.total.approved, counted.total.decided, counted.total.open) == (16, 29, 1)
    assert counted.controls_left_out == 14


def test_which_ideas_each_platform_approved(ledger):
    decided = dict(outcomes(ledger).select("id", "outcome").iter_rows())
    for platform, ideas in APPROVED_IDEAS.items():
        assert {idea for idea in range(1, 11) if decided[f"{platform.lower()}-{idea}"] == "approved"} == ideas
    assert {identifier for identifier, outcome in decided.items() if outcome == "open"} == OPEN


def test_every_idea_stands_once_on_every_platform_in_one_language():
    violating = [row for row in rows("submissions.csv") if row["expected"] == "reject"]
    assert Counter((row["concept"], row["platform"]) for row in violating) == {
        (f"idea-{idea}", platform): 1 for idea in range(1, 11) for platform in APPROVED_IDEAS
    }
    assert {row["language"] for row in rows("submissions.csv")} == {"nl"}


def test_seven_ideas_have_a_harmless_twin_on_two_platforms():
    controls = [row for row in rows("submissions.csv") if row["expected"] == "accept"]
    assert Counter((row["concept"], row["platform"]) for row in controls) == {
        (f"idea-{idea}", platform): 1 for idea in range(1, 8) for platform in ("Alpha", "Beta")
    }
    assert {row["category"] for row in controls} == {"benign"}


def test_every_time_is_known_some_to_the_minute_and_some_between_two_looks(ledger):
    assert "unknown" not in {row["submitted_at"] for row in rows("submissions.csv")}
    decisions = [row for row in rows("events.csv") if row["trigger"] == "initial_review" and row["type"] != "in_review"]
    exact = [row for row in decisions if row["observed_from"] == row["observed_to"]]
    assert (len(exact), len(decisions)) == (23, 42)
    assert [row["observed_from"] for row in exact if len(row["observed_from"]) == len("2025-02-14")] == ["2025-02-14"]
    assert ledger.context.cutoff == "2025-02-28"


def test_one_approved_ad_was_stopped_after_questions(ledger):
    stopped = [row for row in rows("events.csv") if row["trigger"] == "press_inquiry"]
    assert [(row["submission"], row["type"]) for row in stopped] == [("alpha-1", "halted")]
    status = approval_rates(ledger, rule="final_after_inquiry")
    assert (status.total.approved, status.total.decided) == (15, 29)


def test_the_protocol_was_frozen_before_the_first_submission(ledger):
    frozen = str(ledger.content["protocol"]["frozen"])
    assert frozen == "2025-02-03"
    assert frozen < min(row["submitted_at"] for row in rows("submissions.csv"))
    assert ledger.context.inference == "repeat-of-this-test"


def test_two_people_chose_the_same_category_for_eight_of_the_ten_ideas():
    violating = [row for row in rows("submissions.csv") if row["expected"] == "reject"]
    codes = {row["concept"]: (row["category_coder_1"], row["category_coder_2"]) for row in violating}
    assert {(row["concept"], row["category_coder_1"], row["category_coder_2"]) for row in violating} == {
        (concept, *pair) for concept, pair in codes.items()
    }
    assert {concept: pair for concept, pair in codes.items() if pair[0] != pair[1]} == {
        "idea-3": ("voting_information", "other"),
        "idea-5": ("fraud_accusation", "voting_information"),
    }
    controls = [row for row in rows("submissions.csv") if row["expected"] == "accept"]
    assert {(row["category_coder_1"], row["category_coder_2"]) for row in controls} == {("", "")}
