"""``bnr log``: one more event in a history, so that nobody edits it by hand."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bnr_toolkit.errors import Finding, Place, found, refuse
from bnr_toolkit.evidence import evidence_file, evidence_name
from bnr_toolkit.files import ChangedMeanwhile, locked, write_together
from bnr_toolkit.ledger.events_file import not_added_to, with_row
from bnr_toolkit.ledger.opening import checked
from bnr_toolkit.reading import Cells, RawRecord, read
from bnr_toolkit.reading.formats import is_table
from bnr_toolkit.reading.text import invisible
from bnr_toolkit.reading.times import is_time
from bnr_toolkit.schema import EVENTS, UNKNOWN

_LOCKS = (".~lock.{}#", "~${}")
"""What LibreOffice and Excel put beside a file that is open in them."""


@dataclass(frozen=True, slots=True)
class _Event:
    """What is to be logged."""

    submission: str
    type: str
    at: str
    trigger: str
    recorded_by: str
    evidence: Path | None


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
    written. Two people logging at once wait for each other; what a spreadsheet
    program saves in the same moment is not overwritten but refused.
    """
    # Only the folder at this very path: reading looks in the folders above too, but what is
    # written there may be another's record.
    place = Path.cwd() / folder
    if not _is_folder(place):
        refuse([found("not_a_probe_folder", Place(file=str(folder)))])
    event = _Event(submission, event_type, at, trigger, recorded_by, evidence)
    try:
        with locked(place):
            return _append(place, event)
    except ChangedMeanwhile as problem:
        refuse([found("changed_meanwhile", Place(file=Path(problem.filename).name))])
        raise
    except OSError as problem:
        said = "another is writing here" if isinstance(problem, TimeoutError) else problem.strerror
        refuse([found("cannot_write", Place(file=place.name), problem=said or type(problem).__name__)])
        raise


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # a name that no folder can have


def _append(folder: Path, event: _Event) -> int:
    _, findings = checked(folder)
    refuse([*findings, *_open_elsewhere(folder)])
    with _snapshot(folder) as copy:
        raw, findings = read(copy)
        refuse(findings)
        assert raw is not None, "a record without faults can be read"
        if raw.flat or EVENTS.file in raw.unread:
            refuse([found("not_a_probe_folder", Place(file=folder.name))])
        before = (copy / raw.events.file).read_bytes()
        refuse([*not_added_to(raw.events, before), *_wrong(raw, event)])
        step = _next_step(raw, event.submission)
        contents, name = _evidence(folder, event.evidence)
        after = with_row(before, _row(event, step, name))
        # The record as it would be, in the copy: nobody ever reads a row that is then taken back.
        (copy / EVENTS.file).write_bytes(after)
        _, findings = checked(copy)
        refuse(findings)
    path = folder / EVENTS.file
    write_together({**contents, path: after}, base={path: hashlib.sha256(before).hexdigest()})
    return step


@contextmanager
def _snapshot(folder: Path) -> Iterator[Path]:
    """A copy of the record's files, each read once: whatever happens to them after this, we know what we added to."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / (folder.resolve().name or "probe")
        copy.mkdir()
        for file in folder.iterdir():
            if file.is_file() and (is_table(file.name) or file.suffix == ".yml"):
                (copy / file.name).write_bytes(file.read_bytes())
        yield copy


def _open_elsewhere(folder: Path) -> Iterator[Finding]:
    for form in _LOCKS:
        lock = form.format(EVENTS.file)
        if (folder / lock).exists():
            yield found("open_elsewhere", Place(file=EVENTS.file), lock=lock)


def _wrong(raw: RawRecord, event: _Event) -> list[Finding]:
    """Every argument that is wrong, at once."""
    known = [identifier.strip() for identifier in raw.submissions.columns["id"]]
    problems = []
    if event.submission not in known:
        place = Place(parameter="ID")
        problems.append(found("unknown_submission", place, event.submission, choices=known[:50], are_ids=True))
    choices = EVENTS.column("type").choices
    if event.type not in choices:
        problems.append(found("not_one_of", Place(parameter="TYPE"), event.type, choices=choices))
    if event.evidence is not None and not event.evidence.is_file():
        problems.append(found("path_missing", Place(file=str(event.evidence))))
    triggers = EVENTS.column("trigger").choices
    if event.trigger not in triggers:
        problems.append(found("not_one_of", Place(parameter="trigger"), event.trigger, choices=triggers))
    if event.at != UNKNOWN and not is_time(event.at):
        problems.append(found("not_a_time", Place(parameter="at"), event.at))
    return [*problems, *invisible(event.recorded_by, Place(parameter="recorded_by"))]


def _row(event: _Event, step: int, evidence: str) -> dict[str, str]:
    return {
        "submission": event.submission,
        "step": str(step),
        "type": event.type,
        "observed_from": event.at,
        "observed_to": event.at,
        "trigger": event.trigger,
        "coding": "source",
        "evidence": evidence,
        "recorded_by": event.recorded_by,
    }


def _evidence(folder: Path, capture: Path | None) -> tuple[dict[Path, bytes], str]:
    """The capture as a file to be written with the row, and its name; nothing to write when it is kept already."""
    if capture is None:
        return {}, ""
    data = capture.read_bytes()
    target = evidence_file(folder, capture, data)
    return {} if target.exists() else {target: data}, evidence_name(data)


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
