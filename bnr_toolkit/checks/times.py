"""Rules over the times of a record: against each other, against the order of the steps, and against the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.checks.rows import Columns, column_of, row_of
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells
from bnr_toolkit.reading.times import NO_MOMENT, spans, time_problems, with_offsets
from bnr_toolkit.schema import Kind, Sheet

if TYPE_CHECKING:
    from bnr_toolkit.checks.rows import Marks, Numbers


def check_clock(cells: Cells, columns: Columns, sheet: Sheet, zone: str | None) -> Iterator[Finding]:
    """Every time that no clock in the probe's zone showed, or that it showed twice, as when summer time ends."""
    import numpy

    if zone is None:
        return
    for column in sheet.columns:
        if column.kind is not Kind.TIME:
            continue
        texts = column_of(columns, column.name)
        problems = time_problems(texts, zone)
        wrong = numpy.zeros(len(texts.distinct), dtype=bool)
        wrong[list(problems)] = True
        for index in numpy.flatnonzero(wrong[texts.codes]).tolist():
            code, text = problems[int(texts.codes[index])], texts[index]
            place = cells.place(column.name, index)
            if code == "day_does_not_exist":
                yield found(code, place, text, zone=zone)
            else:
                first, second = with_offsets(text, zone)
                yield found(code, place, text, zone=zone, first=first, second=second)


_MOST_PAIRS = 20_000_000
"""So many would fill the memory; no newsroom has suspended that many."""


def check_times(events: Cells, ads: Columns, history: Columns, zone: str | None) -> Iterator[Finding]:
    """Every event whose times contradict each other, its ad's submission or the order of the steps.

    Only what is certain: a time that is unknown, or too vague to say which of
    two came first, contradicts nothing.
    """
    import numpy

    if _pairs(ads, history) > _MOST_PAIRS:
        yield found("too_many_account_events", events.place("account"), pairs=f"{_pairs(ads, history):,}")
        return
    observed_from, observed_to = column_of(history, "observed_from"), column_of(history, "observed_to")
    begins, ends = spans(observed_from, zone)[0], spans(observed_to, zone)[1]
    reversed_times = (begins != NO_MOMENT) & (ends != NO_MOMENT) & (begins > ends)
    for index in numpy.flatnonzero(reversed_times).tolist():
        place = events.place("observed_from", index)
        yield found("times_reversed", place, begin=observed_from[index], end=observed_to[index])
    yield from _not_before_submission(events, ads, history, ends, zone)
    yield from _steps_in_time(events, ads, history, begins, ends)


def _pairs(ads: Columns, history: Columns) -> int:
    """How many events of accounts there are, each counted for every ad of its account."""
    import numpy

    accounts = column_of(ads, "account")
    size = numpy.bincount(accounts.codes, minlength=1)
    row = row_of(column_of(history, "account"), accounts)
    struck = column_of(history, "submission").is_in([""]) & (row >= 0)
    return int(size[accounts.codes[row[struck]]].sum())


def _not_before_submission(
    events: Cells, ads: Columns, history: Columns, ends: Numbers, zone: str | None
) -> Iterator[Finding]:
    import numpy

    submitted, observed_to = column_of(ads, "submitted_at"), column_of(history, "observed_to")
    ad = row_of(column_of(history, "submission"), column_of(ads, "id"))
    moment = spans(submitted, zone)[0]
    limit = numpy.where(ad >= 0, moment[ad] if len(moment) else NO_MOMENT, NO_MOMENT)
    for index in numpy.flatnonzero((limit != NO_MOMENT) & (ends != NO_MOMENT) & (ends < limit)).tolist():
        place = events.place("observed_to", index)
        yield found("before_submission", place, observed_to[index], submitted=submitted[int(ad[index])])


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """The steps of all ads, one ad after the other, each in the order of its steps: row of the ad and of the event."""

    ad: Numbers
    event: Numbers


def _steps_in_time(events: Cells, ads: Columns, history: Columns, begins: Numbers, ends: Numbers) -> Iterator[Finding]:
    """An event that was over before an earlier step began; an action on an account is a step of each of its ads."""
    import numpy

    steps = _steps_by_ad(ads, history)
    late, latest = _over_before_an_earlier_step(steps, begins, ends)
    step = column_of(history, "step")
    # An action on an account is a step of many ads; it is told once, at the first of them.
    places = numpy.flatnonzero(late)
    _, first = numpy.unique(steps.event[places], return_index=True)
    for place in places[numpy.sort(first)].tolist():
        index, earlier = int(steps.event[place]), int(steps.event[latest[place]])
        yield found(
            "steps_against_time",
            events.place("step", index),
            step=step[index],
            earlier_step=step[earlier],
            earlier=events.place("step", earlier),
        )


def _steps_by_ad(ads: Columns, history: Columns) -> _Steps:
    import numpy

    accounts, step = column_of(ads, "account"), column_of(history, "step")
    number = numpy.array([int(text) for text in step.distinct_texts], dtype=numpy.int64)[step.codes]
    of_ad = row_of(column_of(history, "submission"), column_of(ads, "id"))
    of_account = row_of(column_of(history, "account"), accounts)
    own, struck = numpy.flatnonzero(of_ad >= 0), numpy.flatnonzero((of_ad < 0) & (of_account >= 0))
    # The ads of one account stand together in this order; each of its events reaches all of them.
    by_account = numpy.argsort(accounts.codes, kind="stable")
    account = accounts.codes[of_account[struck]]
    start = numpy.searchsorted(accounts.codes[by_account], account, side="left")
    count = numpy.searchsorted(accounts.codes[by_account], account, side="right") - start
    within = numpy.arange(int(count.sum())) - numpy.repeat(numpy.cumsum(count) - count, count)
    reached = by_account[numpy.repeat(start, count) + within]
    ad = numpy.concatenate([of_ad[own], reached])
    event = numpy.concatenate([own, numpy.repeat(struck, count)])
    from_account = numpy.arange(len(ad)) >= len(own)
    order = numpy.lexsort((event, from_account, number[event], ad))
    return _Steps(ad[order], event[order])


def _over_before_an_earlier_step(steps: _Steps, begins: Numbers, ends: Numbers) -> tuple[Marks, Numbers]:
    """Which steps ended before the latest beginning among the earlier steps of their ad, and the place of that one."""
    import numpy

    size = len(steps.ad)
    begin, end = begins[steps.event], ends[steps.event]
    # The order of the beginnings, from 1; of two that are equal, the first step counts. Nought: not known.
    by_begin = numpy.lexsort((-numpy.arange(size), begin))
    rank = numpy.empty(size, dtype=numpy.int64)
    rank[by_begin] = numpy.arange(1, size + 1)
    rank[begin == NO_MOMENT] = 0
    # Ranks of a later ad are larger than all of an earlier one, so that one running maximum serves all ads.
    group = numpy.cumsum(numpy.diff(steps.ad, prepend=steps.ad[:1]) != 0) * (size + 1)
    highest = numpy.maximum.accumulate(rank + group)
    before = numpy.zeros(size, dtype=numpy.int64)
    before[1:] = numpy.maximum(highest[:-1] - group[1:], 0)
    latest = by_begin[before - 1]
    late: Marks = (before > 0) & (end != NO_MOMENT) & (end < begin[latest])
    return late, latest
