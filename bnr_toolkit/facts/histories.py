"""The numbers of histories: how many ads were submitted, decided, approved at first, stopped later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bnr_toolkit.facts.counts import APPROVED, DECIDED, NOT_APPROVED, OPEN, SUBMITTED
from bnr_toolkit.results import Fact, Histories, History, Rates

_HALTED = "number of rows approved at first and stopped by an event that a press inquiry set off"


def counted_histories(histories: Histories, rates: Rates | None = None) -> Histories:
    """The histories that a count is about: those of its platform, and without benign controls.

    Without ``rates``: all platforms.
    """
    return _of_platform(histories, None if rates is None else rates.platform)


def histories_fact_id(measure: str, rates: Rates | None = None) -> str:
    """The id of one number of :func:`counted_histories`, such as ``histories.submitted``."""
    return _histories_id(measure, None if rates is None else rates.platform)


def is_decided_first(history: History) -> bool:
    """Whether the ad has a first decision; held until an identity is proven is none."""
    return history.first not in (None, "held_for_identity")


def _of_platform(histories: Histories, platform: str | None) -> Histories:
    kept = tuple(
        history
        for history in histories.histories
        if platform in (None, history.platform) and history.expected != "accept"
    )
    return replace(histories, histories=kept)


def _histories_id(measure: str, platform: str | None) -> str:
    where = [] if platform is None else [f"platform={platform}"]
    return ".".join(["histories", *where, measure])


def of_histories(histories: Histories) -> Iterator[Fact]:
    """All test ads; then those of each platform."""
    for platform in (None, *dict.fromkeys(history.platform for history in histories.histories)):
        yield from _of_some_histories(_of_platform(histories, platform), platform)


def _of_some_histories(histories: Histories, platform: str | None) -> Iterator[Fact]:
    everyone = histories.histories
    decided = tuple(history for history in everyone if is_decided_first(history))
    approved = histories.approved_first
    measures: tuple[tuple[str, tuple[History, ...], str, str], ...] = (
        ("submitted", everyone, SUBMITTED, "first_decision"),
        ("decided_first", decided, DECIDED, "first_decision"),
        ("approved_first", approved, APPROVED, "first_decision"),
        (
            "not_approved_first",
            tuple(one for one in decided if one not in approved),
            NOT_APPROVED,
            "first_decision",
        ),
        ("open_first", tuple(one for one in everyone if one not in decided), OPEN, "first_decision"),
        ("halted_after_inquiry", histories.halted_after_inquiry, _HALTED, "final_after_inquiry"),
    )
    for measure, chosen, formula, rule in measures:
        identifier = _histories_id(measure, platform)
        yield Fact(identifier, len(chosen), formula, rule, tuple(history.id for history in chosen))
