"""A table → HTML that a screen reader understands, Markdown, CSV, or aligned text."""

from __future__ import annotations

import csv as csv_format
import io
import re
from dataclasses import replace
from html import escape

from bnr_toolkit.results import Passage, Row, Table

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
LONG_TEXT = 24
MOST_COLUMNS = 4
MOST_BESIDE_TEXT = 5
_MARKUP = re.compile(r"[\\|*_`\[\]<>&~]")


def beside(table: Table, passage: Passage) -> Table:
    """The table as it stands under a passage: without the notes that the passage already says."""
    said = str(passage)
    return replace(table, notes=tuple(note for note in table.notes if note not in said))


def html(table: Table) -> str:
    """An HTML table with a caption, scoped headers, and its notes below.

    Every text is escaped. Rows that are a total or stand apart carry a class.
    A table of texts, one with long texts beside its numbers, or one with many
    columns may be shown as a stack on a narrow screen: its cells carry their
    header's name, and roles that keep it a table for a screen reader. One with
    more columns than the text is wide for may use the margins.
    """
    if not any(table.numeric) or len(table.columns) > MOST_COLUMNS or _is_wordy(table):
        return _stackable(table)
    # The first cell of a row is its header, which stands left whatever it holds; so does what is above it.
    head = "".join(
        f'<th scope="col"{_class(numeric)}>{escape(name)}</th>' if name else "<td></td>"
        for name, numeric in zip(table.columns, (False, *table.numeric[1:]), strict=True)
    )
    body = "\n".join(_html_row(table, row) for row in table.rows)
    return (
        f'<div class="table" lang="{table.language}">\n<table>\n<caption>{escape(table.caption)}</caption>\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>{_html_notes(table)}\n</div>"
    )


def _is_wordy(table: Table) -> bool:
    """Whether a text that is no header of its row is too long for a column on a phone."""
    texts = [number for number, numeric in enumerate(table.numeric) if number and not numeric]
    return any(len(row.cells[number]) > LONG_TEXT for row in table.rows for number in texts)


def _html_notes(table: Table) -> str:
    if not table.notes:
        return ""
    notes = "".join(f"\n<p>{escape(note)}</p>" for note in table.notes)
    return f'\n<div class="table-notes">{notes}\n</div>'


def _stackable(table: Table) -> str:
    head = "".join(
        f'<th scope="col" role="columnheader"{_class(numeric)}>{escape(name)}</th>'
        for name, numeric in zip(table.columns, table.numeric, strict=True)
    )
    body = "\n".join(_stackable_row(table, row) for row in table.rows)
    wide = " wide" if len(table.columns) > MOST_BESIDE_TEXT else ""
    return (
        f'<div class="table stack{wide}" lang="{table.language}">\n<table role="table">\n'
        f'<caption>{escape(table.caption)}</caption>\n<thead role="rowgroup">\n<tr role="row">{head}</tr>\n</thead>\n'
        f'<tbody role="rowgroup">\n{body}\n</tbody>\n</table>{_html_notes(table)}\n</div>'
    )


def _stackable_row(table: Table, row: Row) -> str:
    # A number that heads its row says nothing by itself; a name does.
    label = f' data-label="{escape(table.columns[0])}"' if table.numeric[0] else ""
    cells = [f'<th scope="row" role="rowheader"{label}>{escape(row.cells[0])}</th>']
    cells += [
        f'<td role="cell" data-label="{escape(name)}"{_class(numeric)}>{escape(cell)}</td>'
        for name, cell, numeric in zip(table.columns[1:], row.cells[1:], table.numeric[1:], strict=True)
    ]
    emphasis = f' class="{row.emphasis}"' if row.emphasis else ""
    return f'<tr{emphasis} role="row">{"".join(cells)}</tr>'


def _class(numeric: bool) -> str:  # noqa: FBT001 - a column is numeric or it is not
    return ' class="number"' if numeric else ""


def _html_row(table: Table, row: Row) -> str:
    emphasis = f' class="{row.emphasis}"' if row.emphasis else ""
    cells = [f'<th scope="row">{escape(row.cells[0])}</th>']
    cells += [
        f"<td{_class(numeric)}>{escape(cell)}</td>"
        for cell, numeric in zip(row.cells[1:], table.numeric[1:], strict=True)
    ]
    return f"<tr{emphasis}>{''.join(cells)}</tr>"


def markdown(table: Table) -> str:
    """A Markdown table, its caption above and its notes below. Every text is escaped: none of it is markup."""
    lines = [f"**{_cell(table.caption)}**", "", _line(table.columns)]
    lines.append("| " + " | ".join("---:" if numeric else "---" for numeric in table.numeric) + " |")
    lines += [_line(row.cells) for row in table.rows]
    for note in table.notes:
        lines += ["", _cell(note)]
    return "\n".join(lines) + "\n"


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.splitlines()))


def csv(table: Table) -> str:
    """The table's columns and rows as CSV, with the words that readers see.

    A reader opens it in a spreadsheet, so a text that a spreadsheet would take
    for a formula (it starts with ``=``, ``+``, ``-``, ``@``, a tab or a line
    break) gets an apostrophe in front. The counts for machines, ``rates_csv``,
    are left as they are.
    """
    stream = io.StringIO(newline="")
    rows = [table.columns, *(row.cells for row in table.rows)]
    csv_format.writer(stream, lineterminator="\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


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
