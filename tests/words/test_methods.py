"""What the methods page says of itself, and the papers that it leans on."""

from __future__ import annotations

import re
import tomllib

import pytest

from bnr_toolkit.facts import collect
from bnr_toolkit.planning import ads_for_half_width, ads_for_none_approved
from bnr_toolkit.rates import resolution
from bnr_toolkit.words import (
    methods_headline,
    methods_lead,
    methods_made,
    methods_sources,
    plan_answers,
    wording_files,
)
from bnr_toolkit.words.literature import PAPERS


def test_the_page_has_a_headline_and_a_lead():
    assert str(methods_headline("nl")) == "Wat een test met weinig advertenties kan zeggen, en wat niet"
    assert str(methods_headline("en")) == "What a test with a few ads can say, and what it cannot"
    assert (methods_headline("nl").role, methods_lead("nl").role) == ("headline", "lead")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_paper_has_whose_it_is_when_and_where(language):
    sources = methods_sources(language)
    assert sources.role == "list"
    assert len(sources.paragraphs) == len(PAPERS)
    for line in sources.paragraphs:
        assert re.fullmatch(r"[^:]+: [^()]+ \((19|20)\d\d\), [A-Z][\w ]+ \d+:\d+\.", line), line


def test_a_source_reads_as_a_sentence():
    assert methods_sources("nl").paragraphs[3] == (
        "Waarom het interval van Wald bij kleine aantallen niet deugt en dat van Wilson of Jeffreys wel: "
        "Brown, Cai en DasGupta (2001), Statistical Science 16:101."
    )


def test_each_use_of_a_paper_has_its_wording_and_no_wording_is_left_over():
    for language in ("nl", "en"):
        book = {}
        for text in wording_files(language):
            book |= tomllib.loads(text)
        assert set(book["literature"]) == {paper.use for paper in PAPERS}


def test_the_page_says_what_made_it():
    passage = methods_made(resolution((7,)), "en")
    assert passage.role == "terms"
    assert passage.terms[0][0] == "Made with"
    assert passage.terms[0][1].startswith("bnr_toolkit ")


def test_the_answers_of_several_plans_say_once_what_no_number_of_ads_buys():
    plans = (ads_for_half_width(0.15), ads_for_none_approved(0.1))
    passage = plan_answers(plans, "nl")
    assert len(passage.paragraphs) == 3
    assert passage.paragraphs[0].startswith(
        "Voor een interval van hoogstens 15 procentpunt aan elke kant van het midden zijn 39 testadvertenties nodig."
    )
    assert passage.paragraphs[1].startswith("Er zijn 29 testadvertenties nodig om")
    assert str(passage).count("niet bij toeval getrokken") == 1
    assert set(passage.facts) <= collect(*plans).by_id.keys()
