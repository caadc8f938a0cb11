"""A zip of a probe folder → the files of the record in it, by name.

The directory of the zip is judged first, every fault of it at once; only then
are tables and YAML unpacked, piece by piece and never more than was promised
(:mod:`bnr_toolkit.reading.workbook.container`). Captures stay packed: of what
is in ``evidence/`` the name is enough. What is in ``vault/`` is not looked at.
"""

from __future__ import annotations

import io
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.text import invisible
from bnr_toolkit.reading.workbook.container import LARGEST_ARCHIVE, MOST_PARTS, Archive
from bnr_toolkit.reading.workbook.unreadable import Unreadable

OUR_FILES = ("probe.yml", "submissions.csv", "events.csv", "claims.csv", "mapping.yml")
_TABLES = (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".xlsm", ".xls", ".ods")
UNPACKED = frozenset((*_TABLES, ".yml", ".yaml"))
EVIDENCE, VAULT = "evidence", "vault"
_LEFT_BY_SYSTEMS = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_MAC_FOLDER = "__MACOSX"
_ENCRYPTED = 0x1
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁһԛԝ\u03bf\u03bd\u0131ɡʟ‚․‐‑", "aeopcyxijsdhqwovigl,.--")
"""Cyrillic, Greek and other letters that look like Latin ones."""


def unpacked(data: bytes, file: str) -> tuple[dict[str, bytes], list[Finding]]:
    r"""The tables and YAML files in a zip, by their names below its one top folder; nothing if anything is wrong.

    A file in ``evidence/`` is listed with no bytes.

    >>> import io, zipfile
    >>> stream = io.BytesIO()
    >>> with zipfile.ZipFile(stream, "w") as archive:
    ...     archive.writestr("my-probe/submissions.csv", "id\n1\n")
    ...     archive.writestr("my-probe/evidence/a.png", "…")
    >>> unpacked(stream.getvalue(), "my-probe.zip")
    ({'submissions.csv': b'id\n1\n', 'evidence/a.png': b''}, [])
    """
    if not data:
        return {}, [found("empty_file", Place(file=file))]
    if not data.startswith(_SIGNATURES):
        return {}, [found("not_a_zip", Place(file=file))]
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    # Names may be said to be UTF-8 and not be; fields may point beyond the end.
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, IndexError, OverflowError):
        return {}, [found("not_a_zip", Place(file=file))]
    kept = {entry: _path(entry.filename) for entry in entries if not _left_by_a_system(_path(entry.filename))}
    findings = [*_entry_findings(kept, file), *_name_findings(kept, file)]
    if findings:
        return {}, findings
    names = _below_the_top({entry.filename: path for entry, path in kept.items() if not path.endswith("/")})
    if not names:
        return {}, [found("empty_file", Place(file=file))]
    return _contents(data, names, file)


def _contents(data: bytes, names: dict[str, str], file: str) -> tuple[dict[str, bytes], list[Finding]]:
    contents: dict[str, bytes] = {}
    findings: list[Finding] = []
    try:
        archive = Archive.of(data)
    except Unreadable as problem:
        return {}, [_unreadable(problem, Place(file=file))]
    for entry, name in names.items():
        folder = name.partition("/")[0].casefold() if "/" in name else ""
        if folder == EVIDENCE:
            contents[name] = b""
        elif folder != VAULT and PurePosixPath(name).suffix.casefold() in UNPACKED:
            try:
                contents[name] = b"".join(archive.chunks(entry))
            except Unreadable as problem:
                findings.append(_unreadable(problem, Place(file=file, sheet=name)))
    return ({}, findings) if findings else (contents, [])


def _unreadable(problem: Unreadable, place: Place) -> Finding:
    """What the judge of workbooks found, in the words for a zip."""
    if problem.code == "workbook_too_large":
        return found("zip_too_large", place, **dict(problem.fields))  # type: ignore[arg-type]
    return found("zip_damaged", place)


def _path(name: str) -> str:
    """Some programs on Windows write backslashes."""
    return name.replace("\\", "/")


def _left_by_a_system(path: str) -> bool:
    *folders, name = path.rstrip("/").split("/")
    return _MAC_FOLDER in (*folders, name) or name.casefold() in _LEFT_BY_SYSTEMS or name.startswith("._")


def _entry_findings(kept: dict[zipfile.ZipInfo, str], file: str) -> Iterator[Finding]:
    """What is wrong with single entries: they lead out of the folder, to somewhere else, or are locked."""
    if len(kept) > MOST_PARTS:
        yield found("zip_too_many_files", Place(file=file), count=len(kept), most=MOST_PARTS)
        return
    size = sum(entry.file_size for entry in kept)
    if size > LARGEST_ARCHIVE:
        yield found("zip_too_large", Place(file=file), megabytes=size // 1_000_000)
    for entry, path in kept.items():
        place = Place(file=file, sheet=path)
        if path.startswith("/") or PureWindowsPath(path).drive or ".." in path.split("/"):
            yield found("zip_leads_outside", Place(file=file), path)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            yield found("zip_link", place)
        if entry.flag_bits & _ENCRYPTED:
            yield found("zip_encrypted", place)
        yield from invisible(path, Place(file=file))


def _name_findings(kept: dict[zipfile.ZipInfo, str], file: str) -> Iterator[Finding]:
    """Names that are there twice, or that a person or a computer would take for another."""
    first: dict[str, str] = {}
    for path in kept.values():
        if path.endswith("/"):
            continue
        folded = unicodedata.normalize("NFC", path).casefold()
        if first.get(folded) == path:
            yield found("zip_name_twice", Place(file=file), path)
        elif folded in first:
            yield found("zip_names_alike", Place(file=file), path, other=repr(first[folded]))
        first.setdefault(folded, path)
        name = path.rpartition("/")[2]
        meant = _meant(name)
        if meant in OUR_FILES and name.casefold() != meant:
            yield found("zip_look_alike", Place(file=file), path, meant=repr(meant))


def _meant(name: str) -> str:
    """The name as a person reads it: without what cannot be seen, in Latin letters."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_LOOK_ALIKES)
    return "".join(one for one in folded if unicodedata.category(one) not in {"Cf", "Mn"} and not one.isspace())


def _below_the_top(paths: dict[str, str]) -> dict[str, str]:
    """The paths without the folder that all of them are in; zipping a folder sometimes makes two."""
    while paths and all("/" in path for path in paths.values()):
        tops = {path.partition("/")[0] for path in paths.values()}
        if len(tops) > 1 or tops & {EVIDENCE, VAULT}:
            break
        paths = {entry: path.partition("/")[2] for entry, path in paths.items()}
    return paths
