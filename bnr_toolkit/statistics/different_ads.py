"""Two groups of different ads: every exact test of them, and the interval that goes with the one that decides."""

from bnr_toolkit.statistics.different_ads_interval import RESOLUTION, fisher_boschloo_interval
from bnr_toolkit.statistics.fisher import fisher, fisher_mid_p
from bnr_toolkit.statistics.unconditional import fisher_boschloo, suissa_shuster

__all__ = ["RESOLUTION", "fisher", "fisher_boschloo", "fisher_boschloo_interval", "fisher_mid_p", "suissa_shuster"]
