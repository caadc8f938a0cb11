"""Time to decision: ranges as recorded, the cut-off, what is counted beside, and what is refused. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.durations import known_times, time_to_decision
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.results import Duration, Within

DATA = Path(__file__).parents[2] / "data"
WITH_CUTOFF = "cutoff: 2024-01-10\n"
MORNING = "2024-01-01 09:00"


@pytest.fixture(scope="module")
def practice():
    return open_ledger(DATA / "practice-probe")


@pytest.fixture
def timed(records):
    """A ledger of ads, each a moment of submission, a type of event and the two ends of its time."""

    def ledger(*ads, cutoff=WITH_CUTOFF):
        rows, events = [], []
        for number, (submitted, kind, begin, end) in enumerate(ads, start=1):
            identifier = f"ad-{number}"
            rows.append(records.ad(identifier, submitted_at=submitted, concept=f"idea-{number}"))
            if kind:
                events.append(records.event(identifier, kind, observed_from=begin, observed_to=end))
        return records.ledger(rows, events, records.PROBE + cutoff)

    return ledger


def exact(kind, moment):
    return (MORNING, kind, moment, moment)


def test_a_range_is_kept_from_the_shortest_to_the_longest(timed):
    ledger = timed((MORNING, "approved", "2024-01-01 11:30", "2024-01-01 17:00"))
    assert time_to_decision(ledger).total.ads == (Duration("ad-1", 2.5, 8.0, "approved"),)


def test_a_day_that_includes_the_submission_starts_at_nothing(timed):
    durations = time_to_decision(timed((MORNING, "rejected", "2024-01-01", "2024-01-01")))
    (ad,) = durations.total.ads
    assert (ad.least, round(ad.most, 6), ad.outcome, durations.clamped) == (0.0, 15.0, "not", 1)


def test_a_submission_that_is_a_day_makes_the_range_wider(timed):
    (ad,) = time_to_decision(timed(("2024-01-01", "approved", "2024-01-02 12:00", "2024-01-02 12:00"))).total.ads
    assert (round(ad.least, 6), ad.most) == (12.0, 36.0)


def test_an_open_ad_is_open_until_the_start_of_the_day_of_the_cutoff(timed):
    durations = time_to_decision(timed((MORNING, "in_review", "2024-01-01", "2024-01-01"), exact("approved", MORNING)))
    assert durations.total.ads[-1] == Duration("ad-1", 8 * 24 + 15.0, None, "open")
    assert (durations.total.open, durations.total.decided_ads, durations.cutoff) == (1, 1, "2024-01-10")


def test_a_decision_after_the_cutoff_is_open_at_it(timed):
    ledger = timed(exact("approved", "2024-01-01 10:00"), exact("rejected", "2024-01-03 10:00"))
    durations = time_to_decision(ledger, as_of="2024-01-02 09:00")
    assert durations.total.ads == (
        Duration("ad-1", 1.0, 1.0, "approved"),
        Duration("ad-2", 24.0, None, "open"),
    )


def test_an_ad_held_for_identity_has_no_first_decision(timed):
    ledger = timed(exact("held_for_identity", "2024-01-01 10:00"), exact("approved", "2024-01-01 10:00"))
    assert [ad.outcome for ad in time_to_decision(ledger).total.ads] == ["approved", "open"]


def test_an_ad_submitted_after_the_cutoff_is_not_in_the_count(timed):
    later = ("2024-01-05 09:00", "approved", "2024-01-05 10:00", "2024-01-05 10:00")
    durations = time_to_decision(timed(exact("approved", "2024-01-01 10:00"), later), as_of="2024-01-04")
    assert (durations.total.counted, durations.not_yet_submitted) == (1, 1)


def test_unknown_times_are_counted_beside(timed):
    ledger = timed(
        exact("approved", "2024-01-01 10:00"),
        ("unknown", "approved", "2024-01-01 10:00", "2024-01-01 10:00"),
        (MORNING, "approved", "unknown", "unknown"),
        (MORNING, "approved", "", ""),
    )
    durations = time_to_decision(ledger)
    assert (durations.total.counted, durations.total.without_times) == (1, 3)


def test_counts_within_horizons_are_ranges_too(timed):
    ledger = timed(
        exact("approved", "2024-01-01 10:00"),
        (MORNING, "rejected", "2024-01-01 20:00", "2024-01-02 10:00"),
        exact("approved", "2024-01-04 10:00"),
        exact("", ""),
    )
    assert time_to_decision(ledger, as_of="2024-01-02 20:00").total.within == (
        Within(1, 1, 1, 1, 1),
        # The one still open after 35 hours was not decided within 24.
        Within(24, 1, 2, 1, 1),
        # Whether those two were decided within 48 hours, the record ends too early to tell.
        Within(48, 2, 4, 1, 3),
    )


def test_exact_times_have_shares_with_bounds(timed):
    outcomes = ("approved", "rejected", "approved", "", "approved", "")
    ads = [exact(kind, f"2024-01-01 {9 + hour}:00") for hour, kind in enumerate(outcomes, start=1)]
    ledger = timed(*ads, cutoff="cutoff: 2024-01-01 14:00\n")
    total = time_to_decision(ledger).total
    # C: by hand, with the open ads leaving after the last decision: 1/6, 2/6, 3/6; refusals take one away.
    assert [(step.hours, round(step.share, 4)) for step in total.approved] == [(1, 0.1667), (3, 0.3333), (5, 0.5)]
    assert [(step.hours, round(step.share, 4)) for step in total.decided] == [
        (1, 0.1667),
        (2, 0.3333),
        (3, 0.5),
        (5, 0.6667),
    ]
    assert total.method == "aalen_johansen"
    assert all(step.low < step.share < step.high for step in (*total.decided, *total.approved))


def test_a_refusal_is_never_taken_for_an_ad_that_waits(timed):
    """C: hours 1 to 6, approved, rejected, approved, open, approved, open; never .375 or .6875."""
    outcomes = ("approved", "rejected", "approved", "", "approved", "")
    ads = []
    for hour, kind in enumerate(outcomes, start=1):
        sent = f"2024-01-01 {12 - hour:02}:00"  # all end at noon, so that each was watched for its own time
        ads.append((sent, kind, "2024-01-01 12:00", "2024-01-01 12:00"))
    total = time_to_decision(timed(*ads, cutoff="cutoff: 2024-01-01 12:00\n")).total
    assert [(step.hours, round(step.share, 4)) for step in total.approved] == [(1, 0.1667), (3, 0.3333), (5, 0.5833)]


def test_one_idea_on_two_platforms_has_no_bounds_in_the_total(records):
    at = {"submitted_at": MORNING, "concept": "idea-1"}
    ads = [records.ad("a", **at), records.ad("b", platform="Beta", **at), records.ad("c", submitted_at=MORNING)]
    events = [
        records.event(ad["id"], "approved", observed_from=day, observed_to=day)
        for ad, day in zip(ads, ("2024-01-01 10:00", "2024-01-01 11:00", "2024-01-01 12:00"), strict=True)
    ]
    durations = time_to_decision(records.ledger(ads, events), by="platform")
    assert durations.total.repeats
    assert all(step.low is None for step in durations.total.decided)
    assert durations.groups[0].decided[0].low is not None


def test_the_practice_record(practice):
    durations = time_to_decision(practice, by="platform")
    counted = [(group.key[0], group.counted, group.open, group.method) for group in durations.groups]
    assert counted == [("Alpha", 10, 0, "turnbull"), ("Beta", 10, 0, "turnbull"), ("Gamma", 10, 1, "turnbull")]
    assert durations.groups[0].within[0] == Within(1, 3, 4, 3, 4)
    assert durations.total.within[1] == Within(24, 17, 20, 11, 11)
    assert (durations.controls_left_out, durations.cutoff) == (14, "2025-02-28")
    for group in (*durations.groups, durations.total):
        for within in group.within:
            assert within.decided_least <= within.decided_most
            assert within.approved_least <= within.approved_most <= within.decided_most


def test_shares_lie_between_the_counts_they_are_made_of(practice):
    """Of ads that were all decided, a share at its hour is no less than what is certain, and no more than can be."""
    group = time_to_decision(practice, platform="Alpha").total
    for step in group.decided:
        certain = sum(ad.most <= step.hours for ad in group.ads)
        possible = sum(ad.least <= step.hours for ad in group.ads)
        assert certain - 1e-6 <= step.share * group.counted <= possible + 1e-6


def test_one_platform(practice):
    durations = time_to_decision(practice, platform="Gamma")
    assert (durations.total.counted, durations.controls_left_out, durations.context.platforms) == (10, 0, ("Gamma",))


def test_a_record_without_times_is_refused_or_empty(bnr_folder, refusal):
    ledger = open_ledger(bnr_folder)
    assert not known_times(ledger)
    assert refusal(time_to_decision, ledger).startswith(
        "bnr-tiktok-2023: for no test ad is it known both when it was submitted and when it was decided on, so how "
        "long that took cannot be said."
    )
    empty = time_to_decision(ledger, by="category", required=False)
    assert (empty.is_empty, empty.groups, empty.total.ads) == (True, (), ())


def test_open_ads_without_a_cutoff_are_refused(timed, refusal):
    ledger = timed(exact("approved", "2024-01-01 10:00"), exact("", ""), cutoff="")
    said = refusal(time_to_decision, ledger)
    assert said == (
        "probe.yml (key cutoff): 'ad-2' had not been decided on, and nothing says until which moment anybody looked. "
        "Record cutoff in probe.yml, or give the moment with as_of."
    )
    assert time_to_decision(ledger, required=False).is_empty
    assert not time_to_decision(ledger, as_of="2024-01-02").is_empty


def test_without_open_ads_no_cutoff_is_needed(timed):
    assert time_to_decision(timed(exact("approved", "2024-01-01 10:00"), cutoff="")).cutoff is None


def test_a_decision_on_either_side_of_the_cutoff_is_refused(timed, refusal):
    ledger = timed((MORNING, "approved", "2024-01-01 10:00", "2024-01-03 10:00"))
    said = refusal(time_to_decision, ledger, as_of="2024-01-02")
    assert said.startswith(
        "parameter as_of: the state at '2024-01-02' cannot be given: ad-1, step 1, may have happened"
    )


def test_a_decision_before_the_submission_is_refused_where_the_record_is_opened(timed, refusal):
    assert "is before the ad was submitted" in refusal(timed, (MORNING, "approved", "2023-12-31", "2023-12-31"))


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"by": "colour"}, "parameter by: "),
        ({"by": "platform,platform"}, "parameter by: "),
        ({"confidence": 1}, "parameter confidence: "),
        ({"platform": "Delta"}, "parameter platform: "),
        ({"as_of": "soon"}, "parameter as_of: "),
    ],
)
def test_what_is_asked_wrongly_is_refused(practice, refusal, named, said):
    assert refusal(time_to_decision, practice, **named).startswith(said)


def test_a_private_column_is_refused(practice, refusal):
    ledger = open_ledger(DATA / "practice-probe", "public")
    assert refusal(time_to_decision, ledger, by="account").startswith("parameter by: ")


def test_nobody_looked_after_the_cut_off(refusal):
    from pathlib import Path

    from bnr_toolkit.durations import time_to_decision
    from bnr_toolkit.ledger import open_ledger

    ledger = open_ledger(Path(__file__).parents[2] / "data" / "practice-probe")
    assert refusal(time_to_decision, ledger, as_of="2025-06-01") == (
        "parameter as_of: '2025-06-01' is after the record's cut-off (2025-02-28); nobody saw whether an ad was "
        "still "
        "open after that. Choose a moment up to the cut-off, or leave as_of out."
    )
    assert time_to_decision(ledger, as_of="2025-06-01", platform="Beta").total.open == 0
    assert time_to_decision(ledger, as_of="2025-06-01", required=False).is_empty
