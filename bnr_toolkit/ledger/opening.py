"""Opening a record: read, type, check, freeze. Refuses with every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bnr_toolkit.checks import check_ads, check_events, check_platforms, check_probe, check_times, codebook_of
from bnr_toolkit.codebook import Codebook
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found, refuse, severity
from bnr_toolkit.ledger.context import context_of, public_content
from bnr_toolkit.ledger.fanout import spread_account_events
from bnr_toolkit.ledger.record import Ledger
from bnr_toolkit.provenance import Stamp, digest
from bnr_toolkit.reading import Cells, ProbeFile, RawRecord, TypedColumns, read, typed_probe, typed_sheet
from bnr_toolkit.reading.raw import PROBE_FILE
from bnr_toolkit.schema import AUDIENCES, CLAIMS, EVENTS, SUBMISSIONS, Sheet


def open_ledger(source: Any, audience: str = "public") -> Ledger:
    """The record of a probe, checked and frozen.

    ``source`` is a probe folder, one CSV file, or a DataFrame with one row an
    ad. A relative path is looked up from here and then in the folders above.
    For the audience ``public`` only columns that readers may see are kept.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once:
    file, row, column, value, reason and remedy.

    >>> import pandas
    >>> ads = pandas.DataFrame({
    ...     "ad": ["1", "2"], "category": ["gambling", "weapons"],
    ...     "platform": ["TikTok", "TikTok"], "decision": ["approved", "rejected"]})
    >>> len(open_ledger(ads))
    2
    """
    ledger, findings = checked(source, audience)
    refuse(findings)
    assert ledger is not None, "a record without faults has a ledger"
    return ledger


def checked(source: Any, audience: str = "internal") -> tuple[Ledger | None, list[Finding]]:
    """The ledger if the record is sound, and all findings, warnings included."""
    if audience not in AUDIENCES:
        return None, [found("not_one_of", Place(parameter="audience"), audience, choices=AUDIENCES)]
    raw, findings = read(source)
    if raw is None:
        return None, findings
    probe = None
    if raw.probe is not None:
        probe, problems = typed_probe(raw.probe, PROBE_FILE)
        findings += [*problems, *check_probe(probe)]
    book = codebook_of(probe)
    ads, problems = _typed(raw, raw.submissions, SUBMISSIONS, book)
    findings += problems
    history, problems = _typed(raw, raw.events, EVENTS, book)
    findings += problems
    if raw.claims is not None:
        # No count is made of claims yet; a fault in them is a fault of the record all the same.
        _, problems = _typed(raw, raw.claims, CLAIMS, book)
        findings += problems
    findings += _between_sheets(raw, probe, ads, history)
    if not any(severity(finding.code) == "error" for finding in findings):
        # Times are compared only when each of them can be read.
        zone = probe.content.get("time_zone") if probe else None
        findings += check_times(raw.events, ads, history, zone)
    findings = _without_echoes(findings)
    if any(severity(finding.code) == "error" for finding in findings):
        return None, findings
    return _frozen(raw, probe, book, ads, history, audience, findings), findings


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Each fault once, and of a row whose cells have shifted nothing but that."""
    ragged = {finding.place for finding in findings if finding.code in ("row_too_long", "row_too_short")}
    shifted = {(place.file, place.row) for place in ragged}
    return [
        finding
        for finding in dict.fromkeys(findings)
        if finding.place in ragged or (finding.place.file, finding.place.row) not in shifted
    ]


def _typed(raw: RawRecord, cells: Cells, sheet: Sheet, book: Codebook) -> tuple[TypedColumns, list[Finding]]:
    """The columns of a sheet; empty when the file could not be read, which was said already."""
    if sheet.file in raw.unread:
        return {name: TextColumn.repeated("", 0) for name in sheet.names}, []
    columns, findings = typed_sheet(cells, sheet, book)
    if PROBE_FILE in raw.unread:
        # The probe's own categories are in a file that could not be read: no word can be called unknown.
        findings = [finding for finding in findings if finding.code != "unknown_category"]
    return columns, findings


def _between_sheets(
    raw: RawRecord, probe: ProbeFile | None, ads: TypedColumns, history: TypedColumns
) -> Iterator[Finding]:
    if SUBMISSIONS.file in raw.unread:
        return
    yield from check_ads(raw.submissions, ads)
    if probe is not None:
        yield from check_platforms(probe, raw.submissions, ads)
    if EVENTS.file not in raw.unread and not raw.flat:
        yield from check_events(raw.events, ads, history)


def _frozen(
    raw: RawRecord,
    probe: ProbeFile | None,
    book: Codebook,
    ads: TypedColumns,
    history: TypedColumns,
    audience: str,
    findings: list[Finding],
) -> Ledger:
    history = spread_account_events(ads, history)
    submissions = _kept(ads, SUBMISSIONS, audience)
    events = _kept(history, EVENTS, audience)
    content = dict(probe.content) if probe else {}
    if audience == "public":
        content = public_content(content)
    record = {"probe": content, "submissions": dict(submissions), "events": dict(events)}
    stamp = Stamp(raw.name, digest(record), audience)
    context = context_of(raw.name, content, book, ads["platform"])
    return Ledger(context, stamp, tuple(findings), MappingProxyType(content), submissions, events, raw.sources)


def _kept(columns: TypedColumns, sheet: Sheet, audience: str) -> Mapping[str, TextColumn]:
    names = sheet.public_names if audience == "public" else sheet.names
    return MappingProxyType({name: columns[name] for name in names})
