"""The shares decided and approved of durations, by the method that their times allow."""

from __future__ import annotations

from collections.abc import Sequence

from bnr_toolkit.results import Duration, Reached
from bnr_toolkit.schema.rules import APPROVED

MOST_RANGES = 400
"""Of more different ranges than this, sharing them out takes longer than anybody waits."""

_Steps = tuple[Reached, ...]


def shares_reached(durations: Sequence[Duration], confidence: float, *, bounded: bool) -> tuple[_Steps, _Steps, str]:
    """The steps of any decision, those of approval, and the method: see :class:`~bnr_toolkit.results.DurationGroup`.

    ``bounded=False`` leaves bounds out: decisions on one idea are no separate trials.
    """
    if not durations:
        return (), (), "none"
    if all(one.is_open or one.most == one.least for one in durations):
        decided, approved = _exact(durations, confidence)
        if not bounded:
            decided, approved = _without_bounds(decided), _without_bounds(approved)
        return decided, approved, "aalen_johansen"
    if len({(one.least, one.most, one.outcome) for one in durations}) > MOST_RANGES:
        return (), (), "none"
    return (*_ranged(durations), "turnbull")


def _exact(durations: Sequence[Duration], confidence: float) -> tuple[_Steps, _Steps]:
    from bnr_toolkit.statistics.survival import aalen_johansen, kaplan_meier

    hours = [one.least for one in durations]
    decided = kaplan_meier(hours, [not one.is_open for one in durations], confidence)
    competing = aalen_johansen(hours, [None if one.is_open else one.outcome for one in durations], confidence)
    return decided, competing.get(APPROVED, ())


def _ranged(durations: Sequence[Duration]) -> tuple[_Steps, _Steps]:
    """Without bounds: no simple ones are known that hold for a few ranges."""
    from bnr_toolkit.statistics.ranged_survival import Mass, turnbull

    ranges = [(one.least, one.most) for one in durations]

    def steps(masses: Sequence[Mass]) -> _Steps:
        reached, made = 0.0, []
        for mass in masses:
            if mass.most is not None:
                reached += mass.share
                made.append(Reached(mass.most, min(reached, 1.0), None, None, mass.least))
        return tuple(made)

    # Both from the same masses: found apart, more could seem approved by some hour than decided.
    masses = turnbull(ranges, [one.outcome for one in durations])
    return steps(masses), steps([mass for mass in masses if mass.cause == APPROVED])


def _without_bounds(steps: _Steps) -> _Steps:
    return tuple(step._replace(low=None, high=None) for step in steps)
