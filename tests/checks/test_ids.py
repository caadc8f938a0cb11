"""The ids of ads: each used once, and none that a reader takes for another."""

import pytest

from bnr_toolkit.checks import check_ads


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("ad-1", "AD-1"), ("ad-1", "ad-01"), ("ad-01", "ad-1"), ("7", "007"), ("a1", "a001"), ("ad-1", "Ad-01")),
        *(("ad-1", "ad_1"), ("ad.1", "ad-1"), ("a_01.2", "A-1-02"), ("ad-10", "ad-1O"), ("ad-I", "ad-1"), ("l", "I")),
        *(("ad-l", "AD-1"), ("v1.0", "V1_O"), ("1", "1.0"), ("7.00", "07")),
    ],
)
def test_two_ids_that_differ_in_what_the_eye_passes_over_are_refused(submissions, records, said, first, second):
    cells = submissions([records.ad(first), records.ad("other"), records.ad(second)])
    assert said(check_ads(cells, cells.columns)) == [
        (
            f"submissions.csv › A4 (row 4, column id): the id '{second}' looks too much like '{first}' "
            "(submissions.csv › A2 (row 2, column id)). If it is one ad, write its id the same everywhere; "
            "if they are two, rename one so that nobody can confuse them."
        )
    ]


@pytest.mark.parametrize(
    "ids",
    [
        *(
            ["1", "10", "100", "01.1"],
            ["ad-1", "ad-11", "ad-10", "ad1"],
            ["a-o", "a-0"],
            ["i", "1"],
            ["0", "00a", "a0"],
        ),
        *(["unknown", ""], [], ["a"], ["é-1", "e-1"]),
    ],
)
def test_ids_that_nobody_confuses_are_left_alone(submissions, records, ids):
    cells = submissions([records.ad(identifier) for identifier in ids])
    assert list(check_ads(cells, cells.columns)) == []


def test_of_three_look_alikes_two_are_told_against_the_first(submissions, records, said):
    cells = submissions([records.ad(identifier) for identifier in ("B", "a1", "b", "A1", "A01", "a1")])
    told = said(check_ads(cells, cells.columns))
    assert [one.split(" ")[2] for one in told] == ["A7", "A4", "A5", "A6"]  # the id that is the same first
    assert ["A3 (row 3" in one for one in told] == [True, False, True, True]


def test_the_message_in_dutch(submissions, records, said):
    cells = submissions([records.ad("ad-1"), records.ad("AD-1")])
    assert said(check_ads(cells, cells.columns), language="nl") == [
        (
            "submissions.csv › A3 (rij 3, kolom id): het kenmerk 'AD-1' lijkt te veel op 'ad-1' (submissions.csv › A2 "
            "(rij 2, kolom id)). Is het één advertentie, schrijf het kenmerk dan overal gelijk; "
            "zijn het er twee, hernoem er dan een zodat niemand ze verwart."
        )
    ]


@pytest.mark.parametrize("word", ["Totaal", "TOTAL", "subtotaal", "Gemiddelde"])
def test_a_total_is_not_counted_as_an_ad(submissions, records, said, word):
    cells = submissions([records.ad("ad-1"), records.ad(word)])
    assert said(check_ads(cells, cells.columns)) == [
        (
            f"submissions.csv › A3 (row 3, column id): '{word}' is not an ad but a total; counted as one, it would "
            "make the count wrong. Remove the row, or have it skipped with skip_rows in mapping.yml."
        )
    ]
