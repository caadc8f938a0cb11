"""Two bare counts of different ads by every method."""

import pytest

from bnr_toolkit.rates import contrast


def test_six_of_seven_against_two_of_seven_by_every_method():
    made = contrast(6, 7, 2, 7)
    assert (round(made.p, 3), made.shown) == (0.057, False)
    assert [(one.method, round(one.p, 4)) for one in made.other_tests] == [
        ("suissa_shuster", 0.0574),
        ("fisher_mid_p", 0.0536),
        ("fisher", 0.1026),
    ]
    # Newcombe 1998, Statistics in Medicine 17:873, Table II, example c.
    assert [(one.method, round(one.interval.low, 4), round(one.interval.high, 4)) for one in made.other_intervals] == [
        ("newcombe", 0.0582, 0.8062),
        ("miettinen_nurminen", 0.0342, 0.8534),
    ]
    assert [one.method for one in made.at_odds] == ["newcombe", "miettinen_nurminen"]
    assert made.interval.low < 0 < made.interval.high


def test_nine_of_ten_against_three_of_ten_by_every_method():
    made = contrast(9, 10, 3, 10)
    assert (round(made.p, 3), made.shown, made.at_odds) == (0.008, True, ())
    assert made.interval.low > 0


def test_the_level_decides():
    assert contrast(6, 7, 2, 7, 0.9).shown
    assert not contrast(9, 10, 3, 10, 0.999).shown


def test_the_stamp_names_no_record_and_says_what_was_asked():
    stamps = [contrast(6, 7, 2, 7).stamp, contrast(2, 7, 6, 7).stamp, contrast(6, 7, 2, 7, 0.9).stamp]
    assert {(stamp.probe, stamp.audience) for stamp in stamps} == {("methods", "public")}
    assert len({stamp.digest for stamp in stamps}) == 3
    assert contrast(6, 7, 2, 7).stamp == stamps[0]


@pytest.mark.parametrize(("approved", "decided"), [(5, 4), (-1, 4), (0, 0)])
def test_a_count_that_cannot_be_is_refused(refusal, approved, decided):
    said = (
        f"'{approved}' approved of {decided} decided is impossible. "
        "Give the number of approved ads, from none to the number decided; at least one must be decided."
    )
    assert refusal(contrast, approved, decided, 1, 2) == f"parameter approved_a: {said}"
    assert refusal(contrast, 1, 2, approved, decided) == f"parameter approved_b: {said}"


def test_all_that_is_wrong_is_told_at_once(refusal):
    told = refusal(contrast, 5, 4, 1, 0, 95).splitlines()
    assert [line.split(":")[0] for line in told] == [
        "parameter approved_a",
        "parameter approved_b",
        "parameter confidence",
    ]
