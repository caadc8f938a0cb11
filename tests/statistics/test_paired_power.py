"""Exact power of the test of the same ads: small cases by hand, and what holds for any chances."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.paired_power import power_same_ads
from bnr_toolkit.statistics.same_ads import mcnemar_exact, mcnemar_mid_p

CHANCES = st.floats(0, 1).flatmap(lambda first: st.tuples(st.just(first), st.floats(0, 1 - first)))


def test_five_ideas_by_hand():
    # Only five to none is shown at .05 (mid-P .03125; four to none .0625): all to the first, or all to the second.
    assert power_same_ads(0.6, 0.1, 5) == pytest.approx(0.6**5 + 0.1**5)
    assert power_same_ads(0.5, 0.5, 5) == pytest.approx(2 * 0.5**5)


def test_six_ideas_by_hand():
    # Shown: six to none, and five to none with one idea decided alike; not five to one (mid-P .125).
    assert mcnemar_mid_p(5, 1) > 0.05
    assert power_same_ads(0.6, 0.1, 6) == pytest.approx(0.6**6 + 0.1**6 + 6 * 0.3 * (0.6**5 + 0.1**5))


def test_where_groups_never_differ_nothing_is_shown():
    assert power_same_ads(0, 0, 40) == 0


@given(CHANCES, st.integers(1, 25))
def test_the_groups_may_be_swapped(chances, ideas):
    first, second = chances
    assert power_same_ads(first, second, ideas) == pytest.approx(power_same_ads(second, first, ideas), abs=1e-12)


@given(CHANCES, st.integers(1, 20))
def test_a_milder_level_shows_no_less(chances, ideas):
    assert 0 <= power_same_ads(*chances, ideas, 0.01) <= power_same_ads(*chances, ideas, 0.1) <= 1


@pytest.mark.parametrize("apart", [0.05, 0.2, 0.35, 0.5, 0.7])
@pytest.mark.parametrize("ideas", [5, 8, 12, 16, 30, 60, 93])
def test_where_there_is_no_difference_the_test_keeps_its_level(apart, ideas):
    # As Fagerland, Lydersen and Laake 2013 found of it; here where up to seven of ten ideas are decided differently.
    assert power_same_ads(apart / 2, apart / 2, ideas) <= 0.05


def test_where_every_idea_is_decided_differently_the_test_exceeds_its_level():
    # The price of mid-P, and why its exact twin stands beside it: twelve to four is shown by the one (p .0490) and not
    # by the other (p .0768). C: sixteen ideas, all of them apart, are the worst of up to a hundred.
    assert power_same_ads(0.5, 0.5, 16) == pytest.approx(0.0768, abs=5e-5)
    assert (round(mcnemar_mid_p(12, 4), 4), round(mcnemar_exact(12, 4), 4)) == (0.049, 0.0768)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0.8, 0.3, 5), "chances 0.8 and 0.3 are impossible: need two of 0 or more, together at most 1"),
        ((-0.1, 0.5, 5), "chances -0.1 and 0.5 are impossible: need two of 0 or more, together at most 1"),
        ((0.5, float("nan"), 5), "chances 0.5 and nan are impossible: need two of 0 or more, together at most 1"),
        ((0.5, 0.4, 0), "0 ideas is impossible: need at least 1"),
        ((0.5, 0.4, 5, 0.0), "level 0.0 is impossible: need a number between 0 and 1"),
        ((0.5, 0.4, 5, 1.0), "level 1.0 is impossible: need a number between 0 and 1"),
    ],
)
def test_what_cannot_be_is_refused(arguments, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        power_same_ads(*arguments)
