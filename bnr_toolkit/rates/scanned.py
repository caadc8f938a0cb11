"""Approval rates of a large table: one scan of a file, or one group-by where the table lives."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.ledger import Weighed, open_ledger, weighed
from bnr_toolkit.rates.counting import MOST_COLUMNS, Question, answered, approval_rates, by_findings, columns_of
from bnr_toolkit.reading import find_path, scan_file, scan_frame
from bnr_toolkit.results import Rates
from bnr_toolkit.schema import MONTH

SCANNED_RULES = ("first_decision", "ever_approved", "final_after_inquiry")
"""The rules under which one decision is enough; the others ask for the times of each ad."""
LARGE = 512 << 10
"""Bytes of a file from which a scan is sooner done than the record is read."""

EVERY_ROW_TOLD = 1_000_000
"""Rows of a file of which every row with a fault is told; of a larger one, each fault at its first row."""

_ALWAYS = ("category", "further_categories", "concept", "expected", "decision")
_FRAME = "DataFrame"


def table_rates(
    source: Any,
    by: str | Sequence[str] = (),
    rule: str = "first_decision",
    codes: str = "primary",
    confidence: float = 0.95,
    platform: str | None = None,
    method: str = "wilson",
    *,
    audience: str = "public",
) -> Rates:
    """How many ads of a large table were approved, counted where the table lives.

    ``source``: a CSV or Parquet file with a row for each ad, or a table of
    pandas, Polars, DuckDB, Dask or Arrow, lazy or not. The other arguments are
    those of :func:`~bnr_toolkit.rates.counting.approval_rates`, and so are the
    counts.

    A file is scanned once, in little memory, with all checks of a record; when
    anything in it asks for a closer look it is opened as any record, which finds
    the address of every fault. Of more than a million rows a wrong word is told
    once, at the first row that has it. Of a table that lives elsewhere the ids and the
    columns that are counted by are checked; it is asked for one group-by, and
    faults have no row.

    No groups name their ads, and the stamp has no digest: nobody kept the whole
    record. Raises :class:`~bnr_toolkit.errors.RefusedInput` as ``open_ledger``
    and ``approval_rates`` do.

    >>> import pandas
    >>> ads = pandas.DataFrame({"ad": ["1", "2", "3"], "category": ["gambling"] * 3,
    ...     "platform": ["TikTok"] * 3, "decision": ["approved", "rejected", "approved"],
    ...     "submitted_at": ["2023-01-31", "2023-02-01", "2023-02-28"]})
    >>> [(group.key, group.approved, group.decided) for group in table_rates(ads, by="month").groups]
    [(('2023-01',), 1, 1), (('2023-02',), 1, 2)]
    """
    asked = Question(columns_of(by), rule, codes, confidence, None, platform, method)
    if isinstance(source, str | os.PathLike):
        ads = _of_file(Path(source), asked, audience)
        if ads is None:
            ledger = open_ledger(Path(source), audience)
            return approval_rates(ledger, by, rule, codes, confidence, None, platform, method)
    else:
        ads = _of_frame(source, asked, audience)
    return answered(ads.ledger, asked, ads.weights)


def is_large(path: Path) -> bool:
    """Whether a scan of this file is sooner done than the record is read."""
    place = find_path(path)
    return place is not None and place.is_file() and place.stat().st_size >= LARGE


def _of_file(path: Path, asked: Question, audience: str) -> Weighed | None:
    place = find_path(path)
    if place is None or not place.is_file() or asked.rule not in SCANNED_RULES:
        return None
    scan = scan_file(place, _counted(asked))
    if scan is None:
        return None
    ads, findings = weighed(scan, place.stem, audience, has_rows=True)
    if findings and scan.rows > EVERY_ROW_TOLD:
        told = {(finding.code, finding.place.column, finding.value): finding for finding in reversed(findings)}
        refuse([*reversed(told.values()), found("told_at_first_row", Place(file=place.name))])
    return ads


def _of_frame(frame: Any, asked: Question, audience: str) -> Weighed:
    refuse(by_findings(asked.by, audience, most=MOST_COLUMNS, months=True))
    if asked.rule not in SCANNED_RULES:
        refuse([found("not_one_of", Place(parameter="rule"), asked.rule, choices=SCANNED_RULES)])
    scan, findings = scan_frame(frame, _counted(asked))
    refuse(findings)
    assert scan is not None, "a table without faults has a scan"
    ads, findings = weighed(scan, _FRAME, audience, has_rows=False)
    refuse(findings)
    assert ads is not None, "a scan without faults has a ledger"
    return ads


def _counted(asked: Question) -> tuple[str, ...]:
    """The columns of which every combination is needed to answer this."""
    named = ["submitted_at" if name == MONTH else name for name in asked.by]
    filtered = ["platform"] if asked.platform is not None else []
    return tuple(dict.fromkeys([*_ALWAYS, *named, *filtered]))
