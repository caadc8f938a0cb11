"""The same ads as bare counts: what the deciding test says, and what totals alone can say."""

from __future__ import annotations

import pytest

from bnr_toolkit import facts, tables, words
from bnr_toolkit.rates import paired_bounds, paired_contrast


def test_six_apart_in_dutch():
    assert words.paired_contrast(paired_contrast(3, 6, 0, 1), "nl").paragraphs[:2] == (
        (
            "Van de tien ideeën werden er drie in beide groepen goedgekeurd, zes alleen in de eerste, geen alleen "
            "in de tweede "
            "en één in geen van beide. Alleen de ideeën met twee verschillende besluiten zeggen iets over het "
            "verschil: zes. "
            "Als de groepen niet verschillen, valt elk daarvan met gelijke kans naar de ene of de andere kant. "
            "Ideeën waarover "
            "beide groepen hetzelfde besloten, wegen niet mee."
        ),
        (
            "De toets die beslist, McNemar mid-P, geeft een p van 0,016; zijn strengere, exacte tweeling 0,031. "
            "De eerste is niet meer dan 0,05: deze aantallen ondersteunen dat er een verschil is. "
            "Wie dezelfde ideeën als losse advertenties telt, doet alsof er twee keer zoveel is getest, en krijgt "
            "een oordeel "
            "dat de test niet draagt."
        ),
    )


def test_four_apart_in_english():
    said = words.paired_contrast(paired_contrast(2, 4, 0, 1), "en").paragraphs[1]
    assert "The first is more than 0.05: the number of ideas is too small to speak of a difference." in said


@pytest.mark.parametrize(
    ("totals", "dutch", "english"),
    [
        (
            (9, 6, 10),
            (
                "Gepubliceerd is alleen dat van dezelfde tien ideeën er negen in de eerste groep werden goedgekeurd "
                "en zes in de "
                "tweede. Dat kan op twee manieren zijn gegaan; p ligt dan tussen 0,125 en 0,219. Hoe het ook ging: "
                "het aantal "
                "ideeën is te klein om van een verschil te spreken."
            ),
            (
                "All that is published is that of the same 10 ideas 9 were approved in the first group and 6 in the "
                "second. "
                "That can have come about in two ways; p is then between 0.125 and 0.219. Whichever it was: the "
                "number of ideas "
                "is too small to speak of a difference."
            ),
        ),
        (
            (15, 0, 20),
            (
                "Gepubliceerd is alleen dat van dezelfde twintig ideeën er vijftien in de eerste groep werden "
                "goedgekeurd en geen "
                "in de tweede. Dat kan maar op één manier zijn gegaan; p is dan minder dan 0,001. Hoe het ook ging: "
                "de toets "
                "ondersteunt dat er een verschil is."
            ),
            (
                "All that is published is that of the same 20 ideas 15 were approved in the first group and none in "
                "the second. "
                "That can have come about in one way only; p is then less than 0.001. Whichever it was: the test "
                "supports that "
                "there is a difference."
            ),
        ),
    ],
)
def test_totals_alone(totals, dutch, english):
    bounds = paired_bounds(*totals)
    assert (str(words.paired_bounds(bounds, "nl")), str(words.paired_bounds(bounds, "en"))) == (dutch, english)


def test_totals_that_settle_nothing():
    """The headline language gap of November 2024 in Ireland: English 3 of 14, Irish 8 of 14 (statistics.md §4)."""
    bounds = paired_bounds(3, 8, 14)
    assert bounds.verdict == "unsettled"
    assert "Uit de gepubliceerde aantallen is het dus niet op te maken" in str(words.paired_bounds(bounds, "nl"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_is_a_fact(language):
    contrast, bounds = paired_contrast(3, 6, 0, 1), paired_bounds(3, 8, 14)
    known = set(facts.collect(contrast, bounds).by_id)
    made = (
        words.paired_contrast(contrast, language),
        words.paired_bounds(bounds, language),
        tables.paired_contrast(contrast, language),
        tables.paired_bounds(bounds, language),
    )
    assert all(product.facts and set(product.facts) <= known for product in made)


def test_one_method_decides_in_the_table():
    table = tables.paired_contrast(paired_contrast(3, 6, 0, 1), "en")
    assert [row.cells for row in table.rows] == [
        ("p by McNemar mid-P", "0.016", "yes"),
        (
            "Interval for the chance that an idea with two decisions was approved in the first group",
            "0.61 to 1.00",
            "yes",
        ),
        ("p by McNemar exact", "0.031", "no"),
        ("Interval for the difference by Newcombe (pairs)", "0.17 to 0.81", "no"),
        ("Interval for the difference by Tango", "0.16 to 0.83", "no"),
    ]


def test_every_way_is_a_row():
    table = tables.paired_bounds(paired_bounds(9, 6, 10), "nl")
    assert [row.cells for row in table.rows] == [
        ("6", "3", "0", "1", "0,125", "0,250"),
        ("5", "4", "1", "0", "0,219", "0,375"),
    ]


def test_what_cannot_be_is_refused(refusal):
    assert refusal(paired_contrast, 0, 0, 0, 0).startswith("parameter both: '0' is impossible here:")
    assert refusal(paired_contrast, 1, -1, 0, 0).startswith("parameter only_first: '-1' is impossible here:")
    assert refusal(paired_bounds, 5, 0, 4).startswith(
        "parameter approved_first: '5' approved of 4 decided is impossible."
    )
    assert refusal(paired_bounds, 1, 0, 4, 1.0).startswith("parameter confidence: '1.0' is not a confidence level.")
