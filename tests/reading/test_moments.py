"""Columns of bytes → moments: only what is written in a usual way, and exactly that."""

import pyarrow
import pytest

from bnr_toolkit.reading.moments import moments


def said(*texts):
    return moments(pyarrow.array(texts, pyarrow.large_string()))


def test_a_moment_counts_its_seconds_on_the_clock_and_keeps_its_offset():
    one = said("1970-01-02 00:00", "1970-01-01T00:00:05-00:30", "1969-12-31 23:59:59Z", "1970-01-01 00:00+14:00")
    assert one.seconds.tolist() == [86_400, 5, -1, 0]
    assert one.offset.tolist() == [0, -1_800, 0, 50_400]
    assert one.local.tolist() == [True, False, False, False]


@pytest.mark.parametrize(
    "text",
    [
        *("", "unknown", "2023-03-15", "2023", "2023-02-29 12:00", "2023-00-10 12:00", "2023-13-01 12:00"),
        *("2023-03-15 24:00", "2023-03-15 14:60", "2023-03-15 14:30:60", "2023-03-15 14:30:5", "2023-03-15_14:30"),
        *("1899-12-31 12:00", "2200-01-01 12:00", "2023-03-15 14:30 Z", "2023-03-15 14:30z", "2023-03-15 14:30+24:00"),
        *("2023-03-15 14:30+01:60", "2023-03-15 14:30+0100", "2023-03-15 14:30:00+01:000", "2023/03/15 14:30"),
        *(
            "２０２３-03-15 14:30",
            "2023-03-15 14:30\n",
            "2023-03-15 14:3\x00",
            "2023-03-1: 14:30",
            "2023-03-15 14:30\x00",
        ),
    ],
)
def test_what_is_no_moment_is_left_to_others(text):
    assert said(text).read.tolist() == [False]


def test_nothing_is_read_from_no_texts():
    assert said().read.tolist() == []
    assert said("").read.tolist() == [False]
