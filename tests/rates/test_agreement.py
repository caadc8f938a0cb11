"""Two coders of a record: which ads count, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import coding_agreement

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


def coded(records, *codes: tuple[str, str], **cells: str):
    ads = [
        records.ad(f"ad-{number}", category_coder_1=first, category_coder_2=second, **cells)
        for number, (first, second) in enumerate(codes)
    ]
    return coding_agreement(records.ledger(ads, [records.event(ad["id"], "approved") for ad in ads]))


def test_the_practice_record_counts_ten_ads_and_not_thirty():
    agreement = coding_agreement(open_ledger(PRACTICE))
    assert (agreement.equal, agreement.coded_by_both, agreement.submissions) == (8, 10, 30)
    # By hand: 1 - 19 * 4 / (400 - 74), the squares being those of 6, 3, 1, 4, 2, 2 and 2.
    assert agreement.alpha == pytest.approx(1 - 19 * 4 / 326)
    assert [(one.first, one.second, one.ads) for one in agreement.differences] == [
        ("voting_information", "other", 1),
        ("fraud_accusation", "voting_information", 1),
    ]
    assert agreement.differences[0].rows == ("alpha-3", "beta-3", "gamma-3")
    assert (agreement.coded_by_one, agreement.no_alpha) == (0, None)


def test_a_record_without_coders_has_no_agreement_and_that_is_no_error(bnr_folder):
    agreement = coding_agreement(open_ledger(bnr_folder))
    assert (agreement.coded_by_both, agreement.equal, agreement.alpha, agreement.no_alpha) == (0, 0, None, "too_few")


def test_unknown_and_empty_are_no_codes(records):
    agreement = coded(
        records,
        ("gambling", "gambling"),
        ("gambling", "unknown"),
        ("", "weapons"),
        ("unknown", ""),
        ("weapons", "vague"),
    )
    assert (agreement.coded_by_both, agreement.equal, agreement.coded_by_one) == (2, 1, 2)
    assert agreement.rows == ("ad-0", "ad-4")
    assert agreement.rows_equal == ("ad-0",)


def test_ads_whose_idea_is_not_known_are_no_copies(records):
    assert coded(records, *[("gambling", "gambling")] * 3, concept="unknown").coded_by_both == 3
    assert coded(records, *[("gambling", "gambling")] * 3, concept="idea-1").coded_by_both == 1


def test_copies_that_were_coded_differently_are_not_taken_for_one(records):
    agreement = coded(records, ("gambling", "gambling"), ("gambling", "weapons"), concept="idea-1")
    assert (agreement.coded_by_both, agreement.equal) == (2, 1)


def test_one_category_everywhere_has_no_alpha(records):
    agreement = coded(records, ("gambling", "gambling"), ("gambling", "gambling"))
    assert (agreement.equal, agreement.alpha, agreement.no_alpha) == (2, None, "one_category")


def test_the_most_frequent_difference_comes_first_and_then_the_codebooks_order(records):
    pairs = [("vague", "gambling"), ("weapons", "gambling"), ("gambling", "weapons"), ("vague", "gambling")]
    assert [(one.first, one.second, one.ads) for one in coded(records, *pairs).differences] == [
        ("vague", "gambling", 2),
        ("gambling", "weapons", 1),
        ("weapons", "gambling", 1),
    ]
    assert coded(records, *pairs).to_pandas()["ads"].tolist() == [2, 1, 1]
