"""Exact power of the tests of different ads: values of the note, and what holds for any power."""

import re

import pytest

from bnr_toolkit.statistics.power import TESTS, power_different_ads


# Computed (C) by two other routes for the project's notes, section 3.12.
@pytest.mark.parametrize(("n", "fisher", "mid_p"), [(8, 0.598, 0.657), (10, 0.667, 0.824), (14, 0.887, 0.927)])
def test_the_power_for_chances_far_apart(n, fisher, mid_p):
    assert round(power_different_ads(0.9, 0.3, n, test="fisher"), 3) == fisher
    assert round(power_different_ads(0.9, 0.3, n, test="fisher_mid_p"), 3) == mid_p


def test_the_power_for_twenty_ads_a_group():
    assert round(power_different_ads(0.9, 0.3, 20, test="fisher"), 3) == 0.979
    assert round(power_different_ads(0.9, 0.3, 20, test="fisher_mid_p"), 3) == 0.988
    assert round(power_different_ads(0.8, 0.4, 20, test="fisher"), 3) == 0.650
    assert round(power_different_ads(0.8, 0.4, 20, test="fisher_mid_p"), 3) == 0.728


@pytest.mark.parametrize("n", [3, 7, 12, 25])
def test_the_deciding_test_is_never_weaker_than_fishers(n):
    for rates in ((0.9, 0.3), (0.5, 0.4), (1.0, 0.0)):
        assert power_different_ads(*rates, n) >= power_different_ads(*rates, n, test="fisher") - 1e-12


@pytest.mark.parametrize("rate", [0.0, 0.01, 0.2, 0.5, 0.93, 1.0])
@pytest.mark.parametrize("n", [4, 9, 20])
def test_where_there_is_no_difference_it_is_shown_no_more_often_than_the_level_says(rate, n):
    assert power_different_ads(rate, rate, n) <= 0.05
    assert power_different_ads(rate, rate, n, alpha=0.2) <= 0.2


@pytest.mark.parametrize("test", TESTS)
def test_the_groups_may_be_swapped(test):
    assert power_different_ads(0.8, 0.3, 9, test=test) == pytest.approx(power_different_ads(0.3, 0.8, 9, test=test))


def test_all_against_none_is_shown_from_four_ads_on_by_fisher():
    # Fisher for 4 of 4 against 0 of 4 is .02857; for 3 of 3 against 0 of 3 it is .1.
    assert power_different_ads(1, 0, 3, test="fisher") == 0
    assert power_different_ads(1, 0, 4, test="fisher") == pytest.approx(1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((1.1, 0.5, 5), "chances 1.1 and 0.5 are impossible: need numbers from 0 to 1"),
        ((0.5, -0.1, 5), "chances 0.5 and -0.1 are impossible: need numbers from 0 to 1"),
        ((0.5, float("nan"), 5), "chances 0.5 and nan are impossible: need numbers from 0 to 1"),
        ((0.5, 0.4, 0), "0 ads in each group is impossible: need at least 1"),
        ((0.5, 0.4, 5, 1.0), "level 1.0 is impossible: need a number between 0 and 1"),
        ((0.5, 0.4, 5, 0.05, "barnard"), "'barnard' is no test: need one of fisher_boschloo, fisher, fisher_mid_p"),
    ],
)
def test_what_cannot_be_is_refused(arguments, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        power_different_ads(*arguments)
