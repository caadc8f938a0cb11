"""Approval rates of a large table: one scan of a file, or one group-by where the table lives."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.rates.questions import Question, question_findings, question_of
from bnr_toolkit.reading import find_path
from bnr_toolkit.reading.scan import scan_file, scan_frame
from bnr_toolkit.schema import MONTH

if TYPE_CHECKING:
    from bnr_toolkit.results import Rates

SCANNED_RULES = ("first_decision", "ever_approved", "final_after_inquiry")
"""The rules under which one decision is enough; the others ask for the times of each ad."""
LARGE = 512 << 10
"""Bytes of a file from which a scan is sooner done than the record is read."""
EVERY_ROW_TOLD = 1_000_000
"""Rows of a file of which every row with a fault is told; of a larger one, each fault at its first row."""

_ALWAYS = ("category", "further_categories", "concept", "expected", "decision", "platform")


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
    asked = question_of(by, rule, codes, confidence, None, platform, method)
    refuse(question_findings(asked, audience))
    counted = tuple(dict.fromkeys([*_ALWAYS, *("submitted_at" if name == MONTH else name for name in asked.by)]))
    if not isinstance(source, str | os.PathLike):
        return _of_frame(source, asked, counted, audience)
    return _of_file(Path(source), asked, counted, audience)


def is_large(path: Path) -> bool:
    """Whether a scan of this file is sooner done than the record is read."""
    place = _file(path)
    return place is not None and place.stat().st_size >= LARGE


def _file(path: Path) -> Path | None:
    place = find_path(path)
    return place if place is not None and place.is_file() else None


def _of_file(path: Path, asked: Question, counted: Sequence[str], audience: str) -> Rates:
    with ThreadPoolExecutor(1) as aside:
        place = _file(path) if asked.rule in SCANNED_RULES else None
        scanning = None if place is None else aside.submit(scan_file, place, counted)
        # Imported while the file is scanned: for a million rows that takes as long.
        from bnr_toolkit.ledger import open_ledger, weighed
        from bnr_toolkit.rates.counting import answered

        scan = None if scanning is None else scanning.result()
    ads, findings = (None, []) if scan is None else weighed(scan, path.stem, audience, has_rows=True)
    if scan is not None and findings and scan.rows > EVERY_ROW_TOLD:
        told = {(finding.code, finding.place.column, finding.value): finding for finding in reversed(findings)}
        refuse([*reversed(told.values()), found("told_at_first_row", Place(file=path.name))])
    return answered(open_ledger(path, audience), asked) if ads is None else answered(ads.ledger, asked, ads.weights)


def _of_frame(frame: Any, asked: Question, counted: Sequence[str], audience: str) -> Rates:
    from bnr_toolkit.ledger import weighed
    from bnr_toolkit.rates.counting import answered

    if asked.rule not in SCANNED_RULES:
        refuse([found("not_one_of", Place(parameter="rule"), asked.rule, choices=SCANNED_RULES)])
    scan, findings = scan_frame(frame, counted)
    refuse(findings)
    assert scan is not None, "a table without faults has a scan"
    ads, findings = weighed(scan, scan.cells.file, audience, has_rows=False)
    refuse(findings)
    assert ads is not None, "a scan without faults has a ledger"
    return answered(ads.ledger, asked, ads.weights)
