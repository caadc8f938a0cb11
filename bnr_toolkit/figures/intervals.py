"""Counts with intervals → rows of dots with a band each. Nothing is drawn here."""

from __future__ import annotations

from bnr_toolkit import tables
from bnr_toolkit.facts import fact_id, noted_measures, said_measures
from bnr_toolkit.figures.approvals import dots_of, key
from bnr_toolkit.results import Axis, Band, Figure, Group, IntervalRow, IntervalRows, Rates
from bnr_toolkit.words import (
    intervals_axis,
    intervals_figure_words,
    intervals_note_facts,
    intervals_notes,
    short_source,
)
from bnr_toolkit.words.captions import count_label, row_label

TICKS = (0, 50, 100)


def intervals(rates: Rates, language: str, *, by_count: bool = False) -> Figure:
    """Rows of dots by group, each with its count on a track from none to all, and a band for its intervals.

    Rows stand in the order of the protocol, or by the number approved with
    ``by_count``, which the subtitle then says. A row without an interval has
    dots and a count, and a note says why. A figure without a body, which is not
    shown, where no row has one or the record's scope of inference allows none.
    """
    words = intervals_figure_words(rates, language, by_count=by_count)
    groups = sorted(rates.groups or (rates.total,), key=lambda group: group.apart)
    if by_count:
        groups = sorted(groups, key=lambda group: (group.apart, -group.approved))
    track = Axis(intervals_axis(rates, language), 0, 1, tuple((tick / 100, str(tick)) for tick in TICKS))
    body = IntervalRows(tuple(_row(rates, group, language) for group in groups), track)
    allowed = rates.context.inference == "repeat-of-this-test" and not rates.is_status
    has_bands = any(group.interval is not None for group in groups)
    data = tables.intervals(rates, language)
    return Figure(
        name="intervals",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=body if allowed and has_bands else None,
        key=key(body.states, language, rates.rule),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=data,
        stamp=rates.stamp,
        notes=intervals_notes(rates, language),
        facts=_facts(rates, data.facts),
        short_source=short_source(rates, language),
    )


def _row(rates: Rates, group: Group, language: str) -> IntervalRow:
    label, count = row_label(rates, group, language), count_label(group, language, is_status=rates.is_status)
    if group.interval is None:
        return IntervalRow(label, dots_of(group), count, apart=group.apart)
    levels = (rates.confidence, *rates.inner_levels)
    bands = tuple(
        Band(interval.low, interval.high, level)
        for interval, level in zip((group.interval, *group.inner), levels, strict=True)
    )
    return IntervalRow(label, dots_of(group), count, group.share, bands, group.apart)


def _facts(rates: Rates, of_table: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of what is drawn, said or in the table, each once."""
    said = [fact_id(rates, group.key, name) for group in (*rates.groups, rates.total) for name in said_measures(group)]
    noted = [fact_id(rates, (), name) for name in noted_measures(rates)]
    return tuple(dict.fromkeys((*said, *noted, *intervals_note_facts(rates), *of_table)))
