"""The numbers of comparisons: the counts of both groups, what the tests give, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.facts.counts import APPROVED, DECIDED
from bnr_toolkit.results import Comparison, Comparisons, Fact, Group, Overall

_TESTS = {
    "fisher_boschloo": "two-sided Fisher–Boschloo p-value (exact unconditional test ordered by Fisher's p)",
    "mcnemar_mid_p": "two-sided McNemar mid-P value over the ideas with different outcomes",
}
_PAIRED = {
    "ideas": "number of ideas with an outcome in both groups",
    "only_first": "number of these ideas approved in the first group only",
    "only_second": "number of these ideas approved in the second group only",
}
_LEFT_OUT = "number of ads of these groups whose idea has no outcome in both groups"
_ADJUSTED = "the p-value after Holm's correction for {family} comparisons"
_TWIN = "two-sided exact conditional McNemar p-value over the ideas with different outcomes"
_FAMILY = "number of comparisons that the correction reckons with"
_Q = "Cochran's Q over the ideas with an outcome in all groups"
_Q_P = "exact permutation p-value of Cochran's Q"
_BOUND = "{end} bound of the interval that inverts the test, at level {level:.6g}"


def comparison_id(result: Comparisons, one: Comparison | Overall, measure: str) -> str:
    """The id of one number of a comparison: ``first_decision.platform=Alpha,Beta.p``."""
    groups = one.groups if isinstance(one, Overall) else (one.first, one.second)
    values = ",".join(group.key[0] for group in groups)
    only = [f"{column}={value}" for column, value in one.only]
    return ".".join([result.rule, f"{one.by}={values}", *only, measure])


def of_comparisons(result: Comparisons) -> Iterator[Fact]:
    """The facts of every comparison, and of every test of three or more groups at once."""
    if result.comparisons:
        yield Fact(f"{result.rule}.comparisons", result.family, _FAMILY, result.rule, ())
    for one in result.comparisons:
        rows = tuple(dict.fromkeys((*one.first.rows, *one.second.rows)))
        yield from _of_groups(result, one)
        for measure, value, formula in _of_test(result, one):
            if value is not None:
                yield Fact(comparison_id(result, one, measure), value, formula, result.rule, rows)
    for whole in result.overall:
        rows = tuple(dict.fromkeys(row for group in whole.groups for row in group.rows))
        for measure, value, formula in (("q", whole.statistic, _Q), ("p", whole.p, _Q_P)):
            yield Fact(comparison_id(result, whole, measure), value, formula, result.rule, rows)
        yield Fact(comparison_id(result, whole, "groups"), len(whole.groups), "number of groups", result.rule, rows)


def _of_groups(result: Comparisons, one: Comparison) -> Iterator[Fact]:
    sides: tuple[tuple[str, Group], ...] = (("first", one.first), ("second", one.second))
    for name, group in sides:
        for measure, value, formula in (
            (f"approved_{name}", group.approved, APPROVED),
            (f"decided_{name}", group.decided, DECIDED),
        ):
            yield Fact(comparison_id(result, one, measure), value, formula, result.rule, group.rows)


def _of_test(result: Comparisons, one: Comparison) -> Iterator[tuple[str, int | float | None, str]]:
    if one.pairs is not None:
        for measure, formula in _PAIRED.items():
            yield measure, getattr(one.pairs, measure), formula
        yield "left_out", one.left_out, _LEFT_OUT
    yield "p", one.p, _TESTS[one.test]
    yield "p_holm", one.adjusted, _ADJUSTED.format(family=result.family)
    yield "p_exact", one.twin, _TWIN
    if one.interval is not None:
        yield "low", one.interval.low, _BOUND.format(end="lower", level=one.level)
        yield "high", one.interval.high, _BOUND.format(end="upper", level=one.level)
