"""Time to decision in words: how many ads were decided within so many hours, at least and at most."""

from __future__ import annotations

from bnr_toolkit.facts import WITHIN, durations_fact_id
from bnr_toolkit.language import date_words, number_words, numbers_alike, share
from bnr_toolkit.results import DurationGroup, Durations, Passage
from bnr_toolkit.results import Within as WithinHours
from bnr_toolkit.words.labels import key_labels
from bnr_toolkit.words.phrases import form, forms, phrase


def durations(result: Durations, language: str) -> Passage:
    """For every group, or in total when there are none: the counts within each horizon, what is open, what is unknown.

    An empty result gives an empty passage, so that a page of a record without
    times shows nothing.
    """
    groups = result.groups or (result.total,)
    paragraphs = () if result.is_empty else tuple(_group_words(result, group, language) for group in groups)
    if paragraphs and result.not_yet_submitted:
        paragraphs += (_counted_beside("late", result.not_yet_submitted, result, language),)
    return Passage("text", language, paragraphs, result.stamp, _facts(result, groups) if paragraphs else ())


def durations_caption(language: str) -> str:
    """The caption of the table of counts within horizons."""
    return phrase(language, "durations.caption")


def durations_notes(result: Durations, language: str) -> tuple[str, ...]:
    """What the two counts in a cell are, and what is left out."""
    notes = [phrase(language, "durations.note_counted")]
    within = result.total.within
    if any(one.decided_least != one.decided_most for one in within):
        notes.append(phrase(language, "durations.note_ranges"))
    longest = max(result.horizons)
    if any(ad.is_open and ad.least < longest for ad in result.total.ads):
        notes.append(phrase(language, "durations.note_open"))
    notes += _beside(result, result.total, language)
    if result.not_yet_submitted:
        notes.append(_counted_beside("late", result.not_yet_submitted, result, language))
    return tuple(notes)


def durations_ads_notes(result: Durations, language: str) -> tuple[str, ...]:
    """From when to when the hours run, and where the shortest is nothing for want of exact times."""
    notes = []
    if result.total.open:
        notes.append(phrase(language, "durations.note_ads", cutoff=date_words(result.cutoff or "", language)))
    else:
        notes.append(phrase(language, "durations.note_ads_decided"))
    if result.clamped == 1:
        notes.append(phrase(language, "durations.note_clamped_one"))
    elif result.clamped:
        notes.append(phrase(language, "durations.note_clamped", count=number_words(result.clamped, language)))
    return tuple(notes)


def _group_words(result: Durations, group: DurationGroup, language: str) -> str:
    counts = [_within_words(within, group.counted, language) for within in group.within]
    said = " ".join([*counts, *_beside(result, group, language)])
    if not group.key:
        return said
    label = " · ".join(key_labels(result, group.key, language, starting=True))
    return phrase(language, "durations.labelled", label=label, said=said)


def _within_words(within: WithinHours, counted: int, language: str) -> str:
    hour = form(language, "durations.hour", plural=within.hours != 1)
    hours = number_words(within.hours, language, stressed=True)
    least, most = within.decided_least, within.decided_most
    numbers = (*(getattr(within, name) for name in WITHIN), counted)
    said_least, said_most, *_, said_counted = numbers_alike(numbers, language, stressed=True)
    if counted == 1 and least < most:
        return phrase(language, "durations.within_one_unclear", hours=hours, hour=hour)
    if counted == 1 and not most:
        return phrase(language, "durations.within_one_not", hours=hours, hour=hour)
    approved = _approved(within, counted, language)
    if counted == 1:
        return phrase(language, "durations.within_one", hours=hours, hour=hour, approved=approved)
    if least == 0 and most == counted:
        return phrase(language, "durations.within_unclear", hours=hours, hour=hour, counted=said_counted)
    if least == most:
        decided = share(least, counted, forms(language, "noun.ad"), language, numbers).phrase
        if not most:
            return phrase(language, "durations.within_none", hours=hours, hour=hour, decided=decided)
    elif least == 0:
        decided = phrase(language, "durations.ad_at_most", most=said_most, counted=said_counted)
    elif most == counted:
        decided = phrase(language, "durations.ad_at_least", least=said_least, counted=said_counted)
    else:
        decided = phrase(language, "durations.ad_range", least=said_least, most=said_most, counted=said_counted)
    return phrase(language, "durations.within", hours=hours, hour=hour, decided=decided, approved=approved)


def _approved(within: WithinHours, counted: int, language: str) -> str:
    numbers = (*(getattr(within, name) for name in WITHIN), counted)
    _, _, least, most, _ = numbers_alike(numbers, language, stressed=True)
    if not within.approved_most:
        return phrase(language, "durations.count_none")
    if within.approved_least == within.approved_most:
        return least
    if not within.approved_least:
        return phrase(language, "durations.count_at_most", most=most)
    return phrase(language, "durations.count_range", least=least, most=most)


def _beside(result: Durations, group: DurationGroup, language: str) -> list[str]:
    said = []
    if group.open:
        said.append(_counted_beside("open", group.open, result, language))
    if group.without_times:
        said.append(_counted_beside("without", group.without_times, result, language))
    return said


def _counted_beside(what: str, count: int, result: Durations, language: str) -> str:
    """What is open at the cut-off, came after it, or has no known times."""
    cutoff = {} if what == "without" else {"cutoff": date_words(result.cutoff or "", language)}
    if count == 1:
        return phrase(language, f"durations.{what}_one", **cutoff)
    return phrase(language, f"durations.{what}", count=number_words(count, language), **cutoff)


def _facts(result: Durations, groups: tuple[DurationGroup, ...]) -> tuple[str, ...]:
    ids = [durations_fact_id(result, (), "not_yet_submitted")] if result.not_yet_submitted else []
    for group in groups:
        measures = ["counted", "open", "without_times"]
        measures += [f"{within.hours}.{name}" for within in group.within for name in ("hours", *WITHIN)]
        ids += [durations_fact_id(result, group.key, measure) for measure in measures]
    return tuple(ids)
