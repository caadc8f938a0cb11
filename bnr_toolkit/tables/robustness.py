"""What if one decision had been different → a table for readers, and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.facts import fact_id
from bnr_toolkit.language import capitalised
from bnr_toolkit.results import Group, Robustness, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import column_label, phrase, robustness_caption, starting_label

_MEASURES = ("decided", "approved", "approved_if_one_less", "approved_if_one_more")
_HEADERS = ("decided", "as_it_was", "less", "more")


@described
def robustness(result: Robustness, language: str) -> Table:
    """The counts as they were, with one decision less and with one more, by group and in total."""
    by_headers = [capitalised(column_label(name, language)) for name in result.by] or [""]
    rows = [
        Row((*_labels(result, group, language), *_cells(group, language)), "apart" if group.apart else None)
        for group in result.groups
    ]
    total = (phrase(language, "table.total"), *("" for _ in result.by[1:]))
    rows.append(Row((*total, *_cells(result.total, language)), "total"))
    return Table(
        caption=robustness_caption(language),
        language=language,
        columns=(*by_headers, *(phrase(language, f"robustness.{name}") for name in _HEADERS)),
        numeric=(*(False for _ in by_headers), *(True for _ in _HEADERS)),
        rows=tuple(rows),
        notes=(phrase(language, "robustness.note"),),
        stamp=result.stamp,
        facts=tuple(
            fact_id(result, group.key, name)
            for group in (*result.groups, result.total)
            for name in _MEASURES
            if getattr(group, name) is not None
        ),
    )


def _labels(result: Robustness, group: Group, language: str) -> tuple[str, ...]:
    pairs = zip(result.by, group.key, strict=True)
    return tuple(starting_label(result.context, name, value, language) for name, value in pairs)


def _cells(group: Group, language: str) -> tuple[str, ...]:
    numbers = [getattr(group, name) for name in _MEASURES]
    return tuple(phrase(language, "robustness.not_possible") if one is None else str(one) for one in numbers)


def robustness_csv(result: Robustness) -> str:
    """One row a group and a last row ``total``; empty where one less or one more cannot be."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*result.by, *_MEASURES))
    total = ("total", *("" for _ in result.by[1:])) if result.by else ()
    for key, group in [*((group.key, group) for group in result.groups), (total, result.total)]:
        writer.writerow((*key, *(getattr(group, name) for name in _MEASURES)))
    return stream.getvalue()


def robustness_json(result: Robustness) -> str:
    """``{rule, by, record, groups: [{key, decided, approved, …}], total: {…}}``; null where it cannot be."""
    content = {
        "rule": result.rule,
        "by": list(result.by),
        "record": result.stamp.digest,
        "groups": [{"key": list(group.key), **_numbers(group)} for group in result.groups],
        "total": _numbers(result.total),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _numbers(group: Group) -> dict[str, int | None]:
    return {name: getattr(group, name) for name in _MEASURES}
