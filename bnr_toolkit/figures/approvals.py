"""Counts → rows of dots: which dots, in which rows, with which words. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterable

from bnr_toolkit import tables
from bnr_toolkit.facts import fact_id, noted_measures, said_measures
from bnr_toolkit.results import Figure, Group, Rates, UnitRow, UnitRows
from bnr_toolkit.words import chart_notes, phrase, rates_figure_words, short_source
from bnr_toolkit.words.captions import count_label, row_label

KEYS = {
    "would_have_run": {"approved": "planned", "not": "not_planned"},
}
"""The words of a state where they are others than the state's own, by rule."""


def rates(rates: Rates, language: str) -> Figure:
    """Rows of dots by group: filled is approved, a ring is not, a half disc is open.

    Ads that are not described one by one stand apart, below the others.
    """
    words = rates_figure_words(rates, language)
    groups = rates.groups or (rates.total,)
    ordered = sorted(groups, key=lambda group: group.apart)
    states = [state for state, count in _states(rates.total).items() if count]
    return Figure(
        name="approvals" if rates.by else "approvals-total",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=UnitRows(
            tuple(
                UnitRow(
                    row_label(rates, group, language),
                    dots_of(group),
                    count_label(group, language, is_status=rates.is_status),
                    group.apart,
                )
                for group in ordered
            )
        ),
        key=key(states, language, rates.rule),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=tables.rates(rates, language),
        stamp=rates.stamp,
        notes=chart_notes(rates, language),
        facts=_rates_facts(rates),
        short_source=short_source(rates, language),
    )


def key(states: Iterable[str], language: str, rule: str = "first_decision") -> tuple[tuple[str, str], ...]:
    """What the states mean under a rule, as pairs of state and words."""
    labels = KEYS.get(rule, {})
    return tuple((state, phrase(language, f"key.{labels.get(state, state)}")) for state in states)


def _rates_facts(rates: Rates) -> tuple[str, ...]:
    groups = (*rates.groups, rates.total)
    ids = tuple(fact_id(rates, group.key, name) for group in groups for name in said_measures(group))
    return (*ids, *(fact_id(rates, (), name) for name in noted_measures(rates)))


def _states(group: Group) -> dict[str, int]:
    return {"approved": group.approved, "not": group.decided - group.approved, "open": group.open}


def dots_of(group: Group) -> tuple[str, ...]:
    """A dot for each ad of a group: the approved first, then those that were not, then the open ones."""
    return tuple(state for state, count in _states(group).items() for _ in range(count))
