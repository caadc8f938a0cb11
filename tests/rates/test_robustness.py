"""What if one decision had been different: addition, in total and by group."""

from __future__ import annotations

from pathlib import Path

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates, robustness

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


def test_of_the_case_five_or_seven_instead_of_six(bnr_folder):
    flipped = robustness(approval_rates(open_ledger(bnr_folder), by="category"))
    assert (flipped.approved, flipped.decided) == (6, 7)
    assert (flipped.approved_if_one_less, flipped.approved_if_one_more) == (5, 7)
    by_key = {group.key[0]: group for group in flipped.groups}
    fraud, violence = by_key["fraud_accusation"], by_key["call_to_violence"]
    assert (fraud.approved_if_one_less, fraud.approved_if_one_more) == (None, 1)
    assert (violence.approved_if_one_less, violence.approved_if_one_more) == (0, None)
    assert by_key["not_described"].apart


def test_by_platform_open_ads_are_no_decisions():
    flipped = robustness(approval_rates(open_ledger(PRACTICE), by="platform"))
    frame = flipped.to_pandas()
    assert frame["platform"].tolist() == ["Alpha", "Beta", "Gamma", "total"]
    assert frame["approved_if_one_less"].tolist() == [8, 2, 3, 15]
    assert frame["approved_if_one_more"].tolist() == [10, 4, 5, 17]
    assert frame["decided"].tolist() == [10, 10, 9, 29]


def test_no_interval_comes_along(bnr_folder):
    """An interval belongs to the count as it was, and to a record whose scope allows one."""
    flipped = robustness(approval_rates(open_ledger(bnr_folder), by="category"))
    assert {group.interval for group in (*flipped.groups, flipped.total)} == {None}


def test_a_status_is_refused(bnr_folder, refusal):
    rates = approval_rates(open_ledger(bnr_folder), rule="final_after_inquiry")
    assert refusal(robustness, rates) == (
        "parameter rule: the rule 'final_after_inquiry' tells where the ads ended; that is no series of decisions of "
        "which one could have been different. Choose another rule, such as first_decision."
    )
