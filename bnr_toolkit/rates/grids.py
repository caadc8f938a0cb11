"""Counting by platform and category at once: tiles and their margins, each counted and none added up."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.ledger import Ledger
from bnr_toolkit.rates.counting import approval_rates
from bnr_toolkit.results import Grid
from bnr_toolkit.schema import UNKNOWN

PLATFORM, CATEGORY = "platform", "category"


def approval_grid(
    ledger: Ledger,
    rule: str = "first_decision",
    codes: str = "primary",
    confidence: float = 0.95,
    as_of: str | None = None,
    platform: str | None = None,
    method: str = "wilson",
) -> Grid:
    """How many ads were approved on each platform, in each category, and in each combination of both.

    The parameters are those of :func:`~bnr_toolkit.rates.counting.approval_rates`,
    which counts all three and raises what it raises.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1", "2", "3"], "category": ["gambling", "gambling", "weapons"],
    ...     "platform": ["TikTok", "X", "X"], "decision": ["approved", "rejected", "approved"]}))
    >>> grid = approval_grid(ledger)
    >>> grid.tile("X", "gambling").approved, grid.tile("TikTok", "weapons"), grid.untested
    (0, None, 1)
    """
    tiles, by_platform, by_category = (
        approval_rates(ledger, by, rule, codes, confidence, as_of, platform, method)
        for by in ((PLATFORM, CATEGORY), (PLATFORM,), (CATEGORY,))
    )
    return Grid(tiles, by_platform, by_category, tuple(sorted(set(_submitted(ledger, platform)))))


def _submitted(ledger: Ledger, only: str | None) -> Iterator[tuple[str, str]]:
    """Platform and category of each test ad, primary and further."""
    names = ("platform", "category", "further_categories", "expected")
    for platform, category, further, expected in zip(*(ledger.submission_columns[name] for name in names), strict=True):
        if expected == "accept" or only not in (None, platform):
            continue
        yield platform, category
        for one in further.split("|") if further not in ("", UNKNOWN) else ():
            yield platform, one
