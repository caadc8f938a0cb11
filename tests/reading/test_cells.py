"""Cells keep the address that a person sees, whatever they are called later."""

import pytest

from bnr_toolkit.errors import Place
from bnr_toolkit.reading.cells import Cells, is_id

SHEET = Cells(
    "ads.csv",
    {"ad": ["1", "2"], "soort": ["gokken", "wapens"]},
    (2, 5),
    {"ad": ("ad", 1), "soort": ("soort", 2)},
)


def test_a_cell_has_the_row_of_the_file_and_not_of_the_list():
    assert SHEET.place("soort", 1) == Place(file="ads.csv", row=5, column="soort", column_number=2)


def test_a_column_and_a_row_have_an_address_of_their_own():
    assert str(SHEET.place("soort")) == "ads.csv › column B (column soort)"
    assert str(SHEET.place(None, 0)) == "ads.csv › row 2"
    assert str(SHEET.place()) == "ads.csv"


def test_a_renamed_column_keeps_the_header_that_the_reporter_sees():
    renamed = SHEET.select({"soort": "category"})
    assert list(renamed.columns) == ["category"]
    assert str(renamed.place("category", 0)) == "ads.csv › B2 (row 2, column soort)"


def test_a_default_column_has_a_row_but_no_place_in_the_file():
    filled = SHEET.with_column("coding", ["ours", "ours"])
    assert filled.columns["coding"] == ["ours", "ours"]
    assert str(filled.place("coding", 1)) == "ads.csv › row 5 (column coding)"
    assert "coding" not in SHEET.columns


def test_a_column_made_from_another_points_at_that_one():
    made = SHEET.with_column("submission", ["1", "2"], SHEET.origin["ad"])
    assert str(made.place("submission", 1)) == "ads.csv › A5 (row 5, column ad)"


def test_cells_have_as_many_rows_as_there_are_records():
    assert len(SHEET) == 2
    assert len(SHEET.select({})) == 2


@pytest.mark.parametrize("text", ["ad-1", "0012", "a.b_c", "a:b+c@d", "2023-03-15", "-", "unknown"])
def test_these_can_name_an_ad(text):
    assert is_id(text)


@pytest.mark.parametrize("text", ["", " ", "ad 1", "ad,1", "a|b", "a/b", "ad\n", "é", "=1+1", "'ad'", "１"])
def test_these_cannot(text):
    assert not is_id(text)
