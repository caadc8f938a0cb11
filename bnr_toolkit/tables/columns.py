"""A readers' table → columns of real numbers and texts, for programs that calculate.

What a reader sees is what the file holds: a number has the decimals of the
page, no more. The exact values are in the formats for machines, and in the
facts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bnr_toolkit.results import Table
from bnr_toolkit.words import phrase

Cell = str | Decimal
Parts = tuple[Cell, ...]

NOTHING = "–"
_MARKS = {"nl": ",", "en": "."}
_MOST_FIGURES = 15
"""A spreadsheet keeps fifteen figures of a number; a longer one stays a text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, which is never empty, and its cells; ``numeric`` when it was marked so."""

    header: str
    cells: tuple[Cell, ...]
    numeric: bool


def columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table, each number a number.

    Two numbers in a cell are two columns: the bounds of a range such as
    ``0,49–0,97``, or a count and of how many it is (``6 van 7``), and how many
    are open where some are. A cell that holds words keeps them. A text column
    stays text, whatever its cells look like: ``0012`` is a name.
    """
    made: list[Column] = []
    for place, (name, numeric) in enumerate(zip(table.columns, table.numeric, strict=True)):
        header = name or phrase(table.language, "table_file.row")
        cells = tuple(row.cells[place] for row in table.rows)
        made += _split(header, cells, table.language) if numeric else [Column(header, cells, numeric=False)]
    return _told_apart(made)


def number(text: str, language: str) -> Decimal | None:
    """The number that a text says in a language, with its decimals; None when it says anything else.

    >>> number("0,50", "nl"), number("−0.12", "en"), number("0012", "nl"), number("6 van 7", "nl")
    (Decimal('0.50'), Decimal('-0.12'), None, None)
    """
    mark = _MARKS[language]
    if not re.fullmatch(rf"[−-]?(0|[1-9][0-9]*)({re.escape(mark)}[0-9]+)?", text):
        return None
    found = Decimal(text.replace("−", "-").replace(mark, "."))
    return found if len(found.as_tuple().digits) <= _MOST_FIGURES else None


def _split(header: str, cells: tuple[str, ...], language: str) -> list[Column]:
    """One column of numbers, and what words stand among them; or several, when every cell holds as many numbers."""
    ranges = [_range(cell, language) for cell in cells]
    if None not in ranges and any(_is_range(cell) for cell in cells):
        return _beside(header, ("low", "high"), ranges, language)
    counts = [_count(cell, language) for cell in cells]
    if None not in counts and any(isinstance(parts[0], Decimal) for parts in counts if parts):
        has_open = any(parts[2] not in (NOTHING, 0) for parts in counts if parts)
        has_remark = any(parts[3] for parts in counts if parts)
        names = ("", "whole", "open" if has_open else None, "remark" if has_remark else None)
        return _beside(header, names, counts, language)
    said = [number(cell, language) for cell in cells]
    mixed = tuple(cell if one is None else one for cell, one in zip(cells, said, strict=True))
    return [Column(header, mixed, numeric=True)]


def _beside(header: str, names: Sequence[str | None], parts: list[Parts | None], language: str) -> list[Column]:
    """The parts of the cells as columns of their own; a part without a name is left out."""
    return [
        Column(
            phrase(language, f"table_file.{name}", column=header) if name else header,
            tuple(cell[place] for cell in parts if cell),
            numeric=name != "remark",
        )
        for place, name in enumerate(names)
        if name is not None
    ]


def _is_range(cell: str) -> bool:
    return NOTHING in cell.strip(NOTHING)


def _range(cell: str, language: str) -> Parts | None:
    """Both bounds of a cell that has two, one or none; None for other words."""
    if cell == NOTHING:
        return NOTHING, NOTHING
    low, _, high = cell.partition(NOTHING)
    bounds = number(low, language), number(high or low, language)
    return None if bounds[0] is None or bounds[1] is None else (bounds[0], bounds[1])


def _count(cell: str, language: str) -> Parts | None:
    """How many, of how many, how many are open, and a remark; words alone for a group without a decision."""
    none = ("figure.count_none", "controls.no_ads", "grid.untested", "grid.not_counted")
    if cell == NOTHING or cell in {phrase(language, key) for key in none}:
        return cell, NOTHING, NOTHING, ""
    for key in ("figure.count", "figure.count_open"):
        found = re.fullmatch(rf"{_pattern(language, key)}(?: \((?P<remark>[^()]+)\))?", cell)
        if found:
            said = found.groupdict()
            return Decimal(said["part"]), Decimal(said["whole"]), Decimal(said.get("open", 0)), said["remark"] or ""
    return None


def _pattern(language: str, key: str) -> str:
    """What a count looks like, from its wording: an editor may change that."""
    blanks = ("part", "whole", "open") if key.endswith("open") else ("part", "whole")
    pattern = re.escape(phrase(language, key, **{name: f"<{name}>" for name in blanks}))
    for name in blanks:
        pattern = pattern.replace(f"<{name}>", f"(?P<{name}>[0-9]+)", 1)
    return pattern


def _told_apart(made: list[Column]) -> tuple[Column, ...]:
    """No two headers alike: a program that finds a column by its name takes the first."""
    times: Counter[str] = Counter()
    told = []
    for column in made:
        times[column.header] += 1
        again = times[column.header]
        told.append(column if again == 1 else replace(column, header=f"{column.header} ({again})"))
    return tuple(told)
