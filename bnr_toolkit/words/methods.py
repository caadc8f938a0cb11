"""What the methods page says of itself: its headline, its lead, the papers it leans on, and what made it."""

from __future__ import annotations

from collections.abc import Sequence

from bnr_toolkit.language import capitalised, listed
from bnr_toolkit.results import Passage, Plan, Result
from bnr_toolkit.words.literature import PAPERS, Paper
from bnr_toolkit.words.phrases import phrase
from bnr_toolkit.words.planning import plan


def methods_headline(language: str) -> Passage:
    """What the page is about, as its title."""
    return Passage("headline", language, (phrase(language, "methods.headline"),), None)


def methods_lead(language: str) -> Passage:
    """What a reader gets from the page."""
    return Passage("lead", language, (phrase(language, "methods.lead"),), None)


def methods_sources(language: str) -> Passage:
    """The papers, in the order of the page: what each is used for, whose it is, and where it stands."""
    return Passage("list", language, tuple(_source(paper, language) for paper in PAPERS), None)


def plan_answers(plans: Sequence[Plan], language: str) -> Passage:
    """The answers of several plans, and once what no number of ads buys.

    >>> from bnr_toolkit.planning import ads_for_half_width
    >>> plan_answers([ads_for_half_width(0.3)], "en").paragraphs[0][:37]
    'For an interval of at most 30 percent'
    """
    each = [plan(one, language) for one in plans]
    answers = tuple(passage.paragraphs[0] for passage in each)
    limits = " ".join((phrase(language, "plan.scope"), phrase(language, "plan.assumes_groups")))
    facts = tuple(dict.fromkeys(identifier for passage in each for identifier in passage.facts))
    return Passage("text", language, (*answers, limits), plans[0].stamp, facts)


def methods_made(result: Result, language: str) -> Passage:
    """With which version of the toolkit the page's numbers were computed."""
    made = f"bnr_toolkit {result.stamp.version}"
    return Passage("terms", language, (), result.stamp, terms=((phrase(language, "provenance.version"), made),))


def _source(paper: Paper, language: str) -> str:
    use = capitalised(phrase(language, f"literature.{paper.use}"))
    authors = listed(list(paper.authors), language)
    return f"{use}: {authors} ({paper.year}), {paper.journal} {paper.volume}:{paper.page}."
