"""Intervals for one proportion: what holds for every count, by every method. Oracles: tests/oracles."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval, wilson

CONFIDENCES = st.floats(min_value=0.0001, max_value=0.9999)
LEVELS = st.floats(min_value=0.5, max_value=0.9999)
COUNTS = st.integers(1, 10_000).flatmap(lambda decided: st.tuples(st.integers(0, decided), st.just(decided)))


@pytest.mark.parametrize(
    ("approved", "decided", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:857, Table I, method 3.
        (81, 263, ".2553", ".3662"),
        (0, 20, "0", ".1611"),
        # R package contingencytables 3.0.0, printed in its tests.
        (13, 16, ".5699", ".9341"),
        # R package binom, as shipped in the tests of statsmodels.
        (4, 20, ".080658", ".416017"),
        (18, 20, ".698966", ".972134"),
        (1, 30, ".005909", ".166704"),
        # R package DescTools, BinomCI.
        (100, 200, ".4313609", ".5686391"),
        # R 4.2.2, prop.test(6, 7, correct = FALSE).
        (6, 7, ".4868722", ".9743204"),
    ],
)
def test_the_interval_has_the_digits_that_others_print(approved, decided, low, high):
    interval = wilson(approved, decided)
    for bound, printed in ((interval.low, low), (interval.high, high)):
        digits = len(printed.removeprefix("."))
        assert round(bound, digits) == float(printed)


def test_one_sided_bounds_have_the_digits_that_others_print():
    # R package DescTools: upper bound at 95% one-sided, which is the upper bound at 90% two-sided.
    assert round(wilson(100, 200, 0.90).high, 6) == 0.557765


def test_a_small_record_by_hand():
    # z² p(1-p)/n and z²/4n² with z = 2 (confidence .9544997...), for 1 of 2, in fractions.
    centre, half = Fraction(1, 2), sqrt(Fraction(1, 8) + Fraction(4, 16)) * 2 / 3
    interval = wilson(1, 2, 0.9544997361036416)
    assert interval.low == pytest.approx(float(centre) - half, abs=1e-12)
    assert interval.high == pytest.approx(float(centre) + half, abs=1e-12)


@given(COUNTS, CONFIDENCES)
def test_the_bounds_hold_the_share_and_stay_between_nothing_and_everything(counts, confidence):
    approved, decided = counts
    interval = wilson(approved, decided, confidence)
    assert 0 <= interval.low <= approved / decided <= interval.high <= 1


@given(COUNTS, CONFIDENCES)
def test_counting_the_refused_mirrors_the_interval(counts, confidence):
    approved, decided = counts
    one, other = wilson(approved, decided, confidence), wilson(decided - approved, decided, confidence)
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)
    assert one.high == pytest.approx(1 - other.low, abs=1e-12)


@given(COUNTS)
def test_more_confidence_makes_it_wider(counts):
    narrow, wide = wilson(*counts, 0.8), wilson(*counts, 0.95)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@given(COUNTS.filter(lambda counts: counts[0] < counts[1]))
def test_one_approval_more_moves_both_bounds_up(counts):
    approved, decided = counts
    fewer, more = wilson(approved, decided), wilson(approved + 1, decided)
    assert fewer.low < more.low
    assert fewer.high < more.high


@pytest.mark.parametrize("decided", range(1, 31))
def test_none_and_all_reach_the_edge_exactly(decided):
    assert wilson(0, decided).low == 0.0
    assert wilson(decided, decided).high == 1.0
    assert 0 < wilson(decided, decided).low < 1


@pytest.mark.parametrize("confidence", [1e-300, 1e-12, 0.9999999999999999])
@pytest.mark.parametrize(("approved", "decided"), [(0, 1), (1, 3), (6, 7), (333_333, 1_000_000)])
def test_a_confidence_near_nothing_or_near_certain_still_gives_bounds(approved, decided, confidence):
    interval = wilson(approved, decided, confidence)
    assert 0 <= interval.low <= approved / decided <= interval.high <= 1


@pytest.mark.parametrize(("approved", "decided"), [(-1, 5), (6, 5), (0, 0), (1, 0), (0, -1), (-2, -1)])
def test_impossible_counts_are_refused(approved, decided):
    with pytest.raises(ValueError, match=f"^{approved} approved of {decided} decided is impossible"):
        wilson(approved, decided)


@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, float("nan"), float("inf")])
def test_an_impossible_confidence_is_refused(confidence):
    with pytest.raises(ValueError, match="is impossible: need a number between 0 and 1"):
        wilson(1, 2, confidence)


@given(COUNTS, LEVELS)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_holds_the_share_and_stays_between_nothing_and_everything(method, counts, confidence):
    approved, decided = counts
    interval = proportion_interval(approved, decided, confidence, method)
    assert 0 <= interval.low <= approved / decided <= interval.high <= 1
    assert (interval.low == 0) == (approved == 0)
    assert (interval.high == 1) == (approved == decided)


@given(COUNTS)
@pytest.mark.parametrize("method", METHODS)
def test_with_more_confidence_every_method_is_wider(method, counts):
    narrow, wide = proportion_interval(*counts, 0.8, method), proportion_interval(*counts, 0.95, method)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@given(COUNTS.filter(lambda counts: counts[0] < counts[1]))
@pytest.mark.parametrize("method", METHODS)
def test_one_approval_more_moves_the_bounds_of_every_method_up(method, counts):
    approved, decided = counts
    fewer = proportion_interval(approved, decided, 0.95, method)
    more = proportion_interval(approved + 1, decided, 0.95, method)
    assert fewer.low < more.low
    assert fewer.high < more.high


@given(COUNTS)
def test_mid_p_is_inside_clopper_pearson(counts):
    exact, mid_p = (proportion_interval(*counts, 0.95, method) for method in ("clopper_pearson", "mid_p"))
    assert exact.low <= mid_p.low <= mid_p.high <= exact.high


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("confidence", [1e-300, 1e-12, 0.9999999999999999])
@pytest.mark.parametrize(("approved", "decided"), [(0, 7), (1, 7), (7, 7), (5_000, 10_000)])
def test_every_method_gives_bounds_at_a_confidence_near_nothing_or_near_certain(method, approved, decided, confidence):
    interval = proportion_interval(approved, decided, confidence, method)
    assert 0 <= interval.low <= approved / decided <= interval.high <= 1


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("approved", "decided"), [(5, 4), (-1, 4), (0, 0), (1, -1)])
def test_every_method_refuses_an_impossible_count(method, approved, decided):
    with pytest.raises(ValueError, match=f"^{approved} approved of {decided} decided is impossible"):
        proportion_interval(approved, decided, 0.95, method)
    with pytest.raises(ValueError, match=f"^{approved} approved of {decided} decided is impossible"):
        one_sided_bound(approved, decided)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, float("nan"), float("inf")])
def test_every_method_refuses_an_impossible_confidence(method, confidence):
    with pytest.raises(ValueError, match="is impossible: need a number between 0 and 1"):
        proportion_interval(1, 2, confidence, method)
    with pytest.raises(ValueError, match="is impossible: need a number between 0 and 1"):
        one_sided_bound(0, 2, confidence)


def test_a_count_between_none_and_all_has_no_one_sided_bound():
    with pytest.raises(
        ValueError, match=r"^1 approved of 2 decided has no one-sided bound: need none approved or all$"
    ):
        one_sided_bound(1, 2)


@given(st.integers(1, 10_000), CONFIDENCES)
def test_the_one_sided_bounds_of_none_and_all_mirror_each_other(decided, confidence):
    assert one_sided_bound(0, decided, confidence) == pytest.approx(1 - one_sided_bound(decided, decided, confidence))
