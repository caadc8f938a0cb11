"""One proportion: the printed values of others, and implementations that share nothing with ours.

Marks: P printed in a paper or in several public transcriptions of its table; I printed by an independent program; C
computed by at least two routes. Sources: Newcombe 1998 (Statistics in Medicine 17:857), Table I; the R package
contingencytables 3.0.0 (Fagerland, Lydersen and Laake); R package binom as shipped in the tests of statsmodels; R
package DescTools; R 4.2.2.
"""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb, inf, log, sqrt

import numpy
import pytest
from scipy.optimize import brentq
from scipy.stats import beta, binom, binomtest, chi2, norm
from statsmodels.stats.proportion import proportion_confint

from bnr_toolkit.statistics.coverage import wald
from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval

pytestmark = pytest.mark.slow

EVERY = [(approved, decided) for decided in range(1, 101) for approved in range(decided + 1)]
"""Every count there is up to 100 decided ads."""


def random_cases(number: int = 2500, seed: int = 20230315) -> list[tuple[int, int, float]]:
    """Small counts and levels of all sizes, the same at every run."""
    draw = random.Random(seed)
    cases = []
    for _ in range(number):
        decided = draw.randint(1, 60)
        level = draw.choice([0.8, 0.9, 0.95, 0.99, 0.999, draw.uniform(0.5, 0.999)])
        cases.append((draw.randint(0, decided), decided, level))
    return cases


RANDOM = random_cases()

# The printed values of the methods that are ours: counts, low, high. All at 95%.
PRINTED = {
    "wilson": [
        (81, 263, ".2553", ".3662"),  # P, Newcombe 1998 Table I, method 3
        (0, 20, "0", ".1611"),  # P, the same
        (13, 16, ".5699", ".9341"),  # I, R contingencytables
        (4, 20, ".080658", ".416017"),  # I, R binom
        (18, 20, ".698966", ".972134"),  # I, R binom
        (1, 30, ".005909", ".166704"),  # I, R binom
        (100, 200, ".4313609", ".5686391"),  # I, R DescTools
        (6, 7, ".4868722", ".9743204"),  # I, R prop.test without correction
        (72, 81, ".8021", ".9404"),  # C, Princeton 2018, the harmless ads on Facebook
        (156, 157, ".9648", ".9989"),  # C, the same
    ],
    "clopper_pearson": [
        (81, 263, ".2527", ".3676"),  # I, Newcombe 1998 Table I
        (0, 20, "0", ".1684"),  # I, the same
        (13, 16, ".5435", ".9595"),  # I, R contingencytables
        (0, 10, "0", ".3085"),  # I
        (10, 10, ".6915", "1"),  # I
        (4, 20, ".057334", ".436614"),  # I, R binom
        (18, 20, ".683017", ".987651"),  # I, R binom
        (100, 200, ".4286584", ".5713416"),  # I, R DescTools
        (6, 7, ".4212768", ".9963897"),  # I, R binom.test
    ],
    "jeffreys": [
        (13, 16, ".5792", ".9442"),  # I, R contingencytables
        (100, 200, ".4311217", ".5688783"),  # I, R DescTools
        (1, 30, ".0036", ".1454"),  # C, equal-tailed; R binom's "bayes" is highest-density and another method
        (6, 7, ".4992", ".9841"),  # C, scipy, statsmodels and R agree
    ],
    "mid_p": [
        (81, 263, ".2544", ".3658"),  # P, Newcombe 1998 Table I
        (0, 20, "0", ".1391"),  # P, the same
        (13, 16, ".5699", ".9500"),  # I, R contingencytables
        (0, 9, "0", ".2831"),  # I
        (6, 7, ".4698", ".9929"),  # C, R and diff-binom-confint agree
    ],
}


def assert_printed(value: float, printed: str) -> None:
    """The value has these digits, all of them."""
    digits = len(printed.partition(".")[2])
    assert round(value, digits) == float(printed)


@pytest.mark.parametrize(
    ("method", "approved", "decided", "low", "high"),
    [(method, *row) for method, rows in PRINTED.items() for row in rows],
)
def test_our_methods_have_the_digits_that_others_print(method, approved, decided, low, high):
    interval = proportion_interval(approved, decided, method=method)
    assert_printed(interval.low, low)
    assert_printed(interval.high, high)


def test_one_sided_wilson_is_the_two_sided_one_of_twice_the_tail():
    assert_printed(proportion_interval(100, 200, 0.90).high, ".557765")  # I, R DescTools, one-sided at 95%


