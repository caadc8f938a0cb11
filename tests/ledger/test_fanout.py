"""An action on an account reaches the ads that were still open, and becomes an event of theirs."""

import pytest

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.ledger.fanout import spread_account_events


def spread(*events, ads=(("ad-1", "acc-1"), ("ad-2", "acc-1"), ("ad-3", "acc-2"))):
    names = ("submission", "account", "step", "type")
    history = {name: TextColumn.of(event[index] for event in events) for index, name in enumerate(names)}
    columns = {"id": TextColumn.of(one for one, _ in ads), "account": TextColumn.of(one for _, one in ads)}
    result = spread_account_events(columns, history)
    return list(zip(result["submission"], result["step"], result["type"], strict=True))


SUSPENDED = ("", "acc-1", "2", "account_suspended")


def test_every_open_ad_of_the_account_is_reached_and_no_other():
    assert spread(SUSPENDED) == [("ad-1", "1", "account_suspended"), ("ad-2", "1", "account_suspended")]


@pytest.mark.parametrize(
    "kind",
    [
        "approved",
        "approved_limited",
        "rejected",
        "halted",
        "reversed_to_approved",
        "reversed_to_rejected",
        "went_live",
        "removed_after_live",
    ],
)
def test_an_ad_with_a_decision_keeps_it(kind):
    assert ("ad-1", "1", kind) in spread(("ad-1", "", "1", kind), SUSPENDED)
    assert ("ad-1", "2", "account_suspended") not in spread(("ad-1", "", "1", kind), SUSPENDED)


@pytest.mark.parametrize("kind", ["submitted", "in_review", "appealed", "held_for_identity", "withdrawn_by_tester"])
def test_an_ad_without_a_decision_is_reached(kind):
    reached = spread(("ad-1", "", "1", kind), SUSPENDED)
    assert reached[:2] == [("ad-1", "1", kind), ("ad-1", "2", "account_suspended")]


def test_an_ad_that_was_opened_again_is_reached():
    events = [
        ("ad-1", "", "1", "approved"),
        ("ad-1", "", "2", "held_for_identity"),
        ("", "acc-1", "3", "account_suspended"),
    ]
    assert ("ad-1", "3", "account_suspended") in spread(*events)


def test_the_action_comes_after_the_ads_own_event_of_the_same_step():
    assert spread(("ad-1", "", "2", "approved"), SUSPENDED)[0] == ("ad-1", "1", "approved")
    assert ("ad-1", "2", "account_suspended") not in spread(("ad-1", "", "2", "approved"), SUSPENDED)


def test_an_event_after_the_action_follows_it():
    events = [SUSPENDED, ("ad-1", "", "3", "reversed_to_approved")]
    assert spread(*events)[:2] == [("ad-1", "1", "account_suspended"), ("ad-1", "2", "reversed_to_approved")]


def test_two_actions_reach_an_ad_once():
    again = ("", "acc-1", "3", "account_suspended")
    assert [row for row in spread(SUSPENDED, again) if row[0] == "ad-1"] == [("ad-1", "1", "account_suspended")]


def test_steps_of_an_ad_that_no_action_reached_stay_as_they_were():
    assert spread(("ad-3", "", "7", "approved"), SUSPENDED)[-1] == ("ad-3", "7", "approved")


def test_events_come_back_by_ad_and_step_whatever_their_order_in_the_file():
    events = [("ad-3", "", "10", "halted"), ("ad-1", "", "1", "approved"), ("ad-3", "", "9", "approved")]
    assert spread(*events) == [("ad-1", "1", "approved"), ("ad-3", "9", "approved"), ("ad-3", "10", "halted")]


def test_an_account_that_is_unknown_or_empty_is_never_struck():
    ads = (("ad-1", ""), ("ad-2", "unknown"))
    assert spread(SUSPENDED, ads=ads) == []


def test_an_event_has_one_subject_afterwards():
    ads = {"id": TextColumn.of(["ad-1"]), "account": TextColumn.of(["acc-1"])}
    event = {"submission": "", "account": "acc-1", "step": "1", "type": "account_suspended"}
    history = {name: TextColumn.of([text]) for name, text in event.items()}
    assert spread_account_events(ads, history)["account"] == [""]
