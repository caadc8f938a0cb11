"""Line charts: the same gates as the rows of dots, and labels at the lines that they name."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.layout.drawing import Curve, Drawing, Line, Text, lowered
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.save import inline_svg, png, svg
from bnr_toolkit.figures.style import DARK, LIGHT
from bnr_toolkit.results import Axis, LinePlot, Reference, Series

X = Axis("aantal advertenties waarover is besloten", 0, 60, tuple((value, str(value)) for value in (3, 20, 40, 60)))
Y = Axis("keren van de honderd dat het interval klopt", 0, 100, ((0, "0"), (50, "50"), (100, "100")))
# A line chart with its labels beside it is no picture for a post, nor for the narrowest column.
PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social and outlet.width > 600]
LABELS = ("Wilson, gemiddeld", "Wald, in het slechtste geval", "arbeidsongeschiktheidsverzekering", "besloten")

values = st.lists(st.floats(0, 100, allow_nan=False), min_size=2, max_size=8)


def marks(drawing: Drawing, kind: type) -> list:
    return [mark for part in drawing.parts for mark in part.marks if isinstance(mark, kind)]


def series(role: str, values: list[float], **more: object) -> Series:
    points = tuple((3 + 57 * place / (len(values) - 1), value) for place, value in enumerate(values))
    return Series(LABELS["abcd".index(role)], points, role, **more)


@pytest.fixture
def plotted(figure_of):
    def make(*lines: Series, **changes: object):
        plot = LinePlot(lines, X, Y, Reference(95, "beloofd: 95"))
        return figure_of([], body=replace(plot, **changes))

    return make


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    hair = 0.5
    across = one[0] < other[2] - hair and other[0] < one[2] - hair
    return across and one[1] < other[3] - hair and other[1] < one[3] - hair


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
@settings(max_examples=25)
@given(drawn=st.lists(values, min_size=1, max_size=4), step=st.booleans())
def test_no_text_leaves_the_picture_or_covers_another_text_or_a_line(figure_of, outlet, drawn, step):
    lines = tuple(series("abcd"[place], each, step=step) for place, each in enumerate(drawn))
    figure = figure_of([], body=LinePlot(lines, X, Y, Reference(95, "beloofd: 95")))
    drawing = draw(figure, outlet)
    texts = [box(text) for text in marks(drawing, Text)]
    for left, top, right, bottom in texts:
        assert left >= outlet.margin - 3
        assert right <= drawing.width - outlet.margin + 3
        assert top >= 0
        assert bottom <= drawing.height
    for one, other in combinations(texts, 2):
        assert not overlap(one, other), (one, other)
    for curve in marks(drawing, Curve):
        edge = curve.thickness / 2
        across, down = [x for x, _ in curve.points], [y for _, y in curve.points]
        room = (min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge)
        assert not any(overlap(room, text) for text in texts)


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
def test_no_letter_and_no_line_is_too_small(plotted, outlet):
    drawing = draw(plotted(series("a", [95, 95]), series("b", [10, 20], thin=True)), outlet)
    assert min(text.type.size for text in marks(drawing, Text)) >= outlet.min_type
    lines = [curve for curve in marks(drawing, Curve) if len(curve.points) == 2 and curve.points[0][0] < 400]
    assert next(curve.thickness for curve in lines if curve.role == "series-b") >= outlet.stroke


def test_each_label_is_joined_to_the_end_of_its_line(plotted):
    drawing = draw(plotted(series("a", [10, 90]), series("b", [80, 88])), OUTLETS["web"])
    curves = {curve.role: curve for curve in marks(drawing, Curve)}
    ends = [curve for curve in marks(drawing, Curve) if curve.role == "series-b"]
    assert ends[0].points[-1] == ends[1].points[0]
    label = next(text for text in marks(drawing, Text) if text.text == "Wilson, gemiddeld")
    leader = curves["series-a"].points
    assert leader[1][0] < label.x
    assert box(label)[1] < leader[1][1] < box(label)[3]


def test_lines_differ_in_pattern_and_not_only_in_colour(plotted):
    drawing = draw(plotted(*(series(role, [10, 20]) for role in "abcd")), OUTLETS["web"])
    drawn = [curve for curve in marks(drawing, Curve) if curve.points[1][1] != curve.points[0][1]][:4]
    assert len({curve.pattern for curve in drawn}) == 4
    assert len({curve.role for curve in drawn}) == 4


def test_a_step_holds_its_value_until_the_next_point(plotted):
    line = Series("besloten", ((0, 0), (20, 50), (60, 50)), "a", step=True)
    curve = next(curve for curve in marks(draw(plotted(line), OUTLETS["web"]), Curve) if len(curve.points) > 2)
    across = [x for x, _ in curve.points]
    down = [y for _, y in curve.points]
    assert across[1] == across[2]
    assert down[0] == down[1] > down[2] == down[3] == down[4]


def test_the_reference_is_a_line_across_the_field(plotted):
    drawing = draw(plotted(series("a", [10, 20])), OUTLETS["web"])
    level = [line for line in marks(drawing, Line) if line.role == "axis" and line.y0 == line.y1]
    top, bottom = (next(line.y0 for line in marks(drawing, Line) if line.role == role) for role in ("grid", "axis"))
    assert any(bottom > line.y0 for line in level)
    assert top < bottom
    assert "beloofd: 95" in [text.text for text in marks(drawing, Text)]


def test_a_point_outside_the_axes_is_a_mistake_of_the_caller(plotted):
    with pytest.raises(ValueError, match=r"^the point \(3\.0, 101\) of 'Wilson, gemiddeld' lies outside the axes$"):
        draw(plotted(series("a", [101, 20])), OUTLETS["web"])


def test_ticks_that_run_into_each_other_are_refused(plotted):
    crowded = replace(X, ticks=tuple((value, str(value)) for value in range(61)))
    with pytest.raises(RefusedInput, match=r"does not fit in the figure \(narrow\)"):
        draw(plotted(series("a", [10, 20]), x=crowded), OUTLETS["narrow"])


def test_the_field_grows_with_its_labels(plotted):
    lines = [replace(series("a", [10, 20]), label=f"{LABELS[1]} nummer {number}") for number in range(12)]
    few, many = (draw(plotted(*some), OUTLETS["narrow"]) for some in (lines[:1], lines))
    assert many.height > few.height + 500
    texts = [box(text) for text in marks(many, Text)]
    assert not any(overlap(one, other) for one, other in combinations(texts, 2))


@pytest.mark.parametrize("outlet", [outlet.name for outlet in PAGES])
def test_the_same_figure_gives_the_same_bytes(plotted, outlet):
    figure = plotted(series("a", [10, 90]), series("b", [80, 88]))
    assert svg(figure, outlet) == svg(figure, outlet)
    assert png(figure, outlet) == png(figure, outlet)


def test_the_file_keeps_colour_and_pattern_as_attributes_and_knows_the_dark(plotted):
    figure = plotted(series("a", [10, 90]), series("b", [80, 88]))
    picture = svg(figure, "web")
    text = picture.svg.decode("utf-8")
    assert f'stroke="{LIGHT["series-b"]}"' in text
    assert 'stroke-dasharray="16,7"' in text
    assert f".unit-chart [stroke='{LIGHT['series-b']}']{{stroke:{DARK['series-b']}}}" in text
    assert " style=" not in text
    assert 'stroke-dasharray="16,7"' in inline_svg(picture).decode("utf-8")


def test_a_curve_can_be_lowered():
    assert lowered(Curve(((1, 2), (3, 4)), 2, "series-a"), 10).points == ((1, 12), (3, 14))
