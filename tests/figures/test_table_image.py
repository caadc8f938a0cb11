"""A table as a picture: everything the table says, and nothing that it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bnr_toolkit import figures, open_ledger, tables
from bnr_toolkit.rates import approval_grid, approval_rates, controls
from bnr_toolkit.redact import for_audience
from bnr_toolkit.results import Row, TableLine

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    return tables.rates(for_audience(approval_rates(open_ledger(bnr_folder), "category"), "public"), "nl")


@pytest.fixture(scope="module")
def practice():
    return open_ledger(PRACTICE)


def test_it_says_what_the_table_says(bnr):
    figure = figures.table(bnr, "nl")
    assert figure.title == bnr.caption
    assert figure.subtitle == bnr.units
    assert figure.notes == bnr.notes
    assert figure.source == (bnr.scope, bnr.source)
    assert figure.body.columns == bnr.columns
    assert figure.body.rows == tuple(TableLine(row.cells, row.emphasis) for row in bnr.rows)
    assert figure.data is bnr
    assert figure.facts == bnr.facts
    assert figure.short_source == (
        f"Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt. {bnr.source}"
    )


def test_the_alternative_begins_with_the_total(bnr):
    figure = figures.table(bnr, "nl")
    assert figure.alt.startswith("Totaal: Goedgekeurd 6; Niet goedgekeurd 1; Ingediend 7. ")
    assert figure.alt.endswith("De overige rijen staan in de tabel.")
    assert len(figure.alt) <= 250
    assert bnr.caption not in figure.alt
    assert "Beschuldiging van stembusfraude: Goedgekeurd 0; Niet goedgekeurd 1; Ingediend 1." in figure.description


def test_the_alternative_has_no_percentage(records):
    ads = [records.ad(f"a{number}") for number in range(24)]
    events = [records.event(ad["id"], "approved" if number < 16 else "rejected") for number, ad in enumerate(ads)]
    table = tables.rates(approval_rates(records.ledger(ads, events), "category"), "nl")
    assert any("%" in cell for row in table.rows for cell in row.cells)
    assert figures.table(table, "nl").alt == (
        "Totaal: Goedgekeurd 16; Niet goedgekeurd 8; Ingediend 24. "
        "Gokken: Goedgekeurd 16; Niet goedgekeurd 8; Ingediend 24."
    )


def test_the_only_row_too_long_for_an_alternative_is_left_to_the_table(bnr):
    long = replace(bnr, rows=(Row(("x" * 260, "6", "1", "7")),))
    assert figures.table(long, "nl").alt == "De rijen staan in de tabel."


def test_a_table_without_rows_is_not_shown(bnr):
    assert figures.table(replace(bnr, rows=()), "nl").is_empty


def test_words_that_are_set_are_not_translated(bnr):
    with pytest.raises(ValueError, match=r"is in 'nl', not in 'en'$"):
        figures.table(bnr, "en")


@pytest.mark.parametrize("outlet", ["web", "narrow", "square", "story"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_tables_of_counts_can_be_drawn(practice, outlet, language):
    from bnr_toolkit.figures.outlets import OUTLETS
    from bnr_toolkit.figures.parts import parts

    made = (
        tables.rates(approval_rates(practice, "category"), language),
        tables.grid(approval_grid(practice), language),
    )
    for number, table in enumerate(made):
        for part in parts(figures.table(table, language, f"table-{number}"), OUTLETS[outlet]):
            drawn = figures.to_svg(part, outlet).svg.decode()
            assert part.title in drawn
            assert part.alt in drawn


def test_a_table_of_too_many_columns_is_refused_with_a_reason(practice, refusal):
    table = tables.controls(controls(practice, "platform"), "nl")
    assert refusal(figures.to_png, figures.table(table, "nl"), "square") == (
        "table: the table 'Testadvertenties naast onschuldige controles: goedgekeurd' has 8 columns, which do not fit "
        "side by side in the picture square in letters that can be read. "
        "Count by fewer columns, or give the table as html or xlsx."
    )
