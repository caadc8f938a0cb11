"""The same ads in two groups: printed values, and agreement with other implementations.

P: printed in a paper or manual. I: printed by an independent implementation. C: computed by two routes.
"""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import product
from math import comb, sqrt

import numpy
import pytest
from scipy.stats import binom, binomtest, chi2, norm
from statsmodels.stats.contingency_tables import mcnemar

from bnr_toolkit.statistics.margins import paired_tables
from bnr_toolkit.statistics.paired_differences import newcombe_paired, tango
from bnr_toolkit.statistics.paired_power import power_same_ads
from bnr_toolkit.statistics.proportions import wilson
from bnr_toolkit.statistics.same_ads import discordant_interval, mcnemar_exact, mcnemar_mid_p

pytestmark = pytest.mark.slow

CAVO = (59, 6, 16, 80)
"""Cavo 2012, in Fagerland, Lydersen and Laake 2013 (BMC Medical Research Methodology 13:91)."""

EZRA = (7, 25, 2, 68)
"""Ezra 2010, in the same paper."""


class TestPrinted:
    def test_mcnemar(self):
        # I: the R package contingencytables 3.0.0, from the data of the paper.
        assert round(mcnemar_exact(6, 16), 6) == 0.052479
        assert round(mcnemar_mid_p(6, 16), 6) == 0.034690
        assert f"{mcnemar_exact(25, 2):.3g}" == "5.65e-06"
        assert f"{mcnemar_mid_p(25, 2):.3g}" == "3.03e-06"

    def test_what_other_tests_say_of_the_same_data(self):
        """Not ours: by large numbers, with and without correction, and exact unconditional. They check the data."""
        for (_, first, second, _), plain, corrected in (
            (CAVO, 0.033006, 0.055009),
            (EZRA, 0.00000958, 0.0000230),
        ):
            distance = abs(first - second)
            assert float(f"{chi2.sf(distance**2 / (first + second), 1):.3g}") == float(f"{plain:.3g}")
            assert float(f"{chi2.sf((distance - 1) ** 2 / (first + second), 1):.3g}") == float(f"{corrected:.3g}")
        assert round(_exact_unconditional(6, 16, 161), 4) == pytest.approx(0.0342, abs=0.0002)  # R: .034053

    @pytest.mark.parametrize(
        ("apart", "exact", "middle"),
        [
            ((3, 0), 0.25, 0.125),
            ((4, 0), 0.125, 0.0625),
            ((5, 0), 0.0625, 0.03125),
            ((6, 0), 0.03125, 0.015625),
            ((4, 1), 0.375, 0.21875),
            ((5, 2), 0.453125, 0.2890625),
        ],
    )
    def test_the_ladder(self, apart, exact, middle):
        assert (mcnemar_exact(*apart), mcnemar_mid_p(*apart)) == (exact, middle)  # C

    def test_intervals_for_the_difference(self):
        # I: Cavo. Plain phi, without the correction for continuity, would give -.1174 to -.0059.
        one, other = newcombe_paired(*CAVO), tango(*CAVO)
        assert (round(one.low, 4), round(one.high, 4)) == (-0.1186, -0.0046)
        assert (round(other.low, 4), round(other.high, 4)) == (-0.1240, -0.0054)
        assert round((6 - 16) / 161, 4) == -0.0621

    @pytest.mark.parametrize(
        ("totals", "exact", "middle", "apart"),
        [
            ((9, 6, 10), (0.25, 0.375), (0.125, 0.21875), {(3, 0), (4, 1)}),
            ((3, 8, 14), (0.0625, 0.2266), (0.03125, 0.146), {(0, 5), (1, 6), (2, 7), (3, 8)}),
            ((4, 1, 8), (0.25, 0.375), None, {(3, 0), (4, 1)}),
            ((8, 10, 10), (0.5, 0.5), (0.25, 0.25), {(0, 2)}),
            ((15, 0, 20), (6.104e-5, 6.104e-5), None, {(15, 0)}),  # Election workers 2022, Facebook v TikTok
            ((14, 0, 16), (1.221e-4, 1.221e-4), None, {(14, 0)}),  # Brazil 2023
            ((18, 0, 20), (7.629e-6, 7.629e-6), None, {(18, 0)}),  # US 2022, TikTok v YouTube
        ],
    )
    def test_totals_alone(self, totals, exact, middle, apart):
        found = {(table[1], table[2]) for table in paired_tables(*totals)}
        assert found == apart  # C, statistics.md §3.7 and §4
        values = sorted(mcnemar_exact(*pair) for pair in found)
        assert (values[0], values[-1]) == pytest.approx(exact, rel=1e-3)
        if middle is not None:
            values = sorted(mcnemar_mid_p(*pair) for pair in found)
            assert (values[0], values[-1]) == pytest.approx(middle, rel=1e-3)

    def test_planning(self):
        # C, statistics.md §3.12: all v none, exact at 6 discordant pairs, mid-P at 5.
        assert next(count for count in range(3, 9) if mcnemar_exact(count, 0) < 0.05) == 6
        assert next(count for count in range(3, 9) if mcnemar_mid_p(count, 0) < 0.05) == 5


