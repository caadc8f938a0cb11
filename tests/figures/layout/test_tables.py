"""Tables as pictures: nothing outside, nothing over anything else, nothing too small, and nothing left out."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.layout.drawing import Drawing, Line, Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.figures.save import png, svg
from bnr_toolkit.results import TableImage, TableLine

SHOWN = [OUTLETS[name] for name in ("web", "narrow", "square", "story", "print-86", "print-131", "print-266")]
LABELS = (
    "Gokken",
    "Onjuiste informatie over stemmen",
    "Arbeidsongeschiktheidsverzekeringsmaatschappij",
    "Politieke advertentie zonder label, gericht op minderjarigen",
)
HEADERS = ("Goedgekeurd", "Niet goedgekeurd", "Geen besluit", "Interval (95%)", "Alle platforms")
CELLS = ("0", "12", "6 van 7", "16 van 29, 1 open", "0,49–0,97", "–")
HAIR = 0.5


@st.composite
def bodies(draw_one: st.DrawFn) -> TableImage:
    number = draw_one(st.integers(1, 3))
    cells = st.lists(st.sampled_from(CELLS), min_size=number, max_size=number)
    row = st.builds(
        lambda label, rest, emphasis: TableLine((label, *rest), emphasis),
        st.sampled_from(LABELS),
        cells,
        st.sampled_from([None, None, "apart", "total"]),
    )
    rows = draw_one(st.lists(row, min_size=1, max_size=12))
    headers = draw_one(st.lists(st.sampled_from(HEADERS), min_size=number, max_size=number))
    return TableImage(("Categorie", *headers), (False, *(True,) * number), tuple(rows))


def marks(drawing: Drawing, kind: type) -> list:
    return [mark for part in drawing.parts if part.name == "panel" for mark in part.marks if isinstance(mark, kind)]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = one[0] < other[2] - HAIR and other[0] < one[2] - HAIR
    return across and one[1] < other[3] - HAIR and other[1] < one[3] - HAIR


def letters(texts: list[str]) -> str:
    """All letters in order of the alphabet, whatever line and column they stand in; hyphens come and go."""
    return "".join(sorted(re.sub(r"[\s-]", "", "".join(texts))))


@pytest.mark.parametrize("outlet", SHOWN, ids=lambda outlet: outlet.name)
@settings(max_examples=12)
@given(body=bodies())
@pytest.mark.slow
def test_every_cell_is_drawn_once_inside_the_picture_and_over_nothing(figure_of, outlet, body):
    figure = figure_of([], body=body, notes=(), short_source="Bron: De Proefkrant.")
    drawn: list[str] = []
    cut = parts(figure, outlet)
    for part in cut:
        drawing = draw(part, outlet)
        texts = marks(drawing, Text)
        boxes = [box(text) for text in texts]
        for left, top, right, bottom in boxes:
            assert left >= outlet.margin - 3
            assert right <= drawing.width - outlet.margin + 3
            assert top >= outlet.clear[0]
            assert bottom <= drawing.height - outlet.clear[1]
        for one, other in combinations(boxes, 2):
            assert not overlap(one, other), (one, other)
        for line in marks(drawing, Line):
            assert not any(overlap((line.x0, line.y0 - 1, line.x1, line.y0 + 1), text) for text in boxes)
        assert min(text.type.size for text in texts) >= outlet.min_type
        drawn += [text.text for text in texts]
    written = [cell for row in body.rows for cell in row.cells] + [*body.columns] * len(cut)
    assert letters(drawn) == letters(written)


def body(*rows: TableLine) -> TableImage:
    return TableImage(("Categorie", "Goedgekeurd", "Ingediend"), (False, True, True), rows)


def test_numbers_stand_flush_right_and_a_total_is_bold(figure_of):
    made = body(TableLine(("Gokken", "6", "7")), TableLine(("Totaal", "16", "107"), "total"))
    texts = {text.text: text for text in marks(draw(figure_of([], body=made), OUTLETS["web"]), Text)}
    assert box(texts["6"])[2] == pytest.approx(box(texts["16"])[2])
    assert box(texts["7"])[2] == pytest.approx(box(texts["107"])[2])
    assert texts["6"].type.weight == "regular"
    assert texts["16"].type.weight == "bold"
    assert texts["Gokken"].x == texts["Totaal"].x


def test_a_count_is_broken_between_its_parts_only(figure_of):
    rows = [TableLine((LABELS[3], *("16 van 29, 1 open",) * 3))]
    made = TableImage(("Categorie", "Alpha", "Beta", "Gamma"), (False, True, True, True), tuple(rows))
    texts = [text.text for text in marks(draw(figure_of([], body=made), OUTLETS["square"]), Text)]
    assert texts.count("16 van 29,") == 3
    assert texts.count("1 open") == 3


def test_rows_that_are_too_many_are_cut_and_every_part_has_the_header(figure_of):
    rows = [TableLine((f"Categorie nummer {number}", "6", "7")) for number in range(30)]
    figure = figure_of([], body=body(*rows), short_source="Bron: De Proefkrant.")
    cut = parts(figure, OUTLETS["square"])
    assert len(cut) == 3
    assert cut[0].title.endswith(f"(1 van {len(cut)})")
    assert sum((part.body.rows for part in cut), ()) == tuple(rows)
    for part in cut:
        assert "Goedgekeurd" in [text.text for text in marks(draw(part, OUTLETS["square"]), Text)]


def test_columns_that_do_not_fit_are_refused_by_number(figure_of):
    names = tuple(f"Ongebruikelijk lange kolomnaam {number}" for number in range(9))
    made = TableImage(names, (False, *(True,) * 8), (TableLine(("Gokken", *("16 van 29",) * 8)),))
    with pytest.raises(
        RefusedInput, match=r"has 9 columns, which do not fit side by side in the picture square"
    ) as caught:
        parts(figure_of([], body=made, short_source="Bron."), OUTLETS["square"])
    assert [finding.code for finding in caught.value.findings] == ["table_too_wide"]


@pytest.mark.parametrize("outlet", ["web", "square"])
def test_the_same_figure_gives_the_same_bytes(figure_of, outlet):
    figure = figure_of([], body=body(TableLine(("Gokken", "6", "7"))), short_source="Bron.")
    assert svg(figure, outlet) == svg(figure, outlet)
    assert png(figure, outlet) == png(figure, outlet)
