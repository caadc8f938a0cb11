"""What happened after the questions: a status, in words that claim no more than the record."""

from __future__ import annotations

from bnr_toolkit.facts import counted_histories, histories_fact_id
from bnr_toolkit.language import capitalised, number_words, share
from bnr_toolkit.results import Histories, Passage
from bnr_toolkit.words.labels import event_label, platform_name, platforms_are_plural, tester_name
from bnr_toolkit.words.phrases import form, forms, phrase

_WAS_SHOWN = ("went_live", "removed_after_live")


def status(histories: Histories, language: str) -> Passage:
    """What the platform did after questions from the newsroom, and which part of it is our inference."""
    sentences = [status_sentence(histories, language)]
    outcomes = (inquiry.outcome for inquiry in histories.context.inquiries)
    sentences += [outcome.in_language(language) for outcome in outcomes if outcome is not None]
    tests = counted_histories(histories)
    if tests.halting_is_inferred:
        sentences.append(_inferred(tests, language))
    return Passage("status", language, tuple(sentences), histories.stamp, _facts())


def status_line(histories: Histories, language: str) -> Passage:
    """The status in one sentence, to stand under the finding; nothing when nothing happened."""
    if not counted_histories(histories).halted_after_inquiry:
        return Passage("status", language, (), histories.stamp)
    return Passage("status", language, (status_sentence(histories, language),), histories.stamp, _facts())


def _facts() -> tuple[str, ...]:
    return histories_fact_id("halted_after_inquiry"), histories_fact_id("approved_first")


def stages_notes(histories: Histories, language: str) -> tuple[str, ...]:
    """What a picture of what happened after the questions must say: that which ads it was is our inference."""
    tests = counted_histories(histories)
    return (_inferred(tests, language),) if tests.halting_is_inferred else ()


def halted_words(tests: Histories, language: str) -> str:
    """How many ads were stopped after the questions: of the approved ones, or alone where others approved some too."""
    halted = tests.halted_after_inquiry
    stopping = {history.platform for history in halted}
    nouns = forms(language, "noun.approved_ad")
    if all(history.platform in stopping for history in tests.approved_first):
        return share(len(halted), len(tests.approved_first), nouns, language).phrase
    return f"{number_words(len(halted), language, stressed=True)} {nouns[0] if len(halted) == 1 else nouns[1]}"


def was_shown(tests: Histories) -> bool:
    """Whether an ad that was stopped after the questions had been shown by then."""
    return any(step.type in _WAS_SHOWN for history in tests.halted_after_inquiry for step in history.steps)


def _inferred(tests: Histories, language: str) -> str:
    halted, approved = len(tests.halted_after_inquiry), len(tests.approved_first)
    if halted == approved:
        said = share(halted, approved, forms(language, "noun.approved_ad"), language).phrase
        return phrase(language, "status.inferred_all", share=said)
    return phrase(language, "status.inferred_some_one" if halted == 1 else "status.inferred_some")


def status_sentence(histories: Histories, language: str) -> str:
    """The first sentence of :func:`status`: what became of the approved ads.

    Controls are left out. The platforms named are those of the ads that were
    stopped. That publication was prevented is only said when no ad was shown.
    """
    tests = counted_histories(histories)
    tester = tester_name(tests.context, language)
    halted, approved = tests.halted_after_inquiry, len(tests.approved_first)
    if not halted:
        platform = platform_name(tests.context.platforms, language)
        if not tests.context.inquiries:
            return phrase(language, "status.no_inquiry", platform=platform)
        if len(tests.context.platforms) != 1:
            return phrase(language, "status.none_of_more", platform=platform, tester=tester)
        return phrase(language, "status.none", platform=platform, tester=tester)
    platform, plural = stopping_platforms(tests, language)
    said = halted_words(tests, language)
    if was_shown(tests):
        verb = form(language, "verb.stopped", plural=plural)
        return phrase(language, "status.stopped", tester=tester, stopped=verb, platform=platform, share=said)
    if len(halted) == approved:
        key = "status.all_halted_one" if approved == 1 else "status.all_halted"
        verb = form(language, "verb.prevented", plural=plural)
        return phrase(language, key, tester=tester, prevented=verb, platform=platform)
    verb = form(language, "verb.held", plural=plural)
    return phrase(language, "status.some_halted", tester=tester, held=verb, platform=platform, share=said)


def stopping_platforms(histories: Histories, language: str) -> tuple[str, bool]:
    """The platforms that stopped ads after questions, as a subject, and whether its verb is plural."""
    platforms = tuple(dict.fromkeys(history.platform for history in histories.halted_after_inquiry))
    return platform_name(platforms, language), platforms_are_plural(platforms)


def histories(histories: Histories, language: str) -> Passage:
    """One line an ad: what it did, what was first decided, and where it ended."""
    lines = []
    for history in histories.histories:
        what = history.description.in_language(language) or history.id
        story = event_label(history.first, language)
        if history.final is not None and history.final != history.first:
            story = phrase(language, "histories.later", first=story, final=event_label(history.final, language))
        lines.append(phrase(language, "histories.line", what=capitalised(what), story=story))
    return Passage("list", language, tuple(lines), histories.stamp)
