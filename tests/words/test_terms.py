"""Terms are explained in plain words, the same ones in both languages."""

from __future__ import annotations

import re

import pytest

from bnr_toolkit import words


def test_both_languages_explain_the_same_terms_in_the_same_order():
    assert [term.id for term in words.terms("nl")] == [term.id for term in words.terms("en")]
    assert len({term.id for term in words.terms("nl")}) == 15


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_is_whole_sentences_without_digits_and_met_by_its_own_words(language):
    for term in words.terms(language):
        assert term.definition.endswith("."), term.id
        assert not re.search(r"\d", term.definition), term.id
        assert term.forms[0] == term.term
        assert len(term.definition) < 200, term.id


def test_a_term_as_a_reader_meets_it():
    median = next(term for term in words.terms("nl") if term.id == "median")
    assert (median.term, median.definition) == (
        "mediaan",
        "De middelste waarde: de helft van de advertenties zit eronder, de andere helft erboven.",
    )
