"""``bnr log``: one more event in a history, so that nobody edits it by hand."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.evidence import keep_evidence
from bnr_toolkit.files import locked, write_atomically
from bnr_toolkit.ledger.opening import checked
from bnr_toolkit.ledger.writing import rows_bytes
from bnr_toolkit.reading import find_path, read
from bnr_toolkit.schema import EVENTS, UNKNOWN


def log_event(
    folder: Path,
    submission: str,
    event_type: str,
    *,
    at: str = UNKNOWN,
    trigger: str = UNKNOWN,
    recorded_by: str = UNKNOWN,
    evidence: Path | None = None,
) -> int:
    """Append one event to a probe's history and return its step.

    The whole record is checked with the new row in it before anything is kept:
    a row that would make the record unsound is refused, and the file is as it
    was. Two people logging at once wait for each other.
    """
    place = find_path(folder)
    if place is None or not place.is_dir():
        refuse([found("not_a_probe_folder", Place(file=str(folder)))])
        raise AssertionError("refused above")
    with locked(place):
        return _append(place, submission, event_type, at, trigger, recorded_by, evidence)


def _append(
    folder: Path,
    submission: str,
    event_type: str,
    at: str,
    trigger: str,
    recorded_by: str,
    evidence: Path | None,
) -> int:
    _, findings = checked(folder)
    refuse(findings)
    raw, _ = read(folder)
    assert raw is not None, "checked above"
    known = [identifier.strip() for identifier in raw.submissions.columns["id"]]
    problems = []
    if submission not in known:
        problems.append(found("unknown_submission", Place(parameter="ID"), submission, choices=known[:50]))
    choices = EVENTS.column("type").choices
    if event_type not in choices:
        problems.append(found("not_one_of", Place(parameter="TYPE"), event_type, choices=choices))
    if evidence is not None and not evidence.is_file():
        problems.append(found("path_missing", Place(file=str(evidence))))
    refuse(problems)

    steps = [
        int(step)
        for identifier, step in zip(raw.events.columns["submission"], raw.events.columns["step"], strict=True)
        if identifier.strip() == submission
    ]
    step = max(steps, default=0) + 1
    row = {
        "submission": submission,
        "step": str(step),
        "type": event_type,
        "observed_from": at,
        "observed_to": at,
        "trigger": trigger,
        "coding": "source",
        "evidence": keep_evidence(folder, evidence) if evidence is not None else "",
        "recorded_by": recorded_by,
    }
    path = folder / EVENTS.file
    before = path.read_bytes()
    write_atomically(path, _with_row(before, row))
    try:
        _, findings = checked(folder)
        refuse(findings)
    except BaseException:
        write_atomically(path, before)
        raise
    return step


def _with_row(before: bytes, row: dict[str, str]) -> bytes:
    """The file with one more row; columns that the file lacks are added at its right."""
    text = before.decode("utf-8-sig")
    records = [record for record in csv.reader(io.StringIO(text, newline=""), strict=True) if record]
    header = [name.strip() for name in records[0]]
    added = [name for name in EVENTS.names if name in row and row[name] and name not in header]
    if added:
        records = [header + added, *([*record, *("" for _ in added)] for record in records[1:])]
        return rows_bytes([*records, [row.get(name, "") for name in records[0]]])
    line = rows_bytes([[row.get(name, "") for name in header]])
    end = b"" if before.endswith(b"\n") else b"\n"
    return before + end + line
