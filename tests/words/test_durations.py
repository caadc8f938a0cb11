"""How long ads waited, in whole sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bnr_toolkit import facts, open_ledger, words
from bnr_toolkit.durations import time_to_decision
from bnr_toolkit.results import Within
from bnr_toolkit.words import durations_ads_notes, durations_notes

PRACTICE = Path(__file__).parents[2] / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return time_to_decision(open_ledger(PRACTICE), by="platform")


def of_one(practice, number, *within):
    """A group of so many of Gamma's ads, with these counts."""
    gamma = practice.groups[2]
    total = replace(gamma, key=(), ads=gamma.ads[:number], within=within)
    return replace(practice, by=(), groups=(), total=total)


def test_a_platform_a_paragraph_in_dutch(practice):
    assert words.durations(practice, "nl").paragraphs == (
        (
            "Alpha. Binnen één uur was over ten minste drie en ten hoogste vier van de tien testadvertenties "
            "besloten; "
            "goedgekeurd: ten minste drie en ten hoogste vier. Binnen 24 uur was over ten minste negen van de tien "
            "testadvertenties besloten; goedgekeurd: negen. Binnen 48 uur was over alle tien testadvertenties "
            "besloten; "
            "goedgekeurd: negen."
        ),
        (
            "Beta. Binnen één uur was over drie van de tien testadvertenties besloten; goedgekeurd: geen. "
            "Binnen 24 uur "
            "was over ten minste zeven en ten hoogste acht van de tien testadvertenties besloten; goedgekeurd: één. "
            "Binnen 48 uur was over alle tien testadvertenties besloten; goedgekeurd: drie."
        ),
        (
            "Gamma. Binnen één uur was over geen van de tien testadvertenties besloten. Binnen 24 uur was over ten "
            "minste één en ten hoogste twee van de tien testadvertenties besloten; goedgekeurd: één. Binnen 48 "
            "uur was "
            "over ten minste vijf en ten hoogste zes van de tien testadvertenties besloten; goedgekeurd: drie. "
            "Over één "
            "testadvertentie was op het peilmoment (28 februari 2025) nog niet besloten; die telt als open, niet als "
            "geweigerd."
        ),
    )


def test_the_total_in_english(practice):
    assert str(words.durations(replace(practice, by=(), groups=()), "en")) == (
        "Within one hour, at least 6 and at most 7 of the 30 test ads had been decided on; approved: at least 3 "
        "and at "
        "most 4. Within 24 hours, at least 17 and at most 20 of the 30 test ads had been decided on; approved: 11. "
        "Within 48 hours, at least 25 and at most 26 of the 30 test ads had been decided on; approved: 15. At the "
        "cut-off (28 February 2025), one test ad had not yet been decided on; it counts as open, not as refused."
    )


def test_seven_as_the_newsroom_would_say_it(practice):
    result = of_one(practice, 7, Within(24, 5, 6, 2, 2))
    assert str(words.durations(result, "nl")) == (
        "Binnen 24 uur was over ten minste vijf en ten hoogste zes van de zeven testadvertenties besloten; "
        "goedgekeurd: "
        "twee."
    )


@pytest.mark.parametrize(
    ("number", "within", "dutch", "english"),
    [
        (
            1,
            Within(1, 1, 1, 0, 0),
            "Binnen één uur was over de enige testadvertentie besloten; goedgekeurd: geen.",
            "Within one hour, the only test ad had been decided on; approved: none.",
        ),
        (
            1,
            Within(1, 0, 0, 0, 0),
            "Binnen één uur was over de enige testadvertentie niet besloten.",
            "Within one hour, the only test ad had not been decided on.",
        ),
        (
            1,
            Within(24, 0, 1, 0, 1),
            (
                "Of binnen 24 uur over de enige testadvertentie was besloten, is uit de vastgelegde tijden niet op "
                "te maken."
            ),
            "Whether the only test ad had been decided on within 24 hours, the recorded times do not tell.",
        ),
        (
            3,
            Within(24, 0, 3, 0, 3),
            (
                "Over hoeveel van de drie testadvertenties binnen 24 uur was besloten, is uit de vastgelegde tijden "
                "niet op te "
                "maken."
            ),
            "How many of the three test ads had been decided on within 24 hours, the recorded times do not tell.",
        ),
        (
            3,
            Within(24, 0, 2, 0, 1),
            (
                "Binnen 24 uur was over ten hoogste twee van de drie testadvertenties besloten; goedgekeurd: ten "
                "hoogste één."
            ),
            "Within 24 hours, at most two of the three test ads had been decided on; approved: at most one.",
        ),
        (
            2,
            Within(48, 2, 2, 1, 1),
            "Binnen 48 uur was over beide testadvertenties besloten; goedgekeurd: één.",
            "Within 48 hours, both test ads had been decided on; approved: one.",
        ),
    ],
)
def test_few_ads(practice, number, within, dutch, english):
    result = of_one(practice, number, within)
    assert (str(words.durations(result, "nl")), str(words.durations(result, "en"))) == (dutch, english)


def test_what_is_left_out_is_said(practice):
    total = replace(practice.total, without_times=2)
    result = replace(practice, by=(), groups=(), total=total, not_yet_submitted=1)
    said = words.durations(result, "nl").paragraphs
    assert said[0].endswith(
        " Van twee testadvertenties is onbekend wanneer zij zijn ingediend of wanneer erover is besloten; die "
        "tellen hier "
        "niet mee."
    )
    assert said[1] == (
        "Na het peilmoment (28 februari 2025) is nog één testadvertentie ingediend; die telt hier niet mee."
    )


def test_notes_say_what_two_counts_are(practice):
    assert durations_notes(practice, "en") == (
        "The hours run from submission to the first decision. Harmless controls do not count here.",
        (
            "Not every decision's moment was recorded exactly. Of two counts with a dash between them, the first is "
            "what for "
            "certain fell within the time, the second what can at most have fallen within it."
        ),
        (
            "At the cut-off (28 February 2025), one test ad had not yet been decided on; it counts as open, not as "
            "refused."
        ),
    )


def test_an_open_ad_whose_time_still_ran_is_explained(practice):
    (*ads, last) = practice.total.ads
    total = replace(practice.total, ads=(*ads, replace(last, least=5.0)))
    assert durations_notes(replace(practice, total=total), "nl")[2] == (
        "Het tweede aantal telt ook testadvertenties mee die op het peilmoment nog open waren terwijl hun "
        "termijn nog liep."
    )


def test_durations_that_start_at_nothing_are_said(practice):
    assert durations_ads_notes(replace(practice, clamped=3), "nl") == (
        (
            "De uren lopen van het indienen tot het eerste besluit; bij een open advertentie van het indienen tot "
            "het "
            "peilmoment (28 februari 2025)."
        ),
        (
            "Bij drie testadvertenties valt de vastgelegde tijd van het besluit of het peilmoment samen met die van "
            "het indienen; de kortst mogelijke duur is dan nul."
        ),
    )


def test_a_record_without_times_says_nothing(bnr_folder):
    empty = time_to_decision(open_ledger(bnr_folder), required=False)
    passage = words.durations(empty, "nl")
    assert (passage.paragraphs, passage.facts) == ((), ())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_is_a_fact_and_there_is_no_percentage(practice, language):
    passage = words.durations(practice, language)
    known = facts.collect(practice).by_id
    assert set(passage.facts) <= set(known)
    said = str(passage)
    assert "%" not in said
    assert "procent" not in said
    digits = {int(number) for number in re.findall(r"\b\d+\b", said)} - {28, 2025}
    assert digits <= {known[name].value for name in passage.facts}
