"""Headers and words as people type them → one form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata

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
