"""A bare count and its intervals: every method, the bound of none and all, and what is refused."""

import pytest

from bnr_toolkit.rates import estimates
from bnr_toolkit.statistics.proportions import METHODS


def test_every_method_has_its_interval():
    made = estimates(6, 7)
    assert [one.method for one in made.estimates] == list(METHODS)
    assert [(round(one.interval.low, 4), round(one.interval.high, 4)) for one in made.estimates] == [
        (0.4869, 0.9743),
        (0.4213, 0.9964),
        (0.4992, 0.9841),
        (0.4698, 0.9929),
    ]
    assert made.bound is None
    assert (made.approved, made.decided, made.confidence) == (6, 7, 0.95)


def test_none_and_all_have_a_bound():
    assert round(estimates(0, 7).bound, 4) == 0.3482
    assert round(estimates(7, 7, 0.9).bound, 4) == 0.7197


def test_the_stamp_names_no_record_and_says_what_was_asked():
    stamps = [estimates(6, 7).stamp, estimates(5, 7).stamp, estimates(6, 7, 0.9).stamp]
    assert {(stamp.probe, stamp.audience) for stamp in stamps} == {("methods", "public")}
    assert len({stamp.digest for stamp in stamps}) == 3
    assert estimates(6, 7).stamp == stamps[0]


@pytest.mark.parametrize(("approved", "decided"), [(5, 4), (-1, 4), (0, 0)])
def test_a_count_that_cannot_be_is_refused(refusal, approved, decided):
    assert refusal(estimates, approved, decided) == (
        f"parameter approved: '{approved}' approved of {decided} decided is impossible. "
        "Give the number of approved ads, from none to the number decided; at least one must be decided."
    )


def test_all_that_is_wrong_is_told_at_once(refusal):
    assert refusal(estimates, 5, 4, 95).splitlines()[1] == (
        "parameter confidence: '95' is not a confidence level. Give a number between 0 and 1, such as 0.95."
    )
