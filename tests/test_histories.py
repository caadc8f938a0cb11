"""One ad's story: its steps in order, where it stood first and last."""

import pytest

from bnr_toolkit.histories import ad_histories
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.results import Bilingual


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    return ad_histories(open_ledger(bnr_folder))


def test_the_real_record_tells_seven_stories_in_its_own_order(bnr):
    assert [history.id for history in bnr.histories] == [f"ad-{number}" for number in range(1, 8)]
    assert [history.first for history in bnr.histories].count("approved") == 6
    assert [history.id for history in bnr.approved_first] == ["ad-1", "ad-2", "ad-3", "ad-5", "ad-6", "ad-7"]
    assert bnr.halted_after_inquiry == bnr.approved_first
    assert bnr.halting_is_inferred


def test_a_story_of_the_real_record(bnr):
    third = bnr.histories[2]
    assert (third.category, third.further_categories) == ("home_address", ("call_to_violence",))
    assert [(step.step, step.type, step.trigger, step.coding, step.observed_from) for step in third.steps] == [
        (1, "approved", "initial_review", "source", "unknown"),
        (2, "halted", "press_inquiry", "ours", "unknown"),
    ]
    assert (third.first, third.final) == ("approved", "halted")


def test_the_first_stage_agrees_with_the_count(bnr_folder, bnr):
    ledger = open_ledger(bnr_folder)
    assert len(bnr.approved_first) == approval_rates(ledger).total.approved
    left = approval_rates(ledger, rule="final_after_inquiry").total.approved
    assert len(bnr.approved_first) - len(bnr.halted_after_inquiry) == left


def story(records, *steps, **cells):
    events = [
        records.event("ad-1", kind, number, trigger=trigger) for number, (kind, trigger) in enumerate(steps, start=1)
    ]
    return ad_histories(records.ledger([records.ad("ad-1", **cells)], events)).histories[0]


def test_an_ad_of_which_nothing_is_known_has_no_first_and_no_last(records):
    history = story(records)
    assert (history.first, history.final, history.steps) == (None, None, ())
    assert not history.halted_after_inquiry


def test_what_is_unknown_is_no_text_for_readers(records):
    history = story(records, description_nl="unknown", description_en="", further_categories="unknown")
    assert history.description == Bilingual("", "")
    assert history.further_categories == ()


INITIAL = ("approved", "initial_review")


@pytest.mark.parametrize(
    "kind", ["halted", "rejected", "reversed_to_rejected", "removed_after_live", "account_suspended"]
)
def test_an_approved_ad_that_the_questions_stopped_was_halted_after_them(records, kind):
    assert story(records, INITIAL, (kind, "press_inquiry")).halted_after_inquiry


@pytest.mark.parametrize(
    "steps",
    [
        (INITIAL,),
        (INITIAL, ("halted", "user_report")),
        (INITIAL, ("halted", "unknown")),
        (INITIAL, ("appealed", "press_inquiry")),
        (("rejected", "initial_review"), ("halted", "press_inquiry")),
        # Let through again afterwards: then it was not stopped.
        (INITIAL, ("halted", "press_inquiry"), ("reversed_to_approved", "time_only")),
    ],
)
def test_other_stories_were_not_halted_after_the_questions(records, steps):
    assert not story(records, *steps).halted_after_inquiry


def test_an_ad_that_went_live_passed_like_one_that_was_approved(records):
    events = [records.event("ad-1", "went_live", 1), records.event("ad-2", "approved", 1)]
    ledger = records.ledger([records.ad("ad-1"), records.ad("ad-2")], events)
    assert len(ad_histories(ledger).approved_first) == approval_rates(ledger).total.approved == 2


def test_that_an_ad_was_halted_is_inferred_only_when_that_step_is_ours(records):
    def inferred(*codings):
        events = [records.event("ad-1", "approved", 1, coding=codings[0])]
        events += [records.event("ad-1", "appealed", 2, coding=codings[1], trigger="press_inquiry")]
        events += [records.event("ad-1", "halted", 3, coding=codings[2], trigger="press_inquiry")]
        return ad_histories(records.ledger([records.ad("ad-1")], events)).halting_is_inferred

    assert inferred("source", "source", "ours")
    assert not inferred("ours", "ours", "source")


def test_steps_come_in_order_and_an_action_on_the_account_stands_among_them(records):
    ads = [records.ad("ad-1", account="acc-1")]
    events = [
        records.event("ad-1", "in_review", 10),
        records.event("ad-1", "submitted", 9),
        records.event("", "account_suspended", 11, account="acc-1"),
    ]
    (history,) = ad_histories(records.ledger(ads, events)).histories
    assert [(step.step, step.type) for step in history.steps] == [
        (1, "submitted"),
        (2, "in_review"),
        (3, "account_suspended"),
    ]
    assert (history.first, history.final) == ("account_suspended", "account_suspended")
    assert "acc-1" not in repr(history)


def test_periods_are_utc_from_the_first_to_the_last_moment_that_a_time_can_mean(records):
    probe = records.PROBE + "time_zone: Europe/Amsterdam\ncutoff: 2025-04-20\ninquiries:\n"
    probe += "  - {recipient: Beta, asked: 2025-04-04 10:00}\n  - {recipient: Alpha, asked: 2025-04-02}\n"
    probe += "  - {recipient: Alpha, asked: unknown}\n"
    events = [
        records.event("ad-1", "approved", observed_from="2025-03-30", observed_to="2025-03-31 09:00"),
        records.event("ad-1", "halted", 2, observed_from="2025-04-05 09:00", observed_to="unknown"),
    ]
    ledger = records.ledger(
        [records.ad("ad-1", submitted_at="2025-03-30"), records.ad("ad-2", platform="Beta")], events, probe
    )
    told = ad_histories(ledger)
    first, second = told.histories
    assert (first.submitted_at, first.submitted.begin.isoformat()) == ("2025-03-30", "2025-03-29T23:00:00+00:00")
    assert first.submitted.end.isoformat() == "2025-03-30T21:59:59.999999+00:00"
    assert first.steps[0].period.end.isoformat() == "2025-03-31T07:00:00+00:00"
    assert (first.steps[1].period, second.submitted) == (None, None)
    assert told.until.begin.isoformat() == "2025-04-19T22:00:00+00:00"
    assert [asked.begin.isoformat() for asked in told.asked] == [
        "2025-04-01T22:00:00+00:00",
        "2025-04-04T08:00:00+00:00",
    ]
    assert ad_histories(ledger, "Alpha").asked == told.asked[:1]
