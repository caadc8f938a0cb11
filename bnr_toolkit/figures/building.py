"""Results → figures: which dots, in which rows, with which words. Nothing is drawn here."""

from __future__ import annotations

from bnr_toolkit import tables
from bnr_toolkit.facts import counted_histories, fact_id, histories_fact_id, is_decided_first, noted_measures
from bnr_toolkit.results import Figure, Group, Histories, History, Rates, UnitRow
from bnr_toolkit.results.histories import APPROVALS
from bnr_toolkit.words import chart_notes, phrase, rates_figure_words, stages_figure_words
from bnr_toolkit.words.captions import count_label, row_label
from bnr_toolkit.words.labels import tester_name

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
    labels = KEYS.get(rates.rule, {})
    return Figure(
        name="approvals",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        rows=tuple(
            UnitRow(
                row_label(rates, group, language),
                _dots(group),
                count_label(group, language, is_status=rates.is_status),
                group.apart,
            )
            for group in ordered
        ),
        key=tuple((state, phrase(language, f"key.{labels.get(state, state)}")) for state in states),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=tables.rates(rates, language),
        stamp=rates.stamp,
        notes=chart_notes(rates, language),
        facts=_rates_facts(rates),
    )


def _rates_facts(rates: Rates) -> tuple[str, ...]:
    measures = ("approved", "decided", "open")
    ids = tuple(fact_id(rates, group.key, name) for group in (*rates.groups, rates.total) for name in measures)
    return (*ids, *(fact_id(rates, (), name) for name in noted_measures(rates)))


def _states(group: Group) -> dict[str, int]:
    return {"approved": group.approved, "not": group.decided - group.approved, "open": group.open}


def _dots(group: Group) -> tuple[str, ...]:
    return tuple(state for state, count in _states(group).items() for _ in range(count))


def stages(histories: Histories, language: str) -> Figure:
    """The two-stage picture: each ad at its first decision, and after the newsroom's questions.

    The same column is the same ad. It is a status: no rate, no interval. A
    figure without rows, which is not shown, when no ad was stopped after
    questions. Controls are left out.
    """
    tests = counted_histories(histories)
    words = stages_figure_words(histories, language)
    first = tuple(_first_state(history) for history in tests.histories)
    final = tuple(_final_state(history) for history in tests.histories)
    halted = len(tests.halted_after_inquiry)
    tester = tester_name(histories.context, language)
    rows = (
        UnitRow(
            phrase(language, "figure.stages_first"),
            first,
            _first_count(tests, language),
        ),
        UnitRow(
            phrase(language, "figure.stages_final", tester=tester),
            final,
            phrase(language, "figure.stages_count_final", halted=halted),
        ),
    )
    present = [state for state in ("approved", "not", "open", "halted") if state in (*first, *final)]
    return Figure(
        name="after-questions",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        rows=rows if halted else (),
        key=tuple((state, phrase(language, f"key.{state}")) for state in present),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=tables.histories(histories, language),
        stamp=histories.stamp,
        linked=True,
        facts=tuple(
            histories_fact_id(measure)
            for measure in ("approved_first", "decided_first", "open_first", "halted_after_inquiry")
        ),
    )


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
