"""A table → CSV with the words that readers see, or aligned text; and the table as it stands beside a text."""

from __future__ import annotations

import csv as csv_format
import io
from dataclasses import replace

from bnr_toolkit.results import Passage, Table
from bnr_toolkit.tables.cells import harmless


def beside(table: Table, passage: Passage) -> Table:
    """The table as it stands under a passage: without the notes that the passage already says."""
    said = str(passage)
    return replace(table, notes=tuple(note for note in table.notes if note not in said))


def csv(table: Table) -> str:
    """The table's columns and rows as CSV, with the words that readers see.

    A reader opens it in a spreadsheet, so a text that a spreadsheet would take
    for a formula (it starts with ``=``, ``+``, ``-``, ``@``, a tab or a line
    break) gets an apostrophe in front. The counts for machines, ``rates_csv``,
    are left as they are.

    Commas part its columns, as every program but one expects: Excel on a Dutch
    computer looks for semicolons. For who opens a file with a double click
    there is :func:`xlsx`, which has no separator to guess.
    """
    stream = io.StringIO(newline="")
    rows = [table.columns, *(row.cells for row in table.rows)]
    csv_format.writer(stream, lineterminator="\n").writerows([harmless(cell) for cell in row] for row in rows)
    return stream.getvalue()


def text(table: Table) -> str:
    """An aligned table for a terminal."""
    rows = [table.columns, *(row.cells for row in table.rows)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(table.columns))]
    lines = [table.caption, ""]
    for number, row in enumerate(rows):
        cells = [
            cell.rjust(width) if numeric else cell.ljust(width)
            for cell, width, numeric in zip(row, widths, table.numeric, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
        if number == 0 or (number < len(table.rows) and table.rows[number].emphasis == "total"):
            lines.append("  ".join("-" * width for width in widths))
    for note in table.notes:
        lines += ["", note]
    return "\n".join(lines) + "\n"
