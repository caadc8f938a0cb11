"""One count and its intervals by every method: frozen, for the methods page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.counts import Interval

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Estimate:
    """One method and the interval that it gives."""

    method: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Estimates:
    """A bare count of ads, and what each method makes of it.

    ``bound`` is the one-sided bound, which there is only when none or all were
    approved: the highest chance that still goes with none, or the lowest that
    still goes with all.
    """

    approved: int
    decided: int
    confidence: float
    estimates: tuple[Estimate, ...]
    bound: float | None
    stamp: Stamp

    def to_pandas(self) -> pandas.DataFrame:
        """One row a method: the counts and the bounds."""
        import pandas

        return pandas.DataFrame.from_records(
            [
                {
                    "method": estimate.method,
                    "approved": self.approved,
                    "decided": self.decided,
                    "low": estimate.interval.low,
                    "high": estimate.interval.high,
                }
                for estimate in self.estimates
            ]
        )
