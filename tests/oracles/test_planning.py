"""How many ads are enough, against other routes to the same number: every count, every table, exact fractions."""

import random
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import comb, sqrt

import numpy
import pytest
from scipy import stats

from bnr_toolkit.planning import (
    ads_for_half_width,
    ads_for_none_approved,
    ads_to_show_difference,
    widest_half_width,
)
from bnr_toolkit.planning.searching import searched_to
from bnr_toolkit.statistics.power import power_different_ads

pytestmark = pytest.mark.slow

MOST = 40
"""Groups larger than this are not enumerated here."""


def least_that_lasts(values, meets):
    """The number after the last that fails; ``values`` are those of 1, 2, 3 … ads."""
    return max((ads for ads, value in enumerate(values, start=1) if not meets(value)), default=0) + 1


# Half-width: every count of every number of ads, by scipy's distributions.


def tails(method, ads, confidence):
    """The bounds of every count, by scipy's beta distribution and, for Wilson, by the roots of its own equation."""
    counts, tail = numpy.arange(ads + 1), (1 - confidence) / 2
    if method == "wilson":
        z = stats.norm.isf(tail)
        roots = [numpy.roots([1 + z * z / ads, -(2 * k / ads + z * z / ads), (k / ads) ** 2]).real for k in counts]
        return numpy.array([min(pair) for pair in roots]), numpy.array([max(pair) for pair in roots])
    more = 0.5 if method == "jeffreys" else 0.0
    low = stats.beta.ppf(tail, counts[1:] + more, ads - counts[1:] + 1 - more)
    high = stats.beta.isf(tail, counts[:-1] + 1 - more, ads - counts[:-1] + more)
    return numpy.concatenate(([0.0], low)), numpy.concatenate((high, [1.0]))


def mid_p_bounds(ads, confidence):
    """The bounds of every count, by halving the range of the chance at which the mid-P tail is as small as asked."""
    counts, tail = numpy.arange(ads + 1), (1 - confidence) / 2
    low, high = numpy.zeros(ads + 1), numpy.ones(ads + 1)
    for _ in range(50):
        middle = (low + high) / 2
        small = stats.binom.sf(counts, ads, middle) + stats.binom.pmf(counts, ads, middle) / 2 < tail
        low, high = numpy.where(small, middle, low), numpy.where(small, high, middle)
    low[0] = 0.0
    return low, 1 - low[::-1]


@cache
def widest(method, ads, confidence):
    low, high = mid_p_bounds(ads, confidence) if method == "mid_p" else tails(method, ads, confidence)
    return float((high - low).max()) / 2


@pytest.mark.parametrize(
    "method", ["wilson", "clopper_pearson", "jeffreys", pytest.param("mid_p", marks=pytest.mark.slow)]
)
def test_the_widest_interval_is_that_over_every_count(method):
    """400 numbers of ads and levels a method; every count of each, 20,000 intervals and more."""
    for confidence in (0.5, 0.8, 0.95, 0.99):
        for ads in range(1, 101):
            expected = widest(method, ads, confidence)
            assert widest_half_width(ads, confidence, method) == pytest.approx(expected, abs=1e-9), (ads, confidence)


@pytest.mark.parametrize(
    "method", ["wilson", "clopper_pearson", "jeffreys", pytest.param("mid_p", marks=pytest.mark.slow)]
)
def test_from_two_ads_on_one_ad_more_is_never_wider(method):
    """So an answer that was tried through a quarter more and ten lasts for good, as far as this looks."""
    for confidence in (0.5, 0.8, 0.95, 0.99):
        row = [widest(method, ads, confidence) for ads in range(2, 101)]
        assert all(later <= earlier + 1e-12 for earlier, later in pairwise(row))


def test_two_thousand_half_widths_have_the_answer_of_a_search_over_everything():
    chosen = random.Random(20260301)
    for _ in range(2000):
        confidence = chosen.choice((0.5, 0.8, 0.95, 0.99))
        method = chosen.choice(("wilson", "clopper_pearson", "jeffreys"))
        row = [widest(method, ads, confidence) for ads in range(1, 101)]
        half_width = round(chosen.uniform(row[70], 0.49), 4)
        expected = least_that_lasts(row, lambda value, most=half_width: value <= most + 1e-12)
        assert ads_for_half_width(half_width, confidence, method).ads == expected, (half_width, confidence, method)


