"""The same ads as bare counts: what their results say of themselves."""

import pytest

from bnr_toolkit.rates import paired_bounds, paired_contrast


def test_a_contrast_is_a_row_for_each_method():
    rows = paired_contrast(3, 6, 0, 1).to_pandas()
    assert rows["method"].tolist() == ["mcnemar_mid_p", "mcnemar_exact", "mcnemar_mid_p", "newcombe_paired", "tango"]
    assert rows["about"].tolist() == ["", "", "first of differing", "difference", "difference"]
    assert rows["decides"].tolist() == [True, False, True, False, False]
    assert rows["p"].dropna().tolist() == [0.015625, 0.03125]
    assert rows["low"].notna().tolist() == [False, False, True, True, True]


def test_without_ideas_that_differ_there_is_no_row_for_their_interval():
    rows = paired_contrast(3, 0, 0, 1).to_pandas()
    assert rows["method"].tolist() == ["mcnemar_mid_p", "mcnemar_exact", "newcombe_paired", "tango"]


def test_bounds_are_a_row_for_each_table():
    rows = paired_bounds(9, 6, 10).to_pandas()
    assert rows.to_dict("list") == {
        "both": [6, 5],
        "only_first": [3, 4],
        "only_second": [0, 1],
        "neither": [1, 0],
        "p": [0.125, 0.21875],
        "p_exact": [0.25, 0.375],
    }


@pytest.mark.parametrize(
    ("totals", "verdict"),
    [((9, 6, 10), "not_shown"), ((3, 8, 14), "unsettled"), ((15, 0, 20), "different"), ((7, 7, 9), "not_shown")],
)
def test_totals_settle_it_only_when_every_table_says_the_same(totals, verdict):
    assert paired_bounds(*totals).verdict == verdict


def test_the_level_is_that_of_the_confidence():
    # Five to none: p .03125.
    assert paired_contrast(0, 5, 0, 0, 0.95).shown
    assert not paired_contrast(0, 5, 0, 0, 0.99).shown
    assert paired_bounds(3, 8, 14, 0.99).verdict == "not_shown"
