"""Shares decided by exact times, against printed values and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.survival import aalen_johansen, kaplan_meier

# I: R survival 3.5-3, survfit(Surv(time, status) ~ 1, data = subset(aml, x == "Maintained")).
AML = (9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161)
RELAPSED = (True, True, False, True, True, False, True, True, False, True, False)
# C: six ads by hand.
HOURS = (1, 2, 3, 4, 5, 6)
OUTCOMES = ("approved", "not", "approved", None, "approved", None)


def test_the_maintained_group_of_aml():
    steps = kaplan_meier(AML, RELAPSED)
    assert [step.hours for step in steps] == [9, 13, 18, 23, 31, 34, 48]
    assert [round(1 - step.share, 3) for step in steps] == [0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184]
    assert all(step.since == step.hours for step in steps)


def test_bounds_are_those_of_the_double_logarithm():
    # I: lifelines 0.30 KaplanMeierFitter, and R conf.type = "log-log": .508 to .987 at 9.
    first = kaplan_meier(AML, RELAPSED)[0]
    assert (round(1 - first.high, 3), round(1 - first.low, 3)) == (0.508, 0.987)


def test_a_refusal_takes_an_ad_away_from_approval():
    approved = aalen_johansen(HOURS, OUTCOMES)["approved"]
    assert [(step.hours, round(step.share, 4)) for step in approved] == [(1, 0.1667), (3, 0.3333), (5, 0.5833)]


def test_refusals_as_if_they_were_waiting_would_say_more():
    """The known mistake, here to show that the two differ: no function of ours gives it for outcomes that compete."""
    mistaken = kaplan_meier(HOURS, [outcome == "approved" for outcome in OUTCOMES])
    assert [round(step.share, 4) for step in mistaken] == [0.1667, 0.375, 0.6875]
    given = [round(step.share, 4) for steps in aalen_johansen(HOURS, OUTCOMES).values() for step in steps]
    assert not {0.375, 0.6875} & set(given)


def test_when_all_are_decided_the_share_is_one_without_bounds():
    steps = kaplan_meier([1, 2], [True, True])
    assert steps[-1] == (2, 1.0, None, None, 2)


def test_when_none_is_decided_there_are_no_steps():
    assert kaplan_meier([1, 2], [False, False]) == ()
    assert aalen_johansen([1, 2], [None, None]) == {}


def test_one_still_open_at_the_time_of_a_decision_was_waiting_for_it():
    assert [(step.hours, step.share) for step in kaplan_meier([5, 5], [True, False])] == [(5, 0.5)]


cases = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["approved", "not", None])), min_size=1, max_size=12)


@given(cases)
def test_shares_of_causes_add_up_to_the_share_decided(case):
    times, causes = zip(*case, strict=True)
    whole = kaplan_meier(times, [cause is not None for cause in causes])
    parts = [steps[-1].share for steps in aalen_johansen(times, causes).values()]
    assert sum(parts) == pytest.approx(whole[-1].share if whole else 0)


@given(cases)
def test_shares_rise_and_lie_within_their_bounds(case):
    times, causes = zip(*case, strict=True)
    for steps in aalen_johansen(times, causes).values():
        shares = [step.share for step in steps]
        assert shares == sorted(shares)
        for step in steps:
            assert step.low is None or 0 <= step.low <= step.share <= step.high <= 1


@pytest.mark.parametrize(
    ("times", "decided", "confidence", "said"),
    [
        ([], [], 0.95, "0 times and 0 outcomes: need as many of both, and at least one"),
        ([1], [True, False], 0.95, "1 times and 2 outcomes: need as many of both, and at least one"),
        ([-1], [True], 0.95, "-1 is no duration: need a number of 0 or more"),
        ([float("nan")], [True], 0.95, "nan is no duration: need a number of 0 or more"),
        ([float("inf")], [True], 0.95, "inf is no duration: need a number of 0 or more"),
        ([1], [True], 1, "confidence 1 is impossible: need a number between 0 and 1"),
    ],
)
def test_impossible_input_is_refused(times, decided, confidence, said):
    with pytest.raises(ValueError, match="^" + said.replace("(", r"\(")):
        kaplan_meier(times, decided, confidence)
