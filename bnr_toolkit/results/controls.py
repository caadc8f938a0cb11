"""Ads that break the rules beside harmless controls: the counts of both, and of their twins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context
from bnr_toolkit.results.counts import Group

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Twins:
    """Pairs of a test ad and a harmless control: the same idea, submitted to the same platform in the same language.

    ``told_apart``: the control was approved and the test ad was not.
    ``wrong_way_round``: the test ad was approved and the control was not.
    ``undecided`` pairs, of which one or both have no decision, are in no other
    count. ``rows`` are the ids of the decided pairs' ads.

    >>> twins = Twins(both_approved=1, told_apart=5, wrong_way_round=0, neither_approved=1, undecided=1)
    >>> twins.decided
    7
    """

    both_approved: int = 0
    told_apart: int = 0
    wrong_way_round: int = 0
    neither_approved: int = 0
    undecided: int = 0
    rows: tuple[str, ...] = ()

    @property
    def decided(self) -> int:
        """The pairs of which both ads have a decision."""
        return self.both_approved + self.told_apart + self.wrong_way_round + self.neither_approved


@dataclass(frozen=True, slots=True)
class ControlGroup:
    """The test ads and the controls of one group, or of all.

    ``violating`` are the test ads, which break the rules; ``benign`` the
    controls. ``unpaired`` controls have no test ad of the same idea beside
    them, or more than one; they are counted in ``benign`` all the same.
    """

    key: tuple[str, ...]
    violating: Group
    benign: Group
    twins: Twins
    unpaired: int

    @property
    def approves_everything(self) -> bool:
        """Whether every decided ad was approved, whatever the rules say of it, and both kinds were decided."""
        return self._both_decided and all(one.approved == one.decided for one in (self.violating, self.benign))

    @property
    def approves_nothing(self) -> bool:
        """Whether no decided ad was approved, whatever the rules say of it, and both kinds were decided."""
        return self._both_decided and self.violating.approved == self.benign.approved == 0

    @property
    def _both_decided(self) -> bool:
        return self.violating.decided > 0 and self.benign.decided > 0


@dataclass(frozen=True, slots=True)
class Controls:
    """Test ads and harmless controls side by side, by group and in total, under one rule."""

    by: tuple[str, ...]
    rule: str
    groups: tuple[ControlGroup, ...]
    total: ControlGroup
    context: Context
    stamp: Stamp
    platform: str | None = None
    as_of: str | None = None

    @property
    def is_status(self) -> bool:
        """Whether the rule tells where the ads ended, which says nothing about a review."""
        return self.rule == "final_after_inquiry"

    def to_pandas(self) -> pandas.DataFrame:
        """One row a group and a last row ``total``."""
        import pandas

        return pandas.DataFrame.from_records(flat_controls(self))


def flat_controls(controls: Controls) -> list[dict[str, str | int]]:
    """The counts as names and numbers, one mapping a group and a last one for the total, for tables of machines."""
    total_key = ("total", *("" for _ in controls.by[1:])) if controls.by else ()
    return [
        {
            **dict(zip(controls.by, key, strict=True)),
            "violating_approved": group.violating.approved,
            "violating_decided": group.violating.decided,
            "violating_open": group.violating.open,
            "benign_approved": group.benign.approved,
            "benign_decided": group.benign.decided,
            "benign_open": group.benign.open,
            "both_approved": group.twins.both_approved,
            "told_apart": group.twins.told_apart,
            "wrong_way_round": group.twins.wrong_way_round,
            "neither_approved": group.twins.neither_approved,
            "undecided_pairs": group.twins.undecided,
            "unpaired_controls": group.unpaired,
        }
        for key, group in [*((group.key, group) for group in controls.groups), (total_key, controls.total)]
    ]
