"""Test ads beside harmless controls → rows of dots. Nothing is drawn here."""

from __future__ import annotations

from bnr_toolkit import tables
from bnr_toolkit.facts import controls_fact_id
from bnr_toolkit.figures.approvals import dots_of, key
from bnr_toolkit.results import ControlGroup, Controls, Figure, UnitRow, UnitRows
from bnr_toolkit.words import controls_figure_words, controls_row_label, phrase
from bnr_toolkit.words.captions import count_label

_COUNTS = tuple(f"{kind}_{name}" for kind in ("violating", "benign") for name in ("approved", "decided", "open"))


def controls(result: Controls, language: str) -> Figure:
    """Two rows of dots for each group, the test ads above the harmless controls.

    Filled is approved, a ring is not, a half disc is open. A group without
    controls has its test ads alone; a record without controls gives a figure
    without a body, which is not shown.
    """
    words = controls_figure_words(result, language)
    groups = result.groups or (result.total,)
    rows = [row for group in groups for row in _rows(result, group, language)] if result.total.benign.submitted else []
    body = UnitRows(tuple(rows))
    return Figure(
        name="controls",
        language=language,
        title=words.title,
        subtitle=words.subtitle,
        body=body if rows else None,
        key=key(body.states, language, result.rule),
        source=words.source,
        alt=words.alt,
        description=words.description,
        data=tables.controls(result, language),
        stamp=result.stamp,
        notes=(phrase(language, "controls.not_tested"),),
        facts=tuple(controls_fact_id(result, group.key, name) for group in groups for name in _COUNTS),
    )


def _rows(result: Controls, group: ControlGroup, language: str) -> list[UnitRow]:
    return [
        UnitRow(controls_row_label(result, group, kind, language), dots_of(counted), count_label(counted, language))
        for kind, counted in (("violating", group.violating), ("benign", group.benign))
        if counted.submitted
    ]
