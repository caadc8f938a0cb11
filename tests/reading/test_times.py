"""Days, moments, months and years: which exist, and from when to when each can mean."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.reading.times import bounds, is_date, is_time

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
