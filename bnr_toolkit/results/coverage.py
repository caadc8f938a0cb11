"""How often an interval holds the true chance: frozen, one line a method."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One method: for each number of decided ads, how often its interval holds the true chance.

    ``mean`` is the average over all true chances from 0 to 1, ``least`` is what
    is left at the worst of them. Both are shares, in the order of ``sizes``.
    """

    method: str
    sizes: tuple[int, ...]
    mean: tuple[float, ...]
    least: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What intervals that promise ``confidence`` hold in truth. It is about the methods, and no record is in it.

    >>> line = CoverageLine("wilson", (7,), (0.95,), (0.83,))
    >>> coverage = Coverage(0.95, (line,), Stamp("methods", "0" * 64, "public"))
    >>> coverage.sizes, coverage.methods
    ((7,), ('wilson',))
    """

    confidence: float
    lines: tuple[CoverageLine, ...]
    stamp: Stamp

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of decided ads, which all lines share."""
        return self.lines[0].sizes

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods compared, in order."""
        return tuple(line.method for line in self.lines)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a method and number of ads."""
        import pandas

        return pandas.DataFrame.from_records(
            [
                {"method": line.method, "decided": size, "mean": mean, "least": least}
                for line in self.lines
                for size, mean, least in zip(line.sizes, line.mean, line.least, strict=True)
            ]
        )
