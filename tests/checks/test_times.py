"""Rules over the times of a record."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.checks import check_clock, check_times
from bnr_toolkit.reading import bounds
from bnr_toolkit.schema import EVENTS, SUBMISSIONS

ZONE = "time_zone: Europe/Amsterdam\n"


def test_times_that_are_reversed_are_refused(faults, records):
    event = records.event("ad-1", "approved", observed_from="2023-03-02", observed_to="2023-03-01 12:00")
    assert faults(event) == [
        (
            "events.csv › E2 (row 2, column observed_from): observed_from (2023-03-02) is later than observed_to "
            "(2023-03-01 12:00). Swap them, or correct one of the two."
        )
    ]


def test_a_day_and_a_moment_on_it_contradict_nothing(faults, records):
    event = records.event("ad-1", "approved", observed_from="2023-03-01", observed_to="2023-03-01 12:00")
    assert faults(event, addition=ZONE) == []


def test_a_decision_before_the_submission_is_refused(faults, records):
    ads = [records.ad("ad-1", submitted_at="2023-03-02")]
    early = records.event("ad-1", "approved", observed_from="unknown", observed_to="2023-03-01")
    assert faults(early, ads=ads) == [
        (
            "events.csv › F2 (row 2, column observed_to): '2023-03-01' is before the ad was submitted (2023-03-02). "
            "Correct the time here, or the moment of submission (submitted_at)."
        )
    ]
    assert faults(early | {"observed_to": "2023-03-02"}, ads=ads) == []
    assert faults(early | {"observed_to": "unknown"}, ads=ads) == []


def test_the_time_zone_of_the_probe_decides_which_came_first(faults, records):
    ads = [records.ad("ad-1", submitted_at="2023-03-02")]
    event = records.event("ad-1", "approved", observed_to="2023-03-01 23:30Z")
    assert len(faults(event, ads=ads)) == 1
    # In Amsterdam the second of March had begun half an hour before.
    assert faults(event, ads=ads, addition=ZONE) == []


def test_steps_that_contradict_the_times_are_refused(faults, records):
    first = records.event("ad-1", "halted", 1, observed_from="2023-03-03", observed_to="2023-03-03")
    second = records.event("ad-1", "approved", 2, observed_from="2023-03-01", observed_to="2023-03-01")
    assert faults(first, second) == [
        (
            "events.csv › C3 (row 3, column step): step 2 happened, by the times, before step 1 "
            "(events.csv › C2 (row 2, column step)). Number the steps in the order of the times, or correct a time."
        )
    ]


def test_steps_on_one_day_or_of_unknown_times_contradict_nothing(faults, records):
    day = {"observed_from": "2023-03-03", "observed_to": "2023-03-03"}
    assert faults(records.event("ad-1", "approved", 1, **day), records.event("ad-1", "halted", 2, **day)) == []
    vague = {"observed_from": "unknown", "observed_to": "2023-03-04"}
    assert faults(records.event("ad-1", "approved", 1, **day), records.event("ad-1", "halted", 2, **vague)) == []


def test_an_action_on_an_account_stands_in_time_among_the_steps_of_its_ads(faults, records):
    own = records.event("ad-1", "rejected", 2, observed_from="2023-03-01", observed_to="2023-03-01")
    struck = records.event(
        "", "account_suspended", 1, account="acc-1", observed_from="2023-03-05", observed_to="2023-03-05"
    )
    (fault,) = faults(own, struck)
    assert fault.startswith("events.csv › C2 (row 2, column step): step 2 happened, by the times, before step 1")
    assert "acc-1" not in fault


def test_times_are_not_compared_before_each_of_them_can_be_read(faults, records):
    wrong = records.event("ad-1", "approved", 1, observed_from="2023-03-05", observed_to="gisteren")
    (fault,) = faults(wrong)
    assert "is not a date or time that exists" in fault


def test_an_hour_that_came_twice_or_never_is_refused_with_the_two_ways_to_write_it(submissions, records, said):
    cells = submissions(
        [
            records.ad("a", submitted_at="2023-10-29 02:30", scheduled_for="2023-10-29"),
            records.ad("b", submitted_at="2023-10-29 02:30+01:00", scheduled_for="2023-03-26 02:00:01"),
            records.ad("c", submitted_at="unknown", scheduled_for="2023-10-29 03:00"),
        ]
    )
    assert said(check_clock(cells, cells.columns, SUBMISSIONS, "Europe/Amsterdam")) == [
        (
            "submissions.csv › J2 (row 2, column submitted_at): '2023-10-29 02:30' came twice in the time zone "
            "Europe/Amsterdam: clocks were set back. "
            "Write its offset from UTC: 2023-10-29 02:30+02:00 or 2023-10-29 02:30+01:00."
        ),
        (
            "submissions.csv › K3 (row 3, column scheduled_for): '2023-03-26 02:00:01' does not exist in the time zone "
            "Europe/Amsterdam: clocks skipped this hour. Correct the time, "
            "or write its offset from UTC: 2023-03-26 02:00:01+01:00 or 2023-03-26 02:00:01+02:00."
        ),
    ]
    assert said(check_clock(cells, cells.columns, SUBMISSIONS, "Europe/Amsterdam"), language="nl") == [
        (
            "submissions.csv › J2 (rij 2, kolom submitted_at): '2023-10-29 02:30' kwam in de tijdzone "
            "Europe/Amsterdam twee keer voor: de klok ging terug. "
            "Schrijf erbij hoeveel de tijd van UTC afwijkt: 2023-10-29 02:30+02:00 of 2023-10-29 02:30+01:00."
        ),
        (
            "submissions.csv › K3 (rij 3, kolom scheduled_for): '2023-03-26 02:00:01' bestaat niet in de tijdzone "
            "Europe/Amsterdam: de klok sloeg dit uur over. Verbeter de tijd, "
            "of schrijf erbij hoeveel hij van UTC afwijkt: 2023-03-26 02:00:01+01:00 of 2023-03-26 02:00:01+02:00."
        ),
    ]
    assert list(check_clock(cells, cells.columns, SUBMISSIONS, None)) == []


def test_a_day_that_the_calendar_skipped_is_refused(events, records, said):
    day = {"observed_from": "2011-12-29", "observed_to": "2011-12-30"}
    cells = events([records.event("a", "approved", **day)])
    assert said(check_clock(cells, cells.columns, EVENTS, "Pacific/Apia")) == [
        (
            "events.csv › F2 (row 2, column observed_to): the day '2011-12-30' does not exist in the time zone "
            "Pacific/Apia: the calendar skipped it. Correct the date, or time_zone in probe.yml."
        )
    ]
    assert said(check_clock(cells, cells.columns, EVENTS, "Pacific/Apia"), language="nl") == [
        (
            "events.csv › F2 (rij 2, kolom observed_to): de dag '2011-12-30' bestaat niet in de tijdzone "
            "Pacific/Apia: de kalender sloeg hem over. Verbeter de datum, of time_zone in probe.yml."
        )
    ]


DAYS = st.sampled_from(["unknown", "", "2023-03-01", "2023-03-02", "2023-03-03", "2023-03-02 12:00"])
HISTORY = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "x", "y"]), st.integers(1, 4), DAYS, DAYS),
    max_size=8,
    unique_by=lambda row: row[:2],
)


def contradictions(history, owners):
    """The rows that were over before an earlier step began, with that step's row: slowly, one ad after the other."""
    spans = [
        (
            bounds(begin, None)[0] if begin[:1] == "2" else None,
            bounds(end, None)[1] if end[:1] == "2" else None,
        )
        for _, _, begin, end in history
    ]
    told = {}
    for ad, account in owners.items():
        own = [
            (step, subject != ad, row) for row, (subject, step, _, _) in enumerate(history) if subject in (ad, account)
        ]
        latest = None
        for _, _, row in sorted(own):
            begin, end = spans[row]
            if latest is not None and end is not None and end < latest[0]:
                told.setdefault(row, latest[1])
            if begin is not None and (latest is None or begin > latest[0]):
                latest = begin, row
    return list(told.items())


