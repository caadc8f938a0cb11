"""Where a rule begins to hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.roots import first_that_holds


@given(st.floats(-1, 1))
def test_finds_the_very_number(number):
    assert first_that_holds(lambda value: value >= number, -1, 1) == number


@pytest.mark.parametrize("tiny", [1e-300, 5e-324])
def test_finds_a_number_however_small(tiny):
    assert first_that_holds(lambda value: value >= tiny, 0, 1) == tiny


def test_holds_from_the_start_or_only_at_the_end():
    assert first_that_holds(lambda _: True, 0, 1) == 0
    assert first_that_holds(lambda value: value >= 1, 0, 1) == 1
