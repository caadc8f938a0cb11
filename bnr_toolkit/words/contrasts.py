"""Two bare counts of different ads in words: what the one deciding test says, and why nothing else decides."""

from __future__ import annotations

from decimal import Decimal

from bnr_toolkit.facts import SMALLEST_P, contrast_fact_id
from bnr_toolkit.language import capitalised, decimal, listed
from bnr_toolkit.results import Contrast, ContrastTest, Estimate, Interval, Passage
from bnr_toolkit.words.background import confidence_words
from bnr_toolkit.words.certainty import SMALL
from bnr_toolkit.words.counts import bare_share
from bnr_toolkit.words.phrases import form, phrase

_DIGITS = 3
_MOST_DIGITS = 6


def contrast(contrast: Contrast, language: str) -> Passage:
    """The counts and the verdict; the interval; why this test decides; and which methods would say something else."""
    first, second = _shares(contrast, language)
    low, high = contrast_bounds(contrast.interval, language)
    verdict = phrase(language, f"contrast.{_verdict(contrast)}", level=_level(contrast, language))
    between = phrase(
        language, "contrast.interval_shown" if contrast.shown else "contrast.interval_not_shown", low=low, high=high
    )
    said_p = _p(contrast.p, 1 - contrast.confidence, language, "contrast.p", "contrast.p_below")
    odds = _at_odds(contrast, language)
    paragraphs = (
        " ".join(
            (
                phrase(language, "contrast.counts", first=first, second=second),
                phrase(language, "contrast.test", p=said_p),
                verdict,
                between,
            )
        ),
        " ".join((phrase(language, "contrast.why"), phrase(language, "contrast.nothing_else"), *odds)),
        phrase(language, "comparison.assumption"),
    )
    measures = ("approved_a", "decided_a", "approved_b", "decided_b", "level", "smallest_p")
    methods = tuple(f"fisher_boschloo.{name}" for name in ("p", "low", "high"))
    ids = tuple(contrast_fact_id(contrast, measure) for measure in (*measures, *methods))
    return Passage("text", language, paragraphs, contrast.stamp, ids)


def contrast_caption(contrast: Contrast, language: str) -> str:
    """The caption of the table of methods."""
    first, second = _shares(contrast, language)
    confidence = confidence_words(contrast.confidence, language)
    return phrase(language, "contrast.caption", first=first, second=second, confidence=confidence)


def contrast_notes(contrast: Contrast, language: str) -> tuple[str, ...]:
    """The observed difference, which methods would say something else, and what the test assumes."""
    observed = phrase(language, "contrast.observed", difference=_signed(contrast.difference, language))
    return (observed, *_at_odds(contrast, language), phrase(language, "comparison.assumption"))


def contrast_p(p: float, level: float, language: str) -> str:
    """A p-value as a cell has it, never rounded to the other side of the level.

    >>> contrast_p(0.0574, 0.05, "nl"), contrast_p(0.0504, 0.05, "nl"), contrast_p(0.00004, 0.05, "en")
    ('p = 0,057', 'p = 0,0504', 'p < 0.001')
    """
    return _p(p, level, language, "contrast.p_is", "contrast.p_is_below")


def contrast_bounds(interval: Interval, language: str) -> tuple[str, str]:
    """Both bounds of a difference. A bound that is not 0 is never written as 0.

    >>> contrast_bounds(Interval(-0.016, 0.00001), "nl")
    ('−0,016', '0,00001')
    """
    return _signed(interval.low, language), _signed(interval.high, language)


def contrast_label(one: ContrastTest | Estimate, language: str) -> str:
    """The name of a test or of an interval, as a cell starts with it.

    >>> contrast_label(ContrastTest("fisher", 0.1), "nl")
    'De toets van Fisher'
    """
    return capitalised(_name(one, language))


def _name(one: ContrastTest | Estimate, language: str) -> str:
    if isinstance(one, ContrastTest):
        return phrase(language, f"contrast_test.{one.method}")
    return phrase(language, f"contrast_interval.{one.method}")


def _verdict(contrast: Contrast) -> str:
    if contrast.shown:
        return "shown"
    return "not_shown_many" if min(contrast.decided_a, contrast.decided_b) >= SMALL else "not_shown"


def _at_odds(contrast: Contrast, language: str) -> tuple[str, ...]:
    methods = [_name(one, language) for one in contrast.at_odds]
    if not methods:
        return ()
    reads = form(language, "contrast.reads", plural=len(methods) > 1)
    return (phrase(language, "contrast.at_odds", reads=reads, methods=listed(methods, language)),)


def _shares(contrast: Contrast, language: str) -> tuple[str, str]:
    beside = (contrast.approved_a, contrast.decided_a, contrast.approved_b, contrast.decided_b)
    first = bare_share(contrast.approved_a, contrast.decided_a, language, beside)
    return first, bare_share(contrast.approved_b, contrast.decided_b, language, beside)


def _p(p: float, level: float, language: str, key: str, key_below: str) -> str:
    """The p in digits: as many as show on which side of the level it is."""
    if p < SMALLEST_P:
        return phrase(language, key_below, p=decimal(SMALLEST_P, _DIGITS, language))
    digits = _DIGITS
    while digits < _MOST_DIGITS and (float(decimal(p, digits, "en")) <= level) != (p <= level):
        digits += 1
    return phrase(language, key, p=decimal(p, digits, language))


def _level(contrast: Contrast, language: str) -> str:
    level = 1 - Decimal(str(contrast.confidence))
    return decimal(float(level), max(2, -int(level.normalize().as_tuple().exponent)), language)


def _signed(number: float, language: str) -> str:
    digits = _DIGITS
    while number and digits < _MOST_DIGITS and float(decimal(number, digits, "en")) == 0:
        digits += 1
    return decimal(number, digits, language).replace("-", "−")
