"""Records, phrases and notebooks that travel to a worker which shares no disk with us."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MAPPING = "mapping.yml"
"""What lies beside a table and says what its columns mean."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A folder with the files at its top; or one file of the parcel's own name, with what says how to read it."""

    name: str
    files: tuple[tuple[str, bytes], ...]
    is_folder: bool

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


def unpacked(parcel: Parcel, room: Path | None = None) -> Path:
    """Where a parcel lies on this machine; one that came before is not unpacked again.

    In the folder ``room``, for as long as that is there; without one, in a
    folder that is taken away when this process comes to its end.
    """
    room = room or _room()
    place = room / parcel.digest[:32]
    target = place / parcel.name if parcel.is_folder else place / "file" / parcel.name
    if not target.exists():
        staging = Path(tempfile.mkdtemp(dir=room))
        folder = staging / (parcel.name if parcel.is_folder else "file")
        folder.mkdir()
        for name, data in parcel.files:
            (folder / Path(name).name).write_bytes(data)
        try:
            staging.rename(place)
        except OSError:
            # Another thread was first.
            shutil.rmtree(staging, ignore_errors=True)
    return target


@cache
def _room() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="bnr-parcels-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
