"""The proof for ids that do not count up: that no two of them look alike, by a fingerprint of how each looks.

Ids that look alike have the same fingerprint. So where all fingerprints differ,
all ids do; where two are the same, which chance alone hardly ever does, nothing
is proved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_numbers, text_array
from bnr_toolkit.reading.looks import TOTALS, looks
from bnr_toolkit.reading.scan.block import CloserLook
from bnr_toolkit.reading.typed import surely_sound
from bnr_toolkit.schema import Kind

if TYPE_CHECKING:
    import numpy
    import pyarrow

    Prints = numpy.typing.NDArray[numpy.uint64]

LONGEST = 64
"""Characters of an id."""
_WORD = 8
_MIX = 0x9E3779B97F4A7C15
"""An odd number without a pattern: 2⁶⁴ divided by the golden ratio (Knuth, TAOCP 3, 6.4)."""


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprints:
    """A number for each id, twice: one for each of its looks (:func:`~bnr_toolkit.reading.looks.looks`)."""

    plain: Prints
    glyphs: Prints


def fingerprints_of(ids: pyarrow.Array[Any]) -> Fingerprints:
    """The fingerprints of ids. Raises CloserLook when one of them is missing, too long or not surely an id.

    >>> import pyarrow
    >>> prints = fingerprints_of(pyarrow.array(["b7", "a9", "B7"]))
    >>> bool(prints.plain[0] == prints.plain[2]), bool(prints.plain[0] == prints.plain[1])
    (True, False)
    """
    import pyarrow
    import pyarrow.compute

    if ids.null_count:
        raise CloserLook
    texts = pyarrow.concat_arrays([ids.cast(pyarrow.large_string())])
    total = pyarrow.compute.is_in(pyarrow.compute.utf8_lower(texts), text_array(TOTALS))
    if not pyarrow.compute.all(surely_sound(texts, Kind.ID), min_count=0).as_py() or total.true_count:
        raise CloserLook
    if (pyarrow.compute.max(pyarrow.compute.binary_length(texts)).as_py() or 0) > LONGEST:
        raise CloserLook
    plain, glyphs = looks(texts)
    return Fingerprints(_prints(plain), _prints(glyphs))


def prove_apart(prints: Sequence[Fingerprints]) -> None:
    """Raises CloserLook when two of all these ids may look alike."""
    for one_look in ("plain", "glyphs"):
        _prove_different([getattr(one, one_look) for one in prints])


def _prove_different(prints: Sequence[Prints]) -> None:
    import numpy

    every = numpy.concatenate(prints)
    every.sort()
    if (every[1:] == every[:-1]).any():
        raise CloserLook


def _prints(texts: pyarrow.Array[Any]) -> Prints:
    """A number for each text: its characters, eight at a time, mixed."""
    import numpy
    import pyarrow.compute

    longest = max(pyarrow.compute.max(pyarrow.compute.binary_length(texts)).as_py() or 0, 1)
    width = -(-longest // _WORD) * _WORD
    # An id holds no spaces, so those behind it make no two of them equal.
    padded = pyarrow.compute.ascii_rpad(texts, width, padding=" ")
    words = numpy.frombuffer(padded.buffers()[2], dtype="<u8").reshape(len(texts), width // _WORD)
    length = as_numbers(pyarrow.compute.binary_length(texts))
    prints = numpy.zeros(len(texts), dtype=numpy.uint64)
    for number in range(words.shape[1]):
        mixed = (prints ^ words[:, number]) * numpy.uint64(_MIX)
        mixed ^= mixed >> numpy.uint64(32)
        # Only as far as the id goes: beside longer ones it has the same fingerprint as beside shorter ones.
        prints = numpy.where(length > number * _WORD, mixed, prints)
    return prints
