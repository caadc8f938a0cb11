"""The picture of coverage: two methods, thick for the mean, thin for the worst case, and the promise beside them."""

from __future__ import annotations

import pytest

from bnr_toolkit import figures
from bnr_toolkit.facts import collect
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.outlets import OUTLETS
from bnr_toolkit.rates import interval_coverage

ALL = interval_coverage()
PAGES = [outlet for outlet in OUTLETS.values() if not outlet.social and outlet.width > 600]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("outlet", PAGES, ids=lambda outlet: outlet.name)
def test_it_can_be_drawn_everywhere_in_both_languages(outlet, language):
    assert draw(figures.coverage(ALL, language), outlet).height < 1200


def test_four_methods_fit_too():
    result = interval_coverage(("wilson", "clopper_pearson", "jeffreys", "wald"), sizes=(3, 30, 60))
    assert len(figures.coverage(result, "nl").body.series) == 8
    assert draw(figures.coverage(result, "nl"), OUTLETS["narrow"]).height < 1400


def test_lines_are_in_hundredths_and_the_worst_case_is_thin():
    figure = figures.coverage(interval_coverage(sizes=(7, 30)), "en")
    mean, worst, *_ = figure.body.series
    assert (mean.label, mean.role, mean.thin) == ("Wilson, on average", "a", False)
    assert (worst.label, worst.role, worst.thin) == ("Wilson, worst case", "a", True)
    assert mean.points[0] == (7.0, pytest.approx(95.5, abs=0.05))
    assert figure.body.reference.level == 95
    assert figure.body.reference.label == "promised: 95"


@pytest.mark.parametrize(
    ("sizes", "ticks"),
    [
        (range(3, 61), ["3", "10", "20", "30", "40", "50", "60"]),
        (range(8, 21), ["8", "20"]),
        (range(3, 201), ["3", "40", "80", "120", "160", "200"]),
        ((5,), ["5"]),
    ],
)
def test_ticks_are_the_first_number_and_round_ones(sizes, ticks):
    figure = figures.coverage(interval_coverage(("wald",), sizes=sizes), "nl")
    assert [label for _, label in figure.body.x.ticks] == ticks
    draw(figure, OUTLETS["narrow"])


def test_every_number_of_the_figure_is_a_fact():
    assert set(figures.coverage(ALL, "nl").facts) <= collect(ALL).by_id.keys()
