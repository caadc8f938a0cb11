"""Opening a record: read, type, check, freeze. Refuses with every fault at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.ledger.context import context_of, public_content
from bnr_toolkit.ledger.examining import Examined, examined
from bnr_toolkit.ledger.record import Ledger
from bnr_toolkit.provenance import Stamp, digest
from bnr_toolkit.reading import read
from bnr_toolkit.schema import AUDIENCES, CLAIMS, EVENTS, SUBMISSIONS, Sheet


def open_ledger(
    source: Any, audience: str = "public", *, mapping: str | Path | None = None, sheet: str | None = None
) -> Ledger:
    """The record of a probe, checked and frozen.

    ``source`` is a probe folder, a zip of one, a table file with one row an ad
    (CSV, XLSX, XLS, ODS, Parquet, JSON), or a DataFrame. A relative path is
    looked up from here and then in the folders above. For the audience
    ``public`` only columns that readers may see are kept. ``mapping`` is a file
    or the name of a shipped one that says what the columns mean, ``sheet`` the
    sheet of a workbook.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once:
    file, row, column, value, reason and remedy.

    >>> import pandas
    >>> ads = pandas.DataFrame({
    ...     "ad": ["1", "2"], "category": ["gambling", "weapons"],
    ...     "platform": ["TikTok", "TikTok"], "decision": ["approved", "rejected"]})
    >>> len(open_ledger(ads))
    2
    """
    ledger, findings = checked(source, audience, mapping=mapping, sheet=sheet)
    refuse(findings)
    assert ledger is not None, "a record without faults has a ledger"
    return ledger


def checked(
    source: Any, audience: str = "internal", *, mapping: str | Path | None = None, sheet: str | None = None
) -> tuple[Ledger | None, list[Finding]]:
    """The ledger if the record is sound, and all findings, warnings included."""
    if audience not in AUDIENCES:
        return None, [found("not_one_of", Place(parameter="audience"), audience, choices=AUDIENCES)]
    raw, findings = read(source, mapping=mapping, sheet=sheet)
    if raw is None:
        return None, findings
    record = examined(raw, findings)
    return (_frozen(record, audience) if record.sound else None), list(record.findings)


def for_public(ledger: Ledger) -> Ledger:
    """What readers may see of a ledger, with the digest of that: the same as opening it for the public."""
    content = public_content(ledger.content)
    submissions = kept(ledger.submission_columns, SUBMISSIONS, "public")
    events = kept(ledger.event_columns, EVENTS, "public")
    stamp = Stamp(ledger.stamp.probe, _digest(content, submissions, events, ledger.claim_columns), "public")
    return replace(ledger, stamp=stamp, content=MappingProxyType(content), _submissions=submissions, _events=events)


def _frozen(record: Examined, audience: str) -> Ledger:
    submissions = kept(record.ads, SUBMISSIONS, audience)
    events = kept(record.events, EVENTS, audience)
    claims = None if record.claims is None else kept(record.claims, CLAIMS, audience)
    content = record.content if audience == "internal" else public_content(record.content)
    name = record.raw.name
    return Ledger(
        context_of(name, content, record.book, record.ads["platform"]),
        Stamp(name, _digest(content, submissions, events, claims), audience),
        record.findings,
        MappingProxyType(content),
        submissions,
        events,
        claims,
        record.raw.sources,
    )


def _digest(
    content: Mapping[str, Any],
    submissions: Mapping[str, TextColumn],
    events: Mapping[str, TextColumn],
    claims: Mapping[str, TextColumn] | None,
) -> str:
    record: dict[str, object] = {
        "probe": dict(content),
        "submissions": _said(submissions, SUBMISSIONS),
        "events": _said(events, EVENTS),
    }
    if claims is not None:
        record["claims"] = _said(claims, CLAIMS)
    return digest(record)


def _said(columns: Mapping[str, TextColumn], sheet: Sheet) -> dict[str, TextColumn]:
    """The columns without those that came later and hold nothing: an older record keeps its digest."""
    return {
        name: column
        for name, column in columns.items()
        if not sheet.column(name).since_later or any(column.distinct_texts)
    }


def kept(columns: Mapping[str, TextColumn], sheet: Sheet, audience: str) -> Mapping[str, TextColumn]:
    """The columns of a sheet that this audience may see."""
    names = sheet.public_names if audience == "public" else sheet.names
    return MappingProxyType({name: columns[name] for name in names})
