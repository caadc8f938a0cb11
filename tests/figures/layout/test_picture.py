"""Layout as a gate: nothing outside the picture, nothing over anything else, nothing too small."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text as DrawnText

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.canvas import on_canvas
from bnr_toolkit.figures.layout.drawing import Dot, Drawing, Line, Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box, width
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.figures.style import LIGHT, Type, drawing_rules
from bnr_toolkit.results import UnitRow, UnitRows

LABELS = [
    "gokken",
    "onjuiste informatie over stemmen",
    "beschuldiging van stembusfraude",
    "arbeidsongeschiktheidsverzekeringsmaatschappij",
    "aansprakelijkheidswaardevaststellingsveranderingen en aanverwante advertenties",
    "politieke advertentie zonder label, gericht op minderjarigen",
]
PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social]
STATES = ["approved", "not", "open", "halted"]

rows_of_dots = st.lists(
    st.builds(
        UnitRow,
        label=st.sampled_from(LABELS),
        dots=st.lists(st.sampled_from(STATES), min_size=1, max_size=40).map(tuple),
        count=st.sampled_from(["1 van 1", "12 van 40, 3 open", "nog geen besluit", "6 alsnog tegengehouden"]),
        apart=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


def fitting(figure, outlet):
    """The figure as its outlet takes it: a link shows one row, with a short source and no notes."""
    if outlet.name != "card":
        return figure
    row = replace(figure.body.rows[0], apart=False)
    return replace(figure, body=UnitRows((row,)), notes=(), short_source="Bron: De Proefkrant. Record 0123456789ab.")


def marks(drawing: Drawing, kind: type) -> list:
    return [mark for part in drawing.parts for mark in part.marks if isinstance(mark, kind)]


def bounds(mark: Text | Dot) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    if isinstance(mark, Dot):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    return box(mark)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    hair = 0.5
    across = one[0] < other[2] - hair and other[0] < one[2] - hair
    down = one[1] < other[3] - hair and other[1] < one[3] - hair
    return across and down


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
@settings(max_examples=12)
@given(rows=rows_of_dots, linked=st.booleans())
def test_nothing_leaves_the_picture_or_covers_another_thing(figure_of, outlet, rows, linked):
    if linked:
        rows = [UnitRow(row.label, rows[0].dots, row.count) for row in rows[:2]]
    for part in parts(fitting(figure_of(rows, linked=linked), outlet), outlet):
        drawing = draw(part, outlet)
        placed = [bounds(mark) for kind in (Text, Dot) for mark in marks(drawing, kind)]
        for left, top, right, bottom in placed:
            assert left >= outlet.margin - 3
            assert right <= drawing.width - outlet.margin + 3
            assert top >= outlet.clear[0]
            assert bottom <= drawing.height - outlet.clear[1]
        for one, other in combinations(placed, 2):
            assert not overlap(one, other), (one, other)


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
@settings(max_examples=12)
@given(rows=rows_of_dots)
def test_no_letter_is_smaller_than_a_reader_can_read_and_no_dot_is_lost(figure_of, outlet, rows):
    drawn = 0
    figure = fitting(figure_of(rows), outlet)
    for part in parts(figure, outlet):
        drawing = draw(part, outlet)
        assert min(text.type.size for text in marks(drawing, Text)) >= outlet.min_type
        drawn += len(marks(drawing, Dot)) - len(part.body.states)
    assert drawn == sum(len(row.dots) for row in figure.body.rows)


def test_the_key_explains_only_what_occurs(figure_of):
    drawing = draw(figure_of([UnitRow("a", ("approved",), "1 van 1")]), OUTLETS["web"])
    texts = [text.text for text in marks(drawing, Text)]
    assert "dit is approved" in texts
    assert not any("dit is not" in text for text in texts)


def test_the_row_apart_stands_below_a_line_and_after_the_others(figure_of):
    rows = [UnitRow("apart", ("approved",), "1 van 1", apart=True), UnitRow("gewoon", ("not",), "0 van 1")]
    drawing = draw(figure_of(rows), OUTLETS["web"])
    at = {text.text: text.baseline for text in marks(drawing, Text)}
    lines = [line.y0 for line in marks(drawing, Line)]
    assert any(at["gewoon"] < y < at["apart"] for y in lines)


def test_stages_line_up_and_are_joined(figure_of):
    rows = [
        UnitRow("eerst", ("approved", "not", "approved"), "2 van 3"),
        UnitRow("later", ("halted", "not", "halted"), "2 tegengehouden"),
    ]
    drawing = draw(figure_of(rows, linked=True, key=()), OUTLETS["web"])
    dots = marks(drawing, Dot)
    assert [dot.x for dot in dots[:3]] == [dot.x for dot in dots[3:]]
    upright = [line for line in marks(drawing, Line) if line.x0 == line.x1]
    assert [line.x0 for line in upright] == [dot.x for dot in dots[:3]]


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
def test_a_text_that_cannot_fit_is_refused_by_name(figure_of, outlet):
    title = "Een kop die veel te lang is om in drie of vier regels te passen " * 8
    with pytest.raises(RefusedInput) as refused:
        draw(figure_of([UnitRow("a", ("approved",), "1 van 1")], title=title), outlet)
    assert str(refused.value) == (
        "approvals: the text 'Een kop die veel te lang is om in drie of vier regels te pa…' does not fit in the "
        f"figure ({outlet.name}). Shorten the name, or count by a column with fewer values."
    )


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
@settings(max_examples=12)
@given(ads=st.integers(1, 25), stages=st.integers(2, 4), label=st.sampled_from(LABELS))
def test_a_line_joins_one_ad_to_itself_and_crosses_nothing(figure_of, outlet, ads, stages, label):
    rows = [UnitRow(f"{label} {stage}", ("approved",) * ads, f"{ads} van {ads}, 1 open") for stage in range(stages)]
    drawing = draw(figure_of(rows, linked=True, key=()), outlet)
    upright = [line for line in marks(drawing, Line) if line.x0 == line.x1]
    assert len(upright) >= ads * (stages - 1)
    dots = marks(drawing, Dot)
    for line in upright:
        assert line.x0 in {dot.x for dot in dots}
        for mark in (*dots, *marks(drawing, Text)):
            assert not overlap((line.x0 - 1, line.y0, line.x0 + 1, line.y1), bounds(mark)), (line, mark)


def test_linked_rows_of_unequal_length_are_a_mistake_of_the_caller(figure_of):
    rows = [UnitRow("eerst", ("approved",) * 3, "3 van 3"), UnitRow("later", ("halted",) * 2, "2")]
    with pytest.raises(ValueError, match=r"^the linked rows of approvals have unequal numbers of dots$"):
        draw(figure_of(rows, linked=True), OUTLETS["web"])


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
def test_a_row_without_ads_leaves_no_empty_band(figure_of, outlet):
    # A long count elsewhere sends the counts of this narrow picture to the labels.
    rows = [UnitRow("gokken", ("approved",) * 10, "10 van 10, 3 open"), UnitRow("leeg", (), "niet getest")]
    drawing = draw(figure_of(rows, notes=()), outlet)
    last = max(box(text)[3] for text in marks(drawing, Text) if text.text in {"leeg", "niet getest"})
    _, top, _, height = drawing.panel
    assert top + height - last < 5


def test_a_count_in_two_lines_is_broken_evenly(figure_of):
    rows = [UnitRow(LABELS[3], ("approved",) * 10, "18 van 23, 2 open")]
    texts = [text.text for text in marks(draw(figure_of(rows), OUTLETS["web"]), Text)]
    assert texts[texts.index("18 van 23,") + 1] == "2 open"


def test_rows_taller_than_an_outlet_allows_are_refused(figure_of):
    rows = [UnitRow(f"rij {number}", ("approved",) * 40, "40 van 40") for number in range(60)]
    with pytest.raises(RefusedInput) as refused:
        draw(figure_of(rows), OUTLETS["web"])
    assert str(refused.value) == (
        "approvals: the figure 'TikTok keurde zes van de zeven testadvertenties goed' says more than fits in one "
        "picture (web). Shorten the names, or count by a column with fewer values."
    )


def test_in_an_outlet_of_fixed_height_the_source_stands_at_the_foot(figure_of):
    figure = figure_of([UnitRow("a", ("approved",), "1 van 1")])
    tall = replace(OUTLETS["web"], height=1600)
    free, fixed = draw(figure, OUTLETS["web"]), draw(figure, tall)
    assert fixed.height == 1600
    feet = [picture.height - max(box(text)[3] for text in marks(picture, Text)) for picture in (free, fixed)]
    assert feet[0] == pytest.approx(feet[1])
    assert fixed.panel[1] - free.panel[1] == pytest.approx((fixed.height - free.height) / 2)


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
def test_what_is_drawn_is_as_wide_as_what_was_measured(figure_of, outlet):
    """The layout trusts its own measure; matplotlib's renderer is asked whether it is right."""
    rows = [UnitRow(label, ("approved", "not"), "1 van 2 → ★") for label in LABELS]
    drawing = draw(figure_of(rows), outlet)
    with drawing_rules("measure"):
        figure = on_canvas(drawing, LIGHT)
        renderer = FigureCanvasAgg(figure).get_renderer()
        drawn = [text for group in figure.artists for text in group._members if isinstance(text, DrawnText)]
        extents = [text.get_window_extent(renderer) for text in drawn]
    assert len(extents) >= len(marks(drawing, Text))
    for text, extent in zip(drawn, extents, strict=True):
        weight = "bold" if "Bold" in text.get_fontproperties().get_file() else "regular"
        assert extent.width == pytest.approx(width(text.get_text(), Type(text.get_fontsize(), weight)), abs=2)
        assert extent.x1 <= drawing.width - outlet.margin + 3


