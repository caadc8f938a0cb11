"""Two groups of different ads: every exact test of them, and the interval of the one that decides."""

from bnr_toolkit.statistics.fisher import fisher, fisher_mid_p
from bnr_toolkit.statistics.unconditional import fisher_boschloo, suissa_shuster

__all__ = ["fisher", "fisher_boschloo", "fisher_mid_p", "suissa_shuster"]
