"""Two bare counts of different ads, and what each method makes of their difference: frozen, for the methods page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.counts import Interval
from bnr_toolkit.results.estimates import Estimate

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class ContrastTest:
    """One test and the p-value that it gives."""

    method: str
    p: float


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two counts of different ads; the test that decides, with its interval; and the methods that decide nothing.

    ``p`` and ``interval`` are those of the Fisher–Boschloo test. All intervals
    are about the first chance of approval minus the second.

    >>> contrast = Contrast(
    ...     6, 7, 2, 7, 0.95, 0.057, Interval(-0.016, 0.907), (), (Estimate("newcombe", Interval(0.058, 0.806)),),
    ...     Stamp("methods", "0" * 64, "public"),
    ... )
    >>> round(contrast.difference, 2), contrast.shown, [one.method for one in contrast.at_odds]
    (0.57, False, ['newcombe'])
    """

    approved_a: int
    decided_a: int
    approved_b: int
    decided_b: int
    confidence: float
    p: float
    interval: Interval
    other_tests: tuple[ContrastTest, ...]
    other_intervals: tuple[Estimate, ...]
    stamp: Stamp

    @property
    def difference(self) -> float:
        """The first share minus the second."""
        return self.approved_a / self.decided_a - self.approved_b / self.decided_b

    @property
    def shown(self) -> bool:
        """Whether the deciding test supports that there is a difference."""
        return self.p <= 1 - self.confidence

    @property
    def at_odds(self) -> tuple[ContrastTest | Estimate, ...]:
        """The methods that, read as a verdict, would say something else than the deciding test."""
        tests = [one for one in self.other_tests if (one.p <= 1 - self.confidence) != self.shown]
        intervals = [one for one in self.other_intervals if (one.interval.low <= 0 <= one.interval.high) == self.shown]
        return (*tests, *intervals)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a method: a p-value or an interval, and whether it decides."""
        import pandas

        tests = [ContrastTest("fisher_boschloo", self.p), *self.other_tests]
        intervals = [Estimate("fisher_boschloo", self.interval), *self.other_intervals]
        rows: list[tuple[str, float | None, float | None, float | None]]
        rows = [(one.method, one.p, None, None) for one in tests]
        rows += [(one.method, None, one.interval.low, one.interval.high) for one in intervals]
        table = pandas.DataFrame.from_records(rows, columns=("method", "p", "low", "high"))
        return table.assign(decides=table["method"] == "fisher_boschloo")
