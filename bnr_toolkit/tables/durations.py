"""Time to decision → tables for readers: within horizons and ad by ad; and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.facts import WITHIN, duration_fact_id, durations_fact_id
from bnr_toolkit.language import capitalised, decimal
from bnr_toolkit.results import DurationGroup, Durations, Reached, Row, Table
from bnr_toolkit.results import Within as WithinHours
from bnr_toolkit.tables.describing import described
from bnr_toolkit.tables.machine import DIGITS
from bnr_toolkit.words import (
    column_label,
    durations_ads_notes,
    durations_caption,
    durations_notes,
    phrase,
    starting_label,
)

_NOTHING = "–"
_HOUR_DIGITS = 2
_COUNTS = ("counted", "open", "without_times")


@described
def durations(result: Durations, language: str) -> Table:
    """A row for each group and horizon: how many ads were decided, and approved, of how many; the total last."""
    names = ("horizon", "decided", "approved", "counted")
    by_headers = [capitalised(column_label(name, language)) for name in result.by]
    rows, ids = [], []
    for group in (*result.groups, result.total):
        for within in group.within:
            rows.append(Row((*_labels(result, group, language), *_cells(group, within, language))))
            ids += [durations_fact_id(result, group.key, f"{within.hours}.{name}") for name in ("hours", *WITHIN)]
        ids += [durations_fact_id(result, group.key, name) for name in _COUNTS]
    return Table(
        caption=durations_caption(language),
        language=language,
        columns=(*by_headers, *(phrase(language, f"durations.{name}") for name in names)),
        numeric=(*(False for _ in by_headers), False, True, True, True),
        rows=tuple(rows),
        notes=() if result.is_empty else durations_notes(result, language),
        stamp=result.stamp,
        facts=(*ids, durations_fact_id(result, (), "not_yet_submitted")),
    )


@described
def durations_ads(result: Durations, language: str) -> Table:
    """A row for each ad, the first decided first: the fewest and the most hours it can have waited, and for what."""
    names = ("ad", "least", "most", "outcome")
    rows = tuple(
        Row(
            (
                ad.id,
                decimal(ad.least, _HOUR_DIGITS, language),
                _NOTHING if ad.most is None else decimal(ad.most, _HOUR_DIGITS, language),
                phrase(language, f"durations.outcome_{ad.outcome}"),
            )
        )
        for ad in result.total.ads
    )
    ids = [
        duration_fact_id(ad.id, name)
        for ad in result.total.ads
        for name in ("least", "most")
        if getattr(ad, name) is not None
    ]
    return Table(
        caption=phrase(language, "durations.caption_ads"),
        language=language,
        columns=tuple(phrase(language, f"durations.{name}") for name in names),
        numeric=tuple(name in ("least", "most") for name in names),
        rows=rows,
        notes=() if result.is_empty else durations_ads_notes(result, language),
        stamp=result.stamp,
        facts=(*ids, durations_fact_id(result, (), "clamped")),
    )


def durations_csv(result: Durations) -> str:
    """One row for each group and horizon, the total last: the counts at least and at most, of how many ads."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*result.by, "hours", *WITHIN, *_COUNTS])
    total = ["total", *("" for _ in result.by[1:])] if result.by else []
    for group in (*result.groups, result.total):
        for within in group.within:
            counts = [getattr(within, name) for name in WITHIN] + [getattr(group, name) for name in _COUNTS]
            writer.writerow([*(group.key or total), within.hours, *counts])
    return stream.getvalue()


def durations_json(result: Durations) -> str:
    """All of it as JSON: counts, each ad's range in hours, and the shares step by step with their method.

    A step's ``since`` is the first hour at which its share can have been
    reached; ``low`` and ``high`` are null where there are no bounds.
    """
    content = {
        "by": list(result.by),
        "rule": result.rule,
        "platform": result.platform,
        "cutoff": result.cutoff,
        "confidence": result.confidence,
        "inference": result.context.inference,
        "record": result.stamp.digest,
        "controls_left_out": result.controls_left_out,
        "not_yet_submitted": result.not_yet_submitted,
        "clamped": result.clamped,
        "groups": [{"key": dict(zip(result.by, group.key, strict=True)), **_group(group)} for group in result.groups],
        "total": _group(result.total),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _labels(result: Durations, group: DurationGroup, language: str) -> tuple[str, ...]:
    if not result.by:
        return ()
    if not group.key:
        return (phrase(language, "table.total"), *("" for _ in result.by[1:]))
    pairs = zip(result.by, group.key, strict=True)
    return tuple(starting_label(result.context, name, value, language) for name, value in pairs)


def _cells(group: DurationGroup, within: WithinHours, language: str) -> tuple[str, ...]:
    return (
        phrase(language, "durations.hours", hours=within.hours),
        _range(within.decided_least, within.decided_most),
        _range(within.approved_least, within.approved_most),
        str(group.counted),
    )


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"


def _group(group: DurationGroup) -> dict[str, object]:
    return {
        **{name: getattr(group, name) for name in _COUNTS},
        "method": group.method,
        "repeats": group.repeats,
        "within": [{"hours": one.hours, **{name: getattr(one, name) for name in WITHIN}} for one in group.within],
        "ads": [
            {"id": ad.id, "least": _rounded(ad.least), "most": _rounded(ad.most), "outcome": ad.outcome}
            for ad in group.ads
        ],
        "decided": [_step(step) for step in group.decided],
        "approved": [_step(step) for step in group.approved],
    }


def _step(step: Reached) -> dict[str, float | None]:
    return {name: _rounded(value) for name, value in step._asdict().items()}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)
