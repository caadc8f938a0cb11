"""A published table of counts → claims: what is said of which cell, by whom, how certain."""

from __future__ import annotations

from collections.abc import Iterator

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.folding import folded_word
from bnr_toolkit.reading.mapping.cells import (
    joined,
    left_out,
    missing_columns,
    present,
    translated,
    used_by,
    without_totals,
)
from bnr_toolkit.reading.mapping.columns import ColumnMapping, ColumnRule, by_folded
from bnr_toolkit.reading.mapping.statuses import stale_exceptions, status_of, unexplained
from bnr_toolkit.reading.written_numbers import read_count_text
from bnr_toolkit.schema import CLAIMS, COMPARABLE, UNKNOWN


def claims_of(cells: Cells, mapping: ColumnMapping) -> tuple[Cells, list[Finding]]:
    r"""The columns of ``claims.csv``, one row for each count of each row of the table.

    A blank count makes no claim. Rows keep the number of the row they come from.
    Remarks about certainty that the mapping does not explain are findings, and
    so is an exception for a count that the table does not have.

    >>> from bnr_toolkit.reading.csv_file import read_csv
    >>> from bnr_toolkit.reading.mapping import read_mapping
    >>> text = b"for: claims\ncolumns: {cell: Platform, source: {is: example.org}}\nmeasures: {approved: Goedgekeurd}\n"
    >>> mapping, _ = read_mapping(text, "mapping.yml")
    >>> sheet, _ = read_csv(b"Platform,Goedgekeurd\nAlpha,6\nBeta,\n", "table.csv")
    >>> claims, findings = claims_of(sheet, mapping)
    >>> [column[0] for column in claims.columns.values()], len(claims), findings
    (['Alpha', 'approved', '6', 'example.org', 'read'], 1, [])
    """
    headers = by_folded(cells.columns)
    remarked = present(mapping.status.headers, headers)
    findings = missing_columns(cells, mapping, mapping.rules)
    if mapping.status.headers and not remarked:
        wanted = ", ".join(mapping.status.headers)
        findings.append(
            found(
                "remarks_missing",
                cells.place(),
                mapping.status.headers[0],
                choices=list(cells.columns),
                headers=wanted,
                mapping=mapping.source,
            )
        )
    if findings:
        return cells.select({}), findings
    cells = without_totals(cells, mapping)
    about = _texts(cells, mapping.columns["cell"], headers)
    source = _texts(cells, mapping.columns["source"], headers)
    remarks = _remarks(cells, remarked)
    comparable, problems = _comparable(cells, mapping, headers)
    findings += problems
    names = (*(column.name for column in CLAIMS.columns if column.required), *comparable)
    records: list[tuple[int, tuple[str, ...]]] = []
    for measure, rule in mapping.measures.items():
        used = rule.found_in(headers)
        counts = _texts(cells, rule, headers)
        for index, text in enumerate(counts):
            said = text.strip()
            if not said:
                continue
            value, problem = _count(said, mapping)
            if problem is not None:
                code, fields = problem
                place = cells.place(used[0] if used else None, index)
                findings.append(found(code, place, said, **fields))  # type: ignore[arg-type]
            status = status_of(mapping.status, about[index], measure, remarks[index])
            further = (texts[index] for texts in comparable.values())
            records.append((index, (about[index], measure, value, source[index], status, *further)))
    # Row by row, as a person reads the table; within a row in the order of the mapping.
    records.sort(key=lambda record: record[0])
    columns = zip(*(texts for _, texts in records), strict=True) if records else ((),) * len(names)
    findings += _unexplained(cells, mapping, {index: about[index] for index, _ in records}, remarks, remarked)
    findings += stale_exceptions(mapping.status, {(texts[0], texts[1]) for _, texts in records}, mapping.source)
    rows = [int(cells.rows[index]) for index, _ in records]
    origins = {name: mapping.columns[name].found_in(headers) for name in mapping.columns}
    origin = {name: cells.origin[used[0]] for name, used in origins.items() if used}
    findings += left_out(cells, mapping, [*used_by(mapping.rules.values(), headers), *remarked])
    detected = {**cells.detected, "mapping": mapping.source}
    named = dict(zip(names, (TextColumn.of(texts) for texts in columns), strict=True))
    return Cells(cells.file, named, rows, origin, cells.sheet, detected), findings


def _comparable(
    cells: Cells, mapping: ColumnMapping, headers: dict[str, str]
) -> tuple[dict[str, TextColumn], list[Finding]]:
    """The columns that make counts comparable, as far as the mapping and the table have them, in our words."""
    columns, findings = {}, []
    for name in COMPARABLE:
        rule = mapping.columns.get(name)
        used = rule.found_in(headers) if rule is not None else ()
        if rule is not None and rule.constant is not None:
            columns[name] = TextColumn.repeated(rule.constant, len(cells))
        elif rule is not None and used:
            columns[name], problems = translated(cells, used, name, rule, mapping)
            findings += problems
    return columns, findings


def _texts(cells: Cells, rule: ColumnRule, headers: dict[str, str]) -> list[str]:
    used = rule.found_in(headers)
    if rule.constant is not None or not used:
        return [rule.constant or ""] * len(cells)
    return list(joined(cells, used, rule.joined_with))


def _remarks(cells: Cells, remarked: list[str]) -> list[str]:
    texts = [cells.columns[header] for header in remarked]
    return [folded_word(" ".join(row)) for row in zip(*texts, strict=True)] if texts else [""] * len(cells)


def _unexplained(
    cells: Cells, mapping: ColumnMapping, about: dict[int, str], remarks: list[str], remarked: list[str]
) -> Iterator[Finding]:
    """A finding for each row with counts whose remarks say of certainty what the mapping does not explain."""
    for index, cell in about.items():
        word = unexplained(mapping.status, cell, remarks[index])
        if word is not None:
            saying = [one for one in remarked if word in folded_word(cells.columns[one][index])]
            place = cells.place((saying or remarked)[0], index)
            yield found("certainty_unclear", place, word, mapping=mapping.source)


def _count(text: str, mapping: ColumnMapping) -> tuple[str, tuple[str, dict[str, object]] | None]:
    if folded_word(text) in {*mapping.unknown, UNKNOWN}:
        return UNKNOWN, None
    value, problem = read_count_text(text, mapping.decimals)
    # Beside a problem stands a value that the schema accepts: one fault, one message.
    return (value, None) if problem is None else (UNKNOWN, (problem[0], dict(problem[1])))
