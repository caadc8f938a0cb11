"""A history and a named rule → approved, not approved, or open.

The five rules are one table (:data:`~bnr_toolkit.schema.rules.RULES`): for each type of event, what it
means under each rule. ``first_decision`` takes the first event that means
something; ``ever_approved`` asks whether any event approved; in the other
three the last state wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.reading import bounds, is_date
from bnr_toolkit.schema import EVENT_TYPES, UNKNOWN
from bnr_toolkit.schema.rules import APPROVED, LAST_STATE, NOT, OPEN, RULES

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["APPROVED", "NOT", "OPEN", "RULES", "only_claims", "outcomes", "rule_findings", "steps_as_of"]

_REFUSALS = tuple(kind for kind, meaning in LAST_STATE.items() if meaning == NOT)


def outcomes(ledger: Ledger, rule: str = "first_decision", as_of: str | None = None) -> nw.DataFrame[Any]:
    """One row an ad: ``id``, ``outcome`` (approved, not, open), ``decided_by`` and ``decided_coding``.

    ``as_of`` leaves out what was observed after that day or moment. Raises
    :class:`~bnr_toolkit.errors.RefusedInput` for a record of claims alone, for an unknown rule, for
    ``approved_at_cutoff`` without a recorded cut-off, and for a question of
    time put to a record whose times are unknown.
    """
    import narwhals as nw

    refuse(only_claims(ledger))
    refuse(rule_findings(rule, as_of))
    events = _counting_events(ledger, rule, as_of)
    meaning = {kind: RULES[rule].get(kind) or "" for kind in EVENT_TYPES}
    events = events.with_columns(
        nw.col("type").replace_strict(list(meaning), list(meaning.values()), return_dtype=nw.String).alias("outcome")
    )
    if rule == "ever_approved":
        decided = _ever_approved(events)
    else:
        decided = _at_edge(events.filter(nw.col("outcome") != ""), first=rule == "first_decision")
    everyone = ledger.submissions().select("id")
    joined = everyone.join(decided, left_on="id", right_on="submission", how="left")
    return joined.with_columns(nw.col("outcome").fill_null(OPEN))


def only_claims(ledger: Ledger) -> Iterator[Finding]:
    """That a record holds counts of others and no ads, so that none of ours would be a count of anything."""
    if not len(ledger) and ledger.claim_columns is not None:
        yield found("only_claims", Place(file=ledger.stamp.probe))


def rule_findings(rule: str, as_of: str | None) -> Iterator[Finding]:
    """What is wrong with these two arguments, whatever the record."""
    if rule not in RULES:
        yield found("unknown_rule", Place(parameter="rule"), rule, choices=RULES)
    if as_of is not None and not is_date(as_of):
        yield found("not_a_time", Place(parameter="as_of"), as_of)


def _at_edge(events: nw.DataFrame[Any], *, first: bool) -> nw.DataFrame[Any]:
    """The state at the smallest or the largest step of each ad: a group-by, then a join."""
    import narwhals as nw

    step = nw.col("step").min() if first else nw.col("step").max()
    edges = events.group_by("submission").agg(step)
    chosen = edges.join(events, on=["submission", "step"], how="left")
    return chosen.select(
        "submission", "outcome", nw.col("type").alias("decided_by"), nw.col("coding").alias("decided_coding")
    )


def _ever_approved(events: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Approved once is approved; refused and never approved is not; otherwise open."""
    import narwhals as nw

    approvals = _at_edge(events.filter(nw.col("outcome") == APPROVED), first=True)
    refusals = _at_edge(
        events.filter(nw.col("type").is_in(_REFUSALS)).with_columns(nw.lit(NOT).alias("outcome")), first=True
    )
    only_refused = refusals.join(approvals, on="submission", how="anti")
    return nw.concat([approvals, only_refused])


def steps_as_of(ledger: Ledger, as_of: str) -> frozenset[tuple[str, int]]:
    """The events (ad and step) observed up to a day or moment; refused when the record cannot tell."""
    refuse(only_claims(ledger))
    refuse(rule_findings("first_decision", as_of))
    events = _observed_by(ledger, ledger.events(), as_of, Place(parameter="as_of"))
    return frozenset(zip(events["submission"].to_list(), events["step"].to_list(), strict=True))


def _counting_events(ledger: Ledger, rule: str, as_of: str | None) -> nw.DataFrame[Any]:
    import narwhals as nw

    events = ledger.events()
    if rule == "would_have_run":
        events = events.filter(nw.col("trigger") != "press_inquiry")
        events = _before_the_start(ledger, events)
    if as_of is not None:
        events = _observed_by(ledger, events, as_of, Place(parameter="as_of"))
    if rule == "approved_at_cutoff":
        cutoff = ledger.context.cutoff
        if cutoff is None:
            refuse([found("no_cutoff", Place(file="probe.yml", column="cutoff"))])
            raise AssertionError("refused above")
        events = _observed_by(ledger, events, cutoff, Place(file="probe.yml", column="cutoff"))
    return events


def _observed_by(ledger: Ledger, events: nw.DataFrame[Any], until: str, place: Place) -> nw.DataFrame[Any]:
    """The events observed up to a moment; refused when the record cannot tell."""
    zone = ledger.context.time_zone
    limit = bounds(until, zone)[1]
    problems, keep = [], []
    pairs = zip(events["submission"], events["step"], events["observed_from"], events["observed_to"], strict=True)
    for submission, step, begin, end in pairs:
        if UNKNOWN in (begin, end) or not (begin and end):
            problems.append(found("times_unknown", place, until, submission=submission, step=step))
            continue
        from_moment, to_moment = bounds(begin, zone)[0], bounds(end, zone)[1]
        if from_moment <= limit < to_moment:
            problems.append(found("time_straddles", place, until, submission=submission, step=step))
        keep.append(to_moment <= limit)
    refuse(problems[:1])
    return _kept(events, keep)


def _before_the_start(ledger: Ledger, events: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Without the events known to have happened at or after the ad's scheduled start.

    An event whose time is unknown, or is the planned day itself, cannot be said
    to be late: it stays, and ``step`` orders it.
    """
    zone = ledger.context.time_zone
    columns = ledger.submission_columns
    start = {
        identifier: bounds(planned, zone)[1]
        for identifier, planned in zip(columns["id"], columns["scheduled_for"], strict=True)
        if planned and planned != UNKNOWN
    }
    keep = [
        submission not in start or begin in ("", UNKNOWN) or bounds(begin, zone)[0] < start[submission]
        for submission, begin in zip(events["submission"], events["observed_from"], strict=True)
    ]
    return _kept(events, keep)


def _kept(events: nw.DataFrame[Any], keep: list[bool]) -> nw.DataFrame[Any]:
    """The events marked true; narwhals cannot filter by no marks at all."""
    return events.filter(keep) if keep else events
