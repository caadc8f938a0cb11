"""The radio script: whole sentences, in both languages, and what no script may hold."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import ad_histories, approval_rates, open_ledger, words
from bnr_toolkit.facts import collect
from bnr_toolkit.language.spoken import spoken_number
from bnr_toolkit.results import Bilingual
from bnr_toolkit.words.radio import LONGEST_SECONDS

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"
RULES = ("first_decision", "ever_approved", "approved_at_cutoff", "would_have_run", "final_after_inquiry")


def said(rates, language="nl", histories=None):
    return words.radio_script(rates, language, histories).paragraphs[0]


class TestRealRecords:
    def test_bnr(self, bnr_rates, bnr_histories):
        assert words.radio_script(bnr_rates(), "nl", bnr_histories).paragraphs == (
            (
                "BNR diende zeven testadvertenties in bij TikTok. In deze test keurde TikTok zes van de zeven goed. "
                "Na vragen van BNR voorkwam TikTok alsnog de publicatie van de advertenties."
            ),
            "Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt.",
        )
        assert said(bnr_rates(), "en", bnr_histories) == (
            "BNR submitted seven test ads to TikTok, in a test about the Dutch provincial elections. In this test, "
            "TikTok approved six of the seven. After questions from BNR, TikTok prevented publication after all."
        )

    def test_bnr_where_the_ads_ended_is_told_once_and_with_what_is_our_inference(self, bnr_rates, bnr_histories):
        assert said(bnr_rates("final_after_inquiry"), "nl", bnr_histories) == (
            "BNR diende zeven testadvertenties in bij TikTok. In deze test stond geen van de zeven na vragen van BNR "
            "op goedgekeurd. Bij zes advertenties is deze uitkomst onze gevolgtrekking uit de bronnen."
        )

    def test_three_platforms_together_and_one_ad_open(self):
        ledger = open_ledger(PRACTICE)
        rates, histories = approval_rates(ledger), ad_histories(ledger)
        assert said(rates, "nl", histories) == (
            "In een test van De Proefkrant keurden Alpha, Beta en Gamma samen zestien van de negenentwintig "
            "beoordeelde testadvertenties goed. Van één andere is geen besluit bekend."
        )
        assert said(rates, "en", histories) == (
            "De Proefkrant submitted thirty test ads to Alpha, Beta and Gamma. In this test, the platforms together "
            "approved sixteen of the twenty-nine reviewed test ads. No decision is known on one other."
        )

    def test_one_platform_of_three(self):
        ledger = open_ledger(PRACTICE)
        alpha = approval_rates(ledger, platform="Alpha")
        assert said(alpha, "nl", ad_histories(ledger)) == (
            "De Proefkrant diende tien testadvertenties in bij Alpha. In deze test keurde Alpha negen van de tien "
            "goed. Na vragen van De Proefkrant hield Alpha een deel van de goedgekeurde advertenties alsnog tegen."
        )

    def test_every_number_is_a_fact(self, bnr_ledger, bnr_rates, bnr_histories):
        rates = bnr_rates("final_after_inquiry")
        for one in (bnr_rates(), rates):
            passage = words.radio_script(one, "nl", bnr_histories)
            assert set(passage.facts) <= set(collect(one, bnr_histories).by_id)
        assert "final_after_inquiry.total.inferred" in words.radio_script(rates, "nl").facts


COUNTS = [
    (0, 1, 0, "In deze test keurde Alpha die niet goed.", "In this test, Alpha did not approve it."),
    (1, 1, 0, "In deze test keurde Alpha die goed.", "In this test, Alpha approved it."),
    (0, 2, 0, "In deze test keurde Alpha geen van beide goed.", "In this test, Alpha approved neither of the two."),
    (2, 2, 0, "In deze test keurde Alpha beide goed.", "In this test, Alpha approved both."),
    (0, 7, 0, "In deze test keurde Alpha geen van de zeven goed.", "In this test, Alpha approved none of the seven."),
    (7, 7, 0, "In deze test keurde Alpha alle zeven goed.", "In this test, Alpha approved all seven."),
    (
        1,
        22,
        0,
        "In deze test keurde Alpha een van de tweeëntwintig goed.",
        "In this test, Alpha approved one of the twenty-two.",
    ),
    (
        0,
        1,
        1,
        (
            "In deze test keurde Alpha de enige beoordeelde testadvertentie niet goed. "
            "Van één andere is geen besluit bekend."
        ),
        "In this test, Alpha did not approve the only reviewed test ad. No decision is known on one other.",
    ),
    (
        6,
        7,
        30,
        (
            "In deze test keurde Alpha zes van de zeven beoordeelde testadvertenties goed. "
            "Van dertig andere is geen besluit bekend."
        ),
        "In this test, Alpha approved six of the seven reviewed test ads. No decision is known on thirty others.",
    ),
    (
        0,
        0,
        1,
        "In deze test is over de enige testadvertentie geen besluit bekend.",
        "In this test, no decision on the only test ad is known.",
    ),
    (
        0,
        0,
        3,
        "In deze test is van geen enkele testadvertentie een besluit bekend.",
        "In this test, no decision on any test ad is known.",
    ),
]


@pytest.mark.parametrize(("approved", "decided", "still_open", "dutch", "english"), COUNTS)
def test_a_count_is_said_in_words(made, approved, decided, still_open, dutch, english):
    rates = made.counted(approved, decided, still_open)
    number = decided + still_open
    ads = ("één testadvertentie", "one test ad") if number == 1 else None
    begin = ads or (f"{spoken_number(number, 'nl')} testadvertenties", f"{spoken_number(number, 'en')} test ads")
    assert said(rates, "nl") == f"De Proefkrant diende {begin[0]} in bij Alpha. {dutch}"
    assert said(rates, "en") == f"De Proefkrant submitted {begin[1]} to Alpha. {english}"


@pytest.mark.parametrize(
    ("rule", "dutch"),
    [
        ("ever_approved", "In deze test keurde Alpha zes van de zeven op enig moment goed."),
        (
            "approved_at_cutoff",
            "In deze test stonden zes van de zeven op vijftien maart tweeduizend drieëntwintig op goedgekeurd.",
        ),
        ("would_have_run", "In deze test stonden zes van de zeven na de beoordeling nog gepland."),
        ("final_after_inquiry", "In deze test stonden zes van de zeven na vragen van De Proefkrant op goedgekeurd."),
    ],
)
def test_each_rule_says_what_it_counts(made, rule, dutch):
    assert said(made.counted(6, 7, rule=rule)).endswith(dutch)


def test_a_status_without_questions_names_none(made):
    rates = made.counted(6, 7, rule="final_after_inquiry", context=made.context(inquiries=()))
    assert said(rates).endswith("In deze test stonden zes van de zeven uiteindelijk op goedgekeurd.")


class TestAfterQuestions:
    def test_some_of_the_approved(self, made):
        told = made.told(made.stopped("a"), made.history("b", "approved"))
        assert said(made.counted(2, 7), "nl", told).endswith(
            "Na vragen van De Proefkrant hield Alpha een deel van de goedgekeurde advertenties alsnog tegen."
        )

    def test_all_of_the_approved_after_they_were_shown(self, made):
        told = made.told(made.stopped("a", "removed_after_live"))
        assert said(made.counted(1, 7), "nl", told).endswith(
            "Na vragen van De Proefkrant stopte Alpha alsnog alle goedgekeurde advertenties."
        )

    def test_how_many_is_not_said_where_it_is_our_inference(self, made):
        told = made.told(made.stopped("a", coding="ours"), made.history("b", "approved"))
        assert said(made.counted(2, 7), "nl", told).endswith(
            "Na vragen van De Proefkrant stopte Alpha alsnog een goedgekeurde advertentie."
        )

    def test_all_is_not_said_of_other_ads_than_the_count_calls_approved(self, made):
        told = made.told(made.stopped("a"), made.stopped("b"))
        assert said(made.counted(2, 7, rule="ever_approved"), "nl", told).endswith(
            "alsnog de publicatie van de advertenties."
        )
        assert said(made.counted(3, 7, rule="ever_approved"), "nl", told).endswith(
            "Na vragen van De Proefkrant stopte Alpha alsnog goedgekeurde advertenties."
        )

    def test_another_platform_is_not_told_of(self, made):
        rates = made.counted(2, 7, platform="Beta", context=made.context(platforms=("Alpha", "Beta")))
        passage = words.radio_script(rates, "nl", made.told(made.stopped("a")))
        assert "vragen" not in str(passage)
        assert not any(fact.startswith("histories") for fact in passage.facts)


def test_several_platforms_are_not_each_charged_with_all(made):
    rates = made.counted(6, 7, context=made.context(platforms=("Alpha", "Beta")))
    assert said(rates, "nl") == (
        "De Proefkrant diende zeven testadvertenties in bij Alpha en Beta. "
        "In deze test keurden de platforms samen zes van de zeven goed."
    )


def test_a_count_as_of_a_day_says_so(made):
    assert said(made.counted(6, 7, as_of="2023-03-15")).endswith(
        "Zo stond het er op vijftien maart tweeduizend drieëntwintig voor."
    )


def test_a_bare_sheet_has_a_newsroom_and_platforms(made):
    rates = made.counted(2, 7, context=made.context(platforms=(), tester=None, tester_short=None))
    assert said(rates) == (
        "De redactie diende zeven testadvertenties in bij de platforms. "
        "In deze test keurden de platforms twee van de zeven goed."
    )


def test_optional_clauses_go_in_order_until_it_fits(made):
    told = made.told(made.stopped("a"), made.history("b", "approved"))
    event = Bilingual("de verkiezingen van 2023", "the elections of 2023")
    names = ["Alpha", "Alphabet", "Alpha Zuid-Holland", "Alpha Zuid-Holland en de Westelijke Provincies"]
    kept = []
    for name in names:
        rates = made.counted(2, 7, context=made.context(platforms=(name,), event=event, tester_short="NRC"))
        text = said(rates, "nl", replace(told, histories=tuple(replace(one, platform=name) for one in told.histories)))
        kept.append(("verkiezingen" in text, "diende" in text, "Na vragen" in text))
        assert "twee van de zeven" in text
        assert name in text
    assert kept[0] == (False, True, True)
    assert kept[-1][2] is False
    brief = made.counted(2, 7, context=made.context(event=event, tester_short="NRC"))
    assert said(brief) == (
        "NRC diende zeven testadvertenties in bij Alpha, in een test over de verkiezingen van tweeduizend "
        "drieëntwintig. In deze test keurde Alpha twee van de zeven goed."
    )


def test_an_event_that_cannot_be_read_aloud_is_left_out(made):
    event = Bilingual("de verkiezingen (PS/WS)", "the elections (PS/WS)")
    assert "verkiezingen" not in said(made.counted(2, 7, context=made.context(event=event, tester_short="NRC")))


def test_without_ads_there_is_no_script(made):
    assert words.radio_script(made.counted(0, 0), "nl").paragraphs == ()


def test_reading_takes_longer_for_long_dutch_words():
    assert words.reading_seconds("one two three four", "en") == pytest.approx(4 * 60 / 170)
    assert words.reading_seconds("BNR", "nl") == pytest.approx(3 / 5.05)
    assert words.reading_seconds("testadvertenties", "nl") == pytest.approx(5 / 5.05)


@given(
    decided=st.integers(0, 300),
    share=st.floats(0, 1),
    still_open=st.integers(0, 40),
    rule=st.sampled_from(RULES),
    language=st.sampled_from(("nl", "en")),
    platforms=st.sampled_from((("Alpha",), ("Alpha", "Beta"), ())),
)
def test_every_script_is_for_the_ear(made, decided, share, still_open, rule, language, platforms):
    approved = round(share * decided)
    rates = made.counted(approved, decided, still_open, rule, context=made.context(platforms=platforms))
    passage = words.radio_script(rates, language)
    if not decided + still_open:
        assert passage.paragraphs == ()
        return
    text = passage.paragraphs[0]
    assert not re.search(r"[0-9()%]|procent|per ?cent|{|}|  ", text)
    assert text[0].isupper()
    assert text.endswith(".")
    assert re.search(r"in (deze|een|this|a) test", text, re.IGNORECASE)
    if decided > 2 and 0 < approved < decided:
        assert re.search(rf"\b{re.escape(spoken_number(approved, language))} (van de|of the) ", text)
        assert re.search(rf"(de|the) {re.escape(spoken_number(decided, language))}\b", text)
    if still_open > 1 and decided:
        assert spoken_number(still_open, language) in text
    # Numbers of three figures, a date and two platforms cannot be left out, and take their time.
    assert words.reading_seconds(text, language) <= LONGEST_SECONDS + (2 if decided <= 100 else 4)