class TestAgreement:
    def test_with_scipy_and_statsmodels_for_all_to_sixty(self):
        for first in range(61):
            for second in range(61 - first):
                if first + second == 0:
                    continue
                exact = mcnemar_exact(first, second)
                assert exact == pytest.approx(binomtest(first, first + second).pvalue, rel=1e-9)
                table = [[0, first], [second, 0]]
                assert exact == pytest.approx(mcnemar(table, exact=True).pvalue, rel=1e-9)

    def test_mid_p_with_fractions(self):
        for first in range(61):
            for second in range(61 - first):
                discordant, fewer = first + second, min(first, second)
                tail = sum(Fraction(comb(discordant, count), 2**discordant) for count in range(fewer + 1))
                middle = min(Fraction(1), 2 * tail - Fraction(comb(discordant, fewer), 2**discordant))
                assert mcnemar_mid_p(first, second) == pytest.approx(float(middle), rel=1e-12)

    @pytest.mark.parametrize("confidence", [0.75, 0.9, 0.9375, 0.95, 0.99])
    def test_the_interval_inverts_the_test_for_all_to_sixty(self, confidence):
        for first in range(61):
            for second in range(61 - first):
                bounds = discordant_interval(first, second, confidence)
                outside = bounds is not None and not bounds.low <= 0.5 <= bounds.high
                assert outside == (mcnemar_mid_p(first, second) <= 1 - confidence), (first, second)

    def test_the_interval_with_a_search_of_scipys_tails(self):
        first, second = numpy.array([pair for pair in product(range(46), repeat=2) if sum(pair)]).T
        lows, highs = _mid_p_bound(first, second), 1 - _mid_p_bound(second, first)
        for one, other, low, high in zip(first.tolist(), second.tolist(), lows, highs, strict=True):
            bounds = discordant_interval(one, other)
            assert (bounds.low, bounds.high) == pytest.approx((low, high), abs=1e-9), (one, other)

    def test_newcombe_with_a_second_writing_on_random_tables(self):
        draw = random.Random(4)
        for _ in range(2500):
            table = _random_table(draw)
            ours, theirs = newcombe_paired(*table), _newcombe(*table)
            assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9), table

    def test_without_the_correction_of_phi_newcombe_is_another_interval(self):
        # C: a ready mutation. Plain phi gives -.1174 to -.0059.
        assert _newcombe(*CAVO, corrected=False) == pytest.approx((-0.1174, -0.0059), abs=5e-5)

    def test_tango_with_a_search_of_the_likelihood_on_random_tables(self):
        draw = random.Random(5)
        tables = [_random_table(draw) for _ in range(2000)]
        lows, highs = _tango(numpy.array(tables, dtype=float))
        for table, low, high in zip(tables, lows, highs, strict=True):
            ours = tango(*table)
            assert (ours.low, ours.high) == pytest.approx((low, high), abs=1e-6), table

    def test_power_by_every_order_in_fractions(self):
        draw = random.Random(6)
        compared = 0
        while compared < 2000:
            hundredths = draw.randint(0, 100)
            first = Fraction(draw.randint(0, hundredths), 100)
            second = Fraction(hundredths, 100) - first
            for ideas, counted in enumerate(_orders(first, second, 8), start=1):
                for alpha in (0.05, 0.2):
                    expected = sum(chance for apart, chance in counted.items() if mcnemar_mid_p(*apart) <= alpha)
                    ours = power_same_ads(float(first), float(second), ideas, alpha)
                    assert ours == pytest.approx(float(expected), abs=1e-12)
                    compared += 1

    def test_the_tables_that_fit_with_a_search_of_all_tables(self):
        searched = 0
        for decided in range(1, 19):
            fitting: dict[tuple[int, int], set[tuple[int, int, int, int]]] = {}
            for both, first, second in product(range(decided + 1), repeat=3):
                neither = decided - both - first - second
                if neither >= 0:
                    fitting.setdefault((both + first, both + second), set()).add((both, first, second, neither))
            for totals, tables in fitting.items():
                listed = paired_tables(*totals, decided)
                assert set(listed) == tables
                assert len(listed) == len(tables)
                searched += 1
        assert searched >= 2000


