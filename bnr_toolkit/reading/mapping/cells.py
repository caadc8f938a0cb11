"""The cells of somebody else's table → the columns of a flat sheet, at the reporter's own addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.folding import folded_header, folded_word, says_one_of
from bnr_toolkit.reading.mapping.columns import ColumnMapping, ColumnRule, by_folded
from bnr_toolkit.reading.mapping.translation import Problem, Translator
from bnr_toolkit.reading.typed import MASK, NEWSROOM_PREFIX
from bnr_toolkit.schema import SUBMISSIONS

if TYPE_CHECKING:
    import numpy

_STAR = "*"


def mapped(cells: Cells, mapping: ColumnMapping) -> tuple[Cells, list[Finding]]:
    r"""The cells under the names of a flat sheet, their words translated and rows of totals left out.

    Rows keep their numbers and columns their origin, so that a finding points
    at what the reporter sees. A word that the mapping does not know is a
    finding. Without a column that the mapping needs, no columns come back. A
    mapping that names no columns at all only says how the table is to be read.

    >>> from bnr_toolkit.reading.csv_file import read_csv
    >>> from bnr_toolkit.reading.mapping import read_mapping
    >>> text = b"columns: {id: Ad ID, platform: {is: TikTok}, category: Soort, decision: Status}\n"
    >>> mapping, _ = read_mapping(text + b"words: {decision: {approved: [Active]}}\n", "mapping.yml")
    >>> sheet, _ = read_csv(b"Ad ID,Soort,Status\n1,gokken,active\n", "ads.csv")
    >>> ads, findings = mapped(sheet, mapping)
    >>> ads.columns["decision"][0], ads.columns["platform"][0], findings
    ('approved', 'TikTok', [])
    """
    if not mapping.columns:
        kept = without_totals(cells, mapping)
        return replace(kept, detected={**kept.detected, "mapping": mapping.source}), []
    headers = by_folded(cells.columns)
    findings = missing_columns(cells, mapping, mapping.columns)
    if findings:
        return cells.select({}), findings
    kept = without_totals(cells, mapping)
    result = replace(kept.select({}), detected={**kept.detected, "mapping": mapping.source})
    for name, rule in mapping.columns.items():
        used = rule.found_in(headers)
        if rule.constant is not None:
            # It stands in no column: a finding about it names the row and our column.
            result = result.with_column(name, TextColumn.repeated(rule.constant, len(kept)))
        elif used:
            texts, problems = translated(kept, used, name, rule, mapping)
            findings += problems
            result = result.with_column(name, texts, kept.origin[used[0]])
    findings += left_out(kept, mapping, used_by(mapping.columns.values(), headers))
    return result, findings


def missing_columns(cells: Cells, mapping: ColumnMapping, rules: Mapping[str, ColumnRule]) -> list[Finding]:
    """Every column that the mapping needs and the file does not have; one finding when the header must be elsewhere."""
    headers = by_folded(cells.columns)
    needed = {name: rule for name, rule in rules.items() if rule.headers and not rule.optional}
    missing = {name: rule for name, rule in needed.items() if not rule.found_in(headers)}
    if missing and len(missing) == len(needed) and mapping.header_row is not None:
        place = replace(cells.place(), row=mapping.header_row)
        wanted = ", ".join(rule.headers[0] for rule in needed.values())
        return [found("mapped_header_elsewhere", place, mapping=mapping.source, headers=wanted)]
    findings = []
    for name, rule in missing.items():
        absent = [one for one in rule.headers if folded_header(one) not in headers]
        findings.append(
            found(
                "mapped_column_missing",
                cells.place(),
                absent[0],
                choices=list(cells.columns),
                meaning=name,
                headers=", ".join(absent),
                mapping=mapping.source,
            )
        )
    return findings


def without_totals(cells: Cells, mapping: ColumnMapping) -> Cells:
    """The cells without the rows that are not ads; which rows those are is noted under ``detected``."""
    import numpy

    headers = by_folded(cells.columns)
    dropped = numpy.zeros(len(cells), dtype=bool)
    for rule in mapping.skip_rows:
        at_words = present(rule.columns, headers)
        at_empty = present(rule.empty, headers)
        if (rule.columns and not at_words) or (rule.empty and not at_empty) or not (at_words or at_empty):
            continue
        marked = numpy.zeros(len(cells), dtype=bool) if at_words else numpy.ones(len(cells), dtype=bool)
        for header in at_words:
            marked |= _rows_saying(cells.columns[header], rule.words)
        for header in at_empty:
            marked &= _rows_saying(cells.columns[header], ("", *mapping.unknown))
        dropped |= marked
    if not dropped.any():
        return cells
    rows = numpy.asarray(cells.rows)
    return replace(
        cells,
        columns={name: column.at(~dropped) for name, column in cells.columns.items()},
        rows=rows[~dropped].tolist(),
        detected={**cells.detected, "skipped_rows": ", ".join(str(row) for row in rows[dropped])},
    )


def used_by(rules: Iterable[ColumnRule], headers: Mapping[str, str]) -> list[str]:
    """The headers of the file that these rules use."""
    return [header for rule in rules for header in rule.found_in(headers)]


def present(wanted: tuple[str, ...], headers: Mapping[str, str]) -> list[str]:
    """Those of the wanted headers that the file has, as the file writes them."""
    return [headers[folded] for one in wanted if (folded := folded_header(one)) in headers]


def left_out(cells: Cells, mapping: ColumnMapping, used: Iterable[str]) -> Iterator[Finding]:
    """A warning for every column that the mapping neither uses nor knows; the newsroom's own (``x_``) are no news."""
    used = set(used)
    for header in cells.columns:
        known = header in used or header.startswith(NEWSROOM_PREFIX)
        if not known and not any(_names(pattern, header) for pattern in mapping.ignore):
            yield found("column_left_out", cells.place(header), header)


