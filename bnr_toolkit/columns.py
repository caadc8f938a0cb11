"""A column of text: what each row says, with every distinct text kept once.

A record of a million rows has few distinct platforms and decisions; what is
asked of a text is asked once for each distinct one. Columns never change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, overload

from bnr_toolkit.arrow import as_marks, as_numbers, mark_array, number_array, text_array

if TYPE_CHECKING:
    import numpy
    import pyarrow

_ROWS_AT_ONCE = 65_536


@dataclass(frozen=True, eq=False)
class TextColumn(Sequence[str]):
    """Text by row. ``codes`` says which of the ``distinct`` texts each row holds.

    ``distinct`` is an Arrow array in order of first appearance; ``codes`` a
    NumPy array of 32-bit integers. It reads like any sequence of texts:

    >>> column = TextColumn.of(["nl", "en", "nl"])
    >>> column[2], len(column), list(column), column.distinct_texts
    ('nl', 3, ['nl', 'en', 'nl'], ('nl', 'en'))
    """

    distinct: pyarrow.Array[Any]
    codes: numpy.typing.NDArray[numpy.int32]

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextColumn:
        """The column with these texts, row by row."""
        return cls.of_arrow(text_array(texts))

    @classmethod
    def of_arrow(cls, texts: pyarrow.Array[Any] | pyarrow.ChunkedArray[Any]) -> TextColumn:
        """The column with the texts of an Arrow array without nulls."""
        import pyarrow

        if isinstance(texts, pyarrow.ChunkedArray):
            texts = pyarrow.concat_arrays(texts.cast(pyarrow.large_string()).chunks or [text_array([])])
        encoded = texts.cast(pyarrow.large_string()).dictionary_encode()
        return cls(encoded.dictionary, as_numbers(encoded.indices))

    @classmethod
    def repeated(cls, text: str, count: int) -> TextColumn:
        """The column that says the same in every row.

        >>> list(TextColumn.repeated("ours", 2))
        ['ours', 'ours']
        """
        import numpy

        distinct = text_array([text] if count else [])
        return cls(distinct, numpy.zeros(count, dtype=numpy.int32))

    @cached_property
    def distinct_texts(self) -> tuple[str, ...]:
        """The distinct texts, in order of first appearance."""
        return tuple(self.distinct.to_pylist())

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> TextColumn: ...
    def __getitem__(self, index: int | slice) -> str | TextColumn:
        if isinstance(index, slice):
            return self.at(range(*index.indices(len(self))))
        return str(self.distinct[int(self.codes[index])].as_py())

    def __iter__(self) -> Iterator[str]:
        texts = self.distinct_texts
        for start in range(0, len(self.codes), _ROWS_AT_ONCE):
            for code in self.codes[start : start + _ROWS_AT_ONCE].tolist():
                yield texts[code]

    def __contains__(self, text: object) -> bool:
        return text in self.distinct_texts

    def __eq__(self, other: object) -> bool:
        """Equal to a column, a list or a tuple that says the same in every row."""
        import numpy

        if isinstance(other, list | tuple):
            return list(self) == list(other)
        if not isinstance(other, TextColumn):
            return NotImplemented
        mine, theirs = self.compact(), other.compact()
        return mine.distinct.equals(theirs.distinct) and numpy.array_equal(mine.codes, theirs.codes)

    # Equal to things that have other hashes, or none: so it has none.
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"TextColumn({len(self)} rows, {len(self.distinct)} distinct)"

    def __reduce__(self) -> tuple[Any, ...]:
        return TextColumn, (self.distinct, self.codes)

    def at(self, rows: Iterable[int] | numpy.typing.NDArray[Any]) -> TextColumn:
        """The texts of these rows, in this order; of an array of true and false, the rows marked true.

        >>> list(TextColumn.of(["a", "b", "c"]).at([2, 0]))
        ['c', 'a']
        """
        import numpy

        if not isinstance(rows, numpy.ndarray):
            rows = numpy.fromiter(rows, dtype=numpy.int64)
        return TextColumn(self.distinct, self.codes[rows]).compact()

    def compact(self) -> TextColumn:
        """The same rows, with the distinct texts that no row holds left out and in order of first appearance."""
        import numpy

        if not len(self.codes):
            return self if not len(self.distinct) else TextColumn.repeated("", 0)
        first = numpy.full(len(self.distinct), len(self.codes), dtype=numpy.int64)
        numpy.minimum.at(first, self.codes, numpy.arange(len(self.codes)))
        order = numpy.argsort(first, kind="stable")
        used = order[: int((first < len(self.codes)).sum())]
        if len(used) == len(self.distinct) and numpy.array_equal(used, numpy.arange(len(used))):
            return self
        new_code = numpy.zeros(len(self.distinct), dtype=numpy.int32)
        new_code[used] = numpy.arange(len(used), dtype=numpy.int32)
        return TextColumn(self.distinct.take(number_array(used)), new_code[self.codes])

    def with_distinct(self, texts: Sequence[str] | pyarrow.Array[Any]) -> TextColumn:
        """The column in which each distinct text is replaced by the one at its place in ``texts``.

        >>> list(TextColumn.of(["ja", "nee", "ja"]).with_distinct(["yes", "no"]))
        ['yes', 'no', 'yes']
        """
        import pyarrow

        array = texts if isinstance(texts, pyarrow.Array) else text_array(texts)
        encoded = array.dictionary_encode()
        if len(encoded.dictionary) == len(array):
            return TextColumn(array, self.codes)
        return TextColumn(encoded.dictionary, as_numbers(encoded.indices)[self.codes])

    def replaced(self, new: Callable[[str], str]) -> TextColumn:
        """The column in which every text is what ``new`` makes of it.

        >>> list(TextColumn.of(["A", "b"]).replaced(str.lower))
        ['a', 'b']
        """
        return self.with_distinct([new(text) for text in self.distinct_texts])

    def with_replaced(self, texts: Mapping[int, str]) -> TextColumn:
        """The column in which the distinct text at each of these places is another.

        >>> list(TextColumn.of(["ja", "nee", "ja"]).with_replaced({0: "yes"}))
        ['yes', 'nee', 'yes']
        """
        import numpy
        import pyarrow.compute

        if not texts:
            return self
        places = sorted(texts)
        mask = numpy.zeros(len(self.distinct), dtype=bool)
        mask[places] = True
        new = text_array(texts[place] for place in places)
        return self.with_distinct(pyarrow.compute.replace_with_mask(self.distinct, mark_array(mask), new))

    def is_in(self, words: Iterable[str]) -> numpy.typing.NDArray[numpy.bool_]:
        """For each row whether it holds one of these texts.

        >>> TextColumn.of(["a", "", "b"]).is_in(["", "b"]).tolist()
        [False, True, True]
        """
        import pyarrow.compute

        return self.rows_where(pyarrow.compute.is_in(self.distinct, text_array(words)))

    def rows_where(self, of_distinct: pyarrow.Array[Any]) -> numpy.typing.NDArray[numpy.bool_]:
        """For each row what is said of its text; ``of_distinct`` is an Arrow array of true and false."""
        answer: numpy.typing.NDArray[numpy.bool_] = as_marks(of_distinct)[self.codes]
        return answer

    def to_arrow(self) -> pyarrow.Array[Any]:
        """An Arrow array with each row's text."""
        return self.distinct.take(number_array(self.codes))

    def json_parts(self) -> Iterator[pyarrow.Buffer | bytes]:
        """The rows as a JSON list in UTF-8, without spaces, in parts that together are the whole.

        >>> b"".join(TextColumn.of(["a", "é"]).json_parts()).decode()
        '["a","é"]'
        """
        import numpy
        import pyarrow
        import pyarrow.compute

        quoted = _quoted(self.distinct)
        yield b"["
        for start in range(0, len(self), _ROWS_AT_ONCE):
            rows = quoted.take(number_array(self.codes[start : start + _ROWS_AT_ONCE]))
            ends = number_array(numpy.array([0, len(rows)], dtype=numpy.int32))
            whole = pyarrow.ListArray.from_arrays(ends, rows)
            if start:
                yield b","
            yield pyarrow.compute.binary_join(whole, _text(","))[0].as_buffer()
        yield b"]"


def _quoted(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """The texts as JSON writes them; only those that hold a mark, a backslash or a control character one by one."""
    import pyarrow.compute

    quoted = pyarrow.compute.binary_join_element_wise(_text('"'), texts, _text('"'), _text(""))
    special = pyarrow.compute.match_substring_regex(texts, r'["\\\x00-\x1f]')
    if not special.true_count:
        return quoted
    escaped = text_array(encode_basestring(text) for text in texts.filter(special).to_pylist())
    return pyarrow.compute.replace_with_mask(quoted, special, escaped)


def _text(text: str) -> pyarrow.Scalar[Any]:

    return text_array([text])[0]
