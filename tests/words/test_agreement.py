"""How far two coders agreed, in both languages: whole sentences."""

from __future__ import annotations

import pytest

from bnr_toolkit import words
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Agreement, Context

STAMP = Stamp("proef", "0123456789abcdef" * 4, "public")


def agreed(equal, both, alpha=None, no_alpha=None, one=0, submissions=None):
    rows = tuple(f"ad-{number}" for number in range(submissions or both))
    return Agreement(both, equal, alpha, no_alpha, (), one, rows, (), Context("proef", ("Alpha",), ()), STAMP)


def test_eight_of_ten_in_dutch():
    assert words.agreement(agreed(8, 10, alpha=0.76687, submissions=30), "nl").paragraphs == (
        "Bij acht van de tien advertenties kozen beide codeurs dezelfde categorie.",
        (
            "Krippendorffs alfa, een maat die rekening houdt met wat ook bij toeval gelijk zou uitvallen, is 0,77: "
            "bij één zijn de codeurs het overal eens, bij nul zo vaak als toeval zou geven. Met zo weinig "
            "advertenties verandert één andere keuze dat getal al. Het gaat over deze advertenties en deze twee "
            "codeurs, niet over andere."
        ),
        "Een advertentie die vaker is ingediend, zoals op meer platforms, telt hier één keer.",
    )


def test_eight_of_ten_in_english():
    assert words.agreement(agreed(8, 10, alpha=0.76687, one=1), "en").paragraphs == (
        "For 8 of the 10 ads both coders chose the same category.",
        (
            "Krippendorff's alpha, a measure that reckons with what would also be equal by chance, is 0.77: at one "
            "the coders agree everywhere, at nought as often as chance would give. With so few ads one other choice "
            "changes that number. It is about these ads and these two coders, not about others."
        ),
        "One ad was coded by one coder only and is not counted.",
    )


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (agreed(0, 4, alpha=-0.4), "Bij geen van de vier advertenties kozen beide codeurs dezelfde categorie."),
        (agreed(4, 4, alpha=1.0), "Bij alle vier advertenties kozen beide codeurs dezelfde categorie."),
        (agreed(1, 1, no_alpha="too_few"), "Bij de enige advertentie kozen beide codeurs dezelfde categorie."),
        (agreed(0, 1, no_alpha="too_few"), "Bij de enige advertentie kozen de codeurs niet dezelfde categorie."),
    ],
)
def test_the_counts_come_first(result, sentence):
    assert words.agreement(result, "nl").paragraphs[0] == sentence


def test_why_there_is_no_alpha_is_said():
    assert words.agreement(agreed(4, 4, no_alpha="one_category"), "nl").paragraphs[1] == (
        "Krippendorffs alfa is er niet: beide codeurs kozen overal een en dezelfde categorie, en dan valt er geen "
        "verschil te verwachten."
    )
    assert words.agreement(agreed(1, 1, no_alpha="too_few"), "en").paragraphs[1] == (
        "There is no Krippendorff's alpha: it takes at least two ads that both coders coded."
    )


def test_from_thirty_ads_on_it_is_not_said_that_they_are_few():
    assert "zo weinig" not in str(words.agreement(agreed(20, 30, alpha=0.5), "nl"))
    assert "zo weinig" in str(words.agreement(agreed(20, 29, alpha=0.5), "nl"))


def test_nothing_coded_by_both():
    assert words.agreement(agreed(0, 0, no_alpha="too_few"), "nl").paragraphs == ()
    assert words.agreement(agreed(0, 0, no_alpha="too_few", one=3), "nl").paragraphs == (
        "Geen advertentie is door beide codeurs ingedeeld.",
        "Door één van beiden ingedeeld, en hier niet meegeteld: drie advertenties.",
    )


def test_an_alpha_below_nought_has_a_real_minus_sign():
    assert "is −0,40: bij één" in str(words.agreement(agreed(0, 4, alpha=-0.4), "nl"))
    assert words.alpha_words(-0.001, "nl") == "0,00"
