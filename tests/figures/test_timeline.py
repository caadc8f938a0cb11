"""The decision timeline: which ads, which marks, at which times, with which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit import figures, open_ledger
from bnr_toolkit.facts import collect
from bnr_toolkit.histories import ad_histories
from bnr_toolkit.results import Landmark

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"
ZONE = "time_zone: Europe/Amsterdam\n"
CUTOFF = "cutoff: 2025-04-20 12:00\n"


@pytest.fixture(scope="module")
def practice():
    return ad_histories(open_ledger(PRACTICE))


@pytest.fixture(scope="session")
def told(records):
    """Histories of a probe in Amsterdam; a time is ``from/to``, or one text for both."""

    def make(ads, events=(), more=ZONE, **asked):
        rows = []
        for submission, kind, step, time in events:
            begin, _, end = time.partition("/")
            rows.append(records.event(submission, kind, step, observed_from=begin, observed_to=end or begin))
        cells = [
            records.ad(identifier, submitted_at=at, **rest)
            for identifier, at, *_ in ads
            for rest in [dict(_[0]) if _ else {}]
        ]
        return ad_histories(records.ledger(cells, rows, records.PROBE + more), **asked)

    return make


def shapes(lane):
    return [moment.shape for moment in lane.moments]


def lane_of(histories, number=0):
    return figures.timeline(histories, "nl").body.lanes[number]


def test_the_practice_record_in_order_of_submission_controls_last(practice):
    figure = figures.timeline(practice, "nl")
    assert len(figure.body.lanes) == 44
    assert figure.title == "Over 29 van de 30 testadvertenties was uiterlijk op 17 februari 2025 een besluit bekend"
    assert figure.subtitle == "Elke regel is één advertentie, van de indiening tot het laatste wat ervan bekend is."
    first, last = figure.body.lanes[0], figure.body.lanes[29]
    assert first.label == "alpha-1 · onjuiste informatie over stemmen"
    assert shapes(first) == ["start", "approved", "halted"]
    assert [moment.at for moment in first.moments] == [9.0, pytest.approx(9 + 41 / 60, abs=1e-5), 11 * 24 + 9.0]
    assert (first.moments[2].begin, first.moments[2].label) == (10 * 24 + 16.0, "tegengehouden")
    assert first.said == "tegengehouden, uiterlijk op 21 februari 2025 om 09.00 uur"
    assert (last.label, shapes(last), last.waiting) == ("gamma-10 · namaak", ["start", "open"], True)
    assert [lane.apart for lane in figure.body.lanes] == [False] * 30 + [True] * 14
    assert figure.body.lanes[30].label == "alpha-1-benign · onschuldige controle"
    assert figure.body.axis.title == "Tijd in Amsterdam, 2025"
    assert figure.body.landmarks == (Landmark(10 * 24.0, 11 * 24.0, "vragen van De Proefkrant, 20 feb"),)
    assert [shape for shape, _ in figure.body.shapes] == ["start", "range"]
    assert [state for state, _ in figure.key] == ["approved", "not", "open", "halted"]


def test_in_english(practice):
    figure = figures.timeline(practice, "en")
    assert figure.title == "By 17 February 2025 a decision was known on 29 of the 30 test ads"
    assert figure.alt == (
        "Decision known: 29 of the 30 test ads; the first by 10 February 2025, the last by 17 February 2025. "
        "Still open: one."
    )
    assert figure.body.lanes[0].said == "stopped, at the latest on 21 February 2025 at 09:00"
    assert figure.body.landmarks[0].label == "questions from De Proefkrant, 20 Feb"
    assert figure.notes == (
        "Marks that would cover each other stand side by side. The exact times are in the table.",
        "Open ads run on to the cut-off, 28 February 2025.",
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_is_a_fact_of_the_same_histories(practice, language):
    figure = figures.timeline(practice, language)
    facts = collect(practice).by_id
    assert {identifier: facts[identifier].value for identifier in figure.facts} == {
        "timeline.counted": 30,
        "timeline.decided": 29,
        "timeline.open": 1,
        "timeline.decision_without_time": 0,
        "timeline.without_times": 0,
        "timeline.not_yet_submitted": 0,
    }
    assert len(figure.alt) <= 250
    assert figure.title not in figure.alt
    assert len(figure.data.rows) == sum(1 + len(history.steps) for history in practice.histories)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_record_without_known_times_shows_nothing(bnr_folder, language):
    figure = figures.timeline(ad_histories(open_ledger(bnr_folder)), language)
    assert figure.body is None
    assert (figure.notes, figure.facts, figure.key) == ((), (), ())


def test_a_record_with_times_of_controls_only_shows_nothing(told):
    assert (
        figures.timeline(told([("c-1", "2025-03-01 10:00", {"expected": "accept"}), ("ad-1", "unknown")]), "nl").body
        is None
    )


def test_a_day_is_the_whole_day_and_its_mark_stands_at_the_end(told):
    lane = lane_of(told([("ad-1", "2025-03-03")], [("ad-1", "approved", 1, "2025-03-05")]))
    start, decision = lane.moments
    assert (start.begin, start.end, start.at) == (0.0, 24.0, 0.0)
    assert (decision.begin, decision.end, decision.at) == (48.0, 72.0, 72.0)


def test_a_minute_is_a_point(told):
    lane = lane_of(told([("ad-1", "2025-03-03 09:00")], [("ad-1", "approved", 1, "2025-03-03 12:30")]))
    assert [(moment.begin, moment.end) for moment in lane.moments] == [(0.0, 0.0), (3.5, 3.5)]


def test_what_was_followed_by_something_else_is_drawn_before_it(told):
    events = [("ad-1", "rejected", 1, "2025-03-03 09:00/2025-03-03 17:00"), ("ad-1", "appealed", 2, "2025-03-03 12:00")]
    lane = lane_of(told([("ad-1", "2025-03-03 08:00")], events))
    assert [(moment.shape, moment.end, moment.at) for moment in lane.moments] == [
        ("start", 0.0, 0.0),
        ("not", 9.0, 4.0),
        ("appealed", 4.0, 4.0),
    ]


def test_an_appeal_a_reversal_and_a_stop_after_it(told):
    steps = ["rejected", "appealed", "reversed_to_approved", "account_suspended"]
    events = [("ad-1", kind, number, f"2025-03-0{number} 10:00") for number, kind in enumerate(steps, start=1)]
    lane = lane_of(told([("ad-1", "2025-03-01 09:00")], events))
    assert shapes(lane) == ["start", "not", "appealed", "approved", "halted"]
    assert [moment.label for moment in lane.moments] == ["", "", "", "alsnog goedgekeurd", "account opgeschort"]
    assert not lane.waiting


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("held_for_identity", ["start", "open", "open"]),
        ("in_review", ["start", "open"]),
        ("withdrawn_by_tester", ["start", "withdrawn"]),
        ("appealed", ["start", "appealed", "open"]),
    ],
)
def test_an_ad_without_a_decision_runs_on_to_the_cut_off_unless_it_was_withdrawn(told, kind, drawn):
    histories = told([("ad-1", "2025-04-01 09:00")], [("ad-1", kind, 1, "2025-04-02 09:00")], ZONE + CUTOFF)
    lane = lane_of(histories)
    assert shapes(lane) == drawn
    assert lane.waiting == (drawn[-1] == "open")


def test_without_a_cut_off_an_undecided_ad_ends_with_a_word(told):
    histories = told([("ad-1", "2025-04-01 09:00")])
    lane = lane_of(histories)
    assert figures.timeline(histories, "nl").notes[1:] == ("Geen besluit bekend over ad-1.",)
    assert (shapes(lane), lane.moments[0].label, lane.waiting) == (["start"], "geen besluit bekend", False)


def test_as_of_an_earlier_moment_what_came_later_is_left_out(told):
    ads = [("ad-1", "2025-04-01 09:00"), ("ad-2", "2025-04-09 09:00")]
    figure = figures.timeline(
        told(ads, [("ad-1", "approved", 1, "2025-04-05 09:00")], ZONE, as_of="2025-04-03 09:00"), "nl"
    )
    assert [(lane.label, shapes(lane)) for lane in figure.body.lanes] == [("ad-1 · gokken", ["start", "open"])]
    assert figure.title == "Over de enige testadvertentie was op 3 april 2025 nog geen besluit bekend"
    assert "Pas na 3 april 2025 ingediend en niet getekend: één testadvertentie." in figure.notes


def test_an_ad_of_which_only_the_submission_is_timed_is_drawn_and_not_counted(told):
    events = [("ad-1", "approved", 1, "unknown"), ("ad-2", "approved", 1, "2025-04-01 12:00")]
    figure = figures.timeline(
        told([("ad-1", "2025-04-01 09:00"), ("ad-2", "unknown"), ("ad-3", "unknown")], events), "nl"
    )
    first, second = figure.body.lanes
    assert (shapes(first), first.moments[0].label) == (["start"], "tijd van het besluit niet vastgelegd")
    assert shapes(second) == ["approved"]
    assert figure.title == "Over de enige testadvertentie was uiterlijk op 1 april 2025 een besluit bekend"
    known = "Wel een tijd vastgelegd, maar niet die van het besluit, van één testadvertentie,"
    assert figure.notes[1:] == (
        f"{known} die is getekend en in de kop niet meetelt: ad-1.",
        "Geen tijd van indiening of besluit vastgelegd van één testadvertentie, die niet is getekend: ad-3.",
    )


def test_the_hour_that_is_skipped_and_the_hour_that_comes_twice_are_real_hours(told):
    spring = lane_of(told([("ad-1", "2025-03-30 00:00")], [("ad-1", "approved", 1, "2025-03-30 06:00")]))
    autumn = lane_of(told([("ad-1", "2025-10-26 00:00")], [("ad-1", "approved", 1, "2025-10-26 06:00")]))
    assert (spring.moments[1].at, autumn.moments[1].at) == (5.0, 7.0)
    second = [("ad-1", "approved", 1, "2025-10-26 02:30+02:00/2025-10-26 02:30+01:00")]
    twice = lane_of(told([("ad-1", "2025-10-26 00:00")], second))
    assert (twice.moments[1].begin, twice.moments[1].end) == (2.5, 3.5)


def test_a_span_of_minutes_over_midnight_and_one_of_fourteen_months(told):
    minutes = figures.timeline(
        told([("ad-1", "2025-12-31 23:58")], [("ad-1", "rejected", 1, "2026-01-01 00:01")]), "nl"
    ).body
    assert minutes.axis.title == "Tijd in Amsterdam"
    assert minutes.axis.high == pytest.approx(10 / 60, abs=1e-5)
    assert {tick.under for level in minutes.axis.levels for tick in level} >= {"31 dec 2025", "1 jan 2026"}
    months = figures.timeline(told([("ad-1", "2024-11-01")], [("ad-1", "rejected", 1, "2025-12-30")]), "en").body
    assert months.axis.high == 425 * 24.0
    assert "2025" in {tick.under for tick in months.axis.levels[0]}


def test_without_a_time_zone_times_are_those_of_the_record(told):
    body = figures.timeline(
        told([("ad-1", "2025-03-30 00:00")], [("ad-1", "approved", 1, "2025-03-30 06:00")], ""), "nl"
    ).body
    assert body.axis.title == "Tijd zoals in het record, 2025"
    assert body.lanes[0].moments[1].at == 6.0


def test_of_many_moments_of_asking_the_first_and_the_last_are_shown(told):
    asked = "".join(f"  - {{recipient: Alpha, asked: 2025-04-0{day}}}\n" for day in (4, 2, 6, 2))
    body = figures.timeline(told([("ad-1", "2025-04-01")], (), f"{ZONE}inquiries:\n{asked}"), "nl").body
    assert [(mark.begin, mark.label) for mark in body.landmarks] == [
        (24.0, "eerste vragen van De Proefkrant, 2 apr"),
        (5 * 24.0, "laatste vragen van De Proefkrant, 6 apr"),
    ]


@pytest.mark.parametrize("outlet", ["web", "print-41"])
def test_it_can_be_drawn_with_its_counts_for_a_screen_reader(told, outlet):
    figure = figures.timeline(told([("ad-1", "2025-04-01")], [("ad-1", "approved", 1, "2025-04-02")]), "nl")
    if outlet == "web":
        drawn = figures.to_svg(figure, outlet).svg.decode()
        assert figure.title in drawn
        assert figure.alt in drawn
    assert figures.to_png(figure, outlet) == figures.to_png(figure, outlet)
