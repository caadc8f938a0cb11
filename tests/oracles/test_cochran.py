"""Three or more groups of the same ads: printed values, enumeration of every order, and statsmodels."""

from __future__ import annotations

import itertools
import random

import pytest
from statsmodels.stats.contingency_tables import cochrans_q
from statsmodels.stats.multitest import multipletests

from bnr_toolkit.statistics.cochran import cochran_q
from bnr_toolkit.statistics.families import holm
from bnr_toolkit.statistics.same_ads import mcnemar_exact

pytestmark = pytest.mark.slow


class TestPrinted:
    # I: the R package CVST, in statsmodels' tests.
    @pytest.mark.parametrize(
        ("ideas", "statistic", "degrees"),
        [
            ("1011 0111 1110 0100 0100 1010 0100 1111 0100", 4.2, 3),
            ("00110 01010 01101 10001 11000 10100 01000 00110 00000", 1.2174, 4),
        ],
    )
    def test_the_matrices_of_cvst(self, ideas, statistic, degrees):
        found = cochran_q(_rows(ideas))
        assert (round(found.statistic, 4), found.degrees) == (statistic, degrees)
        assert found.exact_p == pytest.approx(_every_order_by_its_totals(_rows(ideas)), rel=1e-12)

    # P: Conover, and SAS, as printed in statsmodels' tests: the statistic and the p by large numbers.
    @pytest.mark.parametrize(
        ("ideas", "statistic", "p"),
        [
            ("111 111 010 110 000 111 111 110 001 010 111 111", 2.8, 0.246597),
            ("0001 0001 0001 1111 1001 0101 1001 0001 0100 0000 1001 0011", 13.2857143, 0.00405776),
            ("100 " * 2 + "001 " * 16 + "101 " * 4 + "010 " * 2 + "110 " * 6 + "011 " * 4, 8.4706, 0.0145),
        ],
    )
    def test_other_printed_statistics(self, ideas, statistic, p):
        found = cochran_q(_rows(ideas))
        assert found.statistic == pytest.approx(statistic, abs=5e-5)
        assert found.asymptotic_p == pytest.approx(p, abs=5e-5)

    def test_ireland_before_the_european_elections(self):
        # C, statistics.md §4: the same 16 ads, TikTok 16, YouTube 2, X 0; the totals force the pairing.
        found = cochran_q([(True, True, False)] * 2 + [(True, False, False)] * 14)
        assert (found.statistic, found.degrees) == (28.5, 2)
        assert f"{found.asymptotic_p:.3e}" == "6.476e-07"
        assert f"{found.exact_p:.3e}" == "1.394e-07"

    @pytest.mark.parametrize(
        ("given", "corrected"),
        [
            ((0.01, 0.02, 0.03, 0.04, 0.05), (0.05, 0.08, 0.09, 0.09, 0.09)),  # I: R p.adjust
            ((0.01, 0.04, 0.03), (0.03, 0.06, 0.06)),
            ((0.012, 0.04, 0.30), (0.036, 0.08, 0.30)),
        ],
    )
    def test_holm(self, given, corrected):
        assert holm(given) == pytest.approx(corrected)


class TestAgreement:
    def test_exact_with_every_order_of_random_tables(self):
        draw = random.Random(7)
        for _ in range(2000):
            groups, ideas = draw.choice([(3, draw.randint(1, 4)), (4, draw.randint(1, 3)), (2, draw.randint(1, 6))])
            rows = [[draw.random() < 0.5 for _ in range(groups)] for _ in range(ideas)]
            assert cochran_q(rows).exact_p == pytest.approx(_every_order(rows), rel=1e-12), rows

    def test_statistic_with_statsmodels_on_random_tables(self):
        draw = random.Random(8)
        for _ in range(2000):
            groups = draw.choice([3, 4, 5])
            rows = [[int(draw.random() < 0.5) for _ in range(groups)] for _ in range(draw.randint(2, 9))]
            rows[0] = [1, *[0] * (groups - 1)]  # Where no idea differs, statsmodels divides 0 by 0.
            found, theirs = cochran_q(rows), cochrans_q(rows)
            assert found.statistic == pytest.approx(theirs.statistic, abs=1e-9)
            assert found.asymptotic_p == pytest.approx(theirs.pvalue, abs=1e-12)

    def test_of_two_groups_it_is_the_exact_test_of_pairs(self):
        for first in range(8):
            for second in range(8):
                rows = [(True, False)] * first + [(False, True)] * second + [(True, True)]
                assert cochran_q(rows).exact_p == pytest.approx(mcnemar_exact(first, second))

    def test_holm_by_its_definition_and_with_statsmodels(self):
        draw = random.Random(9)
        for number in range(2000):
            given = [draw.choice([draw.random(), 0.05, 0.0, 1.0]) for _ in range(draw.randint(1, 8))]
            assert holm(given) == pytest.approx([_step_down(given, p) for p in given], abs=1e-12)
            if number < 20:  # slow, for all that it loads
                assert holm(given) == pytest.approx(multipletests(given, method="holm")[1].tolist(), abs=1e-12)


def _step_down(given: list[float], p: float) -> float:
    """Holm's definition: the largest of all smaller ones times how many are not smaller."""
    smaller = [one for one in given if one <= p]
    return min(1.0, max(one * sum(other >= one for other in given) for one in smaller))


def _rows(ideas: str) -> list[list[bool]]:
    """One word an idea, one digit a group."""
    return [[decision == "1" for decision in idea] for idea in ideas.split()]


def _every_order_by_its_totals(rows: list[list[bool]]) -> float:
    """Every order of every row; those with the same column totals are counted together, none is left out."""
    counted = {(0,) * len(rows[0]): 1}
    for row in rows:
        following: dict[tuple[int, ...], int] = {}
        for totals, number in counted.items():
            for order in set(itertools.permutations(row)):
                key = tuple(total + approved for total, approved in zip(totals, order, strict=True))
                following[key] = following.get(key, 0) + number
        counted = following
    observed = sum(sum(column) ** 2 for column in zip(*rows, strict=True))
    extreme = sum(number for totals, number in counted.items() if sum(one**2 for one in totals) >= observed)
    return extreme / sum(counted.values())


def _every_order(rows: list[list[bool]]) -> float:
    """All permutations of every row, enumerated."""
    observed = sum(sum(column) ** 2 for column in zip(*rows, strict=True))
    orders = itertools.product(*([sorted(set(itertools.permutations(row))) for row in rows]))
    extreme = total = 0
    for order in orders:
        total += 1
        extreme += sum(sum(column) ** 2 for column in zip(*order, strict=True)) >= observed
    return extreme / total
