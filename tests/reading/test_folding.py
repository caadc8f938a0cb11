"""Headers and words in the form in which they are compared."""

import pytest

from bnr_toolkit.reading.folding import folded_header, folded_word
from bnr_toolkit.schema import DECISION_WORDS, FLAT_HEADERS


@pytest.mark.parametrize(
    "header", ["advertentie_id", "Advertentie-ID", " ADVERTENTIE ID ", "Advertentie\u00a0ID:", "Advertentie–ID?"]
)
def test_case_spaces_hyphens_and_underscores_are_all_one(header):
    assert folded_header(header) == "advertentie_id"


@pytest.mark.parametrize("header", ["Categorieën", "Categorie\u0308en", "categorieen"])
def test_accents_do_not_matter_in_a_header_however_they_are_stored(header):
    assert folded_header(header) == "categorieen"


def test_a_word_keeps_its_marks_and_accents():
    assert folded_word(" Approved  (Limited) ") == "approved (limited)"
    assert folded_word("één") == "één"


def test_the_tables_of_the_schema_hold_folded_headers_and_words():
    assert all(folded_header(one) == one for headers in FLAT_HEADERS.values() for one in headers)
    assert all(folded_word(one) == one for one in DECISION_WORDS)
