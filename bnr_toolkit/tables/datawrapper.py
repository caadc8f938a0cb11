"""A table → the two files that Datawrapper takes: the data as CSV, and the texts around them as JSON.

Datawrapper guesses a column's type from its values (Datawrapper Academy,
"Understanding data column types"): a decimal point and no thousands mark leave
nothing to guess, and an interval is two columns, low and high (Academy,
"Confidence intervals and error bars").
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bnr_toolkit.language import date_words
from bnr_toolkit.results import Table
from bnr_toolkit.tables.cells import harmless, plainly
from bnr_toolkit.tables.columns import NOTHING, Cell, Column, columns

_ANY_YEAR = 2000


def datawrapper(table: Table, *, with_total: bool = False) -> str:
    """The table as CSV for Datawrapper: UTF-8, commas, one header row, numbers with a decimal point, nothing else.

    The total is left out, for a chart would draw it as one more group; it is
    there ``with_total``, and when there is nothing but a total. What does not
    apply is empty; a word among numbers stays. A text that a spreadsheet would
    take for a formula gets an apostrophe here too: who downloads the data of a
    chart opens them in a spreadsheet, and an editor sees the mark in the chart.
    A column of dates in words has them as ``2023-02-27``, each as exactly as
    it is known.
    """
    table = plainly(table)
    made = [_dated(column, table.language) for column in columns(table)]
    kept = [place for place, row in enumerate(table.rows) if with_total or row.emphasis != "total"]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([harmless(column.header) for column in made])
    for place in kept or range(len(table.rows)):
        writer.writerow([_said(column.cells[place], numeric=column.numeric) for column in made])
    return stream.getvalue()


def _dated(column: Column, language: str) -> Column:
    """A column of dates with each date as ISO 8601 has it; any other column as it is."""
    months = {date_words(f"{_ANY_YEAR}-{month:02}", language).split()[0].casefold(): month for month in range(1, 13)}
    dates = [_date(cell, months) for cell in column.cells if isinstance(cell, str)]
    found = tuple(one for one in dates if one is not None)
    return replace(column, cells=found) if len(found) == len(column.cells) and not column.numeric else column


def _date(text: str, months: Mapping[str, int]) -> str | None:
    """A year, a month and year, or a day in words → ISO 8601; None for any other words."""
    *day, name, year = ("", *text.casefold().split()) if " " in text else ("", "", text)
    if not re.fullmatch("[0-9]{4}", year) or (name and name not in months):
        return None
    if not name:
        return year
    said = "".join(day)
    if not said:
        return f"{year}-{months[name]:02}"
    return f"{year}-{months[name]:02}-{int(said):02}" if re.fullmatch("[0-9]{1,2}", said) else None


def _said(cell: Cell, *, numeric: bool) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if numeric and cell == NOTHING else harmless(cell)


def datawrapper_about(table: Table, alt: str = "") -> str:
    """The texts around the chart as JSON, by the names of Datawrapper's API: title, description, notes, source.

    ``alt`` is the description for who does not see the chart; without one it
    is the caption with the units.
    """
    table = plainly(table)
    content = {
        "title": table.caption,
        "language": {"nl": "nl-NL", "en": "en-GB"}[table.language],
        "metadata": {
            "describe": {
                "intro": table.units,
                "source-name": " ".join(filter(None, (table.scope, table.source))),
                "aria-description": alt or " ".join(filter(None, (f"{table.caption}.", table.units))),
            },
            "annotate": {"notes": " ".join(table.notes)},
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
