"""The same ads as bare counts: what the deciding test says, and what totals alone can say."""

from __future__ import annotations

import pytest

from bnr_toolkit import facts, tables, words
from bnr_toolkit.rates import paired_bounds, paired_contrast


def test_six_apart_in_dutch():
    assert words.paired_contrast(paired_contrast(3, 6, 0, 1), "nl").paragraphs == (
        (
            "Aantal ideeën: tien. Goedgekeurd in beide groepen: drie; alleen in de eerste: zes; alleen in de tweede:"
            " geen; in geen van beide: één. Alleen ideeën met twee verschillende besluiten zeggen iets over het "
            "verschil (hier: zes). Als de groepen niet verschillen, valt zo'n idee met gelijke kans naar de ene of "
            "de andere kant. Ideeën waarover beide groepen hetzelfde besloten, wegen niet mee."
        ),
        (
            "De toets die beslist, McNemar mid-P, geeft een p van 0,016; zijn strengere, exacte tweeling 0,031. De "
            "eerste is niet meer dan 0,05: deze aantallen ondersteunen dat er een verschil is."
        ),
        (
            "Welke toets beslist, ligt vast voordat de aantallen bekend zijn. De exacte tweeling mist bij weinig "
            "ideeën te veel verschillen die er zijn; daarom beslist hij niet. Daar staat tegenover dat McNemar mid-P"
            " iets vaker dan afgesproken ten onrechte een verschil kan melden als bijna elk idee twee verschillende "
            "besluiten krijgt. Daarom staat de tweeling ernaast. Wie dezelfde ideeën als losse advertenties telt, "
            "doet alsof er twee keer zoveel is getest, en krijgt een oordeel dat de test niet draagt."
        ),
        (
            "De toets neemt aan dat de besluiten los van elkaar zijn genomen. Kwamen alle advertenties van één "
            "account, of oordeelde één beoordelaar over alles, dan gaat die aanname niet op."
        ),
    )


def test_six_apart_in_english():
    assert words.paired_contrast(paired_contrast(3, 6, 0, 0), "en").paragraphs[:3] == (
        (
            "Number of ideas: nine. Approved in both groups: three; in the first only: six; in the second only: "
            "none; in neither: none. Only ideas with two different decisions say anything about the difference "
            "(here: six). If the groups do not differ, such an idea falls to either side with an equal chance. Ideas"
            " on which both groups decided alike carry no weight."
        ),
        (
            "The test that decides, McNemar mid-P, gives a p of 0.016; its stricter, exact twin 0.031. The first "
            "is no "
            "more than 0.05: these counts support that there is a difference."
        ),
        (
            "Which test decides is settled before the counts are known. With few ideas, the exact twin misses too "
            "many differences that are there; that is why it does not decide. The price is that McNemar mid-P may "
            "report a difference wrongly somewhat more often than agreed if nearly every idea gets two different "
            "decisions. That is why the twin stands beside it. Whoever counts the same ideas as separate ads "
            "pretends that twice as much was tested, and gets a verdict that the test does not carry."
        ),
    )


@pytest.mark.parametrize(
    ("cells", "dutch", "english"),
    [
        (
            (2, 4, 0, 1),
            "De eerste is meer dan 0,05: het aantal ideeën is te klein om van een verschil te spreken.",
            "The first is more than 0.05: the number of ideas is too small to speak of a difference.",
        ),
        (
            (20, 5, 5, 20),
            (
                "De eerste is meer dan 0,05: dat deze groepen verschillen, is niet aangetoond; dat ze gelijk "
                "zijn, ook "
                "niet."
            ),
            "The first is more than 0.05: it has not been shown that these groups differ, nor that they are equal.",
        ),
    ],
)
def test_few_ideas_are_too_few_and_many_are_not(cells, dutch, english):
    contrast = paired_contrast(*cells)
    assert words.paired_contrast(contrast, "nl").paragraphs[1].endswith(dutch)
    assert words.paired_contrast(contrast, "en").paragraphs[1].endswith(english)


@pytest.mark.parametrize(
    ("totals", "dutch", "english"),
    [
        (
            (9, 6, 10),
            (
                "Van dezelfde tien ideeën is alleen bekend hoeveel er in elke groep werden goedgekeurd: negen in de "
                "eerste en zes in de tweede. Dat kan op twee manieren zijn gegaan; p ligt dan tussen 0,125 en 0,219,"
                " en volgens de strengere, exacte tweeling tussen 0,250 en 0,375. Hoe het ook ging: het aantal "
                "ideeën is te klein om van een verschil te spreken."
            ),
            (
                "Of the same 10 ideas, all that is known is how many were approved in each group: 9 in the first and"
                " 6 in the second. That can have come about in two ways; p is then between 0.125 and 0.219, and by "
                "the stricter, exact twin between 0.250 and 0.375. Whichever it was: the number of ideas is too "
                "small to speak of a difference."
            ),
        ),
        (
            (15, 0, 20),
            (
                "Van dezelfde twintig ideeën is alleen bekend hoeveel er in elke groep werden goedgekeurd: vijftien "
                "in de eerste en geen in de tweede. Dat kan maar op één manier zijn gegaan; p is dan minder dan "
                "0,001, en volgens de strengere, exacte tweeling minder dan 0,001. Hoe het ook ging: de toets "
                "ondersteunt dat er een verschil is."
            ),
            (
                "Of the same 20 ideas, all that is known is how many were approved in each group: 15 in the first "
                "and none in the second. That can have come about in one way only; p is then less than 0.001, and by"
                " the stricter, exact twin less than 0.001. Whichever it was: the test supports that there is a "
                "difference."
            ),
        ),
        (
            (1, 0, 1),
            (
                "Het gaat om één idee. Goedgekeurd in de eerste groep: één; in de tweede: geen. Dat kan maar op één "
                "manier zijn gegaan; p is dan 0,500, en volgens de strengere, exacte tweeling 1,000. Hoe het ook "
                "ging: het aantal ideeën is te klein om van een verschil te spreken."
            ),
            (
                "There is one idea. Approved in the first group: one; in the second: none. That can have come about "
                "in one way only; p is then 0.500, and by the stricter, exact twin 1.000. Whichever it was: the "
                "number of ideas is too small to speak of a difference."
            ),
        ),
        (
            (38, 38, 40),
            (
                "Van dezelfde 40 ideeën is alleen bekend hoeveel er in elke groep werden goedgekeurd: 38 in de "
                "eerste en 38 in de tweede. Dat kan op drie manieren zijn gegaan; bij elke daarvan is p 1,000, ook "
                "volgens de strengere, exacte tweeling. Hoe het ook ging: dat deze groepen verschillen, is niet "
                "aangetoond; dat ze gelijk zijn, ook niet."
            ),
            (
                "Of the same 40 ideas, all that is known is how many were approved in each group: 38 in the first "
                "and 38 in the second. That can have come about in three ways; in each of them p is 1.000, by the "
                "stricter, exact twin too. Whichever it was: it has not been shown that these groups differ, nor "
                "that they are equal."
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
