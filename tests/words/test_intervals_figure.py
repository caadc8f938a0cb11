"""What a chart with bands says about its bands, in whole sentences."""

from __future__ import annotations

import pytest

from bnr_toolkit.facts import collect
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.words import intervals_axis, intervals_figure_words, intervals_note_facts, intervals_notes


@pytest.fixture
def rates(groups):
    def make(**options):
        decisions = options.pop("decisions", {"Alpha": "++++++-", "Beta": "++-----"})
        probe = groups.undeclared(*decisions)
        return approval_rates(groups.ledger(probe, **decisions), **{"by": "platform", **options})

    return make


def test_dutch(rates):
    assert intervals_notes(rates(), "nl") == (
        (
            "Het streepje is de telling. De band eromheen loopt over de kansen op „goedgekeurd” die daarbij passen: "
            "het dikste deel het best, de dunne einden het minst."
        ),
        (
            "Bij telkens herhalen van precies deze test bevat de hele band de echte kans gemiddeld in ongeveer 95 van "
            "de honderd keer; de twee dikkere delen samen in 80, het dikste deel alleen in 50."
        ),
        (
            "De band gaat over deze test, niet over alle advertenties op Alpha en Beta. "
            "Hij neemt aan dat de besluiten los van elkaar zijn genomen."
        ),
        (
            "Bij minder dan tien beoordeelde advertenties is de band breed: "
            "de telling past dan bij heel uiteenlopende kansen."
        ),
        "Vergelijk de banden niet met elkaar: of ze elkaar overlappen, zegt niet of de groepen verschillen.",
    )


def test_english(rates):
    assert intervals_notes(rates(), "en") == (
        (
            "The upright stroke is the count. The band around it runs over the chances of “approved” that fit it: "
            "the thickest part fits best, the thin ends least."
        ),
        (
            "If exactly this test were repeated again and again, the whole band would on average contain the "
            "true chance about 95 times in a hundred; the two thicker parts together 80 times, "
            "the thickest part alone 50 times."
        ),
        (
            "The band is about this test, not about all ads on Alpha and Beta. "
            "It assumes that decisions were made separately."
        ),
        "With fewer than 10 reviewed ads the band is wide: the count then fits very different chances.",
        "Do not compare the bands with each other: whether they overlap does not show whether the groups differ.",
    )


def test_ten_ads_are_not_few_and_one_row_is_compared_with_nothing(rates):
    ten = rates(decisions={"Alpha": "+" * 5 + "-" * 5})
    assert [note[:12] for note in intervals_notes(ten, "nl")] == ["Het streepje", "Bij telkens ", "De band gaat"]


def test_other_methods_promise_at_least_so_much(rates):
    """Of three methods the mean over all chances is at or above what is promised; Wilson's is about it."""
    for method in ("clopper_pearson", "jeffreys", "mid_p"):
        assert (
            "gemiddeld in minstens ongeveer 95 van de honderd keer;" in intervals_notes(rates(method=method), "nl")[1]
        )
    assert "at least about 95 times" in intervals_notes(rates(method="mid_p"), "en")[1]


def test_the_levels_are_those_of_the_result(rates):
    assert intervals_notes(rates(confidence=0.8), "nl")[1].endswith(
        "in ongeveer 80 van de honderd keer; het dikke deel in 50."
    )
    bare = intervals_notes(rates(confidence=0.5), "nl")
    assert bare[0] == (
        "Het streepje is de telling. De band eromheen loopt over de kansen op „goedgekeurd” die daarbij passen."
    )
    assert bare[1].endswith("gemiddeld in ongeveer 50 van de honderd keer.")
    precise = rates(confidence=0.999)
    assert "ongeveer 99,9 van de honderd" in intervals_notes(precise, "nl")[1]
    facts = collect(precise).by_id
    assert [facts[name].value for name in intervals_note_facts(precise)] == [0.999, 0.8, 0.5]


def test_another_rule_has_its_own_outcome(rates):
    planned = rates(rule="would_have_run")
    assert intervals_axis(planned, "nl") == "nog gepland, op elke honderd"
    assert "„nog gepland”" in intervals_notes(planned, "nl")[0]


def test_ads_that_are_not_described_have_no_band_and_that_is_said(records):
    probe = records.PROBE.replace("inference: none", "inference: repeat-of-this-test")
    ads = [records.ad("a"), records.ad("b", category="vague")]
    ledger = records.ledger(ads, [records.event(ad["id"], "approved") for ad in ads], probe)
    notes = intervals_notes(approval_rates(ledger, by="category"), "nl")
    assert "Zonder band: advertenties die niet afzonderlijk zijn beschreven." in notes
    assert notes[-1].endswith("de aantallen per categorie zijn daarom minimumaantallen.")


def test_an_ad_that_counts_twice_is_named(rates, records):
    probe = records.PROBE.replace("inference: none", "inference: repeat-of-this-test")
    ledger = records.ledger(
        [records.ad("a", further_categories="weapons"), records.ad("b")],
        [records.event("a", "approved"), records.event("b", "rejected")],
        probe,
    )
    notes = intervals_notes(approval_rates(ledger, by="category", codes="any"), "en")
    assert notes[-1] == "An ad counts in each of its categories; the total counts every ad once."


def test_the_order_is_said_when_it_is_by_count(rates):
    words = intervals_figure_words(rates(), "nl", by_count=True)
    assert words.subtitle == (
        "Geteld is het eerste besluit over elke advertentie. Elke stip is één advertentie. "
        "De rijen staan op volgorde van het aantal: goedgekeurd."
    )
    assert len(words.alt) <= 250
