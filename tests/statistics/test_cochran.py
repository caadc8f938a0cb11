"""Cochran's Q with its exact p: what holds for any table, and how large a table may be."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.cochran import CochranQ, cochran_q

TABLES = st.integers(2, 4).flatmap(
    lambda groups: st.lists(st.lists(st.booleans(), min_size=groups, max_size=groups), min_size=1, max_size=12)
)


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_ideas_and_of_groups_is_of_no_account(rows, chance):
    found = cochran_q(rows)
    groups = list(range(len(rows[0])))
    chance.shuffle(groups)
    shuffled = [[row[group] for group in groups] for row in rows]
    chance.shuffle(shuffled)
    again = cochran_q(shuffled)
    assert (again.statistic, again.exact_p) == (pytest.approx(found.statistic), pytest.approx(found.exact_p, rel=1e-12))


@given(TABLES)
def test_approved_and_not_approved_may_be_swapped(rows):
    found, mirrored = cochran_q(rows), cochran_q([[not one for one in row] for row in rows])
    assert mirrored.statistic == pytest.approx(found.statistic)
    assert mirrored.exact_p == pytest.approx(found.exact_p, rel=1e-12)


@given(TABLES)
def test_ideas_decided_alike_in_all_groups_tell_nothing(rows):
    groups = len(rows[0])
    more = [*rows, [True] * groups, [False] * groups, [True] * groups]
    found, with_more = cochran_q(rows), cochran_q(more)
    assert with_more.statistic == pytest.approx(found.statistic)
    assert with_more.exact_p == pytest.approx(found.exact_p, rel=1e-12)


@given(TABLES)
def test_the_p_is_a_chance_and_the_exact_one_speaks(rows):
    found = cochran_q(rows)
    assert 0 < found.exact_p <= 1
    assert 0 <= found.asymptotic_p <= 1
    assert found.p == found.exact_p


@pytest.mark.parametrize("rows", [[(True, True, True)], [(False, False)] * 3, [(True, True), (False, False)]])
def test_without_ideas_that_differ_nothing_is_shown(rows):
    assert cochran_q(rows) == CochranQ(0.0, len(rows[0]) - 1, 1.0, 1.0)


def test_numbers_count_as_yes_and_no():
    assert cochran_q([(1, 0, 0)] * 5) == cochran_q([(True, False, False)] * 5)


def uneven(ideas, groups, seed=1):
    chance = random.Random(seed)
    return [[chance.random() < 0.5 for _ in range(groups)] for _ in range(ideas)]


# Ideas each approved in two of four groups, six orders each, are the most work that four groups can be.
@pytest.mark.parametrize("rows", [uneven(20, 4), [(True, True, False, False)] * 20, uneven(40, 4)])
def test_a_usual_table_has_an_exact_p(rows):
    assert cochran_q(rows).exact_p is not None


@pytest.mark.slow
def test_too_large_a_table_has_no_exact_p():
    found = cochran_q(uneven(200, 6))
    assert found.exact_p is None
    assert found.p == found.asymptotic_p


@pytest.mark.parametrize(
    ("rows", "lengths"), [([], "[]"), ([(True,)] * 3, "[1]"), ([(), ()], "[0]"), ([(True, False), (True,)], "[1, 2]")]
)
def test_what_is_no_table_is_refused(rows, lengths):
    message = f"rows of {lengths} groups are impossible: need one row an idea, alike, of two or more"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        cochran_q(rows)
