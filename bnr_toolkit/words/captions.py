"""The words of charts and tables: titles, alternatives for those who do not see them, captions."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit.language import capitalised, listed, number_words, share
from bnr_toolkit.results import Group, Histories, Rates
from bnr_toolkit.words.findings import bare_share, headline, rates, rule_sentence
from bnr_toolkit.words.labels import column_label, key_labels, platform_name, tester_name
from bnr_toolkit.words.phrases import forms, phrase

LONGEST_ALT = 250


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The texts of one chart."""

    title: str
    subtitle: str
    alt: str
    description: str
    source: tuple[str, ...]


def rates_figure_words(rates_result: Rates, language: str) -> FigureWords:
    """The texts of the unit rows: the finding as title, the counts as alternative."""
    rule_text = rule_sentence(rates_result, language)
    sentences = rates(rates_result, language).paragraphs or (str(headline(rates_result, language)) + ".",)
    return FigureWords(
        title=str(headline(rates_result, language)),
        subtitle=phrase(language, "figure.subtitle", rule=rule_text),
        alt=_short_alt(_rows_intro(rates_result, language), _alt_sentences(rates_result, language), language),
        description=" ".join((_rows_intro(rates_result, language), rule_text, *sentences)),
        source=_source(rates_result, language),
    )


def stages_figure_words(histories: Histories, language: str) -> FigureWords:
    """The texts of the two-stage picture: approved at first, stopped after the questions."""
    context = histories.context
    tester = tester_name(context, language)
    platform = platform_name(context.platforms, language)
    halted, approved = len(histories.halted_after_inquiry), len(histories.approved_first)
    if not halted:
        title = ""
    elif halted == approved:
        title = phrase(language, "figure.stages_title_all", tester=tester, platform=platform)
    else:
        said = share(halted, approved, forms(language, "status.noun_halted"), language).phrase
        title = phrase(language, "figure.stages_title_some", tester=tester, platform=platform, share=said)
    alt = phrase(
        language,
        "figure.stages_alt",
        share=bare_share(approved, len(histories.histories), language),
        tester=tester,
        halted=number_words(halted, language),
    )
    columns = phrase(language, "figure.stages_description", platform=platform, tester=tester)
    return FigureWords(
        title=title,
        subtitle=phrase(language, "figure.stages_subtitle"),
        alt=alt,
        description=f"{columns} {alt}",
        source=_source(histories, language),
    )


def rates_caption(rates_result: Rates, language: str) -> str:
    """The caption of the table of counts."""
    rule_short = phrase(language, f"table_rule.{rates_result.rule}")
    if not rates_result.by:
        return phrase(language, "table.caption_total", rule_short=rule_short)
    by = _by(rates_result, language)
    return phrase(language, "table.caption", rule_short=rule_short, by=by)


def histories_caption(language: str) -> str:
    """The caption of the table of ads."""
    return phrase(language, "table.histories_caption")


def count_label(group: Group, language: str) -> str:
    """The count beside a row of dots, in digits: ``6 van 7``."""
    if not group.decided:
        return phrase(language, "figure.count_none")
    if group.open:
        return phrase(language, "figure.count_open", part=group.approved, whole=group.decided, open=group.open)
    return phrase(language, "figure.count", part=group.approved, whole=group.decided)


def row_label(rates_result: Rates, group: Group, language: str) -> str:
    """The label of a row of dots."""
    labels = key_labels(rates_result, group.key, language)
    return " · ".join(labels) if labels else phrase(language, "figure.all_ads")


def _by(rates_result: Rates, language: str) -> str:
    columns = listed([column_label(name, language) for name in rates_result.by], language)
    return phrase(language, "figure.by_intro", columns=columns)


def _rows_intro(rates_result: Rates, language: str) -> str:
    if not rates_result.by:
        return phrase(language, "figure.rows_total")
    return phrase(language, "figure.rows", by=_by(rates_result, language))


def _alt_sentences(rates_result: Rates, language: str) -> list[str]:
    """Count first, and rows with the same count in one sentence."""
    by_counts: dict[str, list[str]] = {}
    for group in rates_result.groups or (rates_result.total,):
        labels = by_counts.setdefault(_alt_counts(rates_result, group, language), [])
        labels.append(row_label(rates_result, group, language))
    return [
        phrase(language, "rates.alt_line", counts=counts, labels=listed(labels, language))
        for counts, labels in by_counts.items()
    ]


def _alt_counts(rates_result: Rates, group: Group, language: str) -> str:
    if not group.decided:
        return phrase(language, "rates.alt_undecided")
    if group.decided == 1 and not rates_result.is_status:
        return phrase(language, "rates.alt_all_only" if group.approved else "rates.alt_none_only")
    said = capitalised(bare_share(group.approved, group.decided, language))
    return phrase(language, "rates.alt_status" if rates_result.is_status else "rates.alt_group", share=said)


def _short_alt(intro: str, sentences: list[str], language: str) -> str:
    """As many sentences as fit, and a word on those left to the table."""
    for kept in range(len(sentences), -1, -1):
        left = len(sentences) - kept
        text = " ".join([intro, *sentences[:kept], *_left_to_the_table(left, language)])
        if len(text) <= LONGEST_ALT:
            return text
    return intro


def _left_to_the_table(left: int, language: str) -> list[str]:
    if not left:
        return []
    if left == 1:
        return [phrase(language, "figure.alt_more_one")]
    return [phrase(language, "figure.alt_more", count=number_words(left, language))]


def _source(result: Rates | Histories, language: str) -> tuple[str, ...]:
    context = result.context
    lines = []
    if context.notice is not None:
        lines.append(context.notice.in_language(language))
    elif context.tester is not None:
        lines.append(phrase(language, "figure.made_of", tester=context.tester))
    record = phrase(language, "figure.source_record", digest=result.stamp.short_digest)
    if context.inference == "none":
        record = f"{phrase(language, 'figure.source_scope_none')} {record}"
    return (*lines, record)
