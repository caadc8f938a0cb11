"""Timelines as a gate: nothing outside the picture, no text over anything, every mark drawn, times where they are."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.figures.layout.drawing import Box, Curve, Dot, Line, Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.time_axis import pieces
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.results import Landmark, Lane, Moment, Tick, TimeAxis, Timeline

PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social]
LABELS = ["ad-1 · gokken", "TikTok-12 · arbeidsongeschiktheidsverzekeringsmaatschappij", "ad-3 · onschuldige controle"]
SAID = ["", "", "tegengehouden", "vastgehouden tot de identiteit is bewezen"]
SHAPES = ["approved", "not", "open", "halted", "appealed", "withdrawn"]
KEY = (("start", "ingediend"), ("appealed", "bezwaar gemaakt"), ("range", "ergens in deze tijd gebeurd"))
HIGH = 100.0
FINE = tuple(Tick(float(at), f"{at}.00", "10 feb" if at == 0 else "") for at in range(0, 101, 10))
COARSE = (Tick(0.0, "10 feb"), Tick(96.0, "14 feb 2025"))


@st.composite
def lanes(draw_from):
    times = sorted(draw_from(st.lists(st.sampled_from([0, 0.1, 1, 20, 20.5, 50, 99, HIGH]), min_size=1, max_size=5)))
    moments = [
        Moment(
            max(0.0, at - draw_from(st.sampled_from([0, 0, 5, 30]))),
            at,
            at,
            draw_from(st.sampled_from(SHAPES)),
            draw_from(st.sampled_from(SAID)),
        )
        for at in times
    ]
    if draw_from(st.booleans()):
        moments[0] = Moment(times[0], times[0], times[0], "start")
    return Lane(
        draw_from(st.sampled_from(LABELS)),
        tuple(moments),
        "goedgekeurd",
        apart=draw_from(st.booleans()),
        waiting=draw_from(st.booleans()),
    )


landmarks = st.lists(
    st.builds(Landmark, st.sampled_from([0.0, 50.0, HIGH]), st.just(HIGH), st.just("vragen van De Proefkrant, 20 feb")),
    max_size=2,
).map(tuple)


def timeline(shown, marks=(), shapes=KEY):
    return Timeline(
        tuple(sorted(shown, key=lambda lane: lane.apart)),
        TimeAxis("Tijd in Amsterdam", HIGH, (FINE, COARSE)),
        marks,
        shapes,
    )


def marks_of(drawing, kind):
    return [mark for part in drawing.parts for mark in part.marks if isinstance(mark, kind)]


def edges(mark):
    if isinstance(mark, Text):
        return box(mark)
    if isinstance(mark, Dot):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    if isinstance(mark, Box):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Line):
        return min(mark.x0, mark.x1), min(mark.y0, mark.y1), max(mark.x0, mark.x1), max(mark.y0, mark.y1)
    xs, ys = zip(*mark.points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def overlap(one, other):
    hair = 0.5
    return all(one[start] < other[start + 2] - hair and other[start] < one[start + 2] - hair for start in (0, 1))


@pytest.fixture(scope="module")
def timeline_of(figure_of):
    def make(body, **texts):
        key = tuple((state, f"dit is {state}") for state in body.states)
        return figure_of((), **{"body": body, "key": key, **texts})

    return make


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
@settings(max_examples=20)
@given(shown=st.lists(lanes(), min_size=1, max_size=8), marks=landmarks)
def test_nothing_leaves_the_picture_or_covers_another_thing(timeline_of, outlet, shown, marks):
    body = timeline(shown, marks)
    drawing = draw(timeline_of(body), outlet)
    texts, dots = marks_of(drawing, Text), marks_of(drawing, Dot)
    lines, bars, curves = (marks_of(drawing, kind) for kind in (Line, Box, Curve))
    for mark in (*texts, *dots, *lines, *bars, *curves):
        left, top, right, bottom = edges(mark)
        assert left >= outlet.margin - 3
        assert right <= drawing.width - outlet.margin + 3
        assert top >= 0
        assert bottom <= drawing.height
    for one, other in combinations([edges(mark) for mark in (*texts, *dots)], 2):
        assert not overlap(one, other)
    for text in texts:
        for mark in (*lines, *bars, *curves):
            assert not overlap(edges(text), edges(mark)), (text, mark)
    assert min(text.type.size for text in texts) >= outlet.min_type
    states = [
        moment.shape
        for lane in shown
        for moment in lane.moments
        if moment.shape in ("approved", "not", "open", "halted")
    ]
    assert sorted(dot.state for dot in dots) == sorted([*states, *body.states])
    said = " ".join(text.text for text in texts).replace("- ", "")
    assert said.count("ingediend") == 1


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
@pytest.mark.parametrize("ads", [1, 20, 21, 60])
def test_more_than_twenty_lanes_are_cut_and_none_is_lost(timeline_of, outlet, ads):
    body = timeline(
        [Lane(f"ad-{number}", (Moment(0, 0, 0, "start"), Moment(9, 9, 9, "not")), "x") for number in range(ads)]
    )
    made = parts(timeline_of(body), outlet)
    assert len(made) == -(-ads // 20)
    assert tuple(lane for part in made for lane in part.body.lanes) == body.lanes
    assert {part.body.axis for part in made} == {body.axis}


def one_lane(timeline_of, *moments, outlet="web", waiting=False):
    body = timeline([Lane("ad-1", moments, "", waiting=waiting)], shapes=())
    return draw(timeline_of(body, key=()), OUTLETS[outlet])


def test_an_exact_time_is_a_point_and_another_a_bar_that_ends_at_its_mark(timeline_of):
    drawing = one_lane(timeline_of, Moment(0, 0, 0, "start"), Moment(40, 80, 80, "approved"))
    (bar,) = marks_of(drawing, Box)
    (dot,) = marks_of(drawing, Dot)
    assert bar.x + bar.width == pytest.approx(dot.x - dot.radius)
    upright = [line for line in marks_of(drawing, Line) if line.role == "ink"]
    assert len(upright) == 1
    span = dot.x - upright[0].x0
    assert (bar.x - upright[0].x0) / span == pytest.approx(0.5)


def test_marks_of_the_same_moment_stand_side_by_side(timeline_of):
    drawing = one_lane(timeline_of, *(Moment(50, 50, 50, state) for state in ("not", "approved", "halted")))
    dots = sorted(marks_of(drawing, Dot), key=lambda dot: dot.x)
    assert [dot.state for dot in dots] == ["not", "approved", "halted"]
    assert dots[1].x - dots[0].x == pytest.approx(2 * dots[0].radius + 3)
    middle = one_lane(timeline_of, Moment(50, 50, 50, "approved"))
    assert dots[1].x == pytest.approx(marks_of(middle, Dot)[0].x)


def test_an_open_ad_runs_on_in_dashes(timeline_of):
    moments = Moment(10, 10, 10, "start"), Moment(80, 100, 80, "open")
    drawing = one_lane(timeline_of, *moments, waiting=True)
    dashed = [curve for curve in marks_of(drawing, Curve) if curve.pattern]
    (dot,) = marks_of(drawing, Dot)
    assert dashed[0].points[-1][0] < dot.x < dashed[1].points[0][0]
    assert marks_of(drawing, Box) == []


def test_a_label_without_room_is_left_to_the_key(timeline_of):
    said = "verwijderd na vertoning"
    room = one_lane(timeline_of, Moment(50, 50, 50, "halted", said), outlet="print-266")
    none = one_lane(timeline_of, Moment(40, 99, 99, "halted", said), Moment(0, 30, 30, "not"), outlet="print-41")
    assert said in [text.text for text in marks_of(room, Text)]
    assert said not in [text.text for text in marks_of(none, Text)]


def test_the_finest_ticks_that_fit_are_shown(timeline_of):
    wide = one_lane(timeline_of, Moment(50, 50, 50, "not"), outlet="print-266")
    narrow = one_lane(timeline_of, Moment(50, 50, 50, "not"), outlet="print-41")
    assert "90.00" in [text.text for text in marks_of(wide, Text)]
    assert [text.text for text in marks_of(narrow, Text) if "feb" in text.text] == ["10 feb", "14 feb 2025"]


def test_an_axis_without_ticks_can_be_drawn(timeline_of):
    body = Timeline((Lane("ad-1", (Moment(0, 0, 0, "not"),), ""),), TimeAxis("Tijd", 1.0, ()))
    assert len(marks_of(draw(timeline_of(body), OUTLETS["web"]), Dot)) == 2


def test_pieces_of_a_line_that_is_taken_whole():
    assert pieces(0, 10, [(-1, 11)]) == []
    assert pieces(0, 10, []) == [(0, 10)]
