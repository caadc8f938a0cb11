"""Every number of a report: its id, its value, how it was computed, from which ads.

Sentences, tables and charts name the facts that they use by id, so that a
number on a page can be walked back to its rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.language import points
from bnr_toolkit.results import Fact, Facts, Group, Histories, Rates

_APPROVED = "number of these rows whose outcome under the rule is approved"
_DECIDED = "number of these rows whose outcome under the rule is approved or not approved"
_NOT_APPROVED = "number of these rows whose outcome under the rule is not approved"
_OPEN = "number of these rows that have no outcome under the rule"
_SUBMITTED = "number of these rows"
_ONE_MORE = "approved + 1: the count if one decision not to approve had been an approval"
_ONE_LESS = "approved - 1: the count if one approval had been a decision not to approve"
_POINTS = "100 / decided, rounded half up"


def fact_id(rates: Rates, key: tuple[str, ...], measure: str) -> str:
    """The id of one number of a count.

    An empty key is the total. The id holds rule, coding and group:
    ``first_decision.category=gambling.approved``.
    """
    coding = [] if rates.codes == "primary" else [rates.codes]
    platform = [] if rates.platform is None else [f"platform={rates.platform}"]
    group = ",".join(f"{name}={value}" for name, value in zip(rates.by, key, strict=True)) if key else "total"
    return ".".join([rates.rule, *coding, *platform, group, measure])


def collect(*results: Rates | Histories) -> Facts:
    """All facts of these results, each id once."""
    facts: dict[str, Fact] = {}
    for result in results:
        found = _of_rates(result) if isinstance(result, Rates) else _of_histories(result)
        facts.update((fact.id, fact) for fact in found)
    return Facts(tuple(facts.values()), results[0].stamp)


def _of_rates(rates: Rates) -> Iterator[Fact]:
    for group in rates.groups:
        yield from _of_group(rates, group)
    yield from _of_group(rates, rates.total)
    total = rates.total
    if total.decided:
        more = [("resolution_points", points(total.decided), _POINTS)]
        if total.approved > 0:
            more.append(("approved_if_one_less", total.approved - 1, _ONE_LESS))
        if total.approved < total.decided:
            more.append(("approved_if_one_more", total.approved + 1, _ONE_MORE))
        for measure, value, formula in more:
            yield Fact(fact_id(rates, (), measure), value, formula, rates.rule, total.rows)


def _of_group(rates: Rates, group: Group) -> Iterator[Fact]:
    measures: list[tuple[str, int | float, str]] = [
        ("approved", group.approved, _APPROVED),
        ("not_approved", group.decided - group.approved, _NOT_APPROVED),
        ("decided", group.decided, _DECIDED),
        ("open", group.open, _OPEN),
        ("submitted", group.submitted, _SUBMITTED),
    ]
    if group.interval is not None:
        method = f"{rates.method} interval at {rates.confidence:g} for approved of decided"
        measures.append(("low", group.interval.low, f"lower bound of the {method}"))
        measures.append(("high", group.interval.high, f"upper bound of the {method}"))
    for measure, value, formula in measures:
        yield Fact(fact_id(rates, group.key, measure), value, formula, rates.rule, group.rows)


def _of_histories(histories: Histories) -> Iterator[Fact]:
    everyone = tuple(history.id for history in histories.histories)
    approved = tuple(history.id for history in histories.approved_first)
    halted = tuple(history.id for history in histories.halted_after_inquiry)
    yield Fact("histories.submitted", len(everyone), _SUBMITTED, "first_decision", everyone)
    yield Fact("histories.approved_first", len(approved), _APPROVED, "first_decision", approved)
    yield Fact(
        "histories.halted_after_inquiry",
        len(halted),
        "number of rows approved at first and stopped by an event that a press inquiry set off",
        "final_after_inquiry",
        halted,
    )
