"""Platforms across and categories down, as tiles of dots."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bnr_toolkit import figures, open_ledger, tables
from bnr_toolkit.facts import collect
from bnr_toolkit.rates import approval_grid

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return approval_grid(open_ledger(PRACTICE))


def test_a_tile_has_its_dots_and_its_count(practice):
    body = figures.tiles(practice, "nl").body
    assert body.columns == ("Alpha", "Beta", "Gamma")
    first, last = body.rows[0], body.rows[-1]
    assert (first.label, first.count) == ("Onjuiste informatie over stemmen", "5 van 9")
    assert [(Counter(tile.dots), tile.count, tile.short) for tile in first.tiles] == [
        ({"approved": 3}, "3 van 3", "3/3"),
        ({"not": 3}, "0 van 3", "0/3"),
        ({"approved": 2, "not": 1}, "2 van 3", "2/3"),
    ]
    assert (last.tiles[2].dots, last.tiles[2].count, last.tiles[2].untested) == (("open",), "geen besluit", False)
    assert last.count == "0 van 2, 1 open"
    assert body.total is not None
    assert (body.total.label, body.total.count) == ("Alle categorieën", "16 van 29, 1 open")
    assert [tile.short for tile in body.total.tiles] == ["9/10", "3/10", "4/9, 1 open"]
    assert body.margin_label == "Alle platforms"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_picture_table_and_facts_come_from_one_result(practice, language):
    figure = figures.tiles(practice, language)
    rows = [(row.label, *(tile.count for tile in row.tiles), row.count) for row in figure.body.rows]
    total = figure.body.total
    rows.append((total.label, *(tile.count for tile in total.tiles), total.count))
    assert [row.cells for row in figure.data.rows] == rows
    assert figure.data == tables.grid(practice, language)
    dots = sum(len(tile.dots) for row in figure.body.rows for tile in row.tiles)
    assert dots == practice.total.submitted
    assert set(figure.facts) <= set(collect(practice).by_id)
    assert [state for state, _ in figure.key] == ["approved", "not", "open"]
    assert len(figure.alt) <= 250


def test_an_untested_tile_is_told_from_one_in_which_nothing_is_counted(records):
    ads = [records.ad("1"), records.ad("2", platform="Beta", category="weapons", further_categories="gambling")]
    body = figures.tiles(approval_grid(records.ledger(ads)), "nl").body
    assert [(tile.count, tile.untested) for tile in body.rows[0].tiles] == [
        ("geen besluit", False),
        ("geen geteld", False),
    ]
    assert [(tile.count, tile.untested) for tile in body.rows[1].tiles] == [
        ("niet getest", True),
        ("geen besluit", False),
    ]


def test_ads_not_described_stand_apart_at_the_end(records):
    ads = [records.ad("1", category="vague"), records.ad("2"), records.ad("3", platform="Beta")]
    body = figures.tiles(approval_grid(records.ledger(ads)), "nl").body
    assert [(row.label, row.apart) for row in body.rows] == [("Gokken", False), ("Niet beschreven", True)]


def test_one_platform_has_rows_of_dots_and_no_tiles(bnr_folder):
    figure = figures.tiles(approval_grid(open_ledger(bnr_folder)), "nl")
    assert figure.is_empty
    assert figure.data.rows


def test_a_status_is_no_share(practice):
    grid = approval_grid(open_ledger(PRACTICE), "final_after_inquiry")
    tile = figures.tiles(grid, "nl").body.rows[0].tiles[0]
    assert "van" not in tile.count
    assert tile.short == tile.count


def test_a_piece_keeps_the_totals_to_the_last(practice):
    body = figures.tiles(practice, "nl").body
    first, last = body.cut(0, 3), body.cut(3, 6)
    assert first.total is None
    assert last.total == body.total
    assert first.rows + last.rows == body.rows
    assert first.said[0] == ("Onjuiste informatie over stemmen", "5 van 9")
    assert body.size == 6


@pytest.mark.parametrize("outlet", ["web", "narrow", "print-41", "print-86", "print-131", "print-266"])
def test_it_can_be_drawn_with_its_title_and_its_alternative(practice, outlet):
    figure = figures.tiles(practice, "nl")
    drawn = figures.to_svg(figure, outlet).svg.decode()
    assert figure.title in drawn
    assert figure.alt in drawn
