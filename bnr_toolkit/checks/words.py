"""Words of a column against each other: spellings of one name, and enough of them to suggest from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bnr_toolkit.checks.rows import NOTHING_SAID, first_rows
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading import Cells

_SUGGESTED_FROM = 50
_SUGGESTIONS = 200


def spellings(column: TextColumn) -> dict[str, str]:
    """Each text that an earlier one in the column spells in other capitals or spaces, and that earlier one.

    >>> spellings(TextColumn.of(["TikTok", "Tik tok", "X"]))
    {'Tik tok': 'TikTok'}
    """
    first: dict[str, str] = {}
    others = {}
    in_use = sorted(zip(first_rows(column).tolist(), column.distinct_texts, strict=True))
    for row, text in in_use:
        if row < len(column) and text not in NOTHING_SAID:
            earlier = first.setdefault("".join(text.split()).casefold(), text)
            if earlier != text:
                others[text] = earlier
    return others


def spelled_two_ways(cells: Cells, name: str, column: TextColumn) -> Iterator[Finding]:
    """Every further spelling of a name, once, since each spelling would be counted apart."""
    variants = spellings(column)
    if not variants:
        return
    first = dict(zip(column.distinct_texts, first_rows(column).tolist(), strict=True))
    for text, other in variants.items():
        place, earlier = cells.place(name, first[text]), cells.place(name, first[other])
        yield found("spelled_two_ways", place, text, other=repr(other), earlier=earlier)


def strangers(code: str, wrong: Iterable[tuple[Place, str]], ids: TextColumn) -> Iterator[Finding]:
    """A finding for each place that names an ad that is not there, with the id that was probably meant.

    That is sought for the first few hundred only: a sheet that belongs to
    another probe has a million such places, and nobody is waiting for an hour.
    """
    choices: tuple[str, ...] = ()
    for number, (place, identifier) in enumerate(wrong):
        choices = choices or few(ids)
        if number < _SUGGESTIONS:
            told = found(code, place, identifier, choices=choices, are_ids=True)
            yield told
        else:
            yield replace(found(code, place, identifier), fields=told.fields)


def few(ids: TextColumn) -> tuple[str, ...]:
    """Enough of the ids to suggest from and to list: a reader of a message is not helped by thousands.

    >>> few(TextColumn.of(["b", "a", "unknown", ""]))
    ('a', 'b')
    """
    return tuple(sorted(text for text in ids.distinct_texts if text not in NOTHING_SAID)[:_SUGGESTED_FROM])
