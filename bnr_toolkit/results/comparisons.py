"""Two groups beside each other: the counts, the one test that decides, and what may be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results.context import Context
from bnr_toolkit.results.counts import Group, Interval

if TYPE_CHECKING:
    import pandas

VERDICTS = ("different", "not_shown", "not_declared", "no_scope", "undecided")
"""What a comparison may say; see :class:`Comparison`."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The same ideas in two groups: how many were approved in both, in one only, in neither."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def ideas(self) -> int:
        """How many ideas were decided in both groups."""
        return self.both + self.only_first + self.only_second + self.neither


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two groups and the verdict on them.

    ``pairs`` is None for different ads. ``test`` decides: ``fisher_boschloo``
    for different ads, ``mcnemar_mid_p`` for the same. ``p`` is its p-value,
    ``adjusted`` after Holm over the family, ``twin`` that of the exact test of
    the same ads. ``interval`` inverts the test: for different ads it is about
    the difference of the two chances, for the same ads about the chance that an
    idea approved in one group only was approved in the first. Its ``level`` is that
    of Holm's step, so that it never contradicts the corrected test; there is none
    where something else than the test decided.

    ``verdict``: ``different``; ``not_shown`` (the test does not support it);
    ``not_declared`` (it would, but nobody declared the comparison beforehand);
    ``no_scope`` (it would, but the record's scope of inference is none);
    ``undecided`` (one side has no decisions). ``turns``: whether one decision
    taken differently would give another verdict. ``left_out`` are the ads of
    ideas that were not decided in both groups; ``only`` are the conditions that
    the ads had to meet.
    """

    by: str
    first: Group
    second: Group
    pairs: Pairs | None
    test: str
    p: float | None
    adjusted: float | None
    twin: float | None
    interval: Interval | None
    level: float
    verdict: str
    turns: bool
    left_out: int = 0
    only: tuple[tuple[str, str], ...] = ()

    @property
    def same_ads(self) -> bool:
        """Whether the same ideas were compared pair by pair."""
        return self.pairs is not None

    @property
    def higher(self) -> Group:
        """The group of which more was approved; the first when they are equal."""
        return self.second if (self.second.share or 0.0) > (self.first.share or 0.0) else self.first

    @property
    def lower(self) -> Group:
        """The other one."""
        return self.first if self.higher is self.second else self.second


@dataclass(frozen=True, slots=True)
class Overall:
    """Three or more groups of the same ads at once: Cochran's Q over the ideas decided in all of them.

    ``p`` is the exact p-value by permutation, or for very large tables the one
    by large numbers (``asymptotic_p``).
    """

    by: str
    groups: tuple[Group, ...]
    ideas: int
    statistic: float
    degrees: int
    p: float
    asymptotic_p: float
    only: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Comparisons that belong together, under one rule and one level.

    ``declared`` says whether the protocol named them before the test;
    ``family`` is how many comparisons Holm's correction reckons with.
    """

    comparisons: tuple[Comparison, ...]
    overall: tuple[Overall, ...]
    rule: str
    confidence: float
    family: int
    declared: bool
    context: Context
    stamp: Stamp
    as_of: str | None = None

    def to_pandas(self) -> pandas.DataFrame:
        """One row a comparison: the counts of both groups, the test, its p-values and the verdict."""
        import pandas

        return pandas.DataFrame.from_records([flat_comparison(one) for one in self.comparisons])


def flat_comparison(one: Comparison) -> dict[str, object]:
    """A comparison as names and numbers, for tables of machines."""
    pairs = one.pairs
    return {
        "by": one.by,
        "first": one.first.key[0],
        "second": one.second.key[0],
        "approved_first": one.first.approved,
        "decided_first": one.first.decided,
        "approved_second": one.second.approved,
        "decided_second": one.second.decided,
        "same_ads": one.same_ads,
        "ideas": pairs.ideas if pairs else None,
        "only_first": pairs.only_first if pairs else None,
        "only_second": pairs.only_second if pairs else None,
        "left_out": one.left_out,
        "test": one.test,
        "p": one.p,
        "p_holm": one.adjusted,
        "p_exact": one.twin,
        "low": one.interval.low if one.interval else None,
        "high": one.interval.high if one.interval else None,
        "level": one.level,
        "verdict": one.verdict,
        "turns": one.turns,
    }
