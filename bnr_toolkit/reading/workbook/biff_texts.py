"""The texts of an XLS file, which are cut into pieces wherever a record is full."""

from __future__ import annotations

import struct

from bnr_toolkit.reading.workbook.unreadable import damaged

_WIDE, _EXTENDED, _RICH = 1, 4, 8


class Pieces:
    """Bytes in several pieces, read from the front."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces
        self._piece = self._at = 0

    def take(self, count: int) -> bytes:
        """The next bytes, across pieces; raises :class:`Unreadable` when there are fewer."""
        taken = b""
        while len(taken) < count:
            here = self._here()[: count - len(taken)]
            self._at += len(here)
            taken += here
        return taken

    def text(self, *, short: bool = False) -> str:
        """The next text, without its styles; ``short``: its length is a single byte."""
        length = self.take(1)[0] if short else struct.unpack("<H", self.take(2))[0]
        flags = self.take(1)[0]
        styles = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        more = struct.unpack("<I", self.take(4))[0] if flags & _EXTENDED else 0
        text = self._characters(length, wide=bool(flags & _WIDE))
        self.take(4 * styles + more)
        return text

    def _characters(self, length: int, *, wide: bool) -> str:
        """So many characters. A piece that starts amid them says again how wide they are."""
        encoded: list[str] = []
        while length:
            if self._at == len(self.pieces[self._piece]):
                wide = bool(self.take(1)[0] & _WIDE)
            size = 2 if wide else 1
            count = min(length, (len(self.pieces[self._piece]) - self._at) // size)
            if not count:
                raise damaged("a text in it is broken off")
            encoded.append(self.take(count * size).decode("utf-16-le" if wide else "latin-1", "surrogatepass"))
            length -= count
        return "".join(encoded)

    def _here(self) -> bytes:
        """What is left of the piece that is being read, or the next."""
        while self._at == len(self.pieces[self._piece]):
            self._piece += 1
            self._at = 0
            if self._piece == len(self.pieces):
                raise damaged("a text in it is broken off")
        return self.pieces[self._piece][self._at :]


def listed_texts(pieces: list[bytes]) -> list[str]:
    """The list of all texts of a workbook, which starts with how many there are."""
    reader = Pieces(pieces)
    count = struct.unpack("<4xI", reader.take(8))[0]
    if count > sum(map(len, pieces)):
        raise damaged("its list of texts is broken")
    return [reader.text() for _ in range(count)]
