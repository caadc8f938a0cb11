"""The closed table of faults in one cell that have one safe remedy, and that remedy.

``bnr check --fix`` changes a cell only when a person who knows the format, but
not the test, would have no choice:

============== ====================================================================================
fixed_spaces   spaces around a value, no-break spaces too, are removed
fixed_case     a word of a closed list in other capitals, or with a space or hyphen for ``_``
fixed_word     a Dutch or English name of an event or a trigger → the word of the record
fixed_category a label or synonym of one category → its code
fixed_unknown  ``Unknown`` or ``onbekend`` where the source may be silent → ``unknown``
fixed_time     ``T`` between date and time → a space
fixed_date     a written date that can mean one day only → year-month-day
============== ====================================================================================

Left to a person, since the record would say what nobody established: a
misspelt word (it is only suggested: the nearest word of a list may be the
opposite of the one that was meant), an id that is there twice, an invisible
character (it may hide which way a text reads), a date that can mean two days,
a number in an unclear form, an empty cell. A platform's reason is kept word for
word, and so is every column that is not the record's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from bnr_toolkit.codebook import Codebook
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Place
from bnr_toolkit.reading.folding import folded_word
from bnr_toolkit.reading.text import invisible
from bnr_toolkit.reading.times import is_time
from bnr_toolkit.reading.written_dates import iso_of
from bnr_toolkit.schema import DECISION_WORDS, EVENT_TYPES, TRIGGERS, UNKNOWN, Column, Kind

REMEDIES = (
    "fixed_spaces",
    "fixed_case",
    "fixed_word",
    "fixed_category",
    "fixed_unknown",
    "fixed_time",
    "fixed_date",
)
"""Every code that :func:`remedied` gives."""

Remedy = tuple[str, str]
"""What the cell becomes, and the code that says why."""

_VERBATIM = frozenset({"reason"})
_MEANS_UNKNOWN = frozenset({UNKNOWN, "onbekend"})
_BETWEEN = re.compile(r"[\s_-]+")
_BAR = "|"
_PART_OF_A_SECOND = re.compile(r":\d{2}[.,]\d*[1-9]", re.ASCII)


def remedied(text: str, column: Column, book: Codebook, dates: str | None) -> Remedy | None:
    """What this cell becomes and why; None when it is left as it is.

    ``book`` holds the categories of the probe, none when they could not be
    read; ``dates`` is the order in which the probe says that it writes dates.

    >>> from bnr_toolkit.codebook import DEFAULT
    >>> from bnr_toolkit.schema import EVENTS
    >>> remedied(" Goedgekeurd", EVENTS.column("type"), DEFAULT, None)
    ('approved', 'fixed_word')
    >>> remedied("aproved", EVENTS.column("type"), DEFAULT, None) is None
    True
    """
    if next(invisible(text, Place()), None) is not None:
        return None
    bare = text.strip()
    better = _better(bare, column, book, dates) if bare else None
    if better is not None and better[0] != bare:
        return better
    return (bare, "fixed_spaces") if bare != text else None


def worth_a_look(texts: TextColumn, column: Column) -> Sequence[int]:
    """The distinct texts, by their place, that :func:`remedied` may change: of a million ids, hardly one.

    >>> from bnr_toolkit.schema import SUBMISSIONS
    >>> worth_a_look(TextColumn.of(["ad-1", " ad-2", "Onbekend"]), SUBMISSIONS.column("concept"))
    [1, 2]
    """
    import numpy
    import pyarrow
    import pyarrow.compute

    if column.kind not in (Kind.ID, Kind.TEXT, Kind.WHOLE_NUMBER):
        return range(len(texts.distinct))
    bare = pyarrow.compute.utf8_trim_whitespace(texts.distinct)
    unknown = pyarrow.array(sorted(_MEANS_UNKNOWN), pyarrow.large_string())
    says_unknown = pyarrow.compute.is_in(pyarrow.compute.utf8_lower(bare), unknown)
    marks = pyarrow.compute.or_(pyarrow.compute.not_equal(bare, texts.distinct), says_unknown)
    worth: list[int] = numpy.flatnonzero(marks.to_numpy(zero_copy_only=False)).tolist()
    return worth


def _better(text: str, column: Column, book: Codebook, dates: str | None) -> Remedy | None:
    if column.name in _VERBATIM:
        return None
    if column.kind is Kind.CATEGORY and (code := _category(text, book)) is not None:
        return code, "fixed_category"
    if folded_word(text) in _MEANS_UNKNOWN and column.unknown_allowed:
        return UNKNOWN, "fixed_unknown"
    if column.kind is Kind.CHOICE:
        return _choice(text, column)
    if column.kind is Kind.CATEGORIES:
        codes = [_category(part, book) for part in text.split(_BAR)]
        return (_BAR.join(code for code in codes if code), "fixed_category") if all(codes) else None
    return _time(text, dates) if column.kind is Kind.TIME else None


def _choice(text: str, column: Column) -> Remedy | None:
    word = _folded(text)
    same = _one_each((choice, choice) for choice in column.choices).get(word)
    if same is not None:
        return same, "fixed_case"
    meant = _names(column.name).get(word)
    return (meant, "fixed_word") if meant in column.choices else None


@cache
def _names(column: str) -> Mapping[str, str]:
    """The Dutch and English names of what a closed list holds; a name of two things is none."""
    if column == "type":
        labels = [(label, event) for event, names in EVENT_TYPES.items() for label in names]
        return _one_each([*DECISION_WORDS.items(), *labels])
    if column == "trigger":
        return _one_each((label, trigger) for trigger, names in TRIGGERS.items() for label in names)
    return {}


def _one_each(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    meanings: dict[str, set[str]] = {}
    for word, meaning in pairs:
        meanings.setdefault(_folded(word), set()).add(meaning)
    return {word: next(iter(meant)) for word, meant in meanings.items() if len(meant) == 1}


def _folded(word: str) -> str:
    return _BETWEEN.sub(" ", folded_word(word))


def _category(text: str, book: Codebook) -> str | None:
    """The code of the one category that this names; reading would take the first of several."""
    word = " ".join(text.split())
    codes = {Codebook((category,)).code_of(word) for category in book.categories} - {None}
    return codes.pop() if len(codes) == 1 else None


def _time(text: str, dates: str | None) -> Remedy | None:
    if is_time(text):
        return text.replace("T", " "), "fixed_time"
    # A part of a second has no place in a record: taking it away would lose what somebody noted.
    written = None if _PART_OF_A_SECOND.search(text) else iso_of(text, dates)
    return (written, "fixed_date") if written is not None else None
