"""The ads of a record → how many of each group were approved, are open, and were submitted.

Columns hold every text once and a number by row, so a group is a number too:
seven ads are counted in microseconds and a million in a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bnr_toolkit.checks.rows import keys
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import APPROVED, OPEN, outcome_columns
from bnr_toolkit.rates.ideas import ideas
from bnr_toolkit.schema import UNKNOWN

if TYPE_CHECKING:
    from bnr_toolkit.checks.rows import Marks, Numbers

ROWS_KEPT = 10_000
"""Of a record with more ads nobody walks through the ids behind a count."""

_NOT_SAID = ("", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one group: ``key`` are its values, ``rows`` its ads; ``repeats``: an idea was decided on twice."""

    key: tuple[str, ...]
    approved: int
    open: int
    submitted: int
    rows: tuple[str, ...] = ()
    repeats: bool = False

    @property
    def decided(self) -> int:
        """The ads with a decision."""
        return self.submitted - self.open


@dataclass(frozen=True, slots=True)
class Tallies:
    """The counts of a record: its groups in no order that matters, all ads together, and what stands beside them.

    ``inferred``: decisions that we coded; ``coding``: who coded the categories;
    ``controls``: the harmless ads, which are in no total.
    """

    groups: tuple[Tally, ...]
    total: Tally
    inferred: int
    coding: tuple[str, ...]
    controls: int


@dataclass(frozen=True, slots=True, eq=False)
class _Ads:
    """Some ads of a record, by their rows; of an ad that counts twice, the row twice.

    ``weights``: how many ads each row stands for; None when each is one.
    """

    id: TextColumn
    concept: TextColumn
    approved: Marks
    open: Marks
    rows: Numbers
    weights: Numbers | None = None

    def where(self, marks: Marks) -> _Ads:
        """The ads marked true; there is a mark for each row of the record."""
        return replace(self, rows=self.rows[marks[self.rows]])

    def count(self, rows: Numbers) -> int:
        """How many ads these rows stand for."""
        return len(rows) if self.weights is None else int(self.weights[rows].sum())


def tallies(
    ledger: Ledger,
    by: Mapping[str, TextColumn],
    rule: str = "first_decision",
    codes: str = "primary",
    as_of: str | None = None,
    platform: str | None = None,
    weights: Numbers | None = None,
) -> Tallies:
    """How many ads of a record were approved, in total and in each group.

    ``by``: the columns that set groups apart, by their names, with a text for
    every ad of the record. ``weights``: how many ads each row of the record
    stands for, when it is the scan of a larger one. The other arguments are those of
    :func:`~bnr_toolkit.rates.counting.approval_rates`, which says what they
    mean and refuses what is wrong with them.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1", "2", "3"], "category": ["gambling", "gambling", "weapons"],
    ...     "platform": ["TikTok"] * 3, "decision": ["approved", "pending", "approved"]}))
    >>> counted = tallies(ledger, {"category": ledger.submission_columns["category"]})
    >>> [(group.key, group.approved, group.open, group.submitted) for group in (*counted.groups, counted.total)]
    [(('gambling',), 1, 1, 2), (('weapons',), 1, 0, 1), ((), 2, 1, 3)]
    """
    columns = ledger.submission_columns
    ads = _ads(ledger, rule, as_of, weights)
    if platform is not None:
        ads = ads.where(columns["platform"].is_in([platform]))
    violating = ads.where(~columns["expected"].is_in(["accept"]))
    grouped = ads if "expected" in by else violating
    if codes == "any" and "category" in by:
        grouped, by = _in_each_category(grouped, by, columns["further_categories"])
    coding = outcome_columns(ledger, rule, as_of).decided_coding
    decided = violating.where(~violating.open)
    return Tallies(
        groups=_by_group(grouped, by) if by else (),
        total=next(iter(_by_group(violating, {})), Tally((), 0, 0, 0)),
        inferred=ads.count(decided.rows[coding.is_in(["ours"])[decided.rows]]),
        coding=tuple(sorted(_used(columns["coding"], violating.rows))),
        controls=ads.count(ads.rows) - ads.count(violating.rows),
    )


