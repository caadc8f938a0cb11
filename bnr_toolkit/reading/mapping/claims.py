"""A published table of counts → claims: what is said of which cell, by whom, how certain."""

from __future__ import annotations

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Finding, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.folding import folded_word
from bnr_toolkit.reading.mapping.cells import joined, left_out, missing_columns, present, used_by, without_totals
from bnr_toolkit.reading.mapping.columns import ColumnMapping, ColumnRule, by_folded
from bnr_toolkit.reading.mapping.words import EVERY_MEASURE
from bnr_toolkit.reading.written_numbers import read_count_text
from bnr_toolkit.schema import CLAIMS, UNKNOWN

_CERTAINTY = ("conflicting", "inferred", "read")
"""When the remarks say several things of one count, the least certain of them holds."""


def claims_of(cells: Cells, mapping: ColumnMapping) -> tuple[Cells, list[Finding]]:
    r"""The columns of ``claims.csv``, one row for each count of each row of the table.

    A blank count makes no claim. Rows keep the number of the row they come from.

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
    findings = missing_columns(cells, mapping, mapping.rules)
    if findings:
        return cells.select({}), findings
    cells = without_totals(cells, mapping)
    about = _texts(cells, mapping.columns["cell"], headers)
    source = _texts(cells, mapping.columns["source"], headers)
    remarks = _remarks(cells, mapping, headers)
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
            status = _status(measure, remarks[index], mapping)
            records.append((index, (about[index], measure, value, source[index], status)))
    # Row by row, as a person reads the table; within a row in the order of the mapping.
    records.sort(key=lambda record: record[0])
    columns = zip(*(texts for _, texts in records), strict=True) if records else ((),) * len(CLAIMS.names)
    rows = [int(cells.rows[index]) for index, _ in records]
    origins = {name: mapping.columns[name].found_in(headers) for name in ("cell", "source")}
    origin = {name: cells.origin[used[0]] for name, used in origins.items() if used}
    remarked = present(mapping.status.headers, headers)
    findings += left_out(cells, mapping, [*used_by(mapping.rules.values(), headers), *remarked])
    detected = {**cells.detected, "mapping": mapping.source}
    named = dict(zip(CLAIMS.names, (TextColumn.of(texts) for texts in columns), strict=True))
    return Cells(cells.file, named, rows, origin, cells.sheet, detected), findings


def _texts(cells: Cells, rule: ColumnRule, headers: dict[str, str]) -> list[str]:
    used = rule.found_in(headers)
    if rule.constant is not None or not used:
        return [rule.constant or ""] * len(cells)
    return list(joined(cells, used, rule.joined_with))


def _remarks(cells: Cells, mapping: ColumnMapping, headers: dict[str, str]) -> list[str]:
    texts = [cells.columns[header] for header in present(mapping.status.headers, headers)]
    return [folded_word(" ".join(row)) for row in zip(*texts, strict=True)] if texts else [""] * len(cells)


def _count(text: str, mapping: ColumnMapping) -> tuple[str, tuple[str, dict[str, object]] | None]:
    if folded_word(text) in {*mapping.unknown, UNKNOWN}:
        return UNKNOWN, None
    value, problem = read_count_text(text, mapping.decimals)
    # Beside a problem stands a value that the schema accepts: one fault, one message.
    return (value, None) if problem is None else (UNKNOWN, (problem[0], dict(problem[1])))


def _status(measure: str, remarks: str, mapping: ColumnMapping) -> str:
    for status in _CERTAINTY:
        by_measure = mapping.status.phrases.get(status, {})
        phrases = (*by_measure.get(measure, ()), *by_measure.get(EVERY_MEASURE, ()))
        if any(phrase in remarks for phrase in phrases):
            return status
    return mapping.status.default
