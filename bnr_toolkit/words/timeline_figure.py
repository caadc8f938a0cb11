"""The words of the timeline: by when decisions were known, what its marks mean, and what is left out."""

from __future__ import annotations

from bnr_toolkit.facts import deciding_step, is_decided_first, is_late, is_timed, timeline_groups
from bnr_toolkit.language import date_words, listed, local_day, number_words, place_of_zone, share, when_words
from bnr_toolkit.results import Context, Histories, History, Step
from bnr_toolkit.schema import UNKNOWN
from bnr_toolkit.words.captions import FigureWords, figure_source
from bnr_toolkit.words.labels import event_label, tester_name, value_label
from bnr_toolkit.words.phrases import forms, phrase

MOST_NAMES = 12
"""More ads than this are not named in a note."""


def timeline_figure_words(histories: Histories, language: str) -> FigureWords:
    """The texts of the timeline: by when decisions on how many test ads were known."""
    alt = _alt(histories, language)
    drawn = phrase(language, "timeline.description")
    return FigureWords(
        title=_title(histories, language),
        subtitle=phrase(language, "timeline.subtitle"),
        alt=alt,
        description=" ".join((drawn, alt, *timeline_notes(histories, language))),
        source=figure_source(histories, language),
    )


def timeline_notes(histories: Histories, language: str) -> tuple[str, ...]:
    """Which ads are drawn and not counted, or not drawn, and how to read marks side by side."""
    groups = timeline_groups(histories)
    controls = [one for one in histories.histories if one.expected == "accept" and not is_timed(one)]
    notes = [phrase(language, "timeline.note_marks")]
    is_open = [one for one in histories.histories if is_timed(one) and not is_decided_first(one)]
    waiting = [one for one in is_open if not is_late(one, histories)]
    if waiting and histories.until is not None:
        notes.append(phrase(language, "timeline.open_until", date=_last_day(histories, language)))
    elif waiting:
        notes.append(phrase(language, "timeline.undecided", ads=_names(waiting, language)))
    if groups["decision_without_time"]:
        ads = _names(groups["decision_without_time"], language)
        notes.append(_counted("left_out", groups["decision_without_time"], language, ads=ads))
    if groups["without_times"]:
        ads = _names(groups["without_times"], language)
        notes.append(_counted("without_times", groups["without_times"], language, ads=ads))
    if controls:
        notes.append(phrase(language, "timeline.without_times_controls", ads=_names(controls, language)))
    if groups["not_yet_submitted"]:
        date = _last_day(histories, language)
        notes.append(_counted("not_yet_submitted", groups["not_yet_submitted"], language, date=date))
    return tuple(notes)


def timeline_lane(history: History, context: Context, language: str) -> str:
    """The label of a lane: the ad's id, its platform where there are several, and its category.

    An id that holds the platform's name says it already.
    """
    if history.expected == "accept":
        what = phrase(language, "timeline.control")
    else:
        what = value_label(context, "category", history.category, language)
    platform = value_label(context, "platform", history.platform, language)
    if len(context.platforms) > 1 and platform.casefold() not in history.id.casefold():
        what = phrase(language, "timeline.lane", ad=platform, what=what)
    return phrase(language, "timeline.lane", ad=history.id, what=what)


def timeline_said(history: History, language: str) -> str:
    """What became of an ad: the last event that is told of it, and when, as recorded."""
    told = [step for step in history.steps if step.type not in ("submitted", "in_review")]
    if not told:
        return phrase(language, "timeline.said_open")
    step = told[-1]
    event = event_label(step.type, language)
    if step.period is None:
        return phrase(language, "timeline.said_without", event=event)
    key = "timeline.said_at" if step.observed_from == step.observed_to else "timeline.said_by"
    return phrase(language, key, event=event, when=when_words(step.observed_to, language))


def timeline_axis(context: Context, year: str, language: str) -> str:
    """Whose clock the axis shows, and of which year when there is one."""
    place = {} if context.time_zone is None else {"place": place_of_zone(context.time_zone, language)}
    key = "timeline.axis" if place else "timeline.axis_no_place"
    return phrase(language, f"{key}_year", year=year, **place) if year else phrase(language, key, **place)


