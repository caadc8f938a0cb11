"""The words of dots with bands: what the stroke and the band mean, what they do not say, and why a row has none."""

from __future__ import annotations

from collections.abc import Sequence

from bnr_toolkit.facts import fact_id, level_measure
from bnr_toolkit.language import number_words
from bnr_toolkit.results import Group, Rates
from bnr_toolkit.words.captions import FigureWords, counts_alt, rates_figure_words
from bnr_toolkit.words.counts import chart_notes
from bnr_toolkit.words.coverage import of_hundred
from bnr_toolkit.words.labels import platform_name, platforms_of
from bnr_toolkit.words.phrases import forms, phrase

SMALL = 10
"""Below this many decided ads a band is so wide that the chart says so."""


def intervals_figure_words(rates: Rates, language: str, *, by_count: bool = False) -> FigureWords:
    """The texts of dots with bands: those of rows of dots, and how a band is read."""
    words = rates_figure_words(rates, language)
    reading = (*_reading(rates, language), *_limits(rates, language))
    order = (phrase(language, "band.by_count", outcome=_outcome(rates, language)),) if by_count else ()
    some = any(group.interval is None for group in _rows(rates))
    return FigureWords(
        title=words.title,
        subtitle=" ".join((words.subtitle, *order)),
        alt=counts_alt(rates, language, phrase(language, "band.alt_some" if some else "band.alt")),
        description=" ".join((words.description, *reading)),
        source=words.source,
    )


def intervals_notes(rates: Rates, language: str) -> tuple[str, ...]:
    """What the chart must say, also where it stands alone: how to read it, what it does not say, what is missing."""
    codes = (phrase(language, "rates.codes_any"),) if rates.codes == "any" else ()
    return (*_reading(rates, language), *_limits(rates, language), *chart_notes(rates, language), *codes)


def intervals_axis(rates: Rates, language: str) -> str:
    """What the track counts."""
    return phrase(language, "band.axis", outcome=_outcome(rates, language))


def intervals_note_facts(rates: Rates) -> tuple[str, ...]:
    """The ids of the levels that the notes tell."""
    return tuple(fact_id(rates, (), name) for name in ("confidence", *map(level_measure, rates.inner_levels)))


def _reading(rates: Rates, language: str) -> tuple[str, ...]:
    """What the stroke and the band are, and what the band promises.

    By Wilson's method the promise is kept on average, by the others it is kept
    or more than kept: the fewer the ads the more.
    """
    point = phrase(
        language, "band.point_inner" if rates.inner_levels else "band.point", outcome=_outcome(rates, language)
    )
    levels = phrase(
        language,
        "band.levels" if rates.method == "wilson" else "band.levels_least",
        outer=of_hundred(rates.confidence, language),
        inner=_inner(rates.inner_levels, language),
    )
    return point, levels


def _inner(levels: Sequence[float], language: str) -> str:
    if not levels:
        return ""
    said = [of_hundred(level, language) for level in levels]
    if len(said) == 1:
        return phrase(language, "band.levels_one", thick=said[0])
    return phrase(language, "band.levels_two", middle=said[0], thick=said[-1])


def _limits(rates: Rates, language: str) -> tuple[str, ...]:
    """What a band does not say, and which rows have none."""
    rows = _rows(rates)
    banded = [group for group in rows if group.interval is not None]
    said = [phrase(language, "band.scope", platform=platform_name(platforms_of(rates), language))]
    if any(group.decided < SMALL for group in banded):
        said.append(phrase(language, "band.small", least=number_words(SMALL, language)))
    if len(banded) > 1:
        groups = phrase(language, "noun.categories" if rates.by == ("category",) else "noun.groups")
        said.append(phrase(language, "band.not_compared", groups=groups))
    if any(group.repeats for group in rows):
        said.append(phrase(language, "band.repeats"))
    if rates.groups_apart:
        said.append(phrase(language, "band.apart"))
    return tuple(said)


def _rows(rates: Rates) -> tuple[Group, ...]:
    return rates.groups or (rates.total,)


def _outcome(rates: Rates, language: str) -> str:
    return forms(language, f"outcome.{rates.rule}")[0]
