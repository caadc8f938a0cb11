"""The numbers of a count, by group and in total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil, floor

from bnr_toolkit.language import points
from bnr_toolkit.results import Fact, Group, Interval, Rates, Robustness

APPROVED = "number of these rows whose outcome under the rule is approved"
DECIDED = "number of these rows whose outcome under the rule is approved or not approved"
NOT_APPROVED = "number of these rows whose outcome under the rule is not approved"
OPEN = "number of these rows that have no outcome under the rule"
SUBMITTED = "number of these rows"
_INFERRED = "number of these rows whose deciding event is coded as ours"
_CONTROLS = "number of benign controls, which the count leaves out"
_NOT_DESCRIBED = "number of these rows that are approved and not described one by one"
ONE_MORE = "approved + 1: the count if one decision not to approve had been an approval"
ONE_LESS = "approved - 1: the count if one approval had been a decision not to approve"
_LEVEL = "given: the level of the intervals"
_INNER_LEVEL = "a level of the intervals inside, which a chart draws as the thicker parts of a band"
_POINTS = "100 / decided, rounded half up"
BOUND_NONE = "1 - (1 - confidence) ** (1 / decided): the one-sided upper bound of none approved, at {confidence:g}"
BOUND_ALL = "(1 - confidence) ** (1 / decided): the one-sided lower bound of all approved, at {confidence:g}"
OF_HUNDRED = "100 * bound, rounded away from the count"
MISSED = "100 * (1 - confidence)"
_PERCENTAGE = "100 * approved / decided, rounded half up"
_PERCENTAGE_DECIMAL = "100 * approved / decided, rounded half up to one decimal"
_CLOSE = 1e-9


def fact_id(rates: Rates | Robustness, key: tuple[str, ...], measure: str) -> str:
    """The id of one number of a count.

    An empty key is the total. The id holds rule, coding and group:
    ``first_decision.category=gambling.approved``.
    """
    coding = [] if rates.codes == "primary" else [rates.codes]
    platform = [] if rates.platform is None else [f"platform={rates.platform}"]
    group = ",".join(f"{name}={value}" for name, value in zip(rates.by, key, strict=True)) if key else "total"
    return ".".join([rates.rule, *coding, *platform, group, measure])


def noted_measures(rates: Rates) -> tuple[str, ...]:
    """The measures of the total that notes under a table or chart name."""
    apart = ("approved_not_described",) if rates.groups_apart else ()
    return (*apart, "inferred") if rates.inferred else apart


def said_measures(group: Group, *, in_table: bool = False) -> tuple[str, ...]:
    """The measures that a sentence, a label or a chart's text tells of a group; ``in_table`` those of its cells.

    >>> said_measures(Group((), 6, 7, 0, ()))
    ('approved', 'decided', 'open')
    """
    has_percentage = group.percentage is not None and (in_table or group.percentage.in_text)
    return ("approved", "decided", "open", *(("percentage",) if has_percentage else ()))


def bound_of_hundred(bound: float, *, is_upper: bool) -> int | None:
    """A one-sided bound as a number of a hundred, rounded away from the count; None when that says nothing.

    >>> bound_of_hundred(0.3482, is_upper=True), bound_of_hundred(0.6518, is_upper=False)
    (35, 65)
    >>> bound_of_hundred(0.999, is_upper=True) is None
    True
    """
    # A bound that is whole but for rounding stays whole.
    said = ceil(100 * bound - _CLOSE) if is_upper else floor(100 * bound + _CLOSE)
    return said if 0 < said < 100 else None


def missed_of_hundred(confidence: float) -> float:
    """In how many of a hundred repetitions an interval of this level may miss.

    >>> missed_of_hundred(0.95), missed_of_hundred(0.999)
    (5, 0.1)
    """
    missed = 100 - 100 * Decimal(str(confidence))
    return int(missed) if missed == int(missed) else float(missed)


def of_bound(bound: float, confidence: float, *, is_upper: bool) -> Iterator[tuple[str, int | float, str]]:
    """The numbers that say a one-sided bound: measure, value and formula."""
    yield "bound", bound, (BOUND_NONE if is_upper else BOUND_ALL).format(confidence=confidence)
    said = bound_of_hundred(bound, is_upper=is_upper)
    if said is not None:
        yield "bound_of_hundred", said, OF_HUNDRED
        yield "missed_of_hundred", missed_of_hundred(confidence), MISSED


def of_rates(rates: Rates) -> Iterator[Fact]:
    """The facts of every group and of the total."""
    for group in rates.groups:
        yield from _of_group(rates, group)
    yield from _of_group(rates, rates.total)
    total = rates.total
    if rates.controls_left_out:
        yield Fact(fact_id(rates, (), "controls"), rates.controls_left_out, _CONTROLS, rates.rule, ())
    if rates.groups_apart:
        apart = sum(group.approved for group in rates.groups_apart)
        rows = tuple(row for group in rates.groups_apart for row in group.rows)
        yield Fact(fact_id(rates, (), "approved_not_described"), apart, _NOT_DESCRIBED, rates.rule, rows)
    if rates.inferred:
        yield Fact(fact_id(rates, (), "inferred"), rates.inferred, _INFERRED, rates.rule, total.rows)
    if rates.has_intervals:
        yield Fact(fact_id(rates, (), "confidence"), rates.confidence, _LEVEL, rates.rule, ())
        for level in rates.inner_levels:
            yield Fact(fact_id(rates, (), level_measure(level)), level, _INNER_LEVEL, rates.rule, ())
    if total.decided and not rates.is_status:
        more = [("resolution_points", points(total.decided), _POINTS)]
        for measure, value, formula in [*more, *of_one_decision(total)]:
            yield Fact(fact_id(rates, (), measure), value, formula, rates.rule, total.rows)


def of_one_decision(group: Group) -> Iterator[tuple[str, int, str]]:
    """The counts that one other decision would have given: measure, value and formula; only those that can be."""
    if group.approved_if_one_less is not None:
        yield "approved_if_one_less", group.approved_if_one_less, ONE_LESS
    if group.approved_if_one_more is not None:
        yield "approved_if_one_more", group.approved_if_one_more, ONE_MORE


def level_measure(level: float) -> str:
    """The measure of a level of the intervals inside a group's.

    >>> level_measure(0.8)
    'level_80'
    """
    return f"level_{round(100 * level)}"


def inner_measures(level: float) -> tuple[str, str]:
    """The measures of the bounds of an interval inside a group's, by its level.

    >>> inner_measures(0.8)
    ('low_80', 'high_80')
    """
    return f"low_{round(100 * level)}", f"high_{round(100 * level)}"


def _bounds(
    interval: Interval, names: tuple[str, str], method: str, level: float
) -> Iterator[tuple[str, int | float, str]]:
    made = f"{method} interval at {level:g} for approved of decided"
    yield names[0], interval.low, f"lower bound of the {made}"
    yield names[1], interval.high, f"upper bound of the {made}"


def _of_group(rates: Rates, group: Group) -> Iterator[Fact]:
    measures: list[tuple[str, int | float, str]] = [
        ("approved", group.approved, APPROVED),
        ("not_approved", group.decided - group.approved, NOT_APPROVED),
        ("decided", group.decided, DECIDED),
        ("open", group.open, OPEN),
        ("submitted", group.submitted, SUBMITTED),
    ]
    if group.percentage is not None:
        formula = _PERCENTAGE_DECIMAL if group.percentage.digits else _PERCENTAGE
        measures.append(("percentage", group.percentage.value, formula))
    if group.interval is not None:
        measures += _bounds(group.interval, ("low", "high"), rates.method, rates.confidence)
        for level, inner in zip(rates.inner_levels, group.inner, strict=True):
            measures += _bounds(inner, inner_measures(level), rates.method, level)
    if group.bound is not None:
        measures += of_bound(group.bound, rates.confidence, is_upper=group.approved == 0)
    for measure, value, formula in measures:
        yield Fact(fact_id(rates, group.key, measure), value, formula, rates.rule, group.rows)
