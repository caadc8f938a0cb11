"""The numbers of a timeline: on how many ads a decision is known with its time, and what is left beside it."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.facts.histories import counted_histories, is_decided_first
from bnr_toolkit.results import Fact, Histories, History, Step

_FORMULAS = {
    "counted": "number of test ads with a known time that are open, or decided at a known time",
    "decided": "number of test ads with a first decision at a known time",
    "open": "number of test ads with a known time and without a first decision",
    "decision_without_time": "number of test ads with a known time and a first decision at an unknown one",
    "without_times": "number of test ads without any known time",
    "not_yet_submitted": "number of test ads submitted after the last moment of the timeline",
}
TIMELINE = tuple(_FORMULAS)


def timeline_fact_id(measure: str) -> str:
    """The id of one number of a timeline, such as ``timeline.decided``."""
    return f"timeline.{measure}"


def timeline_groups(histories: Histories) -> dict[str, tuple[History, ...]]:
    """The test ads behind each number, by measure; harmless controls are in none of them."""
    groups: dict[str, list[History]] = {measure: [] for measure in TIMELINE}
    for history in counted_histories(histories).histories:
        standing = _standing(history, histories)
        groups[standing].append(history)
        if standing in ("decided", "open"):
            groups["counted"].append(history)
    return {measure: tuple(group) for measure, group in groups.items()}


def is_timed(history: History) -> bool:
    """Whether the time of its submission or of anything that was decided is known."""
    return history.submitted is not None or any(step.period for step in history.steps if step.type != "in_review")


def is_late(history: History, histories: Histories) -> bool:
    """Whether the ad was submitted after the last moment of the timeline, and nothing is known of it before."""
    if history.submitted is None or histories.until is None or history.steps:
        return False
    return history.submitted.begin > histories.until.end


def deciding_step(history: History) -> Step | None:
    """The step of the first decision."""
    if not is_decided_first(history):
        return None
    return next((step for step in history.steps if step.type == history.first), None)


def of_timeline(histories: Histories) -> Iterator[Fact]:
    """The numbers of the timeline; none where no time of any test ad is known."""
    groups = timeline_groups(histories)
    if len(groups["without_times"]) == sum(len(group) for name, group in groups.items() if name != "counted"):
        return
    for measure, group in groups.items():
        rows = tuple(history.id for history in group)
        yield Fact(timeline_fact_id(measure), len(group), _FORMULAS[measure], "first_decision", rows)


def _standing(history: History, histories: Histories) -> str:
    if not is_timed(history):
        return "without_times"
    if is_late(history, histories):
        return "not_yet_submitted"
    if not is_decided_first(history):
        return "open"
    step = deciding_step(history)
    return "decision_without_time" if step is None or step.period is None else "decided"
