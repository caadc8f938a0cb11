"""The share decided by each time, when some were still open at the end.

Times are hours of any kind: the arithmetic does not know them. What was still
open at a time is known to be decided after it, never at it.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from bnr_toolkit.results import Reached
from bnr_toolkit.statistics.proportions import normal_quantile

_ANY = "any"


def kaplan_meier(times: Sequence[float], decided: Sequence[bool], confidence: float = 0.95) -> tuple[Reached, ...]:
    """The share decided by each time at which any was; the others were open until their own time.

    Bounds come from Greenwood's variance on the scale of the double logarithm;
    there are none where all are decided. Method: Kaplan and Meier 1958 (Journal
    of the American Statistical Association 53:457); bounds: Kalbfleisch and
    Prentice 1980 (The Statistical Analysis of Failure Time Data). Raises
    ValueError for no times, a negative time, lists of different lengths, or a
    confidence that is not between 0 and 1.

    >>> [(step.hours, step.share) for step in kaplan_meier([1, 2, 3, 4], [True, False, True, False])]
    [(1, 0.25), (3, 0.625)]
    """
    return aalen_johansen(times, [_ANY if one else None for one in decided], confidence).get(_ANY, ())


def aalen_johansen(
    times: Sequence[float], causes: Sequence[Hashable], confidence: float = 0.95
) -> Mapping[Hashable, tuple[Reached, ...]]:
    """For each cause the share it decided by each time at which it did; cause None was still open at its time.

    The shares of all causes and of those still open make 1 together: a refusal
    takes an ad away from approval for good, it does not leave it waiting.
    Bounds have the delta method's variance on the scale of the double logarithm
    of the share that the cause did not decide, so that one cause alone has those
    of :func:`kaplan_meier`. Method: Aalen and Johansen 1978 (Scandinavian
    Journal of Statistics 5:141); variance: Marubini and Valsecchi 1995
    (Analysing Survival Data from Clinical Trials and Observational Studies).
    Raises ValueError as :func:`kaplan_meier` does.

    >>> shares = aalen_johansen([1, 2, 3], ["approved", "not", None])
    >>> [(step.hours, round(step.share, 4)) for step in shares["approved"]]
    [(1, 0.3333)]
    """
    if not times or len(times) != len(causes):
        raise ValueError(f"{len(times)} times and {len(causes)} outcomes: need as many of both, and at least one")
    for time in times:
        if not 0 <= time < math.inf:
            raise ValueError(f"{time} is no duration: need a number of 0 or more")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence} is impossible: need a number between 0 and 1")
    z = normal_quantile(confidence)
    moments = _moments(times, causes)
    named = dict.fromkeys(cause for cause in causes if cause is not None)
    return {cause: _steps(cause, moments, z) for cause in named}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A time at which something was decided: how many were waiting, the share waiting before, who decided how many."""

    time: float
    waiting: int
    share: float
    decided: int
    by_cause: Mapping[Hashable, int]


def _moments(times: Sequence[float], causes: Sequence[Hashable]) -> list[_Moment]:
    at_time: dict[float, list[Hashable]] = {}
    for time, cause in zip(times, causes, strict=True):
        at_time.setdefault(time, []).append(cause)
    moments, waiting, share = [], len(times), 1.0
    for time in sorted(at_time):
        here = at_time[time]
        deciding = [cause for cause in here if cause is not None]
        if deciding:
            by_cause = {cause: deciding.count(cause) for cause in dict.fromkeys(deciding)}
            moments.append(_Moment(time, waiting, share, len(deciding), by_cause))
            share *= (waiting - len(deciding)) / waiting
        waiting -= len(here)
    return moments


def _steps(cause: Hashable, moments: Sequence[_Moment], z: float) -> tuple[Reached, ...]:
    """The variance is a sum over earlier moments with the share reached now in it; three running sums carry it."""
    steps, reached = [], 0.0
    of_all, of_all_reached, of_all_squared, of_cause, crossed, crossed_reached = (0.0,) * 6
    for moment in moments:
        number, waiting = moment.by_cause.get(cause, 0), moment.waiting
        reached += moment.share * number / waiting
        if waiting > moment.decided:
            term = moment.decided / (waiting * (waiting - moment.decided))
            of_all, of_all_reached = of_all + term, of_all_reached + term * reached
            of_all_squared += term * reached * reached
        of_cause += moment.share**2 * number * (waiting - number) / waiting**3
        cross = moment.share * number / waiting**2
        crossed, crossed_reached = crossed + cross, crossed_reached + cross * reached
        if number:
            variance = reached * reached * of_all - 2 * reached * of_all_reached + of_all_squared
            variance += of_cause - 2 * (reached * crossed - crossed_reached)
            nobody_left = waiting == moment.decided and reached > 1 - 1e-12
            low, high = (None, None) if nobody_left else _bounds(1 - reached, max(variance, 0.0), z)
            steps.append(Reached(moment.time, 1.0 if nobody_left else reached, low, high, moment.time))
    return tuple(steps)


def _bounds(rest: float, variance: float, z: float) -> tuple[float, float]:
    """Bounds of the share decided, from those of the rest on the scale of the double logarithm."""
    width = z * math.sqrt(variance) / (rest * abs(math.log(rest)))
    return 1 - rest ** math.exp(-width), 1 - rest ** math.exp(width)
