"""One ad's story: what it was, what happened to it, and where it stood first and last."""

from __future__ import annotations

from collections import defaultdict

from bnr_toolkit.ledger import Ledger
from bnr_toolkit.outcomes import outcome_columns, steps_as_of
from bnr_toolkit.reading import bounds
from bnr_toolkit.results import Bilingual, Context, Histories, History, Period, Step
from bnr_toolkit.schema import UNKNOWN


def ad_histories(ledger: Ledger, platform: str | None = None, as_of: str | None = None) -> Histories:
    """The history of every ad, in the order of the record.

    Actions on an account stand in the history of each ad they reached.
    ``platform`` keeps one platform; ``as_of`` leaves out what was observed
    after that day or moment, and is refused when the record cannot tell.

    >>> import pandas, bnr_toolkit
    >>> ledger = bnr_toolkit.open_ledger(pandas.DataFrame({
    ...     "ad": ["1"], "category": ["gambling"], "platform": ["TikTok"], "decision": ["approved"]}))
    >>> ad_histories(ledger).histories[0].first
    'approved'
    """
    steps = _steps(ledger, as_of)
    first = _decided_by(ledger, "first_decision", as_of)
    final = _decided_by(ledger, "final_after_inquiry", as_of)
    columns = ledger.submission_columns
    context = ledger.context.for_platform(platform)
    zone = context.time_zone
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
                submitted_at=columns["submitted_at"][index],
                submitted=_period(columns["submitted_at"][index], zone),
            )
            for index, identifier in enumerate(columns["id"])
            if platform in (None, columns["platform"][index])
        ),
        context=context,
        stamp=ledger.stamp,
        until=_period(as_of or context.cutoff or UNKNOWN, zone),
        asked=_asked(context),
        as_of=as_of,
    )


def _steps(ledger: Ledger, as_of: str | None) -> dict[str, list[Step]]:
    events = ledger.event_columns
    zone = ledger.context.time_zone
    names = ("submission", "step", "type", "trigger", "coding", "observed_from", "observed_to", "evidence")
    known = None if as_of is None else steps_as_of(ledger, as_of)
    steps: dict[str, list[Step]] = defaultdict(list)
    for submission, number, kind, trigger, coding, begin, end, evidence in zip(
        *(events[name] for name in names), strict=True
    ):
        if known is None or (submission, int(number)) in known:
            period = _period(begin, zone, end)
            digest = _text(evidence)
            steps[submission].append(Step(int(number), kind, trigger, coding, begin, end, period, digest))
    return steps


def _period(begin: str, zone: str | None, end: str | None = None) -> Period | None:
    """From the first moment that the first text can mean to the last of the second; None when one is unknown."""
    end = begin if end is None else end
    if UNKNOWN in (begin, end) or "" in (begin, end):
        return None
    return Period(bounds(begin, zone)[0], bounds(end, zone)[1])


def _asked(context: Context) -> tuple[Period, ...]:
    periods = {_period(inquiry.asked or UNKNOWN, context.time_zone) for inquiry in context.inquiries}
    return tuple(sorted((one for one in periods if one is not None), key=lambda one: (one.begin, one.end)))


def _decided_by(ledger: Ledger, rule: str, as_of: str | None) -> dict[str, str | None]:
    decided = zip(ledger.submission_columns["id"], outcome_columns(ledger, rule, as_of).decided_by, strict=True)
    return {identifier: kind or None for identifier, kind in decided}


def _codes(further: str) -> tuple[str, ...]:
    return tuple(further.split("|")) if further not in ("", UNKNOWN) else ()


def _text(cell: str) -> str:
    return "" if cell == UNKNOWN else cell