@pytest.mark.parametrize(
    ("approved", "decided", "low", "high"),
    [
        (81, 263, ".2522", ".3638"),  # I, Newcombe 1998 Table I
        (0, 20, "0", "0"),  # I, the same: no width at all
        (6, 7, ".5979", "1.1164"),  # C: a bound above everything
    ],
)
def test_wald_has_the_digits_that_others_print(approved, decided, low, high):
    interval = wald(approved, decided)
    assert_printed(interval.low, low)
    assert_printed(interval.high, high)


# Implementations that share nothing with ours


def by_statsmodels(method: str, cases: list[tuple[int, int]], confidence: float) -> tuple[numpy.ndarray, numpy.ndarray]:
    """statsmodels' bounds of all cases. Jeffreys' open ends are set as Brown, Cai and DasGupta do; it does not."""
    approved, decided = (numpy.array(column) for column in zip(*cases, strict=True))
    name = {"wilson": "wilson", "clopper_pearson": "beta", "jeffreys": "jeffreys"}[method]
    low, high = proportion_confint(approved, decided, 1 - confidence, method=name)
    low, high = numpy.array(low), numpy.array(high)
    if method != "wilson":
        low[approved == 0], high[approved == decided] = 0.0, 1.0
    return numpy.clip(low, 0, 1), numpy.clip(high, 0, 1)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.999])
@pytest.mark.parametrize("method", ["wilson", "clopper_pearson", "jeffreys"])
def test_every_count_to_a_hundred_agrees_with_statsmodels(method, confidence):
    low, high = by_statsmodels(method, EVERY, confidence)
    ours = [proportion_interval(*case, confidence, method) for case in EVERY]
    numpy.testing.assert_allclose([one.low for one in ours], low, atol=1e-9)
    numpy.testing.assert_allclose([one.high for one in ours], high, atol=1e-9)


@pytest.mark.parametrize("method", ["wilson", "clopper_pearson", "jeffreys"])
def test_random_counts_at_random_levels_agree_with_statsmodels(method):
    for approved, decided, confidence in RANDOM:
        low, high = by_statsmodels(method, [(approved, decided)], confidence)
        ours = proportion_interval(approved, decided, confidence, method)
        assert (ours.low, ours.high) == (pytest.approx(low[0], abs=1e-9), pytest.approx(high[0], abs=1e-9))


SCIPY = [
    pytest.param(EVERY[: EVERY.index((0, 26))], id="to 25"),
    pytest.param(EVERY[EVERY.index((0, 26)) :], id="to 100", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("cases", SCIPY)
@pytest.mark.parametrize(("method", "name"), [("wilson", "wilson"), ("clopper_pearson", "exact")])
def test_every_count_agrees_with_scipy(method, name, cases):
    for approved, decided in cases:
        theirs = binomtest(approved, decided).proportion_ci(0.95, method=name)
        ours = proportion_interval(approved, decided, 0.95, method)
        assert (ours.low, ours.high) == (pytest.approx(theirs.low, abs=1e-9), pytest.approx(theirs.high, abs=1e-9))


def test_jeffreys_agrees_with_quantiles_of_scipy_and_has_open_ends():
    for approved, decided, confidence in RANDOM:
        tail = (1 - confidence) / 2
        shape = beta(approved + 0.5, decided - approved + 0.5)
        ours = proportion_interval(approved, decided, confidence, "jeffreys")
        # Trap 5 of the note: at 0 of 8 statsmodels gives .0001, and Brown, Cai and DasGupta give 0.
        assert ours.low == (pytest.approx(shape.ppf(tail), abs=1e-9) if approved else 0.0)
        assert ours.high == (pytest.approx(shape.isf(tail), abs=1e-9) if approved < decided else 1.0)


def mid_tail(approved: int, decided: int, chance: Fraction) -> Fraction:
    """The chance of more than ``approved``, and half of that of as many: a sum in fractions."""
    chances = [
        comb(decided, count) * chance**count * (1 - chance) ** (decided - count)
        for count in range(approved, decided + 1)
    ]
    return sum(chances[1:], start=Fraction(0)) + chances[0] / 2


def assert_mid_p(approved: int, decided: int, confidence: float) -> None:
    """The tails cross at our bounds: too rare a billionth outside, common enough a billionth inside.

    The tail rises with the chance, so there is one crossing and this is it.
    """
    ours = proportion_interval(approved, decided, confidence, "mid_p")
    tail = Fraction(1 - confidence) / 2
    step = Fraction(1, 10**9)
    # Few digits keep the fractions small; they are a thousandth of the step.
    low, high = (Fraction(round(bound * 10**12), 10**12) for bound in (ours.low, ours.high))
    if approved == 0:
        assert ours.low == 0.0
    else:
        assert mid_tail(approved, decided, max(Fraction(0), low - step)) < tail
        assert mid_tail(approved, decided, low + step) > tail
    if approved == decided:
        assert ours.high == 1.0
    else:
        refused = decided - approved
        assert mid_tail(refused, decided, max(Fraction(0), 1 - high - step)) < tail
        assert mid_tail(refused, decided, 1 - high + step) > tail


def test_mid_p_agrees_with_sums_of_fractions_for_every_count_to_twenty():
    for approved, decided in EVERY[: EVERY.index((0, 21))]:
        assert_mid_p(approved, decided, 0.95)


@pytest.mark.slow
def test_mid_p_agrees_with_sums_of_fractions_for_random_counts():
    for case in RANDOM:
        assert_mid_p(*case)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.999])
