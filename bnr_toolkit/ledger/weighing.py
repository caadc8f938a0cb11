"""The scan of a large table → a ledger of the rows that stand for the others, and how many each stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bnr_toolkit.errors import Finding, severity
from bnr_toolkit.ledger.context import context_of
from bnr_toolkit.ledger.examining import examined
from bnr_toolkit.ledger.opening import kept
from bnr_toolkit.ledger.record import Ledger
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.reading.folder import Reading
from bnr_toolkit.reading.scan import Scan
from bnr_toolkit.reading.shapes import from_cells
from bnr_toolkit.reading.tabulate import invisible_findings
from bnr_toolkit.schema import EVENTS, SUBMISSIONS

if TYPE_CHECKING:
    import numpy

NOT_DIGESTED = ""
"""The digest of a record of which only a part was kept: nobody can recognise the record by it."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Some ads of a large record, and how many ads of the record each of them stands for."""

    ledger: Ledger
    weights: numpy.typing.NDArray[numpy.int64]


def weighed(scan: Scan, name: str, audience: str, *, has_rows: bool) -> tuple[Weighed | None, list[Finding]]:
    """The ledger of a scan, typed and checked as any record, or the errors in it.

    Without ``has_rows`` the addresses in the errors have no row: an engine that
    works on parts of a table keeps no order.
    """
    reading = Reading([*invisible_findings(scan.cells)])
    raw = from_cells(name, scan.cells, None, None, frozenset(), reading)
    if raw is None:
        return None, _addressed(reading.findings, has_rows=has_rows)
    record = examined(raw, reading.findings)
    if not record.sound:
        return None, _addressed(record.findings, has_rows=has_rows)
    ledger = Ledger(
        context_of(name, {}, record.book, record.ads["platform"]),
        Stamp(name, NOT_DIGESTED, audience),
        record.findings,
        MappingProxyType({}),
        kept(record.ads, SUBMISSIONS, audience),
        kept(record.events, EVENTS, audience),
    )
    return Weighed(ledger, scan.weights), []


def _addressed(findings: tuple[Finding, ...] | list[Finding], *, has_rows: bool) -> list[Finding]:
    errors = [finding for finding in findings if severity(finding.code) == "error"]
    if has_rows:
        return errors
    return list(dict.fromkeys(replace(one, place=replace(one.place, row=None)) for one in errors))
