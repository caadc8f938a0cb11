"""``k`` of ``n`` things, read back by a table of words that is written here."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.language import share

NOUNS = {"nl": ("testadvertentie", "testadvertenties"), "en": ("test ad", "test ads")}

DUTCH = {
    (0, 1): "de enige testadvertentie",
    (1, 1): "de enige testadvertentie",
    (0, 2): "geen van beide testadvertenties",
    (1, 2): "een van de twee testadvertenties",
    (2, 2): "beide testadvertenties",
    (0, 7): "geen van de zeven testadvertenties",
    (1, 7): "een van de zeven testadvertenties",
    (6, 7): "zes van de zeven testadvertenties",
    (7, 7): "alle zeven testadvertenties",
    (20, 20): "alle twintig testadvertenties",
    (6, 21): "6 van de 21 testadvertenties",
    (21, 21): "alle 21 testadvertenties",
    (0, 30): "geen van de 30 testadvertenties",
    (30, 30): "alle 30 testadvertenties",
    (1, 200): "1 van de 200 testadvertenties",
}

ENGLISH = {
    (0, 1): "the only test ad",
    (1, 1): "the only test ad",
    (0, 2): "neither of the two test ads",
    (1, 2): "one of the two test ads",
    (2, 2): "both test ads",
    (0, 7): "none of the seven test ads",
    (1, 7): "one of the seven test ads",
    (6, 7): "six of the seven test ads",
    (7, 7): "all seven test ads",
    (6, 20): "6 of the 20 test ads",
    (0, 21): "none of the 21 test ads",
    (30, 30): "all 30 test ads",
    (199, 200): "199 of the 200 test ads",
}


@pytest.mark.parametrize(("counts", "expected"), DUTCH.items())
def test_dutch_says_a_share_as_an_editor_would(counts, expected):
    assert share(*counts, NOUNS["nl"], "nl").phrase == expected


@pytest.mark.parametrize(("counts", "expected"), ENGLISH.items())
def test_english_says_a_share_as_an_editor_would(counts, expected):
    assert share(*counts, NOUNS["en"], "en").phrase == expected


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_verb_is_plural_from_two_on(language):
    plural = {part: share(part, 7, NOUNS[language], language).plural for part in range(8)}
    assert plural == {0: False, 1: False, 2: True, 3: True, 4: True, 5: True, 6: True, 7: True}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_only_the_single_ad_of_a_test_needs_a_not(language):
    assert share(0, 1, NOUNS[language], language).negated
    assert not share(1, 1, NOUNS[language], language).negated
    assert not share(0, 2, NOUNS[language], language).negated


def test_a_large_number_elsewhere_in_the_sentence_turns_all_into_digits():
    assert share(6, 7, NOUNS["nl"], "nl", beside=(21,)).phrase == "6 van de 7 testadvertenties"
    assert share(6, 7, NOUNS["en"], "en", beside=(10,)).phrase == "6 of the 7 test ads"


@pytest.mark.parametrize("counts", [(8, 7), (-1, 7), (0, 0)])
def test_an_impossible_share_is_refused(counts):
    part, whole = counts
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the whole message is asserted below
        share(part, whole, NOUNS["nl"], "nl")
    assert str(caught.value) == f"{part} of {whole} is impossible: need 0 <= part <= whole and whole >= 1"


@given(st.integers(3, 100).flatmap(lambda whole: st.tuples(st.integers(1, whole - 1), st.just(whole))))
def test_part_and_whole_stand_in_the_phrase_in_their_order(counts):
    part, whole = counts
    said = share(part, whole, NOUNS["nl"], "nl").phrase
    found = re.fullmatch(r"(\S+) van de (\S+) testadvertenties", said)
    assert found is not None
    if whole > 20:
        assert found.groups() == (str(part), str(whole))