def timeline_asked(which: str, date: str, context: Context, language: str) -> str:
    """The label of a moment at which the newsroom asked: ``asked``, ``asked_first`` or ``asked_last``."""
    return phrase(language, f"timeline.{which}", tester=tester_name(context, language), date=date)


def timeline_caption(language: str) -> str:
    """The caption of the table of steps."""
    return phrase(language, "timeline.caption")


def timeline_table_notes(context: Context, language: str) -> tuple[str, ...]:
    """How the two times are to be read, and on whose clock they are."""
    notes = [phrase(language, "timeline.note_times")]
    if context.time_zone is not None:
        notes.append(phrase(language, "timeline.note_zone", place=place_of_zone(context.time_zone, language)))
    return tuple(notes)


def timeline_time(recorded: str, language: str) -> str:
    """A recorded time in a cell."""
    if recorded in ("", UNKNOWN):
        return phrase(language, "timeline.no_time")
    return date_words(recorded, language)


def _title(histories: Histories, language: str) -> str:
    groups = timeline_groups(histories)
    decided, counted = len(groups["decided"]), len(groups["counted"])
    if not counted:
        return phrase(language, "timeline.title_no_time")
    said = share(decided, counted, forms(language, "noun.ad"), language)
    if decided:
        return phrase(language, "timeline.title", share=said.phrase, date=_decision_days(histories, language)[-1])
    one = "_one" if said.negated else ""
    if histories.until is None:
        return phrase(language, f"timeline.title_none_ever{one}", share=said.phrase)
    return phrase(language, f"timeline.title_none{one}", share=said.phrase, date=_last_day(histories, language))


def _alt(histories: Histories, language: str) -> str:
    """Count first; then the days, and how many are open."""
    groups = timeline_groups(histories)
    decided, counted, still_open = (len(groups[name]) for name in ("decided", "counted", "open"))
    if not counted:
        return phrase(language, "timeline.alt_no_time")
    said = share(decided, counted, forms(language, "noun.ad"), language)
    if not decided:
        return phrase(language, "timeline.alt_none_one" if said.negated else "timeline.alt_none", share=said.phrase)
    first, last = _decision_days(histories, language)
    if first == last:
        text = phrase(language, "timeline.alt_one_day", share=said.phrase, last=last)
    else:
        text = phrase(language, "timeline.alt", share=said.phrase, first=first, last=last)
    if not still_open:
        return text
    count = number_words(still_open, language, stressed=True)
    return f"{text} {phrase(language, 'timeline.alt_open', count=count)}"


def _decision_days(histories: Histories, language: str) -> tuple[str, str]:
    """The day by which the first of the decisions was known, and that by which the last was."""
    steps: list[Step | None] = [deciding_step(history) for history in timeline_groups(histories)["decided"]]
    ends = [step.period.end for step in steps if step is not None and step.period is not None]
    zone = histories.context.time_zone
    first, last = (date_words(local_day(end, zone).isoformat(), language) for end in (min(ends), max(ends)))
    return first, last


def _last_day(histories: Histories, language: str) -> str:
    if histories.until is None:
        raise ValueError("these histories have no last moment: the record has no cut-off")
    return date_words(local_day(histories.until.end, histories.context.time_zone).isoformat(), language)


def _counted(name: str, counted: tuple[History, ...], language: str, **blanks: str) -> str:
    if len(counted) == 1:
        return phrase(language, f"timeline.{name}_one", **blanks)
    return phrase(language, f"timeline.{name}", count=number_words(len(counted), language), **blanks)


def _names(ads: list[History] | tuple[History, ...], language: str) -> str:
    if len(ads) <= MOST_NAMES:
        return listed([ad.id for ad in ads], language)
    return phrase(language, "timeline.more", ads=", ".join(ad.id for ad in ads[:MOST_NAMES]))
