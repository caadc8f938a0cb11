"""How many ads for a narrow interval, and for a low bound when none is approved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import for_audience
from bnr_toolkit.planning import ads_for_half_width, ads_for_none_approved, widest_half_width
from bnr_toolkit.results import PlanRow
from bnr_toolkit.statistics.proportions import METHODS, proportion_interval


@pytest.mark.parametrize(
    ("half_width", "ads"),
    # Computed for the project's notes, Wilson at 95% in the worst case. Wald's formula says 11, 16, 25, 43, 97.
    [(0.30, 7), (0.25, 12), (0.20, 21), (0.15, 39), (0.10, 93)],
)
def test_so_many_ads_keep_the_widest_wilson_interval_within_a_half_width(half_width, ads):
    plan = ads_for_half_width(half_width)
    assert (plan.question, plan.target, plan.ads, plan.first) == ("half_width", half_width, ads, ads)
    assert (plan.method, plan.confidence, plan.power, plan.chances) == ("wilson", 0.95, None, ())
    assert plan.answer.enough
    assert plan.answer.value <= half_width < widest_half_width(ads - 1)


def test_two_ads_are_wider_than_one_so_one_is_no_answer():
    plan = ads_for_half_width(0.4)
    assert (plan.first, plan.ads, plan.searched_to) == (1, 3, 13)
    assert [(row.ads, round(row.value, 4), row.enough) for row in plan.rows[:3]] == [
        (1, 0.3967, True),
        (2, 0.4055, False),
        (3, 0.3654, True),
    ]


@pytest.mark.parametrize(("method", "ads"), [("wilson", 39), ("clopper_pearson", 47), ("jeffreys", 41), ("mid_p", 42)])
def test_every_method_has_its_own_answer(method, ads):
    assert ads_for_half_width(0.15, method=method).ads == ads


def test_more_confidence_takes_more_ads():
    assert [ads_for_half_width(0.15, confidence).ads for confidence in (0.8, 0.9, 0.95, 0.99)] == [17, 28, 39, 68]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("confidence", [0.05, 0.5, 0.95, 0.999])
def test_no_count_has_a_wider_interval_than_the_two_that_are_looked_at(method, confidence):
    for ads in range(1, 41):
        intervals = (proportion_interval(approved, ads, confidence, method) for approved in range(ads + 1))
        widest = max(interval.high - interval.low for interval in intervals) / 2
        assert widest_half_width(ads, confidence, method) == pytest.approx(widest, abs=1e-9)


@given(st.floats(0.05, 0.49), st.floats(0.5, 0.999))
def test_every_larger_number_is_enough_too(half_width, confidence):
    plan = ads_for_half_width(half_width, confidence)
    assert all(widest_half_width(ads, confidence) <= half_width for ads in range(plan.ads, plan.ads + 50))
    assert plan.ads == 1 or widest_half_width(plan.ads - 1, confidence) > half_width


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"half_width": 15},
            (
                "parameter half_width: '15' is not half the width of an interval. "
                "Give a number between 0 and 0.5: 0.15 is 15 percentage points on each side."
            ),
        ),
        (
            {"half_width": float("nan")},
            (
                "parameter half_width: 'nan' is not half the width of an interval. "
                "Give a number between 0 and 0.5: 0.15 is 15 percentage points on each side."
            ),
        ),
        (
            {"half_width": 0.1, "confidence": 1.0},
            "parameter confidence: '1' is not a confidence level. Give a number between 0 and 1, such as 0.95.",
        ),
        (
            {"half_width": 0.1, "method": "wilsn"},
            (
                "parameter method: 'wilsn' is not one of the accepted values. Did you mean 'wilson'? "
                "Use one of: wilson, clopper_pearson, jeffreys, mid_p."
            ),
        ),
        (
            {"half_width": 0.01},
            (
                "parameter half_width: '0.01' is not reached, or not for good, with 5000 ads, the most that is tried: "
                "half the width is then 0.0139. Ask for a wider interval."
            ),
        ),
    ],
)
def test_a_half_width_that_cannot_be_planned_is_refused(refusal, given, sentence):
    assert refusal(ads_for_half_width, **given) == sentence


@pytest.mark.parametrize("half_width", [0, -0.1, 0.5, 0.7])
def test_a_half_width_is_between_nothing_and_a_half(refusal, half_width):
    assert "is not half the width of an interval" in refusal(ads_for_half_width, half_width)


@pytest.mark.parametrize(
    ("ads", "bound"),
    # Computed for the project's notes: 1 - 0.05^(1/n).
    [(7, 0.3482), (10, 0.2589), (20, 0.1391), (30, 0.0950)],
)
def test_none_approved_of_so_many_shows_a_chance_under_this_bound(ads, bound):
    plan = ads_for_none_approved(0.08)
    values = {row.ads: row.value for row in plan.rows} | {7: ads_for_none_approved(0.35).answer.value}
    assert round(values[ads], 4) == bound


@pytest.mark.parametrize(("bound", "ads"), [(0.35, 7), (0.26, 10), (0.1392, 20), (0.1, 29), (0.05, 59), (0.001, 2995)])
def test_the_least_number_of_which_none_is_approved(bound, ads):
    plan = ads_for_none_approved(bound)
    assert (plan.question, plan.ads, plan.first) == ("none_approved", ads, ads)
    assert plan.answer.value <= bound
    assert 1 - 0.05 ** (1 / (ads - 1)) > bound


def test_a_bound_that_is_just_met_is_met_whatever_floats_say():
    # 0.3 of 0.3: 1 - 0.7 is 0.30000000000000004 for a float, and 0.5 twice is a quarter.
    assert ads_for_none_approved(0.7, 0.7).ads == 1
    assert ads_for_none_approved(0.95).ads == 1
    assert ads_for_none_approved(0.5, 0.75).ads == 2
    assert ads_for_none_approved(0.1, 0.19).ads == 2


def test_all_approved_and_the_rule_of_three():
    plan = ads_for_none_approved(0.1)
    assert plan.all_approved == 0.9
    assert plan.rule_of_three == 3 / 29
    assert ads_for_none_approved(0.1, 0.9).rule_of_three is None
    assert ads_for_half_width(0.1).rule_of_three is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            {"bound": 10},
            (
                "parameter none_approved_below: '10' is not a bound of a chance. "
                "Give a number between 0 and 1: 0.1 is 10 per cent."
            ),
        ),
        (
            {"bound": 0.1, "confidence": 0.0},
            "parameter confidence: '0' is not a confidence level. Give a number between 0 and 1, such as 0.95.",
        ),
        (
            {"bound": 0.0001},
            (
                "parameter none_approved_below: '0.0001' is not reached with 10000 ads, the most that is tried: "
                "the bound is then 0.0003. Ask for a higher bound."
            ),
        ),
    ],
)
def test_a_bound_that_cannot_be_planned_is_refused(refusal, given, sentence):
    assert refusal(ads_for_none_approved, **given) == sentence


def test_a_plan_is_stamped_with_what_was_asked():
    plan = ads_for_half_width(0.3)
    assert (plan.stamp.probe, plan.stamp.audience) == ("plan", "public")
    assert plan == ads_for_half_width(0.3)
    others = (ads_for_half_width(0.25), ads_for_half_width(0.3, 0.9), ads_for_half_width(0.3, method="jeffreys"))
    assert len({plan.stamp.digest, *(other.stamp.digest for other in others)}) == 4
    assert ads_for_none_approved(0.3).stamp.digest != plan.stamp.digest


def test_a_plan_as_a_data_frame():
    plan = ads_for_half_width(0.3)
    frame = plan.to_pandas()
    assert list(frame.columns) == ["ads", "value", "enough"]
    assert [PlanRow(*row) for row in frame.itertuples(index=False)] == list(plan.rows)


def test_a_plan_is_about_no_record_and_everybody_may_see_it():
    plan = ads_for_half_width(0.3)
    assert for_audience(plan, "public") == plan
