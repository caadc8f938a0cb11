"""Headers and words as people type them → one form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import text_array

if TYPE_CHECKING:
    import pyarrow

_BETWEEN = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")


def folded_header(text: str) -> str:
    """A column's name without what people vary: case, accents, spaces, hyphens, underscores, a full stop or colon.

    >>> folded_header(" Advertentie-ID "), folded_header("Categorieën"), folded_header("Nr.")
    ('advertentie_id', 'categorieen', 'nr')
    """
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return _BETWEEN.sub("_", bare.casefold()).strip("_")


def folded_word(text: str) -> str:
    """A cell's word without case and superfluous spaces; accents stay.

    >>> folded_word("  Not\u00a0 Approved ")
    'not approved'
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def says_one_of(texts: pyarrow.Array[Any], words: Iterable[str], beginnings: Iterable[str] = ()) -> pyarrow.Array[Any]:
    """For each of many texts whether, folded, it is one of these folded words or starts with one of the beginnings.

    >>> import pyarrow
    >>> says_one_of(pyarrow.array(["TOTAAL ", "Totaal: 3", "x"]), ["totaal"], ["totaal:"]).to_pylist()
    [True, True, False]
    """
    import pyarrow.compute

    spaced = pyarrow.compute.replace_substring_regex(texts, r"[\s\p{Z}]+", " ")
    folded = pyarrow.compute.utf8_lower(pyarrow.compute.utf8_trim_whitespace(spaced))
    wanted = text_array(sorted(words)).cast(folded.type)
    said = pyarrow.compute.is_in(folded, wanted)
    for beginning in beginnings:
        said = pyarrow.compute.or_(said, pyarrow.compute.starts_with(folded, beginning))
    return said