def test_labels_take_the_room_that_few_dots_leave(figure_of):
    few = draw(figure_of([UnitRow(LABELS[1], ("approved",), "1 van 1")]), OUTLETS["web"])
    many = draw(figure_of([UnitRow(LABELS[1], ("approved",) * 10, "10 van 10, 2 open")]), OUTLETS["web"])
    assert LABELS[1] in [text.text for text in marks(few, Text)]
    assert "onjuiste informatie over" in [text.text for text in marks(many, Text)]


def test_no_word_stands_alone_at_the_end_of_a_note(figure_of):
    note = (
        "Drie goedgekeurde advertenties zijn niet afzonderlijk beschreven; "
        "de aantallen per categorie zijn daarom minimumaantallen."
    )
    drawing = draw(figure_of([UnitRow("a", ("approved",), "1 van 1")], notes=(note,)), OUTLETS["web"])
    texts = [text.text for text in marks(drawing, Text)]
    start = next(number for number, text in enumerate(texts) if text.startswith("Drie"))
    assert " ".join(texts[start : start + 2]) == note
    assert texts[start + 1].count(" ") >= 1


def test_a_count_under_a_short_label_keeps_clear_of_the_dots(records):
    """ "16 van 29 goedgekeurd, 1 open" under "Eerste besluit" ran into the first dot."""
    from bnr_toolkit import figures
    from bnr_toolkit.figures.layout.drawing import Dot, Text
    from bnr_toolkit.figures.layout.picture import draw
    from bnr_toolkit.figures.layout.typesetting import box
    from bnr_toolkit.figures.outlets import outlet_named
    from bnr_toolkit.histories import ad_histories

    ads = [records.ad(f"ad-{number}") for number in range(30)]
    events = [records.event(ad["id"], "approved") for ad in ads[:16]]
    events += [records.event(ad["id"], "rejected") for ad in ads[16:29]]
    events.append(records.event("ad-0", "halted", 2, trigger="press_inquiry"))
    drawing = draw(figures.stages(ad_histories(records.ledger(ads, events)), "nl"), outlet_named("web"))
    marks = [mark for part in drawing.parts if part.name == "panel" for mark in part.marks]
    for text in (mark for mark in marks if isinstance(mark, Text)):
        left, top, right, bottom = box(text)
        for dot in (mark for mark in marks if isinstance(mark, Dot)):
            beside = right <= dot.x - dot.radius or left >= dot.x + dot.radius
            assert beside or bottom <= dot.y - dot.radius or top >= dot.y + dot.radius, text.text
