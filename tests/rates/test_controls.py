"""Test ads beside harmless controls: who is whose twin, and what became of each pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import controls
from bnr_toolkit.results import Twins

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return open_ledger(PRACTICE)


def twin(records, number: int, test_ad: str | None, control: str | None, **cells: str):
    """A test ad and a control of one idea with their decisions; None is no decision."""
    ads = [
        records.ad(f"t{number}", concept=f"idea-{number}", **cells),
        records.ad(f"c{number}", concept=f"idea-{number}", expected="accept", **cells),
    ]
    decisions = zip(ads, (test_ad, control), strict=True)
    return ads, [records.event(ad["id"], kind or "in_review") for ad, kind in decisions]


def counts(group):
    return (group.violating.approved, group.violating.decided), (group.benign.approved, group.benign.decided)


def test_the_practice_record_by_platform(practice):
    counted = controls(practice, by="platform")
    assert [(group.key, *counts(group)) for group in counted.groups] == [
        (("Alpha",), (9, 10), (6, 6)),
        (("Beta",), (3, 10), (6, 7)),
        (("Gamma",), (4, 9), (0, 0)),
    ]
    alpha, beta, gamma = (group.twins for group in counted.groups)
    assert (alpha.both_approved, alpha.decided, alpha.undecided) == (6, 6, 1)
    assert (beta.both_approved, beta.told_apart, beta.wrong_way_round, beta.neither_approved) == (1, 5, 0, 1)
    assert gamma == Twins()
    assert counts(counted.total) == ((16, 29), (12, 13))
    assert (counted.total.twins.decided, counted.total.twins.undecided, counted.total.unpaired) == (13, 1, 0)
    assert "alpha-5" not in alpha.rows
    assert {"beta-7", "beta-7-benign"} <= set(beta.rows)


def test_each_of_the_four_ends_of_a_pair_and_the_fifth(records):
    ends = [
        ("approved", "approved"),
        ("rejected", "approved"),
        ("approved", "rejected"),
        ("rejected", "rejected"),
        ("approved", None),
        (None, "approved"),
    ]
    made = [twin(records, number, *end) for number, end in enumerate(ends)]
    ledger = records.ledger([ad for ads, _ in made for ad in ads], [event for _, events in made for event in events])
    total = controls(ledger).total
    assert (total.twins.both_approved, total.twins.told_apart) == (1, 1)
    assert (total.twins.wrong_way_round, total.twins.neither_approved, total.twins.undecided) == (1, 1, 2)
    assert total.unpaired == 0


@pytest.mark.parametrize(
    "cells", [{"concept": "other"}, {"concept": "unknown"}, {"platform": "Beta"}, {"language": "en"}]
)
def test_a_control_of_another_idea_platform_or_language_is_nobodys_twin(records, cells):
    ads, events = twin(records, 1, "rejected", "approved", language="nl")
    ads[1] = {**ads[1], **cells}
    total = controls(records.ledger(ads, events)).total
    assert (total.twins, total.unpaired) == (Twins(), 1)
    assert counts(total) == ((0, 1), (1, 1))


def test_an_idea_that_stands_twice_on_a_platform_has_no_twin(records):
    ads, events = twin(records, 1, "rejected", "approved")
    ads.append(records.ad("t2", concept="idea-1"))
    total = controls(records.ledger(ads, [*events, records.event("t2", "approved")])).total
    assert (total.twins.decided, total.unpaired) == (0, 1)


def test_a_new_attempt_is_nobodys_twin_and_takes_none_away(records):
    ads, events = twin(records, 1, "rejected", "approved")
    ads.append(records.ad("t2", concept="idea-1", parent="t1", what_changed="a word"))
    total = controls(records.ledger(ads, [*events, records.event("t2", "approved")])).total
    assert (total.twins.told_apart, total.unpaired) == (1, 0)
    assert counts(total) == ((1, 2), (1, 1))


def test_a_record_without_controls_has_none_and_that_is_no_error(bnr_folder):
    total = controls(open_ledger(bnr_folder)).total
    assert counts(total) == ((6, 7), (0, 0))
    assert (total.twins, total.unpaired) == (Twins(), 0)
    assert not total.approves_everything


def test_one_platform_and_another_rule(practice):
    beta = controls(practice, platform="Beta")
    assert (beta.groups, counts(beta.total), beta.context.platforms) == ((), ((3, 10), (6, 7)), ("Beta",))
    assert counts(controls(practice, rule="final_after_inquiry", platform="Alpha").total) == ((8, 10), (6, 6))


def test_by_category_and_other_mistakes_are_refused(practice, refusal):
    assert refusal(controls, practice, by="category") == (
        "parameter by: 'category' is not one of the accepted values. Use one of: platform, language."
    )
    assert refusal(controls, practice, by="platform,platform") == (
        "parameter by: 'platform,platform' is not one column or a pair of two different columns. "
        "Give one, or two with a comma between."
    )
    assert refusal(controls, practice, platform="Delta") == (
        "parameter platform: 'Delta' does not occur in the record. Use one of: Alpha, Beta, Gamma."
    )


def test_as_a_frame(practice):
    frame = controls(practice, by="platform").to_pandas()
    assert frame["platform"].tolist() == ["Alpha", "Beta", "Gamma", "total"]
    assert frame["told_apart"].tolist() == [0, 5, 0, 5]
