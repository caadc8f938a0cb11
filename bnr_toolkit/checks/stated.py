"""The counts that were published, against the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bnr_toolkit.checks.rows import Columns, column_of, row_of
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading import ProbeFile
from bnr_toolkit.schema.rules import APPROVED, NOT, OPEN, RULES

if TYPE_CHECKING:
    from bnr_toolkit.checks.rows import Marks

_RULE = RULES["first_decision"]
_COUNTS = {"approved": APPROVED, "rejected": NOT, "open": OPEN}


def check_stated(probe: ProbeFile, ads: Columns, history: Columns) -> Iterator[Finding]:
    """Every count in ``probe.yml`` under ``stated`` that the rows contradict.

    Counted are the ads that break the rules, not the controls, by their first
    decision. ``history`` holds events of ads only: those of accounts have been
    spread over the ads that they reached.
    """
    stated = probe.content.get("stated") or {}
    if not any(stated.get(name) for name in ("submitted", *_COUNTS)):
        return
    violating = column_of(ads, "expected").is_in(["reject"])
    decided = {meaning: _first_decided(ads, history, meaning) for meaning in (APPROVED, NOT)}
    counted = {
        "submitted": int(violating.sum()),
        "approved": int((violating & decided[APPROVED]).sum()),
        "rejected": int((violating & decided[NOT]).sum()),
        "open": int((violating & ~decided[APPROVED] & ~decided[NOT]).sum()),
    }
    for name, count in counted.items():
        said = stated.get(name)
        if said is not None and said.isdigit() and int(said) != count:
            yield found(
                "count_contradicts",
                probe.place(f"stated.{name}"),
                said,
                count=count,
                ads=counted["submitted"],
                rows=len(violating),
            )


def _first_decided(ads: Columns, history: Columns, meaning: str) -> Marks:
    """For each ad whether its first decision has this meaning; open is none of the two."""
    import numpy

    kinds, step = column_of(history, "type"), column_of(history, "step")
    ad = row_of(column_of(history, "submission"), column_of(ads, "id"))
    number = numpy.array([int(text) for text in step.distinct_texts], dtype=numpy.int64)[step.codes]
    rows = numpy.flatnonzero(kinds.is_in(_RULE) & (ad >= 0))
    by_ad = rows[numpy.lexsort((number[rows], ad[rows]))]
    _, first = numpy.unique(ad[by_ad], return_index=True)
    firsts = by_ad[first]
    means = kinds.is_in([kind for kind, one in _RULE.items() if one == meaning])
    answer = numpy.zeros(len(column_of(ads, "id")), dtype=bool)
    answer[ad[firsts[means[firsts]]]] = True
    return answer
