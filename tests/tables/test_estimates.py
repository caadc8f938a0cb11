"""One count and its intervals as a table: one row a method, and facts behind every number."""

from __future__ import annotations

import re

import pytest

from bnr_toolkit import facts, tables, words
from bnr_toolkit.language import decimal
from bnr_toolkit.rates import estimates
from bnr_toolkit.results import Passage, Row


def test_six_of_seven_in_dutch():
    table = tables.estimates(estimates(6, 7), "nl")
    assert table.caption == "Het interval bij zes van de zeven, volgens elke methode (95%)"
    assert table.columns == ("Methode", "Ondergrens", "Bovengrens", "Waarvoor")
    assert table.numeric == (False, True, True, False)
    assert table.rows == (
        Row(
            ("Wilson", "0,49", "0,97", "aanbevolen bij kleine aantallen; hier gebruikt waar geen andere methode staat")
        ),
        Row(
            (
                "Clopper–Pearson",
                "0,42",
                "0,996",
                "wie zekerheid vooropstelt: bevat de ware kans nooit minder vaak dan beloofd, en is daarom breder",
            )
        ),
        Row(("Jeffreys", "0,50", "0,98", "ook aanbevolen bij kleine aantallen")),
        Row(("mid-P", "0,47", "0,99", "als Clopper–Pearson, maar minder streng")),
    )
    (assumed,) = table.notes
    assert "één account" in assumed


def test_none_of_twelve_in_english_has_its_one_sided_bound():
    table = tables.estimates(estimates(0, 12, 0.999), "en")
    assert table.caption == "The interval for none of the 12, by each method (99.9%)"
    assert table.notes[1] == "One-sided upper bound (99.9%), because none were approved: 0.44."
    assert tables.estimates(estimates(2, 2), "nl").notes[1] == (
        "Eenzijdige ondergrens (95%), omdat alles is goedgekeurd: 0,22."
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("confidence", [0.95, 0.999])
@pytest.mark.parametrize("count", [(6, 7), (0, 7), (7, 7), (0, 1), (1, 1), (12, 40), (0, 300)])
def test_every_number_is_a_named_fact(count, confidence, language):
    made = estimates(*count, confidence)
    known = facts.collect(made).by_id
    for product in (words.estimates(made, language), tables.estimates(made, language)):
        assert set(product.facts) <= known.keys()
        # Two decimals, or more where two would say that a chance is nothing or certain.
        values = {float(decimal(known[name].value, digits, "en")) for name in product.facts for digits in (2, 3, 4)}
        values |= {float(known[identifier].value) for identifier in product.facts}
        said = "\n".join(product.paragraphs) if isinstance(product, Passage) else tables.csv(product)
        for number in re.findall(r"\d+(?:[.,]\d+)?", said):
            assert float(number.replace(",", ".")) in values, (number, values)


def test_facts_say_method_and_level():
    known = facts.collect(estimates(6, 7, 0.9)).by_id
    fact = known["estimates.6_of_7.at_0.9.mid_p.low"]
    assert fact.formula == "lower bound of the mid_p interval at 0.9 for approved of decided"
    assert "estimates.6_of_7.jeffreys.high" in facts.collect(estimates(6, 7)).by_id
    bound = facts.collect(estimates(0, 7)).by_id["estimates.0_of_7.bound"]
    assert bound.formula == "1 - (1 - confidence) ** (1 / decided): the one-sided upper bound of none approved, at 0.95"