@given(HISTORY)
@settings(max_examples=150)
def test_the_steps_against_time_are_those_that_a_slow_walk_finds(submissions, events, records, history):
    owners = {"a": "x", "b": "x", "c": "y"}
    ads = submissions([records.ad(ad, account=account) for ad, account in owners.items()])
    rows = [
        records.event(
            subject if subject in owners else "",
            "appealed",
            step,
            account="" if subject in owners else subject,
            observed_from=begin,
            observed_to=end,
        )
        for subject, step, begin, end in history
    ]
    cells = events(rows)
    found = [one for one in check_times(cells, ads.columns, cells.columns, None) if one.code == "steps_against_time"]
    earlier = [dict(one.fields)["earlier"].row - 2 for one in found]
    assert [(one.place.row - 2, row) for one, row in zip(found, earlier, strict=True)] == contradictions(
        history, owners
    )


def test_times_of_no_rows_contradict_nothing(submissions, events, records):
    none, ads = events([]), submissions([records.ad("a", submitted_at="2023-03-01")])
    assert list(check_times(none, ads.columns, none.columns, "Europe/Amsterdam")) == []
    assert list(check_times(none, submissions([]).columns, none.columns, None)) == []


def test_more_actions_on_accounts_than_can_be_compared_are_refused_and_do_not_fill_the_memory(faults, records):
    ads = [records.ad(f"ad-{number}", account="acc-1") for number in range(5_000)]
    events = [records.event("", "account_suspended", step, account="acc-1") for step in range(1, 5_001)]
    assert faults(*events, ads=ads) == [
        (
            "events.csv › column B (column account): the actions on accounts reach an ad 25,000,000 times in all, too "
            "many to compare. Record an action on an account once, or split the record."
        )
    ]
