"""Rules about the comparisons that a protocol declares: groups that exist, and declared before the first ad."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from bnr_toolkit.checks.rows import NOTHING_SAID, Columns, column_of
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import ProbeFile
from bnr_toolkit.reading.times import NO_MOMENT, spans
from bnr_toolkit.schema.vocabulary import COMPARABLE

_KEY = "protocol.comparisons"


def check_comparisons(probe: ProbeFile, ads: Columns, zone: str | None) -> Iterator[Finding]:
    """Everything wrong with the comparisons that ``probe.yml`` declares; nothing when it declares none."""
    protocol: Mapping[str, Any] = probe.content.get("protocol") or {}
    declared: list[Mapping[str, Any]] = protocol.get("comparisons") or []
    if not declared:
        return
    for one in declared:
        if one.get("by") in COMPARABLE:
            yield from _groups(probe, ads, one)
        yield from _conditions(probe, ads, one)
    yield from _twice(probe, declared)
    yield from _frozen(probe, protocol.get("frozen"), ads, zone)


def _groups(probe: ProbeFile, ads: Columns, one: Mapping[str, Any]) -> Iterator[Finding]:
    column, groups = str(one["by"]), tuple(one.get("groups") or ())
    if len(set(groups)) != len(groups) or len(groups) < 2:
        yield found("comparison_needs_groups", probe.place(_KEY), ", ".join(groups))
    yield from _unknown_values(probe, ads, column, groups)


def _twice(probe: ProbeFile, declared: list[Mapping[str, Any]]) -> Iterator[Finding]:
    """Two groups that are compared twice under the same conditions: one question would get two answers."""
    seen: set[tuple[object, ...]] = set()
    for one in declared:
        for pair in combinations(sorted(set(one.get("groups") or ())), 2):
            question = (one.get("by"), pair, tuple(sorted(one.get("only") or ())))
            if question in seen:
                yield found("compared_twice", probe.place(_KEY), ", ".join(pair))
            seen.add(question)


def _conditions(probe: ProbeFile, ads: Columns, one: Mapping[str, Any]) -> Iterator[Finding]:
    for text in one.get("only") or ():
        column, equals, value = text.partition("=")
        if not equals or column not in COMPARABLE or column == one.get("by"):
            others = tuple(f"{name}=…" for name in COMPARABLE if name != one.get("by"))
            yield found("not_a_condition", probe.place(_KEY), text, choices=others)
        else:
            yield from _unknown_values(probe, ads, column, (value,))


def _unknown_values(probe: ProbeFile, ads: Columns, column: str, values: tuple[str, ...]) -> Iterator[Finding]:
    known = tuple(text for text in column_of(ads, column).compact().distinct_texts if text not in NOTHING_SAID)
    for value in values:
        if value not in known:
            yield found("not_in_record", probe.place(_KEY), value, choices=known)


def _frozen(probe: ProbeFile, frozen: str | None, ads: Columns, zone: str | None) -> Iterator[Finding]:
    """A comparison was declared beforehand only when the protocol was frozen before the first ad was submitted."""
    import numpy

    if frozen is None:
        yield found("comparisons_not_frozen", probe.place(_KEY))
        return
    submitted = spans(column_of(ads, "submitted_at"), zone)[1]
    known = submitted[submitted != NO_MOMENT]
    begin = spans(TextColumn.of([frozen]), zone)[0]
    if len(known) and begin[0] != NO_MOMENT and begin[0] > int(numpy.min(known)):
        yield found("frozen_after_submission", probe.place("protocol.frozen"), frozen)
