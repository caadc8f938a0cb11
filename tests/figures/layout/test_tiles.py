"""Tiles: nothing outside the picture, nothing over anything else, nothing too small, every ad drawn once."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.layout.drawing import Curve, Dot, Drawing, Line, Text
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import box
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.figures.save import png, svg
from bnr_toolkit.results import Tile, TileRow, Tiles

# Social pictures take rows of dots only.
PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social]
PLATFORMS = ("Facebook", "Instagram", "TikTok", "YouTube", "Snapchat", "X")
LABELS = (
    "gokken",
    "onjuiste informatie over stemmen",
    "arbeidsongeschiktheidsverzekeringsmaatschappij",
    "aansprakelijkheidswaardevaststellingsveranderingen en aanverwante advertenties",
    "politieke advertentie zonder label, gericht op minderjarigen",
)
STATES = ("approved", "not", "open")
UNTESTED = Tile((), "niet getest", "niet getest", untested=True)
HAIR = 0.5


def counted(dots: tuple[str, ...]) -> Tile:
    approved, still_open = dots.count("approved"), dots.count("open")
    decided = len(dots) - still_open
    more = f", {still_open} open" if still_open else ""
    return Tile(dots, f"{approved} van {decided}{more}", f"{approved}/{decided}{more}")


tested = st.lists(st.sampled_from(STATES), min_size=1, max_size=40).map(tuple).map(counted)


@st.composite
def grids(draw_one: st.DrawFn) -> Tiles:
    platforms = draw_one(st.integers(2, 6))
    line = st.lists(st.one_of(tested, st.just(UNTESTED)), min_size=platforms, max_size=platforms).map(tuple)
    rows = st.builds(
        TileRow,
        label=st.sampled_from(LABELS),
        tiles=line,
        count=st.sampled_from(["1 van 1", "25 van 30 (83%), 12 open", "geen besluit"]),
        apart=st.booleans(),
    )
    margin = Tile((), "25 van 30 (83%), 12 open", "25/30, 12 open")
    total = TileRow("Alle categorieën", (margin,) * platforms, "119 van 189 (63%), 11 open")
    body = tuple(sorted(draw_one(st.lists(rows, min_size=1, max_size=5)), key=lambda row: row.apart))
    return Tiles(PLATFORMS[:platforms], body, total, "Alle platforms")


def marks(drawing: Drawing, kind: type) -> list:
    return [mark for part in drawing.parts for mark in part.marks if isinstance(mark, kind)]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = one[0] < other[2] - HAIR and other[0] < one[2] - HAIR
    return across and one[1] < other[3] - HAIR and other[1] < one[3] - HAIR


def around(dot: Dot) -> tuple[float, float, float, float]:
    return dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius


def runs_through(line: Line, room: tuple[float, float, float, float]) -> bool:
    """Whether a straight line comes inside a box, at any of a hundred points on its way."""
    for step in range(101):
        x = line.x0 + (line.x1 - line.x0) * step / 100
        y = line.y0 + (line.y1 - line.y0) * step / 100
        if room[0] + HAIR < x < room[2] - HAIR and room[1] + HAIR < y < room[3] - HAIR:
            return True
    return False


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
@settings(max_examples=4)
@given(body=grids())
@pytest.mark.slow
def test_nothing_leaves_the_picture_or_covers_another_thing(figure_of, outlet, body):
    dots = 0
    for part in parts(figure_of([], body=body), outlet):
        drawing = draw(part, outlet)
        texts = [box(text) for text in marks(drawing, Text)]
        placed = [*texts, *(around(dot) for dot in marks(drawing, Dot))]
        for left, top, right, bottom in placed:
            assert left >= outlet.margin - 3
            assert right <= drawing.width - outlet.margin + 3
            assert top >= 0
            assert bottom <= drawing.height
        for one, other in combinations(placed, 2):
            assert not overlap(one, other), (one, other)
        for line in marks(drawing, Line):
            assert not any(runs_through(line, text) for text in texts), line
        edges = [curve.points for curve in marks(drawing, Curve)]
        for (left, top), _, (right, bottom), *_ in edges:
            assert left >= outlet.margin - 3
            assert right <= drawing.width - outlet.margin + 3
            # A text or a dot stands in a tile or beside it, never across its edge.
            for one in placed:
                inside = left <= one[0] and one[2] <= right and top <= one[1] and one[3] <= bottom
                assert inside or not overlap(one, (left, top, right, bottom)), one
        assert min(text.type.size for text in marks(drawing, Text)) >= outlet.min_type
        dots += len(marks(drawing, Dot)) - len(drawn_key(part))
    assert dots == sum(len(tile.dots) for row in body.rows for tile in row.tiles)


def drawn_key(part) -> list[str]:
    return [state for state in part.body.states if state in dict(part.key)]


def six(tiles: int = 6) -> Tiles:
    row = TileRow("gokken", (*(counted(("approved", "not", "not")),) * (tiles - 1), UNTESTED), "5 van 15")
    total = TileRow("Alle categorieën", (counted(()),) * tiles, "5 van 15")
    return Tiles(PLATFORMS[:tiles], (row, row), total, "Alle platforms")


def said(drawing: Drawing) -> list[str]:
    return [text.text for text in marks(drawing, Text)]


def test_six_platforms_stand_across_on_a_wide_page_and_in_blocks_on_a_narrow_one(figure_of):
    wide, narrow = (said(draw(figure_of([], body=six()), OUTLETS[name])) for name in ("web", "narrow"))
    assert wide.count("TikTok") == 1
    # In both blocks and in the totals.
    assert narrow.count("TikTok") == 3
    assert "Alle platforms: 5 van 15" in narrow


def test_counts_are_short_where_long_ones_would_break(figure_of):
    row = TileRow("gokken", (Tile(("approved",), "123 van 456", "123/456"),) * 6, "123 van 456")
    body = Tiles(PLATFORMS, (row,), None, "Alle platforms")
    assert "123/456" in said(draw(figure_of([], body=body), OUTLETS["web"]))
    few = Tiles(PLATFORMS[:2], (TileRow("gokken", row.tiles[:2], "123 van 456"),), None, "Alle platforms")
    assert said(draw(figure_of([], body=few), OUTLETS["web"])).count("123 van 456") == 3


@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
def test_only_an_untested_tile_is_hatched(figure_of, outlet):
    hatched = [line for line in marks(draw(figure_of([], body=six()), outlet), Line) if line.x0 != line.x1 != line.y0]
    slanting = [line for line in hatched if abs(line.y1 - line.y0) > 1]
    assert len(slanting) > 6
    tested_only = Tiles(
        PLATFORMS[:2], (TileRow("gokken", (counted(("not",)),) * 2, "0 van 2"),), None, "Alle platforms"
    )
    lines = marks(draw(figure_of([], body=tested_only), outlet), Line)
    assert not [line for line in lines if abs(line.y1 - line.y0) > 1]


def test_a_name_that_cannot_be_set_is_refused(figure_of):
    row = TileRow("gokken", (counted(("not",)),) * 2, "0 van 2")
    body = Tiles(("x" * 90, "Beta"), (row,), None, "Alle platforms")
    with pytest.raises(RefusedInput, match=r"does not fit in the figure \(narrow\)"):
        draw(figure_of([], body=body), OUTLETS["narrow"])


def test_many_categories_are_cut_into_numbered_parts_and_the_last_has_the_totals(figure_of):
    row = TileRow("onjuiste informatie over stemmen", (counted(("approved",) * 9),) * 6, "54 van 54")
    total = TileRow("Alle categorieën", (counted(()),) * 6, "54 van 54")
    body = Tiles(PLATFORMS, (row,) * 20, total, "Alle platforms")
    pieces = parts(figure_of([], body=body), OUTLETS["print-41"])
    assert len(pieces) > 2
    assert pieces[0].title.endswith(f"(1 van {len(pieces)})")
    assert [piece.body.total is None for piece in pieces] == [True] * (len(pieces) - 1) + [False]
    assert sum(len(piece.body.rows) for piece in pieces) == 20


@pytest.mark.parametrize("outlet", ["web", "print-86"])
def test_the_same_figure_gives_the_same_bytes(figure_of, outlet):
    figure = figure_of([], body=six())
    assert svg(figure, outlet) == svg(figure, outlet)
    assert png(figure, outlet) == png(figure, outlet)
