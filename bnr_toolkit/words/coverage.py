"""How often intervals hold the true chance, in words: what is promised, and what each method makes of it."""

from __future__ import annotations

from bnr_toolkit.facts import coverage_fact_id
from bnr_toolkit.language import decimal
from bnr_toolkit.results import Coverage, CoverageLine, Passage
from bnr_toolkit.words.captions import LONGEST_ALT, FigureWords
from bnr_toolkit.words.labels import interval_method_label
from bnr_toolkit.words.phrases import phrase

KEPT = 0.01
"""A method whose mean is never more than this below what it promises keeps its promise on average."""


def coverage(coverage: Coverage, language: str) -> Passage:
    """What is promised, and for each method how often it holds on average and at the worst chance."""
    return Passage("text", language, (" ".join(_sentences(coverage, language)),), coverage.stamp, _facts(coverage))


def coverage_figure_words(coverage: Coverage, language: str) -> FigureWords:
    """The texts of the picture: the finding as title, the range of each line as alternative."""
    promised = of_hundred(coverage.confidence, language)
    return FigureWords(
        title=_title(coverage, language),
        subtitle=phrase(language, "coverage.subtitle", promised=promised),
        alt=_alt(coverage, language),
        description=" ".join((phrase(language, "coverage.drawn"), *_sentences(coverage, language))),
        source=(phrase(language, "coverage.source"),),
    )


def coverage_label(method: str, measure: str, language: str) -> str:
    """The name of a line or a column: a method, and its ``mean`` or its ``least``."""
    return phrase(language, f"coverage.label_{measure}", method=interval_method_label(method, language))


def coverage_caption(coverage: Coverage, language: str) -> str:
    """The caption of the table."""
    return phrase(language, "coverage.caption", promised=of_hundred(coverage.confidence, language))


def of_hundred(chance: float, language: str) -> str:
    """A chance as so many times in a hundred, in digits: whole, or with the digits that were promised.

    >>> of_hundred(0.95, "nl"), of_hundred(0.999, "nl")
    ('95', '99,9')
    """
    hundredths = round(100 * chance, 6)
    return decimal(hundredths, 0 if hundredths == int(hundredths) else 1, language)


def _title(coverage: Coverage, language: str) -> str:
    kept = [line for line in coverage.lines if min(line.mean) >= coverage.confidence - KEPT]
    broken = [line for line in coverage.lines if max(line.mean) < coverage.confidence - KEPT]
    if len(kept) == len(broken) == 1:
        names = (interval_method_label(line.method, language) for line in (*kept, *broken))
        return phrase(language, "coverage.title_one_keeps", **dict(zip(("kept", "broken"), names, strict=True)))
    return phrase(language, "coverage.title")


def _sentences(coverage: Coverage, language: str) -> list[str]:
    promised = of_hundred(coverage.confidence, language)
    first, last = coverage.sizes[0], coverage.sizes[-1]
    said = [phrase(language, "coverage.promised", promised=promised, first=first, last=last)]
    for line in coverage.lines:
        method = interval_method_label(line.method, language)
        mean, least = _mean(line, language), _whole(min(line.least), language)
        said.append(phrase(language, "coverage.line", method=method, mean=mean, least=least))
    return [*said, phrase(language, "coverage.means")]


def _alt(coverage: Coverage, language: str) -> str:
    """What the lines are, then as many of them as fit, and a word on those left to the table."""
    intro = phrase(language, "coverage.alt", first=coverage.sizes[0], last=coverage.sizes[-1])
    said = [_alt_line(line, language) for line in coverage.lines]
    if len(text := " ".join([intro, *said])) <= LONGEST_ALT:
        return text
    rest = phrase(language, "coverage.alt_more")
    while said and len(" ".join([intro, *said, rest])) > LONGEST_ALT:
        said.pop()
    return " ".join([intro, *said, rest])


def _alt_line(line: CoverageLine, language: str) -> str:
    method = interval_method_label(line.method, language)
    mean, least = _mean(line, language), _whole(min(line.least), language)
    return phrase(language, "coverage.alt_line", method=method, mean=mean, least=least)


def _mean(line: CoverageLine, language: str) -> str:
    low, high = (_whole(value, language) for value in (min(line.mean), max(line.mean)))
    return low if low == high else phrase(language, "coverage.range", low=low, high=high)


def _whole(share: float, language: str) -> str:
    return decimal(100 * share, 0, language)


def _facts(coverage: Coverage) -> tuple[str, ...]:
    measures = ("mean_from", "mean_to", "least")
    ranged = (coverage_fact_id(coverage, method, measure) for method in coverage.methods for measure in measures)
    return ("coverage.promised", "coverage.sizes_from", "coverage.sizes_to", *ranged)
