"""The exact unconditional tests: values of others, the traps of other libraries, and what holds for every table."""

import re
from fractions import Fraction

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.fisher import fisher
from bnr_toolkit.statistics.unconditional import fisher_boschloo, largest_chance, rejected_tables, suissa_shuster

SIZES = st.integers(1, 15)
TABLES = st.tuples(SIZES, SIZES).flatmap(
    lambda sizes: st.tuples(st.integers(0, sizes[0]), st.just(sizes[0]), st.integers(0, sizes[1]), st.just(sizes[1]))
)


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        # C: from an exact rational order, section 3.3 of the project's notes.
        ((7, 34, 1, 34), ".028106"),
        ((9, 13, 4, 14), ".052279"),
        # C: published probes, Ireland November 2024 and US October 2024.
        ((3, 14, 8, 14), ".0640"),
        ((4, 8, 1, 8), ".1363"),
        # C: without Berger and Boos; with them it is .0499.
        ((0, 16, 15, 72), ".0815"),
    ],
)
def test_suissa_shuster_has_the_digits_that_others_computed(table, printed):
    assert round(suissa_shuster(*table), len(printed) - 1) == float(printed)


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        # C: from an exact rational order. The R package prints .03986 for the first: its ties are lost to rounding.
        ((7, 34, 1, 34), ".038464"),
        ((9, 13, 4, 14), ".052279"),
        # C: the statistics literature orders by the two-sided Fisher p; scipy's variant gives .0387.
        ((0, 16, 15, 72), ".0524"),
        # C: the cases of the issue.
        ((6, 7, 2, 7), ".057"),
        ((6, 7, 1, 7), ".013"),
        ((7, 7, 2, 7), ".007"),
        ((5, 7, 2, 7), ".18"),
        ((9, 10, 3, 10), ".008"),
    ],
)
def test_fisher_boschloo_has_the_digits_that_others_computed(table, printed):
    assert round(fisher_boschloo(*table), len(printed) - 1) == float(printed)


def test_fishers_tea_by_hand():
    # 37 of the 128 halves: the tables 3/4 v 1/4 and further apart have 74 of the 256 ways, at a chance of ½.
    assert suissa_shuster(3, 4, 1, 4) == pytest.approx(float(Fraction(37, 128)), abs=1e-12)
    assert fisher_boschloo(3, 4, 1, 4) == pytest.approx(float(Fraction(37, 128)), abs=1e-12)


@given(TABLES)
def test_the_deciding_test_is_never_above_fishers(table):
    assert 0 < fisher_boschloo(*table) <= fisher(*table) + 1e-12


@given(TABLES)
def test_swapping_the_groups_or_what_is_counted_changes_nothing(table):
    approved_a, decided_a, approved_b, decided_b = table
    swapped = (approved_b, decided_b, approved_a, decided_a)
    refused = (decided_a - approved_a, decided_a, decided_b - approved_b, decided_b)
    for test in (fisher_boschloo, suissa_shuster):
        assert test(*table) == pytest.approx(test(*swapped), abs=1e-12)
        assert test(*table) == pytest.approx(test(*refused), abs=1e-12)


@pytest.mark.parametrize("decided", [1, 2, 7, 60])
@pytest.mark.parametrize("test", [fisher_boschloo, suissa_shuster])
def test_equal_counts_show_nothing(test, decided):
    for approved in (0, decided // 2, decided):
        assert test(approved, decided, approved, decided) == 1.0


@pytest.mark.parametrize(("decided_a", "decided_b"), [(1, 1), (4, 4), (7, 7), (3, 11), (12, 9)])
@pytest.mark.parametrize("alpha", [0.01, 0.05, 0.2])
def test_the_rejected_tables_are_those_with_a_low_p(decided_a, decided_b, alpha):
    rejected = rejected_tables(decided_a, decided_b, alpha)
    for first in range(decided_a + 1):
        for second in range(decided_b + 1):
            assert rejected[first, second] == (fisher_boschloo(first, decided_a, second, decided_b) <= alpha)


def test_the_largest_chance_of_a_set_that_is_not_symmetric():
    # Two approved of two in one group, none of two in the other: π²(1-π)², largest at ½; and all four: 1 at π = 1.
    tables = numpy.zeros((3, 3), dtype=bool)
    tables[2, 0] = True
    assert largest_chance(tables) == pytest.approx(1 / 16, abs=1e-12)
    tables[2, 2] = True
    assert largest_chance(tables) == pytest.approx(1, abs=1e-12)


def test_the_largest_chance_is_found_between_the_points_of_the_grid():
    # One table, 1 of 3 and 0 of 4: 3 π (1-π)^6 is largest at π = 1/7.
    tables = numpy.zeros((4, 5), dtype=bool)
    tables[1, 0] = True
    assert largest_chance(tables) == pytest.approx(float(3 * Fraction(1, 7) * Fraction(6, 7) ** 6), abs=1e-11)


@pytest.mark.parametrize("test", [fisher_boschloo, suissa_shuster])
@pytest.mark.parametrize(("table", "said"), [((-1, 4, 1, 2), "-1 approved of 4"), ((1, 2, 3, 2), "3 approved of 2")])
def test_impossible_counts_are_refused(test, table, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)} decided is impossible"):
        test(*table)
