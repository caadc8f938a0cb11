"""Dates as running text has them."""

from __future__ import annotations

import pytest

from bnr_toolkit.language import date_words, when_words

CASES = {
    "2023": ("2023", "2023", "in 2023", "in 2023"),
    "2023-02": ("februari 2023", "February 2023", "in februari 2023", "in February 2023"),
    "2023-03-05": ("5 maart 2023", "5 March 2023", "op 5 maart 2023", "on 5 March 2023"),
    "2023-03-05 09:05": (
        "5 maart 2023, 09.05 uur",
        "5 March 2023, 09:05",
        "op 5 maart 2023 om 09.05 uur",
        "on 5 March 2023 at 09:05",
    ),
}


@pytest.mark.parametrize("text", CASES)
def test_a_date_is_as_precise_as_the_record(text):
    dutch, english, dutch_when, english_when = CASES[text]
    assert date_words(text, "nl") == dutch
    assert date_words(text, "en") == english
    assert when_words(text, "nl") == dutch_when
    assert when_words(text, "en") == english_when


def test_an_offset_is_kept_because_the_clock_of_a_reader_may_be_another():
    assert when_words("2023-03-15T14:30Z", "en") == "on 15 March 2023 at 14:30 UTC"
    assert when_words("2023-03-15 14:30:00+01:00", "nl") == "op 15 maart 2023 om 14.30 uur UTC+01:00"
