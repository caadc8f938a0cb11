"""Whole numbers in running text, checked against tables written out here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.language import chance_digits, decimal, number_words, numbers_alike, percent_sign, points

DUTCH = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
]
ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def test_dutch_writes_words_through_twenty():
    assert [number_words(number, "nl") for number in range(22)] == [*DUTCH, "21"]


def test_english_writes_words_through_nine():
    assert [number_words(number, "en") for number in range(11)] == [*ENGLISH, "10"]


def test_thousands_are_parted_as_the_language_does():
    assert number_words(1234567, "nl") == "1.234.567"
    assert number_words(1234567, "en") == "1,234,567"


def test_only_a_dutch_one_that_stands_alone_has_accents():
    assert number_words(1, "nl") == "een"
    assert number_words(1, "nl", stressed=True) == "één"
    assert number_words(2, "nl", stressed=True) == "twee"
    assert number_words(1, "en", stressed=True) == "one"


@given(st.lists(st.integers(0, 200), min_size=1, max_size=4).map(tuple), st.sampled_from(["nl", "en"]))
def test_numbers_of_one_sentence_are_all_words_or_all_digits(numbers, language):
    said = numbers_alike(numbers, language)
    with_digits = [text.isdigit() for text in said]
    assert all(with_digits) or not any(with_digits)
    assert any(with_digits) == (max(numbers) > (20 if language == "nl" else 9))


@pytest.mark.parametrize(
    ("count", "expected"), [(1, 100), (2, 50), (3, 33), (6, 17), (7, 14), (8, 13), (40, 3), (200, 1)]
)
def test_one_ad_in_points_is_rounded_half_up(count, expected):
    assert points(count) == expected


def test_a_decimal_is_rounded_half_up_with_the_mark_of_the_language():
    assert decimal(0.125, 2, "nl") == "0,13"
    assert decimal(0.375, 2, "en") == "0.38"
    assert decimal(1.0, 2, "nl") == "1,00"


def test_a_chance_never_rounds_half_up_to_certain():
    assert chance_digits(0.995, "nl") == "0,995"
    assert chance_digits(0.005, "en") == "0.01"
    assert chance_digits(0.0049, "en") == "0.005"


def test_a_percentage_has_its_sign_without_a_space():
    assert (percent_sign(13, 0, "nl"), percent_sign(12.5, 1, "nl"), percent_sign(12.5, 1, "en")) == (
        "13%",
        "12,5%",
        "12.5%",
    )
