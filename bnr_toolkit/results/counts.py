"""Counts of approvals: frozen, with the rule and the method that made them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds of a proportion, between 0 and 1; or of the difference of two, between -1 and 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Percentage:
    """How many of a hundred decided ads were approved, as readers may be told it.

    ``value`` is rounded half up to ``digits`` decimals, and is never 0 or 100.
    ``in_text``: it may stand in a sentence, a title or a label; otherwise in a
    table alone. Whoever made the result has decided this: words and charts
    only look whether there is one.
    """

    value: int | float
    digits: int = 0
    in_text: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """One row of a count.

    ``decided`` is the denominator; ``open`` ads have no decision under the rule
    and are printed beside it, never counted as rejected. ``rows`` are the ids
    of the submitted ads. ``apart`` sets a row off from the others: ads not
    described one by one, or benign controls (``control``), which no total counts.
    ``bound`` is the one-sided bound where an interval has one end only: of none
    approved the highest chance that goes with it, of all approved the lowest.
    ``repeats``: an idea stands in it more than once; its decisions are then no
    separate trials, and there is no interval.
    ``percentage`` is there only where the count is large and certain enough.
    ``inner`` are the narrower intervals inside ``interval``, by the same
    method, at the levels that :attr:`Rates.inner_levels` names.
    """

    key: tuple[str, ...]
    approved: int
    decided: int
    open: int
    rows: tuple[str, ...]
    interval: Interval | None = None
    apart: bool = False
    control: bool = False
    bound: float | None = None
    repeats: bool = False
    percentage: Percentage | None = None
    inner: tuple[Interval, ...] = ()

    @property
    def submitted(self) -> int:
        """All ads of the group, decided or open."""
        return self.decided + self.open

    @property
    def approved_if_one_less(self) -> int | None:
        """The count if one approval had been a decision not to approve; None when nothing was approved."""
        return self.approved - 1 if self.approved else None

    @property
    def approved_if_one_more(self) -> int | None:
        """The count if one decision not to approve had been an approval; None when there was none."""
        return self.approved + 1 if self.approved < self.decided else None

    @property
    def share(self) -> float | None:
        """Approved out of decided; None when nothing was decided, and that is no error."""
        return self.approved / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class Rates:
    """How many ads were approved, by group and in total.

    With ``codes="any"`` an ad counts in each of its categories, so groups may
    add up to more than the total, which counts every ad once.

    ``as_of`` is the day or moment up to which events were counted, None for
    all. ``inferred`` is how many of the total's ads have an outcome that is our
    inference, ``coding`` who chose the categories: ``source``, ``ours`` or both.
    ``inner_levels`` are those of the intervals inside a group's, the widest first.
    """

    by: tuple[str, ...]
    rule: str
    codes: str
    groups: tuple[Group, ...]
    total: Group
    method: str
    confidence: float
    context: Context
    stamp: Stamp
    platform: str | None = None
    as_of: str | None = None
    controls_left_out: int = 0
    inferred: int = 0
    coding: tuple[str, ...] = ()
    inner_levels: tuple[float, ...] = ()

    @property
    def has_intervals(self) -> bool:
        """Whether any group or the total carries an interval."""
        return any(group.interval is not None for group in (*self.groups, self.total))

    @property
    def has_percentages(self) -> bool:
        """Whether any group or the total may be told as a percentage, be it in a table alone."""
        return any(group.percentage is not None for group in (*self.groups, self.total))

    @property
    def repeats(self) -> bool:
        """Whether an interval is missing somewhere because the same idea counts there more than once."""
        allowed = self.context.inference == "repeat-of-this-test" and not self.is_status
        return allowed and any(group.repeats for group in (*self.groups, self.total))

    @property
    def is_status(self) -> bool:
        """Whether the rule tells where the ads ended, which is a status and never a rate."""
        return self.rule == "final_after_inquiry"

    @property
    def described_groups(self) -> tuple[Group, ...]:
        """The groups that take part in the picture, without the row set apart."""
        return tuple(group for group in self.groups if not group.apart)

    @property
    def groups_apart(self) -> tuple[Group, ...]:
        """The groups of ads that are not described one by one."""
        return tuple(group for group in self.groups if group.apart and not group.control)

    def to_pandas(self) -> pandas.DataFrame:
        """One row a group and a last row ``total``: counts, and bounds where there are any."""
        import pandas

        rows = [(group.key, group) for group in self.groups]
        total_key = ("total", *("" for _ in self.by[1:])) if self.by else ()
        return pandas.DataFrame.from_records(
            [
                {
                    **dict(zip(self.by, key, strict=True)),
                    "approved": group.approved,
                    "decided": group.decided,
                    "open": group.open,
                    "submitted": group.submitted,
                    "low": group.interval.low if group.interval else None,
                    "high": group.interval.high if group.interval else None,
                }
                for key, group in [*rows, (total_key, self.total)]
            ]
        )
