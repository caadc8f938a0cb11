"""A path or a DataFrame → the sheets of a record, whatever its shape."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.dataframe import read_dataframe
from bnr_toolkit.reading.flat import split_flat_sheet
from bnr_toolkit.reading.yaml_file import Node, read_yaml
from bnr_toolkit.schema import CLAIMS, EVENTS, SUBMISSIONS

PROBE_FILE = "probe.yml"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record as text. ``probe`` is None for a bare sheet."""

    name: str
    probe: Node | None
    submissions: Cells
    events: Cells
    claims: Cells | None = None


def find_path(path: Path) -> Path | None:
    """Where a relative path leads: from here, or from the nearest folder above that has it.

    A notebook in ``notebooks/`` and a terminal at the top of the clone may both
    say ``data/my-probe``. None when it is nowhere.
    """
    if path.is_absolute():
        return path if path.exists() else None
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / path).exists():
            return folder / path
    return None


def read(source: Any) -> tuple[RawRecord | None, list[Finding]]:
    """The record at a path (a probe folder or one CSV file) or in a DataFrame, as text."""
    if not isinstance(source, str | Path):
        cells = read_dataframe(source)
        return _flat_record("dataframe", cells, [])
    path = find_path(Path(source))
    if path is None:
        return None, [_no_such_path(Path(source))]
    if path.is_dir():
        return _read_folder(path)
    if path.suffix.casefold() != ".csv":
        return None, [found("unknown_format", Place(file=path.name), path.suffix)]
    cells, findings = _read_sheet(path)
    return _flat_record(path.stem, cells, findings)


def _read_folder(folder: Path) -> tuple[RawRecord | None, list[Finding]]:
    present = [item.name for item in sorted(folder.iterdir())]
    findings = [
        found("file_missing", Place(file=folder.name), name, choices=present)
        for name in (SUBMISSIONS.file, EVENTS.file)
        if name not in present
    ]
    if PROBE_FILE not in present:
        findings.append(found("probe_file_missing", Place(file=folder.name), PROBE_FILE, choices=present))
    tree = None
    if PROBE_FILE in present:
        tree, problems = read_yaml(_bytes(folder / PROBE_FILE), PROBE_FILE)
        findings += problems
    sheets = {}
    for sheet in (SUBMISSIONS, EVENTS, CLAIMS):
        if sheet.file in present:
            sheets[sheet.file], problems = _read_sheet(folder / sheet.file)
            findings += problems
    if SUBMISSIONS.file not in sheets or EVENTS.file not in sheets:
        return None, findings
    record = RawRecord(
        folder.resolve().name, tree, sheets[SUBMISSIONS.file], sheets[EVENTS.file], sheets.get(CLAIMS.file)
    )
    return record, findings


def _flat_record(name: str, cells: Cells, findings: list[Finding]) -> tuple[RawRecord | None, list[Finding]]:
    if findings and not cells.columns:
        return None, findings
    submissions, events, problems = split_flat_sheet(cells)
    return RawRecord(name, None, submissions, events), [*findings, *problems]


def _read_sheet(path: Path) -> tuple[Cells, list[Finding]]:
    return read_csv(_bytes(path), path.name)


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _no_such_path(path: Path) -> Finding:
    folder = find_path(path.parent) or Path.cwd()
    siblings = [item.name for item in folder.iterdir()] if folder.is_dir() else []
    finding = found("path_missing", Place(file=str(path)), path.name, choices=siblings)
    if finding.suggestion:
        suggestion = str(path.parent / finding.suggestion)
        return Finding(finding.code, finding.place, finding.value, suggestion)
    return Finding(finding.code, finding.place, finding.value)
