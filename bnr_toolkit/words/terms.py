"""The terms of art that pages use, and what they mean for a reader who never took statistics."""

from __future__ import annotations

from bnr_toolkit.results.terms import Term
from bnr_toolkit.words.phrases import forms, phrase

_TERMS = (
    "test_ad",
    "first_decision",
    "category",
    "percentage_point",
    "control_ad",
    "record",
    "digest",
    "interval",
    "inference",
    "protocol",
    "cutoff",
    "fisher_boschloo",
    "mcnemar",
    "median",
    "alpha",
)


def terms(language: str) -> tuple[Term, ...]:
    """Every term that a page may explain, in this language.

    >>> [term.term for term in terms("en")][:2]
    ['test ad', 'first decision']
    """
    return tuple(_term(name, language) for name in _TERMS)


def _term(name: str, language: str) -> Term:
    said = forms(language, f"term.{name}")
    return Term(name.replace("_", "-"), said[0], said, phrase(language, f"term_means.{name}"))
