"""Tables → what stands in which row of a sheet, and how it looks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Row, Table
from bnr_toolkit.tables.sheets import Look, sheet

COUNTS = Table(
    "Telling",
    "nl",
    ("Categorie", "Goedgekeurd", "Oordeel"),
    (False, True, False),
    (Row(("Gokken", "6", "ja")), Row(("Apart", "0", ""), "apart"), Row(("Totaal", "6", ""), "total")),
    ("Een noot.",),
    Stamp("proef", "ab" * 32, "public"),
    units="Aantallen testadvertenties.",
    scope="Bron: De Proefkrant.",
)


def test_the_header_stands_below_caption_and_units_and_prose_takes_the_full_width():
    made = sheet(COUNTS, 2)
    assert (made.name, made.header, made.last, made.merged) == ("Tabel 2", 3, 6, (1, 2, 8, 9))
    assert [entry.value for entry in made.rows[3]] == ["Gokken", Decimal(6), "ja"]
    without = sheet(replace(COUNTS, units="", notes=(), scope=""), 1)
    assert (without.header, without.last, without.merged) == (2, 5, (1,))


def test_a_row_looks_like_what_it_is():
    made = sheet(COUNTS, 1)
    assert made.rows[0][0].look == Look("title", wrapped=True)
    assert made.rows[2][1].look == Look("bold", right=True, wrapped=True, line="below")
    assert made.rows[4][0].look == Look("italic")
    assert made.rows[5][2].look == Look("bold", line="above", apart=True)  # a text right behind a number


def test_a_column_is_as_wide_as_its_longest_cell_within_reason():
    made = sheet(replace(COUNTS, rows=(Row(("a" * 20, "6", "b" * 90)),)), 1)
    assert made.widths == (23, 16, 51)
    assert made.rows[3][2].look.wrapped


def test_a_row_is_as_high_as_its_longest_text_takes_lines():
    heights = dict(sheet(replace(COUNTS, notes=("woord " * 20,), rows=(Row(("a" * 100, "6", "")),)), 1).heights)
    assert heights[1] == 19
    assert heights[4] == 30  # 100 letters in a column of 51
    assert heights[6] == 30  # 119 letters over the 79 of the three columns
    assert max(dict(sheet(replace(COUNTS, notes=("woord " * 4000,)), 1).heights).values()) == 400
