"""What one ad is worth, as facts: one for each number of ads."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Fact, Resolution

_POINTS = "100 / number of decided ads, rounded half up"


def resolution_fact_id(size: int) -> str:
    """The id of what one ad is worth among so many."""
    return f"resolution.{size}.points"


def of_resolution(resolution: Resolution) -> Iterator[Fact]:
    """Percentage points for each number of ads."""
    for size, points in zip(resolution.sizes, resolution.points, strict=True):
        yield Fact(resolution_fact_id(size), points, _POINTS, "", ())
