"""A table → a workbook that Excel opens in columns, on a Dutch computer too."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from bnr_toolkit.results import Table
from bnr_toolkit.tables.cells import plainly
from bnr_toolkit.tables.columns import Cell
from bnr_toolkit.tables.sheets import Entry, Look, Sheet, sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NO_CLOCK = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip can hold. XlsxWriter writes a date in any case; of today, unless it is given one."""

# Nothing is what it looks like: "=1+1" is a text of four signs, and an address no link.
_AS_WRITTEN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False, "in_memory": True}
_A4 = 9
_PORTRAIT = 90
"""More characters beside each other than this are read better on a page that lies down."""

_FONTS: dict[str, dict[str, object]] = {
    "plain": {},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "title": {"bold": True, "font_size": 14},
}
_LINES: dict[str, dict[str, object]] = {"": {}, "above": {"top": 1}, "below": {"bottom": 1}}


def xlsx(table: Table, *others: Table) -> bytes:
    """The bytes of an XLSX workbook: a sheet for each table, with all that the table says about itself.

    On a sheet: the caption, the units, a header row that stays in view, the
    rows, and below them notes, scope and source. Numbers are numbers, which
    Excel shows with the decimal mark of its own language; two bounds are two
    columns. Every text is a text, whatever it starts with, and nothing is a
    link. The sheets are numbered, so that no caption is the name of one. The
    same tables are the same bytes, whenever and wherever they are written.

    This is the file for who opens it with a double click: a CSV with commas
    opens in one column on a Dutch computer, one with semicolons elsewhere.
    """
    from xlsxwriter.workbook import Workbook

    shown = [plainly(one) for one in (table, *others)]
    stream = io.BytesIO()
    with Workbook(stream, _AS_WRITTEN) as book:
        book.set_properties({"title": shown[0].caption, "created": _NO_CLOCK})
        book.set_custom_property("Language", table.language)
        book.set_custom_property("Record", table.stamp.digest)
        formats = _Formats(book)
        for number, one in enumerate(shown, start=1):
            _write(sheet(one, number), number, book, formats)
    return _without_computer(stream.getvalue())


class _Formats:
    """The distinct looks in a workbook: one that two cells share is written once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Look, str], Format] = {}

    def of(self, entry: Entry) -> Format:
        key = (entry.look, _number_format(entry.value))
        if key not in self._made:
            self._made[key] = self._book.add_format(_properties(*key))
        return self._made[key]


def _number_format(value: Cell) -> str:
    """A text has the format of texts: who edits it does not make it a formula or a date."""
    if not isinstance(value, Decimal):
        return "@"
    decimals = max(0, -int(value.as_tuple().exponent))
    return f"0.{'0' * decimals}" if decimals else "0"


def _properties(look: Look, number_format: str) -> dict[str, object]:
    return {
        **_FONTS[look.font],
        **_LINES[look.line],
        "num_format": number_format,
        "align": "right" if look.right else "left",
        "valign": "bottom" if look.line == "below" else "top",
        "text_wrap": look.wrapped,
        "indent": int(look.apart),
    }


def _write(made: Sheet, number: int, book: Workbook, formats: _Formats) -> None:
    page = book.add_worksheet(made.name)
    last_column = len(made.widths) - 1
    for place, width in enumerate(made.widths):
        page.set_column(place, place, width)
    for row, height in made.heights:
        page.set_row(row - 1, height)
    for row, entries in enumerate(made.rows):
        if row + 1 in made.merged and last_column:
            page.merge_range(row, 0, row, last_column, "", formats.of(entries[0]))
        for column, entry in enumerate(entries):
            _fill(page, row, column, entry, formats.of(entry))
    page.ignore_errors({"number_stored_as_text": f"A1:{_letters(last_column)}{len(made.rows)}"})
    _set_up(page, made)
    # A screen reader finds the headers of a table by a name of this form.
    region = f"TitleRegion{number}.a{made.header}.{_letters(last_column).lower()}{made.last}.{number}"
    book.define_name(region, f"='{made.name}'!$A${made.header}")


def _fill(page: Worksheet, row: int, column: int, entry: Entry, look: Format) -> None:
    """One cell. Never by ``write``, which decides by its look what a value is."""
    text = entry.value
    if isinstance(text, Decimal):
        # A Decimal is written to its last figure; a float would say 720.9926938121999 for 720.9926938122.
        page.write_number(row, column, text, look)  # type: ignore[call-overload]
    elif not text:
        page.write_blank(row, column, None, look)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # Such a text XlsxWriter takes for its own markup, and writes as it is. In two pieces it does not.
        page.write_rich_string(row, column, text[:1], look, text[1:], look)
    else:
        page.write_string(row, column, text, look)


def _set_up(page: Worksheet, made: Sheet) -> None:
    """How the sheet stands on a screen and on paper: A4, as wide as one page, the header on each."""
    page.freeze_panes(made.header, 0)
    page.repeat_rows(made.header - 1)
    page.hide_gridlines(2)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.set_footer("&C&P / &N")
    if sum(made.widths) > _PORTRAIT:
        page.set_landscape()


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return xl_col_to_name(column)


def _without_computer(content: bytes) -> bytes:
    """The same files in a zip that names no system. Not compressed: what a file becomes by that differs by computer."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as kept:
        for name in made.namelist():
            member = zipfile.ZipInfo(name)  # of 1980
            member.create_system = 0
            kept.writestr(member, made.read(name))
    return stream.getvalue()
