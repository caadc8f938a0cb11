"""The narrower intervals inside a group's: by the same method, nested, and only where the group has an interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.rates import approval_rates
from bnr_toolkit.rates.counting import INNER_LEVELS
from bnr_toolkit.redact import publishable_intervals
from bnr_toolkit.statistics.proportions import METHODS, proportion_interval


@pytest.mark.parametrize("method", METHODS)
def test_they_are_the_intervals_of_the_same_method_at_80_and_50(groups, method):
    rates = approval_rates(groups.ledger(Alpha="+++++-+", Beta="---"), by="platform", method=method)
    assert rates.inner_levels == (0.8, 0.5)
    for group in rates.groups:
        expected = tuple(proportion_interval(group.approved, group.decided, level, method) for level in INNER_LEVELS)
        assert group.inner == expected


def test_six_of_seven_by_wilson(groups):
    """[I] statsmodels 0.15, proportion_confint(6, 7, alpha, method="wilson") at alpha 0.2 and 0.5."""
    group = approval_rates(groups.ledger(Alpha="++++++-", Beta="+"), by="platform").groups[0]
    rounded = [(round(inner.low, 4), round(inner.high, 4)) for inner in group.inner]
    assert rounded == [(0.6223, 0.9562), (0.7462, 0.9245)]


@given(st.integers(1, 200).flatmap(lambda decided: st.tuples(st.integers(0, decided), st.just(decided))))
def test_a_less_sure_interval_lies_inside_a_surer_one_and_holds_the_share(count):
    approved, decided = count
    for method in METHODS:
        wide, middle, thick = (proportion_interval(approved, decided, level, method) for level in (0.95, *INNER_LEVELS))
        assert wide.low <= middle.low <= thick.low <= approved / decided <= thick.high <= middle.high <= wide.high


def test_a_level_that_is_asked_for_leaves_only_what_is_narrower(groups):
    ledger = groups.ledger(Alpha="++-", Beta="+--")
    for confidence, levels in ((0.8, (0.5,)), (0.5, ()), (0.9, (0.8, 0.5))):
        rates = approval_rates(ledger, by="platform", confidence=confidence)
        assert rates.inner_levels == levels
        assert [len(group.inner) for group in rates.groups] == [len(levels)] * 2


def test_there_are_none_where_there_is_no_interval(groups):
    same = approval_rates(groups.ledger(same_ads=True, Alpha="++-", Beta="+--"))
    assert same.total.interval is None
    assert same.total.inner == ()
    status = approval_rates(groups.ledger(Alpha="++-", Beta="?"), rule="final_after_inquiry")
    assert (status.inner_levels, status.total.inner) == ((), ())
    undecided = approval_rates(groups.ledger(Alpha="++-", Beta="?"), by="platform").groups[1]
    assert undecided.inner == ()


def test_nothing_of_them_is_public_where_the_scope_of_inference_allows_no_interval(groups):
    probe = groups.declared("Alpha", "Beta").replace("inference: repeat-of-this-test", "inference: none")
    rates = publishable_intervals(approval_rates(groups.ledger(probe, Alpha="++-", Beta="+--"), by="platform"))
    assert all(group.inner == () and group.interval is None for group in (*rates.groups, rates.total))
