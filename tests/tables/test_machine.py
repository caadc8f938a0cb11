"""Counts for machines: stable, to the byte."""

from __future__ import annotations

import json

from bnr_toolkit import approval_rates, open_ledger, tables

BNR_CSV = """\
category,approved,decided,open,submitted,low,high
voting_information,1,1,0,1,0.206549,1.0
call_to_violence,1,1,0,1,0.206549,1.0
home_address,1,1,0,1,0.206549,1.0
fraud_accusation,0,1,0,1,0.0,0.793451
not_described,3,3,0,3,,
total,6,7,0,7,0.486872,0.97432
"""


def test_the_real_record_as_csv(bnr_folder):
    assert tables.rates_csv(approval_rates(open_ledger(bnr_folder), "category")) == BNR_CSV


def test_without_a_column_there_is_one_row_and_a_status_has_no_bounds(bnr_folder):
    rates = approval_rates(open_ledger(bnr_folder), rule="final_after_inquiry")
    assert tables.rates_csv(rates) == "approved,decided,open,submitted,low,high\n0,7,0,7,,\n"


def test_a_group_without_a_decision_has_no_bounds_and_a_pair_has_two_keys(records):
    ads = [records.ad("ad-1"), records.ad("ad-2", platform="Beta, Inc.")]
    probe = records.PROBE.replace("[Alpha, Beta]", '[Alpha, "Beta, Inc."]')
    ledger = records.ledger(ads, [records.event("ad-1", "approved")], probe)
    assert tables.rates_csv(approval_rates(ledger, "platform,category")) == (
        "platform,category,approved,decided,open,submitted,low,high\n"
        "Alpha,gambling,1,1,0,1,0.206549,1.0\n"
        '"Beta, Inc.",gambling,0,0,1,1,,\n'
        "total,,1,1,1,2,0.206549,1.0\n"
    )


def test_the_real_record_as_json(bnr_folder):
    content = json.loads(tables.rates_json(approval_rates(open_ledger(bnr_folder), "category")))
    assert {"by", "rule", "codes", "method", "confidence", "groups", "total"} <= content.keys()
    assert content["by"] == ["category"]
    assert content["rule"] == "first_decision"
    assert content["codes"] == "primary"
    assert content["method"] == "wilson"
    assert content["confidence"] == 0.95
    assert content["groups"][0] == {
        "key": {"category": "voting_information"},
        "approved": 1,
        "decided": 1,
        "open": 0,
        "submitted": 1,
        "low": 0.206549,
        "high": 1.0,
        "bound": 0.05,
        "apart": False,
        "repeats": False,
        "rows": ["ad-1"],
    }
    assert (content["total"]["low"], content["total"]["high"]) == (0.486872, 0.97432)
    assert content["total"]["bound"] is None


def test_a_name_that_looks_like_a_formula_is_left_as_it_was_recorded(records):
    probe = records.PROBE.replace("[Alpha, Beta]", '["=Alpha"]')
    ledger = records.ledger([records.ad(platform="=Alpha")], [records.event("ad-1", "approved")], probe)
    assert tables.rates_csv(approval_rates(ledger, "platform")).splitlines()[1].startswith("=Alpha,1,1,")
