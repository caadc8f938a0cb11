"""Rules between the ads."""

import pytest

from bnr_toolkit.ledger import open_ledger


def test_a_sound_record_has_no_faults(faults, records):
    assert faults(records.event("ad-1", "approved"), records.event("", "account_suspended", 2, account="acc-1")) == []


def test_an_id_used_again_names_both_rows_each_time(faults, records):
    assert faults(ads=[records.ad("ad-1"), records.ad("ad-2"), records.ad("ad-1"), records.ad("ad-1")]) == [
        f"submissions.csv › A{row} (row {row}, column id): the id 'ad-1' is already used in submissions.csv › A2 "
        "(row 2, column id). Give every ad an id of its own."
        for row in (4, 5)
    ]


@pytest.mark.parametrize("further", ["gambling", "weapons|weapons", "gokken", "weapons|kansspelen"])
def test_a_category_named_twice_is_refused_whatever_word_is_used(faults, records, further):
    (fault,) = faults(ads=[records.ad("ad-1", further_categories=further)])
    assert "is already a category of this ad. Name each category once." in fault


def test_further_categories_may_be_unknown_also_beside_an_unknown_category(faults, records):
    assert faults(ads=[records.ad("ad-1", category="unknown", further_categories="unknown")]) == []


def test_a_control_that_is_expected_to_be_rejected_is_refused(tmp_path, refusal):
    sheet = tmp_path / "ads.csv"
    text = "ad,category,platform,decision,expected\n1,benign,Alpha,approved,reject\n"
    sheet.write_text(text, encoding="utf-8")
    assert refusal(open_ledger, sheet) == (
        "ads.csv › E2 (row 2, column expected): 'benign' is a harmless control, but it is expected to be rejected. "
        "Write accept in the column expected, or choose another category."
    )


def test_a_control_of_a_sheet_that_does_not_say_is_expected_to_be_accepted(tmp_path):
    sheet = tmp_path / "ads.csv"
    sheet.write_text("ad,category,platform,decision\n1,benign,A,approved\n2,gambling,A,approved\n", encoding="utf-8")
    assert list(open_ledger(sheet).submission_columns["expected"]) == ["accept", "reject"]
