"""How often intervals hold the true chance: printed values, and grids and games of chance beside the exact answer."""

import random
import sys
from subprocess import run

import numpy
import pytest
from scipy.stats import binom

from bnr_toolkit.results import Interval
from bnr_toolkit.statistics.coverage import (
    COMPARED,
    coverage_at,
    intervals,
    least_coverage,
    mean_coverage,
    wald,
)


@pytest.mark.parametrize(
    ("decided", "chance", "printed"),
    [
        # Brown, Cai and DasGupta 2001, section 2.1, on Wald's interval at 95%: quoted from memory, computed here.
        (17, 0.5, 0.951),
        (40, 0.5, 0.919),
        (30, 0.2, 0.946),
        (98, 0.2, 0.928),
        (100, 0.106, 0.952),
        (100, 0.107, 0.911),
        (591, 0.005, 0.945),
        (592, 0.005, 0.792),
    ],
)
def test_wald_covers_as_little_as_is_printed(decided, chance, printed):
    assert round(coverage_at(chance, intervals("wald", decided)), 3) == printed


@pytest.mark.parametrize("method", COMPARED)
@pytest.mark.parametrize("decided", [1, 2, 3, 7, 20, 60])
def test_the_exact_mean_and_least_agree_with_a_fine_grid(method, decided):
    bounds = intervals(method, decided)
    chances = (numpy.arange(20_000) + 0.5) / 20_000
    held = numpy.array([(one.low <= chances) & (chances <= one.high) for one in bounds])
    grid = (binom.pmf(numpy.arange(decided + 1)[:, None], decided, chances) * held).sum(axis=0)
    assert mean_coverage(bounds) == pytest.approx(grid.mean(), abs=2e-4)
    # No chance of the grid is worse than the worst, and near the worst one the grid comes near.
    assert least_coverage(bounds) <= grid.min() + 1e-12
    assert least_coverage(bounds) == pytest.approx(grid.min(), abs=0.03)


def test_coverage_at_a_chance_agrees_with_scipy():
    draw = random.Random(7)
    for _ in range(2000):
        decided, chance = draw.randint(1, 60), draw.random()
        bounds = intervals("wilson", decided)
        counts = [count for count, one in enumerate(bounds) if one.low <= chance <= one.high]
        assert coverage_at(chance, bounds) == pytest.approx(binom.pmf(counts, decided, chance).sum(), abs=1e-12)


def test_clopper_pearson_never_falls_short_and_wald_always_does():
    for decided in range(1, 61):
        assert least_coverage(intervals("clopper_pearson", decided)) >= 0.95
        assert least_coverage(intervals("wald", decided)) == 0.0
        assert mean_coverage(intervals("wald", decided)) < 0.91


def test_wilson_holds_its_level_on_average_from_three_ads_on():
    for decided in range(3, 61):
        bounds = intervals("wilson", decided)
        assert 0.95 < mean_coverage(bounds) < 0.957
        assert 0.82 < least_coverage(bounds) < 0.84


def test_intervals_of_everything_cover_everything_and_of_nothing_nothing():
    assert mean_coverage([Interval(0, 1)] * 8) == pytest.approx(1)
    assert least_coverage([Interval(0, 1)] * 8) == pytest.approx(1)
    assert mean_coverage([Interval(0.5, 0.5)] * 8) == 0
    assert least_coverage([Interval(0.4, 0.6)] * 8) == 0


def test_wald_has_no_width_at_none_and_all_and_refuses_the_impossible():
    assert wald(0, 7) == Interval(0, 0)
    assert wald(7, 7) == Interval(1, 1)
    with pytest.raises(ValueError, match=r"^5 approved of 4 decided is impossible"):
        wald(5, 4)


def test_a_method_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match=r"^'wilsen' is no method for an interval"):
        intervals("wilsen", 7)


def test_wilson_loads_no_scipy():
    code = (
        "import sys; from bnr_toolkit.statistics.proportions import one_sided_bound, proportion_interval;"
        "proportion_interval(6, 7); one_sided_bound(0, 7); assert 'scipy' not in sys.modules"
    )
    run([sys.executable, "-c", code], check=True)
