"""Planning: how many ads are enough, before a test. Exact, from the methods that will judge the test."""

from bnr_toolkit.planning.differences import ads_to_show_difference
from bnr_toolkit.planning.precision import ads_for_half_width, ads_for_none_approved, widest_half_width

__all__ = [
    "ads_for_half_width",
    "ads_for_none_approved",
    "ads_to_show_difference",
    "widest_half_width",
]
