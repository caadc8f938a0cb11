"""Tables that fit published totals: what holds for any totals."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.margins import paired_tables

TOTALS = st.integers(1, 60).flatmap(
    lambda decided: st.tuples(st.integers(0, decided), st.integers(0, decided), st.just(decided))
)


@given(TOTALS)
def test_every_table_has_the_totals_and_there_is_always_one(totals):
    approved_first, approved_second, decided = totals
    tables = paired_tables(*totals)
    assert tables
    for both, only_first, only_second, neither in tables:
        assert min(both, only_first, only_second, neither) >= 0
        assert (both + only_first, both + only_second) == (approved_first, approved_second)
        assert both + only_first + only_second + neither == decided


@given(TOTALS)
def test_each_table_has_two_more_ideas_apart_than_the_one_before(totals):
    apart = [only_first + only_second for _, only_first, only_second, _ in paired_tables(*totals)]
    assert apart[0] == abs(totals[0] - totals[1])
    assert all(after == before + 2 for before, after in pairwise(apart))


@pytest.mark.parametrize("totals", [(15, 0, 20), (0, 4, 9), (8, 10, 10), (0, 0, 3), (5, 5, 5)])
def test_where_none_or_all_were_approved_there_is_one_table(totals):
    assert len(paired_tables(*totals)) == 1


@pytest.mark.parametrize("totals", [(5, 3, 4), (3, 5, 4), (-1, 2, 4), (0, 0, 0)])
def test_totals_that_cannot_be_are_refused(totals):
    message = (
        f"{totals[0]} and {totals[1]} approved of {totals[2]} decided is impossible: "
        "need 0 <= approved <= decided and decided >= 1"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        paired_tables(*totals)
