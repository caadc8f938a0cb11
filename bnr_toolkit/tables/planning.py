"""How many ads are enough → a table for readers, and CSV and JSON for machines."""

from __future__ import annotations

import csv
import io
import json

from bnr_toolkit.facts import plan_fact_id, plan_row_fact_id
from bnr_toolkit.results import Plan, Row, Table
from bnr_toolkit.tables.describing import described
from bnr_toolkit.words import plan_caption, plan_columns, plan_meets, plan_notes, plan_value

DIGITS = 6
COLUMNS = ("question", "target", "first_chance", "second_chance", "method", "confidence", "ads", "value", "enough")


@described
def plan(plan: Plan, language: str) -> Table:
    """What each number of ads buys, around the answer and at round numbers."""
    rows = tuple(
        Row((str(row.ads), plan_value(plan, row.value, language), plan_meets(plan, row, language))) for row in plan.rows
    )
    names = ("ads", "confidence", "first", "searched_to", *(("rule_of_three",) if plan.rule_of_three else ()))
    return Table(
        caption=plan_caption(plan, language),
        language=language,
        columns=plan_columns(plan, language),
        numeric=(True, True, False),
        rows=rows,
        notes=plan_notes(plan, language),
        stamp=plan.stamp,
        facts=(
            *(plan_fact_id(plan, name) for name in names),
            *(plan_row_fact_id(plan, row.ads) for row in plan.rows),
        ),
    )


def plan_csv(*plans: Plan) -> str:
    """The rows of one or more plans as CSV, each row with what was asked.

    ``value`` is half a width, a power or a bound, as ``question`` says. The answer
    of a plan is in the JSON: ``enough`` may be true of a smaller number of ads
    that a larger one undoes.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in plans:
        first, second = one.chances or ("", "")
        asked = (one.question, one.target, first, second, one.method, one.confidence)
        for row in one.rows:
            writer.writerow((*asked, row.ads, round(row.value, DIGITS), str(row.enough).lower()))
    return stream.getvalue()


def plan_json(*plans: Plan) -> str:
    """One or more plans as JSON: ``{plans: [{question, target, chances, method, confidence, ads, …, rows}, …]}``.

    ``ads`` is the answer, ``first`` the least number that meets the target at
    all, ``searched_to`` the largest that was tried.
    """
    content = {
        "plans": [
            {
                "question": one.question,
                "target": one.target,
                "chances": list(one.chances),
                "method": one.method,
                "confidence": one.confidence,
                "power": one.power,
                "ads": one.ads,
                "first": one.first,
                "searched_to": one.searched_to,
                "rows": [{"ads": row.ads, "value": round(row.value, DIGITS), "enough": row.enough} for row in one.rows],
            }
            for one in plans
        ]
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
