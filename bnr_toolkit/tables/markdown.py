"""A table → Markdown."""

from __future__ import annotations

import re

from bnr_toolkit.results import Table
from bnr_toolkit.tables.cells import plainly

_MARKUP = re.compile(r"[\\|*_`\[\]<>&~]")


def markdown(table: Table) -> str:
    """A Markdown table, its caption and units above, its notes, scope and source below.

    Markdown is pasted into something else, so it carries all that a page says
    beside its tables. Every text is escaped: none of it is markup.
    """
    table = plainly(table)
    lines = [f"**{_escaped(table.caption)}**", ""]
    if table.units:
        lines += [_escaped(table.units), ""]
    lines.append(_line(table.columns))
    lines.append("| " + " | ".join("---:" if numeric else "---" for numeric in table.numeric) + " |")
    lines += [_line(row.cells) for row in table.rows]
    for said in (*table.notes, " ".join(filter(None, (table.scope, table.source)))):
        lines += ["", _escaped(said)] if said else []
    return "\n".join(lines) + "\n"


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
