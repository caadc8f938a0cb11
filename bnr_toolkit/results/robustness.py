"""What if one decision had been different: the same count with one approval less, and with one more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context
from bnr_toolkit.results.counts import Group

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Robustness:
    """A count as it was, and as it would have been had one decision been different; in total and by group.

    What stands in a group is addition and nothing more: it says how much one
    decision is worth, not how likely another one was.

    >>> from bnr_toolkit.provenance import Stamp
    >>> robustness = Robustness((), "first_decision", "primary", (), Group((), 6, 7, 0, ()),
    ...     Context("p", (), ()), Stamp("p", "0" * 64, "public"))
    >>> robustness.approved_if_one_less, robustness.approved, robustness.approved_if_one_more
    (5, 6, 7)
    """

    by: tuple[str, ...]
    rule: str
    codes: str
    groups: tuple[Group, ...]
    total: Group
    context: Context
    stamp: Stamp
    platform: str | None = None

    @property
    def approved(self) -> int:
        """How many of all ads were approved."""
        return self.total.approved

    @property
    def decided(self) -> int:
        """How many of all ads were decided."""
        return self.total.decided

    @property
    def approved_if_one_less(self) -> int | None:
        """The total if one approval had been a decision not to approve; None when nothing was approved."""
        return self.total.approved_if_one_less

    @property
    def approved_if_one_more(self) -> int | None:
        """The total if one decision not to approve had been an approval; None when there was none."""
        return self.total.approved_if_one_more

    def to_pandas(self) -> pandas.DataFrame:
        """One row a group and a last row ``total``; what cannot be is empty."""
        import pandas

        total_key = ("total", *("" for _ in self.by[1:])) if self.by else ()
        names = ("approved", "decided", "approved_if_one_less", "approved_if_one_more")
        rows = [
            {**dict(zip(self.by, key, strict=True)), **{name: getattr(group, name) for name in names}}
            for key, group in [*((group.key, group) for group in self.groups), (total_key, self.total)]
        ]
        return pandas.DataFrame.from_records(rows).astype(dict.fromkeys(names, "Int64"))
