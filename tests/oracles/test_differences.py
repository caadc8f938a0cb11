"""The difference of two independent proportions: printed values, and implementations that share nothing with ours.

P: Newcombe 1998 (Statistics in Medicine 17:873), Table II, examples a to h, as public test-suites transcribe it
(Newcombe's method four of them, Miettinen-Nurminen and Mee one in full). I: R PropCIs, SAS. Examples b, d and g are
marked C where they stand in no source that was read here: computed by ours and by the routes below.
statsmodels' score interval is wrong (github.com/statsmodels/statsmodels/issues/10269) and is no oracle.
"""

from __future__ import annotations

import random
import warnings

import numpy
import pytest
from scipy.optimize import minimize_scalar
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep

from bnr_toolkit.statistics.differences import constrained_estimate, mee, miettinen_nurminen, newcombe

pytestmark = pytest.mark.slow

TABLE = [
    # counts, Newcombe (method 10), Miettinen-Nurminen, Mee
    ((56, 70, 48, 80), (".0524", ".3339"), (".0528", ".3382"), (".0533", ".3377")),  # a, P
    ((9, 10, 3, 10), (".1705", ".8090"), (".1700", ".8406"), (".1821", ".8370")),  # b, C
    ((6, 7, 2, 7), (".0582", ".8062"), (".0342", ".8534"), (".0544", ".8478")),  # c, P
    ((5, 56, 0, 29), ("-.0381", ".1926"), ("-.0326", ".1933"), ("-.0313", ".1926")),  # d, C
    ((0, 10, 0, 20), ("-.1611", ".2775"), ("-.1658", ".2844"), ("-.1611", ".2775")),  # e, P
    ((0, 10, 0, 10), ("-.2775", ".2775"), ("-.2879", ".2879"), ("-.2775", ".2775")),  # f, P
    ((10, 10, 0, 20), (".6791", "1"), (".7156", "1"), (".7225", "1")),  # g, C
    ((10, 10, 0, 10), (".6075", "1"), (".6636", "1"), (".6777", "1")),  # h, P
]
OTHERS = [
    (newcombe, (7, 34, 1, 34), ".019", ".34"),  # P, Perondi: Fagerland, Lydersen and Laake 2015
    # P, the same, which calls it Miettinen-Nurminen; without their correction it is Mee's, as R PropCIs shows below.
    (mee, (7, 34, 1, 34), ".028", ".34"),
    (miettinen_nurminen, (7, 34, 1, 34), ".02704", ".34529"),  # I, R PropCIs .0270416 and .3452912
    (miettinen_nurminen, (0, 16, 15, 72), "-.3164", "-.0056"),  # I
    # C, real probes of the note (section 4), unpaired on purpose where that is wrong: the numbers are still right.
    (newcombe, (9, 10, 6, 10), "-.0824", ".5988"),
    (newcombe, (3, 14, 8, 14), "-.6127", ".0016"),
    (newcombe, (4, 8, 1, 8), "-.0730", ".6777"),
    (newcombe, (72, 81, 156, 157), "-.1917", "-.0457"),
]


def assert_printed(value: float, printed: str) -> None:
    digits = len(printed.partition(".")[2])
    assert round(value, digits) == float(printed)


@pytest.mark.parametrize("method", [newcombe, miettinen_nurminen, mee])
@pytest.mark.parametrize("row", TABLE)
def test_the_eight_examples_have_their_printed_digits(row, method):
    low, high = row[1 + (newcombe, miettinen_nurminen, mee).index(method)]
    interval = method(*row[0])
    assert_printed(interval.low, low)
    assert_printed(interval.high, high)


@pytest.mark.parametrize(("method", "counts", "low", "high"), OTHERS)
def test_other_printed_values(method, counts, low, high):
    interval = method(*counts)
    assert_printed(interval.low, low)
    assert_printed(interval.high, high)


def random_cases(number: int = 2500, seed: int = 1998) -> list[tuple[int, int, int, int]]:
    draw = random.Random(seed)
    cases = []
    for _ in range(number):
        first, second = draw.randint(1, 40), draw.randint(1, 40)
        cases.append((draw.randint(0, first), first, draw.randint(0, second), second))
    return cases


RANDOM = random_cases()
BOTH_SIZES = range(1, 8)
SMALL = [
    (approved_a, decided_a, approved_b, decided_b)
    for decided_a in BOTH_SIZES
    for decided_b in BOTH_SIZES
    for approved_a in range(decided_a + 1)
    for approved_b in range(decided_b + 1)
]
"""Every pair of counts of up to seven ads."""


def test_newcombe_agrees_with_statsmodels():
    for counts in [*RANDOM, *SMALL]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # it also computes a ratio, of nothing when none approved
            low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
        ours = newcombe(*counts)
        assert (ours.low, ours.high) == (pytest.approx(max(-1, low), abs=1e-9), pytest.approx(min(1, high), abs=1e-9))


