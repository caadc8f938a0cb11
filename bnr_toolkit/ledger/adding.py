"""``bnr log``: one more event in a history, so that nobody edits it by hand."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bnr_toolkit.errors import Place, found, refuse
from bnr_toolkit.evidence import evidence_name, keep_evidence
from bnr_toolkit.files import locked, write_atomically
from bnr_toolkit.ledger.opening import checked
from bnr_toolkit.ledger.writing import rows_bytes
from bnr_toolkit.reading import Cells, RawRecord, read
from bnr_toolkit.reading.csv_file import csv_rows
from bnr_toolkit.reading.source import PROBE_FILE
from bnr_toolkit.reading.text import invisible
from bnr_toolkit.reading.times import is_time
from bnr_toolkit.schema import EVENTS, SUBMISSIONS, UNKNOWN


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
    a row that would make the record unsound is refused, and nothing was
    written. Two people logging at once wait for each other.
    """
    # Only the folder at this very path: reading looks in the folders above too, but what is
    # written there may be another's record.
    place = Path.cwd() / folder
    if not _is_folder(place):
        refuse([found("not_a_probe_folder", Place(file=str(folder)))])
    try:
        with locked(place):
            return _append(place, submission, event_type, at, trigger, recorded_by, evidence)
    except OSError as problem:
        said = "another is writing here" if isinstance(problem, TimeoutError) else problem.strerror
        refuse([found("cannot_write", Place(file=place.name), problem=said or type(problem).__name__)])
        raise


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # a name that no folder can have


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
        place = Place(parameter="ID")
        problems.append(found("unknown_submission", place, submission, choices=known[:50], are_ids=True))
    choices = EVENTS.column("type").choices
    if event_type not in choices:
        problems.append(found("not_one_of", Place(parameter="TYPE"), event_type, choices=choices))
    if evidence is not None and not evidence.is_file():
        problems.append(found("path_missing", Place(file=str(evidence))))
    triggers = EVENTS.column("trigger").choices
    if trigger not in triggers:
        problems.append(found("not_one_of", Place(parameter="trigger"), trigger, choices=triggers))
    if at != UNKNOWN and not is_time(at):
        problems.append(found("not_a_time", Place(parameter="at"), at))
    problems += invisible(recorded_by, Place(parameter="recorded_by"))
    refuse(problems)

    step = _next_step(raw, submission)
    row = {
        "submission": submission,
        "step": str(step),
        "type": event_type,
        "observed_from": at,
        "observed_to": at,
        "trigger": trigger,
        "coding": "source",
        "evidence": evidence_name(evidence.read_bytes()) if evidence is not None else "",
        "recorded_by": recorded_by,
    }
    path = folder / EVENTS.file
    after = _with_row(path.read_bytes(), row)
    _refuse_if_unsound(folder, after)
    if evidence is not None:
        keep_evidence(folder, evidence)
    write_atomically(path, after)
    return step


def _next_step(raw: RawRecord, submission: str) -> int:
    """One more than the last step of the ad, or of its account when something happened to that."""
    ads = zip(raw.submissions.columns["id"], _cells(raw.submissions, "account"), strict=True)
    account = next((account.strip() for identifier, account in ads if identifier.strip() == submission), "")
    events = zip(
        _cells(raw.events, "submission"), _cells(raw.events, "account"), raw.events.columns["step"], strict=True
    )
    steps = [
        int(step)
        for identifier, struck, step in events
        if identifier.strip() == submission or (account and struck.strip() == account)
    ]
    return max(steps, default=0) + 1


def _cells(sheet: Cells, name: str) -> Sequence[str]:
    return sheet.columns.get(name) or [""] * len(sheet)


def _refuse_if_unsound(folder: Path, events: bytes) -> None:
    """Check the record as it would be, in a copy: nobody ever reads a row that is then taken back."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for file in (PROBE_FILE, SUBMISSIONS.file):
            if (folder / file).exists():
                (copy / file).write_bytes((folder / file).read_bytes())
        (copy / EVENTS.file).write_bytes(events)
        _, findings = checked(copy)
    refuse(findings)


def _with_row(before: bytes, row: dict[str, str]) -> bytes:
    """The file with one more row; columns that the file lacks are added at its right."""
    records = [record for _, record in csv_rows(before.decode("utf-8-sig"))]
    header = [name.strip() for name in records[0]]
    added = [name for name in EVENTS.names if name in row and row[name] and name not in header]
    if added:
        records = [header + added, *([*record, *("" for _ in added)] for record in records[1:])]
        return rows_bytes([*records, [row.get(name, "") for name in records[0]]])
    line = rows_bytes([[row.get(name, "") for name in header]])
    end = b"" if before.endswith(b"\n") else b"\n"
    return before + end + line
