"""One ad at a time, so that a reader can check one: what it was, each step with its time, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bnr_toolkit.language import capitalised, date_words, when_words
from bnr_toolkit.results import Histories, History, Passage, Step
from bnr_toolkit.schema import TRIGGERS, UNKNOWN
from bnr_toolkit.words.labels import event_label, starting_label, value_label
from bnr_toolkit.words.phrases import phrase


def ad_stories(histories: Histories, language: str) -> Passage:
    """For each ad a line that names it and how it went, and its story in lines below each other.

    Pairs of the two, with the role ``ads``. A digest is of the capture that the
    newsroom keeps: the capture itself is not on the page. Where what was observed
    later was left out, no story says that the record does not have it.
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
    if not any(step.type == "submitted" for step in history.steps):
        yield _submitted(history, language)
    yield from (_step(step, language) for step in _timed(history))
    yield from _left_out(histories.as_of, history, language)
    if any(step.evidence for step in history.steps):
        yield phrase(language, "ad_stories.evidence")
    else:
        yield phrase(language, "ad_stories.no_evidence" if histories.as_of is None else "ad_stories.no_evidence_by")
    yield phrase(language, "ad_stories.look_up", id=history.id)


def _timed(history: History) -> Iterator[Step]:
    """The steps; a submission that is a step without a time has that of the ad, so that they never disagree."""
    for place, step in enumerate(history.steps):
        has_time = {step.observed_from, step.observed_to} - {"", UNKNOWN}
        if place == 0 and step.type == "submitted" and not has_time:
            yield replace(step, observed_from=history.submitted_at, observed_to=history.submitted_at)
        else:
            yield step


def _left_out(as_of: str | None, history: History, language: str) -> Iterator[str]:
    if as_of is not None:
        key = "ad_stories.left_out" if history.steps else "ad_stories.nothing_by"
        yield phrase(language, key, date=date_words(as_of, language))
    elif not history.steps:
        yield phrase(language, "ad_stories.nothing")


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
