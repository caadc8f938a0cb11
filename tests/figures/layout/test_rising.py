"""Counts that rise: lines and bands at their hours and numbers, ending where knowledge ends."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.figures.hours import count_ticks, hours_axis
from bnr_toolkit.figures.layout.drawing import Area, Curve, Drawing, Line, Text, lowered, scaled
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.figures.save import pdf, png, svg
from bnr_toolkit.figures.style import DARK, LIGHT
from bnr_toolkit.results import RisingCount, RisingCounts

PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social]
EACH_PAGE = pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
SHAPES = (
    ("line", "ten minste"),
    ("band", "ten hoogste: moment niet precies vastgelegd, of nog open"),
    ("stroke", "nog open, en zo lang gevolgd"),
    ("arrow", "nog open, en langer gevolgd dan de as loopt"),
)


def steps(hours: list[float], high: float) -> tuple[tuple[float, int], ...]:
    within = sorted({0.0, *(hour for hour in hours if hour <= high)})
    return tuple((hour, sum(other <= hour for other in hours)) for hour in within)


def field_of(ads, *, longest: float | None = None, label: str = "Besloten", role: str = "ink") -> RisingCount:
    """A field from ads: pairs of hours, the second None for an open ad."""
    ended = [most for _, most in ads if most is not None]
    axis = hours_axis(longest if longest is not None else max(ended, default=max(least for least, _ in ads)), "nl")
    last = max(least if most is None else most for least, most in ads)
    return RisingCount(
        label=label,
        count=f"{len(ended)} van {len(ads)}; {len(ads) - len(ended)} nog open",
        whole=len(ads),
        least=steps(ended, axis.high),
        most=steps([least for least, _ in ads], axis.high),
        until=min(last, axis.high),
        axis=axis,
        role=role,
        up_ticks=count_ticks(len(ads)),
        open_at=tuple(least for least, most in ads if most is None),
        open_label="nog open",
    )


hours = st.one_of(st.integers(0, 72).map(float), st.floats(0, 9000).map(lambda hour: round(hour, 6)))


@st.composite
def some_ads(draw) -> list[tuple[float, float | None]]:
    drawn = draw(st.lists(st.tuples(hours, st.sampled_from((0.0, 0.0, 8.0, None))), min_size=10, max_size=40))
    return [(least, None if extra is None else round(least + extra, 6)) for least, extra in drawn]


@st.composite
def some_fields(draw) -> RisingCounts:
    ads = draw(some_ads())
    label = draw(st.sampled_from(("Besloten", "Goedgekeurd, eerste 45 min", "arbeidsongeschiktheidsverzekeringen")))
    fields = [field_of(ads), field_of(ads, label=label, role="approved")]
    if draw(st.booleans()):
        fields += [field_of(ads, longest=0.5), field_of(ads, longest=0.5)]
    return RisingCounts(tuple(fields), paired=draw(st.booleans()), shapes=SHAPES)


def marks(drawing: Drawing, kind: type) -> list:
    return [mark for part in drawing.parts if part.name == "panel" for mark in part.marks if isinstance(mark, kind)]


def drawn(figure_of, body: RisingCounts, outlet: str = "web") -> Drawing:
    return draw(figure_of([], body=body, key=()), OUTLETS[outlet])


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    hair = 0.5
    across = one[0] < other[2] - hair and other[0] < one[2] - hair
    return across and one[1] < other[3] - hair and other[1] < one[3] - hair


def room(mark: Line | Curve | Area) -> tuple[float, float, float, float]:
    places = ((mark.x0, mark.y0), (mark.x1, mark.y1)) if isinstance(mark, Line) else mark.points
    across, down = [x for x, _ in places], [y for _, y in places]
    return min(across), min(down), max(across), max(down)


@EACH_PAGE
@settings(max_examples=20)
@given(body=some_fields())
def test_no_text_leaves_the_picture_or_covers_anything(figure_of, outlet, body):
    drawing = draw(figure_of([], body=body, key=()), outlet)
    texts = [box(text) for text in marks(drawing, Text)]
    for left, _, right, bottom in texts:
        assert left >= outlet.margin - 3
        assert right <= drawing.width - outlet.margin + 3
        assert bottom <= drawing.height
    assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]
    shapes = [room(mark) for mark in marks(drawing, Line | Curve | Area)]
    assert not [(text, shape) for text in texts for shape in shapes if overlap(text, shape)]
    for left, _, right, _ in shapes:
        assert left >= outlet.margin - outlet.stroke
        assert right <= drawing.width - outlet.margin + outlet.stroke
    assert min(text.type.size for text in marks(drawing, Text)) >= outlet.min_type


@pytest.mark.parametrize("number", [1, 9, 10, 29, 30, 200])
@EACH_PAGE
def test_any_number_of_ads_can_be_drawn(figure_of, outlet, number):
    ads = [(float(place % 7), None if place % 5 == 4 else place % 7 + 2.5) for place in range(number)]
    drawing = draw(figure_of([], body=RisingCounts((field_of(ads), field_of(ads)), paired=True), key=()), outlet)
    assert drawing.height < outlet.max_height


def test_the_line_stands_at_hours_and_counts_and_holds_until_the_next(figure_of):
    ads = [(10.0, 10.0)] * 4 + [(20.0, 20.0)] * 6
    drawing = drawn(figure_of, RisingCounts((field_of(ads),)))
    (curve,) = marks(drawing, Curve)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), (x4, y4), *rest = curve.points
    assert (y0, x1, y2, x3) == (y1, x2, y3, x4)
    assert (x1 - x0) == pytest.approx(x3 - x2)
    assert (y1 - y2) / (y3 - y4) == pytest.approx(4 / 6)
    assert not rest


def test_the_band_lies_between_least_and_most_only_where_they_differ(figure_of):
    ads = [(2.0, 6.0)] * 5 + [(10.0, 10.0)] * 5 + [(12.0, 18.0)] * 2
    drawing = drawn(figure_of, RisingCounts((field_of(ads),)))
    first, second = marks(drawing, Area)
    (curve,) = marks(drawing, Curve)
    left, top, right, bottom = room(first)
    line_left, line_top, line_right, line_bottom = room(curve)
    width, height = line_right - line_left, line_bottom - line_top
    assert (left - line_left) / width == pytest.approx(2 / 18)
    assert (right - line_left) / width == pytest.approx(6 / 18)
    assert (line_bottom - top) / height == pytest.approx(5 / 12)
    assert bottom == pytest.approx(line_bottom)
    assert room(second)[2] == pytest.approx(line_right)


def test_nothing_is_drawn_after_the_last_time(figure_of):
    ads = [(10.0, 10.0)] * 9 + [(4.0, None)]
    drawing = drawn(figure_of, RisingCounts((field_of(ads),)))
    (curve,), (band,) = marks(drawing, Curve), marks(drawing, Area)
    axis = max(line.x1 for line in marks(drawing, Line) if line.role == "axis" and line.y0 == line.y1)
    assert room(curve)[2] == pytest.approx(room(band)[2])
    assert room(curve)[2] < axis


def test_open_ads_have_a_stroke_where_they_were_last_seen_or_an_arrow_past_the_axis(figure_of):
    ads = [(10.0, 10.0)] * 9 + [(4.0, None), (4.0, None), (300.0, None)]
    drawing = drawn(figure_of, RisingCounts((field_of(ads),)))
    strokes = [line for line in marks(drawing, Line) if line.role == "open"]
    upright = [line for line in strokes if line.x0 == line.x1]
    (along,) = [line for line in strokes if line.y0 == line.y1]
    (head,) = [curve for curve in marks(drawing, Curve) if curve.role == "open"]
    assert len(upright) == 1
    assert head.points[1] == (along.x1, along.y1)
    axis = max(line.x1 for line in marks(drawing, Line) if line.role == "axis" and line.y0 == line.y1)
    assert along.x1 > axis
    assert "nog open" in [text.text for text in marks(drawing, Text)]


def test_fields_stand_side_by_side_where_there_is_room_and_their_axes_on_one_height(figure_of):
    ads = [(10.0, 10.0)] * 9 + [(4.0, None)]
    body = RisingCounts((field_of(ads), field_of(ads, label="Goedgekeurd")), paired=True)
    tops = {}
    for outlet in ("web", "narrow"):
        texts = marks(drawn(figure_of, body, outlet), Text)
        tops[outlet] = [text.baseline for text in texts if text.text in {"Besloten", "Goedgekeurd"}]
    assert tops["web"][0] == tops["web"][1]
    assert tops["narrow"][0] < tops["narrow"][1]


def test_fields_can_be_cut_into_parts(figure_of):
    ads = [(10.0, 10.0)] * 12
    body = RisingCounts(tuple(field_of(ads, label=str(number)) for number in range(30)))
    assert body.cut(2, 4).fields == body.fields[2:4]
    made = parts(figure_of([], body=body, key=()), OUTLETS["web"])
    assert len(made) > 1
    assert [field for part in made for field in part.body.fields] == list(body.fields)


def test_an_area_can_be_lowered_and_scaled(figure_of):
    assert lowered(Area(((1, 2), (3, 4)), "band"), 10).points == ((1, 12), (3, 14))
    drawing = drawn(figure_of, RisingCounts((field_of([(2.0, 6.0)] * 10),)))
    (band,), (larger,) = marks(drawing, Area), marks(scaled(drawing, 2), Area)
    assert larger.points == tuple((2 * x, 2 * y) for x, y in band.points)


def test_the_band_is_in_the_file_in_its_colour_and_knows_the_dark(figure_of):
    figure = figure_of([], body=RisingCounts((field_of([(2.0, 6.0)] * 10),)), key=())
    text = svg(figure, "web").svg.decode("utf-8")
    assert text.count(f'fill="{LIGHT["band"]}"') == 1
    assert f".unit-chart [fill='{LIGHT['band']}']{{fill:{DARK['band']}}}" in text
    assert " style=" not in text
    assert svg(figure, "web") == svg(figure, "web")
    assert png(figure, "web") == png(figure, "web")
    assert pdf(figure, "print-86") == pdf(figure, "print-86")
