"""Lists, capitals and quotation marks."""

from __future__ import annotations

from bnr_toolkit.language import capitalised, listed, quoted


def test_a_list_has_no_comma_before_its_last_item():
    assert listed([], "nl") == ""
    assert listed(["A"], "nl") == "A"
    assert listed(["A", "B"], "nl") == "A en B"
    assert listed(["A", "B", "C"], "en") == "A, B and C"


def test_a_capital_touches_the_first_letter_only():
    assert capitalised("een van de zeven van TikTok") == "Een van de zeven van TikTok"
    assert capitalised("één") == "Één"
    assert capitalised("") == ""


def test_the_dutch_ij_has_two_capitals():
    assert capitalised("ijdele beloften") == "IJdele beloften"


def test_each_language_has_its_quotation_marks():
    assert quoted("Nee.", "nl") == "„Nee.”"
    assert quoted("No.", "en") == "“No.”"
