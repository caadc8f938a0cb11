"""Histories → a table of every step with its times: the data behind the timeline; and CSV for machines."""

from __future__ import annotations

import csv
import io

from bnr_toolkit.language import capitalised
from bnr_toolkit.results import Histories, History, Row, Step, Table
from bnr_toolkit.schema import TRIGGERS, UNKNOWN
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import (
    column_label,
    event_label,
    phrase,
    timeline_caption,
    timeline_table_notes,
    timeline_time,
    value_label,
)

_COLUMNS = ("submission", "platform", "expected", "step", "type", "observed_from", "observed_to", "trigger", "coding")


@described
def timeline(histories: Histories, language: str) -> Table:
    """A row for each step of each ad: the ad, from when to when, what happened, and what set it off.

    The submission comes first, then the steps in their order. An asterisk marks
    what is our inference from the sources. A column for the platform is there
    only when there are several. Harmless controls stand apart, below the others.
    """
    has_platform = len({history.platform for history in histories.histories}) > 1
    ordered = sorted(histories.histories, key=lambda history: history.expected == "accept")
    rows = tuple(
        Row(
            _cells(histories, history, step, language, has_platform=has_platform),
            "apart" if history.expected == "accept" else None,
        )
        for history in ordered
        for step in _steps(history)
    )
    headers = [phrase(language, "table.ad")]
    if has_platform:
        headers.append(capitalised(column_label("platform", language)))
    headers += [phrase(language, f"timeline.column_{name}") for name in ("what", "from", "to", "trigger")]
    notes = list(timeline_table_notes(histories.context, language))
    if any(row.emphasis == "apart" for row in rows):
        notes.append(phrase(language, "table.controls"))
    if any(cell.endswith("*") for row in rows for cell in row.cells):
        notes.append(phrase(language, "table.inferred"))
    return Table(
        caption=timeline_caption(language),
        language=language,
        columns=tuple(headers),
        numeric=(False,) * len(headers),
        rows=rows,
        notes=tuple(notes),
        stamp=histories.stamp,
    )


def timeline_csv(histories: Histories) -> str:
    """One row for each step, the submission as step 0: times as recorded."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for history in histories.histories:
        for step in _steps(history):
            cells = (step.step, step.type, step.observed_from, step.observed_to, step.trigger, step.coding)
            writer.writerow((history.id, history.platform, history.expected, *cells))
    return stream.getvalue()


def _steps(history: History) -> tuple[Step, ...]:
    """The submission as a step of its own, and what came after it."""
    if any(step.type == "submitted" for step in history.steps):
        return history.steps
    at = history.submitted_at or UNKNOWN
    return (Step(0, "submitted", "", "", at, at, history.submitted), *history.steps)


def _cells(histories: Histories, history: History, step: Step, language: str, *, has_platform: bool) -> tuple[str, ...]:
    dutch, english = TRIGGERS.get(step.trigger, ("", ""))
    trigger = (dutch if language == "nl" else english) or phrase(language, "timeline.none")
    what = capitalised(event_label(step.type, language))
    cells = [
        history.id,
        f"{what}*" if step.coding == "ours" else what,
        timeline_time(step.observed_from, language),
        timeline_time(step.observed_to, language),
        trigger,
    ]
    if has_platform:
        cells.insert(1, value_label(histories.context, "platform", history.platform, language))
    return tuple(cells)
