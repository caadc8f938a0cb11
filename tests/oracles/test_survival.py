"""Shares decided by a time, against independent implementations on many small cases.

Exact times: scipy, lifelines, and Efron's redistribution to the right in exact
fractions. Ranges: the conditions that the likeliest shares must meet (Gentleman
and Geyer 1994, Biometrika 81:618), at every moment there is.
"""

from __future__ import annotations

import random
import warnings
from fractions import Fraction
from math import exp, log, sqrt

import pytest
from lifelines import AalenJohansenFitter
from scipy.stats import CensoredData, ecdf

from bnr_toolkit.statistics.ranged_survival import turnbull
from bnr_toolkit.statistics.survival import aalen_johansen, kaplan_meier

pytestmark = pytest.mark.slow
CAUSES = ("approved", "not", None)


def some_case(draw):
    size = draw.randint(1, 12)
    return [draw.randint(0, 8) for _ in range(size)], [draw.choice(CAUSES) for _ in range(size)]


def dealt_to_the_right(times, causes):
    """Efron 1967: who is open hands its part, in equal parts, to all who waited longer."""
    order = sorted(zip(times, causes, strict=True), key=lambda one: (one[0], one[1] is None))
    parts = [Fraction(1, len(order))] * len(order)
    for place, (_, cause) in enumerate(order):
        later = len(order) - place - 1
        if cause is None and later:
            parts[place + 1 :] = [part + parts[place] / later for part in parts[place + 1 :]]
    return order, parts


def test_competing_shares_are_those_of_exact_fractions():
    draw = random.Random(4)
    for _ in range(2_000):
        times, causes = some_case(draw)
        order, parts = dealt_to_the_right(times, causes)
        for cause, steps in aalen_johansen(times, causes).items():
            for step in steps:
                exact = sum(
                    part for (time, one), part in zip(order, parts, strict=True) if one == cause and time <= step.hours
                )
                assert step.share == pytest.approx(float(exact), abs=1e-12), (times, causes)


def test_shares_and_bounds_are_those_of_scipy():
    draw = random.Random(5)
    compared = 0
    while compared < 2_000:
        times, causes = some_case(draw)
        decided = [cause is not None for cause in causes]
        if not any(decided):
            continue
        rest = ecdf(CensoredData.right_censored(times, [not one for one in decided])).sf
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # scipy's words on bounds where nobody is left
            bounds = rest.confidence_interval(0.9, method="log-log")
        for step in kaplan_meier(times, decided, 0.9):
            assert 1 - step.share == pytest.approx(float(rest.evaluate(step.hours)), abs=1e-12)
            if step.low is not None:
                assert 1 - step.high == pytest.approx(float(bounds.low.evaluate(step.hours)), abs=1e-9)
                assert 1 - step.low == pytest.approx(float(bounds.high.evaluate(step.hours)), abs=1e-9)
        compared += 1


def test_the_variance_of_competing_shares_is_that_of_lifelines():
    # lifelines breaks ties by chance: only times without ties can be compared.
    draw = random.Random(6)
    for _ in range(150):
        size = draw.randint(2, 12)
        times = draw.sample(range(1, 40), size)
        causes = [draw.choice(CAUSES) for _ in range(size)]
        if "approved" not in causes or causes[times.index(max(times))] is not None:
            continue
        numbers = [{"approved": 1, "not": 2, None: 0}[cause] for cause in causes]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fitted = AalenJohansenFitter().fit(times, numbers, event_of_interest=1)
        for step in aalen_johansen(times, causes)["approved"]:
            variance = float(fitted.variance_.loc[step.hours])
            rest = 1 - step.share
            width = 1.959963984540054 * sqrt(variance) / (rest * abs(log(rest)))
            assert step.share == pytest.approx(float(fitted.cumulative_density_.loc[step.hours].iloc[0]), abs=1e-9)
            assert step.low == pytest.approx(1 - rest ** exp(-width), abs=1e-6)
            assert step.high == pytest.approx(1 - rest ** exp(width), abs=1e-6)


def some_ranges(draw):
    ranges, causes = [], []
    for _ in range(draw.randint(1, 10)):
        least, cause = draw.randint(0, 8), draw.choice(CAUSES)
        ranges.append((least, None if cause is None else least + draw.choice((0, 0, 1, 2, 4))))
        causes.append(cause)
    return ranges, causes


def fits(seen, cause_seen, moment, cause):
    """Whether a decision at this moment by this cause is what was seen."""
    least, most = seen
    return moment > least if most is None else cause == cause_seen and least <= moment <= most


def test_no_other_shares_are_likelier():
    draw = random.Random(7)
    for _ in range(2_000):
        ranges, causes = some_ranges(draw)
        masses = turnbull(ranges, causes)
        chances = [
            sum(m.share for m in masses if within(one, m, seen)) for one, seen in zip(ranges, causes, strict=True)
        ]
        assert min(chances) > 0
        for moment in (half / 2 for half in range(30)):
            for cause in ("approved", "not"):
                pull = sum(
                    1 / chance
                    for one, seen, chance in zip(ranges, causes, chances, strict=True)
                    if fits(one, seen, moment, cause)
                )
                assert pull <= len(ranges) * (1 + 2e-3), (ranges, causes, moment, cause)


def within(one, mass, cause_seen):
    """Whether all of a mass is what was seen."""
    least, most = one
    if most is None:
        # Masses start past the last look they are compatible with; a single moment must be past it.
        return mass.most is None or mass.least > least or (mass.least == least and mass.most > least)
    return mass.most is not None and mass.cause == cause_seen and least <= mass.least and mass.most <= most
