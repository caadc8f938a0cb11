"""Short times for an axis."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bnr_toolkit.language import clock, local_day, place_of_zone, short_day, short_month


def test_days_and_months():
    assert [short_day(date(2025, month, 1), "nl") for month in (1, 5, 10)] == ["1 jan", "1 mei", "1 okt"]
    assert short_day(date(2025, 9, 30), "en", year=True) == "30 Sept 2025"
    assert (short_month(date(2025, 3, 1), "nl"), short_month(date(2025, 3, 1), "en")) == ("mrt", "Mar")


def test_midnight_is_on_the_clock():
    assert (clock(datetime(2025, 3, 1), "nl"), clock(datetime(2025, 3, 1), "en")) == ("00.00", "00:00")


@pytest.mark.parametrize(
    ("zone", "place"),
    [("Europe/Amsterdam", "Amsterdam"), ("America/New_York", "New York"), ("UTC", "UTC"), ("Etc/GMT+1", "Etc/GMT+1")],
)
def test_a_zone_is_called_after_its_place(zone, place):
    assert place_of_zone(zone, "nl") == place


def test_a_day_is_that_of_the_zone():
    moment = datetime(2025, 3, 29, 23, 30, tzinfo=UTC)
    assert (local_day(moment, "Europe/Amsterdam"), local_day(moment, None)) == (date(2025, 3, 30), date(2025, 3, 29))
