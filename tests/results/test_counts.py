"""Counts as results: what follows from them, and their table."""

import math
import pickle

import pytest

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.results import Group, Interval


def test_a_group_knows_what_was_submitted_and_its_share():
    group = Group(("x",), 6, 7, 2, ())
    assert (group.submitted, group.share) == (9, 6 / 7)
    assert Group(("x",), 0, 0, 2, ()).share is None


@pytest.mark.parametrize(
    ("by", "keys"), [("category", ["category"]), ("platform,category", ["platform", "category"]), ((), [])]
)
def test_the_table_for_pandas_has_the_keys_the_counts_and_a_last_row_for_the_total(bnr_folder, by, keys):
    rates = approval_rates(open_ledger(bnr_folder), by=by)
    table = rates.to_pandas()
    assert list(table.columns) == [*keys, "approved", "decided", "open", "submitted", "low", "high"]
    assert len(table) == len(rates.groups) + 1
    last = table.iloc[-1]
    assert (last["approved"], last["decided"], last["open"], last["submitted"]) == (6, 7, 0, 7)
    assert [last[key] for key in keys] == ["total", ""][: len(keys)]
    assert round(last["low"], 4) == 0.4869


def test_a_row_without_an_interval_has_empty_bounds(bnr_folder):
    table = approval_rates(open_ledger(bnr_folder), by="category").to_pandas().set_index("category")
    assert math.isnan(table.loc["not_described", "low"])
    assert not math.isnan(table.loc["call_to_violence", "low"])


def test_results_are_frozen_and_survive_a_process_border(bnr_folder):
    rates = approval_rates(open_ledger(bnr_folder), by="category")
    assert pickle.loads(pickle.dumps(rates)) == rates
    with pytest.raises(AttributeError):
        rates.total = None
    with pytest.raises(AttributeError):
        Interval(0.0, 1.0).low = 0.5
