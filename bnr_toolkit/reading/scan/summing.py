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
    """What one block adds: its combinations as codes (a row for each), how often and where first each occurs.

    ``texts_first``: for each column that is not counted by, where each of its
    texts occurs first.
    """

    block: Block
    run: Run
    counted: Mapping[str, TextColumn]
    combinations: Numbers
    counts: Numbers
    first: Numbers
    texts_first: Mapping[str, Numbers]


def part_of(block: Block, counted: Sequence[str]) -> Part:
    """What a block adds, counted by these columns; times of submission are counted by their months.

    Raises CloserLook when a row of it cannot be answered for.
    """
    import numpy

    _in_time(block)
    columns = {name: _by_month(block.columns[name]) if name == _MONTHLY else block.columns[name] for name in counted}
    key, size = _keys(tuple(columns.values()), len(block))
    if size > max(4 * len(block), MOST_TEXTS):
        used, first, counts = numpy.unique(key, return_index=True, return_counts=True)
    else:
        counts = numpy.bincount(key, minlength=size)
        used = numpy.flatnonzero(counts)
        place = numpy.zeros(size, dtype=numpy.int64)
        place[key[::-1]] = numpy.arange(len(block) - 1, -1, -1)
        first, counts = place[used], counts[used]
    others = {name: _first(column) for name, column in block.columns.items() if name not in counted or name == _MONTHLY}
    return Part(block, run_of(block.ids), columns, _codes(used, tuple(columns.values())), counts, first, others)


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


def _first(column: TextColumn) -> Numbers:
    import numpy

    first = numpy.full(len(column.distinct), len(column), dtype=numpy.int64)
    first[column.codes[::-1]] = numpy.arange(len(column) - 1, -1, -1)
    return first


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


@dataclass(slots=True)
class Sum:
    """What the blocks so far add up to. Blocks are added in the order of the table."""

    header: Header
    rows: int = 0
    run: Run | None = None
    _texts: dict[str, dict[str, int]] = field(default_factory=dict)
    _combinations: dict[bytes, int] = field(default_factory=dict)
    _numbers: list[int] = field(default_factory=list)
    _weights: list[int] = field(default_factory=list)
    _witnesses: dict[str, list[str]] = field(default_factory=dict)

    def add(self, part: Part) -> None:
        """Add a block. Raises CloserLook when it does not go with those before it."""
        import numpy

        self.run = part.run if self.run is None else self.run.then(part.run)
        keys = self._keys(part)
        new = [number for number, key in enumerate(keys) if key not in self._combinations]
        wanted = {int(part.first[number]) for number in new}
        for name, first in part.texts_first.items():
            wanted.update(first[self._new_texts(name, part.block.columns[name])].tolist())
        rows = sorted(wanted)
        place = dict(zip(rows, range(len(self._numbers), len(self._numbers) + len(rows)), strict=True))
        self._keep(part.block, rows)
        for number in new:
            self._combinations[keys[number]] = place[int(part.first[number])]
        for key, count in zip(keys, part.counts.tolist(), strict=True):
            self._weights[self._combinations[key]] += count
        self.rows += len(part.block)
        most = max((len(texts) for texts in self._texts.values()), default=0)
        if len(self._combinations) > MOST_COMBINATIONS or most > MOST_TEXTS:
            raise CloserLook
        assert int(numpy.sum(part.counts)) == len(part.block), "every row is in one combination"

    def scan(self) -> Scan:
        """The rows that stand for all others."""
        import numpy

        columns = {self.header.origin[name][0]: TextColumn.of(texts) for name, texts in self._witnesses.items()}
        origin = dict(self.header.origin.values())
        places = {header: (header, number) for header, number in origin.items()}
        cells = Cells(self.header.file, columns, self._numbers, places, None, dict(self.header.detected))
        return Scan(cells, numpy.array(self._weights, dtype=numpy.int64))

    def _keys(self, part: Part) -> list[bytes]:
        """What tells the combinations of a part from each other and from those of other parts."""
        import numpy

        codes = part.combinations
        for number, (name, column) in enumerate(part.counted.items()):
            known = self._texts.setdefault(f"counted {name}", {})
            whole = numpy.array(
                [known.setdefault(text, len(known)) for text in column.distinct_texts], dtype=numpy.int64
            )
            codes[:, number] = whole[codes[:, number]] if len(whole) else 0
        if not codes.shape[1]:
            return [b""] * len(codes)
        packed = numpy.ascontiguousarray(codes, dtype=numpy.int32).tobytes()
        width = len(packed) // len(codes)
        return [packed[start : start + width] for start in range(0, len(packed), width)]

    def _new_texts(self, name: str, column: TextColumn) -> list[int]:
        known = self._texts.setdefault(name, {})
        new = [number for number, text in enumerate(column.distinct_texts) if text not in known]
        known.update(dict.fromkeys((column.distinct_texts[number] for number in new), 0))
        return new

    def _keep(self, block: Block, rows: list[int]) -> None:
        below = self.header.row + 1 + self.rows
        self._numbers += [below + row for row in rows]
        self._weights += [0] * len(rows)
        self._witnesses.setdefault("id", []).extend(str(block.ids[row].as_py()) for row in rows)
        for name, column in block.columns.items():
            texts = column.distinct_texts
            self._witnesses.setdefault(name, []).extend(texts[code] for code in column.codes[rows].tolist())
