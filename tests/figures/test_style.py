"""Colours that can be told from the paper, in both schemes, by the formula of WCAG 2.2."""

from __future__ import annotations

import pytest

from bnr_toolkit.figures.style import DARK, LIGHT, PATTERNS, dark_rules, font_file

TEXT_ROLES = ("ink", "muted")
SERIES_ROLES = ("series-a", "series-b", "series-c", "series-d")
SHAPE_ROLES = ("approved", "not", "open", "halted", "axis", "band", *SERIES_ROLES)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_the_formula_gives_the_published_extremes():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_stands_out_from_the_paper(scheme, role):
    assert contrast(scheme[role], scheme["background"]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", SHAPE_ROLES)
def test_shapes_stand_out_from_the_paper(scheme, role):
    assert contrast(scheme[role], scheme["background"]) >= 3


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_count_stands_out_from_the_band_around_it(scheme):
    assert contrast(scheme["ink"], scheme["band"]) >= 3


def test_every_light_colour_has_its_dark_one():
    assert set(LIGHT) == set(DARK)
    for role, colour in LIGHT.items():
        assert f"[fill='{colour}']{{fill:{DARK[role]}}}" in dark_rules()


def test_no_two_lines_have_one_pattern_and_no_two_roles_one_colour():
    assert {f"series-{role}" for role in PATTERNS} == set(SERIES_ROLES)
    assert len(set(PATTERNS.values())) == len(PATTERNS)
    # The dark style sheet finds a role by its light colour.
    assert len(set(LIGHT.values())) == len(LIGHT)


@pytest.mark.parametrize("weight", ["regular", "semibold", "bold"])
def test_the_fonts_ship_with_the_package(weight):
    assert font_file(weight).name == f"SourceSansPro-{weight.title()}.ttf"
    assert font_file(weight).stat().st_size > 100_000