def _ads(ledger: Ledger, rule: str, as_of: str | None, weights: Numbers | None) -> _Ads:
    import numpy

    outcome = outcome_columns(ledger, rule, as_of).outcome
    identifier, every = ledger.submission_columns["id"], numpy.arange(len(ledger))
    return _Ads(identifier, ideas(ledger), outcome.is_in([APPROVED]), outcome.is_in([OPEN]), every, weights)


def _by_group(ads: _Ads, by: Mapping[str, TextColumn]) -> tuple[Tally, ...]:
    """The counts of every group that has ads, in the order in which the record first has them."""
    import numpy

    if not len(ads.rows):
        return ()
    key = keys(*by.values())[ads.rows] if by else numpy.zeros(len(ads.rows), dtype=numpy.int64)
    _, first, group = numpy.unique(key, return_index=True, return_inverse=True)
    size = len(first)
    each = numpy.ones(len(ads.rows)) if ads.weights is None else ads.weights[ads.rows]

    def summed(of_each: Any) -> list[int]:
        sums: list[int] = numpy.bincount(group, weights=of_each, minlength=size).astype(numpy.int64).tolist()
        return sums

    approved, still_open = summed(ads.approved[ads.rows] * each), summed(ads.open[ads.rows] * each)
    submitted = summed(each)
    repeating = _repeating(ads, group)
    rows = _ids(ads, group, size)
    return tuple(
        Tally(
            tuple(column[int(ads.rows[first[number]])] for column in by.values()),
            approved[number],
            still_open[number],
            submitted[number],
            rows[number],
            repeats=number in repeating,
        )
        for number in numpy.argsort(first).tolist()
    )


def _repeating(ads: _Ads, group: Numbers) -> frozenset[int]:
    """The groups in which one idea was decided on more than once: ten ideas in four languages are not forty trials."""
    import numpy

    concept = ads.concept
    known = ~ads.open[ads.rows] & ~concept.is_in(_NOT_SAID)[ads.rows]
    if not known.any():
        return frozenset()
    size = len(concept.distinct)
    ideas_in_groups, pair = numpy.unique(group[known] * size + concept.codes[ads.rows[known]], return_inverse=True)
    times = numpy.bincount(pair, weights=None if ads.weights is None else ads.weights[ads.rows[known]])
    return frozenset((ideas_in_groups[times > 1] // size).tolist())


def _ids(ads: _Ads, group: Numbers, size: int) -> list[tuple[str, ...]]:
    """The ids in each group, in the order of the record."""
    if len(ads.rows) > ROWS_KEPT or ads.weights is not None:
        return [()] * size
    of_group: list[list[str]] = [[] for _ in range(size)]
    for number, identifier in zip(group.tolist(), ads.id.at(ads.rows), strict=True):
        of_group[number].append(identifier)
    return [tuple(ids) for ids in of_group]


def _in_each_category(
    ads: _Ads, by: Mapping[str, TextColumn], further: TextColumn
) -> tuple[_Ads, Mapping[str, TextColumn]]:
    """One row for each ad and category it has, primary and further."""
    import numpy

    several = ads.rows[~further.is_in(_NOT_SAID)[ads.rows]]
    pairs = [(row, code) for row in several.tolist() for code in further[row].split("|")]
    row = numpy.concatenate([ads.rows, numpy.array([row for row, _ in pairs], dtype=numpy.int64)])
    code = numpy.array([*by["category"].at(ads.rows), *(code for _, code in pairs)], dtype=object)
    # An ad's further categories stand behind its primary one, not behind all other ads.
    order = numpy.argsort(row, kind="stable")
    row = row[order]
    weights = None if ads.weights is None else ads.weights[row]
    every = numpy.arange(len(row))
    repeated = _Ads(ads.id.at(row), ads.concept.at(row), ads.approved[row], ads.open[row], every, weights)
    return repeated, {
        name: TextColumn.of(code[order].tolist()) if name == "category" else column.at(row)
        for name, column in by.items()
    }


def _used(column: TextColumn, rows: Numbers) -> set[str]:
    import numpy

    return {column.distinct_texts[code] for code in numpy.unique(column.codes[rows]).tolist()}