def test_mid_p_agrees_with_the_binomial_of_scipy_for_every_count_to_a_hundred(confidence):
    approved, decided = (numpy.array(column) for column in zip(*EVERY, strict=True))
    ours = [proportion_interval(*case, confidence, "mid_p") for case in EVERY]
    low, high = numpy.array([one.low for one in ours]), numpy.array([one.high for one in ours])

    def above(chance: numpy.ndarray) -> numpy.ndarray:
        return binom.sf(approved, decided, chance) + binom.pmf(approved, decided, chance) / 2

    def below(chance: numpy.ndarray) -> numpy.ndarray:
        return binom.cdf(approved - 1, decided, chance) + binom.pmf(approved, decided, chance) / 2

    tail, step = (1 - confidence) / 2, 1e-9
    some, not_all = approved > 0, approved < decided
    assert numpy.all(above(numpy.maximum(low - step, 0))[some] < tail)
    assert numpy.all(above(low + step)[some] > tail)
    assert numpy.all(below(numpy.minimum(high + step, 1))[not_all] < tail)
    assert numpy.all(below(high - step)[not_all] > tail)
    assert numpy.all(low[~some] == 0)
    assert numpy.all(high[~not_all] == 1)


def test_of_none_mid_p_is_the_one_sided_bound():
    # Half of the chance of none is the tail: (1 - p)^n / 2 = (1 - confidence) / 2.
    for decided in range(1, 101):
        assert proportion_interval(0, decided, 0.95, "mid_p").high == pytest.approx(one_sided_bound(0, decided))


def test_the_one_sided_bound_has_the_digits_of_the_note():
    # C, 1 - .05^(1/n), beside the rule of three.
    for decided, printed in ((7, ".3482"), (10, ".2589"), (20, ".1391"), (30, ".0950")):
        assert_printed(one_sided_bound(0, decided), printed)
        assert one_sided_bound(0, decided) < 3 / decided
        assert_printed(one_sided_bound(decided, decided), f"{1 - float(printed):.4f}")


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.999])
def test_the_one_sided_bound_agrees_with_scipy_for_every_size_to_a_hundred(confidence):
    for decided in range(1, 101):
        none = binomtest(0, decided, alternative="less").proportion_ci(confidence)
        everything = binomtest(decided, decided, alternative="greater").proportion_ci(confidence)
        assert one_sided_bound(0, decided, confidence) == pytest.approx(none.high, abs=1e-9)
        assert one_sided_bound(decided, decided, confidence) == pytest.approx(everything.low, abs=1e-9)


def test_at_the_one_sided_bound_the_count_is_exactly_as_rare_as_the_level_says():
    for _, decided, confidence in RANDOM:
        assert (1 - one_sided_bound(0, decided, confidence)) ** decided == pytest.approx(1 - confidence)
        assert one_sided_bound(decided, decided, confidence) ** decided == pytest.approx(1 - confidence)


def test_wald_agrees_with_statsmodels_for_every_count_to_a_hundred():
    approved, decided = (numpy.array(column) for column in zip(*EVERY, strict=True))
    share = approved / decided
    half_width = norm.ppf(0.975) * numpy.sqrt(share * (1 - share) / decided)
    clipped = proportion_confint(approved, decided, 0.05, method="normal")
    ours = [wald(*case) for case in EVERY]
    numpy.testing.assert_allclose([one.low for one in ours], share - half_width, atol=1e-12)
    numpy.testing.assert_allclose([min(1, one.high) for one in ours], clipped[1], atol=1e-12)


# Methods that are not ours: the printed values hold for what we wrote here, so the oracles themselves are sound


def wald_corrected(approved: int, decided: int) -> tuple[float, float]:
    share, z = approved / decided, norm.ppf(0.975)
    half_width = z * sqrt(share * (1 - share) / decided) + 1 / (2 * decided)
    return share - half_width, share + half_width