def test_wilson_is_widest_at_half_as_algebra_has_it():
    """For an even number the widest half-width is z / (2√(n + z²)): set the share to ½ in Wilson's formula."""
    z = stats.norm.isf(0.025)
    for ads in range(2, 200, 2):
        assert widest_half_width(ads) == pytest.approx(z / (2 * sqrt(ads + z * z)), abs=1e-12)


# None approved: fractions, one ad at a time.


def test_two_thousand_bounds_have_the_answer_of_multiplying_fractions():
    chosen = random.Random(20260302)
    for _ in range(2000):
        bound, confidence = chosen.randint(2, 99), chosen.randint(1, 99)
        none, ads = Fraction(100 - bound, 100), 1
        while none > Fraction(100 - confidence, 100):
            none, ads = none * Fraction(100 - bound, 100), ads + 1
        assert ads_for_none_approved(bound / 100, confidence / 100).ads == ads, (bound, confidence)


def test_the_bound_is_that_of_scipys_exact_one_sided_interval():
    for ads in range(1, 101):
        exact = stats.binomtest(0, ads, alternative="less").proportion_ci(0.95, method="exact").high
        plan = ads_for_none_approved(min(round(exact + 1e-4, 4), 0.99))
        assert {row.ads: row.value for row in plan.rows}[plan.ads] <= exact + 2e-4
        assert plan.ads <= ads
        assert ads == 1 or ads_for_none_approved(max(round(exact - 1e-4, 4), 1e-3)).ads > ads


# A difference between different ads: every table, with a p-value of its own.


@cache
def fisher_p(n):
    """Two-sided Fisher p of every table of n against n, in fractions."""
    p = {}
    for approved in range(2 * n + 1):
        tables = [(x, approved - x) for x in range(max(0, approved - n), min(n, approved) + 1)]
        ways = {table: comb(n, table[0]) * comb(n, table[1]) for table in tables}
        for table in tables:
            as_rare = sum(way for way in ways.values() if way <= ways[table])
            p[table] = Fraction(as_rare, comb(2 * n, approved))
    return p


@cache
def rejected(n):
    """The tables that Fisher–Boschloo rejects at 5%: each table's own p, as a running sum at every chance of a grid."""
    p = fisher_p(n)
    chances = numpy.linspace(0, 1, 2001)
    order = sorted(set(p.values()))
    running, found = numpy.zeros_like(chances), numpy.zeros((n + 1, n + 1), dtype=bool)
    for value in order:
        tables = [table for table, own in p.items() if own == value]
        for x, y in tables:
            running = running + comb(n, x) * comb(n, y) * chances ** (x + y) * (1 - chances) ** (2 * n - x - y)
        if running.max() > 0.05:
            break
        for table in tables:
            found[table] = True
    return found


@cache
def by_count(n, chance):
    return stats.binom.pmf(numpy.arange(n + 1), n, chance)


def power(n, first, second):
    return float(by_count(n, first) @ rejected(n) @ by_count(n, second))


@pytest.mark.parametrize(("first", "second"), [("0.9", "0.3"), ("0.8", "0.4"), ("1", "0.35"), ("0.05", "0.65")])
def test_the_power_of_the_rows_is_the_sum_of_the_chances_of_tables_in_fractions(first, second):
    plan = ads_to_show_difference(float(first), float(second), 0.6)
    for row in plan.rows:
        exact = sum(
            comb(row.ads, x) * Fraction(first) ** x * (1 - Fraction(first)) ** (row.ads - x)
            * comb(row.ads, y) * Fraction(second) ** y * (1 - Fraction(second)) ** (row.ads - y)
            for x, y in numpy.argwhere(rejected(row.ads)).tolist()
        )  # fmt: skip
        assert row.value == pytest.approx(float(exact), abs=1e-12)


