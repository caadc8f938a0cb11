"""Cells → typed columns by the schema, or findings with the address of each wrong cell.

Each distinct text is looked at once; rows are searched only for those that are
wrong, so a sheet of a million sound rows is not walked cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bnr_toolkit.arrow import as_marks
from bnr_toolkit.codebook import Codebook
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells, is_digest, is_id
from bnr_toolkit.reading.times import is_date
from bnr_toolkit.reading.written_dates import proved_order, read_time_text
from bnr_toolkit.reading.written_numbers import Problem, read_count_text
from bnr_toolkit.schema import UNKNOWN, Column, Kind, Sheet

if TYPE_CHECKING:
    import pyarrow

MASK = "•••"
NEWSROOM_PREFIX = "x_"
_SEPARATOR = "|"
WRONG_WORD = "wrong_word"
"""In a problem's fields: the one word of a cell that is wrong, when the cell holds several."""
_REWRITTEN = re.compile(r"[0-9]([.,][0-9]+)?[Ee]\+[0-9]+", re.ASCII)

TypedColumns = dict[str, TextColumn]


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a record names its categories, and how it writes dates and numbers that could mean two things."""

    codebook: Codebook
    dates: str | None = None
    decimals: str | None = None


def typed_sheet(cells: Cells, sheet: Sheet, conventions: Conventions) -> tuple[TypedColumns, list[Finding]]:
    """The columns of a sheet as the schema wants them, and every cell that is not.

    Categories come back as codes, whatever word the file used. Columns that
    the file leaves out are empty. A value in a column that is not public is
    masked in the finding.
    """
    findings = list(_unknown_columns(cells, sheet)) + list(_missing_columns(cells, sheet))
    columns: TypedColumns = {}
    for column in sheet.columns:
        if column.name in cells.columns:
            columns[column.name], problems = _typed_column(cells, column, conventions)
            findings += problems
        else:
            columns[column.name] = TextColumn.repeated("", len(cells))
    if not len(cells) and not findings and sheet.needs_rows:
        findings.append(found("no_rows", cells.place()))
    return columns, findings


def _unknown_columns(cells: Cells, sheet: Sheet) -> Iterator[Finding]:
    for name in cells.columns:
        if name not in sheet.names and not name.startswith(NEWSROOM_PREFIX):
            yield found("unknown_column", cells.place(name), name, choices=sheet.names)


def _missing_columns(cells: Cells, sheet: Sheet) -> Iterator[Finding]:
    strangers = [name for name in cells.columns if name not in sheet.names]
    for column in sheet.columns:
        if column.required and column.name not in cells.columns:
            finding = found("missing_column", cells.place(), column.name, choices=strangers)
            yield finding


def _typed_column(cells: Cells, column: Column, conventions: Conventions) -> tuple[TextColumn, list[Finding]]:
    import numpy

    texts = cells.columns[column.name]
    values: dict[int, str] = {}
    wrong: dict[int, Problem] = {}
    padded: set[int] = set()
    doubtful = _doubtful(texts, column)
    for number in doubtful:
        text = texts.distinct[number].as_py()
        clean = text.strip()
        value, problem = _cell(clean, column, _READERS[column.kind], conventions)
        if value != text:
            values[number] = value
        if problem is not None:
            wrong[number] = problem
        elif clean != text:
            padded.add(number)
    if column.kind is Kind.TIME:
        wrong |= dict.fromkeys(_in_two_orders(texts, doubtful), ("dates_in_two_orders", {}))
        padded -= set(wrong)
    findings = []
    said: dict[int, Finding] = {}
    faulty = numpy.zeros(len(texts.distinct), dtype=bool)
    faulty[[*wrong, *padded]] = True
    for index in numpy.flatnonzero(faulty[texts.codes]).tolist() if faulty.any() else ():
        number = int(texts.codes[index])
        place = cells.place(column.name, index)
        if number not in said:
            said[number] = _finding(place, texts[index].strip(), column, wrong.get(number, _PADDED))
        # The same text is wrong for the same reason everywhere; only the place is another.
        findings.append(replace(said[number], place=place))
    return texts.with_replaced(values), findings


def _in_two_orders(texts: TextColumn, doubtful: Sequence[int]) -> list[int]:
    """The dates that prove two orders in one column, such as 13/03/2025 and 03/25/2025; none if they agree."""
    orders = {number: proved_order(texts.distinct[number].as_py()) for number in doubtful}
    proved = {order for order in orders.values() if order is not None}
    return [number for number, order in orders.items() if order is not None] if len(proved) > 1 else []


_PADDED: Problem = ("spaces_removed", {})


def _finding(place: Place, text: str, column: Column, problem: Problem) -> Finding:
    code, about = problem
    fields = dict(about)
    word = fields.pop(WRONG_WORD, None)
    value = str(word or text) if column.public else MASK
    return found(code, place, value, **fields)  # type: ignore[arg-type]


def _doubtful(texts: TextColumn, column: Column) -> Sequence[int]:
    """Which of the distinct texts must be looked at one by one: all, unless a pattern clears them beforehand."""
    import numpy

    if column.kind not in _SURELY_SOUND:
        return range(len(texts.distinct))
    doubtful: list[int] = numpy.flatnonzero(~as_marks(surely_sound(texts.distinct, column.kind))).tolist()
    return doubtful


def surely_sound(texts: pyarrow.Array[Any], kind: Kind) -> pyarrow.Array[Any]:
    """For each text whether it is sound as it stands, in a column of ids, times or text; the others may be.

    >>> import pyarrow
    >>> surely_sound(pyarrow.array(["ad-1", "1E+05", " x"]), Kind.ID).to_pylist()
    [True, False, False]
    """
    import pyarrow.compute

    return pyarrow.compute.and_not(
        pyarrow.compute.match_substring_regex(texts, _SURELY_SOUND[kind]),
        pyarrow.compute.match_substring_regex(texts, _NEEDS_A_LOOK),
    )


_SURELY_SOUND = {
    Kind.ID: r"\A[0-9A-Za-z_.:@+-]+\z",
    Kind.TIME: (
        r"\A(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])( ([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)?\z"
    ),
    Kind.TEXT: r"(?s)\A[\p{L}\p{N}\p{P}\p{S}](.*[\p{L}\p{N}\p{P}\p{S}])?\z",
}
"""What is sound as it stands, in the regular expressions of Arrow: an id; a text without spaces around it; a
moment on a day that every month has."""
_NEEDS_A_LOOK = rf"(?i)\A({UNKNOWN}|[0-9]([.,][0-9]+)?E\+[0-9]+)\z"


Reader = Callable[[str, Column, Conventions], tuple[str, Problem | None]]


def _cell(text: str, column: Column, read: Reader, conventions: Conventions) -> tuple[str, Problem | None]:
    if not text:
        return "", ("required_empty", {}) if column.required else None
    if text.casefold() == UNKNOWN and UNKNOWN not in column.choices:
        return UNKNOWN, None if column.unknown_allowed else ("unknown_not_allowed", {})
    return read(text, column, conventions)


def _read_id(text: str, _column: Column, _conventions: Conventions) -> tuple[str, Problem | None]:
    if _REWRITTEN.fullmatch(text):
        return text, ("rewritten_number", {})
    return text, None if is_id(text) else ("not_an_id", {})


def _read_text(text: str, _column: Column, _conventions: Conventions) -> tuple[str, Problem | None]:
    return text, None


def _read_choice(text: str, column: Column, _conventions: Conventions) -> tuple[str, Problem | None]:
    if text in column.choices:
        return text, None
    return text, ("not_one_of", {"choices": column.choices})


def _read_category(text: str, _column: Column, conventions: Conventions) -> tuple[str, Problem | None]:
    book = conventions.codebook
    code = book.code_of(text)
    if code is None:
        return text, ("unknown_category", {"choices": book.codes, "near": book.words()})
    return code, None


def _read_categories(text: str, column: Column, conventions: Conventions) -> tuple[str, Problem | None]:
    codes = []
    for word in text.split(_SEPARATOR):
        code, problem = _read_category(word.strip(), column, conventions)
        if problem is not None:
            kind, fields = problem
            return text, (kind, {**fields, WRONG_WORD: word.strip()})
        codes.append(code)
    return _SEPARATOR.join(codes), None


def _read_whole_number(text: str, _column: Column, conventions: Conventions) -> tuple[str, Problem | None]:
    return read_count_text(text, conventions.decimals)


def _read_time(text: str, _column: Column, conventions: Conventions) -> tuple[str, Problem | None]:
    return read_time_text(text, conventions.dates)


def _read_digest(text: str, _column: Column, _conventions: Conventions) -> tuple[str, Problem | None]:
    return text, None if is_digest(text) else ("not_a_digest", {})


def _read_date(text: str, column: Column, conventions: Conventions) -> tuple[str, Problem | None]:
    """Of what was published often only the month or the year is known."""
    return (text, None) if is_date(text) else _read_time(text, column, conventions)


_READERS: dict[Kind, Reader] = {
    Kind.ID: _read_id,
    Kind.TEXT: _read_text,
    Kind.CHOICE: _read_choice,
    Kind.CATEGORY: _read_category,
    Kind.CATEGORIES: _read_categories,
    Kind.WHOLE_NUMBER: _read_whole_number,
    Kind.TIME: _read_time,
    Kind.DATE: _read_date,
    Kind.DIGEST: _read_digest,
}
