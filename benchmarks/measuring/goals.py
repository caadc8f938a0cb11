"""Whether what was measured is what was aimed at: judged by the median of the rounds."""

from __future__ import annotations

from measuring.result import Goal
from measuring.spread import Spread, said

NOT_MEASURED = "not measured"


def at_most(limit: float, aim: str, found: Spread | None) -> Goal:
    """A goal that is met at a limit or below it; ``found`` is None when there was nothing to measure.

    >>> at_most(0.25, "time against papermill", Spread(0.25, 0.2, 0.3, 3))
    Goal(aim='time against papermill: at most 0.25', found='0.25 (0.20–0.30)', met=True)
    """
    return _goal(f"{aim}: at most {said(limit)}", found, met=None if found is None else found.median <= limit)


def at_least(limit: float, aim: str, found: Spread | None) -> Goal:
    """A goal that is met at a limit or above it.

    >>> at_least(20, "reports a minute against papermill", None)
    Goal(aim='reports a minute against papermill: at least 20.0', found='not measured', met=None)
    """
    return _goal(f"{aim}: at least {said(limit)}", found, met=None if found is None else found.median >= limit)


def _goal(aim: str, found: Spread | None, *, met: bool | None) -> Goal:
    return Goal(aim, NOT_MEASURED if found is None else str(found), met)
