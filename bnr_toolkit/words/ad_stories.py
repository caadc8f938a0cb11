"""One ad at a time, so that a reader can check one: what it was, each step with its time, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.language import capitalised, date_words, when_words
from bnr_toolkit.results import Histories, History, Passage, Step
from bnr_toolkit.schema import TRIGGERS, UNKNOWN
from bnr_toolkit.words.labels import event_label, starting_label, value_label
from bnr_toolkit.words.phrases import phrase


def ad_stories(histories: Histories, language: str) -> Passage:
    """For each ad a line that names it and how it went, and its story in lines below each other.

    Pairs of the two, with the role ``ads``. A digest is of the capture that the
    newsroom keeps: the capture itself is not on the page.
    """
    has_platform = len({history.platform for history in histories.histories}) > 1
    pairs = tuple(
        (
            _summary(histories, history, language, has_platform=has_platform),
            "\n".join(_story(histories, history, language)),
        )
        for history in histories.histories
    )
    return Passage("ads", language, (), histories.stamp, terms=pairs)


def _summary(histories: Histories, history: History, language: str, *, has_platform: bool) -> str:
    went = event_label(history.first, language)
    if history.final is not None and history.final != history.first:
        went = phrase(language, "histories.later", first=went, final=event_label(history.final, language))
    parts = [history.id, value_label(histories.context, "category", history.category, language), went]
    if has_platform:
        parts.insert(1, starting_label(histories.context, "platform", history.platform, language))
    return " · ".join(parts)


def _story(histories: Histories, history: History, language: str) -> Iterator[str]:
    about = history.description.in_language(language)
    if about and about != value_label(histories.context, "category", history.category, language):
        yield phrase(language, "ad_stories.about", about=about.removesuffix("."))
    if history.expected == "accept":
        yield phrase(language, "ad_stories.control")
    yield _submitted(history, language)
    yield from (_step(step, language) for step in history.steps)
    if not history.steps:
        yield phrase(language, "ad_stories.nothing")
    has_evidence = any(step.evidence for step in history.steps)
    yield phrase(language, "ad_stories.evidence" if has_evidence else "ad_stories.no_evidence")
    yield phrase(language, "ad_stories.look_up", id=history.id)


def _submitted(history: History, language: str) -> str:
    if history.submitted_at in ("", UNKNOWN):
        return phrase(language, "ad_stories.submitted_unknown")
    return phrase(language, "ad_stories.submitted", date=when_words(history.submitted_at, language))


def _step(step: Step, language: str) -> str:
    what, when = capitalised(event_label(step.type, language)), _when(step, language)
    if when is None:
        said = phrase(language, "ad_stories.step_without_time", what=what)
    else:
        said = phrase(language, "ad_stories.step", what=what, when=when)
    trigger = TRIGGERS[step.trigger][0 if language == "nl" else 1]
    if step.trigger != UNKNOWN:
        said += " " + phrase(language, "ad_stories.trigger", trigger=trigger)
    if step.coding == "ours":
        said += " " + phrase(language, "ad_stories.inferred")
    if step.evidence:
        said += " " + phrase(language, "ad_stories.digest", digest=step.evidence)
    return said


def _when(step: Step, language: str) -> str | None:
    begin, end = (None if time in ("", UNKNOWN) else time for time in (step.observed_from, step.observed_to))
    if begin is not None and end is not None and begin != end:
        return phrase(language, "ad_stories.between", begin=date_words(begin, language), end=date_words(end, language))
    if begin is not None and end is not None:
        return when_words(begin, language)
    if end is not None:
        return phrase(language, "ad_stories.no_later", date=date_words(end, language))
    if begin is not None:
        return phrase(language, "ad_stories.no_earlier", date=date_words(begin, language))
    return None
