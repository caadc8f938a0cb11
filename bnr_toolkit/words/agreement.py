"""How far two coders agreed, in words: the counts first, then what chance alone would give."""

from __future__ import annotations

from bnr_toolkit.language import decimal, number_words, share
from bnr_toolkit.results import Agreement, Passage
from bnr_toolkit.words.phrases import forms, phrase

SMALL = 30
"""Below this many ads it is said how much one other choice would change."""

ALPHA_DIGITS = 2


def agreement(result: Agreement, language: str) -> Passage:
    """On how many ads both chose the same category, alpha in a clause, and what neither can say.

    Nothing when the record does not say what two coders chose.
    """
    if not result.coded_by_both:
        said = [phrase(language, "agreement.none_both")] if result.coded_by_one else []
        beside, ids = _beside(result, language)
        return Passage("text", language, tuple(said + beside), result.stamp, tuple(ids))
    counted = share(result.equal, result.coded_by_both, forms(language, "agreement.ad"), language)
    key = "agreement.unequal" if counted.negated else "agreement.equal"
    sentences = [phrase(language, key, share=counted.phrase), _alpha(result, language)]
    facts = ["agreement.equal", "agreement.coded_by_both"]
    if result.alpha is not None:
        facts.append("agreement.alpha")
    beside, ids = _beside(result, language)
    return Passage("text", language, (*sentences, *beside), result.stamp, (*facts, *ids))


def agreement_caption(language: str) -> str:
    """The caption of the table of categories that differed."""
    return phrase(language, "agreement.caption")


def alpha_words(alpha: float, language: str) -> str:
    """Alpha as a sentence has it, with a real minus sign where it is below nought.

    >>> alpha_words(0.7669, "nl"), alpha_words(-0.125, "en")
    ('0,77', '−0.13')
    """
    said = decimal(abs(alpha), ALPHA_DIGITS, language)
    return f"−{said}" if alpha < 0 and said.strip("0,.") else said


def _alpha(result: Agreement, language: str) -> str:
    if result.alpha is None:
        return phrase(language, f"agreement.{result.no_alpha}")
    said = [phrase(language, "agreement.alpha", alpha=alpha_words(result.alpha, language))]
    if result.coded_by_both < SMALL:
        said.append(phrase(language, "agreement.few"))
    return " ".join([*said, phrase(language, "agreement.scope")])


def _beside(result: Agreement, language: str) -> tuple[list[str], list[str]]:
    """What is counted once and what is not counted, with the ids of the facts."""
    said, ids = [], []
    if result.submissions > result.coded_by_both:
        said.append(phrase(language, "agreement.copies"))
    if result.coded_by_one:
        count = number_words(result.coded_by_one, language)
        one = result.coded_by_one == 1
        said.append(
            phrase(language, "agreement.by_one_one") if one else phrase(language, "agreement.by_one", count=count)
        )
        ids.append("agreement.coded_by_one")
    return said, ids
