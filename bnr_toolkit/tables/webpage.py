"""A table → HTML that a screen reader understands: a part of a page, or a page of its own."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from html import escape
from importlib.resources import files

from bnr_toolkit.results import Row, Table
from bnr_toolkit.tables.cells import plainly

LONG_TEXT = 24
MOST_COLUMNS = 4
MOST_BESIDE_TEXT = 5
MOST_ON_A_PHONE = 3


def html(table: Table) -> str:
    """An HTML table with a caption, scoped headers, and its notes below.

    Every text is escaped. Rows that are a total or stand apart carry a class.
    A table of texts, one with long texts beside its numbers, or one with many
    columns may be shown as a stack on a narrow screen: its cells carry their
    header's name, and browsers keep it a table for a screen reader. One with
    more columns than the text is wide for may use the margins.

    Units, scope and source are not in it: a page says them once, beside its
    tables. :func:`html_document` has them.
    """
    is_stack = not any(table.numeric) or len(table.columns) > MOST_COLUMNS or _is_wordy(table)
    return (_stackable if is_stack else _table)(table, escape(table.caption))


def html_document(table: Table, *others: Table) -> str:
    """A page of its own, with one or more tables and all that they say about themselves.

    Under the heading in its caption each has its units, and below it its notes,
    scope and source. The page asks nothing of any network, and its security
    policy allows nothing but its own style. Light and dark follow the reader.
    """
    shown = [plainly(one) for one in (table, *others)]
    style = files("bnr_toolkit.tables").joinpath("table.css").read_text(encoding="utf-8").strip()
    body = "\n".join(_titled(one, "h2" if number else "h1") for number, one in enumerate(shown))
    return (
        f'<!DOCTYPE html>\n<html lang="{table.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(shown[0].caption)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _titled(table: Table, heading: str) -> str:
    units = f"<p>{escape(table.units)}</p>" if table.units else ""
    reach = " ".join(filter(None, (table.scope, table.source)))
    noted = replace(table, notes=(*table.notes, reach) if reach else table.notes)
    # Nothing is known of the page that a file is opened on: what a phone has no room for is a stack there.
    is_stack = all(table.columns) and (len(table.columns) > MOST_ON_A_PHONE or _is_wordy(table))
    return (_stackable if is_stack else _table)(noted, f"<{heading}>{escape(table.caption)}</{heading}>{units}")


def _table(table: Table, caption: str) -> str:
    # The first cell of a row is its header, which stands left whatever it holds; so does what is above it.
    head = "".join(
        f'<th scope="col"{_class(numeric)}>{escape(name)}</th>' if name else "<td></td>"
        for name, numeric in zip(table.columns, (False, *table.numeric[1:]), strict=True)
    )
    body = "\n".join(_html_row(table, row) for row in table.rows)
    return (
        f'<div class="table" lang="{table.language}">\n<table>\n<caption>{caption}</caption>\n'
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


def _stackable(table: Table, caption: str) -> str:
    head = "".join(
        f'<th scope="col"{_class(numeric)}>{escape(name)}</th>' if name else "<td></td>"
        for name, numeric in zip(table.columns, table.numeric, strict=True)
    )
    body = "\n".join(_stackable_row(table, row) for row in table.rows)
    wide = " wide" if len(table.columns) > MOST_BESIDE_TEXT else ""
    return (
        f'<div class="table stack{wide}" lang="{table.language}">\n<table>\n'
        f"<caption>{caption}</caption>\n<thead>\n<tr>{head}</tr>\n</thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>{_html_notes(table)}\n</div>"
    )


def _stackable_row(table: Table, row: Row) -> str:
    # A number that heads its row says nothing by itself; a name does.
    label = f' data-label="{escape(table.columns[0])}"' if table.numeric[0] else ""
    cells = [f'<th scope="row"{label}>{escape(row.cells[0])}</th>']
    cells += [
        f'<td data-label="{escape(name)}"{_class(numeric)}>{escape(cell)}</td>'
        for name, cell, numeric in zip(table.columns[1:], row.cells[1:], table.numeric[1:], strict=True)
    ]
    emphasis = f' class="{row.emphasis}"' if row.emphasis else ""
    return f"<tr{emphasis}>{''.join(cells)}</tr>"


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
