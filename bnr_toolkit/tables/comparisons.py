"""Comparisons → a table for readers, and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields

from bnr_toolkit.facts import comparison_id
from bnr_toolkit.language import LEAST_P, capitalised, decimal, listed, p_digits
from bnr_toolkit.results import Comparison, Comparisons, Group, Overall, Row, Table
from bnr_toolkit.results.comparisons import flat_comparison
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import (
    comparisons_caption,
    comparisons_notes,
    conditions,
    confidence_words,
    group_label,
    phrase,
)

MACHINE_DIGITS = 6
MOST_DIGITS = 8
TINY = 1e-9
NOTHING = "–"


@described
def comparisons(result: Comparisons, language: str) -> Table:
    """Every two groups: their counts, the test, its p-values and interval, and the verdict.

    Columns that would be empty in every row, or the same, are left out:
    p-values and intervals of a record from which nothing may be inferred, and
    the name of the test where there is one. The p-value of the same ads stands
    with its exact twin. Three or more groups at once stand in a last row.
    """
    names = _columns(result)
    rows = [Row(tuple(_cell(result, one, name, language) for name in names)) for one in result.comparisons]
    rows += [Row(tuple(_overall_cell(result, whole, name, language) for name in names)) for whole in result.overall]
    return Table(
        caption=comparisons_caption(result, language),
        language=language,
        columns=tuple(phrase(language, f"comparison_table.{name}") for name in names),
        numeric=(False,) * len(names),
        rows=tuple(rows),
        notes=comparisons_notes(result, language),
        stamp=result.stamp,
        facts=_facts(result, names),
    )


def _columns(result: Comparisons) -> tuple[str, ...]:
    every = result.comparisons
    present = {
        "test": len({one.test for one in every}) > 1,
        "p": any(one.p is not None for one in every) or bool(result.overall),
        "adjusted": result.family > 1 and any(one.adjusted is not None for one in every),
        "interval": any(one.interval is not None for one in every),
    }
    names = ("groups", "approved", "test", "p", "adjusted", "interval", "verdict")
    return tuple(name for name in names if present.get(name, True))


def _cell(result: Comparisons, one: Comparison, name: str, language: str) -> str:
    if name == "groups":
        return capitalised(_pair(result, one, language))
    if name == "approved":
        first, second = (_count(group, language) for group in (one.first, one.second))
        return phrase(language, "comparison_table.counts", first_count=first, second_count=second)
    if name == "test":
        return phrase(language, f"comparison_test.{one.test}")
    if name == "interval":
        return _interval(one, language)
    if name == "verdict":
        return capitalised(phrase(language, f"comparison_verdict.{one.verdict}"))
    alpha = 1 - result.confidence
    if name == "p" and one.twin is not None:
        twins = {"p": p_words(one.p, language, alpha), "twin": p_words(one.twin, language, alpha)}
        return phrase(language, "comparison_table.p_and_twin", **twins)
    return p_words(one.p if name == "p" else one.adjusted, language, alpha)


def _overall_cell(result: Comparisons, whole: Overall, name: str, language: str) -> str:
    if name == "groups":
        labels = [group_label(result, whole, group, language) for group in whole.groups]
        return capitalised(phrase(language, "comparison_table.overall", groups=listed(labels, language)))
    if name == "approved":
        return listed([_count(group, language) for group in whole.groups], language)
    if name == "test":
        return phrase(language, "comparison_test.cochran_q")
    if name == "p":
        return p_words(whole.p, language, 1 - result.confidence)
    if name == "verdict":
        verdict = "different" if whole.p <= 1 - result.confidence else "not_shown"
        return capitalised(phrase(language, f"comparison_verdict.{verdict}"))
    return NOTHING


def _pair(result: Comparisons, one: Comparison, language: str) -> str:
    first, second = (group_label(result, one, group, language) for group in (one.first, one.second))
    if not one.only:
        return phrase(language, "comparison_table.pair", first=first, second=second)
    said = conditions(result, one, language)
    return phrase(language, "comparison_table.pair_only", first=first, second=second, conditions=said)


def _count(group: Group, language: str) -> str:
    return phrase(language, "comparison_table.count", part=group.approved, whole=group.decided)


def _interval(one: Comparison, language: str) -> str:
    if one.interval is None:
        return NOTHING
    none = 0.5 if one.same_ads else 0.0
    low, high = (signed(bound, language, none) for bound in (one.interval.low, one.interval.high))
    level = confidence_words(round(one.level, 4), language)
    return phrase(language, "comparison_table.interval_said", low=low, high=high, level=level)


def signed(number: float, language: str, unlike: float = 0.0) -> str:
    """A decimal number with a real minus sign; never rounded to the value that it differs from.

    >>> signed(-0.123, "nl"), signed(0.5, "en"), signed(0.0014, "en"), signed(0.496, "en", unlike=0.5)
    ('−0,12', '0.50', '0.001', '0.496')
    """
    digits = 2
    while digits < MOST_DIGITS and round(number, digits) == unlike and abs(number - unlike) > TINY:
        digits += 1
    said = decimal(abs(number), digits, language)
    return f"−{said}" if number < 0 and said.strip("0,.") else said


def p_words(p: float | None, language: str, alpha: float = 0.05) -> str:
    """A p-value as a table has it: three decimals, never zero, and never rounded to the level that decides.

    >>> p_words(0.0571, "nl"), p_words(0.0000061, "en"), p_words(None, "en"), p_words(0.04996, "en")
    ('0,057', '< 0.001', '–', '0.04996')
    """
    if p is None:
        return NOTHING
    return f"< {decimal(LEAST_P, 3, language)}" if p < LEAST_P else p_digits(p, alpha, language)


def comparisons_csv(result: Comparisons) -> str:
    """One row a comparison: groups, counts, test, p-values, interval, verdict. Codes, not labels."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    rows = [flat_comparison(one) for one in result.comparisons]
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(["" if row[name] is None else _plain(row[name]) for name in COLUMNS])
    return stream.getvalue()


