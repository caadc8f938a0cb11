"""Numbers and dates for the ear."""

from __future__ import annotations

import re

import pytest

from bnr_toolkit.language.spoken import MOST_SPOKEN, spoken, spoken_number, spoken_when

# I: printed by num2words 0.5.14, which is right in Dutch below a thousand but for the accents of its "één"; every
# number below a thousand in Dutch and below a hundred thousand in English was compared with it once.
NUM2WORDS = {
    "nl": {
        0: "nul",
        21: "eenentwintig",
        22: "tweeëntwintig",
        23: "drieëntwintig",
        28: "achtentwintig",
        33: "drieëndertig",
        99: "negenennegentig",
        100: "honderd",
        102: "honderdtwee",
        113: "honderddertien",
        222: "tweehonderdtweeëntwintig",
        999: "negenhonderdnegenennegentig",
        1000: "duizend",
        2000: "tweeduizend",
    },
    "en": {
        0: "zero",
        21: "twenty-one",
        99: "ninety-nine",
        101: "one hundred and one",
        222: "two hundred and twenty-two",
        1001: "one thousand and one",
        2023: "two thousand and twenty-three",
    },
}
# P: a space after "duizend" (Leidraad 6.N); num2words writes none.
AFTER_THOUSAND = {
    1001: "duizend een",
    1100: "elfhonderd",
    1250: "twaalfhonderdvijftig",
    1999: "negentienhonderdnegenennegentig",
    2023: "tweeduizend drieëntwintig",
    2100: "tweeduizend honderd",
    21_000: "eenentwintigduizend",
}
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH_ONES = {
    **{word: number for number, word in enumerate(_TO_TWENTY.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), start=2)},
}


def english_value(words: str) -> int:
    """The number behind English words, read from left to right: another route than the one that wrote them."""
    total = part = 0
    for word in re.split(r"[ -]", words):
        if word == "thousand":
            total, part = total + part * 1000, 0
        elif word == "hundred":
            part *= 100
        elif word != "and":
            part += ENGLISH_ONES[word]
    return total + part


@pytest.mark.parametrize(("language", "number"), [(one, number) for one, said in NUM2WORDS.items() for number in said])
def test_agrees_with_num2words_where_that_is_right(language, number):
    assert spoken_number(number, language) == NUM2WORDS[language][number]


@pytest.mark.parametrize("number", AFTER_THOUSAND)
def test_dutch_has_a_space_after_thousand(number):
    assert spoken_number(number, "nl") == AFTER_THOUSAND[number]


def test_english_words_say_the_number_that_was_given():
    assert all(english_value(spoken_number(number, "en")) == number for number in range(10_000))


def test_no_two_numbers_sound_alike():
    for language in ("nl", "en"):
        assert len({spoken_number(number, language) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize("number", [-1, MOST_SPOKEN + 1])
def test_a_number_that_is_not_said_is_refused(number):
    with pytest.raises(ValueError, match=re.escape(str(number))):
        spoken_number(number, "nl")


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("6 van de 30", "nl", "zes van de dertig"),
        ("1 van de 30, en van 1 andere niet", "nl", "een van de dertig, en van één andere niet"),
        ("1.200 advertenties.", "nl", "twaalfhonderd advertenties."),
        ("In 2023, 1,200 ads.", "en", "In two thousand and twenty-three, one thousand two hundred ads."),
        ("Omroep24 en X2 vroegen 24 keer", "nl", "Omroep24 en X2 vroegen vierentwintig keer"),
        ("1000000 advertenties", "nl", "1000000 advertenties"),
    ],
)
def test_numbers_that_stand_alone_are_said_in_words(text, language, said):
    assert spoken(text, language) == said


@pytest.mark.parametrize(
    ("date", "dutch", "english"),
    [
        (
            "2023-03-15T12:00Z",
            "op vijftien maart tweeduizend drieëntwintig",
            "on the fifteenth of March twenty twenty-three",
        ),
        ("2005-03-02", "op twee maart tweeduizend vijf", "on the second of March two thousand and five"),
        ("2023-12-31", "op eenendertig december tweeduizend drieëntwintig", None),
        ("2023-03-20", None, "on the twentieth of March twenty twenty-three"),
        ("1999-01", "in januari negentienhonderdnegenennegentig", "in January nineteen ninety-nine"),
        ("2023", "in tweeduizend drieëntwintig", "in twenty twenty-three"),
    ],
)
def test_dates_are_said_with_their_preposition(date, dutch, english):
    assert dutch is None or spoken_when(date, "nl") == dutch
    assert english is None or spoken_when(date, "en") == english
