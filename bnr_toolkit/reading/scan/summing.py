"""Blocks of rows → the rows that stand for the others, and for how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.scan.alike import Fingerprints, prove_apart
from bnr_toolkit.reading.scan.block import Block, CloserLook, Header
from bnr_toolkit.reading.scan.ids import Run
from bnr_toolkit.reading.scan.parts import MOST_TEXTS, Part

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.typing.NDArray[numpy.int64]

MOST_COMBINATIONS = 500_000
_FEW = 16
"""Things to look for one by one among the rows of a block."""


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """Some rows of a table, with their addresses, and how many rows each of them stands for (0: only for its texts).

    Every row of the table stands behind one that is the same in all that is
    counted.
    """

    cells: Cells
    weights: Numbers

    @property
    def rows(self) -> int:
        """The rows of the table."""
        return int(self.weights.sum())


def _first_places(numbers: numpy.typing.NDArray[Any], wanted: Sequence[int]) -> list[int]:
    """Where each of these stands first among many numbers; one that is not there at no place."""
    import numpy

    # After the first blocks little is new: to look for it is cheaper than to note where everything stands.
    if len(wanted) <= _FEW:
        places = [int(numpy.argmax(numbers == one)) for one in wanted]
        return [place for place, one in zip(places, wanted, strict=True) if numbers[place] == one]
    last = numpy.full(int(numbers.max()) + 1, -1, dtype=numpy.int64)
    last[numbers[::-1]] = numpy.arange(len(numbers) - 1, -1, -1)
    found: list[int] = last[[one for one in wanted if one < len(last)]].tolist()
    return [place for place in found if place >= 0]


Place = tuple[int, int]
"""Where a block stands in the table: the number of its piece of the file, and its own number in that."""


@dataclass(slots=True)
class _First:
    """Where something occurs first among the blocks so far, and how often in all of them."""

    place: Place
    row: int
    count: int = 0


@dataclass(slots=True)
class Sum:
    """What the blocks so far add up to, in whatever order they come."""

    header: Header
    _ids: dict[Place, tuple[int, Run | Fingerprints]] = field(default_factory=dict)
    _codes: dict[str, dict[str, int]] = field(default_factory=dict)
    _combinations: dict[bytes, _First] = field(default_factory=dict)
    _texts: dict[str, dict[str, _First]] = field(default_factory=dict)
    _rows: dict[tuple[Place, int], tuple[str, ...]] = field(default_factory=dict)

    def add(self, place: Place, part: Part) -> None:
        """Add a block. Raises CloserLook when the columns hold more different texts than lists of words do."""
        self._ids[place] = len(part.block), part.ids
        wanted = self._count(place, part)
        for name, words in part.others.items():
            known = self._texts.setdefault(name, {})
            new = {
                code: text
                for code, text in zip(words.codes, words.texts, strict=True)
                if text not in known or place < known[text].place
            }
            for row in _first_places(words.column.codes, list(new)):
                wanted.append(row)
                known[new[int(words.column.codes[row])]] = _First(place, row)
        self._keep(place, part.block, sorted(set(wanted)))
        sizes = [*map(len, self._texts.values()), *map(len, self._codes.values())]
        if len(self._combinations) > MOST_COMBINATIONS or max(sizes, default=0) > MOST_TEXTS:
            raise CloserLook

    def _count(self, place: Place, part: Part) -> list[int]:
        """Add the combinations of a block; the rows of it in which one of them stands first."""
        keys = self._keys(part)
        new = []
        for number, (key, count) in enumerate(zip(keys, part.counts.tolist(), strict=True)):
            first = self._combinations.get(key)
            if first is None or place < first.place:
                new.append(number)
            if first is not None:
                first.count += count
        rows = _first_places(part.keys, part.used[new].tolist())
        for number, row in zip(new, rows, strict=True):
            known = self._combinations.get(keys[number])
            count = int(part.counts[number]) if known is None else known.count
            self._combinations[keys[number]] = _First(place, row, count)
        return rows

    def scan(self) -> Scan | None:
        """The rows that stand for all others; None without any. Raises CloserLook when two ids may look alike."""
        import numpy

        if not self._ids:
            return None
        above, rows_above = self.header.row, {}
        for place in sorted(self._ids):
            rows_above[place] = above
            above += self._ids[place][0]
        self._prove_apart()
        weights = {(first.place, first.row): first.count for first in self._combinations.values()}
        of_texts = (first for texts in self._texts.values() for first in texts.values())
        kept = sorted({*weights, *((first.place, first.row) for first in of_texts)})
        names = ["id", *(name for name in self.header.origin if name != "id")]
        columns = zip(*(self._rows[one] for one in kept), strict=True)
        cells = Cells(
            self.header.file,
            {self.header.origin[name][0]: TextColumn.of(texts) for name, texts in zip(names, columns, strict=True)},
            [rows_above[place] + 1 + row for place, row in kept],
            {header: (header, number) for header, number in self.header.origin.values()},
            None,
            dict(self.header.detected),
        )
        return Scan(cells, numpy.array([weights.get(one, 0) for one in kept], dtype=numpy.int64))

    def _prove_apart(self) -> None:
        """Raises CloserLook when two ids may be the same or look alike."""
        in_order = [self._ids[place][1] for place in sorted(self._ids)]
        prints = [one for one in in_order if isinstance(one, Fingerprints)]
        if prints:
            prove_apart(prints)
        before = None
        for run in in_order:
            if isinstance(run, Run):
                before = run if before is None else before.then(run)

    def _keys(self, part: Part) -> list[bytes]:
        """What tells the combinations of a part from each other and from those of other parts."""
        import numpy

        codes = numpy.zeros(part.combinations.shape, dtype=numpy.int32)
        for number, (name, column) in enumerate(part.counted.items()):
            known = self._codes.setdefault(name, {})
            of_all = [known.setdefault(text, len(known)) for text in column.distinct_texts]
            codes[:, number] = numpy.array(of_all, dtype=numpy.int32)[part.combinations[:, number]]
        packed = codes.tobytes()
        width = len(packed) // len(codes)
        return [packed[start : start + width] for start in range(0, len(packed), width)] if width else [b""]

    def _keep(self, place: Place, block: Block, rows: list[int]) -> None:
        names = [name for name in self.header.origin if name != "id"]
        ids = [str(block.ids[row].as_py()) for row in rows]
        texts = [ids, *(list(block.columns[name].at(rows)) for name in names)]
        self._rows.update(zip(((place, row) for row in rows), zip(*texts, strict=True), strict=True))
