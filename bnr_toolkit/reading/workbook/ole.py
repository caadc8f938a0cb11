"""The container of an XLS file, and of an encrypted XLSX file: a small file system of named streams."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from bnr_toolkit.reading.workbook.unreadable import damaged

_LAST_SECTOR = 0xFFFFFFFA
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_LISTED_IN_HEADER = 109


@dataclass(frozen=True)
class Container:
    """The streams by name; ``storages`` names the folders. Names are in lower case."""

    data: bytes
    streams: Mapping[str, tuple[int, int]]
    storages: frozenset[str]
    _sector: int
    _table: array[int]
    _small_table: array[int]
    _small: bytes
    _smallest: int

    @classmethod
    def of(cls, data: bytes) -> Container:
        """The container in these bytes; raises :class:`Unreadable`."""
        if len(data) < 512:
            raise damaged("it is broken off")
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        count, directory = struct.unpack_from("<II", data, 44)
        smallest, small_start = struct.unpack_from("<II", data, 56)
        if shift not in {9, 12} or small_shift != 6:
            raise damaged("its sectors have an unusual size")
        sector = 1 << shift
        listed = _sectors_of_table(data, sector, count)
        table = array("I", b"".join(_at(data, sector, one) for one in listed))
        entries = _chain(data, sector, table, directory)
        streams: dict[str, tuple[int, int]] = {}
        storages: set[str] = set()
        root = (0, 0)
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            start, size = struct.unpack_from("<II", entries, at + 116)
            name = entries[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace").casefold()
            if kind == _STREAM:
                streams.setdefault(name, (start, size))
            elif kind == _ROOT:
                root = (start, size)
            elif kind:
                storages.add(name)
        small = _chain(data, sector, table, root[0])[: root[1]] if root[1] else b""
        small_table = array("I", _chain(data, sector, table, small_start))
        return cls(data, streams, frozenset(storages), sector, table, small_table, small, smallest)

    def read(self, name: str) -> bytes:
        """A stream as a whole; raises :class:`Unreadable`."""
        start, size = self.streams[name]
        if size > len(self.data):
            raise damaged("it is broken off")
        if size >= self._smallest:
            return _chain(self.data, self._sector, self._table, start)[:size]
        pieces: list[bytes] = []
        while start < _LAST_SECTOR and len(pieces) * 64 < size:
            if start >= len(self._small_table):
                raise damaged("its list of sectors is broken")
            pieces.append(self._small[start * 64 : start * 64 + 64])
            start = self._small_table[start]
        return b"".join(pieces)[:size]


def _at(data: bytes, sector: int, number: int) -> bytes:
    piece = data[(number + 1) * sector : (number + 2) * sector]
    if number >= _LAST_SECTOR or not piece:
        raise damaged("it is broken off")
    return piece.ljust(sector, b"\x00")


def _sectors_of_table(data: bytes, sector: int, count: int) -> list[int]:
    if count > len(data) // sector + 1:
        raise damaged("its list of sectors is broken")
    listed = list(struct.unpack_from(f"<{_LISTED_IN_HEADER}I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    while len(listed) < count and following < _LAST_SECTOR:
        *more, following = struct.unpack(f"<{sector // 4}I", _at(data, sector, following))
        listed += more
    if len(listed) < count:
        raise damaged("its list of sectors is broken")
    return listed[:count]


def _chain(data: bytes, sector: int, table: array[int], start: int) -> bytes:
    pieces: list[bytes] = []
    while start < _LAST_SECTOR:
        if start >= len(table) or len(pieces) > len(table):
            raise damaged("its list of sectors is broken")
        pieces.append(_at(data, sector, start))
        start = table[start]
    return b"".join(pieces)
