"""What a phrase may not lose and may not gain; and our own phrases, held to the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import Place
from bnr_toolkit.words.phrases import shipped_phrases
from bnr_toolkit.words.wording_checks import CLAIMS, NEVER, PERCENTAGES, blanks_of, phrase_findings

PLACE = Place(file="nl.toml")
OPEN = "Over {open} {ads} is geen besluit bekend; die tellen niet mee."
OURS = [(language, key) for language in ("nl", "en") for key in shipped_phrases(language)]
COUNTS = {"after_questions", "claims", "controls", "headline", "histories", "lead", "radio", "rule", "social", "status"}
"""Sections of sentences that give counts: none of them may speak of a percentage or of more often."""


def codes(text: object, ours: str | tuple[str, ...] = OPEN, key: str = "lead.open") -> list[str]:
    return [finding.code for finding in phrase_findings(PLACE, key, text, ours)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Van {open} {ads} is geen besluit bekend.", []),
        ("Geen besluit is er over {ads}, {open} om precies te zijn.", []),
        ("Over {ads} is geen besluit bekend.", ["wording_loses_blank"]),
        ("Over {open} {ads} is {label} geen besluit bekend.", ["wording_unknown_blank"]),
        ("Over {open} {ads is geen besluit bekend.", ["wording_brace"]),
        ("Over {open:d} {ads} is geen besluit bekend.", ["wording_brace"]),
        ("Over {open!r} {ads} is geen besluit bekend.", ["wording_brace"]),
        ("Over {open} {ads} {} is geen besluit bekend.", ["wording_brace"]),
        ("Over {open.real} {ads} is geen besluit bekend.", ["wording_brace"]),
        ("Over {{open}} {ads} is geen besluit bekend.", ["wording_loses_blank"]),
        ("Over {open} {ads} is in 2023 geen besluit bekend.", ["wording_digit"]),
        ("Over {open} {ads} is voor ½ geen besluit bekend.", ["wording_digit"]),
        ("Over {open} procent {ads} is geen besluit bekend.", ["wording_rate"]),
        ("Over {open}% {ads} is geen besluit bekend.", ["wording_rate"]),
        ("Het goedkeuringspercentage van {open} {ads} is niet bekend.", ["wording_rate"]),
        ("Over {open} {ads} is vaker geen besluit bekend.", ["wording_claim"]),
        ("Over {open} {ads} is een besluit bekend.", ["wording_turned"]),
        ("Over hoogstens {open} {ads} is geen besluit bekend.", ["wording_turned"]),
        ("Over {open} {ads} is geen besluit bekend", ["wording_ends"]),
        ("Over {open} {ads} is geen besluit bekend!", ["wording_ends"]),
        (", over {open} {ads} is geen besluit bekend.", ["wording_begins"]),
        ("Over {open}  {ads} is geen besluit bekend.", ["wording_spaces"]),
        ("Over {open} {ads}\u202e is geen besluit bekend.", ["wording_hidden_character"]),
        ("Over {open} {ads}\tis geen besluit bekend.", ["wording_hidden_character"]),
        ("Over {open} {ads}\u00ad is geen besluit bekend.", ["wording_hidden_character"]),
        (" ", ["wording_empty"]),
        (6, ["wording_not_a_text"]),
        (["a", "b"], ["wording_not_a_text"]),
    ],
)
def test_a_phrase_is_held_against_ours(text, wanted):
    assert codes(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (["proefadvertentie", "proefadvertenties"], []),
        (["proefadvertentie"], ["wording_not_forms"]),
        ("proefadvertenties", ["wording_not_forms"]),
        (["proefadvertentie", 2], ["wording_not_forms"]),
        (["proefadvertentie", ""], ["wording_empty"]),
        (["proefadvertentie.", "proefadvertenties"], ["wording_ends"]),
    ],
)
def test_forms_are_as_many_as_ours(text, wanted):
    assert codes(text, ("testadvertentie", "testadvertenties"), "noun.ad") == wanted


def test_a_sentence_of_scope_keeps_the_words_that_make_it_one():
    ours = "De telling geldt alleen voor deze test."
    assert codes("Deze aantallen gelden alleen voor deze test.", ours, "social.scope") == []
    assert codes("Deze aantallen gelden voor deze test.", ours, "social.scope") == ["wording_loses_scope"]
    assert codes("Deze aantallen gelden alleen nu.", ours, "social.scope") == ["wording_loses_scope"]


def test_a_word_that_our_phrase_has_is_allowed():
    ours = "Bij {decided} {ads} scheelt één advertentie {points} procentpunt."
    assert (
        codes("Met {decided} {ads} is één advertentie {points} procentpunt waard.", ours, "certainty.resolution") == []
    )


@pytest.mark.parametrize(("language", "key"), OURS)
def test_no_blank_of_any_phrase_can_be_lost_and_none_can_be_added(language, key):
    ours = shipped_phrases(language)[key]
    if not isinstance(ours, str):
        return
    for blank in blanks_of(ours):
        assert "wording_loses_blank" in codes(ours.replace(f"{{{blank}}}", "zes"), ours, key)
    assert "wording_unknown_blank" in codes(f"{{never_filled}} {ours}", ours, key)


@given(st.text(max_size=80))
def test_any_text_at_all_is_judged_and_never_loses_a_number_unseen(text):
    if not codes(text):
        assert {"open", "ads"} <= set(blanks_of(text))
        assert text.format(open="zes", ads="testadvertenties").count("zes") >= 1


@pytest.mark.parametrize(("language", "key"), OURS)
def test_our_own_phrases_pass(language, key):
    ours = shipped_phrases(language)[key]
    text = ours if isinstance(ours, str) else list(ours)
    assert phrase_findings(PLACE, key, text, ours) == []


@pytest.mark.parametrize(("language", "key"), [(one, key) for one, key in OURS if key.partition(".")[0] in COUNTS])
def test_our_own_sentences_of_counts_have_no_percentage_and_compare_nothing(language, key):
    said = str(shipped_phrases(language)[key]).casefold()
    assert not any(word in said for word in (*NEVER, *PERCENTAGES))
    assert not any(re.search(rf"\b{word}\b", said) for word in CLAIMS)


def test_a_headline_and_a_post_never_exclaim():
    for language, key in OURS:
        assert "!" not in str(shipped_phrases(language)[key])
