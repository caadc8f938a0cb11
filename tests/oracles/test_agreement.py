"""Agreement: printed values of the library's other levels, and implementations that share nothing with ours.

P: Krippendorff's example C, as R irr's output and manual print it; more digits C. I: statsmodels for the kappas.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import krippendorff
import numpy
import pytest
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa

from bnr_toolkit.statistics.agreement import krippendorff_alpha, why_no_alpha

pytestmark = pytest.mark.slow

CASES = 2_000
NO = float("nan")
EXAMPLE_C = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, NO],
    [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
]
EXAMPLE_15 = [
    [NO, NO, NO, NO, NO, 3, 4, 1, 2, 1, 1, 3, 3, NO, 3],
    [1, NO, 2, 1, 3, 3, 4, 3, NO, NO, NO, NO, NO, NO, NO],
    [NO, NO, 2, 1, 3, 4, 4, NO, 2, 1, 1, 3, 3, NO, 4],
]
FLEISS_10_BY_5 = [
    *([0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1]),
    *([7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]),
]


@pytest.mark.parametrize(
    ("codes", "level", "alpha"),
    [
        (EXAMPLE_C, "nominal", 0.743421),  # P .743, more digits C
        (EXAMPLE_C, "ordinal", 0.815388),  # P .815, more digits C
        (EXAMPLE_C, "interval", 0.849107),  # P .849, more digits C
        (EXAMPLE_C, "ratio", 0.797403),  # P .797, more digits C
        (EXAMPLE_15, "nominal", 0.691358),  # C
        (EXAMPLE_15, "interval", 0.810845),  # C
    ],
)
def test_the_library_has_every_level_right(codes, level, alpha):
    assert krippendorff.alpha(reliability_data=codes, level_of_measurement=level) == pytest.approx(alpha, abs=5e-7)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [  # I: the textbook tables of Cohen's kappa
        ([[20, 5], [10, 15]], 0.4),
        ([[45, 15], [25, 15]], 0.130435),
        ([[25, 35], [5, 35]], 0.259259),
    ],
)
def test_cohens_kappa_is_an_oracle(table, kappa):
    assert cohens_kappa(numpy.array(table), return_results=False) == pytest.approx(kappa, abs=5e-7)


def test_fleiss_kappa_is_an_oracle_and_alpha_is_that_kappa_corrected_for_few_codes():
    kappa = fleiss_kappa(numpy.array(FLEISS_10_BY_5))
    assert kappa == pytest.approx(0.209931, abs=5e-7)  # I
    rows = [[str(code) for code, count in enumerate(unit) for _ in range(count)] for unit in FLEISS_10_BY_5]
    assert krippendorff_alpha(list(zip(*rows, strict=True))) == pytest.approx(from_fleiss(kappa, 140))


def from_fleiss(kappa: float, codes: int) -> float:
    """Alpha of a table without gaps: chance is reckoned without putting a code back (Krippendorff 1970)."""
    return 1 - (1 - kappa) * (codes - 1) / codes


def by_coincidences(codes: Sequence[Sequence[str | None]]) -> Fraction | None:
    """Nominal alpha from the matrix of coincidences, pair by pair, in exact fractions; None where nothing can differ.

    Krippendorff 2011 (Computing Krippendorff's alpha-reliability), section E:
    1 - (n - 1) * (unequal coincidences) / (sum over unequal categories of n_c * n_k).
    """
    matrix: Counter[tuple[str, str]] = Counter()
    for unit in zip(*codes, strict=True):
        said = [one for one in unit if one is not None]
        for pair in permutations(said, 2):
            matrix[pair] += Fraction(1, len(said) - 1)
    total = sum(matrix.values())
    margins: Counter[str] = Counter()
    for (first, _), weight in matrix.items():
        margins[first] += weight
    expected = sum(margins[first] * margins[second] for first, second in permutations(margins, 2))
    if not expected:
        return None
    observed = sum(weight for (first, second), weight in matrix.items() if first != second)
    return 1 - (total - 1) * observed / expected


def small_case(chance: random.Random) -> list[list[str | None]]:
    categories = "abcde"[: chance.randint(1, 5)]
    people, ads, gaps = chance.randint(2, 4), chance.randint(1, 12), chance.choice((0.0, 0.2, 0.5))
    return [[None if chance.random() < gaps else chance.choice(categories) for _ in range(ads)] for _ in range(people)]


def test_every_small_case_is_that_of_the_coincidences():
    chance = random.Random(20230227)
    undefined = 0
    for _ in range(CASES):
        codes = small_case(chance)
        exact = by_coincidences(codes)
        alpha = krippendorff_alpha(codes)
        if alpha is None:
            undefined += 1
            assert exact is None or why_no_alpha(codes) == "too_few", codes
        else:
            assert exact is not None, codes
            assert alpha == pytest.approx(float(exact), abs=1e-12), codes
    assert 100 < undefined < CASES / 2


def test_every_small_case_without_gaps_is_fleiss_kappa_corrected():
    chance = random.Random(1971)
    compared = 0
    while compared < CASES:
        people, ads, kinds = chance.randint(2, 5), chance.randint(2, 12), chance.randint(2, 5)
        units = [[chance.randrange(kinds) for _ in range(people)] for _ in range(ads)]
        if len({code for unit in units for code in unit}) == 1:
            continue
        kappa = fleiss_kappa(aggregate_raters(numpy.array(units), n_cat=kinds)[0])
        codes = [[str(code) for code in row] for row in zip(*units, strict=True)]
        assert krippendorff_alpha(codes) == pytest.approx(from_fleiss(kappa, people * ads), abs=1e-9), units
        compared += 1
