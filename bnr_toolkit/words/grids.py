"""Counts by platform and category at once, in words: a sentence for each category, and the texts of the tiles."""

from __future__ import annotations

from bnr_toolkit.facts import fact_id, grid_fact_id, said_measures
from bnr_toolkit.language import capitalised, numbers_alike, share
from bnr_toolkit.results import Grid, Group, Passage
from bnr_toolkit.words.captions import LONGEST_ALT, FigureWords, count_label, figure_source, rates_caption
from bnr_toolkit.words.counts import (
    as_of_words,
    bare_share,
    chart_notes,
    counting_notes,
    group_share,
    open_words,
    rates,
    rule_sentence,
    total_share,
)
from bnr_toolkit.words.findings import headline
from bnr_toolkit.words.labels import starting_label
from bnr_toolkit.words.percentages import with_percentage
from bnr_toolkit.words.phrases import form, forms, phrase

_PLATFORMS_NAMED = 3


def grid(grid: Grid, language: str) -> Passage:
    """A sentence for each category with the count of each platform, and how many combinations were not tested."""
    sentences = [_row_sentence(grid, category, language) for category in grid.categories]
    ids = [fact_id(grid.tiles, group.key, measure) for group in grid.tiles.groups for measure in said_measures(group)]
    if grid.untested:
        sentences.append(_untested_sentence(grid, language))
        ids += [grid_fact_id(grid, measure) for measure in ("combinations", "untested")]
    return Passage("list", language, tuple(sentences), grid.stamp, tuple(ids))


def _row_sentence(grid: Grid, category: str, language: str) -> str:
    counted = [group for platform in grid.platforms if (group := grid.tile(platform, category))]
    beside = tuple(number for group in counted for number in _numbers(group))
    tiles = []
    for platform in grid.platforms:
        group = grid.tile(platform, category)
        said = untested_label(grid, platform, category, language) if group is None else _said(group, beside, language)
        name = starting_label(grid.context, "platform", platform, language)
        tiles.append(phrase(language, "grid.tile", platform=name, said=said))
    return phrase(
        language,
        "grid.row",
        label=category_label(grid, category, language),
        outcome=forms(language, f"outcome.{grid.rule}")[0],
        tiles="; ".join(tiles),
    )


def _numbers(group: Group) -> tuple[int, ...]:
    return tuple(number for number in (group.approved, group.decided, group.open) if number)


def _said(group: Group, beside: tuple[int, ...], language: str) -> str:
    """A group's count with what is open behind it; all numbers of the sentence are written alike."""
    if not group.decided:
        return phrase(language, "key.open")
    said = with_percentage(bare_share(group.approved, group.decided, language, beside), group, language)
    if not group.open:
        return said
    return said + phrase(language, "grid.open", open=numbers_alike((group.open, *beside), language, stressed=True)[0])


def _untested_sentence(grid: Grid, language: str) -> str:
    nouns = forms(language, "grid.combination")
    said = share(grid.untested, len(grid.combinations), nouns, language).phrase
    return phrase(language, "grid.untested_share", share=said)


def untested_label(grid: Grid, platform: str, category: str, language: str) -> str:
    """What stands where no ad is counted: "not tested" only where that is certain."""
    key = "grid.untested" if grid.is_untested(platform, category) else "grid.not_counted"
    return phrase(language, key)


def category_label(grid: Grid, category: str, language: str) -> str:
    """The category for readers, at the start of a sentence or a row."""
    return starting_label(grid.context, "category", category, language)


def short_count(grid: Grid, group: Group, language: str) -> str:
    """The count in a narrow tile: ``2/3``. A status is no share, and has no short form."""
    if grid.is_status or not group.decided:
        return count_label(group, language, is_status=grid.is_status)
    blanks = {"part": group.approved, "whole": group.decided}
    if group.open:
        return phrase(language, "grid.short_open", open=group.open, **blanks)
    return phrase(language, "grid.short", **blanks)


def grid_caption(grid: Grid, language: str) -> str:
    """The caption of the table: what was counted, by platform and category."""
    return rates_caption(grid.tiles, language)


