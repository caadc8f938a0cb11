"""What does not fit one picture is cut into numbered ones; nothing is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.results import UnitRow

LABELS = ("gokken", "onjuiste informatie over gezondheid", "arbeidsongeschiktheidsverzekeringsmaatschappij")


def rows_of(categories: int, ads: int) -> list[UnitRow]:
    return [
        UnitRow(LABELS[number % 3], ("approved",) * (ads // 2) + ("not",) * (ads - ads // 2), f"{ads // 2} van {ads}")
        for number in range(categories)
    ]


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
@settings(max_examples=6)
@given(categories=st.integers(1, 20), ads=st.integers(1, 200))
def test_every_row_stands_in_one_part_in_its_order(figure_of, outlet, categories, ads):
    rows = rows_of(1 if outlet.name == "card" else categories, ads)
    notes = () if outlet.name == "card" else ("Een opmerking.",)
    made = parts(figure_of(rows, notes=notes, short_source="Bron: De Proefkrant."), outlet)
    assert [row for part in made for row in part.body.rows] == rows
    assert all(len(part.body.rows) <= (outlet.most_rows or 20) for part in made)
    for part in made:
        draw(part, outlet)


def test_parts_are_numbered_in_title_name_and_alternative(figure_of):
    figure = figure_of(rows_of(7, 4), alt="Goedgekeurd: veertien van de 28. Gokken: twee van de vier.")
    first, second = parts(figure, OUTLETS["square"])
    assert (first.name, second.name) == ("approvals-1", "approvals-2")
    assert second.title == "TikTok keurde zes van de zeven testadvertenties goed (2 van 2)"
    assert first.alt == (
        "Goedgekeurd: veertien van de 28. Deel 1 van 2. Gokken: 2 van 4. Onjuiste informatie over gezondheid: 2 van 4. "
        "Arbeidsongeschiktheidsverzekeringsmaatschappij: 2 van 4. Gokken: 2 van 4."
    ).replace("Onjuiste", "onjuiste").replace("Gokken: 2", "gokken: 2").replace("Arbeids", "arbeids")
    assert [len(part.body.rows) for part in (first, second)] == [4, 3]


def test_a_figure_that_fits_stays_as_it_is(figure_of):
    figure = figure_of(rows_of(3, 4))
    assert parts(figure, OUTLETS["web"]) == (figure,)


def test_an_alternative_that_is_too_long_leaves_rows_to_the_table(figure_of):
    rows = [replace(row, label=row.label * 3) for row in rows_of(10, 2)]
    made = parts(figure_of(rows), OUTLETS["square"])
    assert all(len(part.alt) <= 250 for part in made)
    assert made[0].alt == (
        "Stippenrijen. Deel 1 van 4. gokkengokkengokken: 1 van 2. onjuiste informatie over gezondheid"
        "onjuiste informatie over gezondheidonjuiste informatie over gezondheid: 1 van 2. "
        "De overige rijen staan in de tabel."
    )


def test_linked_rows_are_cut_between_ads_and_never_between_stages(figure_of):
    rows = [UnitRow("eerst", ("approved",) * 120, "120 van 120"), UnitRow("later", ("halted",) * 120, "120")]
    made = parts(figure_of(rows, linked=True), OUTLETS["square"])
    assert len(made) > 1
    assert all(len(part.body.rows) == 2 for part in made)
    assert sum(len(part.body.rows[0].dots) for part in made) == 120
    assert {row.count for part in made for row in part.body.rows} == {""}


def test_one_row_that_is_too_tall_is_refused(figure_of):
    with pytest.raises(RefusedInput) as refused:
        parts(figure_of(rows_of(1, 3000)), OUTLETS["card"])
    assert str(refused.value) == (
        "approvals: the figure 'TikTok keurde zes van de zeven testadvertenties goed' says more than fits in one "
        "picture (card). Shorten the names, or count by a column with fewer values."
    )
