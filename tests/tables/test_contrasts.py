"""Two counts of different ads as a table: a row a method, and which of them decides."""

from __future__ import annotations

import re

import pytest

from bnr_toolkit import facts, tables, words
from bnr_toolkit.rates import contrast
from bnr_toolkit.results import Passage


def test_six_of_seven_against_two_of_seven_in_dutch():
    table = tables.contrast(contrast(6, 7, 2, 7), "nl")
    assert table.caption == "Het verschil tussen zes van de zeven en twee van de zeven, volgens elke methode (95%)"
    assert table.columns == ("Methode", "Uitkomst", "Beslist")
    assert table.numeric == (False, True, False)
    assert [row.cells for row in table.rows] == [
        ("De toets van Fisher–Boschloo", "p = 0,057", "ja"),
        ("Het interval bij de toets van Fisher–Boschloo", "−0,016 tot 0,907", "ja"),
        ("De toets van Suissa–Shuster (Barnard)", "p = 0,057", "nee"),
        ("De toets van Fisher, mid-P", "p = 0,054", "nee"),
        ("De toets van Fisher", "p = 0,103", "nee"),
        ("Het interval van Newcombe", "0,058 tot 0,806", "nee"),
        ("Het interval van Miettinen–Nurminen", "0,034 tot 0,853", "nee"),
    ]
    observed, at_odds, assumed = table.notes
    assert observed == (
        "Het waargenomen verschil is 0,571: het aandeel van de eerste groep min dat van de tweede. Ook de intervallen "
        "gaan daarover."
    )
    assert at_odds.startswith("Los gelezen zouden het interval van Newcombe")
    assert assumed.startswith("De toets neemt aan dat de besluiten los van elkaar zijn genomen.")


def test_all_against_none_in_english():
    table = tables.contrast(contrast(20, 20, 0, 20, 0.99), "en")
    assert table.caption == "The difference between all 20 and none of the 20, by every method (99%)"
    assert table.rows[0].cells == ("The Fisher–Boschloo test", "p < 0.001", "yes")
    assert len(table.notes) == 2


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("confidence", [0.95, 0.999])
@pytest.mark.parametrize("counts", [(6, 7, 2, 7), (0, 7, 7, 7), (1, 1, 0, 1), (12, 40, 30, 33), (0, 3, 0, 9)])
def test_every_number_is_a_named_fact(counts, confidence, language):
    made = contrast(*counts, confidence)
    known = facts.collect(made).by_id
    for product in (words.contrast(made, language), tables.contrast(made, language)):
        assert set(product.facts) <= known.keys()
        values = [abs(float(known[identifier].value)) for identifier in product.facts]
        if isinstance(product, Passage):
            said = "\n".join(product.paragraphs)
        else:
            said = "\n".join([*(" ".join(row.cells[1:]) for row in product.rows), *product.notes])
        for number in re.findall(r"\d+(?:[.,]\d+)?", said):
            digits = len(number.partition("," if language == "nl" else ".")[2])
            half = 0.5000001 * 10**-digits
            assert any(abs(float(number.replace(",", ".")) - value) <= half for value in values), (number, values)
