"""What the methods page says of itself: its headline, its lead, the papers it leans on, and what made it."""

from __future__ import annotations

from bnr_toolkit.language import capitalised, listed
from bnr_toolkit.results import Passage, Result
from bnr_toolkit.words.literature import PAPERS, Paper
from bnr_toolkit.words.phrases import phrase


def methods_headline(language: str) -> Passage:
    """What the page is about, as its title."""
    return Passage("headline", language, (phrase(language, "methods.headline"),), None)


def methods_lead(language: str) -> Passage:
    """What a reader gets from the page."""
    return Passage("lead", language, (phrase(language, "methods.lead"),), None)


def methods_sources(language: str) -> Passage:
    """The papers, in the order of the page: what each is used for, whose it is, and where it stands."""
    return Passage("list", language, tuple(_source(paper, language) for paper in PAPERS), None)


def methods_made(result: Result, language: str) -> Passage:
    """With which version of the toolkit the page's numbers were computed."""
    made = f"bnr_toolkit {result.stamp.version}"
    return Passage("terms", language, (), result.stamp, terms=((phrase(language, "provenance.version"), made),))


def _source(paper: Paper, language: str) -> str:
    use = capitalised(phrase(language, f"literature.{paper.use}"))
    authors = listed(list(paper.authors), language)
    return f"{use}: {authors} ({paper.year}), {paper.journal} {paper.volume}:{paper.page}."
