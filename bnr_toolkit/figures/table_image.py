"""A table → a picture of it, for where only a picture can be shown. Nothing is drawn here."""

from __future__ import annotations

from bnr_toolkit.results import Figure, Table, TableImage, TableLine
from bnr_toolkit.words.table_images import table_alt, table_description, table_short_source


def table(table: Table, language: str, name: str = "table") -> Figure:
    """The table with its caption as title, its units under that, its notes, and its scope and record as source.

    ``name`` tells several tables on one page apart. A figure without a body,
    which is not shown, when the table has no rows. Drawing refuses a table
    whose columns do not fit side by side; one that is too tall is cut by
    :func:`~bnr_toolkit.figures.parts.parts`. A table in another language than
    ``language`` is a ValueError: its words are set already.
    """
    if table.language != language:
        raise ValueError(f"the table {table.caption!r} is in {table.language!r}, not in {language!r}")
    rows = tuple(TableLine(row.cells, row.emphasis) for row in table.rows)
    return Figure(
        name=name,
        language=language,
        title=table.caption,
        subtitle=table.units,
        body=TableImage(table.columns, table.numeric, rows) if rows else None,
        key=(),
        source=tuple(text for text in (table.scope, table.source) if text),
        alt=table_alt(table),
        description=table_description(table),
        data=table,
        stamp=table.stamp,
        notes=table.notes,
        facts=table.facts,
        short_source=table_short_source(table),
    )
