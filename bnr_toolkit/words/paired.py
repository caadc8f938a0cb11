"""The same ads in two groups, as bare counts: what the deciding test says, and what totals alone can say."""

from __future__ import annotations

from bnr_toolkit.facts import paired_bounds_fact_id, paired_contrast_fact_id
from bnr_toolkit.language import LEAST_P, decimal, number_words, numbers_alike, p_digits
from bnr_toolkit.results import PairedBounds, PairedContrast, Passage
from bnr_toolkit.words.background import confidence_words
from bnr_toolkit.words.phrases import phrase

_CELLS = ("both", "only_first", "only_second", "neither")


def paired_contrast(contrast: PairedContrast, language: str) -> Passage:
    """The four counts; which of them tell anything; the verdict; and why pairs stay pairs."""
    pairs, level = contrast.pairs, 1 - contrast.confidence
    numbers = (pairs.ideas, *(getattr(pairs, name) for name in _CELLS))
    ideas, *cells = numbers_alike(numbers, language, stressed=True)
    none = phrase(language, "paired.none")
    counted = [cell if number else none for cell, number in zip(cells, numbers[1:], strict=True)]
    said = dict(zip(_CELLS, counted, strict=True))
    verdict = "paired.shown" if contrast.shown else "paired.not_shown"
    paragraphs = (
        " ".join(
            (
                phrase(language, "paired.counts", ideas=ideas, **said),
                phrase(language, "paired.apart", apart=_count(pairs.only_first + pairs.only_second, language)),
            )
        ),
        " ".join(
            (
                phrase(
                    language,
                    "paired.test",
                    p=_p(contrast.p, level, language),
                    twin=_p(contrast.twin, level, language),
                ),
                phrase(language, verdict, level=_level(level, language)),
                phrase(language, "paired.why_pairs"),
            )
        ),
        phrase(language, "comparison.assumption"),
    )
    ids = tuple(
        paired_contrast_fact_id(contrast, name) for name in (*_CELLS, "ideas", "apart", "level", "p", "p_exact")
    )
    return Passage("text", language, paragraphs, contrast.stamp, ids)


def paired_bounds(bounds: PairedBounds, language: str) -> Passage:
    """What is published, in how many ways it can have come about, and whether that settles anything."""
    level = 1 - bounds.confidence
    decided, first, second = numbers_alike((bounds.decided, bounds.approved_first, bounds.approved_second), language)
    none = phrase(language, "paired.none")
    least = _p(bounds.least_p, level, language)
    if len(bounds.tables) == 1:
        ways = phrase(language, "totals.one_table", least=least)
    else:
        ways = phrase(
            language,
            "totals.tables",
            tables=number_words(len(bounds.tables), language),
            least=least,
            greatest=_p(bounds.greatest_p, level, language),
        )
    published = phrase(
        language,
        "totals.published",
        decided=decided,
        first=first if bounds.approved_first else none,
        second=second if bounds.approved_second else none,
    )
    said = " ".join((published, ways, phrase(language, f"totals.{bounds.verdict}")))
    measures = ("approved_first", "approved_second", "decided", "tables", "least_p", "greatest_p")
    ids = tuple(paired_bounds_fact_id(bounds, name) for name in measures)
    return Passage("text", language, (said,), bounds.stamp, ids)


def paired_contrast_caption(contrast: PairedContrast, language: str) -> str:
    """The caption of the table of methods."""
    return phrase(language, "paired.caption", confidence=confidence_words(contrast.confidence, language))


def paired_bounds_caption(bounds: PairedBounds, language: str) -> str:
    """The caption of the table of tables that fit."""
    first, second, decided = bounds.approved_first, bounds.approved_second, bounds.decided
    return phrase(language, "totals.caption", first=first, second=second, decided=decided)


def _p(p: float, level: float, language: str) -> str:
    if p < LEAST_P:
        return phrase(language, "contrast.p_below", p=decimal(LEAST_P, 3, language))
    return p_digits(p, level, language)


def _count(number: int, language: str) -> str:
    return number_words(number, language, stressed=True) if number else phrase(language, "paired.none")


def _level(level: float, language: str) -> str:
    rounded = round(level, 10)
    return decimal(rounded, max(2, len(f"{rounded:.10f}".rstrip("0").partition(".")[2])), language)
