"""Rules between the events of a record and its ads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bnr_toolkit.checks.orders import check_order
from bnr_toolkit.checks.rows import NOTHING_SAID, Columns, column_of, keys, repeats, row_of
from bnr_toolkit.checks.words import strangers
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells

if TYPE_CHECKING:
    from bnr_toolkit.checks.rows import Numbers


def check_events(events: Cells, ads: Columns, history: Columns) -> Iterator[Finding]:
    """Everything wrong between events and ads: events of nobody, steps twice, decisions that cannot follow another."""
    ad = row_of(column_of(history, "submission"), column_of(ads, "id"))
    yield from _subjects(events, ads, history, ad)
    yield from _steps_once(events, history)
    yield from check_order(events, ads, history, ad)
    yield from _ads_without_events(events, ads, history, ad)


def _subjects(cells: Cells, ads: Columns, history: Columns, ad: Numbers) -> Iterator[Finding]:
    import numpy

    ids, accounts = column_of(ads, "id"), column_of(ads, "account")
    submission, account = column_of(history, "submission"), column_of(history, "account")
    of_ad, of_account = ~submission.is_in([""]), ~account.is_in([""])
    any_ids = not ids.is_in(NOTHING_SAID).all()
    nobody = of_ad & (ad < 0) if any_ids else numpy.zeros(len(ad), dtype=bool)
    stranger = of_account & (row_of(account, accounts) < 0)
    wrong = numpy.flatnonzero(nobody & ~of_account).tolist()
    told = strangers("unknown_submission", ((cells.place("submission", row), submission[row]) for row in wrong), ids)
    for index in numpy.flatnonzero((of_ad == of_account) | nobody | stranger).tolist():
        if of_ad[index] == of_account[index]:
            yield found("event_needs_one_subject", cells.place(None, index))
        elif nobody[index]:
            yield next(told)
        else:
            yield found("unknown_account", cells.place("account", index), "•••")


def _steps_once(cells: Cells, history: Columns) -> Iterator[Finding]:
    step = column_of(history, "step")
    again = repeats(keys(column_of(history, "submission"), column_of(history, "account"), step))
    for index, first in zip(*(rows.tolist() for rows in again), strict=True):
        if step[index]:
            earlier = cells.place("step", first)
            yield found("step_twice", cells.place("step", index), step[index], earlier=earlier)


def _ads_without_events(cells: Cells, ads: Columns, history: Columns, ad: Numbers) -> Iterator[Finding]:
    """Said once, at the first: a newsroom may still be waiting for many decisions."""
    import numpy

    ids, account = column_of(ads, "id"), column_of(ads, "account")
    silent = ~ids.is_in(NOTHING_SAID) & (row_of(account, column_of(history, "account")) < 0)
    silent[ad[ad >= 0]] = False
    rows = numpy.flatnonzero(silent)
    if len(rows):
        yield found("ads_without_events", cells.place(), ids[int(rows[0])], count=len(rows))
