"""Fisher's test, its mid-P and the order of all tables: values of others, ties, and what holds for every table."""

import re
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.fisher import fisher, fisher_mid_p, fisher_order

SIZES = st.integers(1, 25)
TABLES = st.tuples(SIZES, SIZES).flatmap(
    lambda sizes: st.tuples(st.integers(0, sizes[0]), st.just(sizes[0]), st.integers(0, sizes[1]), st.just(sizes[1]))
)


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        # I: R and the R package contingencytables 3.0.0, in the tests of the book of Fagerland, Lydersen and Laake.
        ((7, 34, 1, 34), ".05440"),
        ((9, 13, 4, 14), ".05698"),
        ((3, 4, 1, 4), ".48571"),
        # C: two routes. Published probes: Ireland November 2024, US October 2024, Princeton benign ads.
        ((3, 14, 8, 14), ".1201"),
        ((4, 8, 1, 8), ".282"),
        ((72, 81, 156, 157), ".000323"),
        ((9, 10, 6, 10), ".303"),
        # C: all against none.
        ((4, 4, 0, 4), ".02857"),
    ],
)
def test_fisher_has_the_digits_that_others_print(table, printed):
    assert round(fisher(*table), len(printed) - 1) == float(printed)


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        # I: the R package contingencytables 3.0.0.
        ((7, 34, 1, 34), ".02966"),
        ((9, 13, 4, 14), ".03914"),
        ((3, 4, 1, 4), ".25714"),
        # C: Ireland November 2024. The R package prints .0947: it halves only one of the two tied tables.
        ((3, 14, 8, 14), ".0692"),
    ],
)
def test_the_mid_p_halves_all_tied_tables(table, printed):
    assert round(fisher_mid_p(*table), len(printed) - 1) == float(printed)


@given(TABLES)
def test_the_mid_p_is_below_fishers_and_both_are_the_same_for_swapped_groups(table):
    approved_a, decided_a, approved_b, decided_b = table
    swapped = (approved_b, decided_b, approved_a, decided_a)
    refused = (decided_a - approved_a, decided_a, decided_b - approved_b, decided_b)
    assert 0 < fisher_mid_p(*table) < fisher(*table) <= 1
    for test in (fisher, fisher_mid_p):
        assert test(*table) == test(*swapped) == test(*refused)


@given(TABLES)
def test_the_order_has_the_p_of_every_table(table):
    approved_a, decided_a, approved_b, decided_b = table
    order = fisher_order(decided_a, decided_b)
    assert order.p[approved_a, approved_b] == fisher(*table)
    assert order.mid_p[approved_a, approved_b] == fisher_mid_p(*table)


@pytest.mark.parametrize(("decided_a", "decided_b"), [(1, 1), (3, 5), (6, 6), (4, 9)])
def test_tables_are_ranked_as_their_fractions_are(decided_a, decided_b):
    order = fisher_order(decided_a, decided_b)
    exact = {}
    for first in range(decided_a + 1):
        for second in range(decided_b + 1):
            margin = first + second
            weights = [
                comb(decided_a, other) * comb(decided_b, margin - other)
                for other in range(max(0, margin - decided_b), min(decided_a, margin) + 1)
            ]
            own = comb(decided_a, first) * comb(decided_b, second)
            exact[first, second] = Fraction(sum(weight for weight in weights if weight <= own), sum(weights))
    places = {value: place for place, value in enumerate(sorted(set(exact.values())))}
    assert {table: places[value] for table, value in exact.items()} == {
        table: int(order.rank[table]) for table in exact
    }


@pytest.mark.parametrize("test", [fisher, fisher_mid_p])
@pytest.mark.parametrize(("table", "said"), [((5, 4, 1, 2), "5 approved of 4"), ((1, 2, 0, 0), "0 approved of 0")])
def test_impossible_counts_are_refused(test, table, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)} decided is impossible"):
        test(*table)
