"""A history and a named rule → approved, not approved, or open.

The five rules are one table (:data:`~bnr_toolkit.schema.rules.RULES`): for each type of event, what it
means under each rule. ``first_decision`` takes the first event that means
something; ``ever_approved`` asks whether any event approved; in the other
three the last state wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bnr_toolkit.checks.rows import row_of
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.reading import is_date
from bnr_toolkit.reading.times import NO_MOMENT, spans
from bnr_toolkit.schema.rules import APPROVED, LAST_STATE, NOT, OPEN, RULES

if TYPE_CHECKING:
    import narwhals as nw

    from bnr_toolkit.checks.rows import Marks, Numbers

__all__ = [
    "APPROVED",
    "NOT",
    "OPEN",
    "RULES",
    "Outcomes",
    "only_claims",
    "outcome_columns",
    "outcomes",
    "rule_findings",
    "steps_as_of",
]

_REFUSALS = tuple(kind for kind, meaning in LAST_STATE.items() if meaning == NOT)
_NOBODY = -1
"""Stands where an ad has no event that decided it."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """Where every ad of a record ended under a rule, in the order of the record.

    ``outcome`` is approved, not or open; ``decided_by`` is the type of the
    event that says so and ``decided_coding`` who coded that event, both empty
    when no event does.
    """

    outcome: TextColumn
    decided_by: TextColumn
    decided_coding: TextColumn


def outcomes(ledger: Ledger, rule: str = "first_decision", as_of: str | None = None) -> nw.DataFrame[Any]:
    """One row an ad: ``id``, ``outcome`` (approved, not, open), ``decided_by`` and ``decided_coding``.

    The same as :func:`outcome_columns`, as a narwhals frame over pandas in
    which what no event decided is missing. Raises what that raises.
    """
    import narwhals as nw
    import pyarrow.compute

    ends = outcome_columns(ledger, rule, as_of)
    decided = {"decided_by": ends.decided_by, "decided_coding": ends.decided_coding}
    missing = pyarrow.scalar(None, pyarrow.large_string())
    table = pyarrow.table(
        {
            "id": ledger.submission_columns["id"].to_arrow(),
            "outcome": ends.outcome.to_arrow(),
            **{
                name: pyarrow.compute.if_else(pyarrow.compute.equal(texts, ""), missing, texts)
                for name, texts in ((name, column.to_arrow()) for name, column in decided.items())
            },
        }
    )
    frame: nw.DataFrame[Any] = nw.from_native(table.to_pandas(), eager_only=True)
    return frame


def outcome_columns(ledger: Ledger, rule: str = "first_decision", as_of: str | None = None) -> Outcomes:
    """The outcome of every ad, as columns of text; worked out once for each record, rule and moment.

    ``as_of`` leaves out what was observed after that day or moment. Raises
    :class:`~bnr_toolkit.errors.RefusedInput` for a record of claims alone, for an unknown rule, for
    ``approved_at_cutoff`` without a recorded cut-off, and for a question of
    time put to a record whose times are unknown.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1", "2"], "category": ["gambling"] * 2, "platform": ["TikTok"] * 2,
    ...     "decision": ["approved", "pending"]}))
    >>> list(outcome_columns(ledger).outcome), list(outcome_columns(ledger).decided_by)
    (['approved', 'open'], ['approved', ''])
    """
    refuse(only_claims(ledger))
    refuse(rule_findings(rule, as_of))
    return ledger.worked_out(("outcomes", rule, as_of), lambda: _outcomes(ledger, rule, as_of))


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


def steps_as_of(ledger: Ledger, as_of: str) -> frozenset[tuple[str, int]]:
    """The events (ad and step) observed up to a day or moment; refused when the record cannot tell."""
    refuse(only_claims(ledger))
    refuse(rule_findings("first_decision", as_of))
    import numpy

    events = ledger.event_columns
    every = numpy.ones(len(events["step"]), dtype=bool)
    rows = numpy.flatnonzero(_observed_by(ledger, every, as_of, Place(parameter="as_of")))
    steps = _steps(events["step"])[rows].tolist()
    return frozenset(zip(events["submission"].at(rows), steps, strict=True))


def _outcomes(ledger: Ledger, rule: str, as_of: str | None) -> Outcomes:
    import numpy

    kinds = ledger.event_columns["type"]
    counting = _counting_events(ledger, rule, as_of)
    if rule == "ever_approved":
        approving = _edges(ledger, counting & kinds.is_in(RULES[rule]), first=True)
        refusing = _edges(ledger, counting & kinds.is_in(_REFUSALS), first=True)
        # Approved once is approved; refused and never approved is not; otherwise open.
        row = numpy.where(approving != _NOBODY, approving, refusing)
        meanings = {**dict.fromkeys(_REFUSALS, NOT), **RULES[rule]}
    else:
        row = _edges(ledger, counting & kinds.is_in(RULES[rule]), first=rule == "first_decision")
        meanings = RULES[rule]
    outcome = kinds.replaced(lambda kind: meanings.get(kind) or OPEN)
    return Outcomes(
        _at(outcome, row, otherwise=OPEN),
        _at(kinds, row, otherwise=""),
        _at(ledger.event_columns["coding"], row, otherwise=""),
    )


def _edges(ledger: Ledger, marked: Marks, *, first: bool) -> Numbers:
    """For each ad its marked event with the smallest or the largest step; ``_NOBODY`` for an ad that has none."""
    import numpy

    events = ledger.event_columns
    ad = row_of(events["submission"], ledger.submission_columns["id"])
    step = _steps(events["step"])
    rows = numpy.flatnonzero(marked & (ad >= 0))
    # What is written last to the place of an ad stays there.
    order = numpy.argsort(-step[rows] if first else step[rows], kind="stable")
    answer = numpy.full(len(ledger), _NOBODY, dtype=numpy.int64)
    answer[ad[rows[order]]] = rows[order]
    return answer


def _steps(column: TextColumn) -> Numbers:
    import numpy

    numbers = numpy.array([int(text) for text in column.distinct_texts], dtype=numpy.int64)
    return numbers[column.codes]


def _at(column: TextColumn, rows: Numbers, *, otherwise: str) -> TextColumn:
    """The text of each of these rows, and another where there is none."""
    import numpy

    # The row -1 is the one appended at the end.
    codes = numpy.append(column.codes, numpy.int32(len(column.distinct)))[rows]
    return TextColumn(column.distinct, codes).with_distinct([*column.distinct_texts, otherwise]).compact()


def _counting_events(ledger: Ledger, rule: str, as_of: str | None) -> Marks:
    """Which events a rule looks at."""
    import numpy

    counting = numpy.ones(len(ledger.event_columns["type"]), dtype=bool)
    if rule == "would_have_run":
        counting &= ~ledger.event_columns["trigger"].is_in(["press_inquiry"])
        counting &= ~_from_the_start(ledger)
    if as_of is not None:
        counting &= _observed_by(ledger, counting, as_of, Place(parameter="as_of"))
    if rule == "approved_at_cutoff":
        cutoff = ledger.context.cutoff
        if cutoff is None:
            refuse([found("no_cutoff", Place(file="probe.yml", column="cutoff"))])
            raise AssertionError("refused above")
        counting &= _observed_by(ledger, counting, cutoff, Place(file="probe.yml", column="cutoff"))
    return counting


def _observed_by(ledger: Ledger, asked: Marks, until: str, place: Place) -> Marks:
    """The events observed up to a moment; refused when the record cannot tell of one that is asked about."""
    import numpy

    zone, events = ledger.context.time_zone, ledger.event_columns
    limit = int(spans(TextColumn.of([until]), zone)[1][0])
    begins, ends = spans(events["observed_from"], zone)[0], spans(events["observed_to"], zone)[1]
    unknown = (begins == NO_MOMENT) | (ends == NO_MOMENT)
    straddling = ~unknown & (begins <= limit) & (limit < ends)
    for row in numpy.flatnonzero(asked & (unknown | straddling))[:1].tolist():
        code = "times_unknown" if unknown[row] else "time_straddles"
        step = int(events["step"][row])
        refuse([found(code, place, until, submission=events["submission"][row], step=step)])
    answer: Marks = ends <= limit
    return answer


def _from_the_start(ledger: Ledger) -> Marks:
    """The events known to have happened at or after the ad's scheduled start.

    An event whose time is unknown, or is the planned day itself, cannot be said
    to be late: it stays, and ``step`` orders it.
    """
    import numpy

    zone, events = ledger.context.time_zone, ledger.event_columns
    ad = row_of(events["submission"], ledger.submission_columns["id"])
    starts = spans(ledger.submission_columns["scheduled_for"], zone)[1]
    begins = spans(events["observed_from"], zone)[0]
    start = numpy.append(starts, NO_MOMENT)[ad]
    answer: Marks = (start != NO_MOMENT) & (begins != NO_MOMENT) & (begins >= start)
    return answer
