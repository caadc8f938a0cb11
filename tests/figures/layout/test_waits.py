"""Rows of waits: every ad once, at its hours, with nothing over or outside anything else."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.figures.hours import hours_axis
from bnr_toolkit.figures.layout.drawing import Box, Curve, Dot, Drawing, Line, Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.results import Wait, WaitAxis, Waits
from bnr_toolkit.words.waiting_times import wait_words

PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social]
EACH_PAGE = pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
LABELS = ("1", "alpha-10", "TikTok gokken 12", "arbeidsongeschiktheidsverzekeringsmaatschappij-7")
SHAPES = (("range", "besloten in deze tijd; precies wanneer is niet vastgelegd"),)

hours = st.one_of(st.integers(0, 72).map(float), st.floats(0, 9000).map(lambda hour: round(hour, 6)))


@st.composite
def some_waits(draw, fewest: int = 1) -> Waits:
    waits = []
    for _ in range(draw(st.integers(fewest, 9))):
        least, extra = draw(hours), draw(st.sampled_from((0.0, 0.5, 24.0)))
        is_open = draw(st.integers(0, 2)) == 0
        most = None if is_open else round(least + extra, 6)
        state = "open" if is_open else draw(st.sampled_from(("approved", "not")))
        waits.append(Wait(draw(st.sampled_from(LABELS)), least, most, state, wait_words(least, most, "nl")))
    longest = max(wait.least if wait.most is None else wait.most for wait in waits)
    return Waits(tuple(waits), hours_axis(longest, "nl"), SHAPES)


def marks(drawing: Drawing, kind: type, name: str = "panel") -> list:
    return [mark for part in drawing.parts if part.name == name for mark in part.marks if isinstance(mark, kind)]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    hair = 0.5
    across = one[0] < other[2] - hair and other[0] < one[2] - hair
    return across and one[1] < other[3] - hair and other[1] < one[3] - hair


def room(mark: Dot | Line | Box | Curve) -> tuple[float, float, float, float]:
    if isinstance(mark, Dot):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    if isinstance(mark, Box):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Line):
        return min(mark.x0, mark.x1), min(mark.y0, mark.y1), max(mark.x0, mark.x1), max(mark.y0, mark.y1)
    across, down = [x for x, _ in mark.points], [y for _, y in mark.points]
    return min(across), min(down), max(across), max(down)


@EACH_PAGE
@settings(max_examples=20)
@given(body=some_waits())
def test_no_text_leaves_the_picture_or_covers_anything(figure_of, outlet, body):
    drawing = draw(figure_of([], body=body, key=()), outlet)
    texts = [box(text) for text in marks(drawing, Text)]
    for left, _, right, bottom in texts:
        assert left >= outlet.margin - 3
        assert right <= drawing.width - outlet.margin + 3
        assert bottom <= drawing.height
    assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]
    # The lines up from the ticks are behind everything, and light.
    drawn = [room(mark) for mark in marks(drawing, Dot | Line | Curve | Box) if getattr(mark, "role", "") != "grid"]
    assert not [(text, mark) for text in texts for mark in drawn if overlap(text, mark)]
    for left, _, right, _ in drawn:
        assert left >= outlet.margin - outlet.stroke
        assert right <= drawing.width - outlet.margin + outlet.stroke
    assert min(text.type.size for text in marks(drawing, Text)) >= outlet.min_type


@EACH_PAGE
@settings(max_examples=20)
@given(body=some_waits())
def test_every_ad_is_drawn_once_at_its_hours(figure_of, outlet, body):
    dots = marks(draw(figure_of([], body=body, key=()), outlet), Dot)
    assert [dot.state for dot in dots] == [wait.state for wait in body.waits]
    ends = [wait.least if wait.most is None else wait.most for wait in body.waits]
    for (one, at), (other, then) in combinations(list(zip(dots, ends, strict=True)), 2):
        assert (other.x - one.x) * (then - at) >= 0
        assert other.y - other.radius > one.y + one.radius


def test_a_range_runs_to_its_dot_and_an_open_end_goes_on(figure_of):
    waits = (Wait("a", 12, 36, "not", "12 tot 36 uur"), Wait("b", 40, None, "open", "nog open na 40 uur"))
    drawing = draw(figure_of([], body=Waits(waits, hours_axis(40, "nl")), key=()), OUTLETS["web"])
    ring, half = marks(drawing, Dot)
    (band,) = [mark for mark in marks(drawing, Box) if mark.role == "band"]
    assert band.x + band.width == pytest.approx(ring.x - ring.radius)
    dashes, head = marks(drawing, Curve)
    assert dashes.points[0][0] == pytest.approx(half.x + half.radius)
    assert dashes.pattern is not None
    assert head.points[1] == dashes.points[1]
    assert dashes.points[1][0] > half.x + half.radius + 30
    # Hours run evenly: 12 of 40 is where it should be between 0 and 40.
    start = min(line.x0 for line in marks(drawing, Line) if line.role == "axis")
    assert (band.x - start) / (half.x - start) == pytest.approx(12 / 40, abs=0.01)


def test_a_wait_outside_the_axis_is_a_mistake_of_the_caller(figure_of):
    body = Waits((Wait("a", 12, 36, "not", ""),), WaitAxis("uren", 30, ((0, "0"),)))
    with pytest.raises(ValueError, match=r"^the wait of 'a', 12 to 36 hours, lies outside the axis$"):
        draw(figure_of([], body=body, key=()), OUTLETS["web"])


def test_waits_can_be_cut_into_parts(figure_of):
    waits = tuple(Wait(f"ad-{number}", number, number, "not", f"{number} uur") for number in range(9))
    body = Waits(waits, hours_axis(8, "nl"))
    assert [wait for start in (0, 5) for wait in body.cut(start, start + 5).waits] == list(waits)
    figure = figure_of([], body=body, key=())
    assert parts(figure, OUTLETS["print-41"]) == (figure,)


def test_the_shapes_are_explained_above_the_rows(figure_of):
    body = Waits((Wait("a", 12, 36, "not", "12 tot 36 uur"),), hours_axis(36, "nl"), SHAPES)
    said = " ".join(text.text for text in marks(draw(figure_of([], body=body, key=()), OUTLETS["narrow"]), Text))
    assert said.startswith("besloten in deze tijd; precies wanneer is niet vastgelegd a 12 tot 36 uur 0")
