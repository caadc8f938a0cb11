"""Counts for machines: stable columns, codes instead of labels, numbers instead of words."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.results import Group, Interval, Rates

DIGITS = 6
NUMBERS = ("approved", "decided", "open", "submitted", "low", "high")


def rates_csv(rates: Rates) -> str:
    """The counts as CSV: the ``by`` columns (codes), the numbers, and a last row ``total``.

    Bounds are empty where a row has none: nothing decided, a row set apart, or
    a status. Without ``by`` there is one row, the total.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*rates.by, *NUMBERS])
    for group in rates.groups:
        writer.writerow([*group.key, *_numbers(group)])
    key = ["total", *("" for _ in rates.by[1:])] if rates.by else []
    writer.writerow([*key, *_numbers(rates.total)])
    return stream.getvalue()


def _numbers(group: Group) -> list[str]:
    low, high = _bounds(group.interval)
    counts = [group.approved, group.decided, group.open, group.submitted]
    return [str(count) for count in counts] + ["" if bound is None else str(bound) for bound in (low, high)]


def _bounds(interval: Interval | None) -> tuple[float | None, float | None]:
    if interval is None:
        return None, None
    return round(interval.low, DIGITS), round(interval.high, DIGITS)


def rates_json(rates: Rates) -> str:
    """The counts as JSON: ``{by, rule, codes, method, confidence, groups, total, …}``."""
    content = {
        "by": list(rates.by),
        "rule": rates.rule,
        "codes": rates.codes,
        "method": rates.method,
        "confidence": rates.confidence,
        "inference": rates.context.inference,
        "record": rates.stamp.digest,
        "controls_left_out": rates.controls_left_out,
        "groups": [{"key": dict(zip(rates.by, group.key, strict=True)), **_group(group)} for group in rates.groups],
        "total": _group(rates.total),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _group(group: Group) -> dict[str, object]:
    low, high = _bounds(group.interval)
    return {
        "approved": group.approved,
        "decided": group.decided,
        "open": group.open,
        "submitted": group.submitted,
        "low": low,
        "high": high,
        "bound": None if group.bound is None else round(group.bound, DIGITS),
        "apart": group.apart,
        "repeats": group.repeats,
        "rows": list(group.rows),
    }
