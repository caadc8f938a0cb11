"""Tests of the same ads in two groups: what holds for any counts, and the interval that never contradicts the test."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.same_ads import discordant_interval, mcnemar_exact, mcnemar_mid_p

IDEAS = st.integers(0, 60)


@given(IDEAS, IDEAS)
def test_the_groups_may_be_swapped(only_first, only_second):
    assert mcnemar_exact(only_first, only_second) == mcnemar_exact(only_second, only_first)
    assert mcnemar_mid_p(only_first, only_second) == mcnemar_mid_p(only_second, only_first)
    one, swapped = discordant_interval(only_first, only_second), discordant_interval(only_second, only_first)
    if one is not None:
        assert (one.low, one.high) == (pytest.approx(1 - swapped.high), pytest.approx(1 - swapped.low))


@given(IDEAS, IDEAS)
def test_the_mid_p_is_below_the_exact_p_and_above_its_half(only_first, only_second):
    exact, middle = mcnemar_exact(only_first, only_second), mcnemar_mid_p(only_first, only_second)
    assert 0 < exact / 2 <= middle <= exact <= 1


@pytest.mark.parametrize("as_many", [0, 1, 7, 60])
def test_as_many_on_either_side_is_no_sign_of_a_difference(as_many):
    assert (mcnemar_exact(as_many, as_many), mcnemar_mid_p(as_many, as_many)) == (1.0, 1.0)


def test_without_ideas_that_differ_there_is_no_interval():
    assert discordant_interval(0, 0) is None


@given(IDEAS, IDEAS, st.floats(0.01, 0.9999))
def test_the_interval_holds_the_observed_share_and_speaks_with_the_test(only_first, only_second, confidence):
    bounds = discordant_interval(only_first, only_second, confidence)
    if bounds is None:
        assert only_first + only_second == 0
        return
    assert 0 <= bounds.low <= only_first / (only_first + only_second) <= bounds.high <= 1
    rejected = mcnemar_mid_p(only_first, only_second) <= 1 - confidence
    assert rejected == (not bounds.low <= 0.5 <= bounds.high)


@pytest.mark.parametrize(
    ("ideas", "confidence"), [(1, 0.5), (2, 0.75), (3, 0.875), (4, 0.9375), (5, 0.96875), (6, 0.984375)]
)
def test_where_p_is_the_level_exactly_the_interval_leaves_one_half_out(ideas, confidence):
    assert mcnemar_mid_p(ideas, 0) == 1 - confidence
    above, below = discordant_interval(ideas, 0, confidence), discordant_interval(0, ideas, confidence)
    assert above.low > 0.5 == pytest.approx(above.low)
    assert below.high < 0.5 == pytest.approx(below.high)


@pytest.mark.parametrize("call", [mcnemar_exact, mcnemar_mid_p, discordant_interval])
def test_negative_counts_are_refused(call):
    message = "-1 and 3 ideas are impossible: need counts of 0 or more"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        call(-1, 3)


@pytest.mark.parametrize("counts", [(3, 1), (0, 0)])
@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_an_impossible_confidence_is_refused_with_and_without_ideas_that_differ(counts, confidence):
    message = f"confidence {confidence} is impossible: need a number between 0 and 1"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        discordant_interval(*counts, confidence)
