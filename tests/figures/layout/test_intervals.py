"""Dots with bands: the same gates as the rows of dots, and bands that say nothing but their bounds."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.layout.drawing import Box, Dot, Drawing, Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.figures.save import pdf, png, svg
from bnr_toolkit.figures.style import LIGHT
from bnr_toolkit.results import Axis, Band, IntervalRow, IntervalRows

LABELS = (
    "gokken",
    "onjuiste informatie over stemmen",
    "arbeidsongeschiktheidsverzekeringsmaatschappij",
    "politieke advertentie zonder label, gericht op minderjarigen",
)
COUNTS = ("6 van 7", "6 van 7, 3 open", "166 van 200 (83%), 12 open", "geen besluit")
STATES = ("approved", "not", "open")
TRACK = Axis("op enig moment goedgekeurd, op elke honderd", 0, 1, ((0, "0"), (0.5, "50"), (1, "100")))
PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social]


@st.composite
def interval_rows(draw_one: st.DrawFn) -> IntervalRow:
    ends = sorted(draw_one(st.lists(st.floats(0, 1), min_size=7, max_size=7)))
    row = IntervalRow(
        label=draw_one(st.sampled_from(LABELS)),
        dots=tuple(draw_one(st.lists(st.sampled_from(STATES), min_size=1, max_size=45))),
        count=draw_one(st.sampled_from(COUNTS)),
        apart=draw_one(st.booleans()),
    )
    if draw_one(st.integers(0, 4)) == 0:
        return row
    bands = tuple(Band(ends[place], ends[-1 - place], level) for place, level in enumerate((0.95, 0.8, 0.5)))
    return replace(row, share=ends[3], bands=bands)


bodies = st.lists(interval_rows(), min_size=1, max_size=12).map(lambda rows: IntervalRows(tuple(rows), TRACK))


def marks(drawing: Drawing, kind: type) -> list:
    return [mark for part in drawing.parts for mark in part.marks if isinstance(mark, kind)]


def room(mark: Text | Dot | Box) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    if isinstance(mark, Text):
        return box(mark)
    if isinstance(mark, Dot):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    hair = 0.5
    across = one[0] < other[2] - hair and other[0] < one[2] - hair
    return across and one[1] < other[3] - hair and other[1] < one[3] - hair


def strokes(drawing: Drawing) -> list[Box]:
    """The counts on their tracks, from the top down."""
    return sorted((mark for mark in marks(drawing, Box) if mark.role == "ink"), key=lambda mark: mark.y)


@pytest.fixture
def figure(figure_of):
    def make(*rows: IntervalRow, **texts: object):
        states = dict.fromkeys(state for row in rows for state in row.dots)
        key = tuple((state, state) for state in states)
        return figure_of([], **{"body": IntervalRows(rows, TRACK), "key": key, **texts})

    return make


def row_of(approved: int, decided: int, *bands: tuple[float, float], label: str = "gokken") -> IntervalRow:
    dots = ("approved",) * approved + ("not",) * (decided - approved)
    made = tuple(Band(low, high, level) for (low, high), level in zip(bands, (0.95, 0.8, 0.5), strict=False))
    return IntervalRow(label, dots, f"{approved} van {decided}", approved / decided if bands else None, made)


SIX_OF_SEVEN = row_of(6, 7, (0.487, 0.974), (0.621, 0.957), (0.735, 0.929))


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
@settings(max_examples=15)
@given(body=bodies)
@pytest.mark.slow
def test_nothing_leaves_the_picture_or_covers_another_thing_and_no_ad_is_lost(figure_of, outlet, body):
    drawn = 0
    for part in parts(figure_of([], body=body, key=tuple((state, state) for state in body.states)), outlet):
        drawing = draw(part, outlet)
        texts, dots, boxes = (marks(drawing, kind) for kind in (Text, Dot, Box))
        for mark in (*texts, *dots, *boxes):
            left, top, right, bottom = room(mark)
            assert left >= outlet.margin - 3, mark
            assert right <= drawing.width - outlet.margin + 3, mark
            assert top >= 0
            assert bottom <= drawing.height
        for one, other in combinations((*texts, *dots), 2):
            assert not overlap(room(one), room(other)), (one, other)
        for band in boxes:
            assert not any(overlap(room(band), room(other)) for other in (*texts, *dots)), band
        assert min(text.type.size for text in texts) >= outlet.min_type
        drawn += len(dots) - len(part.body.states)
        assert len(strokes(drawing)) == sum(row.share is not None for row in part.body.rows)
    assert drawn == sum(len(row.dots) for row in body.rows)


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
def test_bands_of_one_row_lie_inside_each_other_and_differ_in_thickness(figure, outlet):
    drawing = draw(figure(SIX_OF_SEVEN), outlet)
    bands = [mark for mark in marks(drawing, Box) if mark.role == "band"]
    (stroke,) = strokes(drawing)
    assert len(bands) == 3
    for wider, inner in pairwise(bands):
        assert wider.x < inner.x < inner.x + inner.width < wider.x + wider.width
        assert inner.height >= wider.height + outlet.stroke
        assert inner.y + inner.height / 2 == pytest.approx(wider.y + wider.height / 2)
    assert bands[0].height >= outlet.stroke
    assert stroke.width >= outlet.stroke
    assert stroke.height > bands[-1].height
    assert bands[-1].x < stroke.x + stroke.width / 2 < bands[-1].x + bands[-1].width


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
def test_a_share_and_a_bound_stand_where_the_ticks_say(figure, outlet):
    """Half of a row, a bound at none and one at all stand exactly under 0, 50 and 100."""
    drawing = draw(figure(row_of(5, 10, (0, 1)), row_of(0, 3, (0, 0.5)), row_of(3, 3, (0.5, 1))), outlet)
    at = {text.text: (box(text)[0] + box(text)[2]) / 2 for text in marks(drawing, Text)}
    assert [stroke.x + stroke.width / 2 for stroke in strokes(drawing)] == [
        pytest.approx(at[tick]) for tick in ("50", "0", "100")
    ]
    ends = [(mark.x, mark.x + mark.width) for mark in marks(drawing, Box) if mark.role == "band"]
    zero, half, hundred = at["0"], at["50"], at["100"]
    assert ends == [pytest.approx(pair) for pair in ((zero, hundred), (zero, half), (half, hundred))]


def test_the_band_stands_beside_the_dots_and_in_a_narrow_picture_under_them(figure):
    for name, beside in (
        ("web", True),
        ("print-131", True),
        ("print-266", True),
        ("narrow", False),
        ("print-41", False),
    ):
        drawing = draw(figure(SIX_OF_SEVEN, key=()), OUTLETS[name])
        dots, (stroke,) = marks(drawing, Dot), strokes(drawing)
        middle = stroke.y + stroke.height / 2
        assert not beside or max(dot.x for dot in dots) < stroke.x, name
        assert (middle == pytest.approx(dots[0].y)) == beside, name
        assert beside or middle > dots[0].y + dots[0].radius, name


def test_a_row_without_a_band_has_dots_and_a_count_and_no_track(figure):
    drawing = draw(figure(SIX_OF_SEVEN, row_of(4, 6, label="nepmedicijnen")), OUTLETS["narrow"])
    dots = marks(drawing, Dot)
    assert len(dots) == 13 + 2
    assert len(strokes(drawing)) == 1
    lowest = max(mark.y + mark.height for mark in marks(drawing, Box))
    label = next(text for text in marks(drawing, Text) if text.text == "nepmedicijnen")
    assert lowest < label.baseline


def test_the_scale_stands_once_under_few_rows_and_above_many_too(figure):
    for name in ("web", "narrow"):
        for rows, times in ((2, 1), (14, 2)):
            drawing = draw(figure(*[SIX_OF_SEVEN] * rows), OUTLETS[name])
            assert [text.text for text in marks(drawing, Text)].count("50") == times, (name, rows)
    drawing = draw(figure(*[SIX_OF_SEVEN] * 14, key=()), OUTLETS["web"])
    heights = [text.baseline for text in marks(drawing, Text) if text.text == "50"]
    rows = [dot.y for dot in marks(drawing, Dot)]
    assert heights[0] < min(rows) < max(rows) < heights[1]


def test_the_row_apart_stands_last_and_below_the_scale(figure):
    apart = replace(row_of(3, 3, label="niet beschreven"), apart=True)
    drawing = draw(figure(apart, SIX_OF_SEVEN), OUTLETS["web"])
    at = {text.text: text.baseline for text in marks(drawing, Text)}
    assert at["gokken"] < at["50"] < at["niet beschreven"]


def test_rows_of_more_than_ten_dots_wrap_and_the_track_stays_level_with_the_first_line(figure):
    drawing = draw(figure(row_of(120, 200, (0.53, 0.67)), key=()), OUTLETS["web"])
    dots = marks(drawing, Dot)
    lines = sorted({dot.y for dot in dots})
    assert len(lines) == 20
    (stroke,) = strokes(drawing)
    assert stroke.y + stroke.height / 2 == pytest.approx(lines[0])


def test_dots_become_smaller_before_the_track_becomes_short(figure):
    long = [row_of(5, 10, (0.2, 0.8), label=label) for label in LABELS]
    few, many = (draw(figure(*rows, key=()), OUTLETS["web"]) for rows in ([SIX_OF_SEVEN], long))
    assert marks(few, Dot)[0].radius == OUTLETS["web"].dot_radius > marks(many, Dot)[0].radius
    tracks = [max(mark.width for mark in marks(drawing, Box)) for drawing in (few, many)]
    assert min(tracks) > 200


def test_a_share_outside_the_track_is_a_mistake_of_the_caller(figure):
    wrong = replace(SIX_OF_SEVEN, bands=(Band(-0.1, 0.9, 0.95),))
    with pytest.raises(ValueError, match=r"^-0\.1 of 'gokken' lies outside the track from 0 to 1$"):
        draw(figure(wrong), OUTLETS["web"])


def test_ticks_that_run_into_each_other_are_refused(figure):
    crowded = replace(TRACK, ticks=tuple((tick / 100, str(tick)) for tick in range(101)))
    made = figure(SIX_OF_SEVEN)
    with pytest.raises(RefusedInput, match=r"does not fit in the figure \(narrow\)"):
        draw(replace(made, body=replace(made.body, track=crowded)), OUTLETS["narrow"])


def test_what_is_too_tall_is_cut_into_numbered_parts(figure):
    rows = [row_of(60, 100, (0.5, 0.69), label=f"{LABELS[number % 4]} {number}") for number in range(20)]
    made = figure(*rows)
    with pytest.raises(RefusedInput, match="says more than fits in one picture"):
        draw(made, OUTLETS["print-41"])
    cut = parts(made, OUTLETS["print-41"])
    assert len(cut) > 1
    assert [row for part in cut for row in part.body.rows] == rows
    assert cut[0].title.endswith(f"(1 van {len(cut)})")


@pytest.mark.parametrize("outlet", ["web", "narrow", "print-41"])
def test_the_same_figure_gives_the_same_bytes_and_bands_keep_their_colour(figure, outlet):
    made = figure(SIX_OF_SEVEN)
    if outlet.startswith("print"):
        assert pdf(made, outlet) == pdf(made, outlet)
        return
    assert svg(made, outlet) == svg(made, outlet)
    assert png(made, outlet) == png(made, outlet)
    assert f'fill="{LIGHT["band"]}"' in svg(made, outlet).svg.decode("utf-8")


def test_a_count_on_a_line_of_its_own_is_not_broken(figure):
    long = replace(row_of(25, 40, (0.46, 0.77)), count="25 van 40 (63%), 12 open")
    drawing = draw(figure(long), OUTLETS["narrow"])
    assert "25 van 40 (63%), 12 open" in [text.text for text in marks(drawing, Text)]