def grid_chart_notes(grid: Grid, language: str) -> tuple[str, ...]:
    """What the tiles must say about their counts, also where they stand alone."""
    codes = (phrase(language, "rates.codes_any"),) if grid.tiles.codes == "any" else ()
    return (*chart_notes(grid.by_category, language), *codes, phrase(language, "grid.not_compared"))


def grid_notes(grid: Grid, language: str) -> tuple[str, ...]:
    """What the table must say: what its chart says, and who coded how."""
    return (*counting_notes(grid.by_category, language), phrase(language, "grid.not_compared"))


def _title(grid: Grid, language: str) -> str:
    """The finding: with the platforms by name, or with how many they are where a title cannot hold the names."""
    platforms, total = len(grid.platforms), grid.total
    if platforms <= _PLATFORMS_NAMED or not total.decided:
        return str(headline(grid.tiles, language))
    beside = (platforms, total.open) if total.open else (platforms,)
    noun = forms(language, "noun.decided_ad" if total.open else "noun.ad")
    said = share(total.approved, total.decided, noun, language, beside)
    yes, no = forms(language, f"outcome.{grid.rule}")
    sentence = phrase(
        language,
        "grid.title",
        platforms=numbers_alike((platforms, total.approved, total.decided, total.open), language)[0],
        were=form(language, "grid.were", plural=said.plural),
        share=with_percentage(said.phrase, total, language),
        outcome=no if said.negated else yes,
    )
    return f"{sentence}{_open(grid, language)}{as_of_words(grid.tiles, language)}"


def _open(grid: Grid, language: str) -> str:
    """What is open of all ads, its number written as the others of the title are."""
    if not grid.total.open:
        return ""
    numbers = (grid.total.open, grid.total.approved, grid.total.decided, len(grid.platforms))
    key = "rates.open_one" if grid.total.open == 1 else "rates.open"
    return phrase(language, key, open=numbers_alike(numbers, language, stressed=True)[0])


def grid_figure_words(grid: Grid, language: str) -> FigureWords:
    """The texts of the tiles: the finding as title, the totals as alternative, every tile in the description."""
    rule_text = rule_sentence(grid.tiles, language)
    title = _title(grid, language)
    margins = [text for one in (grid.by_platform, grid.by_category) for text in rates(one, language).paragraphs]
    said = _sentences(grid, language)
    intro = phrase(language, "grid.intro")
    return FigureWords(
        title=title,
        subtitle=phrase(language, "figure.subtitle", rule=rule_text),
        alt=_alt(grid, language),
        description=" ".join((intro, rule_text, f"{title}.", *said, *margins)),
        source=figure_source(grid.tiles, language),
    )


def _sentences(result: Grid, language: str) -> tuple[str, ...]:
    """The sentences of :func:`grid`."""
    return grid(result, language).paragraphs


def _alt(grid: Grid, language: str) -> str:
    """The total first, then as many platforms as fit, and a word on what is left to the table."""
    opening = f"{_alt_total(grid, language)} {phrase(language, 'grid.intro')}"
    platforms = [_alt_platform(grid, group, language) for group in grid.by_platform.groups]
    rest = phrase(language, "grid.rest")
    for kept in range(len(platforms), 0, -1):
        text = " ".join([opening, *platforms[:kept], rest])
        if len(text) <= LONGEST_ALT:
            return text
    return f"{opening} {rest}"


def _alt_total(grid: Grid, language: str) -> str:
    if not grid.total.decided:
        return phrase(language, "figure.alt_undecided")
    said = total_share(grid.tiles, language)
    yes, no = forms(language, f"outcome.{grid.rule}")
    outcome = capitalised(no if said.negated else yes)
    return phrase(language, "figure.alt", outcome=outcome, share=said.phrase, open=open_words(grid.total, language))


def _alt_platform(grid: Grid, group: Group, language: str) -> str:
    said = f"{group_share(group, language)}{open_words(group, language)}" if group.decided else ""
    name = starting_label(grid.context, "platform", group.key[0], language)
    return phrase(language, "grid.platform", platform=name, said=said or phrase(language, "key.open"))
