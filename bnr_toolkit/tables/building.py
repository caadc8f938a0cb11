"""Results → tables: the counts, and the ads one by one."""

from __future__ import annotations

from bnr_toolkit.facts import fact_id
from bnr_toolkit.language import capitalised, decimal
from bnr_toolkit.results import Group, Histories, History, Rates, Row, Table
from bnr_toolkit.words import (
    column_label,
    counting_notes,
    event_label,
    histories_caption,
    phrase,
    rates_caption,
    value_label,
)


def rates(rates: Rates, language: str) -> Table:
    """The counts by group with a total.

    Ads that are not described one by one stand apart, between the groups and
    the total. A column for open ads is there only when there are any, one for
    the interval only when the result carries intervals.
    """
    has_open = rates.total.open > 0
    has_interval = rates.total.interval is not None
    names = ["approved", "not_approved", *(["open"] if has_open else []), "submitted"]
    headers = [phrase(language, f"table.{name}") for name in names]
    if has_interval:
        headers.append(phrase(language, "table.interval", confidence=f"{rates.confidence:.0%}"))
    by_headers = [capitalised(column_label(name, language)) for name in rates.by] or [""]
    rows = [_rates_row(rates, group, language, has_open=has_open, has_interval=has_interval) for group in rates.groups]
    rows.append(_total_row(rates, language, has_open=has_open, has_interval=has_interval))
    ids = tuple(fact_id(rates, group.key, name) for group in (*rates.groups, rates.total) for name in names)
    return Table(
        caption=rates_caption(rates, language),
        language=language,
        columns=(*by_headers, *headers),
        numeric=(*(False for _ in by_headers), *(True for _ in headers)),
        rows=tuple(rows),
        notes=counting_notes(rates, language),
        stamp=rates.stamp,
        facts=ids,
    )


def _rates_row(rates: Rates, group: Group, language: str, *, has_open: bool, has_interval: bool) -> Row:
    labels = (
        capitalised(value_label(rates.context, name, value, language))
        for name, value in zip(rates.by, group.key, strict=True)
    )
    numbers = _numbers(group, language, has_open=has_open, has_interval=has_interval)
    return Row((*labels, *numbers), "apart" if group.apart else None)


def _total_row(rates: Rates, language: str, *, has_open: bool, has_interval: bool) -> Row:
    label = (phrase(language, "table.total"), *("" for _ in rates.by[1:]))
    return Row((*label, *_numbers(rates.total, language, has_open=has_open, has_interval=has_interval)), "total")


def _numbers(group: Group, language: str, *, has_open: bool, has_interval: bool) -> tuple[str, ...]:
    counts = [group.approved, group.decided - group.approved]
    if has_open:
        counts.append(group.open)
    counts.append(group.submitted)
    cells = [str(count) for count in counts]
    if has_interval:
        interval = group.interval
        bounds = [decimal(bound, 2, language) for bound in (interval.low, interval.high)] if interval else []
        cells.append("–".join(bounds) or "–")
    return tuple(cells)


def histories(histories: Histories, language: str) -> Table:
    """The ads one by one: what each did, its category, the first decision, and what came later.

    An asterisk marks what is our inference from the sources.
    """
    rows = tuple(Row(_history_cells(histories, history, language)) for history in histories.histories)
    notes = []
    if any(history.coding == "ours" for history in histories.histories):
        notes.append(phrase(language, "table.ours"))
    if any(_later(history, language).endswith("*") for history in histories.histories):
        notes.append(phrase(language, "table.inferred"))
    headers = ("ad", "what", "category", "first", "later")
    return Table(
        caption=histories_caption(language),
        language=language,
        columns=tuple(phrase(language, f"table.{name}") for name in headers),
        numeric=(False,) * len(headers),
        rows=rows,
        notes=tuple(notes),
        stamp=histories.stamp,
    )


def _history_cells(histories: Histories, history: History, language: str) -> tuple[str, ...]:
    context = histories.context
    codes = (history.category, *history.further_categories)
    categories = "; ".join(value_label(context, "category", code, language) for code in codes)
    description = capitalised(history.description.in_language(language))
    first = event_label(history.first, language)
    return (history.id, description, capitalised(categories), first, _later(history, language))


def _later(history: History, language: str) -> str:
    """What came after the first decision, in order."""
    deciding = [step for step in history.steps if step.type not in ("submitted", "in_review")]
    later = deciding[1:]
    if not later:
        return phrase(language, "table.nothing_later")
    said = ", ".join(event_label(step.type, language) for step in later)
    return f"{said}*" if any(step.coding == "ours" for step in later) else said
