"""The same ads in two groups, as bare counts: what the deciding test says, and what totals alone can say."""

from __future__ import annotations

from bnr_toolkit.facts import paired_bounds_fact_id, paired_contrast_fact_id
from bnr_toolkit.language import LEAST_P, decimal, number_words, numbers_alike, p_digits
from bnr_toolkit.results import PairedBounds, PairedContrast, Passage
from bnr_toolkit.words.background import confidence_words
from bnr_toolkit.words.certainty import SMALL
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
    verdict = "shown" if contrast.shown else _not_shown(pairs.ideas)
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
                phrase(language, f"paired.{verdict}", level=_level(level, language)),
            )
        ),
        " ".join((phrase(language, "paired.why"), phrase(language, "paired.why_pairs"))),
        phrase(language, "comparison.assumption"),
    )
    ids = tuple(
        paired_contrast_fact_id(contrast, name) for name in (*_CELLS, "ideas", "apart", "level", "p", "p_exact")
    )
    return Passage("text", language, paragraphs, contrast.stamp, ids)


def paired_bounds(bounds: PairedBounds, language: str) -> Passage:
    """What is published, in how many ways it can have come about, and whether that settles anything."""
    verdict = _not_shown(bounds.decided) if bounds.verdict == "not_shown" else bounds.verdict
    said = " ".join((_published(bounds, language), _ways(bounds, language), phrase(language, f"totals.{verdict}")))
    measures = ["approved_first", "approved_second", "decided", "tables", "least_p", "greatest_p"]
    measures += ["least_p_exact", "greatest_p_exact"]
    ids = tuple(paired_bounds_fact_id(bounds, name) for name in measures)
    return Passage("text", language, (said,), bounds.stamp, ids)


def paired_contrast_caption(contrast: PairedContrast, language: str) -> str:
    """The caption of the table of methods."""
    return phrase(language, "paired.caption", confidence=confidence_words(contrast.confidence, language))


def paired_bounds_caption(bounds: PairedBounds, language: str) -> str:
    """The caption of the table of tables that fit."""
    first, second, decided = bounds.approved_first, bounds.approved_second, bounds.decided
    return phrase(language, "totals.caption", first=first, second=second, decided=decided)


def _published(bounds: PairedBounds, language: str) -> str:
    numbers = (bounds.decided, bounds.approved_first, bounds.approved_second)
    decided, *approved = numbers_alike(numbers, language, stressed=True)
    none = phrase(language, "paired.none")
    first, second = (said if number else none for said, number in zip(approved, numbers[1:], strict=True))
    if bounds.decided == 1:
        return phrase(language, "totals.published_one", first=first, second=second)
    return phrase(language, "totals.published", decided=decided, first=first, second=second)


def _ways(bounds: PairedBounds, language: str) -> str:
    """In how many ways it can have come about, and between what the p-values of both tests then are."""
    level = 1 - bounds.confidence
    least, least_twin = _p(bounds.least_p, level, language), _p(bounds.least_twin, level, language)
    if len(bounds.tables) == 1:
        return phrase(language, "totals.one_table", least=least, least_twin=least_twin)
    tables = number_words(len(bounds.tables), language)
    if bounds.approved_first == bounds.approved_second:
        # As many on either side, whichever ideas they are: every p is 1.
        return phrase(language, "totals.tables_alike", tables=tables, least=least)
    return phrase(
        language,
        "totals.tables",
        tables=tables,
        least=least,
        greatest=_p(bounds.greatest_p, level, language),
        least_twin=least_twin,
        greatest_twin=_p(bounds.greatest_twin, level, language),
    )


def _not_shown(ideas: int) -> str:
    """Too few ideas to speak of a difference, or many and still none shown."""
    return "not_shown_many" if ideas >= SMALL else "not_shown"


def _p(p: float, level: float, language: str) -> str:
    if p < LEAST_P:
        return phrase(language, "contrast.p_below", p=decimal(LEAST_P, 3, language))
    return p_digits(p, level, language)


def _count(number: int, language: str) -> str:
    return number_words(number, language, stressed=True) if number else phrase(language, "paired.none")


def _level(level: float, language: str) -> str:
    rounded = round(level, 10)
    return decimal(rounded, max(2, len(f"{rounded:.10f}".rstrip("0").partition(".")[2])), language)
