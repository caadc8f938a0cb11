"""Texts of a table as a file may hold them: on one line, without hidden marks, and never a formula."""

from __future__ import annotations

import re
from dataclasses import replace

from bnr_toolkit.results import Row, Table

_FORMULA_STARTS = tuple("=+-@＝＋－＠")
_BREAK_STARTS = ("\t", "\r", "\n")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
# What turns the direction of all that follows it: in a row of text that is the next cells too.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What XML cannot hold, and what no encoding can: shown as lost, for something stood there.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    r"""A text on one line, without marks that turn the text after it; what is no text is shown as lost.

    >>> plain("twee\nregels"), plain("gok\u202ewapens"), plain("nul\x00")
    ('twee regels', 'gokwapens', 'nul�')
    """
    return _NOT_TEXT.sub("\ufffd", _TURNS.sub("", _BREAKS.sub(" ", text))).strip()


def plainly(table: Table) -> Table:
    """The table with every text of it plain."""
    return replace(
        table,
        caption=plain(table.caption),
        columns=tuple(plain(name) for name in table.columns),
        rows=tuple(Row(tuple(plain(cell) for cell in row.cells), row.emphasis) for row in table.rows),
        notes=tuple(plain(note) for note in table.notes),
        units=plain(table.units),
        scope=plain(table.scope),
        source=plain(table.source),
    )


def harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula when it opens a CSV: an apostrophe in front of one that it would.

    Full-width signs count too: a spreadsheet may read them as the ordinary ones.

    >>> harmless("=1+1"), harmless(" @bnr"), harmless("6 van 7")
    ("'=1+1", "' @bnr", '6 van 7')
    """
    is_formula = cell.startswith(_BREAK_STARTS) or cell.lstrip().startswith(_FORMULA_STARTS)
    return f"'{cell}" if is_formula else cell
