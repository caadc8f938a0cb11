"""What one ad is worth in a count: frozen, for the methods page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Resolution:
    """For each number of decided ads, how many percentage points one ad more or fewer makes, rounded half up.

    >>> Resolution((7, 30), (14, 3), Stamp("methods", "0" * 64, "public")).points
    (14, 3)
    """

    sizes: tuple[int, ...]
    points: tuple[int, ...]
    stamp: Stamp

    def to_pandas(self) -> pandas.DataFrame:
        """One row a number of ads."""
        import pandas

        return pandas.DataFrame({"decided": self.sizes, "points": self.points})
