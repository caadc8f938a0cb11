"""Timelines as data."""

from __future__ import annotations

from bnr_toolkit.results import Lane, Moment, TimeAxis, Timeline
from bnr_toolkit.results.lanes import _IN_KEY_ORDER
from bnr_toolkit.results.plots import STATES


def test_a_cut_keeps_the_axis_and_only_its_own_states():
    lanes = tuple(Lane(state, (Moment(0, 0, 0, state),), state) for state in ("halted", "approved", "appealed"))
    whole = Timeline(lanes, TimeAxis("t", 1.0, ()))
    assert whole.states == ("approved", "halted")
    assert whole.cut(1, 3).lanes == lanes[1:]
    assert whole.cut(1, 3).states == ("approved",)
    assert whole.cut(0, 1).axis is whole.axis


def test_the_states_are_those_of_every_chart():
    assert _IN_KEY_ORDER == STATES
