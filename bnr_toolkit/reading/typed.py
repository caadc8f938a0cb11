"""Cells → typed columns by the schema, or findings with the address of each wrong cell.

Each distinct text is looked at once; rows are searched only for those that are
wrong, so a sheet of a million sound rows is not walked cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from bnr_toolkit.codebook import Codebook
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading.cells import Cells, is_id
from bnr_toolkit.reading.times import is_time
from bnr_toolkit.schema import UNKNOWN, Column, Kind, Sheet

MASK = "•••"
NEWSROOM_PREFIX = "x_"
LONGEST_NUMBER = 15
_SEPARATOR = "|"
WRONG_WORD = "wrong_word"
"""In a problem's fields: the one word of a cell that is wrong, when the cell holds several."""
_REWRITTEN = re.compile(r"[0-9]([.,][0-9]+)?E\+[0-9]+", re.ASCII)

Problem = tuple[str, Mapping[str, object]]
TypedColumns = dict[str, TextColumn]


def typed_sheet(cells: Cells, sheet: Sheet, codebook: Codebook) -> tuple[TypedColumns, list[Finding]]:
    """The columns of a sheet as the schema wants them, and every cell that is not.

    Categories come back as codes, whatever word the file used. Columns that
    the file leaves out are empty. A value in a column that is not public is
    masked in the finding.
    """
    findings = list(_unknown_columns(cells, sheet)) + list(_missing_columns(cells, sheet))
    columns: TypedColumns = {}
    for column in sheet.columns:
        if column.name in cells.columns:
            columns[column.name], problems = _typed_column(cells, column, codebook)
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


def _typed_column(cells: Cells, column: Column, codebook: Codebook) -> tuple[TextColumn, list[Finding]]:
    import numpy

    texts = cells.columns[column.name]
    values: dict[int, str] = {}
    wrong: dict[int, Problem] = {}
    padded: set[int] = set()
    for number in _doubtful(texts, column):
        text = texts.distinct[number].as_py()
        clean = text.strip()
        value, problem = _cell(clean, column, _READERS[column.kind], codebook)
        if value != text:
            values[number] = value
        if problem is not None:
            wrong[number] = problem
        elif clean != text:
            padded.add(number)
    findings = []
    faulty = numpy.zeros(len(texts.distinct), dtype=bool)
    faulty[[*wrong, *padded]] = True
    for index in numpy.flatnonzero(faulty[texts.codes]) if faulty.any() else ():
        number = int(texts.codes[index])
        place = cells.place(column.name, int(index))
        shown = texts[int(index)].strip() if column.public else MASK
        if number in padded:
            findings.append(found("spaces_removed", place, shown))
            continue
        code, about = wrong[number]
        fields = dict(about)
        word = fields.pop(WRONG_WORD, None)
        value = str(word) if word and column.public else shown
        findings.append(found(code, place, value, **fields))  # type: ignore[arg-type]
    return texts.with_replaced(values), findings


def _doubtful(texts: TextColumn, column: Column) -> Sequence[int]:
    """Which of the distinct texts must be looked at one by one: all, unless a pattern clears them beforehand."""
    import numpy
    import pyarrow.compute

    pattern = _SURELY_SOUND.get(column.kind)
    if pattern is None:
        return range(len(texts.distinct))
    sound = pyarrow.compute.and_not(
        pyarrow.compute.match_substring_regex(texts.distinct, pattern),
        pyarrow.compute.match_substring_regex(texts.distinct, _NEEDS_A_LOOK),
    )
    doubtful: list[int] = numpy.flatnonzero(~sound.to_numpy(zero_copy_only=False)).tolist()
    return doubtful


_SURELY_SOUND = {
    Kind.ID: r"\A[0-9A-Za-z_.:@+-]+\z",
    Kind.TEXT: r"(?s)\A[\p{L}\p{N}\p{P}\p{S}](.*[\p{L}\p{N}\p{P}\p{S}])?\z",
}
"""What is sound as it stands, in the regular expressions of Arrow: an id; a text without spaces around it."""
_NEEDS_A_LOOK = rf"(?i)\A({UNKNOWN}|[0-9]([.,][0-9]+)?E\+[0-9]+)\z"


Reader = Callable[[str, Column, Codebook], tuple[str, Problem | None]]


def _cell(text: str, column: Column, read: Reader, codebook: Codebook) -> tuple[str, Problem | None]:
    if not text:
        return "", ("required_empty", {}) if column.required else None
    if text.casefold() == UNKNOWN and UNKNOWN not in column.choices:
        return UNKNOWN, None if column.unknown_allowed else ("unknown_not_allowed", {})
    return read(text, column, codebook)


def _read_id(text: str, _column: Column, _codebook: Codebook) -> tuple[str, Problem | None]:
    if _REWRITTEN.fullmatch(text):
        return text, ("rewritten_number", {})
    return text, None if is_id(text) else ("not_an_id", {})


def _read_text(text: str, _column: Column, _codebook: Codebook) -> tuple[str, Problem | None]:
    return text, None


def _read_choice(text: str, column: Column, _codebook: Codebook) -> tuple[str, Problem | None]:
    if text in column.choices:
        return text, None
    return text, ("not_one_of", {"choices": column.choices})


def _read_category(text: str, _column: Column, codebook: Codebook) -> tuple[str, Problem | None]:
    code = codebook.code_of(text)
    if code is None:
        return text, ("unknown_category", {"choices": codebook.codes, "near": codebook.words()})
    return code, None


def _read_categories(text: str, column: Column, codebook: Codebook) -> tuple[str, Problem | None]:
    codes = []
    for word in text.split(_SEPARATOR):
        code, problem = _read_category(word.strip(), column, codebook)
        if problem is not None:
            kind, fields = problem
            return text, (kind, {**fields, WRONG_WORD: word.strip()})
        codes.append(code)
    return _SEPARATOR.join(codes), None


def _read_whole_number(text: str, _column: Column, _codebook: Codebook) -> tuple[str, Problem | None]:
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER:
        return str(int(text)), None
    return text, ("not_a_whole_number", {})


def _read_time(text: str, _column: Column, _codebook: Codebook) -> tuple[str, Problem | None]:
    return text.replace("T", " "), None if is_time(text) else ("not_a_time", {})


_READERS: dict[Kind, Reader] = {
    Kind.ID: _read_id,
    Kind.TEXT: _read_text,
    Kind.CHOICE: _read_choice,
    Kind.CATEGORY: _read_category,
    Kind.CATEGORIES: _read_categories,
    Kind.WHOLE_NUMBER: _read_whole_number,
    Kind.TIME: _read_time,
}
