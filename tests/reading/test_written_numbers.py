"""Numbers with Dutch and English marks: read when they can be one number only."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import Place, found, sentence
from bnr_toolkit.reading.written_numbers import number_of, read_count_text

COUNTS = st.integers(0, 10**14)


def dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(number=COUNTS)
def test_a_count_reads_back_with_its_mark_declared(number):
    assert read_count_text(dutch(number), "comma") == (str(number), None)
    assert read_count_text(f"{number:,}", "point") == (str(number), None)
    assert read_count_text(f"{number:,}".replace(",", "\u202f"), None) == (str(number), None)


@given(number=COUNTS)
def test_without_a_mark_declared_a_count_is_read_right_or_not_at_all(number):
    for written in (dutch(number), f"{number:,}"):
        value, problem = read_count_text(written, None)
        assert (value, problem) == (str(number), None) or problem[0] == "number_ambiguous"
        assert (problem is None) == (number < 1_000 or number >= 1_000_000)


@given(text=st.text(max_size=20), decimals=st.sampled_from([None, "comma", "point"]))
def test_any_text_is_read_or_refused_and_never_breaks(text, decimals):
    value, problem = read_count_text(text, decimals)
    assert problem is not None or value.isdigit()


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("1.234,56", None, "1234.56"),
        ("1,234.56", None, "1234.56"),
        ("2,5", None, "2.5"),
        ("0,123", None, "0.123"),
        ("1234,567", None, "1234.567"),
        ("1.234.567", None, "1234567"),
        ("1 234", None, "1234"),
        ("1'234", None, "1234"),
        ("1.234", "comma", "1234"),
        ("1.234", "point", "1.234"),
        ("007", None, "7"),
    ],
)
def test_these_numbers_are_read(text, decimals, number):
    assert number_of(text, decimals) == (Decimal(number), None)


@pytest.mark.parametrize("text", ["-3", "12%", "1.23.456", "1,2,3", "1.2,3.4", "", "zeven", "1e3", "٣", "1..2"])
def test_these_are_no_numbers(text):
    assert number_of(text, None)[1] == ("not_a_number", {})


@pytest.mark.parametrize(("text", "code"), [("2,5", "not_a_whole_number"), ("1.234", "number_ambiguous")])
def test_a_count_is_whole_and_unmistakable(text, code):
    assert read_count_text(text, None)[1][0] == code


def test_a_number_that_can_be_two_says_both():
    code, fields = read_count_text("1.234", None)[1]
    finding = found(code, Place(file="a.csv"), "1.234", **fields)
    assert sentence(finding, "en") == (
        "a.csv: '1.234' can be 1234, or 1.234 with a point before the decimals. Say in probe.yml or mapping.yml which "
        "mark stands before the decimals (decimals: comma or point), or write the number in digits only."
    )
    assert sentence(finding, "nl") == (
        "a.csv: '1.234' kan 1234 zijn, of 1.234 met een punt voor de decimalen. Zeg in probe.yml of mapping.yml welk "
        "teken voor de decimalen staat (decimals: comma of point), of schrijf het getal met cijfers alleen."
    )
