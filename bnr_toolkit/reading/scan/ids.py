"""The cheap proof that no two ids of a table are the same or look alike: that they are one word and count up.

``ad-1, ad-2, ad-7`` are sure to differ, and in more than capitals, a kind of
dash or zeros that nobody writes. Of ids that do not count up nothing is proved
here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_numbers
from bnr_toolkit.reading.cells import is_id
from bnr_toolkit.reading.scan.block import CloserLook

if TYPE_CHECKING:
    import numpy
    import pyarrow

    Bytes = numpy.typing.NDArray[numpy.uint8]
    Places = numpy.typing.NDArray[numpy.int64]


class NoRun(CloserLook):
    """These ids do not count up."""


_WORD_AND_NUMBER = re.compile(r"(.*?)([0-9]{1,18})", re.ASCII)
_LOOKS_LIKE_A_NUMBER = re.compile(r"[0-9.,+-]*[Ee.,+]?[+-]?", re.ASCII)
"""A word before the number that would make a spreadsheet's number of the two: ``1E+05``, ``3.0``."""
_ZERO, _NINE = ord("0"), ord("9")
_IDS_IN_A_ROW = 64


@dataclass(frozen=True, slots=True)
class Run:
    """Ids that count up: a word, the first and the last number, and in how many characters these are written.

    ``padded``: some number starts with a zero, so that only numbers of one
    width are sure to differ in what they say.
    """

    word: str
    first: int
    last: int
    narrowest: int
    widest: int
    padded: bool

    def then(self, later: Run) -> Run:
        """The run of this one and the one that follows it, as one. Raises NoRun when the two are none."""
        whole = Run(
            self.word,
            self.first,
            later.last,
            min(self.narrowest, later.narrowest),
            max(self.widest, later.widest),
            self.padded or later.padded,
        )
        if self.word != later.word or self.last >= later.first or (whole.padded and whole.narrowest != whole.widest):
            raise NoRun
        return whole


def run_of(ids: pyarrow.Array[Any]) -> Run:
    """The run that these ids are. Raises NoRun when they are none, or one of them is missing.

    >>> import pyarrow
    >>> run_of(pyarrow.array(["ad-8", "ad-9", "ad-10"]))
    Run(word='ad-', first=8, last=10, narrowest=1, widest=2, padded=False)
    >>> run_of(pyarrow.array([3, 4, 12]))
    Run(word='', first=3, last=12, narrowest=1, widest=2, padded=False)
    """
    import pyarrow

    if ids.null_count or not len(ids):
        raise NoRun
    if pyarrow.types.is_integer(ids.type):
        return _run_of_numbers(ids)
    return _run_of_texts(ids)


def _run_of_numbers(ids: pyarrow.Array[Any]) -> Run:
    import pyarrow

    if ids.type not in (pyarrow.int32(), pyarrow.int64()):
        raise NoRun
    numbers = as_numbers(ids)
    first, last = int(numbers[0]), int(numbers[-1])
    if first < 0 or not (numbers[1:] > numbers[:-1]).all():
        raise NoRun
    return Run("", first, last, len(str(first)), len(str(last)), padded=False)


def _run_of_texts(ids: pyarrow.Array[Any]) -> Run:
    import numpy
    import pyarrow.compute

    word, first, _ = _parts(ids[0].as_py())
    _, last, width = _parts(ids[-1].as_py())
    offset = numpy.int32 if ids.type == pyarrow.string() else numpy.int64
    ends = _as_array(ids.buffers()[1], offset)[ids.offset : ids.offset + len(ids) + 1]
    characters = _as_array(ids.buffers()[2], numpy.uint8)
    widths = ends[1:] - ends[:-1]
    turns = [0, *(numpy.flatnonzero(widths[1:] != widths[:-1]) + 1).tolist(), len(ids)]
    if len(turns) > 20 or int(widths[0]) <= len(word):
        raise NoRun
    padded, narrowest = False, int(widths[0]) - len(word)
    for start, end in pairwise(turns):
        table = characters[ends[start] : ends[end]].reshape(end - start, int(widths[start]))
        padded |= _checked(table, word.encode())
        same_width = ids[start:end]
        if not pyarrow.compute.all(pyarrow.compute.less(same_width[:-1], same_width[1:]), min_count=0).as_py():
            raise NoRun
    ascending = (widths[turns[1:-1]] > widths[[turn - 1 for turn in turns[1:-1]]]).all()
    if not ascending or (padded and len(turns) > 2):
        raise NoRun
    return Run(word, first, last, narrowest, width, padded)


def _as_array(buffer: pyarrow.Buffer, kind: Any) -> numpy.typing.NDArray[Any]:
    import numpy

    return numpy.frombuffer(buffer, dtype=kind)


def _parts(text: str) -> tuple[str, int, int]:
    """The word of an id, its number, and the width of that."""
    match = _WORD_AND_NUMBER.fullmatch(text)
    if match is None or not is_id(text) or (match[1] and _LOOKS_LIKE_A_NUMBER.fullmatch(match[1])):
        raise NoRun
    return match[1], int(match[2]), len(match[2])


def _checked(table: Bytes, word: bytes) -> bool:
    """Whether a number starts with a zero; ``table`` has a row for each id. Raises NoRun for another word."""
    import numpy

    lowest, highest = _edges(table)
    numbers = slice(len(word), None)
    if bytes(lowest[: len(word)]) != word or bytes(highest[: len(word)]) != word:
        raise NoRun
    if not len(lowest[numbers]) or lowest[numbers].min() < _ZERO or highest[numbers].max() > _NINE:
        raise NoRun
    return len(lowest[numbers]) > 1 and bool(numpy.equal(lowest[len(word)], _ZERO))


def _edges(table: Bytes) -> tuple[Bytes, Bytes]:
    """The lowest and the highest character at each place of the ids."""
    # Many ids in one row: the processor compares a long row at once.
    count, width = table.shape
    folded = table[: count - count % _IDS_IN_A_ROW].reshape(-1, _IDS_IN_A_ROW * width)
    rest = table[count - count % _IDS_IN_A_ROW :]
    lowest, highest = rest, rest
    if len(folded):
        lowest = _joined(folded.min(axis=0).reshape(-1, width), rest)
        highest = _joined(folded.max(axis=0).reshape(-1, width), rest)
    return lowest.min(axis=0), highest.max(axis=0)


def _joined(some: Bytes, others: Bytes) -> Bytes:
    import numpy

    return numpy.concatenate([some, others])
