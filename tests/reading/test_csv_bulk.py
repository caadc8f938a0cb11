"""The fast way reads exactly what the strict reader reads, or stands aside."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bnr_toolkit.reading.csv_bulk import read_bulk
from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.tabulate import tabulated

CELL = st.sampled_from(
    ["", " ", "a", 'say ""hi""', '"', '"quoted"', '"a,b"', '"a\nb"', "é", "\u00a0", "NA", "null", "\r", "'"]
)
ROUGH = st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=8).flatmap(
    lambda rows: st.sampled_from(["\n", "\r\n"]).map(lambda end: end.join(",".join(row) for row in rows) + end)
)


def strictly(text: str):
    """What the standard library makes of it; None when that is not CSV."""
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None
    return tabulated(records, "a.csv", ragged=True)


@given(ROUGH)
@example('a,b\n"x",y\n')
@example('a,b\n"x"",y",z\n')
@example('a,b\n"",""""\n')
@example("a,b\nx\n")
@example("a\n\nx\n\n")
@example("a,b\n , \n1,2\n")
@example('a,b\n"x\n\ny",z\n1,2')
@example('a,b\nx"y,z\n')
@example("a,b\nx,y\rz\n")
def test_the_fast_way_agrees_with_the_strict_reader_or_stands_aside(text):
    fast = read_bulk(text.encode(), "a.csv", ",", None, {})
    if fast is None:
        return
    slow = strictly(text)
    assert slow is not None
    cells, findings = slow
    assert not [finding for finding in findings if finding.code.startswith("row_too")]
    assert {name: list(column) for name, column in fast.columns.items()} == {
        name: list(column) for name, column in cells.columns.items()
    }
    assert [int(row) for row in fast.rows] == [int(row) for row in cells.rows]
    assert fast.origin == cells.origin


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2\n",
        'a,b\n"1","2"\n',
        'a,b\n"1 ""x""",2\n',
        "a,b\r\n1,2\r\n",
        "\n\na,b\n1,2",
        "a,b\nNA,null\n",
    ],
)
def test_what_is_regular_goes_the_fast_way(text):
    assert read_bulk(text.encode(), "a.csv", ",", None, {}) is not None


@pytest.mark.parametrize(
    "text",
    ["a,b\n1\n", "a,b\n1,2,3\n", 'a,b\n"1,2\n', 'a,b\n1"x",2\n', 'a,b\n"1"x,2\n', "a,b\n1,2\r3\n", "a,a\n1,2\n", ""],
)
def test_what_is_not_is_left_to_the_strict_reader(text):
    assert read_bulk(text.encode(), "a.csv", ",", None, {}) is None


def test_no_word_is_taken_for_nothing():
    cells = read_bulk(b"a,b\nNA,null\nNULL,nan\n", "a.csv", ",", None, {})
    assert cells is not None
    assert [list(column) for column in cells.columns.values()] == [["NA", "NULL"], ["null", "nan"]]


def test_a_row_of_another_length_far_down_is_found_at_its_row():
    rows = ["id,platform", *(f"ad-{number},TikTok" for number in range(2, 60_000)), "ad-60000", "ad-60001,TikTok"]
    cells, findings = read_csv("\n".join(rows).encode(), "ads.csv")
    assert [(finding.code, finding.place.row) for finding in findings] == [("row_too_short", 60_000)]
    assert len(cells) == 60_000


def test_a_header_row_that_was_declared_is_taken_and_what_stands_above_is_not_read():
    cells = read_bulk(b"Export of today\nmade by me\nid,platform\nad-1,TikTok\n", "a.csv", ",", 3, {})
    assert cells is not None
    assert str(cells.place("platform", 0)) == "a.csv › B4 (row 4, column platform)"
