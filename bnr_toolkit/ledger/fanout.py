"""An action on an account → an event in the history of each ad that it reached.

An account that is suspended stops the ads that were still open on it; an ad
that already had a decision keeps it. After this step a history stands on its
own, and the account's name is needed no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bnr_toolkit.checks.rows import row_of
from bnr_toolkit.columns import TextColumn

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.typing.NDArray[numpy.int64]

_CLOSES = frozenset(
    {
        "approved",
        "approved_limited",
        "rejected",
        "halted",
        "account_suspended",
        "reversed_to_approved",
        "reversed_to_rejected",
        "went_live",
        "removed_after_live",
    }
)
_OPENS = frozenset({"held_for_identity"})


def spread_account_events(ads: Mapping[str, TextColumn], history: Mapping[str, TextColumn]) -> dict[str, TextColumn]:
    """The events of ads only: each account event stands once for every ad it reached.

    The order is by ad (as submitted) and step; the steps of an ad that an
    account event reached are numbered anew from 1, so that none is used twice.

    >>> of = TextColumn.of
    >>> ads = {"id": of(["a", "b"]), "account": of(["x", "x"])}
    >>> history = {"submission": of(["a", ""]), "account": of(["", "x"]), "step": of(["1", "2"]),
    ...            "type": of(["approved", "account_suspended"])}
    >>> spread = spread_account_events(ads, history)
    >>> list(zip(spread["submission"], spread["step"], spread["type"]))
    [('a', '1', 'approved'), ('b', '1', 'account_suspended')]
    """
    import numpy

    step = _numbers(history["step"])
    ad = row_of(history["submission"], ads["id"])
    order = numpy.lexsort((step, ad))
    own = order[ad[order] >= 0]  # an account's event belongs to no ad
    struck: dict[str, list[int]] = defaultdict(list)
    for index in numpy.flatnonzero(ad < 0).tolist():
        struck[history["account"][index]].append(index)
    reached = ads["account"].is_in(struck)
    if not reached.any():
        return {name: column.at(own) for name, column in history.items()}
    rows, owners, steps = _with_struck(ads, history, struck, (own, ad[own], step), reached)
    spread = {name: column.at(rows) for name, column in history.items()}
    spread["submission"] = ads["id"].at(owners)
    spread["step"] = TextColumn.of(str(number) for number in steps.tolist())
    if "account" in spread:
        # The ad is now what the event happened to; an event has one subject.
        spread["account"] = TextColumn.repeated("", len(rows))
    return spread


def _numbers(steps: TextColumn) -> Numbers:
    import numpy

    of_distinct = numpy.array([int(text) for text in steps.distinct_texts], dtype=numpy.int64)
    return of_distinct[steps.codes]


def _with_struck(
    ads: Mapping[str, TextColumn],
    history: Mapping[str, TextColumn],
    struck: Mapping[str, list[int]],
    own: tuple[Numbers, Numbers, Numbers],
    reached: numpy.typing.NDArray[numpy.bool_],
) -> tuple[Numbers, Numbers, Numbers]:
    """Row, ad and step of every event, those of accounts among them, by ad and step."""
    import numpy

    rows, of_ad, step = own
    untouched = ~reached[of_ad]
    own_of: dict[int, list[int]] = defaultdict(list)
    for ad, row in zip(of_ad[~untouched].tolist(), rows[~untouched].tolist(), strict=True):
        own_of[ad].append(row)
    merged: list[tuple[int, int, int]] = []
    for ad in numpy.flatnonzero(reached).tolist():
        events = _merged(own_of[ad], struck[ads["account"][ad]], history["type"], step)
        merged += [(row, ad, number) for number, row in enumerate(events, start=1)]
    added = numpy.array(merged, dtype=numpy.int64).reshape(-1, 3)
    all_rows = numpy.concatenate([rows[untouched], added[:, 0]])
    owners = numpy.concatenate([of_ad[untouched], added[:, 1]])
    steps = numpy.concatenate([step[rows[untouched]], added[:, 2]])
    order = numpy.lexsort((steps, owners))
    return all_rows[order], owners[order], steps[order]


def _merged(own: list[int], struck: list[int], types: TextColumn, step: Numbers) -> list[int]:
    """The events of one ad, with those account events that found it open."""
    order = sorted([(int(step[index]), 0, index) for index in own] + [(int(step[index]), 1, index) for index in struck])
    merged, is_open = [], True
    for _, from_account, index in order:
        if from_account and not is_open:
            continue
        merged.append(index)
        kind = types[index]
        if kind in _CLOSES:
            is_open = False
        elif kind in _OPENS:
            is_open = True
    return merged
