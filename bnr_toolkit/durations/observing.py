"""Each ad's time to its first decision, from the earliest to the latest that its recorded times allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.reading import bounds
from bnr_toolkit.results import Duration
from bnr_toolkit.schema import UNKNOWN
from bnr_toolkit.schema.rules import OPEN, RULES

RULE = "first_decision"
_DECIMALS = 6
_HOUR = timedelta(hours=1)
_UNTOLD = ("", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Decision:
    """The event that decides on an ad under the rule: which step, what it made of the ad, and its times as written."""

    step: int
    outcome: str
    observed_from: str
    observed_to: str


@dataclass(frozen=True, slots=True)
class Observed:
    """What the record says of one ad: a duration, or none because times are unknown or it came after the cut-off."""

    duration: Duration | None = None
    is_clamped: bool = False
    is_late: bool = False
    problem: Finding | None = None


def known_times(ledger: Ledger) -> bool:
    """Whether the times of at least one violating ad and of its first decision are known.

    >>> import pandas, bnr_toolkit
    >>> known_times(bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1"], "platform": ["X"], "category": ["gambling"], "decision": ["approved"]})))
    False
    """
    decisions, columns = first_decisions(ledger), ledger.submission_columns
    return any(
        expected != "accept" and submitted not in _UNTOLD and _is_told(decisions.get(identifier))
        for identifier, expected, submitted in zip(
            columns["id"], columns["expected"], columns["submitted_at"], strict=True
        )
    )


def first_decisions(ledger: Ledger) -> dict[str, Decision]:
    """The event with the smallest step that means something under the rule, by ad; also one that keeps it open."""
    meaning, first = RULES[RULE], dict[str, Decision]()
    columns = ledger.event_columns
    names = ("submission", "step", "type", "observed_from", "observed_to")
    for submission, step, kind, begin, end in zip(*(columns[name] for name in names), strict=True):
        outcome = meaning.get(kind)
        if outcome and (submission not in first or int(step) < first[submission].step):
            first[submission] = Decision(int(step), outcome, begin, end)
    return first


def _is_told(decision: Decision | None) -> bool:
    if decision is None or decision.outcome == OPEN:
        return False
    return decision.observed_from not in _UNTOLD and decision.observed_to not in _UNTOLD


def observe(
    identifier: str, submitted: str, decision: Decision | None, zone: str | None, cutoff: str | None, named: Place
) -> Observed:
    """One ad's duration. ``named`` is where the cut-off was given, for what may be wrong with it.

    A decision after the cut-off leaves the ad open at it; one that may lie on
    either side of it is a problem, and so is one that can only have come before
    the submission, and an open ad without a cut-off.
    """
    if submitted in _UNTOLD:
        return Observed()
    sent = bounds(submitted, zone)
    if cutoff is not None and sent[0] > bounds(cutoff, zone)[1]:
        return Observed(is_late=True)
    if decision is None or decision.outcome == OPEN:
        return _still_open(identifier, sent, zone, cutoff)
    if not _is_told(decision):
        return Observed()
    begin, end = bounds(decision.observed_from, zone)[0], bounds(decision.observed_to, zone)[1]
    if end < sent[0]:
        place = Place(file="events.csv", column="observed_to")
        return Observed(problem=found("before_submission", place, decision.observed_to, submitted=submitted))
    if cutoff is not None:
        limit = bounds(cutoff, zone)[1]
        if begin > limit:
            return _still_open(identifier, sent, zone, cutoff)
        if end > limit:
            problem = found("time_straddles", named, cutoff, submission=identifier, step=decision.step)
            return Observed(problem=problem)
    duration = Duration(identifier, _hours(sent[1], begin), _hours(sent[0], end), decision.outcome)
    return Observed(duration, is_clamped=begin < sent[1])


def _still_open(identifier: str, sent: tuple[datetime, datetime], zone: str | None, cutoff: str | None) -> Observed:
    """Open at the cut-off: when on a recorded day somebody looked is unknown, so for certain only until its start."""
    if cutoff is None:
        return Observed(problem=found("open_without_cutoff", Place(file="probe.yml", column="cutoff"), identifier))
    looked = bounds(cutoff, zone)[0]
    return Observed(Duration(identifier, _hours(sent[1], looked), None, OPEN), is_clamped=looked < sent[1])


def _hours(begin: datetime, end: datetime) -> float:
    """From one moment to another; nothing when the recorded times overlap. A day ends where the next begins."""
    return round(max((end - begin) / _HOUR, 0.0), _DECIMALS)
