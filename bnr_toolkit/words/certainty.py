"""How sure: what the count reaches, what one ad is worth, and what is not claimed."""

from __future__ import annotations

from bnr_toolkit.facts import fact_id
from bnr_toolkit.language import number_words, numbers_alike, points
from bnr_toolkit.results import Passage, Rates
from bnr_toolkit.words.labels import platform_name, platforms_are_plural, platforms_of
from bnr_toolkit.words.phrases import form, phrase

SMALL = 30
"""Below this many decided ads a sentence gives counts and no percentage (charts.md §2.1)."""


def certainty(rates: Rates, language: str) -> Passage:
    """Scope, resolution, "what if one decision had been different", and no comparison.

    The resolution is said only where counts are too few for percentages; a
    status has none.
    """
    sentences = [_scope(rates, language)]
    ids: tuple[str, ...] = ()
    total = rates.total
    if total.decided and not rates.is_status:
        if 1 < total.decided < SMALL:
            sentences.append(_resolution(rates, language))
        if total.decided > 1:
            sentences.append(_flip(rates, language))
        ids = tuple(fact_id(rates, (), measure) for measure in _measures(rates))
    if len(rates.described_groups) > 1:
        sentences.append(phrase(language, "certainty.no_comparison"))
    return Passage("text", language, tuple(sentences), rates.stamp, ids)


def _measures(rates: Rates) -> tuple[str, ...]:
    measures = ["approved", "decided", "resolution_points"]
    if rates.total.approved > 0:
        measures.append("approved_if_one_less")
    if rates.total.approved < rates.total.decided:
        measures.append("approved_if_one_more")
    return tuple(measures)


def _scope(rates: Rates, language: str) -> str:
    platforms = platforms_of(rates)
    name = platform_name(platforms, language)
    if rates.context.inference != "none":
        return phrase(language, "certainty.scope_repeat", platform=name)
    where = phrase(language, "certainty.one_platform")
    if len(platforms) > 1:
        where = phrase(language, "certainty.more_platforms", count=number_words(len(platforms), language))
    verb = form(language, "certainty.lets_through", plural=platforms_are_plural(platforms))
    return phrase(language, "certainty.scope_none", platforms=where, platform=name, lets_through=verb)


def _resolution(rates: Rates, language: str) -> str:
    decided = rates.total.decided
    return phrase(language, "certainty.resolution", decided=number_words(decided, language), points=points(decided))


def _flip(rates: Rates, language: str) -> str:
    approved, decided = rates.total.approved, rates.total.decided
    less, now, more = numbers_alike((max(approved - 1, 0), approved, approved + 1), language)
    if approved == 0:
        return phrase(language, "certainty.flip_more", more=more, approved=phrase(language, "lead.none"))
    if approved == 1:
        less = phrase(language, "lead.none")
    if approved == decided:
        return phrase(language, "certainty.flip_less", less=less, approved=now)
    return phrase(language, "certainty.flip_both", less=less, more=more, approved=now)
