"""Decisions that cannot stand where they stand in a history, whatever the times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bnr_toolkit.checks.rows import Columns, column_of, row_of
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import Cells
from bnr_toolkit.schema import EVENT_TYPES
from bnr_toolkit.schema.rules import APPROVED, LAST_STATE, RULES

if TYPE_CHECKING:
    from bnr_toolkit.checks.rows import Marks, Numbers

_SUSPENDED, _RESTORED = "account_suspended", "reversed_to_approved"
_APPROVALS = tuple(kind for kind, meaning in RULES["first_decision"].items() if meaning == APPROVED)
_REVERSALS = tuple(kind for kind in EVENT_TYPES if kind.startswith("reversed_"))
_STEP = re.compile("[0-9]{1,15}")
_NO_DECISION = tuple(kind for kind in EVENT_TYPES if kind not in LAST_STATE)


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """The events as numbers: row of the ad, number of its account, and the rank of the step; -1 where there is none."""

    ad: Numbers
    account: Numbers
    step: Numbers
    account_of_ad: Numbers

    def latest(self, marks: Marks, group: Numbers, asked: Numbers, of: Numbers) -> Numbers:
        """For each asked event the last of the marked ones in its group with a smaller step, or -1.

        ``group`` says for each event in which group it is, and ``of`` in which
        the asked ones look.
        """
        import numpy

        size = len(self.step) + 1
        rows = numpy.flatnonzero(marks & (group >= 0) & (self.step >= 0))
        if not len(rows):
            return numpy.full(len(asked), -1, dtype=numpy.int64)
        place_of = group[rows] * size + self.step[rows]
        order = numpy.argsort(place_of, kind="stable")
        place = numpy.searchsorted(place_of[order], of * size + self.step[asked]) - 1
        found_rows = rows[order][place]
        answer: Numbers = numpy.where((place >= 0) & (of >= 0) & (group[found_rows] == of), found_rows, -1)
        return answer


def check_order(events: Cells, ads: Columns, history: Columns, ad: Numbers) -> Iterator[Finding]:
    """Reversals of nothing, and approvals on an account that was suspended. ``ad``: the row of each event's ad."""
    import numpy

    account, accounts = column_of(history, "account"), column_of(ads, "account")
    first = row_of(account, accounts)
    number = numpy.where(first >= 0, accounts.codes[first] if len(accounts) else -1, -1)
    of_ad = numpy.where(ad >= 0, accounts.codes[ad] if len(accounts) else -1, -1)
    order = _Order(ad, number.astype(numpy.int64), _ranks(column_of(history, "step")), of_ad.astype(numpy.int64))
    kinds = column_of(history, "type")
    yield from _reversals(events, kinds, order)
    yield from _suspended(events, kinds, order)


def _ranks(steps: TextColumn) -> Numbers:
    """The steps in their order, from 0; -1 for one that is no number, which was said already."""
    import numpy

    value = [int(text) if _STEP.fullmatch(text) else -1 for text in steps.distinct_texts]
    used, rank = numpy.unique(numpy.array(value, dtype=numpy.int64), return_inverse=True)
    rank = rank - 1 if len(used) and used[0] == -1 else rank
    answer: Numbers = rank.astype(numpy.int64)[steps.codes]
    return answer


def _reversals(cells: Cells, kinds: TextColumn, order: _Order) -> Iterator[Finding]:
    """The first decision of an ad cannot reverse one. A word that is no type may have been a decision."""
    import numpy

    rows = numpy.flatnonzero(kinds.is_in(_REVERSALS) & (order.ad >= 0) & (order.step >= 0))
    decision = ~kinds.is_in(_NO_DECISION)
    own = order.latest(decision, order.ad, rows, order.ad[rows])
    struck = order.latest(decision, order.account, rows, order.account_of_ad[rows])
    for index in rows[(own < 0) & (struck < 0) & ~_doubtful(order)[rows]].tolist():
        yield found("nothing_to_reverse", cells.place("type", index), kinds[index])


def _doubtful(order: _Order) -> Marks:
    """The events of an ad of which some step is no number: nobody can say what came first."""
    import numpy

    broken = numpy.unique(order.ad[(order.step < 0) & (order.ad >= 0)])
    return numpy.isin(order.ad, broken)


def _suspended(cells: Cells, kinds: TextColumn, order: _Order) -> Iterator[Finding]:
    """An approval after the account of the ad was suspended, with nothing in between that lifts it."""
    import numpy

    suspension = kinds.is_in([_SUSPENDED]) & (order.account >= 0)
    if not suspension.any():
        return
    rows = numpy.flatnonzero(kinds.is_in(_APPROVALS) & (order.ad >= 0) & (order.step >= 0))
    account, restored = order.account_of_ad[rows], kinds.is_in([_RESTORED])
    struck = order.latest(suspension, order.account, rows, account)
    lifted = [
        order.latest(restored, order.ad, rows, order.ad[rows]),
        order.latest(restored, order.account, rows, account),
    ]
    struck_step = numpy.where(struck >= 0, order.step[struck], -1)
    lifted_step = numpy.maximum(*(numpy.where(one >= 0, order.step[one], -1) for one in lifted))
    wrong = (struck >= 0) & (lifted_step < struck_step)
    for index, earlier in zip(rows[wrong].tolist(), struck[wrong].tolist(), strict=True):
        place = cells.place("type", index)
        yield found("approved_after_suspension", place, kinds[index], earlier=cells.place("type", earlier))
