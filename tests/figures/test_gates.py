"""What every picture must hold before it is published: seen, told apart, said, whole, and the same tomorrow.

Held against every chart of ``CHARTS`` in ``conftest.py``, in every outlet that
it is shown in. A new chart joins by one line there.
"""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from bnr_toolkit.figures import save
from bnr_toolkit.figures.canvas import on_canvas
from bnr_toolkit.figures.colours import contrast
from bnr_toolkit.figures.layout.drawing import Area, Box, Curve, Dot, Drawing, Line, Part, Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.outlets import OUTLETS, POINTS_PER_MM
from bnr_toolkit.figures.style import HOUSE, STATES, drawing_rules

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
EVERYWHERE = pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
ON_PAGES = pytest.mark.parametrize("outlet", [OUTLETS["web"], OUTLETS["narrow"]], ids=["web", "narrow"])
# The narrow columns have least room; CI looks at the wide ones too.
IN_PRINT = pytest.mark.parametrize(
    "outlet",
    [
        pytest.param(outlet, id=outlet.name, marks=[pytest.mark.slow] if outlet.label_width else [])
        for outlet in OUTLETS.values()
        if "pdf" in outlet.formats
    ],
)
ROUNDING = 0.01


def drawings(chart, outlet, language="nl") -> list[Drawing]:
    return [draw(part, outlet) for part in chart.parts(outlet, language)]


def marks(drawing: Drawing) -> list:
    return [mark for part in drawing.parts for mark in part.marks]


# colours


def behind(drawing: Drawing, x: float, y: float) -> str:
    """The role of what stands behind a place: the last box that holds it, or the paper."""
    boxes = [mark for mark in marks(drawing) if isinstance(mark, Box)]
    inside = [box for box in boxes if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height]
    return inside[-1].role if inside else "background"


@EVERYWHERE
def test_text_can_be_read_on_what_stands_behind_it_in_both_schemes(chart, outlet):
    for drawing in drawings(chart, outlet):
        for text in (mark for mark in marks(drawing) if isinstance(mark, Text)):
            paper = behind(drawing, text.x + 1, text.baseline - text.type.size / 3)
            for colours in (HOUSE.light, HOUSE.dark):
                assert contrast(colours[text.type.role], colours[paper]) >= 4.5, text.text


@EVERYWHERE
def test_what_carries_meaning_can_be_seen_in_both_schemes(chart, outlet):
    for drawing in drawings(chart, outlet):
        drawn = {mark.state for mark in marks(drawing) if isinstance(mark, Dot)}
        drawn |= {mark.role for mark in marks(drawing) if isinstance(mark, Area | Box | Curve | Line)}
        # A grid is decoration; paper around a stroke is no shape.
        for role in drawn - {"grid", "background"}:
            for colours in (HOUSE.light, HOUSE.dark):
                assert contrast(colours[role], colours["background"]) >= 3, role


# shapes, without colour


def in_grey(state: str, radius: float, stroke: float) -> np.ndarray:
    """A dot in one grey for all states: 0 for paper, 1 for ink."""
    size = 2 * radius + 4
    dot = Dot(size / 2, size / 2, radius, stroke, state)
    grey = {**dict.fromkeys(HOUSE.light, "#777777"), "background": "#ffffff"}
    with drawing_rules("grey"):
        canvas = FigureCanvasAgg(on_canvas(Drawing(size, size, (0, 0, size, size), (Part("panel", (dot,)),)), grey))
        canvas.draw()
    return (255 - np.asarray(canvas.buffer_rgba())[..., 0].astype(float)) / (255 - 0x77)


def difference(one: Dot, other: Dot) -> float:
    """The share of a dot's area that differs, in grey."""
    images = [in_grey(dot.state, dot.radius, dot.stroke) for dot in (one, other)]
    return float(np.abs(images[0] - images[1]).sum() / (math.pi * one.radius**2))


@EVERYWHERE
def test_the_states_of_an_ad_differ_in_one_grey_at_every_size(outlet):
    for dots in outlet.dots:
        for one, other in combinations(STATES, 2):
            pair = (Dot(0, 0, dots.radius, outlet.stroke, state) for state in (one, other))
            # A cross in a large ring is a fourteenth of a disc; in a ring that closed it was nothing.
            assert difference(*pair) > 0.07, (dots, one, other)


@EVERYWHERE
def test_the_states_differ_in_one_grey_at_the_sizes_that_are_drawn(chart, outlet):
    for drawing in drawings(chart, outlet):
        sizes = {(mark.radius, mark.stroke) for mark in marks(drawing) if isinstance(mark, Dot)}
        for radius, stroke in sizes:
            for one, other in combinations(STATES, 2):
                assert difference(*(Dot(0, 0, radius, stroke, state) for state in (one, other))) > 0.07, radius


# type and lines


