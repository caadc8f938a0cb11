"""What happened after the questions: a status, in words that claim no more than the record."""

from __future__ import annotations

from bnr_toolkit.language import capitalised, number_words, share
from bnr_toolkit.results import Histories, Passage
from bnr_toolkit.words.labels import event_label, platform_name, tester_name
from bnr_toolkit.words.phrases import forms, phrase


def status(histories: Histories, language: str) -> Passage:
    """What the platform did after questions from the newsroom, and which part of it is our inference."""
    context = histories.context
    sentences = [status_sentence(histories, language)]
    outcomes = (inquiry.outcome for inquiry in context.inquiries)
    sentences += [outcome.in_language(language) for outcome in outcomes if outcome is not None]
    halted, approved = len(histories.halted_after_inquiry), len(histories.approved_first)
    if halted and histories.halting_is_inferred:
        if halted == approved:
            sentences.append(phrase(language, "status.inferred_all", halted=number_words(halted, language)))
        else:
            sentences.append(phrase(language, "status.inferred_some"))
    ids = ("histories.halted_after_inquiry", "histories.approved_first")
    return Passage("status", language, tuple(sentences), histories.stamp, ids)


def status_line(histories: Histories, language: str) -> Passage:
    """The status in one sentence, to stand under the finding; nothing when nothing happened."""
    if not histories.halted_after_inquiry:
        return Passage("status", language, (), histories.stamp)
    ids = ("histories.halted_after_inquiry", "histories.approved_first")
    return Passage("status", language, (status_sentence(histories, language),), histories.stamp, ids)


def status_sentence(histories: Histories, language: str) -> str:
    """The first sentence of :func:`status`: what became of the approved ads."""
    context = histories.context
    platform = platform_name(context.platforms, language)
    halted, approved = len(histories.halted_after_inquiry), len(histories.approved_first)
    if not halted:
        key = "status.none" if context.inquiries else "status.no_inquiry"
        return phrase(language, key, platform=platform)
    tester = tester_name(context, language)
    if halted == approved:
        return phrase(language, "status.all_halted", tester=tester, platform=platform)
    said = share(halted, approved, forms(language, "status.noun_halted"), language).phrase
    return phrase(language, "status.some_halted", tester=tester, platform=platform, share=said)


def histories(histories: Histories, language: str) -> Passage:
    """One line an ad: what it did, what was first decided, and what came later."""
    lines = []
    for history in histories.histories:
        said = history.description.in_language(language) or history.id
        story = event_label(history.first, language)
        if history.final is not None and history.final != history.first:
            story = f"{story}, {event_label(history.final, language)}"
        lines.append(f"{capitalised(said)}: {story}.")
    return Passage("list", language, tuple(lines), histories.stamp)
