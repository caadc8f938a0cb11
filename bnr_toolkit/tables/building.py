"""Results → tables: the counts, and the ads one by one."""

from __future__ import annotations

from bnr_toolkit.facts import fact_id, noted_measures
from bnr_toolkit.language import capitalised, chance_digits
from bnr_toolkit.results import Group, Histories, History, Rates, Row, Step, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import (
    column_label,
    confidence_words,
    counting_notes,
    event_label,
    histories_caption,
    interval_notes,
    percentage_label,
    percentage_notes,
    phrase,
    rates_caption,
    starting_label,
    value_label,
)


@described
def rates(rates: Rates, language: str) -> Table:
    """The counts by group with a total.

    Ads that are not described one by one stand apart, between the groups and
    the total. A column for open ads is there only when there are any, one for
    percentages or for the interval only when the result carries some.
    """
    names = _names(rates)
    headers = [_header(rates, name, language) for name in names]
    by_headers = [capitalised(column_label(name, language)) for name in rates.by] or [""]
    rows = [_rates_row(rates, group, names, language) for group in rates.groups]
    rows.append(_total_row(rates, names, language))
    return Table(
        caption=rates_caption(rates, language),
        language=language,
        columns=(*by_headers, *headers),
        numeric=(*(False for _ in by_headers), *(True for _ in headers)),
        rows=tuple(rows),
        notes=(
            *counting_notes(rates, language),
            *percentage_notes(rates, language),
            *interval_notes(rates, language),
        ),
        stamp=rates.stamp,
        facts=_rates_facts(rates, names),
    )


def _names(rates: Rates) -> tuple[str, ...]:
    """The columns of numbers."""
    is_there = {"open": rates.total.open > 0, "percentage": rates.has_percentages, "interval": rates.has_intervals}
    names = ("approved", "not_approved", "open", "submitted", "percentage", "interval")
    return tuple(name for name in names if is_there.get(name, True))


def _rates_facts(rates: Rates, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of all numbers in the cells and in the notes."""
    counts = [name for name in names if name not in ("percentage", "interval")]
    ids = []
    for group in (*rates.groups, rates.total):
        measures = [
            *counts,
            *(["percentage"] if group.percentage else []),
            *(["low", "high"] if group.interval else []),
        ]
        ids += [fact_id(rates, group.key, name) for name in measures]
    ids += [fact_id(rates, (), name) for name in noted_measures(rates)]
    return tuple(ids)


def _header(rates: Rates, name: str, language: str) -> str:
    """The header of a column of numbers; what ``would_have_run`` counts is not approval."""
    if name == "interval":
        return phrase(language, "table.interval", confidence=confidence_words(rates.confidence, language))
    if rates.rule == "would_have_run":
        if name in ("approved", "not_approved"):
            return capitalised(phrase(language, "key.planned" if name == "approved" else "key.not_planned"))
        if name == "percentage":
            return phrase(language, "table.percentage_planned")
    return phrase(language, f"table.{name}")


def _rates_row(rates: Rates, group: Group, names: tuple[str, ...], language: str) -> Row:
    labels = (
        starting_label(rates.context, name, value, language) for name, value in zip(rates.by, group.key, strict=True)
    )
    return Row((*labels, *_numbers(group, names, language)), "apart" if group.apart else None)


def _total_row(rates: Rates, names: tuple[str, ...], language: str) -> Row:
    label = (phrase(language, "table.total"), *("" for _ in rates.by[1:]))
    return Row((*label, *_numbers(rates.total, names, language)), "total")


def _numbers(group: Group, names: tuple[str, ...], language: str) -> tuple[str, ...]:
    cells = {
        "approved": str(group.approved),
        "not_approved": str(group.decided - group.approved),
        "open": str(group.open),
        "submitted": str(group.submitted),
        "percentage": "–" if group.percentage is None else percentage_label(group.percentage, language),
        "interval": _interval(group, language),
    }
    return tuple(cells[name] for name in names)


def _interval(group: Group, language: str) -> str:
    if group.interval is None:
        return "–"
    return "–".join(chance_digits(bound, language) for bound in (group.interval.low, group.interval.high))


@described
def histories(histories: Histories, language: str) -> Table:
    """The ads one by one: what each did, its category, the first decision, and what came later.

    A column for the platform is there only when there are several. An asterisk
    marks what is our inference from the sources. Harmless controls stand apart,
    below the others.
    """
    has_platform = len({history.platform for history in histories.histories}) > 1
    rows = tuple(
        Row(
            _history_cells(histories, history, language, has_platform=has_platform),
            "apart" if history.expected == "accept" else None,
        )
        for history in sorted(histories.histories, key=lambda history: history.expected == "accept")
    )
    notes = []
    if any(row.emphasis == "apart" for row in rows):
        notes.append(phrase(language, "table.controls"))
    coding = {history.coding for history in histories.histories}
    if "ours" in coding:
        only = coding == {"ours"}
        notes.append(phrase(language, "rates.coding_ours" if only else "rates.coding_partly_ours"))
    if any(cell.endswith("*") for row in rows for cell in row.cells[-2:]):
        notes.append(phrase(language, "table.inferred"))
    names = ("ad", "what", "category", "first", "later")
    headers = [phrase(language, f"table.{name}") for name in names]
    if has_platform:
        headers.insert(1, capitalised(column_label("platform", language)))
    return Table(
        caption=histories_caption(language),
        language=language,
        columns=tuple(headers),
        numeric=(False,) * len(headers),
        rows=rows,
        notes=tuple(notes),
        stamp=histories.stamp,
    )


def _history_cells(histories: Histories, history: History, language: str, *, has_platform: bool) -> tuple[str, ...]:
    context = histories.context
    codes = (history.category, *history.further_categories)
    categories = "; ".join(value_label(context, "category", code, language) for code in codes)
    description = history.description.in_language(language) or phrase(language, "noun.unknown")
    first, later = _first_and_later(history)
    cells = [
        history.id,
        capitalised(description),
        capitalised(categories),
        _marked(event_label(history.first, language), first),
        _marked(", ".join(event_label(step.type, language) for step in later), later)
        or phrase(language, "table.nothing_later"),
    ]
    if has_platform:
        cells.insert(1, value_label(context, "platform", history.platform, language))
    return tuple(cells)


def _first_and_later(history: History) -> tuple[list[Step], list[Step]]:
    """The step of the first decision, and what happened after it, or at all when nothing was decided."""
    told = [step for step in history.steps if step.type not in ("submitted", "in_review")]
    for place, step in enumerate(told):
        if step.type == history.first:
            return [step], told[place + 1 :]
    return [], told


def _marked(label: str, steps: list[Step]) -> str:
    return f"{label}*" if any(step.coding == "ours" for step in steps) else label
