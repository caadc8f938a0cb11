"""Colours that can be told from the paper, in both schemes, by the formula of WCAG 2.2."""

from __future__ import annotations

from itertools import combinations

import pytest

from bnr_toolkit.figures.colours import VISIONS, contrast, distance
from bnr_toolkit.figures.style import DARK, LIGHT, PATTERNS, STATES, dark_rules, font_file

TEXT_ROLES = ("ink", "muted")
SERIES_ROLES = ("series-a", "series-b", "series-c", "series-d")
SHAPE_ROLES = ("approved", "not", "open", "halted", "axis", "band", *SERIES_ROLES)


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


# Oracle: I, coloraide, which has the coefficients of luminance in more digits than the guidelines print.
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_is_that_of_another_program(scheme):
    from coloraide import Color

    for one, other in combinations(scheme.values(), 2):
        assert contrast(one, other) == pytest.approx(Color(one).contrast(other, method="wcag21"), rel=1e-3)


# Oracle: I, the worst pairs of the palette's own study, with CIEDE2000 under simulated normal, protan, deutan and
# tritan sight; measured there with another program on the same published simulations.
@pytest.mark.parametrize(
    ("scheme", "roles", "worst"),
    [
        (LIGHT, STATES, 22.5),
        (DARK, STATES, 15.0),
        (LIGHT, SERIES_ROLES, 29.1),
        (DARK, SERIES_ROLES, 19.5),
    ],
    ids=["light states", "dark states", "light series", "dark series"],
)
def test_states_and_series_can_be_told_apart_without_all_cones(scheme, roles, worst):
    assert closest(scheme, combinations(roles, 2)) == pytest.approx(worst, abs=0.05)
    assert worst >= 10


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_band_is_no_state(scheme):
    assert closest(scheme, [("band", state) for state in STATES]) >= 10


def closest(scheme, pairs) -> float:
    """The smallest distance of these pairs of roles, for any reader."""
    return min(distance(scheme[one], scheme[other], vision) for one, other in pairs for vision in VISIONS)


# Oracle: P, Sharma, Wu & Dalal (2005), table 1, pairs 1, 7 and 17, as CIE Lab.
@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ],
)
def test_the_distance_is_the_one_that_its_authors_printed(one, other, printed):
    from coloraide import Color

    # Their pairs are no colours of a screen, so they go to the library that `distance` asks.
    measured = Color("lab-d65", one).delta_e(Color("lab-d65", other), method="2000")
    assert measured == pytest.approx(printed, abs=0.0001)


def test_colours_that_differ_in_red_and_green_alone_are_close_for_some_readers():
    assert distance("#008000", "#c00000") > 60
    assert distance("#008000", "#c00000", "deutan") < 10
    assert distance("#008000", "#c00000", "tritan") > 50


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
