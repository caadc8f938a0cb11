"""Between Python, NumPy and Arrow without pandas.

Arrow's own converters import pandas wherever it is installed, to see whether
they were handed something of it: 0.2 seconds, for a record of seven ads most of
the time that reading takes. Buffers are handed over as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    import pyarrow

    Numbers = numpy.typing.NDArray[Any]
    Marks = numpy.typing.NDArray[numpy.bool_]


def text_array(texts: Iterable[str]) -> pyarrow.Array[Any]:
    """An Arrow array of these texts, none of them missing. Raises UnicodeEncodeError for half a character.

    >>> text_array(["nl", "", "café"]).to_pylist()
    ['nl', '', 'café']
    """
    import numpy
    import pyarrow

    encoded = [text.encode("utf-8") for text in texts]
    ends = numpy.zeros(len(encoded) + 1, dtype=numpy.int64)
    numpy.cumsum([len(text) for text in encoded], out=ends[1:])
    buffers = pyarrow.py_buffer(ends), pyarrow.py_buffer(b"".join(encoded))
    return pyarrow.LargeStringArray.from_buffers(len(encoded), *buffers)


def none_missing(texts: pyarrow.Array[Any]) -> pyarrow.Array[Any]:
    """The texts of an Arrow array, with no text where one is missing.

    >>> import pyarrow
    >>> none_missing(pyarrow.array(["nl", None], pyarrow.large_string())).to_pylist()
    ['nl', '']
    """
    import pyarrow.compute

    # A scalar that is made of a text of Python's would import pandas.
    return pyarrow.compute.fill_null(texts, text_array([""])[0].cast(texts.type))


def number_array(numbers: Numbers) -> pyarrow.Array[Any]:
    """An Arrow array of whole numbers of 32 or 64 bits.

    >>> import numpy
    >>> number_array(numpy.array([3, 1])).to_pylist()
    [3, 1]
    """
    import numpy
    import pyarrow

    kind = {4: pyarrow.int32(), 8: pyarrow.int64()}[numbers.dtype.itemsize]
    data = pyarrow.py_buffer(numpy.ascontiguousarray(numbers))
    return pyarrow.Array.from_buffers(kind, len(numbers), [None, data])


def mark_array(marks: Marks) -> pyarrow.Array[Any]:
    """An Arrow array of true and false.

    >>> import numpy
    >>> mark_array(numpy.array([True, False])).to_pylist()
    [True, False]
    """
    import numpy
    import pyarrow

    data = pyarrow.py_buffer(numpy.packbits(marks, bitorder="little"))
    return pyarrow.Array.from_buffers(pyarrow.bool_(), len(marks), [None, data])


def as_numbers(array: pyarrow.Array[Any], missing: int | None = None) -> Numbers:
    """The whole numbers of an Arrow array as a NumPy array; ``missing`` stands for those that it lacks.

    Without ``missing`` the array must have them all, and what comes back cannot be written to.

    >>> import pyarrow
    >>> as_numbers(pyarrow.array([3, 1, 2], pyarrow.int32())[1:]).tolist()
    [1, 2]
    >>> as_numbers(pyarrow.array([3, None]), missing=-1).tolist()
    [3, -1]
    """
    import numpy

    kind = numpy.dtype(f"i{array.type.bit_width // 8}")
    if not len(array):
        return numpy.zeros(0, dtype=kind)
    numbers = numpy.frombuffer(array.buffers()[1], dtype=kind)[array.offset : array.offset + len(array)]
    if not array.null_count:
        return numbers
    assert missing is not None, "a missing number has no number"
    return numpy.where(as_marks(array.is_valid()), numbers, missing)


def as_marks(array: pyarrow.Array[Any]) -> Marks:
    """What is true in an Arrow array of true and false without missing values, as a NumPy array.

    >>> import pyarrow
    >>> as_marks(pyarrow.array([True, False, True])[1:]).tolist()
    [False, True]
    """
    import numpy

    assert not array.null_count, "what is missing is neither true nor false"
    if not len(array):
        return numpy.zeros(0, dtype=bool)
    packed = numpy.frombuffer(array.buffers()[1], dtype=numpy.uint8)
    bits = numpy.unpackbits(packed, count=array.offset + len(array), bitorder="little")
    return bits[array.offset :].astype(bool)
