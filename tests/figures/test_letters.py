"""Letters as shapes: the bytes that matplotlib would have written, taken apart as its shapes are."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.figures.layout.drawing import Drawing, Part, Text
from bnr_toolkit.figures.letters import laid_out, lettering
from bnr_toolkit.figures.style import HOUSE, Type, characters, drawing_rules
from bnr_toolkit.figures.taken_apart import bare, taken_apart

LETTERS = st.text(alphabet=sorted(map(chr, characters("regular") & characters("bold"))), min_size=1, max_size=30)
SIZES = st.floats(6, 96).map(lambda size: round(size, 2))
PLACES = st.floats(0, 1200).map(lambda place: round(place, 3))


def by_matplotlib(text: Text) -> tuple[dict[str, str], list[ET.Element]]:
    """The outlines and the groups that matplotlib writes for one line."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    from bnr_toolkit.figures.canvas import on_canvas

    drawn = BytesIO()
    picture = Drawing(1280, 720, (0, 0, 1280, 720), (Part("panel", (text,)),))
    with drawing_rules("u"):
        FigureCanvasSVG(on_canvas(picture, HOUSE.light)).print_svg(drawn, metadata={"Date": None})
    shapes, body = taken_apart(bare(ET.fromstring(drawn.getvalue())))
    (panel,) = [one for one in body if one.get("id") == "panel"]
    return {name: outline.attrib["d"] for name, outline in shapes.items()}, list(panel)


def said(groups: list[ET.Element], outlines: dict[str, str]) -> list[tuple[dict[str, str], list[dict[str, str]]]]:
    """Groups as attributes, with every outline in the place of its name."""
    return [
        (
            dict(group.attrib),
            [{**use.attrib, "xlink:href": outlines[use.attrib["xlink:href"].removeprefix("#")]} for use in group],
        )
        for group in groups
    ]


@given(text=LETTERS, x=PLACES, baseline=PLACES, size=SIZES, weight=st.sampled_from(["regular", "semibold", "bold"]))
def test_a_line_is_what_matplotlib_writes(text, x, baseline, size, weight):
    mark = Text(x, baseline, text, Type(size, weight))
    theirs, groups = by_matplotlib(mark)
    ours: dict[str, str] = {}
    lines = []
    for line, outlines in lettering(Part("panel", (mark,)), HOUSE.light):
        ours.update(outlines)
        lines.append(line)
    rounded = {name: _in_whole_units(commands) for name, commands in theirs.items()}
    assert said(lines, ours) == said(groups, rounded)


def _in_whole_units(commands: str) -> str:
    """Matplotlib's outline, which `taken_apart` rounds to hundredths, as whole units."""
    import re

    return re.sub(r"-?\d+\.\d+", lambda number: f"{float(number[0]):.0f}", commands)


@pytest.mark.parametrize("text", ["AVAV Wa To", "fi fl ffi", "één ½ €", "5 → ★", "́a"])
def test_kerning_ligatures_marks_and_other_fonts(text):
    test_a_line_is_what_matplotlib_writes.hypothesis.inner_test(text, 40.0, 76.48, 48.0, "bold")


def test_a_line_is_laid_out_once():
    laid_out.cache_clear()
    assert laid_out("a line of its own", "regular") is laid_out("a line of its own", "regular")
    assert laid_out.cache_info().maxsize == 4096
