"""The outlets hold what the house style asks of them."""

from __future__ import annotations

import pytest

from bnr_toolkit.figures.outlets import FAMILIES, OUTLETS, POINTS_PER_MM, PX_PER_POINT

# CSS px at which readers meet a picture: half a desk's screen, or a phone.
SHOWN = {"web": 640, "narrow": 360, "card": 360, "square": 360, "story": 360}
SCREENS = [outlet for outlet in OUTLETS.values() if outlet.name in SHOWN]
PRINTED = [outlet for outlet in OUTLETS.values() if outlet.name not in SHOWN]


def sizes(outlet):
    return (*outlet.title_sizes, *outlet.text_sizes)


@pytest.mark.parametrize("outlet", SCREENS, ids=lambda outlet: outlet.name)
def test_type_and_lines_are_large_enough_where_they_are_shown(outlet):
    scale = SHOWN[outlet.name] / outlet.width
    assert min(sizes(outlet)) >= outlet.min_type
    assert outlet.min_type * scale >= 12
    assert outlet.stroke * scale >= 2
    # Discs and rings of the smallest size, for two hundred ads, can still be told apart.
    assert all(2 * dots.radius * scale >= 6.5 for dots in outlet.dots)


@pytest.mark.parametrize("outlet", PRINTED, ids=lambda outlet: outlet.name)
def test_type_and_lines_are_large_enough_on_paper(outlet):
    assert min(sizes(outlet)) >= outlet.min_type >= 7 * PX_PER_POINT
    assert outlet.stroke / 2 / PX_PER_POINT >= 0.4
    assert outlet.name == f"print-{round(outlet.width / PX_PER_POINT / POINTS_PER_MM)}"


def test_the_six_outlets_have_the_measures_of_the_house_style():
    assert [(outlet.name, outlet.width, outlet.height) for outlet in SCREENS] == [
        ("web", 1280, None),
        ("narrow", 720, None),
        ("card", 1200, 630),
        ("square", 1080, 1080),
        ("story", 1080, 1920),
    ]
    assert OUTLETS["story"].clear == (250, 250)
    assert FAMILIES["print"] == ("print-41", "print-86", "print-131", "print-266")
    assert tuple(FAMILIES) == ("web", "narrow", "card", "square", "story", "print")


def test_formats_and_schemes_are_those_of_each_outlet():
    assert {outlet.name: (outlet.formats, outlet.schemes) for outlet in SCREENS} == {
        "web": (("svg", "png"), ("light", "dark")),
        "narrow": (("svg",), ("light", "dark")),
        "card": (("png",), ("light",)),
        "square": (("png",), ("light",)),
        "story": (("png",), ("light",)),
    }
    assert {(outlet.formats, outlet.schemes) for outlet in PRINTED} == {(("pdf",), ("light",))}
