"""Approval rates: counts, and what may be said of them; everything here sees counts only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from numbers import Number

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.errors.findings import LONGEST_VALUE_SHOWN
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import only_claims, rule_findings
from bnr_toolkit.rates.ideas import ideas
from bnr_toolkit.rates.percentages import percentage
from bnr_toolkit.rates.tallies import Tally, tallies
from bnr_toolkit.results import Group, Rates
from bnr_toolkit.schema import countable_columns
from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval

CODES = ("primary", "any")
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
    """How many ads were approved, in total and by one column or a pair of columns.

    ``by``: a column of the submissions, or two (``"platform,category"`` or a
    sequence); nothing gives the total alone. ``rule``: what counts as
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
    texts = {"by": by, "rule": rule, "codes": codes, "as_of": as_of, "platform": platform, "method": method}
    refuse([*_not_texts(texts), *_not_a_number(confidence)])
    columns = _columns(by)
    asked = (rule, codes, confidence, as_of, platform, method)
    return ledger.worked_out(("rates", columns, *asked), lambda: _approval_rates(ledger, columns, *asked))


def _approval_rates(
    ledger: Ledger,
    columns: tuple[str, ...],
    rule: str,
    codes: str,
    confidence: float,
    as_of: str | None,
    platform: str | None,
    method: str,
) -> Rates:
    refuse(only_claims(ledger))
    refuse([*_argument_findings(ledger, columns, codes, confidence, platform, method), *rule_findings(rule, as_of)])
    if rule == STATUS_RULE and as_of is not None:
        refuse([found("status_has_no_moment", Place(parameter="as_of"), as_of)])
    counted = tallies(ledger, _group_columns(ledger, columns), rule, codes, as_of, platform)
    precision = None if rule == STATUS_RULE else _Precision(confidence, method)
    return Rates(
        by=columns,
        rule=rule,
        codes=codes,
        groups=_groups(ledger, counted.groups, columns, precision),
        total=_total(counted.total, precision),
        method=method,
        confidence=confidence,
        context=ledger.context.for_platform(platform),
        stamp=ledger.stamp,
        platform=platform,
        as_of=as_of,
        inferred=counted.inferred,
        coding=counted.coding,
        controls_left_out=counted.controls,
        inner_levels=precision.inner_levels if precision else (),
    )


def _not_texts(given: Mapping[str, object]) -> Iterator[Finding]:
    """What is no text where one is wanted: papermill makes a number of ``0012``, and what it was nobody knows."""
    for name, value in given.items():
        names = value if name == "by" and isinstance(value, Sequence) else [value]
        if not all(one is None or isinstance(one, str) for one in names):
            yield found("not_a_text", Place(parameter=name), given=repr(value)[:LONGEST_VALUE_SHOWN])


def _not_a_number(confidence: object) -> Iterator[Finding]:
    if not isinstance(confidence, Number):
        yield found("not_a_confidence", Place(parameter="confidence"), str(confidence))


def by_findings(by: str | Sequence[str], audience: str) -> Iterator[Finding]:
    """What is wrong with the columns to count by, for this audience."""
    columns = _columns(by)
    allowed = countable_columns(audience)
    for name in columns:
        if name not in allowed:
            private = name in countable_columns("internal")
            code = "private_column" if private else "unknown_by"
            yield found(code, Place(parameter="by"), name, choices=allowed)
    if len(columns) > 2 or len(set(columns)) != len(columns):
        yield found("too_many_by", Place(parameter="by"), ",".join(columns))


def _columns(by: str | Sequence[str]) -> tuple[str, ...]:
    names = by.split(",") if isinstance(by, str) else by
    return tuple(name.strip() for name in names if name.strip())


def _argument_findings(
    ledger: Ledger, columns: tuple[str, ...], codes: str, confidence: float, platform: str | None, method: str
) -> Iterable[Finding]:
    yield from by_findings(columns, ledger.audience)
    if codes not in CODES:
        yield found("not_one_of", Place(parameter="codes"), codes, choices=CODES)
    if not 0 < confidence < 1:
        yield found("not_a_confidence", Place(parameter="confidence"), str(confidence))
    platforms = ledger.submission_columns["platform"].distinct_texts
    if platform is not None and platform not in platforms:
        yield found("not_in_record", Place(parameter="platform"), platform, choices=platforms)
    if method not in METHODS:
        yield found("not_one_of", Place(parameter="method"), method, choices=METHODS)


def _group_columns(ledger: Ledger, columns: tuple[str, ...]) -> dict[str, TextColumn]:
    """What sets groups apart, for every ad; a resubmission belongs to the idea of the first attempt."""
    return {name: ideas(ledger) if name == "concept" else ledger.submission_columns[name] for name in columns}


def _groups(
    ledger: Ledger, counted: Iterable[Tally], columns: tuple[str, ...], precision: _Precision | None
) -> tuple[Group, ...]:
    """The groups in reading order: categories as the codebook has them, the rest as the record has them."""
    apart = {category.code for category in ledger.context.categories if category.apart}
    groups = []
    for tally in counted:
        undescribed = "category" in columns and tally.key[columns.index("category")] in apart
        control = "expected" in columns and tally.key[columns.index("expected")] == "accept"
        group = _group(tally, None if undescribed else precision)
        groups.append(replace(group, apart=undescribed or control, control=control))
    rank = _reading_order(ledger, columns)
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


def _reading_order(ledger: Ledger, columns: tuple[str, ...]) -> Callable[[tuple[str, ...]], list[int]]:
    orders = []
    for name in columns:
        values: Iterable[str] = ledger.submission_columns[name].distinct_texts
        if name == "category":
            values = (category.code for category in ledger.context.categories)
        orders.append({value: place for place, value in enumerate(values)})
    return lambda key: [order.get(value, len(order)) for order, value in zip(orders, key, strict=True)]
