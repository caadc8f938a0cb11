"""An action on an account → an event in the history of each ad that it reached.

An account that is suspended stops the ads that were still open on it; an ad
that already had a decision keeps it. After this step a history stands on its
own, and the account's name is needed no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

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


def spread_account_events(
    ads: Mapping[str, Sequence[str]], history: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """The events of ads only: each account event stands once for every ad it reached.

    The order is by ad (as submitted) and step; the steps of an ad that an
    account event reached are numbered anew from 1, so that none is used twice.

    >>> ads = {"id": ["a", "b"], "account": ["x", "x"]}
    >>> history = {"submission": ["a", ""], "account": ["", "x"], "step": ["1", "2"],
    ...            "type": ["approved", "account_suspended"]}
    >>> spread = spread_account_events(ads, history)
    >>> list(zip(spread["submission"], spread["step"], spread["type"]))
    [('a', '1', 'approved'), ('b', '1', 'account_suspended')]
    """
    own: dict[str, list[int]] = defaultdict(list)
    struck: dict[str, list[int]] = defaultdict(list)
    for index, identifier in enumerate(history["submission"]):
        (own[identifier] if identifier else struck[history["account"][index]]).append(index)
    rows: list[tuple[str, str, int]] = []
    for identifier, account in zip(ads["id"], ads["account"], strict=True):
        indexes = sorted(own[identifier], key=lambda index: int(history["step"][index]))
        if account in struck:
            indexes = _merged(indexes, struck[account], history)
            rows += [(identifier, str(number), index) for number, index in enumerate(indexes, start=1)]
        else:
            rows += [(identifier, history["step"][index], index) for index in indexes]
    spread = {name: [values[index] for _, _, index in rows] for name, values in history.items()}
    spread["submission"] = [identifier for identifier, _, _ in rows]
    spread["step"] = [step for _, step, _ in rows]
    if "account" in spread:
        # The ad is now what the event happened to; an event has one subject.
        spread["account"] = [""] * len(rows)
    return spread


def _merged(own: list[int], struck: list[int], history: Mapping[str, Sequence[str]]) -> list[int]:
    """The events of one ad, with those account events that found it open."""
    order = sorted(
        [(int(history["step"][index]), 0, index) for index in own]
        + [(int(history["step"][index]), 1, index) for index in struck]
    )
    merged, is_open = [], True
    for _, from_account, index in order:
        if from_account and not is_open:
            continue
        merged.append(index)
        kind = history["type"][index]
        if kind in _CLOSES:
            is_open = False
        elif kind in _OPENS:
            is_open = True
    return merged
