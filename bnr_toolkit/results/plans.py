"""How many ads are enough: the answer to one question of planning, frozen, with the numbers of ads around it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What a number of ads buys. ``value`` is a half-width, a power or a bound; ``enough``: it meets the target."""

    ads: int
    value: float
    enough: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """How many ads a question takes.

    ``question`` says what ``target`` and the rows' values are:

    - ``half_width``: half the width of the interval, at its widest over all outcomes;
    - ``difference``: the chance to show the difference between two groups of ``ads`` ads each;
    - ``same_ads``: the same, for ``ads`` ads that are each shown to two platforms;
    - ``none_approved``: the upper bound of the chance of approval when none of the ads is approved.

    ``chances`` are what was supposed for the two differences: the two chances
    of approval, or, for the same ads, the chances that only the first and that
    only the second approves. ``ads`` is the least number from which the target
    is met by every number that was tried, up to ``searched_to``; ``first`` is the
    least that meets it at all, which a larger number may undo.

    >>> rows = (PlanRow(38, 0.1515, False), PlanRow(39, 0.1497, True))
    >>> plan = Plan("half_width", 0.15, (), 39, 39, 58, rows, "wilson", 0.95, None, Stamp("plan", "0" * 64, "public"))
    >>> plan.answer
    PlanRow(ads=39, value=0.1497, enough=True)
    """

    question: str
    target: float
    chances: tuple[float, ...]
    ads: int
    first: int
    searched_to: int
    rows: tuple[PlanRow, ...]
    method: str
    confidence: float
    power: float | None
    stamp: Stamp

    @property
    def answer(self) -> PlanRow:
        """The row of the answer."""
        return next(row for row in self.rows if row.ads == self.ads)

    @property
    def all_approved(self) -> float:
        """Of ``none_approved``: the lower bound that the same number gives when all are approved."""
        return float(1 - Decimal(repr(self.target)))

    @property
    def rule_of_three(self) -> float | None:
        """The rough shortcut for the bound when none is approved; it is about 95% confidence and nothing else."""
        return 3 / self.ads if self.question == "none_approved" and self.confidence == 0.95 else None

    def to_pandas(self) -> pandas.DataFrame:
        """One row a number of ads: what it buys, and whether that meets the target."""
        import pandas

        rows = [(row.ads, row.value, row.enough) for row in self.rows]
        return pandas.DataFrame.from_records(rows, columns=["ads", "value", "enough"])
