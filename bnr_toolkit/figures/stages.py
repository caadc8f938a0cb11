"""Histories → the two-stage picture: each ad before and after the newsroom's questions. Nothing is drawn here."""

from __future__ import annotations

from bnr_toolkit import tables
from bnr_toolkit.facts import counted_histories, histories_fact_id, is_decided_first
from bnr_toolkit.figures.approvals import key
from bnr_toolkit.results import Figure, Histories, History, UnitRow, UnitRows
from bnr_toolkit.results.histories import APPROVALS
from bnr_toolkit.words import phrase, stages_figure_words
from bnr_toolkit.words.status import stages_notes, was_shown


def stages(histories: Histories, language: str) -> Figure:
    """The two-stage picture: each ad at its first decision, and after the newsroom's questions.

    The same column is the same ad. It is a status: no rate, no interval. A
    figure without a body, which is not shown, when no ad was stopped after
    questions. Controls are left out.
    """
    tests = counted_histories(histories)
    words = stages_figure_words(histories, language)
    first = tuple(_first_state(history) for history in tests.histories)
    final = tuple(_final_state(history) for history in tests.histories)
    halted = len(tests.halted_after_inquiry)
    shown = was_shown(tests)
    rows = (
        UnitRow(
            phrase(language, "figure.stages_first"),
            first,
            _first_count(tests, language),
        ),
        UnitRow(
            phrase(language, "figure.stages_final"),
            final,
            phrase(language, f"figure.stages_count_{'stopped' if shown else 'final'}", halted=halted),
        ),
    )
    return Figure(
        name="after-questions",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=UnitRows(rows, linked=True) if halted else None,
        key=_key(UnitRows(rows).states, language, shown=shown),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=tables.histories(histories, language),
        stamp=histories.stamp,
        notes=stages_notes(tests, language),
        facts=tuple(
            histories_fact_id(measure)
            for measure in ("approved_first", "decided_first", "open_first", "halted_after_inquiry")
        ),
    )


def _key(states: tuple[str, ...], language: str, *, shown: bool) -> tuple[tuple[str, str], ...]:
    """What the states mean; an ad that had been shown was stopped, and not kept from being shown."""
    words = dict(key(states, language))
    if shown and "halted" in words:
        words["halted"] = phrase(language, "figure.stages_key_stopped")
    return tuple(words.items())


def _first_count(tests: Histories, language: str) -> str:
    decided = sum(is_decided_first(history) for history in tests.histories)
    still_open = len(tests.histories) - decided
    blanks = {"part": len(tests.approved_first), "whole": decided}
    if still_open:
        return phrase(language, "figure.stages_count_open", open=still_open, **blanks)
    return phrase(language, "figure.stages_count_first", **blanks)


def _first_state(history: History) -> str:
    if not is_decided_first(history):
        return "open"
    return "approved" if history.first in APPROVALS else "not"


def _final_state(history: History) -> str:
    if history.halted_after_inquiry:
        return "halted"
    if history.final is None or history.final == "held_for_identity":
        return "open"
    return "approved" if history.final in (*APPROVALS, "reversed_to_approved") else "not"
