"""Blocks of rows → the rows that stand for the others, and for how many."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.scan.block import Block, CloserLook, Header
from bnr_toolkit.reading.scan.ids import Run, run_of
from bnr_toolkit.reading.times import NO_MOMENT, spans

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.typing.NDArray[numpy.int64]

MOST_TEXTS = 65_536
"""Different texts in a column; with more it is no list of words or days."""
MOST_COMBINATIONS = 500_000
_FEW = 16
_DAY = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-[0-9]{2}(\Z|[ T])", re.ASCII)
_LARGEST_SHORT, _LARGEST_KEY = 2**31, 2**62
_MONTH = len("2023-02")
_MONTHLY = "submitted_at"


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


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one block adds: its combinations as codes (a row for each) and how often each occurs.

    ``keys`` has a number for each row of the block, ``used`` the number of each
    combination. ``others``: the columns of which each text counts as well.
    """

    block: Block
    run: Run
    counted: Mapping[str, TextColumn]
    combinations: Numbers
    counts: Numbers
    keys: Numbers
    used: Numbers
    others: Mapping[str, TextColumn]


def part_of(block: Block, counted: Sequence[str]) -> Part:
    """What a block adds, counted by these columns; times of submission are counted by their months.

    Raises CloserLook when a row of it cannot be answered for.
    """
    import numpy

    _in_time(block)
    columns = {name: _by_month(block.columns[name]) if name == _MONTHLY else block.columns[name] for name in counted}
    key, size = _keys(tuple(columns.values()), len(block))
    if size > max(4 * len(block), MOST_TEXTS):
        used, counts = numpy.unique(key, return_counts=True)
    else:
        counts = numpy.bincount(key, minlength=size)
        used = numpy.flatnonzero(counts)
        counts = counts[used]
    others = {name: column for name, column in block.columns.items() if name not in counted or name == _MONTHLY}
    return Part(block, run_of(block.ids), columns, _codes(used, tuple(columns.values())), counts, key, used, others)


def _keys(columns: Sequence[TextColumn], rows: int) -> tuple[Numbers, int]:
    """For each row a number that is the same for the same texts, and one more than the largest."""
    import numpy

    sizes = [max(1, len(column.distinct)) for column in columns]
    size = math.prod(sizes)
    if size > _LARGEST_KEY:
        raise CloserLook
    # Short numbers are half the work.
    kind: Any = numpy.int32 if size < _LARGEST_SHORT else numpy.int64
    key: numpy.typing.NDArray[Any] = columns[0].codes.astype(kind) if columns else numpy.zeros(rows, dtype=kind)
    for column, distinct in zip(columns[1:], sizes[1:], strict=True):
        key *= distinct
        key += column.codes
    return key, size


def _codes(key: Numbers, columns: Sequence[TextColumn]) -> Numbers:
    """The codes of these keys, a column for each column."""
    import numpy

    codes = numpy.zeros((len(key), len(columns)), dtype=numpy.int64)
    for number in range(len(columns) - 1, -1, -1):
        key, codes[:, number] = numpy.divmod(key, max(1, len(columns[number].distinct)))
    return codes


def _by_month(times: TextColumn) -> TextColumn:
    """Days and moments by their month; what is written otherwise stays as it is."""
    return times.with_distinct([text[:_MONTH] if _DAY.match(text) else text for text in times.distinct_texts])


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


def _in_time(block: Block) -> None:
    """That no ad was decided before it was submitted, as far as days tell."""
    submitted, decided = block.columns.get("submitted_at"), block.columns.get("decided_at")
    if submitted is None or decided is None:
        return
    if not all(_DAY.match(text) for column in (submitted, decided) for text in column.distinct_texts if text):
        raise CloserLook
    begins, ends = spans(submitted, None)[0], spans(decided, None)[1]
    if ((begins != NO_MOMENT) & (ends != NO_MOMENT) & (ends < begins)).any():
        raise CloserLook


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
    _runs: dict[Place, tuple[int, Run]] = field(default_factory=dict)
    _codes: dict[str, dict[str, int]] = field(default_factory=dict)
    _combinations: dict[bytes, _First] = field(default_factory=dict)
    _texts: dict[str, dict[str, _First]] = field(default_factory=dict)
    _rows: dict[tuple[Place, int], tuple[str, ...]] = field(default_factory=dict)

    def add(self, place: Place, part: Part) -> None:
        """Add a block. Raises CloserLook when the columns hold more different texts than lists of words do."""
        self._runs[place] = len(part.block), part.run
        wanted = self._count(place, part)
        for name, column in part.others.items():
            known = self._texts.setdefault(name, {})
            texts = column.distinct_texts
            new = [code for code, text in enumerate(texts) if text not in known or place < known[text].place]
            for row in _first_places(column.codes, new):
                wanted.append(row)
                known[texts[column.codes[row]]] = _First(place, row)
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
        """The rows that stand for all others; None without any. Raises CloserLook when the ids do not count up."""
        import numpy

        if not self._runs:
            return None
        above, rows_above, run = self.header.row, {}, None
        for place in sorted(self._runs):
            rows_above[place] = above
            rows, later = self._runs[place]
            above += rows
            run = later if run is None else run.then(later)
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
        texts = [[str(block.ids[row].as_py()) for row in rows]]
        for name in self.header.origin:
            if name != "id":
                column = block.columns[name]
                distinct = column.distinct_texts
                texts.append([distinct[code] for code in column.codes[rows].tolist()])
        self._rows.update(zip(((place, row) for row in rows), zip(*texts, strict=True), strict=True))
