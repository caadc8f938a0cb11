"""Counting approvals: how many of the ads that were decided, by any column or pair of columns; and counts of others."""

from bnr_toolkit.rates.claims import sourced_counts
from bnr_toolkit.rates.counting import approval_rates, by_findings
from bnr_toolkit.statistics.proportions import wilson

__all__ = ["approval_rates", "by_findings", "sourced_counts", "wilson"]
