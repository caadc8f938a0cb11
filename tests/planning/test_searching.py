"""The least number of ads that meets a target and goes on meeting it, in a row that goes up and down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.planning.searching import Search, lasting, rows_around, searched_to
from bnr_toolkit.results import PlanRow


def test_a_smooth_row_has_one_answer():
    assert lasting(lambda ads: ads >= 39, 100) == Search(ads=39, first=39, searched_to=58)


def test_the_first_that_meets_the_target_is_no_answer_when_a_later_one_fails():
    assert lasting(lambda ads: ads in (4, 6) or ads >= 9, 100) == Search(ads=9, first=4, searched_to=21)


def test_one_ad_may_be_enough():
    assert lasting(lambda ads: True, 100) == Search(ads=1, first=1, searched_to=11)


def test_a_target_that_is_never_met_has_no_answer():
    assert lasting(lambda ads: False, 100) is None


def test_an_answer_that_cannot_be_tried_far_enough_is_none():
    assert searched_to(72) == 100
    assert lasting(lambda ads: ads >= 72, 100) == Search(72, 72, 100)
    assert lasting(lambda ads: ads >= 73, 100) is None


@given(st.sets(st.integers(1, 40)), st.integers(1, 60))
def test_the_answer_is_the_one_after_the_last_failure(lucky, always):
    def meets(ads):
        return ads in lucky or ads >= always

    last_failure = max((ads for ads in range(1, 200) if not meets(ads)), default=0)
    search = lasting(meets, 200)
    assert search is not None
    if search.searched_to > last_failure:
        assert search.ads == last_failure + 1
    assert search.first == min(ads for ads in range(1, 200) if meets(ads))
    assert all(meets(ads) for ads in range(search.ads, search.searched_to + 1))
    assert search.ads == 1 or not meets(search.ads - 1)


def numbers(search):
    return [row.ads for row in rows_around(search, float, lambda ads: ads >= search.ads)]


@pytest.mark.parametrize(
    ("search", "shown"),
    [
        (Search(39, 39, 58), [5, 10, 20, 30, 37, 38, 39, 40, 41, 50]),
        (Search(1, 1, 11), [1, 2, 3, 5, 10]),
        (Search(3, 1, 13), [1, 2, 3, 4, 5, 10]),
        (Search(16, 13, 30), [5, 10, 12, 13, 14, 15, 16, 17, 18, 20, 30]),
    ],
)
def test_the_rows_are_the_numbers_around_the_answer_and_round_ones(search, shown):
    assert numbers(search) == shown


def test_a_first_that_is_far_away_does_not_make_the_table_long():
    assert numbers(Search(111, 94, 148)) == [5, 10, 20, 30, 50, *range(99, 114)]


def test_a_row_says_what_its_number_buys():
    rows = rows_around(Search(1, 1, 11), lambda ads: 1 / ads, lambda ads: ads > 1)
    assert rows[:2] == (PlanRow(1, 1.0, False), PlanRow(2, 0.5, True))
