"""The archive that an XLSX or ODS file is: judged by its directory before a byte of it is unpacked.

What a directory promises may be a lie; :meth:`Archive.chunks` therefore never
unpacks more than was promised, and compares the checksum at the end.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

LARGEST_ARCHIVE = 2_000_000_000
"""Bytes of all parts together: a sheet of 1,048,576 rows and twenty columns has about half of that."""
LARGEST_PART_IN_MEMORY = 64_000_000
"""Bytes of a part that is read as a whole, such as the styles."""
HIGHEST_RATIO = 100
"""Sheets of real tables shrink ten to forty times; a bomb some hundreds of times."""
SMALLEST_BOMB = 20_000_000
MOST_PARTS = 10_000
_CHUNK = 1 << 19
_HEADER = 30
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Archive:
    """A zip file whose directory was found to be sound. ``names`` are its parts."""

    _zip: zipfile.ZipFile
    names: frozenset[str]

    @classmethod
    def of(cls, data: bytes) -> Archive:
        """The archive in these bytes; raises :class:`Unreadable` for what is damaged, encrypted or a bomb."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as problem:
            raise damaged("the directory of its parts is missing or broken") from problem
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_ARCHIVE:
            raise _too_large(sum(entry.file_size for entry in entries))
        end = 0
        for entry in sorted(entries, key=lambda one: one.header_offset):
            _check(entry)
            if entry.header_offset < end:
                raise damaged("parts of it overlap")
            end = entry.header_offset + _HEADER + len(entry.orig_filename.encode()) + entry.compress_size
        names = [entry.filename for entry in entries]
        if end > len(data) or len({name.casefold() for name in names}) < len(names):
            raise damaged("parts of it overlap or have the same name")
        return cls(archive, frozenset(names))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, unpacked piece by piece; raises :class:`Unreadable`."""
        try:
            with self._zip.open(name) as part:
                while piece := part.read(_CHUNK):
                    yield piece
        except KeyError as problem:
            raise damaged(f"{name} is missing") from problem
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as problem:
            raise damaged(f"{name} cannot be unpacked") from problem

    def read(self, name: str) -> bytes:
        """A small part as a whole."""
        if name in self.names and self._zip.getinfo(name).file_size > LARGEST_PART_IN_MEMORY:
            raise _too_large(self._zip.getinfo(name).file_size)
        return b"".join(self.chunks(name))


def _check(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable("workbook_encrypted")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise damaged("it is packed in an unusual way")
    if entry.compress_type == zipfile.ZIP_STORED and entry.compress_size != entry.file_size:
        raise damaged("the sizes in its directory are wrong")
    if entry.file_size > SMALLEST_BOMB and entry.file_size > HIGHEST_RATIO * entry.compress_size:
        raise _too_large(entry.file_size)


def _too_large(size: int) -> Unreadable:
    return Unreadable("workbook_too_large", megabytes=size // 1_000_000)
