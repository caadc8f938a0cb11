"""Layout as a gate: nothing outside the picture, nothing over anything else, nothing too small."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.charts import draw
from bnr_toolkit.figures.drawing import Dot, Drawing, Line, Text
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.typesetting import box
from bnr_toolkit.results import UnitRow

LABELS = [
    "gokken",
    "onjuiste informatie over stemmen",
    "beschuldiging van stembusfraude",
    "arbeidsongeschiktheidsverzekeringsmaatschappij",
    "aansprakelijkheidswaardevaststellingsveranderingen en aanverwante advertenties",
    "politieke advertentie zonder label, gericht op minderjarigen",
]
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
@settings(max_examples=25)
@given(rows=rows_of_dots, linked=st.booleans())
def test_nothing_leaves_the_picture_or_covers_another_thing(figure_of, outlet, rows, linked):
    if linked:
        rows = [UnitRow(row.label, rows[0].dots, row.count) for row in rows[:2]]
    drawing = draw(figure_of(rows, linked=linked), outlet)
    placed = [bounds(mark) for kind in (Text, Dot) for mark in marks(drawing, kind)]
    for left, top, right, bottom in placed:
        assert left >= outlet.margin - 3
        assert right <= drawing.width - outlet.margin + 3
        assert top >= 0
        assert bottom <= drawing.height
    for one, other in combinations(placed, 2):
        assert not overlap(one, other), (one, other)


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
@settings(max_examples=25)
@given(rows=rows_of_dots)
def test_no_letter_is_smaller_than_a_reader_can_read_and_no_dot_is_lost(figure_of, outlet, rows):
    drawing = draw(figure_of(rows), outlet)
    assert min(text.type.size for text in marks(drawing, Text)) >= outlet.min_type
    shown_per_file = outlet.shown_width / outlet.width
    assert outlet.min_type * shown_per_file >= 12
    occurring = {state for row in rows for state in row.dots}
    assert len(marks(drawing, Dot)) == sum(len(row.dots) for row in rows) + len(occurring)


def test_the_key_explains_only_what_occurs(figure_of):
    drawing = draw(figure_of([UnitRow("a", ("approved",), "1 van 1")]), OUTLETS["wide"])
    texts = [text.text for text in marks(drawing, Text)]
    assert "dit is approved" in texts
    assert not any("dit is not" in text for text in texts)


def test_the_row_apart_stands_below_a_line_and_after_the_others(figure_of):
    rows = [UnitRow("apart", ("approved",), "1 van 1", apart=True), UnitRow("gewoon", ("not",), "0 van 1")]
    drawing = draw(figure_of(rows), OUTLETS["wide"])
    at = {text.text: text.baseline for text in marks(drawing, Text)}
    lines = [line.y0 for line in marks(drawing, Line)]
    assert any(at["gewoon"] < y < at["apart"] for y in lines)


def test_stages_line_up_and_are_joined(figure_of):
    rows = [
        UnitRow("eerst", ("approved", "not", "approved"), "2 van 3"),
        UnitRow("later", ("halted", "not", "halted"), "2 tegengehouden"),
    ]
    drawing = draw(figure_of(rows, linked=True, key=()), OUTLETS["wide"])
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
