"""Shares decided by times known as ranges, by hand and against the exact case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.ranged_survival import turnbull
from bnr_toolkit.statistics.survival import aalen_johansen


def shown(masses):
    return [(mass.least, mass.most, mass.cause, round(mass.share, 4)) for mass in masses]


def test_ranges_that_overlap_share_what_they_have_in_common():
    assert shown(turnbull([(0, 2), (1, 3)])) == [(1, 2, "any", 1.0)]


def test_ranges_that_touch_share_the_moment():
    assert shown(turnbull([(0, 2), (2, 3)])) == [(2, 2, "any", 1.0)]


def test_what_is_open_after_the_last_decision_has_no_end_and_no_cause():
    assert shown(turnbull([(0, 2), (2, None)], ["approved", "not"])) == [(0, 2, "approved", 0.5), (2, None, None, 0.5)]


def test_one_still_open_is_dealt_out_over_what_may_come():
    # By hand: one in four at 1; the open one after 2 is shared by 3 and 4 alike.
    assert shown(turnbull([(1, 1), (2, None), (3, 3), (4, 4)])) == [
        (1, 1, "any", 0.25),
        (3, 3, "any", 0.375),
        (4, 4, "any", 0.375),
    ]


def test_causes_do_not_mix():
    masses = turnbull([(0, 2), (1, 3), (1, 2)], ["approved", "not", "approved"])
    assert shown(masses) == [(1, 2, "approved", 0.6667), (1, 3, "not", 0.3333)]


def test_exact_times_give_the_competing_shares():
    hours = [(1, 1), (2, 2), (3, 3), (4, None), (5, 5), (6, None)]
    masses = turnbull(hours, ["approved", "not", "approved", None, "approved", None])
    approved = [mass.share for mass in masses if mass.cause == "approved"]
    # C: Aalen-Johansen .1667, .3333, .5833; never .375 or .6875.
    assert [round(sum(approved[: number + 1]), 4) for number in range(3)] == [0.1667, 0.3333, 0.5833]


cases = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["approved", "not", None])), min_size=1, max_size=10)


@given(cases)
def test_exact_times_give_aalen_johansen(case):
    times, causes = zip(*case, strict=True)
    ranges = [(time, None if cause is None else time) for time, cause in case]
    masses = turnbull(ranges, causes)
    for cause, steps in aalen_johansen(times, causes).items():
        for step in steps:
            reached = sum(m.share for m in masses if m.cause == cause and m.most <= step.hours)
            assert reached == pytest.approx(step.share, abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), min_size=1, max_size=12))
def test_shares_make_one(case):
    masses = turnbull([(least, least + width) for least, width in case])
    assert sum(mass.share for mass in masses) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("ranges", "causes", "said"),
    [
        ([], None, "0 ranges and 0 outcomes: need as many of both, and at least one"),
        ([(1, 2)], [], "1 ranges and 0 outcomes: need as many of both, and at least one"),
        ([(2, 1)], None, "2 to 1 is no range of durations: need 0 <= least <= most"),
        ([(-1, 1)], None, "-1 to 1 is no range of durations: need 0 <= least <= most"),
        ([(0, float("inf"))], None, "0 to inf is no range of durations: need 0 <= least <= most"),
    ],
)
def test_impossible_input_is_refused(ranges, causes, said):
    with pytest.raises(ValueError, match=f"^{said}$"):
        turnbull(ranges, causes)
