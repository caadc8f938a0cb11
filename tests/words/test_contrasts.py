"""Two counts of different ads in words: one verdict, and why the other numbers decide nothing."""

import pytest

from bnr_toolkit import words
from bnr_toolkit.rates import contrast
from bnr_toolkit.results import Interval


def test_six_of_seven_against_two_of_seven_in_dutch():
    assert words.contrast(contrast(6, 7, 2, 7), "nl").paragraphs == (
        (
            "In de eerste groep: zes van de zeven goedgekeurd. In de tweede groep: twee van de zeven. De toets die "
            "beslist, die van Fisher en Boschloo, geeft een p van 0,057. Zo groot is hooguit de kans op een verschil "
            "dat minstens zo opvallend is, als beide groepen in werkelijkheid evenveel kans op goedkeuring "
            "hebben. Dat "
            "is meer dan 0,05: het aantal advertenties is te klein om van een verschil te spreken. Het interval dat "
            "bij die toets hoort, loopt van −0,016 tot 0,907. Nul ligt erin; dat is hetzelfde oordeel."
        ),
        (
            "Welke toets beslist, ligt vast voordat de aantallen bekend zijn. Deze is gekozen omdat hij ook bij "
            "weinig "
            "advertenties niet vaker ten onrechte een verschil meldt dan hij belooft, en minder verschillen mist dan "
            "de gewone toets van Fisher. Wie pas achteraf kiest, vindt bijna altijd een methode die zegt wat hij "
            "hoopt. De andere getallen in de tabel beslissen niets. Los gelezen zouden het interval van Newcombe en "
            "het interval van Miettinen–Nurminen hier een ander oordeel geven. Dat telt niet: er is één toets, en "
            "dus "
            "één oordeel."
        ),
        (
            "De toets neemt aan dat de besluiten los van elkaar zijn genomen. Kwamen alle advertenties van één "
            "account, of oordeelde één beoordelaar over alles, dan gaat die aanname niet op."
        ),
    )


def test_nine_of_ten_against_three_of_ten_in_english():
    verdict, why, assumed = words.contrast(contrast(9, 10, 3, 10), "en").paragraphs
    assert verdict == (
        "In the first group: 9 of the 10 approved. In the second group: 3 of the 10. The test that decides, that of "
        "Fisher and Boschloo, gives a p of 0.008. The chance of a difference at least as striking is at most "
        "that, if "
        "ads in both groups are in truth equally likely to be approved. It is not above 0.05: these counts support "
        "that there is a difference. The interval that belongs to this test goes from 0.161 to 0.879. Zero lies "
        "outside it; that is the same verdict."
    )
    assert why == (
        "Which test decides is settled before the counts are known. This one was chosen because even with few ads it "
        "does not report a difference wrongly more often than it promises, and misses fewer differences than "
        "Fisher's "
        "ordinary test. Whoever chooses afterwards will nearly always find a method that says what they hope. The "
        "other numbers in the table decide nothing."
    )
    assert assumed == (
        "The test assumes that decisions were made separately. If all ads came from one account, or one reviewer "
        "judged them all, that assumption does not hold."
    )


def test_many_ads_are_not_called_few():
    verdict = words.contrast(contrast(20, 40, 22, 40), "nl").paragraphs[0]
    assert "dat deze groepen verschillen, is niet aangetoond; dat ze gelijk zijn, ook niet." in verdict
    assert "te klein" not in verdict


def test_a_very_small_p_is_not_written_out():
    assert "geeft een p van minder dan 0,001." in words.contrast(contrast(20, 20, 0, 20), "nl").paragraphs[0]


def test_one_method_at_odds_reads_in_the_singular():
    made = contrast(7, 34, 1, 34)
    assert [one.method for one in made.at_odds] == ["fisher"]
    assert "Los gelezen zou de toets van Fisher hier een ander oordeel geven." in str(words.contrast(made, "nl"))
    assert "Read on its own, Fisher's test would give another verdict here." in str(words.contrast(made, "en"))


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(-0.5, 0.25), ("−0,500", "0,250")),
        (Interval(-0.0004, 0.000004), ("−0,0004", "0,000004")),
        (Interval(-1.0, 1.0), ("−1,000", "1,000")),
    ],
)
def test_a_bound_that_is_not_zero_is_not_written_as_zero(interval, said):
    assert words.contrast_bounds(interval, "nl") == said


def test_a_p_is_not_rounded_to_the_other_side_of_the_level():
    assert words.contrast_p(0.0503, 0.05, "en") == "p = 0.0503"
    assert words.contrast_p(0.0498, 0.05, "en") == "p = 0.050"
    assert words.contrast_p(0.000999, 0.05, "en") == "p < 0.001"
