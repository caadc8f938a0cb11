"""Drawing small groups towards the others: what it does, and when it refuses."""

import pytest

from bnr_toolkit.statistics.shrinkage import Beta, beta_of_moments, fit_by_likelihood, fit_by_moments

SPREAD = [(1, 10), (9, 10), (5, 10), (2, 10)]


def test_a_beta_distribution_of_moments_has_them():
    made = beta_of_moments(0.4, 0.2)
    assert (made.mean, made.sd) == (pytest.approx(0.4), pytest.approx(0.2))


def test_a_group_is_drawn_from_its_own_share_towards_the_mean_of_the_others():
    for fit in (fit_by_moments, fit_by_likelihood):
        prior = fit(SPREAD)
        drawn = prior.after(9, 10)
        assert prior.mean < drawn.mean < 0.9
        assert drawn.sd < prior.sd
        assert prior.after(0, 0) == prior


@pytest.mark.parametrize(("mean", "sd"), [(0, 0.1), (1, 0.1), (0.5, 0), (0.5, 0.5), (0.5, float("nan"))])
def test_moments_of_no_beta_distribution_are_refused(mean, sd):
    with pytest.raises(ValueError, match=r"^no beta distribution has mean"):
        beta_of_moments(mean, sd)


@pytest.mark.parametrize("fit", [fit_by_moments, fit_by_likelihood])
@pytest.mark.parametrize("group", [(5, 4), (-1, 4), (0, 0)])
def test_impossible_counts_are_refused(fit, group):
    with pytest.raises(ValueError, match=f"^{group[0]} approved of {group[1]} decided is impossible"):
        fit([*SPREAD, group])


@pytest.mark.parametrize("fit", [fit_by_moments, fit_by_likelihood])
def test_one_group_is_refused(fit):
    with pytest.raises(ValueError, match=r"^1 group cannot say how groups differ: need two or more$"):
        fit([(1, 10)])


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ([(3, 7), (4, 7), (2, 7)], "they differ no more than chance makes them"),
        ([(3, 7), (3, 7)], "they differ no more than chance makes them"),
        ([(0, 5), (5, 5)], "of each, none or all were approved"),
        ([(0, 5), (0, 5)], "of each, none or all were approved"),
    ],
)
def test_groups_that_do_not_tell_how_alike_they_are_are_refused(counts, why):
    with pytest.raises(ValueError, match=f"^these groups do not tell how alike they are: {why}$"):
        fit_by_likelihood(counts)


def test_a_posterior_of_an_impossible_count_is_refused():
    with pytest.raises(ValueError, match=r"^5 approved of 4 decided is impossible"):
        Beta(1, 1).after(5, 4)
