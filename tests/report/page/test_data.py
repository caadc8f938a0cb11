"""The numbers of a page as CSV files inside the page."""

from __future__ import annotations

import base64

import pytest

from bnr_toolkit.report.outputs import Output
from bnr_toolkit.report.page.data import download_of, each_once, file_stem, told_apart

TABLE = "categorie,aantal\ngokken,1\n„café”,2\n"


def output(**about: object) -> Output:
    return Output({}, about, {})


def test_a_table_is_a_file_under_its_caption_with_exactly_its_bytes():
    one = download_of(output(data=TABLE, caption="Eerste besluit per idée"), "nl")
    assert (one.name, one.label, one.rows) == ("eerste-besluit-per-idee-nl.csv", "Eerste besluit per idée", 2)
    scheme, _, data = one.uri.partition(",")
    assert scheme == "data:text/csv;charset=utf-8;base64"
    assert base64.b64decode(data).decode("utf-8") == TABLE


@pytest.mark.parametrize("about", [{}, {"data": TABLE}, {"caption": "Counts"}, {"data": "", "caption": "Counts"}])
def test_what_has_no_numbers_or_no_name_is_no_file(about):
    assert download_of(output(**about), "en") is None


def test_the_numbers_behind_a_chart_and_its_table_are_one_file_under_the_first_name():
    chart, table = (download_of(output(data=TABLE, caption=name), "nl") for name in ("Grafiek", "Tabel"))
    other = download_of(output(data="a\n1\n", caption="Anders"), "nl")
    assert each_once([chart, other, table]) == (chart, other)


@pytest.mark.parametrize(
    ("label", "stem"),
    [
        ("", "data"),
        ("…", "data"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 80, "a" * 60),
        ('Ads; "x"\r\n<b>', "ads-x-b"),
    ],
)
def test_a_name_is_plain_and_short_whatever_the_caption_says(label, stem):
    assert file_stem(label) == stem


def test_the_numbers_of_a_chart_are_called_as_its_files_are_and_told_apart_from_a_table_that_reads_alike():
    about = {"data": TABLE, "caption": "Per categorie", "name": "approvals"}
    chart, table = download_of(output(**about), "nl"), download_of(output(data="a\n1\n", caption="Per categorie"), "nl")
    assert (chart.name, table.name) == ("approvals-nl.csv", "per-categorie-nl.csv")
    assert [one.label for one in told_apart([chart, table], "van de grafiek")] == [
        "Per categorie, van de grafiek",
        "Per categorie",
    ]
    assert told_apart([chart], "van de grafiek") == (chart,)
