"""Days, moments, months and years: which exist, and from when to when each can mean."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.times import (
    NO_MOMENT,
    bounds,
    is_date,
    is_time,
    spans,
    time_problem,
    time_problems,
    with_offsets,
)

AMSTERDAM = "Europe/Amsterdam"


@pytest.mark.parametrize(
    "text",
    [
        *("2023-03-15", "2024-02-29", "1900-01-01", "2199-12-31"),
        *("2023-03-15 14:30", "2023-03-15T14:30", "2023-03-15 14:30:59", "2023-03-15 14:30Z", "2023-03-15T14:30+02:00"),
    ],
)
def test_these_are_times(text):
    assert is_time(text)
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "unknown", "15-03-2023", "15/03/2023", "2023-3-15", "2023-02-29", "2023-13-01", "2023-00-10", "45000"),
        *("2023-03-15 24:00", "2023-03-15 14", "2023-03-15 14:60", "2023-03-15 1:30", "2023-03-15  14:30"),
        *("2023-03-15 14:30 ", "2023-03-15\n", "2023-03-15 14:30+25:00", "2023-03-15 14:30.5", "2023-W11-3"),
        *("0023-03-15", "1023-03-15", "9999-12-31", "0000-01-01", "２０２３-03-15", "٢٠٢٣-٠٣-١٥"),
    ],
)
def test_these_are_not(text):
    assert not is_time(text)
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "right"), [("2023", True), ("2023-02", True), ("2023-13", False), ("0000", False), ("２０２３", False)]
)
def test_a_month_and_a_year_are_dates_of_a_probe_but_no_times_of_an_event(text, right):
    assert is_date(text) is right
    assert not is_time(text)


@pytest.mark.parametrize(
    ("text", "zone", "first", "last"),
    [
        ("2023-03-15", AMSTERDAM, "2023-03-14T23:00:00+00:00", "2023-03-15T22:59:59.999999+00:00"),
        ("2023-03-15", None, "2023-03-15T00:00:00+00:00", "2023-03-15T23:59:59.999999+00:00"),
        # The day on which summer time begins has 23 hours, and the one on which it ends 25.
        ("2023-03-26", AMSTERDAM, "2023-03-25T23:00:00+00:00", "2023-03-26T21:59:59.999999+00:00"),
        ("2023-10-29", AMSTERDAM, "2023-10-28T22:00:00+00:00", "2023-10-29T22:59:59.999999+00:00"),
        ("2023-02", None, "2023-02-01T00:00:00+00:00", "2023-02-28T23:59:59.999999+00:00"),
        ("2023-12", None, "2023-12-01T00:00:00+00:00", "2023-12-31T23:59:59.999999+00:00"),
        ("2023", AMSTERDAM, "2022-12-31T23:00:00+00:00", "2023-12-31T22:59:59.999999+00:00"),
        ("2199-12-31", None, "2199-12-31T00:00:00+00:00", "2199-12-31T23:59:59.999999+00:00"),
        ("2023-07-01 14:30", AMSTERDAM, "2023-07-01T12:30:00+00:00", "2023-07-01T12:30:00+00:00"),
        ("2023-07-01 14:30Z", AMSTERDAM, "2023-07-01T14:30:00+00:00", "2023-07-01T14:30:00+00:00"),
        ("2023-07-01 14:30+05:00", AMSTERDAM, "2023-07-01T09:30:00+00:00", "2023-07-01T09:30:00+00:00"),
        # This hour comes twice; and the other one not at all, so that clocks read it in two ways.
        ("2023-10-29 02:30", AMSTERDAM, "2023-10-29T00:30:00+00:00", "2023-10-29T01:30:00+00:00"),
        ("2023-03-26 02:30", AMSTERDAM, "2023-03-26T00:30:00+00:00", "2023-03-26T01:30:00+00:00"),
    ],
)
def test_the_bounds_of_what_a_text_can_mean(text, zone, first, last):
    begin, end = bounds(text, zone)
    assert (begin.isoformat(), end.isoformat()) == (first, last)
    assert begin.tzinfo is UTC


DAYS = st.dates(datetime(1900, 1, 1).date(), datetime(2199, 12, 31).date()).map(str)


@given(DAYS, st.sampled_from([AMSTERDAM, "Pacific/Apia", "America/New_York", "Asia/Kolkata", None]))
def test_every_day_has_a_first_and_a_later_last_moment(day, zone):
    assert is_time(day)
    begin, end = bounds(day, zone)
    assert begin < end


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_not(text):
    assert is_time(text) in (True, False)
    if is_date(text):
        bounds(text, AMSTERDAM)


ZONES = st.sampled_from([AMSTERDAM, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", None])
MOMENTS = st.builds(
    lambda moment, seconds, mark, offset: (
        moment.isoformat(mark, seconds)[: 19 if seconds == "seconds" else 16] + offset
    ),
    # Around the changes of the clock, too: at the end of March and of October, whatever the year.
    st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31))
    | st.builds(
        lambda year, month, day, hour, minute: datetime(year, month, day, hour, minute),
        *(
            st.integers(1975, 2040),
            st.sampled_from([3, 4, 10]),
            st.integers(1, 30),
            st.integers(0, 3),
            st.integers(0, 59),
        ),
    ),
    st.sampled_from(["seconds", "minutes"]),
    st.sampled_from(" T"),
    st.sampled_from(["", "", "", "Z", "+01:00", "-09:30", "+23:59"]),
)
NO_TIMES = [
    "",
    "unknown",
    "2023-02-30",
    "2023-03-15 24:00",
    "2023-03-15 14:30+24:00",
    "x" * 30,
    "é",
    "2023-03-15 14:30:5",
]
TEXTS = st.lists(MOMENTS | DAYS | st.sampled_from(["2023", "2023-02", *NO_TIMES]), max_size=8)


def microseconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


@given(TEXTS, ZONES)
@settings(max_examples=400)
def test_the_spans_of_a_column_are_the_bounds_of_each_of_its_texts(texts, zone):
    begins, ends = spans(TextColumn.of(texts), zone)
    expected = [[microseconds(moment) for moment in bounds(text, zone)] if is_date(text) else None for text in texts]
    assert begins.tolist() == [NO_MOMENT if pair is None else pair[0] for pair in expected]
    assert ends.tolist() == [NO_MOMENT if pair is None else pair[1] for pair in expected]


@given(TEXTS, ZONES)
@settings(max_examples=400)
def test_the_problems_of_a_column_are_those_of_each_of_its_texts(texts, zone):
    column = TextColumn.of(texts)
    each = {number: time_problem(text, zone) for number, text in enumerate(column.distinct_texts)}
    assert time_problems(column, zone) == {number: problem for number, problem in each.items() if problem}


def test_spans_are_given_by_row_also_of_a_part_of_a_column():
    column = TextColumn.of(["unknown", "1970-01-01 00:00Z", "1970-01-01 00:01Z", "1970-01-01 00:00Z"])
    assert spans(column[1:], None)[0].tolist() == [0, 60_000_000, 0]
    assert spans(TextColumn.of([]), AMSTERDAM)[0].tolist() == []
    part = TextColumn(column.distinct.slice(1), TextColumn.of(["a", "b"]).codes)
    assert spans(part, None)[0].tolist() == [0, 60_000_000]


@pytest.mark.parametrize(
    ("text", "zone", "problem"),
    [
        ("2023-03-26 01:59", AMSTERDAM, None),
        ("2023-03-26 02:00", AMSTERDAM, "time_does_not_exist"),
        ("2023-03-26 02:59:59", AMSTERDAM, "time_does_not_exist"),
        ("2023-03-26 03:00", AMSTERDAM, None),
        ("2023-10-29 01:59:59", AMSTERDAM, None),
        ("2023-10-29 02:00", AMSTERDAM, "time_exists_twice"),
        ("2023-10-29T02:59:59", AMSTERDAM, "time_exists_twice"),
        ("2023-10-29 03:00", AMSTERDAM, None),
        ("2023-10-29 02:30+01:00", AMSTERDAM, None),
        ("2023-10-29 02:30Z", AMSTERDAM, None),
        ("2023-10-29 02:30", None, None),
        ("2023-10-29 02:30", "Asia/Kolkata", None),
        ("2023-10-29", AMSTERDAM, None),
        # Samoa went from the 29th straight to the 31st.
        ("2011-12-30", "Pacific/Apia", "day_does_not_exist"),
        ("2011-12-30 12:00", "Pacific/Apia", "time_does_not_exist"),
        ("unknown", AMSTERDAM, None),
        ("2023-02-30 02:30", AMSTERDAM, None),
    ],
)
def test_a_clock_that_was_changed_leaves_a_gap_or_an_hour_twice(text, zone, problem):
    assert time_problem(text, zone) == problem


@pytest.mark.parametrize(
    ("text", "zone", "written"),
    [
        ("2023-10-29 02:30", AMSTERDAM, ("2023-10-29 02:30+02:00", "2023-10-29 02:30+01:00")),
        ("2023-03-26 02:30:10", AMSTERDAM, ("2023-03-26 02:30:10+01:00", "2023-03-26 02:30:10+02:00")),
        ("2023-11-05 01:30", "America/New_York", ("2023-11-05 01:30-04:00", "2023-11-05 01:30-05:00")),
        ("2023-11-05 01:30", "America/St_Johns", ("2023-11-05 01:30-02:30", "2023-11-05 01:30-03:30")),
    ],
)
def test_the_two_ways_to_write_such_a_time_are_the_two_moments_that_it_can_be(text, zone, written):
    assert with_offsets(text, zone) == written
    assert {bounds(one, zone) for one in written} == {(moment, moment) for moment in bounds(text, zone)}


def test_an_offset_of_odd_seconds_is_written_as_universal_time():
    # Monrovia's clock was behind by 44 minutes and 30 seconds until 1972.
    first, second = with_offsets("1937-07-01 00:00:10", "Africa/Monrovia")
    assert first == second == "1937-07-01 00:44:40Z"
