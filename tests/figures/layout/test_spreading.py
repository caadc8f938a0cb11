"""Labels beside points: in order, apart, inside, and nowhere better."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from bnr_toolkit.figures.layout.spreading import spread

places = st.lists(st.floats(0, 500), min_size=1, max_size=6).map(sorted)


@given(wanted=places)
def test_labels_stay_in_order_apart_and_inside(wanted):
    tops = spread(wanted, [40] * len(wanted), 10, 0, 500)
    assert all(after - before >= 50 - 1e-6 for before, after in pairwise(tops))
    assert tops[0] >= -1e-9
    assert tops[-1] + 40 <= 500 + 1e-9


def test_a_label_with_room_stands_level_with_its_point():
    assert spread([100, 300], [40, 60], 10, 0, 500) == [80, 270]


@pytest.mark.parametrize("wanted", [[10, 20, 30], [100, 105, 400], [200, 201, 202, 203], [490, 495, 499]])
def test_no_other_places_are_nearer(wanted):
    heights, gap = [30, 50, 30, 40][: len(wanted)], 8

    def distance(tops):
        return sum((top + height / 2 - want) ** 2 for top, height, want in zip(tops, heights, wanted, strict=True))

    # Another route: a general optimiser under the same constraints.
    apart = [
        {"type": "ineq", "fun": lambda tops, at=at: tops[at + 1] - tops[at] - heights[at] - gap}
        for at in range(len(wanted) - 1)
    ]
    inside = [
        {"type": "ineq", "fun": lambda tops: tops[0]},
        {"type": "ineq", "fun": lambda tops: 500 - tops[-1] - heights[-1]},
    ]
    start = [at * 100.0 for at in range(len(wanted))]
    best = minimize(distance, start, constraints=apart + inside, method="SLSQP", options={"ftol": 1e-10})
    assert spread(wanted, heights, gap, 0, 500) == pytest.approx(list(best.x), abs=0.01)


def test_no_labels_take_no_places():
    assert spread([], [], 10, 0, 500) == []
