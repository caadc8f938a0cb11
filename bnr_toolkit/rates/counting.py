"""Approval rates: counts, and what may be said of them; everything here sees counts only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import only_claims, rule_findings
from bnr_toolkit.rates.ideas import ideas
from bnr_toolkit.rates.months import months
from bnr_toolkit.rates.percentages import percentage
from bnr_toolkit.rates.questions import Question, question_findings, question_of
from bnr_toolkit.rates.tallies import Tally, tallies
from bnr_toolkit.results import Group, Rates
from bnr_toolkit.schema import MONTH
from bnr_toolkit.statistics.proportions import one_sided_bound, proportion_interval

if TYPE_CHECKING:
    from bnr_toolkit.checks.rows import Numbers

STATUS_RULE = "final_after_inquiry"
INNER_LEVELS = (0.8, 0.5)
"""Of the intervals inside a group's, which a chart draws as the thicker parts of its band."""


@dataclass(frozen=True, slots=True)
class _Precision:
    """How intervals are made."""

    confidence: float
    method: str

    @property
    def inner_levels(self) -> tuple[float, ...]:
        """The levels of the intervals inside: only those that are narrower."""
        return tuple(level for level in INNER_LEVELS if level < self.confidence)


def approval_rates(
    ledger: Ledger,
    by: str | Sequence[str] = (),
    rule: str = "first_decision",
    codes: str = "primary",
    confidence: float = 0.95,
    as_of: str | None = None,
    platform: str | None = None,
    method: str = "wilson",
) -> Rates:
    """How many ads were approved, in total and by one, two or three columns.

    ``by``: a column of the submissions or ``month``, that of submission, or up
    to three of them (``"platform,category"`` or a sequence); nothing gives the
    total alone. ``rule``: what counts as
    approved. ``codes="any"`` counts an ad in each of its categories.
    ``platform`` keeps one platform. ``method`` is that of the intervals:
    ``wilson``, ``clopper_pearson``, ``jeffreys`` or ``mid_p``. Benign controls
    (``expected`` is ``accept``) are in no total; they are counted beside, and
    stand in rows set apart when ``by`` names ``expected``.

    A group with none decided has no interval, and that is no error. One of which
    none or all were approved has a one-sided bound too, and a percentage is there
    where :func:`~bnr_toolkit.rates.percentages.percentage` allows one. Raises
    :class:`~bnr_toolkit.errors.RefusedInput` naming every wrong argument, or
    when the record holds claims of sources and no ads.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1", "2", "3"], "category": ["gambling", "gambling", "weapons"],
    ...     "platform": ["TikTok"] * 3, "decision": ["approved", "rejected", "approved"]}))
    >>> rates = approval_rates(ledger, by="category")
    >>> [(group.key, group.approved, group.decided) for group in rates.groups]
    [(('gambling',), 1, 2), (('weapons',), 1, 1)]
    >>> rates.total.approved, rates.total.decided
    (2, 3)
    """
    asked = question_of(by, rule, codes, confidence, as_of, platform, method)
    return ledger.worked_out(("rates", asked), lambda: answered(ledger, asked))


def answered(ledger: Ledger, asked: Question, weights: Numbers | None = None) -> Rates:
    """The approval rates of a record; ``weights``: how many ads each of its rows stands for, if it is a scan."""
    refuse(only_claims(ledger))
    refuse(
        [
            *question_findings(asked, ledger.audience),
            *_platform_findings(ledger, asked.platform),
            *rule_findings(asked.rule, asked.as_of),
        ]
    )
    if asked.rule == STATUS_RULE and asked.as_of is not None:
        refuse([found("status_has_no_moment", Place(parameter="as_of"), asked.as_of)])
    columns = _group_columns(ledger, asked.by)
    counted = tallies(ledger, columns, asked.rule, asked.codes, asked.as_of, asked.platform, weights)
    precision = None if asked.rule == STATUS_RULE else _Precision(asked.confidence, asked.method)
    return Rates(
        by=asked.by,
        rule=asked.rule,
        codes=asked.codes,
        groups=_groups(ledger, counted.groups, columns, precision),
        total=_total(counted.total, precision),
        method=asked.method,
        confidence=asked.confidence,
        context=ledger.context.for_platform(asked.platform),
        stamp=ledger.stamp,
        platform=asked.platform,
        as_of=asked.as_of,
        inferred=counted.inferred,
        coding=counted.coding,
        controls_left_out=counted.controls,
        inner_levels=precision.inner_levels if precision else (),
    )