def _mid_p_bound(count: numpy.ndarray, other: numpy.ndarray) -> numpy.ndarray:
    """The chance from which on so many ideas or more are no rarer than a fortieth, by halving with scipy's tails."""
    low, high = numpy.zeros(len(count)), numpy.ones(len(count))
    for _ in range(50):
        middle = (low + high) / 2
        tail = binom.sf(count, count + other, middle) + binom.pmf(count, count + other, middle) / 2
        low, high = numpy.where(tail < 0.025, middle, low), numpy.where(tail < 0.025, high, middle)
    return numpy.where(count == 0, 0.0, low)


def _random_table(draw: random.Random) -> tuple[int, int, int, int]:
    while True:
        table = tuple(draw.randint(0, 8) for _ in range(4))
        if sum(table):
            return table


def _newcombe(both: int, first: int, second: int, neither: int, *, corrected: bool = True) -> tuple[float, float]:
    """Written from the paper's formulas with matrices instead of names."""
    cells = numpy.array([[both, first], [second, neither]], dtype=float)
    total, rows, columns = cells.sum(), cells.sum(axis=1), cells.sum(axis=0)
    margins = rows.prod() * columns.prod()
    determinant = numpy.linalg.det(cells).round(6)
    if corrected and determinant > 0:
        determinant = max(0.0, determinant - total / 2)
    phi = 0.0 if margins == 0 else determinant / sqrt(margins)
    one, other = wilson(int(rows[0]), int(total)), wilson(int(columns[0]), int(total))
    shares = rows[0] / total, columns[0] / total
    down = numpy.array([shares[0] - one.low, other.high - shares[1]])
    up = numpy.array([one.high - shares[0], shares[1] - other.low])
    mixed = numpy.array([[1, -phi], [-phi, 1]])
    gap = shares[0] - shares[1]
    return gap - sqrt(max(0.0, down @ mixed @ down)), gap + sqrt(max(0.0, up @ mixed @ up))


def _tango(tables: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Where the score is as far out as the level allows, by halving, for all tables at once."""
    first, second, total = tables[:, 1], tables[:, 2], tables.sum(axis=1)
    found = []
    for limit in (norm.isf(0.025), -norm.isf(0.025)):
        low, high = numpy.full(len(tables), -1.0), numpy.full(len(tables), 1.0)
        for _ in range(50):
            middle = (low + high) / 2
            too_low = _tango_score(first, second, total, middle) > limit
            low, high = numpy.where(too_low, middle, low), numpy.where(too_low, high, middle)
        found.append(low)
    return found[0], found[1]


def _tango_score(
    first: numpy.ndarray, second: numpy.ndarray, total: numpy.ndarray, difference: numpy.ndarray
) -> numpy.ndarray:
    """The score with the likeliest chances found by halving the slope of the likelihood, not in closed form."""
    alike = total - first - second
    low, high = numpy.maximum(0, -difference), (1 - difference) / 2
    for _ in range(70):
        middle = (low + high) / 2
        with numpy.errstate(divide="ignore", invalid="ignore"):
            slope = (
                numpy.where(first > 0, first / (middle + difference), 0)
                + numpy.where(second > 0, second / middle, 0)
                - numpy.where(alike > 0, 2 * alike / (1 - 2 * middle - difference), 0)
            )
        low, high = numpy.where(slope > 0, middle, low), numpy.where(slope > 0, high, middle)
    variance = total * (2 * low + difference - difference**2)
    return (first - second - total * difference) / numpy.sqrt(variance.clip(1e-300))


def _orders(first: Fraction, second: Fraction, most: int) -> list[dict[tuple[int, int], Fraction]]:
    """For one idea, two … ``most``: how likely each pair of counts is, the ideas decided one by one."""
    steps = {(1, 0): first, (0, 1): second, (0, 0): 1 - first - second}
    counted = {(0, 0): Fraction(1)}
    after = []
    for _ in range(most):
        following: dict[tuple[int, int], Fraction] = {}
        for (one, other), chance in counted.items():
            for (more_one, more_other), part in steps.items():
                key = (one + more_one, other + more_other)
                following[key] = following.get(key, Fraction(0)) + chance * part
        counted = following
        after.append(counted)
    return after


def _exact_unconditional(first: int, second: int, total: int) -> float:
    """The exact test over all tables of ``total`` ideas, ordered by the score: not ours, it checks the data."""
    observed = abs(first - second) / sqrt(first + second)
    weights = numpy.zeros(total + 1)
    for apart in range(1, total + 1):
        extreme = sum(
            comb(apart, one) for one in range(apart + 1) if abs(2 * one - apart) / sqrt(apart) >= observed - 1e-9
        )
        weights[apart] = extreme / 2**apart
    chances = numpy.linspace(0.0005, 0.9995, 2000)
    return float(max((binom.pmf(numpy.arange(total + 1), total, chance) * weights).sum() for chance in chances))
