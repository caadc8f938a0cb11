"""Two groups of different ads: every exact test of them, and the interval that goes with the one that decides."""

from bnr_toolkit.statistics.different_ads_interval import RESOLUTION, fisher_boschloo_interval, forget_families
from bnr_toolkit.statistics.fisher import fisher, fisher_mid_p, fisher_order
from bnr_toolkit.statistics.unconditional import fisher_boschloo, forget_grids, suissa_shuster

__all__ = [
    "RESOLUTION",
    "fisher",
    "fisher_boschloo",
    "fisher_boschloo_interval",
    "fisher_mid_p",
    "forget_tables",
    "suissa_shuster",
]


def forget_tables() -> None:
    """Forget what was computed once for groups of the same size. Only for measuring: no answer depends on it."""
    fisher_order.cache_clear()
    forget_grids()
    forget_families()