@EVERYWHERE
@pytest.mark.parametrize("language", ["nl", "en"])
def test_type_and_lines_are_as_large_as_their_outlet_asks(chart, outlet, language):
    for drawing in drawings(chart, outlet, language):
        assert (drawing.width, drawing.height) == (outlet.width, outlet.height or drawing.height)
        assert drawing.height <= outlet.max_height
        for mark in marks(drawing):
            if isinstance(mark, Text):
                assert mark.type.size >= outlet.min_type
            elif isinstance(mark, Line | Curve):
                assert mark.thickness >= outlet.stroke / 2
            elif isinstance(mark, Box) and mark.role not in {"grid", "background"}:
                assert min(mark.width, mark.height) >= min(2, outlet.stroke / 2) or mark.width == 0


# the SVG


def svgs(chart, outlet, language: str) -> list[tuple[bytes, object]]:
    """Every SVG that is made of a chart: for a page alone, in dark, and inside a page; with its figure."""
    made = []
    for part in chart.parts(outlet, language):
        picture = svg(part, outlet.name)
        made += [(data, part) for data in (picture.svg, save.dark_svg(picture), save.inline_svg(picture))]
    return made


@ON_PAGES
@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.slow)])
def test_every_svg_says_what_it_shows_in_its_language(chart, outlet, language):
    for data, figure in svgs(chart, outlet, language):
        root = ET.fromstring(data)
        title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert (root.get("role"), root.get("lang")) == ("img", language)
        assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
        assert title.text == figure.title.replace("\n", " ")
        assert described.text == figure.alt
        assert 0 < len(described.text) <= 250


@ON_PAGES
def test_an_svg_asks_nothing_of_others_and_runs_nothing(chart, outlet):
    for data, _ in svgs(chart, outlet, "nl"):
        root = ET.fromstring(data)
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "style", "defs", "g", "path", "use", "rect", "image"}
        for element in root.iter():
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
            assert element.get(LINK, "#").startswith(("#", "data:image/png;base64,"))
        assert b"url(" not in data
        assert b"@import" not in data
        assert set(re.findall(rb"https?://[^\"]+", data)) == {
            b"http://www.w3.org/2000/svg",
            b"http://www.w3.org/1999/xlink",
        }


@pytest.mark.slow
def test_no_two_pictures_of_a_pack_share_an_id(charts):
    found: Counter[str] = Counter()
    for chart in charts:
        for outlet in (OUTLETS["web"], OUTLETS["narrow"]):
            for language in ("nl", "en"):
                for part in chart.parts(outlet, language):
                    found.update(re.findall(r' id="([^"]+)"', svg(part, outlet.name).svg.decode("utf-8")))
    assert [name for name, times in found.items() if times > 1] == []
    assert len(found) > 100


@ON_PAGES
def test_every_use_in_an_svg_has_its_outline(chart, outlet):
    for data, _ in svgs(chart, outlet, "nl"):
        root = ET.fromstring(data)
        names = {element.get("id") for element in root.iter()}
        assert {use.get(LINK).removeprefix("#") for use in root.iter(f"{SVG}use")} <= names


# the PNG


@EVERYWHERE
def test_a_png_has_its_size_its_paper_and_nothing_but_pixels(chart, outlet):
    if "png" not in outlet.formats:
        return
    for part in chart.parts(outlet):
        data = save.png(part, outlet.name)
        with Image.open(BytesIO(data)) as image:
            assert image.size == (outlet.width, outlet.height or image.height)
            corner = image.convert("RGB").getpixel((2, image.height - 3))
            assert corner == tuple(bytes.fromhex(HOUSE.light["background"][1:]))
        kinds = set(re.findall(rb"(tEXt|iTXt|zTXt|eXIf|iCCP|tIME|pHYs)", data))
        assert kinds == set()


@pytest.mark.slow
@EVERYWHERE
def test_a_png_has_the_colours_that_were_drawn(chart, outlet):
    if "png" not in outlet.formats:
        return
    for part in chart.parts(outlet):
        with drawing_rules("any"):
            canvas = FigureCanvasAgg(on_canvas(draw(part, outlet), HOUSE.light))
            canvas.draw()
        with Image.open(BytesIO(save.png(part, outlet.name))) as image:
            kept = np.asarray(image.convert("RGB"), dtype=int)
        assert np.abs(kept - np.asarray(canvas.buffer_rgba())[..., :3]).max() <= 3


# the PDF


class Paper:
    """A PDF as it lies on the press: its objects, and what its page draws. Reads what matplotlib writes."""

    def __init__(self, data: bytes) -> None:
        self.objects = dict(re.findall(rb"(?s)\n(\d+) 0 obj\n(.*?)\nendobj", data))
        (page,) = (body for body in self.objects.values() if b"/Type /Page\n" in body or b"/Type /Page " in body)
        (box,) = re.findall(rb"/MediaBox \[([^\]]+)\]", page)
        self.size = [float(side) / POINTS_PER_MM for side in box.split()[2:]]
        (number,) = re.findall(rb"/Contents (\d+) 0 R", page)
        self.drawn = self.stream(number).decode("latin-1")

    def stream(self, number: bytes) -> bytes:
        head, _, rest = self.objects[number].partition(b"stream\n")
        body = rest.rpartition(b"\nendstream")[0]
        return zlib.decompress(body) if b"FlateDecode" in head else body

    def operands(self, operator: str) -> set[tuple[str, ...]]:
        """What stands before an operator, wherever it is used."""
        words = re.sub(r"\((?:\\.|[^\\()])*\)", "", self.drawn).split()
        numbers = {"Tf": 2, "w": 1, "g": 1, "G": 1, "rg": 3, "RG": 3}[operator]
        return {tuple(words[at - numbers : at]) for at, word in enumerate(words) if word == operator}


