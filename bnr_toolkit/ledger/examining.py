"""A record as text → its typed columns and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bnr_toolkit.checks import (
    check_ads,
    check_attempts,
    check_clock,
    check_comparisons,
    check_events,
    check_platforms,
    check_probe,
    check_stated,
    check_times,
    codebook_of,
)
from bnr_toolkit.codebook import Codebook
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, severity
from bnr_toolkit.ledger.fanout import spread_account_events
from bnr_toolkit.reading import (
    PROBE_FILE,
    Cells,
    Conventions,
    ProbeFile,
    RawRecord,
    TypedColumns,
    typed_probe,
    typed_sheet,
)
from bnr_toolkit.schema import CLAIMS, CONTROL_CATEGORY, EVENTS, SUBMISSIONS, Sheet


@dataclass(frozen=True)
class Examined:
    """The typed columns of a record, its context, and all findings, warnings included.

    ``events`` are those of the ads alone: an action on an account stands once
    for each ad that it reached. They are spread only over a record without
    errors.
    """

    raw: RawRecord
    probe: ProbeFile | None
    book: Codebook
    ads: TypedColumns
    events: TypedColumns
    claims: TypedColumns | None
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found that a record is refused for."""
        return not _any_error(self.findings)

    @property
    def content(self) -> dict[str, Any]:
        """What the probe says about itself; a mapping can add the time zone of a bare sheet."""
        content = dict(self.probe.content) if self.probe else {}
        zone = _zone(self.raw, self.probe)
        return content if zone is None or self.probe else {**content, "time_zone": zone}


def examined(raw: RawRecord, findings: list[Finding]) -> Examined:
    """The record typed and checked; ``findings`` are those of its reading."""
    probe = None
    if raw.probe is not None:
        probe, problems = typed_probe(raw.probe, PROBE_FILE)
        findings = [*findings, *problems, *check_probe(probe)]
    conventions = _conventions(raw, probe)
    ads, of_ads = _typed(raw, raw.submissions, SUBMISSIONS, conventions)
    if raw.flat and "expected" not in raw.submissions.origin:
        ads = {**ads, "expected": _expected(ads["category"])}
    history, of_events = _typed(raw, raw.events, EVENTS, conventions)
    claims: TypedColumns | None = None
    of_claims: list[Finding] = []
    if raw.claims is not None:
        claims, of_claims = _typed(raw, raw.claims, CLAIMS, conventions)
    of_cells = _but_for_unread(findings, [*of_ads, *of_events, *of_claims])
    findings = [*findings, *of_cells, *_between_cells(raw, probe, ads, history)]
    if not _any_error(findings):
        # Times and counts are compared only when each of them can be read.
        zone = _zone(raw, probe)
        findings += [*check_times(raw.events, ads, history, zone), *check_attempts(raw.submissions, ads, zone)]
    if not _any_error(findings) and SUBMISSIONS.file not in raw.unread:
        history = spread_account_events(ads, history)
        findings += check_stated(probe, ads, history) if probe is not None else ()
    return Examined(raw, probe, conventions.codebook, ads, history, claims, tuple(_without_echoes(findings)))


def _conventions(raw: RawRecord, probe: ProbeFile | None) -> Conventions:
    """How dates and numbers are written: as the probe says, or the mapping of its sheet."""
    said: Mapping[str, Any] = probe.content if probe else {}
    mapping = raw.mapping
    return Conventions(
        codebook_of(probe),
        dates=said.get("dates") or (mapping.dates if mapping else None),
        decimals=said.get("decimals") or (mapping.decimals if mapping else None),
    )


def _expected(categories: TextColumn) -> TextColumn:
    """What the rules ask for when a sheet does not say: a harmless control is to be accepted, all else rejected."""
    return categories.replaced(lambda code: "accept" if code == CONTROL_CATEGORY else "reject")


def _zone(raw: RawRecord, probe: ProbeFile | None) -> str | None:
    zone = probe.content.get("time_zone") if probe else None
    return zone or (raw.mapping.time_zone if raw.mapping else None)


def _any_error(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    return any(severity(finding.code) == "error" for finding in findings)


def _but_for_unread(of_reading: list[Finding], of_cells: list[Finding]) -> list[Finding]:
    """The findings about cells, but for cells that could not even be read: what stands there now is not their value."""
    unread = {_address(one) for one in of_reading if one.place.cell and severity(one.code) == "error"}
    return [one for one in of_cells if _address(one) not in unread] if unread else of_cells


def _address(finding: Finding) -> tuple[str | None, ...]:
    return finding.place.file, finding.place.sheet, finding.place.cell


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """Each fault once, and of a row whose cells have shifted nothing but that."""
    ragged = {finding.place for finding in findings if finding.code in ("row_too_long", "row_too_short")}
    shifted = {(place.file, place.row) for place in ragged}
    return [
        finding
        for finding in dict.fromkeys(findings)
        if finding.place in ragged or (finding.place.file, finding.place.row) not in shifted
    ]


def _typed(raw: RawRecord, cells: Cells, sheet: Sheet, conventions: Conventions) -> tuple[TypedColumns, list[Finding]]:
    """The columns of a sheet; empty when the file could not be read, which was said already."""
    if sheet.file in raw.unread:
        return {name: TextColumn.repeated("", 0) for name in sheet.names}, []
    columns, findings = typed_sheet(cells, sheet, conventions)
    if PROBE_FILE in raw.unread:
        # The probe's own categories are in a file that could not be read: no word can be called unknown.
        findings = [finding for finding in findings if finding.code != "unknown_category"]
    return columns, findings


def _between_cells(
    raw: RawRecord, probe: ProbeFile | None, ads: TypedColumns, history: TypedColumns
) -> Iterator[Finding]:
    zone = _zone(raw, probe)
    yield from check_clock(raw.submissions, ads, SUBMISSIONS, zone)
    yield from check_clock(raw.events, history, EVENTS, zone)
    if SUBMISSIONS.file in raw.unread:
        return
    yield from check_ads(raw.submissions, ads)
    if probe is not None:
        yield from check_platforms(probe, raw.submissions, ads)
        yield from check_comparisons(probe, ads, zone)
    if EVENTS.file not in raw.unread and not raw.flat:
        yield from check_events(raw.events, ads, history)
