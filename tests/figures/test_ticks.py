"""Ticks on an axis of time: round on the local clock, also where the clock is changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.figures.ticks import MOST_TICKS, ticks

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def said(begin: str, end: str, language: str = "nl"):
    ends = (datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC) for text in (begin, end))
    return [[(tick.at, tick.label, tick.under) for tick in level] for level in ticks(*ends, AMSTERDAM, language)]


def test_hours_of_the_night_in_which_an_hour_is_skipped():
    assert [
        (0.0, "00.00", "30 mrt"),
        (1.0, "01.00", ""),
        (2.0, "03.00", ""),
        (3.0, "04.00", ""),
        (4.0, "05.00", ""),
    ] in said("2025-03-30 00:00", "2025-03-30 05:00")


def test_hours_of_the_night_in_which_an_hour_comes_twice():
    hourly = said("2025-10-26 00:00", "2025-10-26 04:00", "en")
    assert [
        (0.0, "00:00", "26 Oct"),
        (1.0, "01:00", ""),
        (2.0, "02:00", ""),
        (4.0, "03:00", ""),
        (5.0, "04:00", ""),
    ] in hourly


def test_days_over_the_change_of_the_clock_are_a_day_of_23_hours_apart():
    daily = said("2025-03-29 00:00", "2025-04-01 00:00")
    assert [(0.0, "29 mrt", ""), (24.0, "30 mrt", ""), (47.0, "31 mrt", ""), (71.0, "1 apr", "")] in daily


def test_the_year_stands_above_the_first_tick_of_each_year():
    daily = [(0.0, "30 dec", "2024"), (24.0, "31 dec", ""), (48.0, "1 jan", "2025"), (72.0, "2 jan", "")]
    assert daily in said("2024-12-30 00:00", "2025-01-02 00:00")


def test_weeks_begin_on_mondays_and_other_days_with_the_axis():
    levels = said("2025-02-12 00:00", "2025-02-28 00:00")
    assert [label for _, label, _ in levels[0]] == [
        "12 feb",
        "14 feb",
        "16 feb",
        "18 feb",
        "20 feb",
        "22 feb",
        "24 feb",
        "26 feb",
        "28 feb",
    ]
    assert [label for _, label, _ in levels[-1]] == ["17 feb", "24 feb"]


def test_several_years():
    levels = said("2019-05-01 00:00", "2025-05-01 00:00")
    assert ["2020", "2022", "2024"] in [[label for _, label, _ in level] for level in levels]


@pytest.mark.parametrize("language", ["nl", "en"])
@settings(max_examples=25)
@given(
    begin=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    span=st.timedeltas(timedelta(minutes=10), timedelta(days=1000)),
)
def test_there_are_always_ticks_in_order_and_within_the_axis(language, begin, span):
    start = begin.replace(tzinfo=UTC)
    levels = ticks(start, start + span, AMSTERDAM, language)
    assert levels
    for level in levels:
        assert 2 <= len(level) <= MOST_TICKS
        assert level[0].at >= 0
        assert level[-1].at <= span / timedelta(hours=1) + 1e-5
        assert all(one.at < other.at for one, other in pairwise(level))
