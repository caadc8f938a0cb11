"""Comparisons in words: only what the declared test supports, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bnr_toolkit import words
from bnr_toolkit.rates import compare, declared_comparisons


@pytest.fixture
def said(groups):
    """The paragraphs about two groups of ads."""

    def say(language, probe=None, *, same_ads=False, **decisions):
        ledger = groups.ledger(probe, same_ads=same_ads, **decisions)
        return words.comparisons(compare(ledger, "platform"), language).paragraphs

    return say


ASSUMED = {
    "nl": "De toets neemt aan dat de besluiten los van elkaar zijn genomen. "
    "Kwamen alle advertenties van één account, of oordeelde één beoordelaar over alles, dan gaat die aanname niet "
    "op.",
    "en": "The test assumes that decisions were made separately. If all ads came from one account, or one reviewer "
    "judged them all, that assumption does not hold.",
}


class TestDifferentAds:
    def test_six_of_seven_against_two_of_seven_in_dutch(self, said, groups):
        assert said("nl", Alpha=groups.some(6, 7), Beta=groups.some(2, 7)) == (
            (
                "Alpha: zes van de zeven goedgekeurd; Beta: twee van de zeven. "
                "Het aantal advertenties is te klein om van een verschil te spreken. "
                "Was één besluit anders uitgevallen, dan had dit oordeel anders kunnen zijn."
            ),
            f"Er is één vergelijking, en die is vooraf vastgelegd. {ASSUMED['nl']}",
        )

    def test_six_of_seven_against_two_of_seven_in_english(self, said, groups):
        assert said("en", Alpha=groups.some(6, 7), Beta=groups.some(2, 7)) == (
            (
                "Alpha: six of the seven approved; Beta: two of the seven. "
                "The number of ads is too small to speak of a difference. "
                "Had one decision gone the other way, this verdict could have been different."
            ),
            f"There is one comparison, declared beforehand. {ASSUMED['en']}",
        )

    def test_nine_of_ten_against_three_of_ten_says_more_when_it_was_declared(self, said, groups):
        assert said("nl", Alpha=groups.some(9, 10), Beta=groups.some(3, 10))[0] == (
            "Alpha: negen van de tien goedgekeurd; Beta: drie van de tien. "
            "De advertenties bij Alpha zijn vaker goedgekeurd dan die bij Beta; de toets die vooraf is vastgelegd "
            "ondersteunt dat. Was één besluit anders uitgevallen, dan was dit oordeel hetzelfde gebleven."
        )
        assert said("en", Alpha=groups.some(9, 10), Beta=groups.some(3, 10))[0] == (
            "Alpha: 9 of the 10 approved; Beta: 3 of the 10. "
            "The ads in the Alpha group were approved more often than those in the Beta group; the test declared "
            "beforehand supports "
            "that. Had one decision gone the other way, this verdict would have stayed the same."
        )

    def test_and_nothing_when_it_was_not(self, said, groups):
        probe = groups.undeclared("Alpha", "Beta")
        assert said("nl", probe, Alpha=groups.some(9, 10), Beta=groups.some(3, 10)) == (
            (
                "Alpha: negen van de tien goedgekeurd; Beta: drie van de tien. "
                "Deze vergelijking is niet vooraf vastgelegd. Daarom wordt hier niet van een verschil gesproken."
            ),
            ASSUMED["nl"],
        )

    def test_nor_when_the_count_holds_for_these_ads_only(self, said, groups):
        probe = groups.declared("Alpha", "Beta").replace("repeat-of-this-test", "none")
        assert said("en", probe, Alpha=groups.some(9, 10), Beta=groups.some(3, 10))[0] == (
            "Alpha: 9 of the 10 approved; Beta: 3 of the 10. "
            "The count holds for these ads only. That is why no difference is spoken of here."
        )

    def test_many_ads_are_not_too_few(self, said, groups):
        assert (
            "Dat deze groepen verschillen, is niet aangetoond; dat ze gelijk zijn, ook niet."
            in said("nl", Alpha=groups.some(20, 40), Beta=groups.some(18, 40))[0]
        )

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_no_verb_of_comparison_without_support(self, said, groups, language):
        for approved in range(8):
            paragraph = said(language, Alpha=groups.some(approved, 7), Beta=groups.some(2, 7))[0]
            equal = {"nl": "geen verschil;", "en": "no difference;"}[language] in paragraph
            small = equal or {"nl": "te klein", "en": "too small"}[language] in paragraph
            assert equal == (approved == 2)
            speaks = {"nl": "vaker", "en": "more often"}[language] in paragraph
            assert small != speaks
            assert speaks == (approved == 7)


class TestTheSameAds:
    def test_that_the_ideas_are_the_same_and_where_they_differ(self, said):
        assert said("nl", same_ads=True, Alpha="++++++-+", Beta="-----+-+")[0] == (
            "Alpha: zeven van de acht goedgekeurd; Beta: twee van de acht. Het gaat om dezelfde acht ideeën: vijf "
            "ervan "
            "kregen die uitkomst alleen bij Alpha, geen alleen bij Beta. "
            "De advertenties bij Alpha zijn vaker goedgekeurd dan die bij Beta; de toets die vooraf is vastgelegd "
            "ondersteunt dat. Was één besluit anders uitgevallen, dan had dit oordeel anders kunnen zijn."
        )

    def test_that_no_idea_differs(self, said):
        assert said("en", same_ads=True, Alpha="++-", Beta="++-")[0] == (
            "Alpha: two of the three approved; Beta: two of the three. "
            "These are the same three ideas, and each of them had the same outcome in both groups. "
            "In this test there is no difference; that does not say that there would be none otherwise. "
            "Had one decision gone the other way, this verdict would have stayed the same."
        )

    def test_one_idea(self, said):
        assert (
            "Het gaat om hetzelfde idee, en dat kreeg die uitkomst alleen bij Beta."
            in (said("nl", same_ads=True, Alpha="-", Beta="+")[0])
        )
        assert (
            "Het gaat om hetzelfde idee, en dat kreeg in beide groepen dezelfde uitkomst."
            in (said("nl", same_ads=True, Alpha="+", Beta="+")[0])
        )

    def test_what_is_left_out(self, said):
        assert "Left out of this comparison is one ad, because" in said("en", same_ads=True, Alpha="++", Beta="+")[0]
        assert (
            "Buiten deze vergelijking vallen twee advertenties, omdat"
            in (said("nl", same_ads=True, Alpha="+++?", Beta="--++")[0])
        )

    def test_three_groups_at_once(self, said, groups):
        probe = groups.declared("Alpha", "Beta", "Gamma")
        paragraphs = said("nl", probe, same_ads=True, Alpha="+" * 16, Beta="++" + "-" * 14, Gamma="-" * 16)
        assert paragraphs[3:] == (
            "De toets over alle drie groepen tegelijk ondersteunt dat er een verschil is.",
            (
                f"Er zijn drie vergelijkingen, vooraf vastgelegd; de toets houdt rekening met dat aantal. "
                f"{ASSUMED['nl']}"
            ),
        )
        assert "ondersteunt niet" in said("nl", probe, same_ads=True, Alpha="+-", Beta="-+", Gamma="--")[3]


def test_without_decisions_on_a_side(said):
    assert said("nl", Alpha="++", Beta="??")[0] == (
        "Alpha en Beta: niet in beide groepen is een besluit bekend. Daarom valt er niets te vergelijken."
    )


def test_nothing_is_said_of_no_comparisons(groups):
    result = declared_comparisons(groups.ledger(groups.undeclared("Alpha"), Alpha="++"))
    assert words.comparisons(result, "nl").paragraphs == ()


def test_a_condition_stands_with_its_comparison(groups, records):
    ads = [
        records.ad(f"{platform}-{idea}-{language}", platform=platform, concept=f"idea-{idea}", language=language)
        for platform in ("Alpha", "Beta")
        for idea in range(2)
        for language in ("nl", "en")
    ]
    ledger = records.ledger(
        ads, [records.event(ad["id"], "approved") for ad in ads], groups.undeclared("Alpha", "Beta")
    )
    result = compare(ledger, "platform", only=[("language", "nl")])
    assert "Alleen waar geldt taal nl." in words.comparisons(result, "nl").paragraphs[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_in_the_sentences_is_a_fact(groups, language):
    from bnr_toolkit import facts

    ledger = groups.ledger(groups.declared("Alpha", "Beta"), same_ads=True, Alpha="++++++-+", Beta="-----+-?")
    result = declared_comparisons(ledger)
    known = facts.collect(result).by_id
    assert set(words.comparisons(result, language).facts) <= set(known)
    assert known["first_decision.platform=Alpha,Beta.only_first"].value == 5


def test_a_public_result_of_a_record_without_scope_carries_no_inference(groups):
    from bnr_toolkit.redact import for_audience

    probe = groups.declared("Alpha", "Beta").replace("repeat-of-this-test", "none")
    ledger = groups.ledger(probe, same_ads=True, Alpha="++++++", Beta="------")
    (one,) = for_audience(declared_comparisons(ledger), "public").comparisons
    assert (one.p, one.adjusted, one.twin, one.interval, one.verdict) == (None, None, None, None, "no_scope")
    assert replace(one, verdict="x").pairs.only_first == 6