pdf = cache(save.pdf)
svg = cache(save.svg)


def papers(chart, outlet) -> list[tuple[Paper, bytes]]:
    made = [pdf(part, outlet.name) for part in chart.parts(outlet)]
    return [(Paper(data), data) for data in made]


@IN_PRINT
@pytest.mark.slow
def test_a_page_is_as_wide_as_its_column_to_a_tenth_of_a_millimetre(chart, outlet):
    for paper, _ in papers(chart, outlet):
        assert paper.size[0] == pytest.approx(int(outlet.name.removeprefix("print-")), abs=0.1)
        assert paper.size[1] <= 398


@IN_PRINT
def test_letters_are_letters_of_fonts_that_lie_in_the_file(chart, outlet):
    for paper, data in papers(chart, outlet):
        fonts = [body for body in paper.objects.values() if re.search(rb"/Type /Font\b(?!D)", body)]
        leaves = [body for body in fonts if b"/DescendantFonts" not in body]
        assert leaves
        for body in leaves:
            (number,) = re.findall(rb"/FontDescriptor (\d+) 0 R", body)
            (file,) = re.findall(rb"/FontFile2 (\d+) 0 R", paper.objects[number])
            assert len(paper.stream(file)) > 500
            assert b"SourceSansPro" in body or b"DejaVuSans" in body
        assert b"/Type3" not in data
        assert b"/ToUnicode" in data


@IN_PRINT
def test_print_is_large_and_thick_enough_and_its_greys_are_grey(chart, outlet):
    for paper, _ in papers(chart, outlet):
        assert min(float(size) for _, size in paper.operands("Tf")) >= 7
        assert min(float(width) for (width,) in paper.operands("w") if float(width)) >= 0.4
        greys = paper.operands("g") | paper.operands("G")
        # Ink and paper, each in one plate.
        assert {round(float(level), 2) for (level,) in greys} >= {0.1}
        coloured = paper.operands("rg") | paper.operands("RG")
        assert [colour for colour in coloured if len(set(colour)) == 1] == []


@pytest.mark.slow
@pytest.mark.skipif(not Path("/usr/bin/pdffonts").exists(), reason="needs poppler")
@IN_PRINT
def test_a_reader_of_pdf_agrees_that_all_fonts_are_embedded(chart, outlet, tmp_path):
    for part in chart.parts(outlet):
        (tmp_path / "a.pdf").write_bytes(pdf(part, outlet.name))
        said = subprocess.run(["/usr/bin/pdffonts", tmp_path / "a.pdf"], capture_output=True, text=True, check=True)
        lines = said.stdout.splitlines()[2:]
        assert lines
        assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in lines)


# the same tomorrow

PROGRAM = """
import hashlib, runpy, sys
charts = runpy.run_path(sys.argv[1])
from bnr_toolkit.figures import save
from bnr_toolkit.figures.outlets import OUTLETS
make = {"svg": lambda part, name: save.svg(part, name).svg, "png": save.png, "pdf": save.pdf}
for name in charts["CHARTS"]:
    for outlet in OUTLETS.values():
        for part in charts["Chart"](name).parts(outlet, "en"):
            for kind in outlet.formats:
                print(part.name, outlet.name, kind, hashlib.sha256(make[kind](part, outlet.name)).hexdigest())
"""


@pytest.mark.slow
def test_two_fresh_processes_make_the_same_bytes(tmp_path):
    def made(seed: str, zone: str) -> list[str]:
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed * 9}
        command = [sys.executable, "-c", PROGRAM, str(Path(__file__).with_name("conftest.py"))]
        root = Path(__file__).parent.parent.parent
        said = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings, cwd=root)
        return said.stdout.splitlines()

    first = made("1", "Europe/Amsterdam")
    assert len(first) > 50
    assert made("2", "America/New_York") == first


def test_a_gate_sees_what_it_is_there_for(charts):
    """A ring that closed, a letter in orange, and a grey in three plates would be caught."""
    assert difference(Dot(0, 0, 11, 3, "halted"), Dot(0, 0, 11, 3, "halted")) == 0
    assert contrast(HOUSE.light["open"], HOUSE.light["background"]) < 4.5
    drawing = draw(charts[0].figure(), OUTLETS["web"])
    orange = replace(marks(drawing)[0], type=replace(marks(drawing)[0].type, role="open"))
    assert contrast(HOUSE.light[orange.type.role], HOUSE.light[behind(drawing, orange.x, orange.baseline)]) < 4.5
