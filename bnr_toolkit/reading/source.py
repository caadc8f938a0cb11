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
    """A record as text. ``probe`` is None for a bare sheet.

    ``unread`` names the files that are missing or could not be read, so that
    nobody asks what is in them. ``flat``: the events were made from the rows of
    one sheet, so they are sound by construction.
    """

    name: str
    probe: Node | None
    submissions: Cells
    events: Cells
    claims: Cells | None = None
    unread: frozenset[str] = frozenset()
    flat: bool = False


def find_path(path: Path) -> Path | None:
    """Where a relative path leads: from here, or from the nearest folder above that has it.

    A notebook in ``notebooks/`` and a terminal at the top of the clone may both
    say ``data/my-probe``. None when it is nowhere.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        # An absolute path stands for itself, whatever it is joined to.
        if _exists(folder / path):
            return folder / path
    return None


def read(source: Any) -> tuple[RawRecord | None, list[Finding]]:
    """The record at a path (a probe folder or one CSV file) or in a DataFrame, as text."""
    if not isinstance(source, str | Path):
        cells, findings = read_dataframe(source)
        return _flat_record("dataframe", cells, findings)
    # An empty text would be the current folder: whoever left a name out did not ask for that.
    path = find_path(Path(source)) if source != "" else None
    if path is None:
        return None, [_no_such_path(source)]
    if path.is_dir():
        return _read_folder(path)
    if path.suffix.casefold() != ".csv":
        return None, [found("unknown_format", Place(file=path.name), path.suffix)]
    cells, findings = _read_sheet(path)
    return _flat_record(path.stem, cells, findings)


def _read_folder(folder: Path) -> tuple[RawRecord | None, list[Finding]]:
    try:
        present = [item.name for item in sorted(folder.iterdir())]
    except OSError as problem:
        return None, [_cannot_read(folder, problem)]
    findings = [
        found("file_missing", Place(file=folder.name), name, choices=present)
        for name in (SUBMISSIONS.file, EVENTS.file)
        if name not in present
    ]
    unread = {finding.value for finding in findings}
    tree = None
    if PROBE_FILE in present:
        data, problems = _bytes(folder / PROBE_FILE)
        if not problems:
            tree, problems = read_yaml(data, PROBE_FILE)
        findings += problems
        unread |= {PROBE_FILE} if tree is None else set()
    else:
        findings.append(found("probe_file_missing", Place(file=folder.name), PROBE_FILE, choices=present))
    sheets: dict[str, Cells] = {}
    for sheet in (SUBMISSIONS, EVENTS, CLAIMS):
        if sheet.file in present:
            sheets[sheet.file], problems = _read_sheet(folder / sheet.file)
            findings += problems
            unread |= {sheet.file} if not sheets[sheet.file].columns else set()
    record = RawRecord(
        folder.resolve().name,
        tree,
        sheets.get(SUBMISSIONS.file, Cells(SUBMISSIONS.file, {}, (), {})),
        sheets.get(EVENTS.file, Cells(EVENTS.file, {}, (), {})),
        sheets.get(CLAIMS.file),
        frozenset(name for name in unread if name is not None),
    )
    return record, findings


def _flat_record(name: str, cells: Cells, findings: list[Finding]) -> tuple[RawRecord | None, list[Finding]]:
    if findings and not cells.columns:
        return None, findings
    submissions, events, problems = split_flat_sheet(cells)
    findings = [*findings, *problems]
    if not submissions.columns:
        return None, findings
    return RawRecord(name, None, submissions, events, flat=True), findings


def _read_sheet(path: Path) -> tuple[Cells, list[Finding]]:
    data, problems = _bytes(path)
    if problems:
        return Cells(path.name, {}, (), {}), problems
    return read_csv(data, path.name)


def _bytes(path: Path) -> tuple[bytes, list[Finding]]:
    try:
        return path.read_bytes(), []
    except OSError as problem:
        return b"", [_cannot_read(path, problem)]


def _cannot_read(path: Path, problem: OSError) -> Finding:
    return found("cannot_read", Place(file=path.name), problem=problem.strerror or type(problem).__name__)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _no_such_path(source: str | Path) -> Finding:
    if source == "":
        return found("path_missing", Place(parameter="PATH"))
    path = Path(source)
    folder = find_path(path.parent) or Path.cwd()
    try:
        siblings = [item.name for item in folder.iterdir()]
    except OSError:
        siblings = []
    finding = found("path_missing", Place(file=str(path)), path.name, choices=sorted(siblings))
    suggestion = str(path.parent / finding.suggestion) if finding.suggestion else None
    # The other names in that folder served the suggestion; a message does not list them.
    return Finding(finding.code, finding.place, finding.value, suggestion)
