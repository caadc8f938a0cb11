"""A folder of files, on the disk or in a zip: names, bytes on demand, and a note of what was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.provenance import SourceFile, digest_of_bytes
from bnr_toolkit.reading.archive import unpacked
from bnr_toolkit.reading.cells import Cells


@dataclass(frozen=True)
class Folder:
    """The files at the top of a folder. ``inside`` names the zip it was unpacked from."""

    name: str
    files: Mapping[str, Callable[[], bytes]]
    inside: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, in alphabetical order."""
        return tuple(sorted(self.files))

    def named(self, stem: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        """The files of this name, in any case, with one of these endings: ``submissions`` with ``.csv``."""
        return tuple(
            name
            for name in self.names
            if PurePath(name).stem.casefold() == stem and PurePath(name).suffix.casefold() in suffixes
        )

    def read(self, name: str) -> tuple[bytes, list[Finding]]:
        """The bytes of one file, or why it cannot be read."""
        try:
            return self.files[name](), []
        except OSError as problem:
            return b"", [cannot_read(name, problem)]


@dataclass
class Reading:
    """What has been found so far, and which files were read for it."""

    findings: list[Finding] = field(default_factory=list)
    sources: list[SourceFile] = field(default_factory=list)

    def note(self, name: str, data: bytes, cells: Cells | None = None) -> None:
        """Remember a file, and what was detected about it."""
        how = dict(cells.detected) if cells is not None else {}
        if cells is not None and cells.sheet is not None:
            how["sheet"] = cells.sheet
        self.sources.append(SourceFile(name, digest_of_bytes(data), tuple(how.items())))


def on_disk(path: Path) -> tuple[Folder | None, list[Finding]]:
    """The folder at this path."""
    try:
        files = {item.name: item.read_bytes for item in path.iterdir()}
    except OSError as problem:
        return None, [cannot_read(path.name, problem)]
    return Folder(path.resolve().name, files), []


def in_zip(data: bytes, file: str) -> tuple[Folder | None, list[Finding]]:
    """The folder in a zip; refused before it is unpacked when it is a trap."""
    contents, findings = unpacked(data, file)
    if not contents and findings:
        return None, findings
    files = {name: _giving(inner) for name, inner in contents.items() if "/" not in name}
    return Folder(PurePath(file).stem, files, inside=file), findings


def _giving(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def cannot_read(name: str, problem: OSError) -> Finding:
    """A file or folder that the system does not let us read."""
    return found("cannot_read", Place(file=name), problem=problem.strerror or type(problem).__name__)
