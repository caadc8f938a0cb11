"""The words of the chart of waits: how many ads had been decided on within some hours, and how each ad waited."""

from __future__ import annotations

from dataclasses import replace

from bnr_toolkit.language import capitalised, date_words, number_digits, number_words, numbers_alike, share
from bnr_toolkit.results import DurationGroup, Durations
from bnr_toolkit.results import Within as WithinHours
from bnr_toolkit.words.captions import FigureWords, figure_source
from bnr_toolkit.words.durations import durations
from bnr_toolkit.words.labels import key_labels
from bnr_toolkit.words.phrases import form, forms, phrase
from bnr_toolkit.words.waiting_times import hours_words

APPROVED = "approved"


def durations_figure_words(result: Durations, group: DurationGroup, language: str, *, by_ad: bool) -> FigureWords:
    """The texts of the chart of one group, or of the total; ``by_ad`` when every ad has a row of its own."""
    alt = _alt(group, language)
    if not group.ads:
        title = phrase(language, "durations_figure.title_empty")
        return FigureWords(title, "", alt, alt, figure_source(result, language))
    alone = replace(result, groups=(group,) if group.key else ())
    kind = "waits" if by_ad else "counts"
    drawn = phrase(language, f"durations_figure.description_{kind}")
    if kind == "counts" and not approved_ads(group):
        kind = "decided"
    return FigureWords(
        title=_title(result, group, language),
        subtitle=phrase(language, f"durations_figure.subtitle_{kind}"),
        alt=alt,
        description=" ".join((drawn, *durations(alone, language).paragraphs)),
        source=figure_source(result, language),
    )


def headline_within(group: DurationGroup) -> WithinHours:
    """The horizon of the title: the first within which for certain half of the ads were decided, else the last.

    A rule that looks at nothing else, so that nobody can choose the horizon by what it shows.
    """
    return next((one for one in group.within if 2 * one.decided_least >= group.counted), group.within[-1])


def approved_ads(group: DurationGroup) -> int:
    """How many ads of a group were approved at the cut-off."""
    return sum(ad.outcome == APPROVED for ad in group.ads)


def durations_figure_notes(result: Durations, group: DurationGroup, language: str) -> tuple[str, ...]:
    """What is open at the cut-off, of what no times are known, and what came too late to count."""
    late = 0 if group.key else result.not_yet_submitted
    counts = {"open": group.open, "without": group.without_times, "late": late}
    notes = []
    for what, count in counts.items():
        cutoff = {} if what == "without" else {"cutoff": date_words(result.cutoff or "", language)}
        if count == 1:
            notes.append(phrase(language, f"durations.{what}_one", **cutoff))
        elif count:
            notes.append(phrase(language, f"durations.{what}", count=number_words(count, language), **cutoff))
    return tuple(notes)


def decided_count(group: DurationGroup, language: str) -> str:
    """The label of the count of decisions: how many of how many ads, and what is open."""
    blanks = {"decided": number_digits(group.decided_ads, language), "counted": number_digits(group.counted, language)}
    if not group.open:
        return phrase(language, "durations_figure.count_decided", **blanks)
    return phrase(language, "durations_figure.count_decided_open", open=number_digits(group.open, language), **blanks)


def approved_count(group: DurationGroup, language: str) -> str:
    """The label of the count of approvals: how many of how many decisions."""
    key = "durations_figure.count_approved_one" if group.decided_ads == 1 else "durations_figure.count_approved"
    approved, decided = (number_digits(count, language) for count in (approved_ads(group), group.decided_ads))
    return phrase(language, key, approved=approved, decided=decided)


def _title(result: Durations, group: DurationGroup, language: str) -> str:
    said = _within(headline_within(group), group.counted, language)
    if not group.key:
        return capitalised(said)
    label = " · ".join(key_labels(result, group.key, language, starting=True))
    return phrase(language, "durations_figure.title_labelled", label=label, said=said)


def _within(within: WithinHours, counted: int, language: str) -> str:
    hour = form(language, "durations.hour", plural=within.hours != 1)
    hours = number_words(within.hours, language, stressed=True)
    least, most = within.decided_least, within.decided_most
    said_least, said_most, said_counted = numbers_alike((least, most, counted), language, stressed=True)
    if counted == 1 and least < most:
        return phrase(language, "durations_figure.title_one_unclear", hours=hours, hour=hour)
    if counted == 1 and not most:
        return phrase(language, "durations_figure.title_not", hours=hours, hour=hour)
    if least == 0 and most == counted:
        return phrase(language, "durations_figure.title_unclear", hours=hours, hour=hour, counted=said_counted)
    if least == most:
        decided = share(least, counted, forms(language, "noun.ad"), language).phrase
    elif least == 0:
        decided = phrase(language, "durations.ad_at_most", most=said_most, counted=said_counted)
    elif most == counted:
        decided = phrase(language, "durations.ad_at_least", least=said_least, counted=said_counted)
    else:
        decided = phrase(language, "durations.ad_range", least=said_least, most=said_most, counted=said_counted)
    return phrase(language, "durations_figure.title", hours=hours, hour=hour, decided=decided)


def _alt(group: DurationGroup, language: str) -> str:
    """Counts first; then the longest wait that ended."""
    if not group.ads:
        return phrase(language, "durations_figure.alt_empty")
    approved = approved_ads(group)
    beside = (approved, group.open)
    said = share(group.decided_ads, group.counted, forms(language, "noun.ad"), language, beside)
    *_, said_approved, said_open = numbers_alike((group.decided_ads, group.counted, *beside), language, stressed=True)
    sentences = [
        phrase(language, "durations_figure.alt_not" if said.negated else "durations_figure.alt", share=said.phrase)
    ]
    ended = [ad.most for ad in group.ads if ad.most is not None]
    if ended:
        count = said_approved if approved else phrase(language, "durations_figure.alt_none")
        sentences.append(phrase(language, "durations_figure.alt_approved", count=count))
    if group.open and not said.negated:
        sentences.append(phrase(language, "durations_figure.alt_open", count=said_open))
    if ended:
        key = "durations_figure.alt_longest_one" if len(ended) == 1 else "durations_figure.alt_longest"
        sentences.append(phrase(language, key, time=hours_words(max(ended), language, "up")))
    return " ".join(sentences)
