"""How many ads to show a difference, if the true chances were these."""

import pytest

from bnr_toolkit.planning import ads_to_show_difference
from bnr_toolkit.planning.differences import MOST_ADS
from bnr_toolkit.statistics.power import power_different_ads


def test_different_ads_nine_in_ten_against_three_in_ten():
    plan = ads_to_show_difference(0.9, 0.3)
    assert (plan.question, plan.target, plan.power, plan.chances) == ("difference", 0.8, 0.8, (0.9, 0.3))
    assert (plan.method, plan.confidence) == ("fisher_boschloo", 0.95)
    assert (plan.ads, plan.first, plan.searched_to) == (10, 10, 22)
    # Computed here; tests/oracles/test_planning.py adds the same up in fractions, over every table.
    assert [(row.ads, round(row.value, 3), row.enough) for row in plan.rows] == [
        (5, 0.367, False),
        (8, 0.657, False),
        (9, 0.749, False),
        (10, 0.824, True),
        (11, 0.856, True),
        (12, 0.895, True),
        (20, 0.988, True),
    ]


def test_the_order_of_the_two_chances_and_of_approved_and_not_does_not_matter():
    answers = {ads_to_show_difference(*chances).ads for chances in [(0.9, 0.3), (0.3, 0.9), (0.1, 0.7), (0.7, 0.1)]}
    assert answers == {10}


def test_where_the_power_falls_back_the_answer_is_after_the_fall():
    # All against a chance of ½: rejected when at most 6 of 10, 6 of 11, 8 of 12 are approved: 848/1024, 1486/2048,
    # 3797/4096 of all ways.
    plan = ads_to_show_difference(1, 0.5)
    assert (plan.first, plan.ads, plan.searched_to) == (10, 12, 25)
    assert [(row.ads, round(row.value, 9), row.enough) for row in plan.rows if 10 <= row.ads <= 12] == [
        (10, round(848 / 1024, 9), True),
        (11, round(1486 / 2048, 9), False),
        (12, round(3797 / 4096, 9), True),
    ]


@pytest.mark.slow
def test_the_answer_lasts_through_every_number_that_was_tried():
    # A row that goes up and down: 81 ads reach the target, 82 and 83 do not.
    plan = ads_to_show_difference(0.8, 0.6)
    assert (plan.first, plan.ads, plan.searched_to) == (81, 84, 115)
    assert [(row.ads, row.enough) for row in plan.rows if 80 <= row.ads <= 86] == [
        (80, False),
        (81, True),
        (82, False),
        (83, False),
        (84, True),
        (85, True),
        (86, True),
    ]
    assert min(power_different_ads(0.8, 0.6, ads) for ads in range(84, 116)) >= 0.8


def test_a_target_that_is_met_exactly_is_met_whatever_floats_say():
    # All against seven with chance ½: rejected when at most three of seven are approved, and that is exactly ½.
    plan = ads_to_show_difference(1, 0.5, 0.5)
    assert (plan.ads, round(plan.answer.value, 9)) == (7, 0.5)


def test_all_against_none_takes_as_many_as_the_test_can_reject():
    assert ads_to_show_difference(1, 0).ads == 3


def test_more_power_and_more_confidence_take_more_ads():
    assert [ads_to_show_difference(0.9, 0.3, power).ads for power in (0.5, 0.8, 0.9)] == [6, 10, 13]
    assert [ads_to_show_difference(0.9, 0.3, 0.8, confidence).ads for confidence in (0.9, 0.95, 0.99)] == [8, 10, 15]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            (0.5, 0.5),
            (
                "parameter difference: both chances are '0.5'; then there is no difference, and no number of ads shows "
                "one. Give two different chances."
            ),
        ),
        (
            (90, 30),
            (
                "parameter difference: '90' is not a chance. Give two numbers from 0 through 1: 0.9 is 90 per cent.\n"
                "parameter difference: '30' is not a chance. Give two numbers from 0 through 1: 0.9 is 90 per cent."
            ),
        ),
        (
            (0.9, 0.3, 1.0),
            (
                "parameter power: '1' is not a chance to see the difference. Give a number between 0 and 1: with 0.8, "
                "80 per cent of such tests show the difference."
            ),
        ),
        (
            (0.9, 0.3, 0.8, 0.0),
            "parameter confidence: '0' is not a confidence level. Give a number between 0 and 1, such as 0.95.",
        ),
    ],
)
def test_what_cannot_be_planned_is_refused(refusal, given, sentence):
    assert refusal(ads_to_show_difference, *given) == sentence


def test_chances_of_approval_are_refused_for_the_same_ads_when_they_cannot_be_parts(refusal):
    assert refusal(ads_to_show_difference, 0.9, 0.3, same_ads=True) == (
        "parameter difference: with the same ads, '0.9 0.3' are the chances that only the first platform approves an "
        "ad and that only the second does; together they cannot be 1.2. Give chances that together are at most 1, "
        "such as 0.6 0.1. The chances of approval themselves do not answer this question, for they do not say on how "
        "many ads the platforms differ."
    )


def test_the_same_ads_take_the_chances_that_only_one_platform_approves():
    plan = ads_to_show_difference(0.6, 0.1, same_ads=True)
    assert (plan.question, plan.method, plan.chances) == ("same_ads", "mcnemar_mid_p", (0.6, 0.1))
    assert (plan.ads, plan.first, plan.searched_to) == (20, 20, 35)
    # Computed here; tests/oracles/test_planning.py adds the same up in fractions, over every split.
    assert [(row.ads, round(row.value, 4), row.enough) for row in plan.rows] == [
        (5, 0.0778, False),
        (10, 0.4681, False),
        (18, 0.7708, False),
        (19, 0.7978, False),
        (20, 0.8232, True),
        (21, 0.8463, True),
        (22, 0.8665, True),
        (30, 0.9494, True),
    ]


def test_when_every_ad_differs_five_ads_are_enough():
    # The mid-P is below .05 from five ads that differ, all in one direction: 1/32.
    assert ads_to_show_difference(1, 0, same_ads=True).ads == 5


def test_a_difference_on_the_same_ads_out_of_reach_is_refused(refusal):
    assert refusal(ads_to_show_difference, 0.2, 0.15, same_ads=True).startswith(
        "parameter difference: with 120 ads on both platforms, the most that is tried, a chance of 0.8 to see the "
        "difference between '0.2 0.15' is not reached, or not for good: it is then 0."
    )


@pytest.mark.slow
def test_a_difference_out_of_reach_is_refused_with_what_was_reached(refusal):
    assert MOST_ADS == 120
    assert refusal(ads_to_show_difference, 0.8, 0.7) == (
        "parameter difference: with 120 ads in each group, the most that is tried, a chance of 0.8 to see the "
        "difference between '0.8 0.7' is not reached, or not for good: it is then 0.4253. Ask about a larger "
        "difference, or settle for a smaller chance."
    )
