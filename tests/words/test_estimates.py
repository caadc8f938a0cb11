"""One count and its intervals in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import words
from bnr_toolkit.rates import estimates
from bnr_toolkit.statistics.coverage import COMPARED

ASSUMED = {
    "nl": (
        "Het interval gaat over het herhalen van precies deze test. Het neemt aan dat de besluiten los van elkaar "
        "zijn "
        "genomen, elk met dezelfde kans. Kwamen alle advertenties van één account, of oordeelde één beoordelaar over "
        "alles, dan gaat die aanname niet op."
    ),
    "en": (
        "The interval is about repeating exactly this test. It assumes that decisions were made separately, each "
        "with "
        "the same chance. If all ads came from one account, or one reviewer judged them all, that assumption does "
        "not "
        "hold."
    ),
}


def test_six_of_seven_in_dutch():
    assert words.estimates(estimates(6, 7), "nl").paragraphs == (
        (
            "Bij zes van de zeven ligt de ondergrens tussen 0,42 en 0,50 en de bovengrens tussen 0,97 en 0,996, "
            "al naar "
            "gelang de methode. De methoden vatten dezelfde onzekerheid verschillend op; geen ervan maakt een kleine "
            "test groter."
        ),
        ASSUMED["nl"],
    )


def test_six_of_seven_in_english():
    assert words.estimates(estimates(6, 7), "en").paragraphs == (
        (
            "For six of the seven, the lower bound is between 0.42 and 0.50 and the upper bound between 0.97 and "
            "0.996, "
            "depending on the method. The methods treat the same uncertainty in different ways; none of them makes a "
            "small test larger."
        ),
        ASSUMED["en"],
    )


def test_none_and_all_have_an_end_at_the_edge_and_say_their_bound():
    none, everything = words.estimates(estimates(0, 7), "nl"), words.estimates(estimates(7, 7), "en")
    assert none.paragraphs[0].startswith("Bij geen van de zeven ligt de ondergrens op 0,00 en de bovengrens tussen")
    assert none.paragraphs[2] == (
        "„Geen van de zeven” betekent niet „nooit”. Had elke advertentie een kans van 35 op de honderd of meer om "
        "als "
        "goedgekeurd te tellen, dan kwam zo'n uitkomst in hoogstens 5 van de honderd herhalingen voor; kleinere "
        "kansen "
        "zijn niet uitgesloten."
    )
    assert everything.paragraphs[2] == (
        "“All seven” does not mean “always”. If each ad had a chance of 65 in a hundred or less to count as "
        "approved, "
        "such an outcome would come up in at most 5 of a hundred repetitions; larger chances are not ruled out."
    )


@given(
    st.integers(1, 100).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    st.sampled_from(["nl", "en"]),
)
def test_nothing_is_left_open_and_there_is_no_percentage(count, language):
    for paragraph in words.estimates(estimates(*count), language).paragraphs:
        assert not re.search(r"[{}%]|  |(^|[.] )[0-9]|nan", paragraph)
        assert paragraph.endswith(".")


@given(st.integers(2, 300), st.floats(0.5, 0.9999))
def test_the_sentence_about_none_is_true_as_it_is_rounded(decided, confidence):
    """At the chance that it names, none of the ads is at least as rare as it says."""
    confidence = round(confidence, 4)
    said = words.estimates(estimates(0, decided, confidence), "en").paragraphs
    if len(said) == 3:
        chance, missed = re.search(r"chance of (\d+) in a hundred .* at most ([\d.]+) of", said[2]).groups()
        assert (1 - int(chance) / 100) ** decided <= float(missed) / 100 + 1e-9


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_method_has_a_name(language):
    names = [words.interval_method_label(method, language) for method in COMPARED]
    assert names == ["Wilson", "Clopper–Pearson", "Jeffreys", "mid-P", "Wald"]
