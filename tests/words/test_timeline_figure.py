"""The words of the timeline: by when decisions were known, and what is left beside the count."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bnr_toolkit.results import Period, Step
from bnr_toolkit.words import timeline_axis, timeline_figure_words, timeline_lane, timeline_notes, timeline_said
from tests.words.conftest import context, history, told


def at(day: int, month: int = 3) -> Period:
    moment = datetime(2025, month, day, 10, tzinfo=UTC)
    return Period(moment, moment)


def decided(identifier: str, day: int, kind: str = "approved"):
    step = Step(1, kind, "initial_review", "source", "2025-03-01", "2025-03-01", at(day))
    return history(identifier, kind, kind, step, submitted=at(1))


def still_open(identifier: str):
    return history(identifier, None, submitted=at(1))


@pytest.mark.parametrize(
    ("known", "waiting", "title", "alt"),
    [
        (
            3,
            0,
            "Over alle drie testadvertenties was uiterlijk op 4 maart 2025 een besluit bekend",
            (
                "Besluit bekend: alle drie testadvertenties; "
                "het eerste uiterlijk op 2 maart 2025, het laatste op 4 maart 2025."
            ),
        ),
        (
            1,
            1,
            "Over een van de twee testadvertenties was uiterlijk op 2 maart 2025 een besluit bekend",
            "Besluit bekend: een van de twee testadvertenties, uiterlijk op 2 maart 2025. Nog open: één.",
        ),
        (
            0,
            2,
            "Over geen van beide testadvertenties is in het record een besluit bekend",
            "Besluit bekend: geen van beide testadvertenties.",
        ),
        (
            0,
            1,
            "Over de enige testadvertentie is in het record geen besluit bekend",
            "Besluit bekend: nog niet over de enige testadvertentie.",
        ),
    ],
)
def test_titles_and_alternatives(known, waiting, title, alt):
    ads = [decided(f"ad-{number}", number + 2) for number in range(known)]
    ads += [still_open(f"open-{number}") for number in range(waiting)]
    words = timeline_figure_words(told(*ads), "nl")
    assert (words.title, words.alt) == (title, alt)
    assert words.description.startswith(f"Tijdlijn met een regel per advertentie, in de volgorde van indiening. {alt}")


def test_nobody_decided_by_the_cut_off():
    histories = replace(told(still_open("ad-1"), still_open("ad-2")), until=at(20))
    assert timeline_figure_words(histories, "en").title == (
        "On 20 March 2025 a decision was known on neither of the two test ads"
    )


def test_when_no_decision_has_a_time():
    step = Step(1, "approved", "initial_review", "source", "unknown", "unknown")
    words = timeline_figure_words(told(history("ad-1", "approved", None, step, submitted=at(1))), "nl")
    assert words.title == "Wanneer over de testadvertenties is besloten, is niet vastgelegd"
    assert words.alt == "Tijd van het besluit bekend: geen."


def test_open_ads_run_on_where_only_controls_are_open_too():
    control = history("c-1", None, expected="accept", submitted=at(1))
    notes = timeline_notes(replace(told(decided("ad-1", 2), control), until=at(20)), "nl")
    assert notes[1:] == ("Open advertenties lopen door tot het peilmoment, 20 maart 2025.",)


def test_more_ads_than_a_note_can_name():
    ads = [history(f"ad-{number}", "approved") for number in range(15)]
    notes = timeline_notes(told(decided("ad-x", 2), *ads, history("c-1", "approved", expected="accept")), "nl")
    said = "Geen tijd van indiening of besluit vastgelegd van vijftien testadvertenties, die niet zijn getekend:"
    names = ", ".join(f"ad-{number}" for number in range(12))
    assert notes[1:] == (
        f"{said} {names} en andere, in de tabel.",
        "Geen tijd van indiening of besluit vastgelegd van onschuldige controles, die niet zijn getekend: c-1.",
    )


def test_a_lane_names_the_platform_where_there_are_several_and_the_id_does_not():
    several = context(platforms=("Alpha", "Beta"))
    assert timeline_lane(history("ad-1", None), several, "nl") == "ad-1 · Alpha · gokken"
    assert timeline_lane(history("alpha-1", None), several, "nl") == "alpha-1 · gokken"
    assert timeline_lane(history("ad-1", None, expected="accept"), context(), "en") == "ad-1 · harmless control"


def test_what_became_of_an_ad():
    step = Step(1, "approved", "initial_review", "source", "unknown", "unknown")
    assert timeline_said(history("ad-1", "approved", None, step), "nl") == "goedgekeurd, tijd niet vastgelegd"
    assert timeline_said(decided("ad-1", 2), "nl") == "goedgekeurd op 1 maart 2025"
    assert timeline_said(still_open("ad-1"), "en") == "no decision known"


def test_whose_clock_it_is():
    assert timeline_axis(context(time_zone="Europe/Amsterdam"), "2025", "en") == "Time in Amsterdam, 2025"
    assert timeline_axis(context(), "", "nl") == "Tijd zoals in het record"
