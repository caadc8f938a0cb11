"""How certain each count of a published table is: phrases in its remarks, and exceptions by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.folding import folded_word
from bnr_toolkit.reading.mapping.columns import StatusException, StatusRule
from bnr_toolkit.reading.mapping.words import EVERY_MEASURE, phrases_of
from bnr_toolkit.reading.yaml_file import Node

_CERTAINTY = ("conflicting", "inferred", "read")
"""When the remarks say several things of one count, the least certain of them holds."""

_EXCEPTIONS = "status.exceptions"


def status_rule(
    node: Node | None, content: Mapping[str, Any], measures: Sequence[str], file: str
) -> tuple[StatusRule, list[Finding]]:
    """What a mapping says under ``status``: ``node`` is that part of the file, ``content`` the same, typed."""
    inner = node.value if node is not None and isinstance(node.value, dict) else {}
    phrases, findings = phrases_of(inner.get("words"), tuple(measures), file)
    lines = _lines(inner.get("exceptions"))
    exceptions = tuple(
        StatusException(
            str(said.get("cell") or ""), tuple(said.get("measure") or ()), str(said.get("status") or ""), line
        )
        for said, line in zip(content.get("exceptions") or (), lines, strict=False)
    )
    findings += _wrong_exceptions(exceptions, measures, file)
    unclear = tuple(folded for word in content.get("unclear") or () if (folded := folded_word(word)))
    remarks = tuple(content.get("from") or ())
    return StatusRule(content.get("default") or "read", remarks, phrases, unclear, exceptions), findings


def status_of(rule: StatusRule, cell: str, measure: str, remarks: str) -> str:
    """The status of one count; ``remarks`` are folded.

    >>> rule = StatusRule(phrases={"inferred": {"rejected": ("rejected inferred",)}})
    >>> [status_of(rule, "a", measure, "rejected inferred.") for measure in ("approved", "rejected")]
    ['read', 'inferred']
    """
    for exception in rule.exceptions:
        if exception.cell == cell and measure in exception.measures:
            return exception.status
    for status in _CERTAINTY:
        by_measure = rule.phrases.get(status, {})
        phrases = (*by_measure.get(measure, ()), *by_measure.get(EVERY_MEASURE, ()))
        if any(phrase in remarks for phrase in phrases):
            return status
    return rule.default


def unexplained(rule: StatusRule, cell: str, remarks: str) -> str | None:
    """The first word about certainty that these remarks say outside every phrase; None when nothing is left open.

    >>> rule = StatusRule(phrases={"inferred": {"rejected": ("rejected inferred",)}}, unclear=("inferred",))
    >>> unexplained(rule, "a", "rejected inferred."), unexplained(rule, "a", "split inferred; rejected inferred.")
    (None, 'inferred')
    """
    if any(exception.cell == cell for exception in rule.exceptions):
        return None
    for phrase in rule.every_phrase:
        remarks = remarks.replace(phrase, " ")
    return next((word for word in rule.unclear if word in remarks), None)


def stale_exceptions(rule: StatusRule, counts: set[tuple[str, str]], file: str) -> Iterator[Finding]:
    """Every exception for a count that the table does not have; ``counts`` are its cells with their measures."""
    cells = tuple(dict.fromkeys(cell for cell, _ in sorted(counts)))
    for exception in rule.exceptions:
        for measure in exception.measures:
            if (exception.cell, measure) not in counts:
                place = Place(file=file, line=exception.line, column=_EXCEPTIONS)
                near = () if exception.cell in cells else cells
                yield found("exception_stale", place, exception.cell, near=near, measure=measure)


def _lines(node: Node | None) -> list[int]:
    """The line of each exception; one alone need not be a list."""
    if node is None:
        return []
    return [one.line for one in node.value] if isinstance(node.value, list) else [node.line]


def _wrong_exceptions(exceptions: Sequence[StatusException], measures: Sequence[str], file: str) -> Iterator[Finding]:
    """Measures that the mapping does not have, and two exceptions for one count."""
    known: set[tuple[str, str]] = set()
    for exception in exceptions:
        place = Place(file=file, line=exception.line, column=_EXCEPTIONS)
        for measure in exception.measures:
            if measure not in measures:
                yield found("not_one_of", place, measure, choices=measures)
            if (exception.cell, measure) in known:
                yield found("exception_twice", place, exception.cell, measure=measure)
            known.add((exception.cell, measure))
