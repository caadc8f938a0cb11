"""How often intervals are right, in sentences that a reader who never took statistics can say aloud."""

from __future__ import annotations

import re

import pytest

from bnr_toolkit.facts import collect
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.rates import interval_coverage
from bnr_toolkit.results import Coverage, CoverageLine
from bnr_toolkit.words import coverage, coverage_caption, coverage_figure_words, coverage_label
from bnr_toolkit.words.captions import LONGEST_ALT

STAMP = Stamp("methods", "0" * 64, "public")


def made(*lines: CoverageLine, confidence: float = 0.95) -> Coverage:
    return Coverage(confidence, lines, STAMP)


WILSON = CoverageLine("wilson", (3, 60), (0.956, 0.952), (0.827, 0.838))
WALD = CoverageLine("wald", (3, 60), (0.496, 0.908), (0.0, 0.0))


def test_the_promise_and_what_comes_of_it():
    assert str(coverage(made(WILSON, WALD), "nl")) == (
        "Beloofd is 95 van de honderd keer raak. Uitgerekend is hoe vaak dat uitkomt, voor 3 tot en met 60 "
        "advertenties. Wilson: gemiddeld 95 tot 96 keer raak, in het slechtste geval 83 keer. "
        "Wald: gemiddeld 50 tot 91 keer raak, in het slechtste geval 0 keer. "
        "Raak wil zeggen dat de ware kans in het interval ligt. "
        "Het slechtste geval is de ware kans waarbij het interval het vaakst mist."
    )
    assert str(coverage(made(WILSON, WALD), "en")) == (
        "Promised is to be right 95 times in a hundred. Computed is how often that comes true, for 3 to 60 ads. "
        "Wilson: right 95 to 96 times on average, 83 times in the worst case. "
        "Wald: right 50 to 91 times on average, 0 times in the worst case. "
        "Right means that the true chance lies within the interval. "
        "The worst case is the true chance at which the interval misses most often."
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("nl", "Het interval van Wilson houdt gemiddeld wat het belooft, dat van Wald niet"),
        ("en", "On average the Wilson interval keeps its promise; the Wald interval does not"),
    ],
)
def test_the_title_is_the_finding(language, title):
    assert coverage_figure_words(made(WILSON, WALD), language).title == title


@pytest.mark.parametrize(
    "lines",
    [
        (WILSON,),
        (WALD,),
        # Kept at one number of ads and broken at another is neither.
        (WILSON, CoverageLine("wald", (3, 60), (0.95, 0.90), (0.0, 0.0))),
    ],
    ids=["one that keeps", "one that breaks", "one that does both"],
)
def test_a_title_claims_nothing_that_the_numbers_do_not_carry(lines):
    assert coverage_figure_words(made(*lines), "en").title == "How often an interval holds the true chance"


def test_a_promise_that_is_no_whole_number_keeps_its_digits():
    assert coverage_caption(made(WILSON, confidence=0.999), "nl") == (
        "Hoe vaak het interval raak is, van de honderd keer (beloofd: 99,9)"
    )


def test_a_line_is_named_by_its_method():
    assert coverage_label("clopper_pearson", "least", "nl") == "Clopper–Pearson, slechtste geval"
    assert coverage_label("wald", "mean", "en") == "Wald, on average"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_alternative_is_short_and_has_no_percentage(language):
    words = coverage_figure_words(interval_coverage(("wilson", "clopper_pearson", "jeffreys", "wald")), language)
    assert len(words.alt) <= LONGEST_ALT
    assert words.alt.endswith(
        {"nl": " De overige lijnen staan in de tabel.", "en": " The other lines are in the table."}[language]
    )
    assert not re.search("%|procent|percent", words.alt + words.title)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_of_the_passage_is_a_fact(language):
    result = interval_coverage(sizes=(3, 7))
    assert set(coverage(result, language).facts) <= collect(result).by_id.keys()
