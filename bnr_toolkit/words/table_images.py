"""The words of a table that is shown as a picture: what those who do not see it are told."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.results import Row, Table
from bnr_toolkit.words.captions import LONGEST_ALT
from bnr_toolkit.words.phrases import phrase
from bnr_toolkit.words.wording_checks import PERCENTAGES


def table_alt(table: Table) -> str:
    """The total first if there is one, then as many rows as fit, and a word on those that are left.

    Without percentages, which a small count may have in a table and nowhere
    else, and without the caption, which is the title of the picture.
    """
    rows = [row for row in table.rows if row.emphasis == "total"]
    rows += [row for row in table.rows if row.emphasis != "total"]
    told = [_row(table, row, with_percentages=False) for row in rows]
    for kept in range(len(told), 0, -1):
        rest = [phrase(table.language, "figure.alt_more")] if kept < len(told) else []
        text = " ".join([*told[:kept], *rest])
        if len(text) <= LONGEST_ALT:
            return text
    return phrase(table.language, "figure.alt_all_rows")


def table_description(table: Table) -> str:
    """All rows in order, and what stands under the table."""
    rows = [_row(table, row, with_percentages=True) for row in table.rows]
    said = [f"{table.caption}.", table.units, *rows, *table.notes]
    return " ".join(text for text in said if text)


def table_short_source(table: Table) -> str:
    """Whose numbers these are and from which record, for a picture with little room."""
    first = table.scope.split(". ")[0].removesuffix(".")
    return " ".join(text for text in (f"{first}." if first else "", table.source) if text)


def _row(table: Table, row: Row, *, with_percentages: bool) -> str:
    cells = "; ".join(_cells(table, row, with_percentages=with_percentages))
    return phrase(table.language, "table_image.row", label=row.cells[0] or table.columns[0], cells=cells)


def _cells(table: Table, row: Row, *, with_percentages: bool) -> Iterator[str]:
    for name, cell in zip(table.columns[1:], row.cells[1:], strict=True):
        is_percentage = any(word in f"{name} {cell}" for word in PERCENTAGES)
        if cell and (with_percentages or not is_percentage):
            yield phrase(table.language, "table_image.cell", column=name, cell=cell)
