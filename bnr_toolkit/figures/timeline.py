"""Histories → the decision timeline: one lane an ad, from its submission to the last thing known. Nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bnr_toolkit import tables
from bnr_toolkit.facts import TIMELINE, is_late, is_timed, timeline_fact_id
from bnr_toolkit.figures.approvals import key
from bnr_toolkit.figures.ticks import ticks
from bnr_toolkit.language import local_day, short_day
from bnr_toolkit.results import Figure, Histories, History, Landmark, Lane, Moment, Period, Step, TimeAxis, Timeline
from bnr_toolkit.results.histories import APPROVALS, STOPS
from bnr_toolkit.words import (
    event_label,
    phrase,
    timeline_asked,
    timeline_axis,
    timeline_figure_words,
    timeline_lane,
    timeline_notes,
    timeline_said,
)

SHAPES = ("start", "appealed", "withdrawn", "range")
"""The marks that are no state of an ad."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_PLAIN = ("approved", "rejected", "appealed", "withdrawn_by_tester")
_SHORTEST = timedelta(minutes=10)
_MOST_LANDMARKS = 2


@dataclass(frozen=True, slots=True)
class _Clock:
    """The axis of time: its two ends, and moments in hours from the first."""

    begin: datetime
    end: datetime

    def hours(self, moment: datetime) -> float:
        return round((moment - self.begin) / _HOUR, 6)


def timeline(histories: Histories, language: str) -> Figure:
    """One lane for each ad: when it was submitted, decided on, appealed, reversed, stopped.

    Times are as exact as recorded: one that is not exact is a range, at whose
    end the mark stands, or at its beginning for a submission. Ads without any
    known time are named in the notes; a record without known times gives a figure
    without a body, which is not shown. Harmless controls stand apart, below the others.
    """
    words = timeline_figure_words(histories, language)
    body = _body(histories, language)
    return Figure(
        name="timeline",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=body,
        key=key(body.states if body else (), language),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=tables.timeline(histories, language),
        stamp=histories.stamp,
        notes=timeline_notes(histories, language) if body else (),
        facts=tuple(timeline_fact_id(measure) for measure in TIMELINE) if body else (),
    )