@pytest.mark.slow
def test_two_thousand_differences_have_the_answer_of_a_search_over_everything():
    chosen, tried = random.Random(20260303), 0
    while tried < 2000:
        first, second = (chosen.randint(0, 20) / 20 for _ in range(2))
        target = round(chosen.uniform(0.3, 0.95), 2)
        row = [power(n, first, second) for n in range(1, MOST + 1)]
        expected = least_that_lasts(row, lambda value, least=target: value >= least - 1e-12)
        if first == second or searched_to(expected) > MOST:
            continue
        tried += 1
        assert ads_to_show_difference(first, second, target).ads == expected, (first, second, target)


# A difference on the same ads: every split of the ads, one by one.


def mid_p_of_pairs(only_first, only_second):
    """McNemar's mid-P, two-sided, in fractions: twice the tail of heads and tails, its last term for half."""
    fewer, differing = min(only_first, only_second), only_first + only_second
    tail = sum(comb(differing, count) for count in range(fewer)) + Fraction(comb(differing, fewer), 2)
    return Fraction(1) if only_first == only_second else 2 * tail / 2**differing


@cache
def rejected_splits(n):
    """How many ads only the first and only the second approved, of every split that is rejected at 5%."""
    splits = ((b, c) for b in range(n + 1) for c in range(n + 1 - b))
    return tuple((b, c) for b, c in splits if mid_p_of_pairs(b, c) <= Fraction(1, 20))


def power_of_pairs(n, only_first, only_second):
    alike = 1 - only_first - only_second
    return sum(
        comb(n, b) * comb(n - b, c) * only_first**b * only_second**c * alike ** (n - b - c)
        for b, c in rejected_splits(n)
    )


@pytest.mark.parametrize(("only_first", "only_second"), [("0.6", "0.1"), ("0.7", "0"), ("0.05", "0.5"), ("0.9", "0.1")])
def test_the_power_for_the_same_ads_is_the_sum_over_every_split_in_fractions(only_first, only_second):
    plan = ads_to_show_difference(float(only_first), float(only_second), 0.6, same_ads=True)
    for row in plan.rows:
        exact = power_of_pairs(row.ads, Fraction(only_first), Fraction(only_second))
        assert row.value == pytest.approx(float(exact), abs=1e-12)


@pytest.mark.slow
def test_two_thousand_differences_on_the_same_ads_have_the_answer_of_a_search_over_everything():
    chosen, tried = random.Random(20260304), 0
    rows = {}
    while tried < 2000:
        only_first, only_second = (chosen.randint(0, 20) for _ in range(2))
        if abs(only_first - only_second) < 7 or only_first + only_second > 20:
            continue
        chances = only_first / 20, only_second / 20
        if chances not in rows:
            rows[chances] = [max(0.0, power_of_pairs(n, *chances)) for n in range(1, MOST + 1)]
        target = round(chosen.uniform(0.3, 0.95), 2)
        expected = least_that_lasts(rows[chances], lambda value, least=target: value >= least - 1e-12)
        if searched_to(expected) > MOST:
            continue
        tried += 1
        assert ads_to_show_difference(*chances, target, same_ads=True).ads == expected, (chances, target)


# R's normal approximation, as a check of the size of the answers. R documentation, ?power.prop.test.


def normal_power(n, first, second, alpha=0.05):
    z = stats.norm.isf(alpha / 2)
    pooled = sqrt((first + second) * (1 - (first + second) / 2))
    spread = sqrt(first * (1 - first) + second * (1 - second))
    return stats.norm.cdf((sqrt(n) * abs(first - second) - z * pooled) / spread)


def test_the_exact_power_is_near_the_normal_approximation_that_r_prints():
    assert normal_power(50, 0.5, 0.75) == pytest.approx(0.7401659, abs=5e-8)  # R: power.prop.test(n = 50, .5, .75)
    assert normal_power(76.70693, 0.5, 0.75) == pytest.approx(0.9, abs=5e-7)  # R: power .9 needs 76.70693 a group
    assert power_different_ads(0.5, 0.75, 50) == pytest.approx(0.7401659, abs=0.02)


@pytest.mark.parametrize(("first", "second"), [(0.9, 0.3), (0.8, 0.4), (0.5, 0.2), (0.9, 0.6)])
def test_the_answers_are_near_those_of_the_normal_approximation(first, second):
    approximate = next(n for n in range(2, 200) if normal_power(n, first, second) >= 0.8)
    assert abs(ads_to_show_difference(first, second).ads - approximate) <= 3
