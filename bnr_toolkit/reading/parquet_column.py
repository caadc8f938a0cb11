"""One column of a Parquet file → text, by the type that the file gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_marks, as_numbers, none_missing, number_array, text_array
from bnr_toolkit.columns import TextColumn

if TYPE_CHECKING:
    import pyarrow

JOINED_BY = "|"
LARGEST_LISTS = 1_000_000_000
"""Bytes of all texts in the lists of a column."""
_EXACT_BITS = {16: 11, 32: 24, 64: 53}
"""Up to two to this power a binary fraction of so many bits holds every whole number."""
_AS_PEOPLE_WRITE_TIMES = (
    (r"\.0+($|[+-])", r"\1"),  # 14:30:00.000000
    (r"(\.\d*[1-9])0+($|[+-])", r"\1\2"),  # 14:30:05.120000
    (r"(\d\d:\d\d):00($|[+-])", r"\1\2"),  # 14:30:00
    (r"(:\d\d(?:\.\d+)?[+-]\d\d)(\d\d)$", r"\1:\2"),  # 14:30+0100
)

Marks = dict[str, "pyarrow.Array[Any]"]
Wrong = dict[str, list[int]]


class NotText(Exception):
    """A column of this kind has no text: a list of lists, bytes, a duration."""

    def __init__(self, kind: str) -> None:
        self.kind = kind.partition("<")[0]
        super().__init__(self.kind)


def column_texts(column: pyarrow.ChunkedArray[Any]) -> tuple[TextColumn, Wrong]:
    """The texts of a column, and for each code of a fault the places, from 0, of the cells that have it.

    Raises :class:`NotText` for a kind of column that is no text, and
    ``pyarrow.ArrowInvalid`` for text that is not UTF-8.

    >>> import pyarrow
    >>> texts, wrong = column_texts(pyarrow.chunked_array([[3.0, 0.1, 2.385e16, None]]))
    >>> list(texts), wrong
    (['3', '0.1', '2.385e+16', ''], {'rewritten_number': [2]})
    """
    import pyarrow
    from pyarrow import types

    kind = column.type
    if types.is_list(kind) or types.is_large_list(kind):
        return _joined(column, str(kind))
    if types.is_null(kind) or not len(column):
        if not (types.is_null(kind) or _is_text(kind) or _is_plain(kind)):
            raise NotText(str(kind))
        return TextColumn.repeated("", len(column)), {}
    values = kind.value_type if types.is_dictionary(kind) else kind
    if not (_is_text(values) or _is_plain(values)):
        raise NotText(str(values))
    encoded = column if types.is_dictionary(kind) else column.dictionary_encode()
    encoded = encoded.unify_dictionaries().combine_chunks()
    if isinstance(encoded, pyarrow.ChunkedArray):
        encoded = encoded.chunk(0)
    encoded.dictionary.validate(full=True)  # Arrow reads text without looking whether it is UTF-8
    texts, marks = (encoded.dictionary, {}) if _is_text(values) else _distinct_texts(encoded.dictionary)
    wrong = {code: _places(bad.take(encoded.indices)) for code, bad in marks.items() if bad.true_count}
    return _spread(texts.cast(pyarrow.large_string()), encoded.indices), wrong


def _spread(texts: pyarrow.Array[Any], indices: pyarrow.Array[Any]) -> TextColumn:
    """The text of each row, given the text of each distinct value; where a value is missing, no text."""
    import pyarrow

    texts = pyarrow.concat_arrays([none_missing(texts), text_array([""])])
    distinct = texts.dictionary_encode()
    rows = as_numbers(indices.cast(pyarrow.int32()), missing=len(texts) - 1)
    return TextColumn(distinct.dictionary, as_numbers(distinct.indices)[rows]).compact()


def _places(marks: pyarrow.Array[Any]) -> list[int]:
    import pyarrow.compute

    places: list[int] = pyarrow.compute.indices_nonzero(marks).to_pylist()
    return places


def _is_text(kind: pyarrow.DataType) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return any(test(kind) for test in (types.is_string, types.is_large_string, types.is_string_view))


def _is_plain(kind: pyarrow.DataType) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    tests = (types.is_boolean, types.is_integer, types.is_floating, types.is_decimal, types.is_date, types.is_time)
    return any(test(kind) for test in tests) or types.is_timestamp(kind)


def _distinct_texts(values: pyarrow.Array[Any]) -> tuple[pyarrow.Array[Any], Marks]:
    """The text of each distinct value, and which are at fault; Arrow writes them, and what it adds is taken off."""
    import pyarrow
    import pyarrow.compute
    from pyarrow import types

    kind = values.type
    if types.is_boolean(kind):
        return pyarrow.compute.if_else(values, "TRUE", "FALSE"), {}
    if types.is_floating(kind):
        return _fractions(values)
    if types.is_decimal(kind):
        return _decimals(values.cast(pyarrow.string())), {}
    if types.is_integer(kind):
        return values.cast(pyarrow.string()), {}
    if types.is_date(kind):
        texts = values.cast(pyarrow.date32()).cast(pyarrow.string())
    elif types.is_timestamp(kind) and kind.tz is not None:
        texts = pyarrow.compute.strftime(values, format="%Y-%m-%d %H:%M:%S%z", locale="C")
    else:
        texts = values.cast(pyarrow.string())
    for pattern, instead in _AS_PEOPLE_WRITE_TIMES:
        texts = pyarrow.compute.replace_substring_regex(texts, pattern, instead)
    # Of a moment in a year that no calendar has, Arrow writes <value out of range: …>.
    exists = pyarrow.compute.match_substring_regex(texts, r"^\d")
    return texts, {"not_a_time": pyarrow.compute.invert(exists)}


def _fractions(values: pyarrow.Array[Any]) -> tuple[pyarrow.Array[Any], Marks]:
    import pyarrow
    import pyarrow.compute as compute

    bits = _EXACT_BITS[values.type.bit_width]
    numbers = values.cast(pyarrow.float64())
    whole = compute.and_(compute.is_finite(numbers), compute.equal(compute.trunc(numbers), numbers))
    lost = compute.and_(whole, compute.greater_equal(compute.abs(numbers), 2.0**bits))
    exact = compute.and_not(whole, lost)
    counted = compute.if_else(exact, numbers, 0.0).cast(pyarrow.int64()).cast(pyarrow.string())
    texts = compute.if_else(exact, counted, values.cast(pyarrow.string()))
    # A missing number is often stored as "not a number"; a DataFrame has it as missing too.
    texts = compute.if_else(compute.is_nan(numbers), "", texts)
    return texts, {"rewritten_number": lost, "not_a_finite_number": compute.is_inf(numbers)}


def _decimals(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """The shortest exact digits: ``3`` for 3.00, and never an exponent."""
    import pyarrow
    import pyarrow.compute

    if any(pyarrow.compute.match_substring(texts, "E").to_pylist()):
        texts = text_array(format(Decimal(text), "f") for text in texts.to_pylist())
    for pattern, instead in ((r"\.0+$", ""), (r"(\.\d*[1-9])0+$", r"\1")):
        texts = pyarrow.compute.replace_substring_regex(texts, pattern, instead)
    return texts


def _joined(column: pyarrow.ChunkedArray[Any], kind: str) -> tuple[TextColumn, Wrong]:
    """Lists of texts, each joined by bars; other lists have no text."""
    import pyarrow
    import pyarrow.compute as compute

    if not _is_text(column.type.value_type):
        raise NotText(kind)
    joined = [text_array([])]
    barred: list[int] = []
    missing: list[int] = []
    start = 0
    for lists in column.chunks:
        parts = _parts(lists)
        parents = as_numbers(compute.list_parent_indices(lists)) + start
        within = compute.match_substring(parts, JOINED_BY).fill_null(fill_value=False)
        barred += parents[as_marks(within)].tolist()
        missing += parents[as_marks(parts.is_null())].tolist()
        whole = pyarrow.LargeListArray.from_arrays(_offsets(lists), parts)
        joined.append(none_missing(compute.binary_join(whole, text_array([JOINED_BY])[0])))
        start += len(lists)
    wrong = {"bar_in_list": sorted(set(barred)), "list_part_missing": sorted(set(missing))}
    return TextColumn.of_arrow(pyarrow.chunked_array(joined)), {code: rows for code, rows in wrong.items() if rows}


def _parts(lists: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """The texts in all lists, one after another."""
    import pyarrow
    import pyarrow.compute as compute

    parts = lists.flatten()
    if pyarrow.types.is_dictionary(parts.type):
        parts.dictionary.validate(full=True)
        lengths = compute.binary_length(parts.dictionary.cast(pyarrow.large_string())).cast(pyarrow.int64())
        # A few bytes can say that a long text is repeated a milliard times.
        if (compute.sum(lengths.take(parts.indices)).as_py() or 0) > LARGEST_LISTS:
            raise NotText("list")
        return parts.dictionary.cast(pyarrow.large_string()).take(parts.indices)
    parts.validate(full=True)
    return parts.cast(pyarrow.large_string())


def _offsets(lists: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """Where each list begins and ends; a missing one has nothing between."""
    import numpy
    import pyarrow.compute as compute

    lengths = as_numbers(compute.fill_null(compute.list_value_length(lists), 0))
    return number_array(numpy.concatenate([[0], numpy.cumsum(lengths)]))
