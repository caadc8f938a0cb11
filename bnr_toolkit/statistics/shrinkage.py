"""Small groups drawn towards the others: a beta-binomial fit.

A SENSITIVITY LINE ONLY, and labelled as one wherever it is shown. With three to
six categories the prior is barely identified, and categories of chosen ads are
no sample of anything; counts come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, exp, fsum, log, sqrt
from statistics import fmean, variance

from bnr_toolkit.statistics.proportions import refuse_impossible

NO_BETTER = 1e-3
"""A prior that makes the counts no likelier than one chance for all, give or take this, says nothing."""


@dataclass(frozen=True, slots=True)
class Beta:
    """A beta distribution of chances between groups, or of one group's chance.

    >>> round(Beta(1.4, 8.6).mean, 2)
    0.14
    """

    alpha: float
    beta: float

    @property
    def mean(self) -> float:
        """The mean chance."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def sd(self) -> float:
        """The standard deviation of the chance."""
        both = self.alpha + self.beta
        return sqrt(self.alpha * self.beta / (both * both * (both + 1)))

    def after(self, approved: int, decided: int) -> Beta:
        """What is believed of one group's chance after ``approved`` of ``decided``, as seen from the other groups.

        Method: the posterior of the beta-binomial model (Gelman and others, Bayesian Data Analysis, section 2.4).
        """
        if not 0 <= approved <= decided:
            raise ValueError(f"{approved} approved of {decided} decided is impossible: need 0 <= approved <= decided")
        return Beta(self.alpha + approved, self.beta + decided - approved)


def beta_of_moments(mean: float, sd: float) -> Beta:
    """The beta distribution with this mean and standard deviation.

    Method: moments (Bayesian Data Analysis, section 5.1). Raises ValueError
    when no beta distribution has them.

    >>> rats = beta_of_moments(0.136, 0.103)  # the rates of 70 groups of rats, as printed there
    >>> round(rats.alpha, 1), round(rats.beta, 1)
    (1.4, 8.7)
    """
    if not (0 < mean < 1 and 0 < sd * sd < mean * (1 - mean)):
        raise ValueError(f"no beta distribution has mean {mean} and standard deviation {sd}")
    both = mean * (1 - mean) / (sd * sd) - 1
    return Beta(mean * both, (1 - mean) * both)


def fit_by_moments(counts: Sequence[tuple[int, int]]) -> Beta:
    """The prior fitted to the shares of several groups, pairs of approved and decided.

    Method: mean and variance of the raw shares, as Bayesian Data Analysis,
    section 5.1. It takes no account of the size of groups. Raises ValueError
    for an impossible count, fewer than two groups, or shares that are all alike.
    """
    _refuse_impossible_groups(counts)
    shares = [approved / decided for approved, decided in counts]
    return beta_of_moments(fmean(shares), sqrt(variance(shares)))


def fit_by_likelihood(counts: Sequence[tuple[int, int]]) -> Beta:
    """The prior under which the counts of several groups are likeliest, pairs of approved and decided.

    Method: marginal maximum likelihood of the beta-binomial (Griffiths 1973,
    Biometrics 29:637). Raises ValueError for an impossible count, fewer than
    two groups, or groups that do not tell how alike they are: each is none or
    all, or they differ no more than chance makes them.
    """
    _refuse_impossible_groups(counts)
    if all(approved in (0, decided) for approved, decided in counts):
        raise ValueError("these groups do not tell how alike they are: of each, none or all were approved")
    from scipy.optimize import minimize

    def unlikeliness(logarithms: Sequence[float]) -> float:
        return -log_likelihood(Beta(exp(logarithms[0]), exp(logarithms[1])), counts)

    found = minimize(
        unlikeliness, (0.0, 0.0), method="L-BFGS-B", bounds=[(-20.0, 20.0)] * 2, options={"ftol": 1e-15, "gtol": 1e-9}
    )
    fitted = Beta(exp(found.x[0]), exp(found.x[1]))
    if log_likelihood(fitted, counts) <= _log_likelihood_of_one_chance(counts) + NO_BETTER:
        raise ValueError("these groups do not tell how alike they are: they differ no more than chance makes them")
    return fitted


def log_likelihood(prior: Beta, counts: Sequence[tuple[int, int]]) -> float:
    """The logarithm of the chance of these counts under the prior."""
    from scipy.special import betaln

    return fsum(
        log(comb(decided, approved))
        + float(betaln(prior.alpha + approved, prior.beta + decided - approved) - betaln(prior.alpha, prior.beta))
        for approved, decided in counts
    )


def _log_likelihood_of_one_chance(counts: Sequence[tuple[int, int]]) -> float:
    """The same when all groups share one chance, the limit of ever more alike groups."""
    decided = sum(whole for _, whole in counts)
    share = sum(part for part, _ in counts) / decided
    return fsum(log(comb(whole, part)) + part * log(share) + (whole - part) * log(1 - share) for part, whole in counts)


def _refuse_impossible_groups(counts: Sequence[tuple[int, int]]) -> None:
    for approved, decided in counts:
        refuse_impossible(approved, decided, 0.5)
    if len(counts) < 2:
        raise ValueError(f"{len(counts)} group cannot say how groups differ: need two or more")