def _platform_findings(ledger: Ledger, platform: str | None) -> Iterator[Finding]:
    platforms = ledger.submission_columns["platform"].distinct_texts
    if platform is not None and platform not in platforms:
        yield found("not_in_record", Place(parameter="platform"), platform, choices=platforms)


def _group_columns(ledger: Ledger, columns: tuple[str, ...]) -> dict[str, TextColumn]:
    """What sets groups apart, for every ad; a resubmission belongs to the idea of the first attempt."""
    made = {"concept": ideas, MONTH: months}
    return {name: made[name](ledger) if name in made else ledger.submission_columns[name] for name in columns}


def _groups(
    ledger: Ledger, counted: Iterable[Tally], by: Mapping[str, TextColumn], precision: _Precision | None
) -> tuple[Group, ...]:
    """The groups in reading order: categories as the codebook has them, the rest as the record has them."""
    apart = {category.code for category in ledger.context.categories if category.apart}
    columns = tuple(by)
    groups = []
    for tally in counted:
        undescribed = "category" in columns and tally.key[columns.index("category")] in apart
        control = "expected" in columns and tally.key[columns.index("expected")] == "accept"
        group = _group(tally, None if undescribed else precision)
        groups.append(replace(group, apart=undescribed or control, control=control))
    rank = _reading_order(ledger, by)
    ordered = sorted(groups, key=lambda group: rank(group.key))
    # Beside ads that are not described, a category's counts are minimum counts, and a part of a minimum is no minimum.
    incomplete = any(group.apart and not group.control for group in ordered)
    return tuple(group if incomplete or precision is None else _with_percentage(group) for group in ordered)


def _with_percentage(group: Group) -> Group:
    """The group with a percentage where that may be told: never of ads set apart, and never where an idea repeats.

    A repeated idea is decided on more than once, so there are fewer trials
    than decisions; how large and certain the count is, is then not known.
    """
    if group.apart or group.repeats or not group.decided:
        return group
    return replace(group, percentage=percentage(group.approved, group.decided))


def _total(counted: Tally, precision: _Precision | None) -> Group:
    total = _group(counted, precision)
    # Where the ads ended after questions is a status, which is no part of anything.
    return total if precision is None else _with_percentage(total)


def _group(tally: Tally, precision: _Precision | None) -> Group:
    group = Group(tally.key, tally.approved, tally.decided, tally.open, tally.rows, repeats=tally.repeats)
    if precision is None or not tally.decided or tally.repeats:
        return group
    levels = (precision.confidence, *precision.inner_levels)
    interval, *inner = (proportion_interval(tally.approved, tally.decided, level, precision.method) for level in levels)
    none_or_all = tally.approved in (0, tally.decided)
    bound = one_sided_bound(tally.approved, tally.decided, precision.confidence) if none_or_all else None
    return replace(group, interval=interval, bound=bound, inner=tuple(inner))


def _reading_order(ledger: Ledger, by: Mapping[str, TextColumn]) -> Callable[[tuple[str, ...]], list[int]]:
    orders = []
    for name, column in by.items():
        values: Iterable[str] = column.distinct_texts
        if name == "category":
            values = (category.code for category in ledger.context.categories)
        elif name == MONTH:
            values = sorted(values)  # unknown comes behind every number
        orders.append({value: place for place, value in enumerate(values)})
    return lambda key: [order.get(value, len(order)) for order, value in zip(orders, key, strict=True)]
