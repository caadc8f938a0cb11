"""Results as Markdown: a heading, what was measured, the table, the goals."""

from __future__ import annotations

from collections.abc import Sequence

from measuring.result import Goal, Missing, Result

VERDICTS = {True: "met", False: "**not met**", None: "not judged"}


def as_markdown(result: Result) -> str:
    """One result as a section; a system that was not there has its row in the table, which says why."""
    parts = [f"### {result.title}", result.measured, table(result.columns, (*result.rows, *_missing_rows(result)))]
    if result.goals:
        parts.append("\n".join(_goal(goal) for goal in result.goals))
    return "\n\n".join(parts) + "\n"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown: the first column reads from the left, the others are numbers."""
    align = ["---", *["--:"] * (len(columns) - 1)]
    return "\n".join(_line(cells) for cells in (columns, align, *rows))


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _missing_rows(result: Result) -> list[tuple[str, ...]]:
    return [(one.name, _why(one), *[""] * (len(result.columns) - 2)) for one in result.missing]


def _why(missing: Missing) -> str:
    return f"missing: {missing.why}" + (f" ({missing.how})" if missing.how else "")


def _goal(goal: Goal) -> str:
    return f"- {VERDICTS[goal.met]}: {goal.aim}. Found: {goal.found}."
