"""What can be asked of a record's approvals, and what is wrong with a question before any record is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from numbers import Number

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.errors.findings import LONGEST_VALUE_SHOWN
from bnr_toolkit.schema import MONTH, countable_columns
from bnr_toolkit.statistics.proportions import METHODS

CODES = ("primary", "any")
PAIR, MOST_COLUMNS = 2, 3
"""Columns that a page or a chart can count by, and a table alone."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a record; the arguments of :func:`~bnr_toolkit.rates.counting.approval_rates`."""

    by: tuple[str, ...]
    rule: str
    codes: str
    confidence: float
    as_of: str | None
    platform: str | None
    method: str


def question_of(
    by: str | Sequence[str],
    rule: str,
    codes: str,
    confidence: float,
    as_of: str | None,
    platform: str | None,
    method: str,
) -> Question:
    """The question that these arguments ask. Raises RefusedInput for other kinds of values."""
    texts = {"by": by, "rule": rule, "codes": codes, "as_of": as_of, "platform": platform, "method": method}
    refuse([*_not_texts(texts), *_not_a_number(confidence)])
    return Question(columns_of(by), rule, codes, confidence, as_of, platform, method)


def _not_texts(given: Mapping[str, object]) -> Iterator[Finding]:
    """What is no text where one is wanted: papermill makes a number of ``0012``, and what it was nobody knows."""
    for name, value in given.items():
        names = value if name == "by" and isinstance(value, Sequence) else [value]
        if not all(one is None or isinstance(one, str) for one in names):
            yield found("not_a_text", Place(parameter=name), given=repr(value)[:LONGEST_VALUE_SHOWN])


def _not_a_number(confidence: object) -> Iterator[Finding]:
    if not isinstance(confidence, Number):
        yield found("not_a_confidence", Place(parameter="confidence"), str(confidence))


def question_findings(asked: Question, audience: str) -> Iterator[Finding]:
    """What is wrong with a question whatever the record; the rule and the moment are judged with the outcomes."""
    yield from by_findings(asked.by, audience, most=MOST_COLUMNS, months=True)
    if asked.codes not in CODES:
        yield found("not_one_of", Place(parameter="codes"), asked.codes, choices=CODES)
    if not 0 < asked.confidence < 1:
        yield found("not_a_confidence", Place(parameter="confidence"), str(asked.confidence))
    if asked.method not in METHODS:
        yield found("not_one_of", Place(parameter="method"), asked.method, choices=METHODS)


def by_findings(by: str | Sequence[str], audience: str, *, most: int = PAIR, months: bool = False) -> Iterator[Finding]:
    """What is wrong with the columns to count by, for this audience: at most so many, with or without months."""
    columns = columns_of(by)
    allowed = (*countable_columns(audience), *((MONTH,) if months else ()))
    for name in columns:
        if name not in allowed:
            private = name in countable_columns("internal")
            code = "private_column" if private else "unknown_by"
            yield found(code, Place(parameter="by"), name, choices=allowed)
    if len(columns) > most or len(set(columns)) != len(columns):
        code = "too_many_by" if most <= PAIR else "too_many_by_three"
        yield found(code, Place(parameter="by"), ",".join(columns))


def columns_of(by: str | Sequence[str]) -> tuple[str, ...]:
    """The columns to count by, however they were written.

    >>> columns_of("platform, category"), columns_of(""), columns_of(["platform"])
    (('platform', 'category'), (), ('platform',))
    """
    names = by.split(",") if isinstance(by, str) else by
    return tuple(name.strip() for name in names if name.strip())
