"""Rules between the events and the ads."""

import pytest

from bnr_toolkit.checks import check_events


@pytest.mark.parametrize("cells", [{"submission": "", "account": ""}, {"submission": "ad-1", "account": "acc-1"}])
def test_an_event_has_one_subject(faults, records, cells):
    assert faults(records.event("ad-1", "halted") | cells) == [
        "events.csv › row 2: an event belongs to an ad or to an account. Fill in submission or account, one of the two."
    ]


def test_an_event_of_nobody_is_refused_and_an_account_is_never_shown(faults, records):
    assert faults(records.event("ad-3", "halted"), records.event("", "account_suspended", account="acc-9")) == [
        (
            "events.csv › A2 (row 2, column submission): there is no ad with the id 'ad-3'. "
            "Use an id from submissions.csv: ad-1, ad-2."
        ),
        (
            "events.csv › B3 (row 3, column account): no ad was submitted with this account. "
            "Use an account from submissions.csv."
        ),
    ]


def test_a_step_is_used_once_for_each_ad_and_each_account(faults, records):
    sound = [records.event("ad-1", "submitted", 1), records.event("ad-2", "submitted", 1)]
    account = records.event("", "account_suspended", 1, account="acc-1")
    assert faults(*sound, account) == []
    assert faults(*sound, records.event("ad-1", "approved", "01")) == [
        (
            "events.csv › C4 (row 4, column step): step '1' is already used in events.csv › C2 (row 2, column step). "
            "Number the events of one ad 1, 2, 3."
        )
    ]


@pytest.fixture(scope="module")
def told(submissions, events, records, said):
    """What is said of these events, of two ads on one account and one on none."""
    ads = submissions([records.ad("a", account="acc"), records.ad("b", account="acc"), records.ad("c")])

    def sentences(code, *rows, language="en"):
        cells = events([*rows])
        return said(check_events(cells, ads.columns, cells.columns), code, language)

    return sentences


def on_account(records, kind, step):
    return records.event("", kind, step, account="acc")


@pytest.mark.parametrize("kind", ["reversed_to_approved", "reversed_to_rejected"])
@pytest.mark.parametrize("before", [[], ["submitted"], ["in_review", "appealed"], ["withdrawn_by_tester"]])
def test_a_reversal_without_a_decision_before_it_is_refused(told, records, kind, before):
    history = [records.event("a", one, step) for step, one in enumerate([*before, kind, "reversed_to_approved"], 1)]
    row = len(before) + 2
    assert told("nothing_to_reverse", *history) == [
        (
            f"events.csv › D{row} (row {row}, column type): '{kind}' reverses an earlier decision, but no earlier "
            "decision about this ad is recorded. Record the earlier decision as a step before this one, or write "
            "approved or rejected if this is the first."
        )
    ]


def test_the_message_about_a_reversal_in_dutch(told, records):
    assert told("nothing_to_reverse", records.event("a", "reversed_to_approved"), language="nl") == [
        (
            "events.csv › D2 (rij 2, kolom type): 'reversed_to_approved' draait een eerder besluit terug, maar er "
            "staat geen eerder besluit over deze advertentie. Noteer het eerdere besluit als een stap hiervoor, "
            "of schrijf approved of rejected als dit het eerste is."
        )
    ]


@pytest.mark.parametrize("before", ["approved", "rejected", "halted", "held_for_identity", "removed_after_live"])
def test_a_reversal_of_any_decision_before_it_is_sound_whatever_the_order_of_the_rows(told, records, before):
    history = [records.event("a", "reversed_to_approved", 10), records.event("a", before, 9)]
    assert told("nothing_to_reverse", *history) == []


def test_an_action_on_the_account_can_be_reversed_for_one_ad(told, records):
    reversal = records.event("a", "reversed_to_approved", 2)
    assert told("nothing_to_reverse", reversal, on_account(records, "account_suspended", 1)) == []
    assert len(told("nothing_to_reverse", reversal, on_account(records, "account_suspended", 3))) == 1
    assert len(told("nothing_to_reverse", reversal, records.event("b", "approved", 1))) == 1


@pytest.mark.parametrize("cells", [{"type": "aproved"}, {"type": "approved", "step": "een"}])
def test_a_decision_that_is_misspelt_or_has_no_step_is_not_told_twice(told, records, cells):
    misspelt = {**records.event("a", "approved", 1), **cells}
    assert told("nothing_to_reverse", misspelt, records.event("a", "reversed_to_rejected", 2)) == []


@pytest.mark.parametrize("kind", ["approved", "approved_limited", "went_live"])
def test_an_approval_after_the_account_was_suspended_is_refused(told, records, kind):
    suspended = on_account(records, "account_suspended", 2)
    history = [records.event("b", "approved", 2), records.event("a", kind, 3), records.event("c", kind, 3), suspended]
    assert told("approved_after_suspension", *history) == [
        (
            f"events.csv › D3 (row 3, column type): '{kind}' comes after the account of this ad was suspended "
            "(events.csv › D5 (row 5, column type)). Correct the step; or record reversed_to_approved before it, "
            "if the platform restored the account."
        )
    ]
    assert told("approved_after_suspension", *history, language="nl") == [
        (
            f"events.csv › D3 (rij 3, kolom type): '{kind}' komt nadat het account van deze advertentie is opgeschort "
            "(events.csv › D5 (rij 5, kolom type)). Verbeter de stap; of noteer ervoor reversed_to_approved, "
            "als het platform het account herstelde."
        )
    ]


@pytest.mark.parametrize("subject", [{"submission": "a"}, {"submission": "", "account": "acc"}])
def test_an_approval_after_the_account_was_restored_is_sound(told, records, subject):
    suspended, approved = on_account(records, "account_suspended", 2), records.event("a", "went_live", 4)
    restored = {**records.event("", "reversed_to_approved", 3), **subject}
    assert told("approved_after_suspension", suspended, approved, restored) == []
    assert len(told("approved_after_suspension", suspended, approved, {**restored, "step": "1"})) == 1
    again = on_account(records, "account_suspended", "3")
    assert len(told("approved_after_suspension", again, approved, {**restored, "step": "2"})) == 1


def test_what_a_suspended_account_may_still_bring(told, records):
    kinds = ["halted", "rejected", "appealed", "removed_after_live", "withdrawn_by_tester"]
    history = [records.event("a", kind, step) for step, kind in enumerate(kinds, start=2)]
    assert told("approved_after_suspension", on_account(records, "account_suspended", 1), *history) == []


def test_ads_without_any_event_are_said_once(told, records):
    assert told("ads_without_events", records.event("c", "submitted")) == [
        (
            "events.csv: number of ads without any event: 2; the first is 'a'. They count as open. "
            "Record their decisions as soon as they are there."
        )
    ]
    assert told("ads_without_events", language="nl") == [
        (
            "events.csv: aantal advertenties zonder gebeurtenis: 3; de eerste is 'a'. Ze tellen als open. "
            "Noteer hun besluiten zodra die er zijn."
        )
    ]
    assert told("ads_without_events", on_account(records, "account_suspended", 1), records.event("c", "approved")) == []
