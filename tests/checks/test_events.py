"""Rules between the events and the ads."""

import pytest


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