@pytest.mark.parametrize(
    ("method", "counts", "low", "high"),
    [
        ("agresti-caffo", (56, 70, 48, 80), ".0525", ".3358"),  # P, Newcombe 1998 and Agresti and Caffo 2000
        ("agresti-caffo", (6, 7, 2, 7), ".0338", ".8551"),
        ("agresti-caffo", (0, 10, 0, 20), "-.1411", ".2168"),
        ("agresti-caffo", (0, 10, 0, 10), "-.2212", ".2212"),
        ("agresti-caffo", (10, 10, 0, 10), ".6122", "1.0545"),  # not truncated
        ("agresti-caffo", (7, 34, 1, 34), ".01161167", ".32172166"),  # I, R PropCIs
        ("wald", (56, 70, 48, 80), ".0575", ".3425"),  # P
        ("wald", (6, 7, 2, 7), ".1481", ".9947"),
        ("wald", (7, 34, 1, 34), ".029", ".32"),
    ],
)
def test_the_printed_values_of_other_methods_hold_in_statsmodels(method, counts, low, high):
    computed = confint_proportions_2indep(*counts, method=method, compare="diff")
    for value, printed in zip(computed, (low, high), strict=True):
        assert_printed(value, printed)


# The score intervals, by another route: the constrained estimate by bisection of the likelihood's slope


def likeliest(counts: numpy.ndarray, difference: numpy.ndarray) -> numpy.ndarray:
    """The likeliest first chance at each difference: where the slope of the log-likelihood is zero."""
    approved_a, decided_a, approved_b, decided_b = counts
    low, high = numpy.maximum(0, difference), numpy.minimum(1, 1 + difference)
    for _ in range(60):
        first = (low + high) / 2
        second = first - difference
        # The slope, with both denominators multiplied away: all of them are positive.
        slope = (approved_a * (1 - first) - (decided_a - approved_a) * first) * second * (1 - second)
        slope += (approved_b * (1 - second) - (decided_b - approved_b) * second) * first * (1 - first)
        low, high = numpy.where(slope > 0, first, low), numpy.where(slope > 0, high, first)
    return (low + high) / 2


def is_kept(counts: numpy.ndarray, difference: numpy.ndarray, *, corrected: bool) -> numpy.ndarray:
    """Whether the score test at 5% keeps each difference."""
    approved_a, decided_a, approved_b, decided_b = counts
    first = likeliest(counts, difference)
    second = first - difference
    variance = first * (1 - first) / decided_a + second * (1 - second) / decided_b
    if corrected:
        both = decided_a + decided_b
        variance = variance * both / (both - 1)
    observed = approved_a / decided_a - approved_b / decided_b
    return (observed - difference) ** 2 <= norm.ppf(0.975) ** 2 * numpy.maximum(variance, 0)


@pytest.mark.parametrize(("method", "corrected"), [(miettinen_nurminen, True), (mee, False)])
@pytest.mark.parametrize("cases", [pytest.param(SMALL, id="every small"), pytest.param(RANDOM, id="random")])
def test_score_intervals_hold_what_the_test_keeps_and_nothing_else(cases, method, corrected):
    """Just inside a bound the difference is kept, just outside not; and so over the whole range: there are no gaps."""
    counts = numpy.array(cases, dtype=float).T
    ours = [method(*case) for case in cases]
    low, high = numpy.array([one.low for one in ours]), numpy.array([one.high for one in ours])
    step = 1e-7
    for share in numpy.linspace(0, 1, 41):
        inside = low + step + share * (high - low - 2 * step)
        assert numpy.all(is_kept(counts, inside, corrected=corrected))
        below, above = -1 + share * (low - step + 1), high + step + share * (1 - high - step)
        outside = (low > -1 + 2 * step) & (below > -1)
        assert not numpy.any(is_kept(counts, numpy.maximum(below, -1), corrected=corrected)[outside])
        outside = (high < 1 - 2 * step) & (above < 1)
        assert not numpy.any(is_kept(counts, numpy.minimum(above, 1), corrected=corrected)[outside])


def test_the_closed_form_agrees_with_the_slope_and_with_a_search():
    draw = random.Random(4)
    differences = numpy.array([draw.uniform(-0.999, 0.999) for _ in RANDOM])
    counts = numpy.array(RANDOM, dtype=float).T
    by_slope = likeliest(counts, differences)
    for case, difference, expected in zip(RANDOM, differences, by_slope, strict=True):
        approved_a, decided_a, approved_b, decided_b = case
        found = constrained_estimate(approved_a / decided_a, decided_a, approved_b / decided_b, decided_b, difference)
        assert found == pytest.approx(expected, abs=1e-6)
    for case, difference in list(zip(RANDOM, differences, strict=True))[:200]:
        approved_a, decided_a, approved_b, decided_b = case

        def unlikely(first, case=case, difference=difference):
            parts = ((case[0], first), (case[1] - case[0], 1 - first))
            parts += ((case[2], first - difference), (case[3] - case[2], 1 - first + difference))
            return -sum(count * numpy.log(max(part, 1e-300)) for count, part in parts)

        bounds = (max(0, difference), min(1, 1 + difference))
        searched = minimize_scalar(unlikely, bounds=bounds, method="bounded", options={"xatol": 1e-9})
        found = constrained_estimate(approved_a / decided_a, decided_a, approved_b / decided_b, decided_b, difference)
        assert unlikely(found) <= searched.fun + 1e-6
