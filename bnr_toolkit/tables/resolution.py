"""What one ad is worth → a table, one row a number of ads."""

from __future__ import annotations

from bnr_toolkit.facts import resolution_fact_id
from bnr_toolkit.results import Resolution, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import phrase


@described
def resolution(resolution: Resolution, language: str) -> Table:
    """Percentage points for each number of ads."""
    return Table(
        caption=phrase(language, "resolution.caption"),
        language=language,
        columns=tuple(phrase(language, f"resolution.{name}") for name in ("ads", "points")),
        numeric=(False, True),
        rows=tuple(
            Row((str(size), str(points))) for size, points in zip(resolution.sizes, resolution.points, strict=True)
        ),
        notes=(),
        stamp=resolution.stamp,
        facts=tuple(resolution_fact_id(size) for size in resolution.sizes),
    )
