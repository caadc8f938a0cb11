"""One ad's story: what it was, what happened to it, and where it stood first and last."""

from __future__ import annotations

from collections import defaultdict

from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import outcomes
from bnr_toolkit.results import Bilingual, Histories, History, Step
from bnr_toolkit.schema import UNKNOWN


def ad_histories(ledger: Ledger) -> Histories:
    """The history of every ad, in the order of the record.

    Actions on an account stand in the history of each ad they reached.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1"], "category": ["gambling"], "platform": ["TikTok"], "decision": ["approved"]}))
    >>> ad_histories(ledger).histories[0].first
    'approved'
    """
    steps = _steps(ledger)
    first = _decided_by(ledger, "first_decision")
    final = _decided_by(ledger, "final_after_inquiry")
    columns = ledger.submission_columns
    return Histories(
        histories=tuple(
            History(
                id=identifier,
                platform=columns["platform"][index],
                category=columns["category"][index],
                further_categories=_codes(columns["further_categories"][index]),
                coding=columns["coding"][index],
                expected=columns["expected"][index],
                description=Bilingual(_text(columns["description_nl"][index]), _text(columns["description_en"][index])),
                steps=tuple(sorted(steps[identifier], key=lambda step: step.step)),
                first=first[identifier],
                final=final[identifier],
            )
            for index, identifier in enumerate(columns["id"])
        ),
        context=ledger.context,
        stamp=ledger.stamp,
    )


def _steps(ledger: Ledger) -> dict[str, list[Step]]:
    events = ledger.event_columns
    names = ("submission", "step", "type", "trigger", "coding", "observed_from", "observed_to")
    steps: dict[str, list[Step]] = defaultdict(list)
    for submission, step, kind, trigger, coding, begin, end in zip(*(events[name] for name in names), strict=True):
        steps[submission].append(Step(int(step), kind, trigger, coding, begin, end))
    return steps


def _decided_by(ledger: Ledger, rule: str) -> dict[str, str | None]:
    table = outcomes(ledger, rule)
    decided = zip(table["id"].to_list(), table["decided_by"].to_list(), strict=True)
    return {identifier: kind if isinstance(kind, str) else None for identifier, kind in decided}


def _codes(further: str) -> tuple[str, ...]:
    return tuple(further.split("|")) if further not in ("", UNKNOWN) else ()


def _text(cell: str) -> str:
    return "" if cell == UNKNOWN else cell
