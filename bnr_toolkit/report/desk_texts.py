"""Everything that is said about a record, as one text that a copy desk can take from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bnr_toolkit import words
from bnr_toolkit.report.answers import Answers
from bnr_toolkit.results import Figure, Passage


def desk_texts(answers: Answers, figures: Sequence[Figure], language: str) -> str:
    """Headline, lead, sentences, radio script, post, and the texts of every chart, as Markdown."""
    sections = [*_sections(answers, language), *_of_charts(figures, language)]
    return "\n".join(f"## {heading}\n\n{text}\n" for heading, text in sections if text)


def _sections(answers: Answers, language: str) -> Iterator[tuple[str, str]]:
    rates, histories = answers.rates, answers.histories
    said: tuple[tuple[str, Passage], ...] = (
        ("headline", words.headline(rates, language)),
        ("lead", words.lead(rates, histories, language)),
        ("groups", words.rates(rates, language)),
        ("comparisons", words.comparisons(answers.comparisons, language)),
        ("status", words.status(histories, language)),
        ("certainty", words.certainty(rates, language)),
        ("durations", words.durations(answers.durations, language)),
        ("radio", words.radio_script(rates, language, histories)),
        ("post", words.social_post(rates, language, histories)),
    )
    for key, passage in said:
        yield words.phrase(language, f"desk.{key}"), str(passage)


def _of_charts(figures: Sequence[Figure], language: str) -> Iterator[tuple[str, str]]:
    for figure in figures:
        parts = (
            (words.phrase(language, "desk.alt"), figure.alt),
            (words.phrase(language, "desk.description"), figure.description),
        )
        texts = "\n\n".join(f"{heading}: {text}" for heading, text in parts)
        heading = words.phrase(language, "desk.chart", name=figure.name)
        yield heading, f"{figure.title}\n\n{figure.subtitle}\n\n{texts}"
