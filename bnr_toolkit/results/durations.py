"""How long platforms took to decide: every duration as a range in hours, counts within horizons. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context


class Reached(NamedTuple):
    """A share reached at ``hours``; where times are ranges, at some moment from ``since`` to ``hours``.

    ``low`` and ``high`` are bounds of the share; None where there are none.
    """

    hours: float
    share: float
    low: float | None
    high: float | None
    since: float


@dataclass(frozen=True, slots=True)
class Duration:
    """The time of one ad from its submission to its first decision, in hours.

    It lies from ``least`` through ``most``, as exactly as the times were
    recorded. ``outcome``: ``approved``, ``not`` or ``open``. An open ad has no
    ``most``: it was still open after ``least`` hours, at the cut-off.
    """

    id: str
    least: float
    most: float | None
    outcome: str

    @property
    def is_open(self) -> bool:
        """Whether there was no decision at the cut-off."""
        return self.most is None


@dataclass(frozen=True, slots=True)
class Within:
    """How many ads were decided, and how many approved, within so many hours: at least and at most.

    At most counts those whose range merely touches the horizon, and those that
    were still open when the record ended before their horizon did.
    """

    hours: int
    decided_least: int
    decided_most: int
    approved_least: int
    approved_most: int


@dataclass(frozen=True, slots=True)
class DurationGroup:
    """The ads of one group with known times, and how many there are without.

    ``decided`` and ``approved`` are the shares of these ads, step by step;
    ``method`` is how they were found: ``aalen_johansen`` for exact times (of
    any decision: Kaplan-Meier), ``turnbull`` for ranges, ``none`` where there
    are too many different ranges, or no ads. ``repeats``: one idea stands in it
    more than once, so that no share has bounds.
    """

    key: tuple[str, ...]
    ads: tuple[Duration, ...]
    within: tuple[Within, ...]
    decided: tuple[Reached, ...]
    approved: tuple[Reached, ...]
    method: str
    without_times: int = 0
    repeats: bool = False

    @property
    def counted(self) -> int:
        """The ads with known times, decided or open."""
        return len(self.ads)

    @property
    def open(self) -> int:
        """Those that were still open at the cut-off."""
        return sum(ad.is_open for ad in self.ads)

    @property
    def decided_ads(self) -> int:
        """Those that were decided by the cut-off."""
        return self.counted - self.open


@dataclass(frozen=True, slots=True)
class Durations:
    """The time to the first decision, by group and in total; empty when no ad has times.

    ``cutoff`` is the day or moment after which nothing counts; None only when
    no ad was open. ``clamped`` is how many durations start at nothing because
    the day that was recorded includes the moment of submission;
    ``not_yet_submitted`` how many ads came after the cut-off and are left out.
    """

    by: tuple[str, ...]
    rule: str
    groups: tuple[DurationGroup, ...]
    total: DurationGroup
    horizons: tuple[int, ...]
    cutoff: str | None
    confidence: float
    context: Context
    stamp: Stamp
    platform: str | None = None
    clamped: int = 0
    not_yet_submitted: int = 0
    controls_left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether no ad has times, so that there is nothing to show."""
        return not self.total.ads

    @property
    def has_bounds(self) -> bool:
        """Whether any share carries bounds."""
        steps = (step for group in (*self.groups, self.total) for step in (*group.decided, *group.approved))
        return any(step.low is not None for step in steps)