COLUMNS = (
    *("by", "first", "second", "approved_first", "decided_first", "approved_second", "decided_second"),
    *("same_ads", "ideas", "only_first", "only_second", "left_out", "test", "p", "p_holm", "p_exact"),
    *("low", "high", "level", "verdict", "turns"),
)
"""The columns of the CSV, in order."""


def comparisons_json(result: Comparisons) -> str:
    """``{rule, confidence, family, declared, record, comparisons: […], overall: […]}``."""
    content = {
        "rule": result.rule,
        "confidence": result.confidence,
        "family": result.family,
        "declared": result.declared,
        "inference": result.context.inference,
        "record": result.stamp.digest,
        "comparisons": [
            {**{name: _rounded(value) for name, value in flat_comparison(one).items()}, "only": dict(one.only)}
            for one in result.comparisons
        ],
        "overall": [_overall(whole) for whole in result.overall],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _overall(whole: Overall) -> dict[str, object]:
    names = [field.name for field in fields(whole) if field.name not in ("groups", "only")]
    groups = [{"group": one.key[0], "approved": one.approved, "decided": one.decided} for one in whole.groups]
    return {
        **{name: _rounded(getattr(whole, name)) for name in names},
        "groups": groups,
        "only": dict(whole.only),
    }


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(_rounded(value))


def _rounded(value: object) -> object:
    """Six significant digits: a p-value may be tiny, and is never rounded to zero."""
    return float(f"{value:.{MACHINE_DIGITS}g}") if isinstance(value, float) else value


def _facts(result: Comparisons, names: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of all numbers in the cells and in the notes."""
    measures = {
        "p": ("p", "p_exact"),
        "adjusted": ("p_holm",),
        "interval": ("low", "high"),
        "approved": ("approved_first", "decided_first", "approved_second", "decided_second"),
    }
    values = {"p": "p", "p_holm": "adjusted", "p_exact": "twin", "low": "interval", "high": "interval"}
    ids = [f"{result.rule}.comparisons"] if result.comparisons else []
    for one in result.comparisons:
        shown = [measure for name in names for measure in measures.get(name, ())]
        present = [name for name in shown if name not in values or getattr(one, values[name]) is not None]
        ids += [comparison_id(result, one, measure) for measure in present]
    ids += [comparison_id(result, whole, "p") for whole in result.overall]
    return tuple(ids)
