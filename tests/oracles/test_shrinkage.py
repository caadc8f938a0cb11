"""The beta-binomial fit beside the book's, and beside scipy.

Gelman and others, Bayesian Data Analysis, section 5.1 and table 5.1: tumours in 70 historical groups of rats and in the
current one, 4 of 14. From 70 rates with mean .136 and standard deviation .103 it has Beta(1.4, 8.6) (P).
"""

from __future__ import annotations

import random

import numpy
import pytest
from scipy.stats import betabinom

from bnr_toolkit.statistics.shrinkage import Beta, fit_by_likelihood, fit_by_moments, log_likelihood

pytestmark = pytest.mark.slow

TUMOURS = (
    "0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2 2 2 2 2 2 1 5 2 5 3 2 7 7 3 3 2 9 10 4 4 4 4 4 4 4 10 4 4 4 5 "
    "11 12 5 5 6 5 6 6 6 6 16 15 15 9 4"
)
RATS = (
    "20 20 20 20 20 20 20 19 19 19 19 18 18 17 20 20 20 20 19 19 18 18 25 24 23 20 20 20 20 20 20 10 49 19 46 27 17 49 "
    "47 20 20 13 48 50 20 20 20 20 20 20 20 48 19 19 19 22 46 49 20 20 23 19 22 20 20 20 52 46 47 24 14"
)
GROUPS = [(int(tumours), int(rats)) for tumours, rats in zip(TUMOURS.split(), RATS.split(), strict=True)]


def test_moments_of_the_seventy_groups_give_the_printed_prior():
    fitted = fit_by_moments(GROUPS[:-1])
    assert (len(GROUPS), GROUPS[-1]) == (71, (4, 14))
    assert (round(fitted.mean, 3), round(fitted.sd, 3)) == (0.136, 0.103)  # P
    assert (round(fitted.alpha, 1), round(fitted.beta, 1)) == (1.4, 8.6)  # P
    current = fitted.after(4, 14)
    assert (round(current.mean, 4), round(current.sd, 4)) == (0.2234, 0.0834)  # C; the book's .223 and .083


def test_likelihood_of_all_groups_gives_the_known_prior():
    fitted = fit_by_likelihood(GROUPS)
    # C: alpha 2.3416, beta 14.1148, log-likelihood -156.5689.
    assert (round(fitted.alpha, 4), round(fitted.beta, 4)) == (2.3416, 14.1148)
    assert round(log_likelihood(fitted, GROUPS), 4) == -156.5689


def test_the_likelihood_agrees_with_scipy_in_random_small_cases():
    draw = random.Random(5)
    for _ in range(2000):
        prior = Beta(draw.uniform(0.1, 20), draw.uniform(0.1, 20))
        decided = draw.randint(1, 20)
        approved = draw.randint(0, decided)
        theirs = betabinom.logpmf(approved, decided, prior.alpha, prior.beta)
        assert log_likelihood(prior, [(approved, decided)]) == pytest.approx(theirs, abs=1e-9)


def test_no_prior_nearby_makes_the_counts_likelier():
    draw = random.Random(6)
    fitted_ones = 0
    for _ in range(20):
        sizes = [draw.randint(4, 20) for _ in range(draw.randint(3, 6))]
        counts = [(draw.randint(0, size), size) for size in sizes]
        try:
            fitted = fit_by_likelihood(counts)
        except ValueError:
            continue
        fitted_ones += 1
        best = log_likelihood(fitted, counts)
        for factor_alpha in numpy.geomspace(0.5, 2, 9):
            for factor_beta in numpy.geomspace(0.5, 2, 9):
                other = Beta(fitted.alpha * factor_alpha, fitted.beta * factor_beta)
                assert log_likelihood(other, counts) <= best + 1e-6
    assert fitted_ones > 10
