"""The words of charts and tables: titles, alternatives for those who do not see them, captions."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit.facts import counted_histories, is_decided_first
from bnr_toolkit.language import capitalised, listed, number_digits, number_words
from bnr_toolkit.results import Controls, Durations, Group, Histories, Rates
from bnr_toolkit.words.counts import group_share, open_words, rates, rule_sentence, total_share
from bnr_toolkit.words.findings import headline
from bnr_toolkit.words.labels import column_label, key_labels, platform_name, tester_name
from bnr_toolkit.words.percentages import percentage_label, text_percentage
from bnr_toolkit.words.phrases import form, forms, phrase
from bnr_toolkit.words.scope import record_words, scope_words
from bnr_toolkit.words.status import halted_words, stages_notes, stopping_platforms, was_shown

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
    finding = f"{headline(rates_result, language)}."
    sentences = (finding, *rates(rates_result, language).paragraphs)
    return FigureWords(
        title=str(headline(rates_result, language)),
        subtitle=phrase(language, "figure.subtitle", rule=rule_text),
        alt=counts_alt(rates_result, language),
        description=" ".join((_rows_intro(rates_result, language), rule_text, *sentences)),
        source=figure_source(rates_result, language),
    )


def stages_figure_words(histories: Histories, language: str) -> FigureWords:
    """The texts of the two-stage picture: approved at first, stopped after the questions.

    Told are the test ads, without controls.
    """
    tests = counted_histories(histories)
    tester = tester_name(tests.context, language)
    platform = platform_name(tests.context.platforms, language)
    columns = phrase(language, "figure.stages_description", platform=platform)
    alt = _stages_alt(tests, tester, language)
    with_notes = " ".join((alt, *stages_notes(tests, language)))
    if len(with_notes) <= LONGEST_ALT:
        alt = with_notes
    return FigureWords(
        title=_stages_title(tests, tester, language),
        subtitle=phrase(language, "figure.stages_subtitle"),
        alt=alt,
        description=f"{columns} {alt}",
        source=figure_source(tests, language),
    )


def _stages_title(tests: Histories, tester: str, language: str) -> str:
    halted, approved = len(tests.halted_after_inquiry), len(tests.approved_first)
    if not halted:
        return ""
    platform, plural = stopping_platforms(tests, language)
    said = halted_words(tests, language)
    if was_shown(tests):
        verb = form(language, "verb.stopped", plural=plural)
        return phrase(
            language, "figure.stages_title_stopped", tester=tester, platform=platform, stopped=verb, share=said
        )
    blanks = {"tester": tester, "platform": platform, "held": form(language, "verb.held", plural=plural)}
    if halted == approved > 1:
        return phrase(language, "figure.stages_title_all", **blanks)
    return phrase(language, "figure.stages_title_some", share=said, **blanks)


def _stages_alt(tests: Histories, tester: str, language: str) -> str:
    """Count first; nothing when there is no first decision to tell."""
    decided = sum(is_decided_first(history) for history in tests.histories)
    if not decided:
        return phrase(language, "figure.alt_undecided")
    approved, still_open = len(tests.approved_first), len(tests.histories) - decided
    first = Group((), approved, decided, still_open, ())
    return phrase(
        language,
        "figure.stages_alt_stopped" if was_shown(tests) else "figure.stages_alt",
        share=group_share(first, language),
        open=open_words(first, language),
        tester=tester,
        halted=number_words(len(tests.halted_after_inquiry), language, stressed=True),
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


def count_label(group: Group, language: str, *, is_status: bool = False) -> str:
    """The count beside a row of dots, in digits: ``6 van 7``, ``25 van 30 (83%)``.

    A status is no share, and has no "of".
    """
    if not group.decided:
        return phrase(language, "figure.count_none")
    blanks = {"part": number_digits(group.approved, language)}
    if group.open:
        blanks["open"] = number_digits(group.open, language)
    if is_status:
        return phrase(language, "figure.count_status_open" if group.open else "figure.count_status", **blanks)
    blanks["whole"] = number_digits(group.decided, language)
    percentage = text_percentage(group)
    if percentage is None:
        return phrase(language, "figure.count_open" if group.open else "figure.count", **blanks)
    blanks["percentage"] = percentage_label(percentage, language)
    return phrase(language, "figure.count_percentage_open" if group.open else "figure.count_percentage", **blanks)


def row_label(rates_result: Rates, group: Group, language: str, *, starting: bool = True) -> str:
    """The label of a row of dots; ``starting`` when nothing stands before it."""
    labels = key_labels(rates_result, group.key, language, starting=starting)
    return " · ".join(labels) if labels else capitalised(phrase(language, "figure.all_ads"))


def _by(rates_result: Rates, language: str) -> str:
    columns = listed([column_label(name, language) for name in rates_result.by], language)
    return phrase(language, "figure.by_intro", columns=columns)


def _rows_intro(rates_result: Rates, language: str) -> str:
    if not rates_result.by:
        return phrase(language, "figure.rows_total")
    return phrase(language, "figure.rows", by=_by(rates_result, language))


def counts_alt(rates_result: Rates, language: str, *beside: str) -> str:
    """The total first, then what else the chart shows, as many rows as fit, and a word on those left to the table."""
    first = " ".join([_alt_total(rates_result, language), *beside])
    groups = rates_result.groups
    for kept in range(len(groups), 0, -1):
        rows = _alt_rows(rates_result, groups[:kept], language)
        text = " ".join([first, *rows, *_left_to_the_table(len(groups) - kept, language)])
        if len(text) <= LONGEST_ALT:
            return text
    if groups:
        return f"{first} {phrase(language, 'figure.alt_all_rows')}"
    return first


def _alt_total(rates_result: Rates, language: str) -> str:
    if not rates_result.total.decided:
        return phrase(language, "figure.alt_undecided")
    said = total_share(rates_result, language)
    yes, no = forms(language, f"outcome.{rates_result.rule}")
    outcome = capitalised(no if said.negated else yes)
    still_open = open_words(rates_result.total, language)
    return phrase(language, "figure.alt", outcome=outcome, share=said.phrase, open=still_open)


def _alt_rows(rates_result: Rates, groups: tuple[Group, ...], language: str) -> list[str]:
    """One sentence for each count, with all rows that have it."""
    alike: dict[tuple[object, ...], list[Group]] = {}
    for group in groups:
        alike.setdefault((group.approved, group.decided, group.open, text_percentage(group)), []).append(group)
    return [_alt_row(rates_result, members, language) for members in alike.values()]


def _alt_row(rates_result: Rates, groups: list[Group], language: str) -> str:
    labels = listed(
        [row_label(rates_result, group, language, starting=place == 0) for place, group in enumerate(groups)], language
    )
    group = groups[0]
    if not group.decided:
        return phrase(language, "figure.alt_row_undecided", labels=labels)
    said = group_share(group, language)
    if len(groups) > 1:
        said = phrase(language, "figure.alt_each", share=said)
    return phrase(language, "figure.alt_row", labels=labels, share=said, open=open_words(group, language))


def _left_to_the_table(left: int, language: str) -> list[str]:
    if not left:
        return []
    if left == 1:
        return [phrase(language, "figure.alt_more_one")]
    return [phrase(language, "figure.alt_more")]


def figure_source(result: Rates | Histories | Controls | Durations, language: str) -> tuple[str, ...]:
    """The lines under a chart: whose ads these are, how far the count reaches, and which record it is."""
    context = result.context
    lines = []
    if context.notice is not None:
        lines.append(context.notice.in_language(language))
    elif context.tester is not None:
        lines.append(phrase(language, "figure.made_of", tester=context.tester))
    return (*lines, f"{scope_words(context, language)} {record_words(result, language)}")