def _body(histories: Histories, language: str) -> Timeline | None:
    drawn = [history for history in histories.histories if is_timed(history) and not is_late(history, histories)]
    if all(history.expected == "accept" for history in drawn):
        return None
    marked = {history.id: list(_marks(history, histories, language)) for history in drawn}
    periods = [mark.period for marks in marked.values() for mark in marks]
    clock = _clock([*periods, *histories.asked], histories.context.time_zone)
    ordered = sorted(drawn, key=lambda history: (history.expected == "accept", marked[history.id][0].period.begin))
    lanes = tuple(
        Lane(
            timeline_lane(history, histories.context, language),
            tuple(_moments(marked[history.id], clock)),
            timeline_said(history, language),
            apart=history.expected == "accept",
            waiting=marked[history.id][-1].is_last_look,
        )
        for history in ordered
    )
    return Timeline(
        lanes, _axis(clock, histories, language), _landmarks(histories, clock, language), _key(lanes, language)
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark to come: its shape, the period of what it stands for, and its label. ``is_last_look``: still open."""

    shape: str
    period: Period
    label: str = ""
    is_last_look: bool = False


def _marks(history: History, histories: Histories, language: str) -> Iterator[_Mark]:
    """The submission, the steps that have a mark and a known time, and the last look at an open ad."""
    state: str | None = None
    untold = any(_shape(step, None) is not None and step.period is None for step in history.steps)
    submitted = history.submitted or next((step.period for step in history.steps if step.type == "submitted"), None)
    told = []
    if submitted is not None:
        told.append(_Mark("start", submitted))
    for step in history.steps:
        shape = _shape(step, state)
        if shape is None:
            continue
        if step.period is not None:
            label = event_label(step.type, language) if step.type not in _PLAIN or state is not None else ""
            told.append(_Mark(shape, step.period, label if shape not in SHAPES else ""))
        state = shape if shape != "appealed" else state
    last = told[-1].period
    yield from told[:-1]
    is_open, until = state in (None, "open"), histories.until
    if is_open and until is not None and until.end > last.end:
        yield told[-1]
        yield _Mark("open", Period(max(until.begin, last.begin), until.end), is_last_look=True)
    else:
        note = "no_decision" if is_open else "no_decision_time" if untold and len(told) == 1 else ""
        label = phrase(language, f"timeline.{note}") if note else told[-1].label
        yield _Mark(told[-1].shape, told[-1].period, label)


def _shape(step: Step, state: str | None) -> str | None:
    """The shape of what a step makes of an ad in this state; None where it makes nothing of it."""
    if step.type in (*APPROVALS, "reversed_to_approved"):
        return "approved"
    if step.type in STOPS:
        return "halted" if state in ("approved", "halted") else "not"
    return {"held_for_identity": "open", "appealed": "appealed", "withdrawn_by_tester": "withdrawn"}.get(step.type)


def _moments(marks: list[_Mark], clock: _Clock) -> Iterator[Moment]:
    """The marks where they stand: a submission at its earliest, the others at their latest.

    What was followed by something else happened no later than that, and of an
    ad that is open at a day it is certain until that day began.
    """
    limit = marks[-1].period.end
    moments = []
    for mark in reversed(marks):
        limit = min(limit, mark.period.end)
        at = max(limit, mark.period.begin)
        if mark.shape == "start" or mark.is_last_look:
            at = mark.period.begin
        begin, end = clock.hours(mark.period.begin), clock.hours(mark.period.end)
        moments.append(Moment(begin, end, clock.hours(at), mark.shape, mark.label))
    yield from reversed(moments)


def _clock(periods: list[Period], zone: str | None) -> _Clock:
    """From the first of all times to the last, begun at a round hour or day and never very short."""
    begin, end = min(period.begin for period in periods), max(period.end for period in periods)
    end = max(end, begin + _SHORTEST)
    local = begin.astimezone(ZoneInfo(zone) if zone else UTC)
    if end - begin > 2 * _DAY:
        local = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    elif end - begin > 2 * _HOUR:
        local = local.replace(minute=0, second=0, microsecond=0)
    return _Clock(min(begin, local.astimezone(UTC)), end)


def _axis(clock: _Clock, histories: Histories, language: str) -> TimeAxis:
    context = histories.context
    zone = ZoneInfo(context.time_zone) if context.time_zone else UTC
    first, last = (moment.astimezone(zone).year for moment in (clock.begin, clock.end))
    title = timeline_axis(context, str(first) if first == last else "", language)
    return TimeAxis(title, clock.hours(clock.end), ticks(clock.begin, clock.end, zone, language))


def _landmarks(histories: Histories, clock: _Clock, language: str) -> tuple[Landmark, ...]:
    """When the newsroom asked its questions; the first and the last time when there were more than two."""
    asked, context = histories.asked, histories.context
    chosen = [("asked", period) for period in asked]
    if len(asked) > _MOST_LANDMARKS:
        chosen = [("asked_first", asked[0]), ("asked_last", asked[-1])]
    return tuple(
        Landmark(
            clock.hours(period.begin),
            clock.hours(period.end),
            timeline_asked(which, short_day(local_day(period.begin, context.time_zone), language), context, language),
        )
        for which, period in chosen
    )


def _key(lanes: tuple[Lane, ...], language: str) -> tuple[tuple[str, str], ...]:
    """What the marks mean that are no state of an ad, as far as they occur."""
    occurring = {moment.shape for lane in lanes for moment in lane.moments}
    happened = [moment for lane in lanes for moment in (lane.moments[:-1] if lane.waiting else lane.moments)]
    if any(moment.begin < moment.end for moment in happened):
        occurring.add("range")
    return tuple((shape, phrase(language, f"timeline.shape_{shape}")) for shape in SHAPES if shape in occurring)
