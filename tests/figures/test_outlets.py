"""The outlets hold what the house style asks of them."""

from __future__ import annotations

import pytest

from bnr_toolkit.figures.outlets import OUTLETS


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
def test_type_and_lines_are_large_enough_where_they_are_shown(outlet):
    scale = outlet.shown_width / outlet.width
    assert min(*outlet.title_sizes, *outlet.text_sizes) >= outlet.min_type
    assert outlet.min_type * scale >= 12
    assert outlet.stroke * scale >= 2


def test_wide_and_narrow_have_the_measures_of_the_house_style():
    assert [(outlet.name, outlet.width, outlet.shown_width) for outlet in OUTLETS.values()] == [
        ("wide", 1280, 640),
        ("narrow", 720, 360),
    ]
