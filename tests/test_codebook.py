"""Words that mean a category, and words that mean none."""

import pytest

from bnr_toolkit.codebook import DEFAULT, Category, Codebook


@pytest.mark.parametrize(
    "word", ["call_to_violence", "CALL_TO_VIOLENCE", "oproep tot geweld", "Call to violence", "  oproep tot geweld\t"]
)
def test_code_and_labels_mean_the_category_in_any_case(word):
    assert DEFAULT.code_of(word) == "call_to_violence"


@pytest.mark.parametrize("word", ["", " ", "geweld", "unknown", "call to violenc", "oproep  tot geweld"])
def test_a_word_that_is_nearly_one_means_none(word):
    assert DEFAULT.code_of(word) is None


def test_a_synonym_means_its_category():
    book = Codebook((Category("gambling", "gokken", "gambling", ("kansspelen", "Straße")),))
    assert book.code_of("Kansspelen") == "gambling"
    assert book.code_of("STRASSE") == "gambling"
    assert book.words() == ("gambling", "gokken", "gambling", "kansspelen", "Straße")


def test_no_word_of_the_default_list_means_two_categories():
    for category in DEFAULT.categories:
        for word in (category.code, category.nl, category.en, *category.synonyms):
            assert DEFAULT.code_of(word) == category.code


def test_only_the_ads_that_are_not_described_are_set_apart():
    assert [category.code for category in DEFAULT.categories if category.apart] == ["not_described"]


def test_labels_are_no_legal_terms():
    labels = " ".join(f"{one.nl} {one.en}" for one in DEFAULT.categories).casefold()
    assert not any(term in labels for term in ("opruiing", "doxing", "smaad", "laster", "incitement", "libel"))
