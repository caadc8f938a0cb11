"""Intervals for the difference of the same ads: what holds for any four counts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.paired_differences import newcombe_paired, tango

METHODS = [newcombe_paired, tango]
CELLS = st.tuples(*[st.integers(0, 25)] * 4).filter(sum)


@given(CELLS, st.floats(0.01, 0.9999))
@pytest.mark.parametrize("method", METHODS)
def test_it_holds_the_difference_and_stays_between_minus_one_and_one(method, cells, confidence):
    bounds = method(*cells, confidence)
    difference = (cells[1] - cells[2]) / sum(cells)
    assert -1 <= bounds.low <= difference + 1e-12
    assert difference - 1e-12 <= bounds.high <= 1


@given(CELLS)
@pytest.mark.parametrize("method", METHODS)
def test_the_groups_swapped_mirror_it_and_approved_swapped_with_refused_too(method, cells):
    both, only_first, only_second, neither = cells
    bounds = method(*cells)
    for mirrored in (method(both, only_second, only_first, neither), method(neither, only_second, only_first, both)):
        assert (mirrored.low, mirrored.high) == (pytest.approx(-bounds.high), pytest.approx(-bounds.low))


@given(CELLS)
@pytest.mark.parametrize("method", METHODS)
def test_more_confidence_makes_it_wider(method, cells):
    narrow, wide = method(*cells, 0.8), method(*cells, 0.95)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@given(CELLS)
def test_to_tango_only_the_number_of_ideas_decided_alike_matters(cells):
    both, only_first, only_second, neither = cells
    assert tango(*cells) == tango(both + neither, only_first, only_second, 0)


def test_without_ideas_apart_the_intervals_are_even_around_zero():
    for method in METHODS:
        bounds = method(5, 0, 0, 5)
        assert bounds.low == pytest.approx(-bounds.high)
        assert bounds.high > 0


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("cells", [(0, 0, 0, 0), (3, -1, 2, 0)])
def test_counts_that_cannot_be_are_refused(method, cells):
    message = f"ideas {cells} are impossible: need counts of 0 or more, and at least one idea"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        method(*cells)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_an_impossible_confidence_is_refused(method, confidence):
    message = f"confidence {confidence} is impossible: need a number between 0 and 1"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        method(3, 2, 1, 4, confidence)