def wilson_corrected(approved: int, decided: int) -> tuple[float, float]:
    """Newcombe 1998, method 4; at none the lower limit is 0, at all the upper is 1 (trap 4 of the note)."""
    share, z = approved / decided, norm.ppf(0.975)

    def bound(sign: int) -> float:
        root = sqrt(z * z - sign * 2 - 1 / decided + 4 * share * (decided * (1 - share) + sign))
        return (2 * decided * share + z * z - sign * (1 + z * root)) / (2 * (decided + z * z))

    return (bound(1) if approved else 0.0), (bound(-1) if approved < decided else 1.0)


def likelihood(approved: int, decided: int) -> tuple[float, float]:
    """The chances whose likelihood ratio a chi-square of one degree does not reject."""

    def logarithm(chance: float) -> float:
        parts = ((approved, chance), (decided - approved, 1 - chance))
        return sum(count * log(part) if part > 0 else -inf for count, part in parts if count)

    share, limit = approved / decided, chi2.ppf(0.95, 1)

    def excess(chance: float) -> float:
        return 2 * (logarithm(share) - logarithm(chance)) - limit

    low = brentq(excess, 1e-12, share) if approved else 0.0
    high = brentq(excess, share, 1 - 1e-12) if approved < decided else 1.0
    return low, high


def blaker(approved: int, decided: int) -> tuple[float, float]:
    """Blaker 2000 (Canadian Journal of Statistics 28:783): the chances at which the count is not too unlikely.

    The likelier tail is left out and replaced by as much of the other tail as is no larger.
    """
    chances = numpy.arange(1, 200_000) / 200_000
    counts = numpy.arange(decided + 1)
    below = binom.cdf(counts[:, None], decided, chances)
    above = binom.sf(counts[:, None] - 1, decided, chances)
    smaller = numpy.minimum(below, above)
    observed = smaller[approved]
    # All counts whose smaller tail is no larger than that of the count observed.
    acceptable = (binom.pmf(counts[:, None], decided, chances) * (smaller <= observed * (1 + 1e-12))).sum(axis=0)
    kept = chances[acceptable > 0.05]
    return kept.min(), kept.max()


def agresti_coull(approved: int, decided: int) -> tuple[float, float]:
    return proportion_confint(approved, decided, 0.05, method="agresti_coull")


def agresti_coull_of_r(approved: int, decided: int) -> tuple[float, float]:
    """With 2 and 4 added and not half of z² and z² (trap 6 of the note)."""
    share = (approved + 2) / (decided + 4)
    half_width = norm.ppf(0.975) * sqrt(share * (1 - share) / (decided + 4))
    return share - half_width, share + half_width


@pytest.mark.parametrize(
    ("reference", "approved", "decided", "low", "high"),
    [
        (wald_corrected, 81, 263, ".2503", ".3657"),  # I, Newcombe 1998 Table I
        (wald_corrected, 0, 20, "-.0250", ".0250"),  # I; the table truncates the lower limit
        (wilson_corrected, 81, 263, ".2535", ".3682"),  # P, the same
        (wilson_corrected, 0, 20, "0", ".2005"),  # P
        (wilson_corrected, 6, 7, ".4201", ".9925"),  # C
        (likelihood, 81, 263, ".2542", ".3655"),  # I, Newcombe 1998 Table I
        (likelihood, 0, 20, "0", ".0916"),  # I
        (likelihood, 13, 16, ".5828", ".9497"),  # I, R contingencytables
        (likelihood, 0, 10, "0", ".1748"),  # I
        (likelihood, 6, 7, ".5061", ".9913"),  # C
        (blaker, 6, 7, ".4458", ".9927"),  # C
        (agresti_coull, 4, 20, ".074912", ".421764"),  # I, R binom
        (agresti_coull, 6, 7, ".4665", ".9947"),  # C
        (agresti_coull_of_r, 6, 7, ".4641", ".9905"),  # I, R contingencytables
    ],
)
def test_the_printed_values_of_other_methods_hold(reference, approved, decided, low, high):
    computed = reference(approved, decided)
    for value, printed in zip(computed, (low, high), strict=True):
        # The grid of Blaker's chances, and what rounding leaves of a printed number.
        assert value == pytest.approx(float(printed), abs=0.5 * 10 ** -len(printed.partition(".")[2]) + 1e-5)


@pytest.mark.parametrize("method", METHODS)
def test_counting_the_refused_mirrors_every_method(method):
    for approved, decided, confidence in RANDOM:
        one = proportion_interval(approved, decided, confidence, method)
        other = proportion_interval(decided - approved, decided, confidence, method)
        assert (one.low, one.high) == (pytest.approx(1 - other.high, abs=1e-9), pytest.approx(1 - other.low, abs=1e-9))
