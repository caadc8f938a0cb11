"""What happened to each ad, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Bilingual, Context


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last moment, in UTC, at which something can have happened; they are one when it is exact."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One event in an ad's history. Times are as recorded; ``unknown`` is a value, and gives no ``period``.

    ``evidence`` is the digest of the capture that shows it; empty without one.
    """

    step: int
    type: str
    trigger: str
    coding: str
    observed_from: str
    observed_to: str
    period: Period | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """One ad: what it was, and what happened to it.

    ``first`` and ``final`` are the types of event that decided under the rules
    ``first_decision`` and ``final_after_inquiry``; None when nothing decided.
    ``submitted`` is None where ``submitted_at`` is ``unknown``.
    """

    id: str
    platform: str
    category: str
    further_categories: tuple[str, ...]
    coding: str
    expected: str
    description: Bilingual
    steps: tuple[Step, ...]
    first: str | None
    final: str | None
    submitted_at: str = "unknown"
    submitted: Period | None = None

    @property
    def halted_after_inquiry(self) -> bool:
        """Approved at first, and stopped for good by an event that questions from the newsroom set off."""
        return self.first in APPROVALS and self.final in STOPS and bool(self.stops_after_inquiry)

    @property
    def stops_after_inquiry(self) -> tuple[Step, ...]:
        """The steps by which the platform stopped the ad after questions from the newsroom."""
        return tuple(step for step in self.steps if step.trigger == "press_inquiry" and step.type in STOPS)


APPROVALS = ("approved", "approved_limited", "went_live")
"""Types of event by which a platform lets an ad pass: those that approve under ``first_decision``."""

STOPS = ("rejected", "halted", "account_suspended", "reversed_to_rejected", "removed_after_live")
"""Types of event by which a platform stops an ad: those that refuse under ``final_after_inquiry``."""


@dataclass(frozen=True, slots=True)
class Histories:
    """The histories of all ads, in the order of the record.

    ``until`` is the last moment that they are about: the cut-off, or the moment
    that was asked for. ``asked`` is when the newsroom put its questions to a
    platform, as far as that is recorded, in order. ``as_of`` is the day or moment
    after which what was observed was left out; None when nothing was.
    """

    histories: tuple[History, ...]
    context: Context
    stamp: Stamp
    until: Period | None = None
    asked: tuple[Period, ...] = ()
    as_of: str | None = None

    @property
    def approved_first(self) -> tuple[History, ...]:
        """The ads whose first decision let them pass."""
        return tuple(history for history in self.histories if history.first in APPROVALS)

    @property
    def halted_after_inquiry(self) -> tuple[History, ...]:
        """The ads approved at first and stopped after questions from the newsroom."""
        return tuple(history for history in self.histories if history.halted_after_inquiry)

    @property
    def halting_is_inferred(self) -> bool:
        """Whether that some of them were stopped is our inference, not the source's word."""
        return any(
            step.coding == "ours" for history in self.halted_after_inquiry for step in history.stops_after_inquiry
        )
