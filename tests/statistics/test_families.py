"""Holm's correction: what holds for any family of comparisons."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.statistics.families import holm

VALUES = st.lists(st.floats(0, 1), max_size=8)


@given(VALUES)
def test_it_corrects_upwards_and_never_by_more_than_their_number(values):
    for value, corrected in zip(values, holm(values), strict=True):
        assert value <= corrected <= min(1.0, len(values) * value) + 1e-12


@given(VALUES)
def test_it_keeps_the_order(values):
    pairs = sorted(zip(values, holm(values), strict=True))
    assert [corrected for _, corrected in pairs] == sorted(corrected for _, corrected in pairs)


@given(VALUES, st.randoms(use_true_random=False))
def test_it_gives_each_its_own_in_whatever_order_they_come(values, chance):
    places = list(range(len(values)))
    chance.shuffle(places)
    corrected = holm(values)
    assert holm([values[place] for place in places]) == tuple(corrected[place] for place in places)


def test_one_comparison_needs_no_correction_and_none_has_none():
    assert (holm([0.04]), holm([])) == ((0.04,), ())


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_p_value_is_refused(wrong):
    message = f"{wrong} is no p-value: need a number from 0 to 1"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        holm([0.5, wrong])
