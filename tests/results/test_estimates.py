"""One count and its intervals by every method."""

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Estimate, Estimates, Interval


def test_one_row_a_method():
    estimates = (Estimate("wilson", Interval(0.49, 0.97)), Estimate("jeffreys", Interval(0.5, 0.98)))
    made = Estimates(6, 7, 0.95, estimates, None, Stamp("methods", "0" * 64, "public"))
    assert made.to_pandas().to_dict("records") == [
        {"method": "wilson", "approved": 6, "decided": 7, "low": 0.49, "high": 0.97},
        {"method": "jeffreys", "approved": 6, "decided": 7, "low": 0.5, "high": 0.98},
    ]
