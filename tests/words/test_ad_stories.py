"""Each ad's story, so that a reader can check one: nothing filled in that the record does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bnr_toolkit import ad_histories, for_audience, open_ledger, words
from bnr_toolkit.results import Bilingual, Step

DIGEST = "sha256:" + "ab" * 32


def story(histories, index=0, language="nl") -> list[str]:
    return words.ad_stories(histories, language).terms[index][1].splitlines()


def test_of_the_real_record(bnr_histories):
    dutch, english = words.ad_stories(bnr_histories, "nl"), words.ad_stories(bnr_histories, "en")
    assert dutch.role == "ads"
    assert [name for name, _ in dutch.terms][::3] == [
        "ad-1 · onjuiste informatie over stemmen · goedgekeurd, later tegengehouden",
        "ad-4 · beschuldiging van stembusfraude · afgewezen",
        "ad-7 · niet afzonderlijk beschreven · goedgekeurd, later tegengehouden",
    ]
    assert dutch.terms[0][1].splitlines() == [
        "Inhoud: beweerde dat stembureaus in de gemeente van de kijker gesloten waren.",
        "Wanneer de advertentie is ingediend, is niet bekend.",
        "Goedgekeurd; wanneer is niet bekend. Aanleiding: eerste beoordeling.",
        (
            "Tegengehouden; wanneer is niet bekend. Aanleiding: vragen van de redactie. "
            "Dat leiden wij af; een bron zegt het niet met zoveel woorden."
        ),
        "Bij deze advertentie staat geen vastlegging in het record.",
        (
            "In het record heet deze advertentie ad-1: haar rij staat in submissions.csv, "
            "wat ermee gebeurde in events.csv."
        ),
    ]
    assert english.terms[3][0] == "ad-4 · accusation of ballot fraud · rejected"
    assert english.terms[3][1].splitlines() == [
        "Content: the prime minister's call to vote, followed by accusations of ballot fraud.",
        "When the ad was submitted is not known.",
        "Rejected; when is not known. Set off by: initial review.",
        "For this ad the record holds no capture.",
        "In the record this ad is called ad-4: its row is in submissions.csv, what happened to it in events.csv.",
    ]


def test_a_description_that_only_repeats_the_category_is_not_told_twice(bnr_histories):
    assert story(bnr_histories, 6)[0] == "Wanneer de advertentie is ingediend, is niet bekend."


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ("2025-02-10 09:41", "2025-02-10 09:41", " op 10 februari 2025 om 09.41 uur."),
        ("2025-02-10", "2025-02-11", " niet eerder dan 10 februari 2025 en niet later dan 11 februari 2025."),
        ("unknown", "2025-02-11", " niet later dan 11 februari 2025."),
        ("2025-02-10", "", " niet eerder dan 10 februari 2025."),
        ("", "unknown", "; wanneer is niet bekend."),
    ],
)
def test_a_time_is_said_as_far_as_it_is_known(made, begin, end, said):
    step = Step(1, "approved", "unknown", "source", begin, end)
    assert story(made.told(made.history("a", "approved", None, step)))[1] == f"Goedgekeurd{said}"


def test_a_capture_is_told_by_its_digest_and_what_that_is_worth(made):
    step = Step(1, "rejected", "initial_review", "source", "2025-02-10", "2025-02-10", evidence=DIGEST)
    ads = made.told(made.history("a", "rejected", None, step, submitted_at="2025-02-09"))
    assert story(ads, language="en") == [
        "Submitted on 9 February 2025.",
        f"Rejected on 10 February 2025. Set off by: initial review. Capture: {DIGEST}.",
        (
            "The digest is of the file that the newsroom keeps. "
            "Whoever gets that file can check that it is the same one."
        ),
        "In the record this ad is called a: its row is in submissions.csv, what happened to it in events.csv.",
    ]


def test_a_control_says_that_it_does_not_count(made):
    ads = made.told(made.history("a", "approved", expected="accept", description=Bilingual("een bakker.", "a baker.")))
    assert story(ads)[:2] == [
        "Inhoud: een bakker.",
        "Dit is een onschuldige advertentie, ter controle. Ze telt niet mee.",
    ]


def test_an_ad_without_events_says_so(made):
    assert "Wat ermee gebeurde, staat niet in het record." in story(made.told(made.history("a", None)))


def test_platforms_are_named_when_there_are_several(made):
    ads = made.told(
        made.history("a", "approved"), made.history("b", None, platform="Beta"), platforms=("Alpha", "Beta")
    )
    assert [name for name, _ in words.ad_stories(ads, "en").terms] == [
        "a · Alpha · gambling · approved",
        "b · Beta · gambling · no decision known",
    ]


def test_a_digest_comes_from_the_record_to_the_public_page(probe_folder, records):
    place = probe_folder([records.ad()], [records.event("ad-1", "approved", evidence=DIGEST)])
    public = for_audience(ad_histories(open_ledger(place)), "public")
    assert DIGEST in str(words.ad_stories(public, "nl"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Tot en met 9 februari 2025 is niets gezien; wat later is gezien, is op deze pagina weggelaten."),
        (
            "en",
            (
                "Nothing was observed up to and including 9 February 2025; "
                "what was observed later is left out of this page."
            ),
        ),
    ],
)
def test_what_was_left_out_is_not_said_to_be_missing_from_the_record(probe_folder, records, language, said):
    seen = {"observed_from": "2025-02-10", "observed_to": "2025-02-10", "evidence": DIGEST}
    place = probe_folder([records.ad()], [records.event("ad-1", "approved", **seen)])
    lines = story(ad_histories(open_ledger(place), as_of="2025-02-09"), language=language)
    assert lines[1:3] == [said, words.phrase(language, "ad_stories.no_evidence_by")]


def test_a_story_up_to_a_moment_says_that_later_steps_are_left_out(made):
    step = Step(1, "approved", "unknown", "source", "2025-02-10", "2025-02-10")
    ads = replace(made.told(made.history("a", "approved", None, step)), as_of="2025-02-11 12:00")
    assert story(ads)[1:4] == [
        "Goedgekeurd op 10 februari 2025.",
        "Wat na 11 februari 2025, 12.00 uur is gezien, is op deze pagina weggelaten.",
        "Bij wat hier staat, hoort geen vastlegging.",
    ]


@pytest.mark.parametrize(
    ("ad_at", "step_at", "said"),
    [
        ("unknown", "2025-02-10", "Ingediend op 10 februari 2025."),
        ("2025-02-10", "unknown", "Ingediend op 10 februari 2025."),
        ("2025-02-10", "2025-02-10", "Ingediend op 10 februari 2025."),
        ("unknown", "unknown", "Ingediend; wanneer is niet bekend."),
    ],
)
def test_a_submission_that_is_a_step_is_told_once(made, ad_at, step_at, said):
    steps = (
        Step(1, "submitted", "unknown", "source", step_at, step_at),
        Step(2, "rejected", "unknown", "source", "unknown", "unknown"),
    )
    ads = made.told(made.history("a", "rejected", None, *steps, submitted_at=ad_at))
    assert story(ads)[:2] == [said, "Afgewezen; wanneer is niet bekend."]


def test_every_ad_of_a_large_record_has_a_short_story(bnr_folder):
    told = words.ad_stories(ad_histories(open_ledger(bnr_folder.parent / "practice-probe")), "nl")
    assert len(told.terms) == 44
    assert max(len(said.splitlines()) for _, said in told.terms) == 6
