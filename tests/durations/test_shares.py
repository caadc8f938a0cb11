"""The two curves of one group never contradict each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.durations.shares import shares_reached
from bnr_toolkit.results import Duration


def reached(steps, hours):
    return max((step.share for step in steps if step.hours <= hours), default=0.0)


def test_no_more_are_approved_than_decided():
    # C: by outcome, the two approvals are likeliest both within two hours; without outcomes, only half of all three.
    ads = (Duration("a", 4, 4, "not"), Duration("b", 0, 4, "approved"), Duration("c", 1, 2, "approved"))
    decided, approved, method = shares_reached(ads, 0.95, bounded=True)
    assert method == "turnbull"
    assert reached(approved, 3) == pytest.approx(2 / 3, abs=1e-4)
    assert reached(decided, 3) == pytest.approx(2 / 3, abs=1e-4)
    assert reached(decided, 4) == pytest.approx(1)


@st.composite
def durations(draw):
    ads = []
    for number in range(draw(st.integers(1, 8))):
        least, outcome = draw(st.integers(0, 9)), draw(st.sampled_from(("approved", "not", "open")))
        most = None if outcome == "open" else least + draw(st.sampled_from((0, 0, 1, 2, 4)))
        ads.append(Duration(str(number), least, most, outcome))
    return tuple(ads)


@given(durations())
def test_at_every_hour(ads):
    decided, approved, _ = shares_reached(ads, 0.95, bounded=True)
    for hours in range(15):
        assert reached(approved, hours) <= reached(decided, hours) + 1e-9, hours
