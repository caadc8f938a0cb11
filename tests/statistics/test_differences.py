"""Intervals for a difference: what holds for every pair of counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.differences import constrained_estimate, mee, miettinen_nurminen, newcombe

METHODS = [newcombe, miettinen_nurminen, mee]
COUNTS = st.integers(1, 60).flatmap(lambda decided: st.tuples(st.integers(0, decided), st.just(decided)))
LEVELS = st.floats(min_value=0.01, max_value=0.9999)


@given(COUNTS, COUNTS, LEVELS)
@pytest.mark.parametrize("method", METHODS)
def test_it_holds_the_difference_and_stays_between_minus_one_and_one(method, first, second, confidence):
    interval = method(*first, *second, confidence)
    difference = first[0] / first[1] - second[0] / second[1]
    assert -1 <= interval.low <= difference <= interval.high <= 1


@given(COUNTS, COUNTS)
@pytest.mark.parametrize("method", METHODS)
def test_the_groups_exchanged_mirror_it_and_so_do_the_refused(method, first, second):
    one, exchanged = method(*first, *second), method(*second, *first)
    assert (one.low, one.high) == (pytest.approx(-exchanged.high, abs=1e-9), pytest.approx(-exchanged.low, abs=1e-9))
    refused = method(first[1] - first[0], first[1], second[1] - second[0], second[1])
    assert (one.low, one.high) == (pytest.approx(-refused.high, abs=1e-6), pytest.approx(-refused.low, abs=1e-6))


@given(COUNTS, COUNTS)
@pytest.mark.parametrize("method", METHODS)
def test_more_confidence_makes_it_wider(method, first, second):
    narrow, wide = method(*first, *second, 0.8), method(*first, *second, 0.95)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@given(COUNTS, COUNTS)
def test_the_correction_makes_it_no_narrower(first, second):
    with_it, without = miettinen_nurminen(*first, *second), mee(*first, *second)
    assert with_it.low <= without.low + 1e-12
    assert without.high <= with_it.high + 1e-12


@given(COUNTS, COUNTS, st.floats(-1, 1))
def test_the_constrained_estimate_is_a_chance_and_so_is_its_twin(first, second, difference):
    found = constrained_estimate(first[0] / first[1], first[1], second[0] / second[1], second[1], difference)
    assert 0 <= found <= 1
    assert -1e-12 <= found - difference <= 1 + 1e-12


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("wrong", [(5, 4), (-1, 4), (0, 0)])
def test_impossible_counts_are_refused_in_either_group(method, wrong):
    for counts in ((*wrong, 1, 2), (1, 2, *wrong)):
        with pytest.raises(ValueError, match=f"^{wrong[0]} approved of {wrong[1]} decided is impossible"):
            method(*counts)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("confidence", [0, 1, -0.5, 95, float("nan")])
def test_an_impossible_confidence_is_refused(method, confidence):
    with pytest.raises(ValueError, match="is impossible: need a number between 0 and 1"):
        method(1, 2, 1, 2, confidence)
