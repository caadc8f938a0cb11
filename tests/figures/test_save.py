"""The file: the same bytes twice, said to screen readers, both schemes, ids of its own, hostile text as text."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET

import matplotlib
import pytest

from bnr_toolkit import figures
from bnr_toolkit.figures.save import inline_svg, png, svg
from bnr_toolkit.figures.style import LIGHT
from bnr_toolkit.results import UnitRow

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    UnitRow("gokken", ("approved", "not", "open", "halted"), "1 van 3"),
    UnitRow("apart", ("approved",), "1 van 1", apart=True),
]


@pytest.fixture(scope="module")
def figure(figure_of):
    return figure_of(ROWS)


def ids(data: bytes) -> list[str]:
    return re.findall(r' id="([^"]+)"', data.decode("utf-8"))


@pytest.mark.parametrize("outlet", ["web", "narrow"])
def test_the_same_figure_gives_the_same_bytes(figure, outlet):
    assert svg(figure, outlet) == svg(figure, outlet)
    assert png(figure, outlet) == png(figure, outlet)


@pytest.mark.parametrize("outlet", ["web", "narrow"])
def test_a_picture_says_what_it_is_in_its_language(figure, outlet):
    root = ET.fromstring(svg(figure, outlet).svg)
    assert (root.get("role"), root.get("lang")) == ("img", "nl")
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title.text == "TikTok keurde zes van de zeven testadvertenties goed"
    assert description.text == "Stippenrijen."
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert root.find(f"{SVG}metadata") is None


def test_size_and_view_are_in_pixels(figure):
    picture = svg(figure, "web")
    root = ET.fromstring(picture.svg)
    assert root.get("viewBox") == f"0 0 {picture.width} {picture.height}"
    assert (root.get("width"), root.get("height")) == (str(picture.width), str(picture.height))
    assert picture.width == 1280


def test_ids_are_unique_in_a_file_and_apart_between_files(figure):
    wide, narrow = svg(figure, "web").svg, svg(figure, "narrow").svg
    assert len(ids(wide)) == len(set(ids(wide)))
    assert not set(ids(wide)) & set(ids(narrow))


def test_every_colour_used_has_a_dark_override(figure):
    text = svg(figure, "web").svg.decode("utf-8")
    style = re.search(r"<style>(.*?)</style>", text)[1]
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', text))
    assert used <= set(LIGHT.values())
    assert {LIGHT[role] for role in ("approved", "not", "open", "halted", "ink", "background")} <= used
    for colour in used:
        assert f"[fill='{colour}']" in style
        assert f"[stroke='{colour}']" in style


def test_a_ring_is_hollow(figure):
    # matplotlib says it by opacity, and a ring once came out as a black disc.
    text = svg(figure, "web").svg.decode("utf-8")
    rings = re.findall(rf'<use [^>]*stroke="{LIGHT["not"]}"[^>]*>', text)
    assert rings
    assert all('fill="none"' in ring for ring in rings)


def test_the_picture_for_a_page_has_no_title_subtitle_or_source(figure):
    picture = svg(figure, "web")
    inline = inline_svg(picture)
    names = [name.rpartition("-")[2] for name in ids(inline)]
    assert {"title", "subtitle", "source"} & {name.rpartition("-")[2] for name in ids(picture.svg)} == {
        "title",
        "subtitle",
        "source",
    }
    assert not {"title", "subtitle", "source"} & set(names)
    root = ET.fromstring(inline)
    x, y, width, height = picture.panel
    assert [float(part) for part in root.get("viewBox").split()] == pytest.approx([x, y, width, height], abs=0.01)
    assert len(inline) < len(picture.svg)


def test_hostile_texts_stay_text(figure_of):
    hostile = "<script>alert(1)</script> & \"'> \u202egnp"
    rows = [UnitRow(hostile, ("approved",), hostile)]
    picture = svg(figure_of(rows, title=hostile, alt=hostile), "web")
    root = ET.fromstring(picture.svg)
    assert [element.tag for element in root.iter() if "script" in element.tag] == []
    assert root.find(f"{SVG}title").text == "<script>alert(1)</script> & \"'> gnp"


def test_a_picture_stays_small(figure):
    assert len(svg(figure, "web").svg) < 60_000


def test_a_png_has_the_size_of_the_outlet_and_no_software_in_it(figure):
    data = png(figure, "web")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1280, svg(figure, "web").height)
    assert b"Software" not in data


def test_the_face_of_the_room_draws_by_outlet(figure):
    assert figures.to_svg(figure, "narrow").width == 720
    assert figures.to_png(figure) == png(figure, "web")


def test_settings_of_a_notebook_neither_change_a_picture_nor_are_changed(figure):
    plain = svg(figure, "narrow"), png(figure, "narrow")
    theirs = {"font.family": ["monospace"], "lines.linewidth": 9, "svg.fonttype": "none", "path.sketch": (3, 9, 2)}
    with matplotlib.rc_context(theirs):
        before = dict(matplotlib.rcParams)
        assert (svg(figure, "narrow"), png(figure, "narrow")) == plain
        assert dict(matplotlib.rcParams) == before


def test_the_file_and_its_style_sheet_name_nothing_outside_themselves(figure):
    text = svg(figure, "web").svg.decode("utf-8")
    assert set(re.findall(r"https?://[^\"]+", text)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert set(re.findall(r'href="(.)', text)) == {"#"}
    assert "style=" not in text
    selectors = re.search(r"\{(.*)\}</style>", text)[1].split("}")
    assert all(selector.startswith(".unit-chart ") for selector in selectors if selector)


def test_letters_of_other_scripts_are_drawn_and_unknown_ones_are_shown_as_missing(figure_of):
    rows = [UnitRow("Реклама إعلان 広告 \x07", ("approved",), "1 van 1")]
    drawn = svg(figure_of(rows), "web").svg
    assert ET.fromstring(drawn) is not None
    without = svg(figure_of([UnitRow("", ("approved",), "1 van 1")]), "web").svg
    assert drawn.count(b"<use") - without.count(b"<use") >= len("Реклама广告")


def test_outlets_are_known_without_loading_matplotlib():
    program = "import sys, bnr_toolkit.figures.outlets as o; print(len(o.OUTLETS), 'matplotlib' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["9", "False"]
