"""Published tests side by side → rows of dots in order of date. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bnr_toolkit import tables
from bnr_toolkit.figures.approvals import key
from bnr_toolkit.results import Figure, Published, PublishedCount, UnitRow, UnitRows
from bnr_toolkit.words import phrase, published_figure_words, published_headline, published_labels
from bnr_toolkit.words.captions import count_label
from bnr_toolkit.words.published_labels import as_group

MOST_ROWS = 50
"""Rows in one picture. More are cut into parts between two years, or between two rows where a year has more."""


def published(published: Published, language: str) -> tuple[Figure, ...]:
    """One picture of all counts in view, oldest above: filled is approved, a ring is not, a half disc is open.

    More rows than a picture can hold are pictures one after the other, each
    numbered in its title; none at all without counts. Rows stand by date alone.
    """
    words = published_figure_words(published, language)
    rows = [
        UnitRow(label, _dots(row), count_label(as_group(row), language))
        for row, label in zip(published.rows, published_labels(published, language), strict=True)
    ]
    data = tables.published(published, language, with_addresses=True)
    ids = (*published_headline(published, language).facts, *data.facts)
    whole = Figure(
        name="published-tests",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=UnitRows(tuple(rows)),
        key=(),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=data,
        stamp=published.stamp,
        notes=(phrase(language, "published.leaning"), phrase(language, "published.differ")),
        facts=ids,
    )
    parts = _parts(published.rows)
    if len(parts) < 2:
        return (_keyed(whole, language),) if rows else ()
    return tuple(
        _keyed(
            replace(
                whole,
                name=f"{whole.name}-{number}",
                title=phrase(language, "published.part_of", title=whole.title, part=number, parts=len(parts)),
                body=UnitRows(tuple(rows[part.start : part.stop])),
                data=replace(data, rows=data.rows[part.start : part.stop]),
            ),
            language,
        )
        for number, part in enumerate(parts, start=1)
    )


def _keyed(figure: Figure, language: str) -> Figure:
    return replace(figure, key=key(figure.body.states if figure.body else (), language))


def _parts(rows: Sequence[PublishedCount]) -> list[range]:
    """The rows of each picture: as many whole years as fit."""
    parts, start = [], 0
    while start < len(rows):
        stop = min(start + MOST_ROWS, len(rows))
        if stop < len(rows):
            turns = [place for place in range(start + 1, stop + 1) if rows[place].year != rows[place - 1].year]
            stop = turns[-1] if turns else stop
        parts.append(range(start, stop))
        start = stop
    return parts


def _dots(row: PublishedCount) -> tuple[str, ...]:
    counts = {"approved": row.approved, "not": row.decided - row.approved, "open": row.open}
    return tuple(state for state, count in counts.items() for _ in range(count))
