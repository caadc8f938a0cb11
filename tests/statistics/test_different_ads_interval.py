"""The interval for different ads: one verdict with its test, and it holds its level."""

import re
from math import comb

import numpy
import pytest

from bnr_toolkit.statistics.different_ads import RESOLUTION, fisher_boschloo, fisher_boschloo_interval


def tables(decided_a, decided_b):
    return [(first, decided_a, second, decided_b) for first in range(decided_a + 1) for second in range(decided_b + 1)]


def assert_one_verdict(table, interval, alpha):
    observed = table[0] / table[1] - table[2] / table[3]
    assert -1 <= interval.low <= observed <= interval.high <= 1
    assert (interval.low <= 0 <= interval.high) == (fisher_boschloo(*table) > alpha), table
    # Whether 0 is in it can be read from the signs of the bounds.
    assert interval.low != 0 != interval.high


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        # C: computed here, and confirmed by the search of tests/oracles/test_different_ads.py.
        ((6, 7, 2, 7), -0.0160, 0.9068),
        ((9, 10, 3, 10), 0.1608, 0.8795),
        ((7, 7, 6, 7), -0.2982, 0.5787),
        ((72, 81, 156, 157), -0.1945, -0.0432),
    ],
)
def test_some_intervals(table, low, high):
    interval = fisher_boschloo_interval(*table)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_none_of_ten_twice_is_the_bound_that_can_be_computed_by_hand():
    # The worst pair has no chance in one group: none of ten in the other has (1 - d)^10 = .025.
    interval = fisher_boschloo_interval(0, 10, 0, 10)
    by_hand = 1 - 0.025 ** (1 / 10)
    assert (interval.low, interval.high) == (pytest.approx(-by_hand, abs=1e-4), pytest.approx(by_hand, abs=1e-4))


def test_all_against_none_reaches_the_edge():
    assert fisher_boschloo_interval(5, 5, 0, 5).high == 1.0
    assert fisher_boschloo_interval(0, 5, 5, 5).low == -1.0
    assert fisher_boschloo_interval(1, 1, 0, 1).low < 0


@pytest.mark.parametrize(("decided_a", "decided_b"), [(1, 1), (2, 3), (4, 4), (5, 3), (7, 7), (8, 2)])
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_the_interval_and_the_test_give_one_verdict(decided_a, decided_b, confidence):
    for table in tables(decided_a, decided_b):
        assert_one_verdict(table, fisher_boschloo_interval(*table, confidence), 1 - confidence)


@pytest.mark.slow
def test_the_interval_and_the_test_give_one_verdict_for_all_tables_up_to_twelve_ads_a_group():
    for decided_a in range(1, 13):
        for decided_b in range(1, decided_a + 1):
            for table in tables(decided_a, decided_b):
                assert_one_verdict(table, fisher_boschloo_interval(*table), 0.05)


@pytest.mark.parametrize("table", [(6, 7, 2, 7), (0, 4, 3, 9), (10, 12, 1, 5), (2, 8, 3, 3), (9, 10, 2, 5)])
def test_swapping_the_groups_turns_the_interval_round(table):
    approved_a, decided_a, approved_b, decided_b = table
    one = fisher_boschloo_interval(*table)
    other = fisher_boschloo_interval(approved_b, decided_b, approved_a, decided_a)
    assert (one.low, one.high) == (-other.high, -other.low)


@pytest.mark.parametrize("table", [(6, 7, 2, 7), (0, 4, 3, 9), (10, 12, 1, 5), (0, 6, 0, 3)])
def test_counting_what_was_not_approved_turns_it_round_too(table):
    approved_a, decided_a, approved_b, decided_b = table
    one = fisher_boschloo_interval(*table)
    other = fisher_boschloo_interval(decided_a - approved_a, decided_a, decided_b - approved_b, decided_b)
    assert (one.low, one.high) == (
        pytest.approx(-other.high, abs=2 * RESOLUTION),
        pytest.approx(-other.low, abs=2 * RESOLUTION),
    )


def binomial(decided, chance):
    return numpy.array(
        [comb(decided, count) * chance**count * (1 - chance) ** (decided - count) for count in range(decided + 1)]
    )


def least_coverage(decided_a, decided_b, confidence, grid):
    """How often the interval holds the true difference, at the worst pair of chances of the grid."""
    made = {table: fisher_boschloo_interval(*table, confidence) for table in tables(decided_a, decided_b)}
    shape = (decided_a + 1, decided_b + 1)
    low = numpy.array([interval.low for interval in made.values()]).reshape(shape)
    high = numpy.array([interval.high for interval in made.values()]).reshape(shape)
    return min(
        binomial(decided_a, first)
        @ ((low - 1e-12 <= first - second) & (first - second <= high + 1e-12))
        @ binomial(decided_b, second)
        for first in grid
        for second in grid
    )


GRID = (0.001, 0.01, *(number / 40 for number in range(41)), 0.99, 0.999)


@pytest.mark.parametrize(("decided_a", "decided_b"), [(1, 1), (3, 3), (5, 2), (7, 7), (8, 6)])
def test_the_interval_holds_the_true_difference_as_often_as_it_promises(decided_a, decided_b):
    assert least_coverage(decided_a, decided_b, 0.95, GRID) >= 0.95


@pytest.mark.parametrize("confidence", [0.8, 0.99])
def test_it_does_so_at_other_levels(confidence):
    assert least_coverage(6, 4, confidence, GRID) >= confidence


@pytest.mark.slow
@pytest.mark.parametrize(("decided_a", "decided_b"), [(10, 5), (9, 7), (12, 5), (12, 12), (20, 9)])
def test_it_does_so_for_larger_groups(decided_a, decided_b):
    near_nothing = (0.0, 0.003, 0.006, 0.009)
    grid = sorted(
        {*GRID, *near_nothing, *(0.3 + shift for shift in near_nothing), *(0.5 + shift for shift in near_nothing)}
    )
    assert least_coverage(decided_a, decided_b, 0.95, grid) >= 0.95


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((5, 4, 1, 2), "5 approved of 4 decided is impossible"),
        ((1, 2, 0, 0), "0 approved of 0 decided is impossible"),
        ((1, 2, 1, 2, 1.0), "confidence 1.0 is impossible"),
        ((1, 2, 1, 2, 0.0), "confidence 0.0 is impossible"),
    ],
)
def test_impossible_input_is_refused(arguments, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)}"):
        fisher_boschloo_interval(*arguments)
