"""Records, phrases and notebooks that travel to a worker which shares no disk with us."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAPPING = "mapping.yml"
"""What lies beside a table and says what its columns mean."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A folder with the files at its top; or one file of the parcel's own name, with what says how to read it.

    ``typed`` is what it was called by whoever asked, where that is another name.
    """

    name: str
    files: tuple[tuple[str, bytes], ...]
    is_folder: bool
    typed: str | None = None

    @property
    def digest(self) -> str:
        """What tells two parcels apart."""
        state = hashlib.sha256(f"{self.name}\0{self.is_folder}".encode())
        for name, data in self.files:
            state.update(f"{name}\0{len(data)}\0".encode())
            state.update(data)
        return state.hexdigest()


def packed(path: Path) -> Parcel:
    """A file, or the files at the top of a folder: what lies deeper, such as a vault, does not travel.

    Raises OSError when it cannot be read.
    """
    if not path.is_dir():
        together = (path, path.parent / MAPPING) if (path.parent / MAPPING).is_file() else (path,)
        return Parcel(path.name, tuple((file.name, file.read_bytes()) for file in together), is_folder=False)
    files = tuple((file.name, file.read_bytes()) for file in sorted(path.iterdir()) if file.is_file())
    return Parcel(path.resolve().name, files, is_folder=True)


class _OfThread(threading.local):
    place: Path | None = None


_own = _OfThread()


@contextlib.contextmanager
def room(within: Path | None = None) -> Iterator[Path]:
    """A folder to unpack in, which is gone when the block is left: a record is on a worker's disk while it is needed.

    ``within`` is the folder of a nursery, which goes with it also when this
    worker is killed. The room has the same name every time, so that a record
    that comes again is known by its path.
    """
    if within is None and _own.place is None:
        _own.place = Path(tempfile.mkdtemp(prefix="bnr-parcels-")) / "parcels"
    place = within / "parcels" if within is not None else _own.place
    assert place is not None, "there is a folder of this thread"
    place.mkdir(mode=0o700, parents=True)
    try:
        yield place
    finally:
        shutil.rmtree(place if within is not None else place.parent, ignore_errors=True)


def unpacked(parcel: Parcel, place: Path) -> Path:
    """Where a parcel lies in this folder; one that was asked for before is not unpacked again."""
    target = place / parcel.digest[:32] / (parcel.name if parcel.is_folder else f"file/{parcel.name}")
    if not target.exists():
        folder = target if parcel.is_folder else target.parent
        folder.mkdir(parents=True)
        for name, data in parcel.files:
            (folder / Path(name).name).write_bytes(data)
    return target
