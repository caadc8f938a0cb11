"""Counting approvals: how many of the ads that were decided, by up to three columns; and counts of others."""

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.rates.agreement import coding_agreement
    from bnr_toolkit.rates.claims import sourced_counts
    from bnr_toolkit.rates.comparing import compare, declared_comparisons
    from bnr_toolkit.rates.contrasts import contrast
    from bnr_toolkit.rates.controls import controls
    from bnr_toolkit.rates.counting import approval_rates
    from bnr_toolkit.rates.coverage import interval_coverage
    from bnr_toolkit.rates.estimates import estimates
    from bnr_toolkit.rates.grids import approval_grid
    from bnr_toolkit.rates.paired import paired_bounds, paired_contrast
    from bnr_toolkit.rates.published import beside, published_probes
    from bnr_toolkit.rates.questions import by_findings
    from bnr_toolkit.rates.resolution import resolution
    from bnr_toolkit.rates.robustness import robustness
    from bnr_toolkit.rates.scanned import is_large, table_rates
    from bnr_toolkit.statistics.proportions import wilson

__all__ = [
    "approval_grid",
    "approval_rates",
    "beside",
    "by_findings",
    "coding_agreement",
    "compare",
    "contrast",
    "controls",
    "declared_comparisons",
    "estimates",
    "interval_coverage",
    "is_large",
    "paired_bounds",
    "paired_contrast",
    "published_probes",
    "resolution",
    "robustness",
    "sourced_counts",
    "table_rates",
    "wilson",
]

open_on_demand(__name__)
