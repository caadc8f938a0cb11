"""What made a report → a key; and whether the report that stands there was made of the same.

The pages themselves are the cache: beside them, in the user's cache folder, it
is written down of what they were made and which bytes they have. A report is
unchanged when its key is the same and every file still holds those bytes. The
key is of bytes on disk, so nothing is opened, imported or run to find out.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from bnr_toolkit.files import shipped, write_atomically
from bnr_toolkit.report.schemas import PageParameters

FOLDER_VARIABLE = "BNR_CACHE"
MOST_ENTRIES = 20_000
PACKAGE = Path(__file__).parent.parent
_CAPTURES = frozenset({"evidence", "vault"})
"""Folders of a record in which only names and sizes matter here: their files are held by digests of their own."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Where it is written down what reports were made of."""

    folder: Path

    @classmethod
    def of_user(cls) -> Cache:
        """The cache of whoever runs this; ``BNR_CACHE`` names another folder."""
        named = os.environ.get(FOLDER_VARIABLE)
        return cls(Path(named) if named else platformdirs.user_cache_path("bnr-toolkit") / "reports")

    def unchanged(self, made_of: MadeOf) -> tuple[Path, ...] | None:
        """The files of this report when they are as a run would make them again; None when it has to run."""
        try:
            entry = json.loads(self._file(made_of).read_text(encoding="utf-8"))
            files = {Path(name): str(digest) for name, digest in entry["files"].items()}
            key = entry["key"]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        if not files or key != made_of.key or any(_digest(path) != digest for path, digest in files.items()):
            return None
        return tuple(path.relative_to(Path.cwd()) if entry.get("here") else path for path in files)

    def numbers(self, made_of: MadeOf) -> dict[str, int] | None:
        """The totals that were written down with this report."""
        try:
            numbers = json.loads(self._file(made_of).read_text(encoding="utf-8"))["numbers"]
            return None if numbers is None else {str(name): int(value) for name, value in numbers.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, made_of: MadeOf, contents: Mapping[Path, bytes], numbers: Mapping[str, int] | None = None) -> None:
        """Write down that these files were made of that; a cache that cannot be written is none."""
        files = {str(path.resolve()): hashlib.sha256(data).hexdigest() for path, data in contents.items()}
        here = all(not path.is_absolute() for path in contents)
        entry = {"key": made_of.key, "here": here, "files": files, "numbers": numbers}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file(made_of), json.dumps(entry).encode("utf-8"))
            self._prune()
        except OSError:
            return

    def _file(self, made_of: MadeOf) -> Path:
        return self.folder / f"{made_of.place[:40]}.json"

    def _prune(self) -> None:
        entries = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in entries[:-MOST_ENTRIES]:
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class MadeOf:
    """``place`` says which report this is, by a digest of what was asked and where; ``key`` of what it is made."""

    place: str
    key: str


def made_of(asked: Sequence[PageParameters], output: Path | None, notebook: Path, formats: Iterable[str]) -> MadeOf:
    """What these pages, which are made together, are made of.

    Notebook, parameters, audience, formats, the record's files, the newsroom's
    phrases, every file of this package, and the versions of Python and of every
    library that is installed.
    """
    parameters = [one.model_dump(mode="json") for one in asked]
    where = str((output or Path()).resolve())
    place = _digest_of([where, output is None, parameters, sorted(formats)])
    paths = dict.fromkeys(Path(path) for one in asked for path in _paths(one))
    records = [item for path in paths for item in _record(_found(path))]
    key = _digest_of([place, _digest(notebook), notebook.name, environment(), package_digest(), records])
    return MadeOf(place, key)


@cache
def package_digest() -> str:
    """The digest of every file of this package, in this process: the same for a clone and for a wheel made of it.

    Of the notebooks, which lie outside the package in a clone, that of the report is among them.
    """
    own = [listed for listed in _files(PACKAGE) if not listed[0].startswith("notebooks/")]
    return _digest_of([own, _digest(shipped("notebooks/report.ipynb"))])


def environment() -> list[str]:
    """Python itself and every library it can import, each with its version."""
    installed = {
        entry
        for folder in sys.path
        if folder and os.path.isdir(folder)  # noqa: PTH112 - a path of Python's own, which may be a zip
        for entry in os.listdir(folder)  # noqa: PTH208 - only names are wanted
        if entry.endswith((".dist-info", ".egg-info"))
    }
    return [platform.python_implementation(), sys.version, sys.platform, *sorted(installed)]


def _paths(parameters: PageParameters) -> Iterator[str]:
    """The parameters that name something on disk."""
    values = parameters.model_dump()
    for name in (*parameters.records, "wording"):
        if values.get(name) is not None:
            yield str(values[name])


def _found(path: Path) -> Path:
    """A record's path is looked up from here and then in the folders above, as it is when it is opened."""
    if path.is_absolute() or path.exists():
        return path
    return next((folder / path for folder in Path.cwd().parents if (folder / path).exists()), path)


def _record(path: Path) -> Iterator[list[str]]:
    if path.is_dir():
        yield from _files(path)
    else:
        yield [path.name, _digest(path)]
        # What says how a table is to be read stands beside it.
        yield ["mapping.yml", _digest(path.parent / "mapping.yml")]


def _files(folder: Path) -> Iterator[list[str]]:
    """Every file under a folder, in a fixed order, with its digest."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        here = Path(root)
        captures = bool(_CAPTURES & set(here.relative_to(folder).parts))
        for name in sorted(names):
            path = here / name
            said = str(path.stat().st_size) if captures else _digest(path)
            yield [path.relative_to(folder).as_posix(), said]


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _digest_of(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def notebook_of(parameters: PageParameters, own: Path | None) -> Path:
    """The notebook that makes the page of these parameters."""
    from bnr_toolkit.report.pages import kind_of

    return own or shipped(kind_of(parameters).notebook)
