"""The same ads as bare counts, and totals alone: real probes of which only the totals are published."""

import pytest

from bnr_toolkit.rates import paired_bounds, paired_contrast


# C, the project's notes, section 4: totals as published, and the exact p at both ends of all tables that fit them.
@pytest.mark.parametrize(
    ("totals", "least", "greatest", "verdict"),
    [
        ((9, 6, 10), 0.25, 0.375, "not_shown"),  # Election workers 2022, English and Spanish
        ((3, 8, 14), 0.0625, 0.2266, "unsettled"),  # Ireland, November 2024, English and Irish
        ((4, 1, 8), 0.25, 0.375, "not_shown"),  # United States, October 2024, TikTok and Facebook
        ((15, 0, 20), 6.104e-5, 6.104e-5, "different"),  # Election workers 2022, Facebook and TikTok
        ((14, 0, 16), 1.221e-4, 1.221e-4, "different"),  # Brazil 2023
        ((18, 0, 20), 7.629e-6, 7.629e-6, "different"),  # United States 2022, TikTok and YouTube
    ],
)
def test_what_published_totals_settle(totals, least, greatest, verdict):
    bounds = paired_bounds(*totals)
    assert (bounds.least_twin, bounds.greatest_twin) == pytest.approx((least, greatest), rel=1e-3)
    assert bounds.verdict == verdict


def test_the_deciding_test_and_its_interval_say_the_same():
    shown, not_shown = paired_contrast(3, 6, 0, 1), paired_contrast(3, 4, 0, 3)
    assert shown.shown
    assert shown.interval.low > 0.5
    assert not not_shown.shown
    assert not_shown.interval.low <= 0.5 <= not_shown.interval.high


def test_ideas_decided_alike_change_nothing_that_decides():
    few, many = paired_contrast(0, 6, 1, 0), paired_contrast(20, 6, 1, 30)
    assert (few.p, few.twin, few.interval) == (many.p, many.twin, many.interval)
    assert few.others != many.others


def test_the_stamp_is_that_of_the_question():
    one, again, other = paired_bounds(9, 6, 10), paired_bounds(9, 6, 10), paired_bounds(6, 9, 10)
    assert one.stamp == again.stamp != other.stamp
    assert (one.stamp.probe, one.stamp.audience) == ("methods", "public")


def test_every_wrong_number_is_named_at_once(refusal):
    assert refusal(paired_bounds, 5, -1, 4, 2.0).count("parameter ") == 3
    said = refusal(paired_contrast, 1, -1, -2, 0)
    assert said.startswith("parameter only_first: '-1' is impossible here:")
    assert "parameter only_second: '-2' is impossible here:" in said
