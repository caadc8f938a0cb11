"""Every number of a report: its id, its value, how it was computed, from which ads.

Sentences, tables and charts name the facts that they use by id, so that a
number on a page can be walked back to its rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bnr_toolkit.language import points
from bnr_toolkit.results import Claim, Claims, Fact, Facts, Group, Histories, History, Rates

_APPROVED = "number of these rows whose outcome under the rule is approved"
_DECIDED = "number of these rows whose outcome under the rule is approved or not approved"
_NOT_APPROVED = "number of these rows whose outcome under the rule is not approved"
_OPEN = "number of these rows that have no outcome under the rule"
_SUBMITTED = "number of these rows"
_INFERRED = "number of these rows whose deciding event is coded as ours"
_CONTROLS = "number of benign controls, which the count leaves out"
_NOT_DESCRIBED = "number of these rows that are approved and not described one by one"
_HALTED = "number of rows approved at first and stopped by an event that a press inquiry set off"
_CLAIMED = {
    "read": "stated by the source; counted by others",
    "inferred": "computed by us from what the source states; counted by others",
    "conflicting": "stated by the source, against another source; counted by others",
}
_CLAIMS = "number of these counts of others"
_SOURCES = "number of different sources of these counts of others"
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


def noted_measures(rates: Rates) -> tuple[str, ...]:
    """The measures of the total that notes under a table or chart name."""
    apart = ("approved_not_described",) if rates.groups_apart else ()
    return (*apart, "inferred") if rates.inferred else apart


def counted_histories(histories: Histories, rates: Rates | None = None) -> Histories:
    """The histories that a count is about: those of its platform, and without benign controls.

    Without ``rates``: all platforms.
    """
    return _of_platform(histories, None if rates is None else rates.platform)


def histories_fact_id(measure: str, rates: Rates | None = None) -> str:
    """The id of one number of :func:`counted_histories`, such as ``histories.submitted``."""
    return _histories_id(measure, None if rates is None else rates.platform)


def claim_fact_id(number: int, claim: Claim) -> str:
    """The id of one count of others, by its number in the record from 1."""
    return f"claims.{number}.{claim.measure}"


def is_decided_first(history: History) -> bool:
    """Whether the ad has a first decision; held until an identity is proven is none."""
    return history.first not in (None, "held_for_identity")


def _of_platform(histories: Histories, platform: str | None) -> Histories:
    kept = tuple(
        history
        for history in histories.histories
        if platform in (None, history.platform) and history.expected != "accept"
    )
    return replace(histories, histories=kept)


def _histories_id(measure: str, platform: str | None) -> str:
    where = [] if platform is None else [f"platform={platform}"]
    return ".".join(["histories", *where, measure])


def collect(*results: Rates | Histories | Claims) -> Facts:
    """All facts of these results, each id once."""
    facts: dict[str, Fact] = {}
    for result in results:
        facts.update((fact.id, fact) for fact in _of(result))
    return Facts(tuple(facts.values()), results[0].stamp)


def _of(result: Rates | Histories | Claims) -> Iterator[Fact]:
    if isinstance(result, Rates):
        return _of_rates(result)
    return _of_claims(result) if isinstance(result, Claims) else _of_histories(result)


def _of_claims(claims: Claims) -> Iterator[Fact]:
    """How many counts there are, from how many sources, how certain; then each count itself."""
    counted = {"counts": claims.claims, **{status: claims.of_status(status) for status in ("inferred", "conflicting")}}
    for measure, chosen in counted.items():
        yield Fact(f"claims.{measure}", len(chosen), _CLAIMS, "", tuple(dict.fromkeys(claim.cell for claim in chosen)))
    cells = tuple(dict.fromkeys(claim.cell for claim in claims.claims))
    yield Fact("claims.sources", len(claims.sources), _SOURCES, "", cells)
    for number, claim in enumerate(claims.claims, start=1):
        if claim.value is not None:
            yield Fact(claim_fact_id(number, claim), claim.value, _CLAIMED[claim.status], "", (claim.cell,))


def _of_rates(rates: Rates) -> Iterator[Fact]:
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
    if total.decided and not rates.is_status:
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
    """All test ads; then those of each platform."""
    for platform in (None, *dict.fromkeys(history.platform for history in histories.histories)):
        yield from _of_some_histories(_of_platform(histories, platform), platform)


def _of_some_histories(histories: Histories, platform: str | None) -> Iterator[Fact]:
    everyone = histories.histories
    decided = tuple(history for history in everyone if is_decided_first(history))
    approved = histories.approved_first
    measures: tuple[tuple[str, tuple[History, ...], str, str], ...] = (
        ("submitted", everyone, _SUBMITTED, "first_decision"),
        ("decided_first", decided, _DECIDED, "first_decision"),
        ("approved_first", approved, _APPROVED, "first_decision"),
        (
            "not_approved_first",
            tuple(one for one in decided if one not in approved),
            _NOT_APPROVED,
            "first_decision",
        ),
        ("open_first", tuple(one for one in everyone if one not in decided), _OPEN, "first_decision"),
        ("halted_after_inquiry", histories.halted_after_inquiry, _HALTED, "final_after_inquiry"),
    )
    for measure, chosen, formula, rule in measures:
        identifier = _histories_id(measure, platform)
        yield Fact(identifier, len(chosen), formula, rule, tuple(history.id for history in chosen))