def joined(cells: Cells, headers: tuple[str, ...], mark: str | None) -> TextColumn:
    """The text of a column, or of several with ``mark`` between those that are not empty."""
    if len(headers) == 1 or mark is None:
        return cells.columns[headers[0]]
    columns = [cells.columns[header].replaced(str.strip) for header in headers]
    return TextColumn.of(mark.join(text for text in texts if text) for texts in zip(*columns, strict=True))


def translated(
    cells: Cells, headers: tuple[str, ...], name: str, rule: ColumnRule, mapping: ColumnMapping
) -> tuple[TextColumn, list[Finding]]:
    """The texts of one column of ours in our words, and every word that the mapping does not know."""
    import numpy

    texts = joined(cells, headers, rule.joined_with)
    translator = Translator(name, mapping)
    values: dict[int, str] = {}
    wrong: dict[int, Problem] = {}
    for number in translator.worth_a_look(texts):
        text = texts.distinct[number].as_py()
        answer = translator.of(text)
        if answer.value != text:
            values[number] = answer.value
        if answer.problem is not None:
            wrong[number] = answer.problem
    findings = []
    faulty = numpy.zeros(len(texts.distinct), dtype=bool)
    faulty[list(wrong)] = True
    public = name not in SUBMISSIONS.names or SUBMISSIONS.column(name).public
    for index in numpy.flatnonzero(faulty[texts.codes]) if wrong else ():
        code, fields = wrong[int(texts.codes[index])]
        shown = texts[int(index)].strip() if public else MASK
        findings.append(found(code, cells.place(headers[0], int(index)), shown, **dict(fields)))  # type: ignore[arg-type]
    return texts.with_replaced(values), findings


def _rows_saying(column: TextColumn, words: Iterable[str]) -> numpy.typing.NDArray[numpy.bool_]:
    whole = [folded_word(word) for word in words if not word.endswith(_STAR)]
    starts = [folded_word(word.removesuffix(_STAR)) for word in words if word.endswith(_STAR)]
    return column.rows_where(says_one_of(column.distinct, whole, starts))


def _names(pattern: str, header: str) -> bool:
    if pattern.endswith(_STAR):
        return folded_header(header).startswith(folded_header(pattern))
    return folded_header(header) == folded_header(pattern)
