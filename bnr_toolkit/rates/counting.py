"""Counting: one group-by where the data lives; everything after it sees counts only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import APPROVED, OPEN, only_claims, outcomes, rule_findings
from bnr_toolkit.rates.ideas import with_ideas
from bnr_toolkit.rates.percentages import percentage
from bnr_toolkit.results import Group, Rates
from bnr_toolkit.schema import UNKNOWN, countable_columns
from bnr_toolkit.statistics.proportions import METHODS, one_sided_bound, proportion_interval

CODES = ("primary", "any")
STATUS_RULE = "final_after_inquiry"
ROWS_KEPT = 10_000
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
    refuse(only_claims(ledger))
    columns = _columns(by)
    refuse([*_argument_findings(ledger, columns, codes, confidence, platform, method), *rule_findings(rule, as_of)])
    if rule == STATUS_RULE and as_of is not None:
        refuse([found("status_has_no_moment", Place(parameter="as_of"), as_of)])
    ads = ledger.submissions().join(outcomes(ledger, rule, as_of), on="id", how="left")
    ads = ads.with_columns(
        (nw.col("outcome") == APPROVED).cast(nw.Int64).alias("approved"),
        (nw.col("outcome") == OPEN).cast(nw.Int64).alias("open"),
    )
    ads = with_ideas(ledger, ads)
    if platform is not None:
        ads = ads.filter(nw.col("platform") == platform)
    violating = ads.filter(nw.col("expected") != "accept")
    precision = None if rule == STATUS_RULE else _Precision(confidence, method)
    decided = violating.filter(nw.col("outcome") != OPEN)
    return Rates(
        by=columns,
        rule=rule,
        codes=codes,
        groups=_groups(ledger, ads if "expected" in columns else violating, columns, codes, precision),
        total=_total(violating, precision),
        method=method,
        confidence=confidence,
        context=ledger.context.for_platform(platform),
        stamp=ledger.stamp,
        platform=platform,
        as_of=as_of,
        inferred=decided["decided_coding"].to_list().count("ours"),
        coding=tuple(sorted(set(violating["coding"].to_list()))),
        controls_left_out=len(ads) - len(violating),
        inner_levels=precision.inner_levels if precision else (),
    )


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


def _groups(
    ledger: Ledger, ads: nw.DataFrame[Any], columns: tuple[str, ...], codes: str, precision: _Precision | None
) -> tuple[Group, ...]:
    """The groups in reading order: categories as the codebook has them, the rest as the record has them."""
    if not columns:
        return ()
    if codes == "any" and "category" in columns:
        ads = _in_each_category(ledger, ads)
    apart = {category.code for category in ledger.context.categories if category.apart}
    counted = ads.group_by(*columns).agg(*_counts())
    rows, repeating = _rows_of(ads, columns), _repeating(ads, columns)
    groups = []
    for record in counted.iter_rows(named=True):
        key = tuple(str(record[name]) for name in columns)
        undescribed = "category" in columns and key[columns.index("category")] in apart
        control = "expected" in columns and key[columns.index("expected")] == "accept"
        described = None if undescribed else precision
        group = _group(key, record, rows.get(key, ()), described, repeats=key in repeating)
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


def _total(ads: nw.DataFrame[Any], precision: _Precision | None) -> Group:
    record = ads.select(*_counts()).row(0) if len(ads) else (0, 0, 0)
    named = dict(zip(("approved", "open", "submitted"), record, strict=True))
    total = _group((), named, _rows_of(ads, ()).get((), ()), precision, repeats=() in _repeating(ads, ()))
    # Where the ads ended after questions is a status, which is no part of anything.
    return total if precision is None else _with_percentage(total)


def _counts() -> tuple[nw.Expr, nw.Expr, nw.Expr]:
    return nw.col("approved").sum(), nw.col("open").sum(), nw.len().alias("submitted")


def _group(
    key: tuple[str, ...],
    record: Mapping[str, int],
    rows: tuple[str, ...],
    precision: _Precision | None,
    *,
    repeats: bool,
) -> Group:
    approved, still_open = int(record["approved"]), int(record["open"])
    decided = int(record["submitted"]) - still_open
    if precision is None or not decided or repeats:
        return Group(key, approved, decided, still_open, rows, repeats=repeats)
    levels = (precision.confidence, *precision.inner_levels)
    interval, *inner = (proportion_interval(approved, decided, level, precision.method) for level in levels)
    bound = one_sided_bound(approved, decided, precision.confidence) if approved in (0, decided) else None
    return Group(key, approved, decided, still_open, rows, interval, bound=bound, inner=tuple(inner))


def _repeating(ads: nw.DataFrame[Any], columns: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The groups in which one idea was decided on more than once: ten ideas in four languages are not forty trials."""
    known = ads.filter((nw.col("outcome") != OPEN) & ~nw.col("concept").is_in(["", UNKNOWN]))
    names = list(dict.fromkeys((*columns, "concept")))
    ideas = known.group_by(*names).agg(nw.len().alias("times")).filter(nw.col("times") > 1)
    if not columns:
        return frozenset({()}) if len(ideas) else frozenset()
    return frozenset(tuple(str(value) for value in key) for key in ideas.select(*columns).iter_rows())


def _in_each_category(ledger: Ledger, ads: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """One row for each ad and category it has, primary and further."""
    columns = ledger.submission_columns
    pairs = [
        (identifier, category)
        for identifier, primary, further in zip(
            columns["id"], columns["category"], columns["further_categories"], strict=True
        )
        for category in (primary, *(further.split("|") if further not in ("", UNKNOWN) else ()))
    ]
    identifiers, categories = zip(*pairs, strict=True)
    table = nw.from_dict({"id": list(identifiers), "category": list(categories)}, backend="pandas")
    return ads.drop("category").join(table, on="id", how="inner")


def _rows_of(ads: nw.DataFrame[Any], columns: tuple[str, ...]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The ids in each group; left out of records too large for anybody to walk through."""
    if len(ads) > ROWS_KEPT:
        return {}
    found_rows: dict[tuple[str, ...], list[str]] = {}
    for *key, identifier in ads.select(*columns, "id").iter_rows():
        found_rows.setdefault(tuple(key), []).append(identifier)
    return {key: tuple(identifiers) for key, identifiers in found_rows.items()}


def _reading_order(ledger: Ledger, columns: tuple[str, ...]) -> Callable[[tuple[str, ...]], list[int]]:
    orders = []
    for name in columns:
        values: Iterable[str] = ledger.submission_columns[name].distinct_texts
        if name == "category":
            values = (category.code for category in ledger.context.categories)
        orders.append({value: place for place, value in enumerate(values)})
    return lambda key: [order.get(value, len(order)) for order, value in zip(orders, key, strict=True)]
