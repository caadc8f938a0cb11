"""The social post: whole posts, in both languages, and what no post may hold."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import ad_histories, approval_rates, open_ledger, words
from bnr_toolkit.facts import collect
from bnr_toolkit.results import Bilingual

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"
RULES = ("first_decision", "ever_approved", "approved_at_cutoff", "would_have_run", "final_after_inquiry")
SCOPE = ("deze test", "this test")


def test_bnr(bnr_rates, bnr_histories):
    assert str(words.social_post(bnr_rates(), "nl", bnr_histories)) == (
        "TikTok keurde zes van de zeven testadvertenties goed. Na vragen van BNR voorkwam TikTok alsnog de publicatie "
        "van de advertenties. Dit geldt alleen voor deze test van BNR. Reconstructie op basis van berichtgeving over "
        "onderzoek van BNR; niet door BNR gemaakt."
    )
    assert str(words.social_post(bnr_rates(), "en", bnr_histories)) == (
        "TikTok approved six of the seven test ads. This is from a test by BNR. After questions from BNR, TikTok "
        "prevented publication after all. The count holds only for this test. Reconstruction from press reports "
        "about BNR's investigation; not made by BNR."
    )


def test_an_invented_record_is_called_invented():
    ledger = open_ledger(PRACTICE)
    post = str(words.social_post(approval_rates(ledger), "nl", ad_histories(ledger)))
    assert post == (
        "Alpha, Beta en Gamma keurden samen 16 van de 29 beoordeelde testadvertenties goed; van 1 andere is geen "
        "besluit bekend. Dat blijkt uit een test van De Proefkrant. De telling geldt alleen voor deze test. "
        "Verzonnen oefenrecord."
    )


def test_every_number_is_a_fact(bnr_rates, bnr_histories):
    for rule in ("first_decision", "final_after_inquiry"):
        rates = bnr_rates(rule)
        passage = words.social_post(rates, "nl", bnr_histories)
        assert set(passage.facts) <= set(collect(rates, bnr_histories).by_id)
    assert "histories.halted_after_inquiry" in words.social_post(bnr_rates(), "nl", bnr_histories).facts


def test_the_event_is_named_where_there_is_room(made):
    rates = made.counted(6, 7, context=made.context(event=Bilingual("de verkiezingen", "the elections")))
    assert str(words.social_post(rates, "nl")) == (
        "Alpha keurde zes van de zeven testadvertenties goed. Dat blijkt uit een test van De Proefkrant over de "
        "verkiezingen. De telling geldt alleen voor deze test."
    )


@pytest.mark.parametrize(
    ("number", "dutch"),
    [
        (
            1,
            (
                "De Proefkrant diende één testadvertentie in bij Alpha. Daarover is geen besluit bekend. "
                "De telling geldt alleen voor deze test."
            ),
        ),
        (
            3,
            (
                "De Proefkrant diende drie testadvertenties in bij Alpha. Van geen enkele is een besluit bekend. "
                "De telling geldt alleen voor deze test."
            ),
        ),
    ],
)
def test_nothing_decided_says_what_was_submitted(made, number, dutch):
    passage = words.social_post(made.counted(0, 0, number), "nl")
    assert str(passage) == dutch
    assert passage.facts == ("first_decision.total.submitted",)


def test_a_status_is_no_score(made):
    assert str(words.social_post(made.counted(2, 7, rule="final_after_inquiry"), "nl")) == (
        "Na vragen van De Proefkrant stonden twee van de zeven testadvertenties op goedgekeurd. Dat blijkt uit een "
        "test van De Proefkrant. Dit is de laatst bekende stand van zaken in deze test, geen score."
    )


def test_parts_go_in_order_until_it_fits(made):
    told = made.told(made.stopped("a"), made.history("b", "approved"))
    event = Bilingual("de verkiezingen voor de Provinciale Staten", "the provincial elections")
    notice = Bilingual("Verzonnen record. Geen van deze namen bestaat echt, en de aantallen ook niet.", "Invented.")
    kept = []
    for length in range(5, 80, 5):
        name = ("Alpha" * 20)[:length]
        rates = made.counted(2, 7, context=made.context(platforms=(name,), event=event, notice=notice))
        histories = replace(told, histories=tuple(replace(one, platform=name) for one in told.histories))
        text = str(words.social_post(rates, "nl", histories))
        assert len(text) <= 280
        assert text.startswith(f"{name} keurde twee van de zeven testadvertenties goed. ")
        assert "De Proefkrant" in text
        assert "deze test" in text
        assert "Verzonnen record." in text
        marks = ("verkiezingen", "Geen van deze", "Dat blijkt", "Na vragen")
        kept.append(tuple(mark in text for mark in marks))
    assert kept[0] == (False, False, True, True)
    assert (False, False, False, True) in kept
    assert kept[-1][3] is False


def test_a_post_that_cannot_be_short_enough_is_refused(made, refusal):
    rates = made.counted(6, 7, context=made.context(platforms=("A" * 300,)))
    assert "even the shortest form of the post has" in refusal(words.social_post, rates, "nl")


def test_without_ads_there_is_no_post(made):
    assert words.social_post(made.counted(0, 0), "nl").paragraphs == ()


@given(
    decided=st.integers(0, 300),
    share=st.floats(0, 1),
    still_open=st.integers(0, 40),
    rule=st.sampled_from(RULES),
    language=st.sampled_from(("nl", "en")),
    platforms=st.sampled_from((("Alpha",), ("Alpha", "Beta"), ())),
)
def test_every_post_fits_and_keeps_what_it_must(made, decided, share, still_open, rule, language, platforms):
    approved = round(share * decided)
    rates = made.counted(approved, decided, still_open, rule, context=made.context(platforms=platforms))
    text = str(words.social_post(rates, language))
    if not decided + still_open:
        assert text == ""
        return
    assert len(text) <= 280
    assert not re.search(r"[#!{}]|  ", text)
    assert not text[0].isdigit()
    assert "De Proefkrant" in text
    assert any(scope in text for scope in SCOPE)
    if decided < 30:
        assert not re.search(r"%|procent|per ?cent", text)
    if still_open and decided:
        assert re.search(r"geen besluit bekend|no decision is known", text)
