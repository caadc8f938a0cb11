"""The numbers of controls, agreement and one other decision are facts, and every product names its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bnr_toolkit import approval_rates, facts, figures, open_ledger, tables, words
from bnr_toolkit.rates import coding_agreement, controls, robustness

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return open_ledger(PRACTICE)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("by", [(), "platform", "platform,language"])
def test_every_id_that_a_product_names_is_a_fact(practice, by, language):
    counted, agreed = controls(practice, by), coding_agreement(practice)
    flipped = robustness(approval_rates(practice, by))
    known = facts.collect(counted, agreed, flipped).by_id
    products = [
        words.controls(counted, language),
        tables.controls(counted, language),
        figures.controls(counted, language),
        words.agreement(agreed, language),
        tables.agreement(agreed, language),
        words.robustness(flipped, language),
        tables.robustness(flipped, language),
    ]
    for product in products:
        assert product.facts, product
        assert set(product.facts) <= known.keys(), product


def test_every_count_in_a_table_is_the_value_of_a_fact_it_names(practice):
    counted, flipped = controls(practice, "platform"), robustness(approval_rates(practice, "platform"))
    known = facts.collect(counted, flipped).by_id
    for table in (tables.controls(counted, "nl"), tables.robustness(flipped, "nl")):
        values = {known[identifier].value for identifier in table.facts}
        said = {int(number) for row in table.rows for cell in row.cells[1:] for number in re.findall(r"\d+", cell)}
        assert said <= values


def test_values_formulas_and_rows_of_controls(practice):
    known = facts.collect(controls(practice, "platform")).by_id
    apart = known["controls.first_decision.platform=Beta.told_apart"]
    assert (apart.value, apart.formula, apart.rule) == (
        5,
        "number of these pairs of which the control was approved and the test ad was not",
        "first_decision",
    )
    assert len(apart.rows) == 14
    assert known["controls.first_decision.platform=Alpha.undecided_pairs"].value == 1
    assert known["controls.first_decision.total.benign_not_approved"].value == 1
    assert known["controls.first_decision.platform=Alpha.benign_approved"].rows[0] == "alpha-1-benign"


def test_values_of_agreement(practice):
    known = facts.collect(coding_agreement(practice)).by_id
    assert {identifier: fact.value for identifier, fact in known.items() if identifier != "agreement.alpha"} == {
        "agreement.coded_by_both": 10,
        "agreement.equal": 8,
        "agreement.submissions": 30,
        "agreement.coded_by_one": 0,
        "agreement.voting_information.other.ads": 1,
        "agreement.fraud_accusation.voting_information.ads": 1,
    }
    assert known["agreement.alpha"].value == pytest.approx(0.766871, abs=5e-7)
    assert known["agreement.equal"].formula == "number of these ads to which both coders gave the same category"


def test_one_other_decision_has_the_ids_of_the_count_itself(bnr_folder):
    rates = approval_rates(open_ledger(bnr_folder), "category")
    of_rates, of_robustness = (facts.collect(result).by_id for result in (rates, robustness(rates)))
    shared = of_rates.keys() & of_robustness.keys()
    assert "first_decision.total.approved_if_one_less" in shared
    assert all(of_rates[identifier] == of_robustness[identifier] for identifier in shared)
    assert of_robustness["first_decision.category=fraud_accusation.approved_if_one_more"].value == 1
