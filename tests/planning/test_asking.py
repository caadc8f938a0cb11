"""What a question of planning may ask, and the digest of what was asked."""

from fractions import Fraction

import pytest

from bnr_toolkit.planning.asking import as_typed, chance_findings, plan_stamp, power_findings


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize("power", [0, 1, -0.2, 1.5, 80, float("nan"), float("inf")])
def test_a_power_is_between_0_and_1(power):
    assert codes(power_findings(power)) == ["not_a_power"]


def test_chances_are_from_0_through_1_and_every_wrong_one_is_named():
    assert codes(chance_findings(0, 1, same_ads=False)) == []
    wrong = list(chance_findings(-0.1, 30, same_ads=False))
    assert codes(wrong) == ["not_a_chance", "not_a_chance"]
    assert [finding.value for finding in wrong] == ["-0.1", "30"]
    assert codes(chance_findings(float("nan"), 0.3, same_ads=False)) == ["not_a_chance"]


@pytest.mark.parametrize("same_ads", [False, True])
def test_equal_chances_are_no_difference(same_ads):
    assert codes(chance_findings(0.7, 0.7, same_ads=same_ads)) == ["equal_chances"]


def test_only_of_the_same_ads_two_chances_are_parts_of_one_whole():
    assert codes(chance_findings(0.9, 0.3, same_ads=False)) == []
    assert codes(chance_findings(0.9, 0.3, same_ads=True)) == ["chances_exceed_one"]
    assert codes(chance_findings(0.7, 0.3, same_ads=True)) == []
    assert codes(chance_findings(1.0, 0.0, same_ads=True)) == []
    assert codes(chance_findings(0.7, 0.301, same_ads=True)) == ["chances_exceed_one"]


def test_a_stamp_is_the_digest_of_what_was_asked_and_public():
    stamp = plan_stamp({"question": "half_width", "target": 0.15})
    assert (stamp.probe, stamp.audience, len(stamp.digest)) == ("plan", "public", 64)
    assert stamp == plan_stamp({"target": 0.15, "question": "half_width"})
    assert stamp.digest != plan_stamp({"question": "half_width", "target": 0.16}).digest


def test_a_number_is_what_was_typed():
    assert as_typed(0.1) + as_typed(0.2) == as_typed(0.3)
    assert as_typed(1) == Fraction(1)
