"""How long something took, in words: to the minute, and never outside what was recorded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.words.waiting_times import hours_words, wait_words


@pytest.mark.parametrize(
    ("least", "most", "dutch", "english"),
    [
        (0.0, 0.0, "minder dan een minuut", "less than a minute"),
        (0.005, 0.005, "minder dan een minuut", "less than a minute"),
        (0.333333, 0.333333, "20 min", "20 min"),
        (1.0, 1.0, "1 uur", "1 hr"),
        (1.466667, 1.466667, "1 uur 28 min", "1 hr 28 min"),
        (0.999, 0.999, "1 uur", "1 hr"),
        (240.0, 240.0, "240 uur", "240 hrs"),
        (264.0, 264.0, "11 dagen", "11 days"),
        (265.4, 265.4, "11 dagen 1 uur", "11 days 1 hr"),
        (0.0, 3.25, "ten hoogste 3 uur 15 min", "at most 3 hrs 15 min"),
        (0.0, 0.001, "ten hoogste 1 min", "at most 1 min"),
        (0.001, 0.1, "minder dan een minuut tot 6 min", "less than a minute to 6 min"),
        (6.755, 22.255, "6 uur 45 min tot 22 uur 16 min", "6 hrs 45 min to 22 hrs 16 min"),
        (118.0, 300.5, "118 uur tot 12 dagen 13 uur", "118 hrs to 12 days 13 hrs"),
        (372.75, None, "nog open na 15 dagen 12 uur", "still open after 15 days 12 hrs"),
        (0.0, None, "nog open", "still open"),
    ],
)
def test_waits(least, most, dutch, english):
    assert (wait_words(least, most, "nl"), wait_words(least, most, "en")) == (dutch, english)


@given(st.integers(1, 240 * 60))
def test_whole_minutes_are_said_exactly_however_they_are_rounded(minutes):
    # Hours are kept in six decimals, in which a third of an hour is no longer 20 minutes.
    kept = round(minutes / 60, 6)
    assert len({hours_words(kept, "nl", rounding) for rounding in ("up", "down", "nearest")}) == 1
