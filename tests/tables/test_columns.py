"""A readers' table → columns of numbers and texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.language import decimal
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Row, Table
from bnr_toolkit.tables.columns import columns, number

STAMP = Stamp("proef", "0" * 64, "public")


def made(*cells: str, language: str = "nl", header: str = "Aantal") -> list[tuple[str, tuple[str | Decimal, ...]]]:
    """The columns that a numeric column with these cells becomes."""
    table = Table("c", language, (header,), (True,), tuple(Row((cell,)) for cell in cells), (), STAMP)
    return [(column.header, column.cells) for column in columns(table)]


@given(st.integers(-10_000, 10_000), st.integers(0, 6), st.sampled_from(("nl", "en")))
def test_a_number_that_we_write_is_read_with_its_decimals(value, digits, language):
    exact = Decimal(value).scaleb(-digits)
    said = decimal(abs(float(exact)), digits, language)
    found = number(f"−{said}" if value < 0 else said, language)
    assert (found, f"{found:f}") == (exact, f"{exact:.{digits}f}")


@pytest.mark.parametrize("text", ["", "–", "0012", "1e5", "1.000", "6 van 7", "< 0,001", "٣", "1,", ",5", "9" * 16])
def test_any_other_text_is_no_number(text):
    assert number(text, "nl") is None


def test_a_range_is_two_columns_and_one_number_is_both_its_bounds():
    assert made("0,44–1,00", "11", "–") == [
        ("Aantal, ondergrens", (Decimal("0.44"), Decimal(11), "–")),
        ("Aantal, bovengrens", (Decimal("1.00"), Decimal(11), "–")),
    ]


@pytest.mark.parametrize(("language", "of"), [("nl", "van"), ("en", "of")])
def test_a_count_of_so_many_is_two_columns(language, of):
    ((_, parts), (_, wholes)) = made(f"6 {of} 7", f"0 {of} 4", language=language)
    assert (parts, wholes) == ((6, 0), (7, 4))


def test_open_ads_and_remarks_get_columns_of_their_own():
    assert made("6 van 7, 2 open", "3 van 4 (deel van een test)", "geen besluit") == [
        ("Aantal", (6, 3, "geen besluit")),
        ("Aantal, van hoeveel", (7, 4, "–")),
        ("Aantal, open", (2, 0, "–")),
        ("Aantal, opmerking", ("", "deel van een test", "")),
    ]


def test_a_word_among_numbers_stays_and_so_does_a_column_of_words():
    assert made("6", "onbekend") == [("Aantal", (6, "onbekend"))]
    assert made("6 van 7", "0,1–0,2") == [("Aantal", ("6 van 7", "0,1–0,2"))]
    assert made("–") == [("Aantal", ("–",))]
    assert made() == [("Aantal", ())]


def test_a_text_column_stays_text_whatever_it_looks_like():
    table = Table("c", "nl", ("Advertentie",), (False,), (Row(("12",)), Row(("1–2",))), (), STAMP)
    assert columns(table)[0].cells == ("12", "1–2")


def test_no_header_is_empty_and_no_two_are_alike():
    table = Table("c", "en", ("", "Ads", "Ads"), (False, True, True), (Row(("a", "1", "2")),), (), STAMP)
    assert [column.header for column in columns(table)] == ["Row", "Ads", "Ads (2)"]
