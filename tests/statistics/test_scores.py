"""The score statistic of many tables at once, against the one by one, and the halving against every table."""

import numpy
import pytest

from bnr_toolkit.statistics.differences import constrained_estimate
from bnr_toolkit.statistics.scores import highest_second_beyond, scores

GAPS = numpy.array([-0.99, -0.5, -0.1, -0.001, 0.001, 0.02, 0.3, 0.77, 0.999])


def one_score(approved_a, decided_a, approved_b, decided_b, gap):
    share_a, share_b = approved_a / decided_a, approved_b / decided_b
    likely_a = constrained_estimate(share_a, decided_a, share_b, decided_b, gap)
    likely_b = likely_a - gap
    variance = likely_a * (1 - likely_a) / decided_a + likely_b * (1 - likely_b) / decided_b
    return (share_a - share_b - gap) / variance**0.5


@pytest.mark.parametrize(("decided_a", "decided_b"), [(1, 1), (4, 7), (9, 2), (6, 6)])
def test_every_score_is_that_of_its_own_table(decided_a, decided_b):
    for first in range(decided_a + 1):
        for second in range(decided_b + 1):
            alone = [one_score(first, decided_a, second, decided_b, gap) for gap in GAPS]
            assert scores(decided_a, decided_b, first, second, GAPS) == pytest.approx(alone, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize(("decided_a", "decided_b"), [(1, 1), (2, 5), (7, 7), (11, 4), (20, 23)])
def test_halving_finds_the_same_tables_as_looking_at_each(decided_a, decided_b):
    first, second = numpy.arange(decided_a + 1)[:, None], numpy.arange(decided_b + 1)[None, :]
    for approved_a in range(0, decided_a + 1, 3):
        for approved_b in range(0, decided_b + 1, 2):
            found = highest_second_beyond(decided_a, decided_b, approved_a, approved_b, GAPS)
            for gap, reach in zip(GAPS, found, strict=True):
                everywhere = scores(decided_a, decided_b, first, second, numpy.array([[gap]]))
                own = everywhere[approved_a, approved_b]
                beyond = everywhere >= own - 1e-7 * abs(own)
                assert (beyond == (second <= reach[:, None])).all()
