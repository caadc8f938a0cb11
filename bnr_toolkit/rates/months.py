"""The month in which each ad was submitted."""

from __future__ import annotations

import re

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.ledger import Ledger
from bnr_toolkit.reading import bounds
from bnr_toolkit.schema import UNKNOWN

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}", re.ASCII)
_OFFSET = re.compile(r".*[0-9](Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII)


def months(ledger: Ledger) -> TextColumn:
    """The month in which every ad was submitted, such as ``2023-02``; ``unknown`` where the record does not tell.

    A moment with an offset is in the month that it was in the probe's zone.
    """
    zone = ledger.context.time_zone
    return ledger.submission_columns["submitted_at"].replaced(lambda text: month_of(text, zone))


def month_of(text: str, zone: str | None) -> str:
    """The month that a time lies in.

    >>> month_of("2023-02-28 23:30Z", "Europe/Amsterdam"), month_of("2023-02-28", None), month_of("", None)
    ('2023-03', '2023-02', 'unknown')
    """
    if zone is not None and _OFFSET.fullmatch(text):
        from zoneinfo import ZoneInfo

        text = bounds(text, zone)[0].astimezone(ZoneInfo(zone)).isoformat()
    match = _MONTH.match(text)
    return match[0] if match else UNKNOWN
