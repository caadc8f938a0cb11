"""The finding in words: whole sentences, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import words
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.results import Group, Percentage

RULES = ("first_decision", "ever_approved", "approved_at_cutoff", "would_have_run", "final_after_inquiry")

DUTCH = {
    "nul": 0,
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
    "twintig": 20,
}
ENGLISH = dict(
    zip(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(10), strict=True)
)

BNR_HEADLINES = {
    "first_decision": (
        "TikTok keurde zes van de zeven testadvertenties goed",
        "TikTok approved six of the seven test ads",
    ),
    "ever_approved": (
        "TikTok keurde zes van de zeven testadvertenties op enig moment goed",
        "TikTok approved six of the seven test ads at some point",
    ),
    "would_have_run": (
        "Na de beoordeling door TikTok stonden zes van de zeven testadvertenties nog gepland",
        "After review by TikTok, six of the seven test ads were still scheduled",
    ),
    "final_after_inquiry": (
        "Na vragen van BNR stond geen van de zeven testadvertenties op goedgekeurd",
        "After questions from BNR, none of the seven test ads stood as approved",
    ),
}


@pytest.mark.parametrize("rule", BNR_HEADLINES)
def test_the_real_record_has_its_headline_under_each_rule(bnr_rates, rule):
    dutch, english = BNR_HEADLINES[rule]
    assert str(words.headline(bnr_rates(rule), "nl")) == dutch
    assert str(words.headline(bnr_rates(rule), "en")) == english


HEADLINES = [
    (
        "first_decision",
        0,
        1,
        0,
        "Alpha keurde de enige testadvertentie niet goed",
        "Alpha did not approve the only test ad",
    ),
    ("first_decision", 1, 1, 0, "Alpha keurde de enige testadvertentie goed", "Alpha approved the only test ad"),
    (
        "first_decision",
        0,
        2,
        0,
        "Alpha keurde geen van beide testadvertenties goed",
        "Alpha approved neither of the two test ads",
    ),
    (
        "first_decision",
        1,
        2,
        0,
        "Alpha keurde een van de twee testadvertenties goed",
        "Alpha approved one of the two test ads",
    ),
    ("first_decision", 2, 2, 0, "Alpha keurde beide testadvertenties goed", "Alpha approved both test ads"),
    (
        "first_decision",
        0,
        7,
        0,
        "Alpha keurde geen van de zeven testadvertenties goed",
        "Alpha approved none of the seven test ads",
    ),
    ("first_decision", 7, 7, 0, "Alpha keurde alle zeven testadvertenties goed", "Alpha approved all seven test ads"),
    (
        "first_decision",
        19,
        20,
        0,
        "Alpha keurde negentien van de twintig testadvertenties goed",
        "Alpha approved 19 of the 20 test ads",
    ),
    (
        "first_decision",
        6,
        21,
        0,
        "Alpha keurde 6 van de 21 testadvertenties goed",
        "Alpha approved 6 of the 21 test ads",
    ),
    ("first_decision", 30, 30, 0, "Alpha keurde alle 30 testadvertenties goed", "Alpha approved all 30 test ads"),
    (
        "first_decision",
        150,
        200,
        0,
        "Alpha keurde 150 van de 200 testadvertenties goed",
        "Alpha approved 150 of the 200 test ads",
    ),
    (
        "first_decision",
        6,
        7,
        2,
        "Alpha keurde zes van de zeven beoordeelde testadvertenties goed; van twee andere is geen besluit bekend",
        "Alpha approved six of the seven reviewed test ads; no decision is known on two others",
    ),
    (
        "first_decision",
        1,
        1,
        1,
        "Alpha keurde de enige beoordeelde testadvertentie goed; van één andere is geen besluit bekend",
        "Alpha approved the only reviewed test ad; no decision is known on one other",
    ),
    (
        "first_decision",
        6,
        7,
        30,
        "Alpha keurde 6 van de 7 beoordeelde testadvertenties goed; van 30 andere is geen besluit bekend",
        "Alpha approved 6 of the 7 reviewed test ads; no decision is known on 30 others",
    ),
    (
        "first_decision",
        0,
        0,
        3,
        "Van geen enkele testadvertentie is een besluit bekend",
        "No decision on any of the test ads is known",
    ),
    (
        "ever_approved",
        0,
        7,
        0,
        "Alpha keurde geen van de zeven testadvertenties op enig moment goed",
        "Alpha approved none of the seven test ads at any point",
    ),
    (
        "ever_approved",
        0,
        1,
        0,
        "Alpha keurde de enige testadvertentie op geen enkel moment goed",
        "Alpha did not approve the only test ad at any point",
    ),
    (
        "ever_approved",
        1,
        1,
        0,
        "Alpha keurde de enige testadvertentie op enig moment goed",
        "Alpha approved the only test ad at some point",
    ),
    (
        "approved_at_cutoff",
        6,
        7,
        0,
        "Op 15 maart 2023 stonden zes van de zeven testadvertenties op goedgekeurd",
        "On 15 March 2023, six of the seven test ads stood as approved",
    ),
    (
        "approved_at_cutoff",
        1,
        7,
        0,
        "Op 15 maart 2023 stond een van de zeven testadvertenties op goedgekeurd",
        "On 15 March 2023, one of the seven test ads stood as approved",
    ),
    (
        "approved_at_cutoff",
        0,
        1,
        0,
        "Op 15 maart 2023 stond de enige testadvertentie niet op goedgekeurd",
        "On 15 March 2023, the only test ad did not stand as approved",
    ),
    (
        "would_have_run",
        1,
        7,
        0,
        "Na de beoordeling door Alpha stond een van de zeven testadvertenties nog gepland",
        "After review by Alpha, one of the seven test ads was still scheduled",
    ),
    (
        "would_have_run",
        0,
        1,
        0,
        "Na de beoordeling door Alpha stond de enige testadvertentie niet gepland",
        "After review by Alpha, the only test ad was not scheduled",
    ),
    (
        "final_after_inquiry",
        2,
        7,
        0,
        "Na vragen van De Proefkrant stonden twee van de zeven testadvertenties op goedgekeurd",
        "After questions from De Proefkrant, two of the seven test ads stood as approved",
    ),
    (
        "final_after_inquiry",
        0,
        1,
        0,
        "Na vragen van De Proefkrant stond de enige testadvertentie niet op goedgekeurd",
        "After questions from De Proefkrant, the only test ad did not stand as approved",
    ),
]


@pytest.mark.parametrize(("rule", "approved", "decided", "still_open", "dutch", "english"), HEADLINES)
def test_a_headline_agrees_with_its_count(made, rule, approved, decided, still_open, dutch, english):
    rates = made.counted(approved, decided, still_open, rule)
    assert str(words.headline(rates, "nl")) == dutch
    assert str(words.headline(rates, "en")) == english


SURE = [
    (
        25,
        30,
        0,
        Percentage(83),
        "Alpha keurde 25 van de 30 testadvertenties (83 procent) goed",
        "Alpha approved 25 of the 30 test ads (83 per cent)",
    ),
    (
        999,
        1000,
        1,
        Percentage(99.9, 1),
        (
            "Alpha keurde 999 van de 1.000 beoordeelde testadvertenties (99,9 procent) goed; "
            "van 1 andere is geen besluit bekend"
        ),
        "Alpha approved 999 of the 1,000 reviewed test ads (99.9 per cent); no decision is known on 1 other",
    ),
    (
        18,
        22,
        0,
        Percentage(82, in_text=False),
        "Alpha keurde 18 van de 22 testadvertenties goed",
        "Alpha approved 18 of the 22 test ads",
    ),
]


@pytest.mark.parametrize(("approved", "decided", "still_open", "percentage", "dutch", "english"), SURE)
def test_a_headline_has_its_percentage_behind_its_count(
    made, approved, decided, still_open, percentage, dutch, english
):
    total = Group((), approved, decided, still_open, (), percentage=percentage)
    rates = made.counted(approved, decided, total=total)
    assert str(words.headline(rates, "nl")) == dutch
    assert str(words.headline(rates, "en")) == english
    named = "first_decision.total.percentage" in words.headline(rates, "nl").facts
    assert named == percentage.in_text


def test_without_questions_the_final_headline_names_none(made):
    rates = made.counted(2, 7, rule="final_after_inquiry", context=made.context(inquiries=()))
    assert str(words.headline(rates, "nl")) == "Uiteindelijk stonden twee van de zeven testadvertenties op goedgekeurd"
    assert str(words.headline(rates, "en")) == "In the end, two of the seven test ads stood as approved"
    assert str(words.rule(rates, "nl")) == "Dit is de laatst bekende stand van zaken, geen score."


def test_several_platforms_approve_together_so_that_none_is_charged_with_all(made):
    rates = made.counted(6, 7, context=made.context(platforms=("Alpha", "Beta")))
    assert str(words.headline(rates, "nl")) == "Alpha en Beta keurden samen zes van de zeven testadvertenties goed"
    assert str(words.headline(rates, "en")) == "Alpha and Beta between them approved six of the seven test ads"


def test_without_recorded_platforms_the_sentence_still_agrees(made):
    rates = made.counted(6, 7, context=made.context(platforms=()))
    assert str(words.headline(rates, "nl")) == "De platforms keurden zes van de zeven testadvertenties goed"
    assert str(words.headline(rates, "en")) == "The platforms approved six of the seven test ads"


def test_a_count_of_one_platform_names_that_one(made):
    rates = made.counted(2, 3, platform="Beta", context=made.context(platforms=("Alpha", "Beta")))
    assert str(words.headline(rates, "nl")) == "Beta keurde twee van de drie testadvertenties goed"


def test_a_cut_off_that_is_a_month_or_a_moment_has_its_own_preposition(made):
    month = made.counted(6, 7, rule="approved_at_cutoff", context=made.context(cutoff="2023-03"))
    moment = made.counted(6, 7, rule="approved_at_cutoff", context=made.context(cutoff="2023-03-14 12:00"))
    assert str(words.headline(month, "nl")).startswith("In maart 2023 stonden zes")
    assert str(words.headline(moment, "nl")).startswith("Op 14 maart 2023 om 12.00 uur stonden zes")
    assert str(words.rule(moment, "en")) == "The count is of where each ad stood on 14 March 2023 at 12:00."


class TestGroups:
    def test_of_the_real_record(self, bnr_rates):
        assert words.rates(bnr_rates(), "nl").paragraphs == (
            "Onjuiste informatie over stemmen: één advertentie, goedgekeurd.",
            "Oproep tot geweld: één advertentie, goedgekeurd.",
            "Woonadres gedeeld: één advertentie, goedgekeurd.",
            "Beschuldiging van stembusfraude: één advertentie, niet goedgekeurd.",
            "Niet afzonderlijk beschreven: alle drie goedgekeurd.",
        )
        assert words.rates(bnr_rates(codes="any"), "en").paragraphs[1] == "Call to violence: both approved."

    def test_name_what_the_rule_counts(self, bnr_rates):
        last = {rule: words.rates(bnr_rates(rule), "nl").paragraphs[-2:] for rule in BNR_HEADLINES}
        assert last["would_have_run"] == (
            "Beschuldiging van stembusfraude: één advertentie, niet gepland.",
            "Niet afzonderlijk beschreven: alle drie nog gepland.",
        )
        assert last["final_after_inquiry"] == (
            "Beschuldiging van stembusfraude: één advertentie, laatst bekend als niet goedgekeurd.",
            "Niet afzonderlijk beschreven: geen van de drie laatst bekend als goedgekeurd.",
        )
        assert last["ever_approved"] == (
            "Beschuldiging van stembusfraude: één advertentie, op geen enkel moment goedgekeurd.",
            "Niet afzonderlijk beschreven: alle drie op enig moment goedgekeurd.",
        )

    def test_print_what_is_open_beside_the_count(self, made):
        groups = (
            made.group(("gambling",), 1, 2, 1),
            made.group(("weapons",), 0, 0, 3),
        )
        rates = made.counted(1, 2, 4, by=("category",), groups=groups)
        assert words.rates(rates, "nl").paragraphs == (
            "Gokken: een van de twee goedgekeurd; van één andere is geen besluit bekend.",
            "Wapens: geen besluit bekend.",
        )
        assert words.rates(rates, "en").paragraphs == (
            "Gambling: one of the two approved; no decision is known on one other.",
            "Weapons: no decision known.",
        )

    def test_of_a_pair_of_columns_have_both_labels(self, made):
        groups = (made.group(("Alpha", "gambling"), 2, 3),)
        rates = made.counted(2, 3, by=("platform", "category"), groups=groups)
        assert str(words.rates(rates, "nl")) == "Alpha · gokken: twee van de drie goedgekeurd."

    def test_without_a_column_there_are_none(self, made):
        assert words.rates(made.counted(2, 3), "nl").paragraphs == ()


class TestMinimumNotes:
    def test_of_the_real_record(self, bnr_rates):
        [note] = words.minimum_notes(bnr_rates(), "nl")
        assert note == (
            "Drie goedgekeurde advertenties zijn niet afzonderlijk beschreven; de aantallen per categorie zijn "
            "daarom "
            "minimumaantallen."
        )
        assert words.minimum_notes(bnr_rates(), "en") == (
            "Three approved ads are not described separately; the counts by category are therefore minimum counts.",
        )
        assert words.minimum_notes(bnr_rates("final_after_inquiry"), "nl") == ()

    @pytest.mark.parametrize(
        ("apart", "start"),
        [
            (1, "Eén goedgekeurde advertentie is niet afzonderlijk beschreven;"),
            (20, "Twintig goedgekeurde advertenties zijn niet afzonderlijk beschreven;"),
            (21, "Van de goedgekeurde advertenties zijn er 21 niet afzonderlijk beschreven;"),
        ],
    )
    def test_never_start_with_a_digit(self, made, apart, start):
        groups = (made.group(("vague",), apart, apart, apart=True),)
        rates = made.counted(apart, apart, by=("category",), groups=groups)
        assert words.minimum_notes(rates, "nl")[0].startswith(start)

    def test_say_which_coding_was_used(self, bnr_rates):
        assert words.counting_notes(bnr_rates(), "nl")[-2:] == (
            "Elke advertentie telt in haar hoofdcategorie.",
            "De indeling in categorieën is van ons, niet van de bron.",
        )
        assert words.counting_notes(bnr_rates(codes="any"), "en")[-2:] == (
            "An ad counts in each of its categories; the total counts every ad once.",
            "The categories are ours, not the source's.",
        )

    def test_say_when_some_of_the_coding_is_ours(self, records):
        ads = [records.ad("ad-1"), records.ad("ad-2", coding="source")]
        rates = approval_rates(records.ledger(ads, [records.event("ad-1", "approved")]), "category")
        assert words.counting_notes(rates, "en")[-1] == "Some of the categories are ours, not the source's."

    def test_say_which_outcomes_are_our_inference(self, bnr_rates):
        assert words.chart_notes(bnr_rates("final_after_inquiry"), "nl") == (
            "Bij zes advertenties is deze uitkomst onze gevolgtrekking uit de bronnen.",
        )
        assert words.chart_notes(bnr_rates("would_have_run"), "en") == words.minimum_notes(bnr_rates(), "en")


def test_a_count_up_to_a_moment_says_so(records):
    times = {"observed_from": "2025-03-01", "observed_to": "2025-03-01"}
    ads = [records.ad("ad-1"), records.ad("ad-2")]
    events = [records.event("ad-1", "approved", **times), records.event("ad-2", "rejected", **times)]
    rates = approval_rates(records.ledger(ads, events), as_of="2025-03-02")
    assert (
        str(words.headline(rates, "nl"))
        == "Alpha keurde een van de twee testadvertenties goed (stand van 2 maart 2025)"
    )
    assert str(words.rule(rates, "en")) == "The count is of the first decision on each ad (as of 2 March 2025)."
    nothing = approval_rates(records.ledger(ads, events), as_of="2025-02-01")
    assert str(words.headline(nothing, "en")).endswith(" (as of 1 February 2025)")


counts = st.integers(1, 100).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
languages = st.sampled_from(["nl", "en"])


def read_back(sentence: str, language: str) -> tuple[int, int] | None:
    """The part and the whole that a sentence says, by the words of this file; None for the only one."""
    known = DUTCH if language == "nl" else ENGLISH

    def number(text: str) -> int:
        return int(text) if text.isdigit() else known[text]

    if "de enige" in sentence or "the only" in sentence:
        return None
    if "geen van beide" in sentence or "neither of the two" in sentence:
        return 0, 2
    if "beide " in sentence or "both " in sentence:
        return 2, 2
    if found := re.search(r"\b(?:alle|all) (\S+)", sentence):
        return number(found[1]), number(found[1])
    found = re.search(r"(\S+) (?:van de|of the) (\S+)", sentence)
    assert found is not None, sentence
    part = 0 if found[1] in ("geen", "none") else number(found[1])
    return part, number(found[2])


@given(counts, languages, st.sampled_from(RULES), st.integers(0, 40))
def test_every_headline_says_its_count_and_reads_as_a_sentence(made, count, language, rule, still_open):
    approved, decided = count
    rates = made.counted(approved, decided, still_open, rule)
    sentence = str(words.headline(rates, language))
    is_not = bool(re.search(r"\b(niet|not|no longer|geen enkel)\b", sentence))
    if read_back(sentence, language) is None:
        assert decided == 1
        assert is_not == (approved == 0)
    else:
        assert read_back(sentence, language) == (approved, decided)
    assert_reads_well(sentence)
    assert not sentence.endswith(".")


@given(counts, st.sampled_from(["approved_at_cutoff", "would_have_run", "final_after_inquiry"]))
def test_the_dutch_verb_agrees_with_the_number_of_ads(made, count, rule):
    approved, decided = count
    sentence = str(words.headline(made.counted(approved, decided, rule=rule), "nl"))
    assert ("stonden" in sentence) == (approved > 1)
    assert ("stond " in sentence) == (approved < 2)


@given(counts)
def test_the_english_verb_agrees_with_the_number_of_ads(made, count):
    approved, decided = count
    sentence = str(words.headline(made.counted(approved, decided, rule="would_have_run"), "en"))
    assert (" were " in sentence) == (approved > 1)


@given(counts, languages, st.sampled_from(RULES), st.integers(0, 3))
def test_every_group_sentence_reads_well(made, count, language, rule, still_open):
    groups = (made.group(("gambling",), *count, still_open),)
    rates = made.counted(*count, still_open, rule, by=("category",), groups=groups)
    for sentence in words.rates(rates, language).paragraphs:
        assert_reads_well(sentence)
        assert sentence.endswith(".")


def assert_reads_well(sentence: str) -> None:
    assert "  " not in sentence
    assert not re.search(r"[{}%]|procent|per ?cent", sentence)
    assert sentence[0].isupper()
    assert not re.search(r"(^|[.] )[0-9]", sentence)
