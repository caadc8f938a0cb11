"""The same ads in two groups, as bare counts: what each method gives, and what totals alone can say. Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.comparisons import Pairs
from bnr_toolkit.results.counts import Interval
from bnr_toolkit.results.estimates import Estimate

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class PairedContrast:
    """Ideas decided in two groups; the test that decides, with its interval; and the methods that decide nothing.

    ``p`` and ``interval`` are those of the McNemar mid-P test; ``interval`` is
    about the chance that an idea with two different decisions was approved in
    the first group, None when there is no such idea. ``twin`` is the exact
    test's p. The ``others`` are intervals for the first share minus the second.
    """

    pairs: Pairs
    confidence: float
    p: float
    twin: float
    interval: Interval | None
    others: tuple[Estimate, ...]
    stamp: Stamp

    @property
    def shown(self) -> bool:
        """Whether the deciding test supports that there is a difference."""
        return self.p <= 1 - self.confidence

    def to_pandas(self) -> pandas.DataFrame:
        """One row a method: a p-value or an interval, what the interval is about, and whether it decides."""
        import pandas

        rows: list[tuple[str, str, float | None, float | None, float | None]]
        rows = [("mcnemar_mid_p", "", self.p, None, None), ("mcnemar_exact", "", self.twin, None, None)]
        if self.interval is not None:
            rows.append(("mcnemar_mid_p", "first of differing", None, self.interval.low, self.interval.high))
        rows += [(one.method, "difference", None, one.interval.low, one.interval.high) for one in self.others]
        table = pandas.DataFrame.from_records(rows, columns=("method", "about", "p", "low", "high"))
        return table.assign(decides=table["method"] == "mcnemar_mid_p")


@dataclass(frozen=True, slots=True)
class FittingTable:
    """One way in which published totals can have come about, with the p-values it would give."""

    pairs: Pairs
    p: float
    twin: float


@dataclass(frozen=True, slots=True)
class PairedBounds:
    """Totals of the same ads in two groups, and every table that fits them, fewest ideas apart first.

    >>> from bnr_toolkit.provenance import Stamp
    >>> tables = (FittingTable(Pairs(6, 3, 0, 1), 0.125, 0.25), FittingTable(Pairs(5, 4, 1, 0), 0.21875, 0.375))
    >>> bounds = PairedBounds(9, 6, 10, 0.95, tables, Stamp("methods", "0" * 64, "public"))
    >>> bounds.least_p, bounds.greatest_p, bounds.verdict
    (0.125, 0.21875, 'not_shown')
    """

    approved_first: int
    approved_second: int
    decided: int
    confidence: float
    tables: tuple[FittingTable, ...]
    stamp: Stamp

    @property
    def least_p(self) -> float:
        """The smallest mid-P value of any table that fits."""
        return min(table.p for table in self.tables)

    @property
    def greatest_p(self) -> float:
        """The largest mid-P value of any table that fits."""
        return max(table.p for table in self.tables)

    @property
    def least_twin(self) -> float:
        """The smallest exact p-value of any table that fits."""
        return min(table.twin for table in self.tables)

    @property
    def greatest_twin(self) -> float:
        """The largest exact p-value of any table that fits."""
        return max(table.twin for table in self.tables)

    @property
    def verdict(self) -> str:
        """``different`` or ``not_shown`` when every table that fits says so; else ``unsettled``."""
        alpha = 1 - self.confidence
        if self.greatest_p <= alpha:
            return "different"
        return "not_shown" if self.least_p > alpha else "unsettled"

    def to_pandas(self) -> pandas.DataFrame:
        """One row a table that fits: its four counts and both p-values."""
        import pandas

        return pandas.DataFrame.from_records(
            [
                {
                    "both": table.pairs.both,
                    "only_first": table.pairs.only_first,
                    "only_second": table.pairs.only_second,
                    "neither": table.pairs.neither,
                    "p": table.p,
                    "p_exact": table.twin,
                }
                for table in self.tables
            ]
        )
