"""JSON and JSON lines → cells.

A table in JSON is a list of flat objects, one such list under a key, or an
object on each line. Numbers keep their digits: they are never made into
binary fractions. What a cell may hold is decided in :mod:`.json_cell`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bnr_toolkit.errors import Finding, Place, found, severity
from bnr_toolkit.reading.cells import Cells, no_cells
from bnr_toolkit.reading.encodings import decoded_table
from bnr_toolkit.reading.json_cell import as_text, not_finite, shown, with_digits
from bnr_toolkit.reading.tabulate import tabulated

# An object becomes a tuple of keys with values, so that a key given twice is still seen; a list stays a list.
_DECODER = json.JSONDecoder(object_pairs_hook=tuple, parse_int=str, parse_float=with_digits, parse_constant=not_finite)
_LINE_SUFFIXES = (".jsonl", ".ndjson")
_BLANK = " \t\r\n"
_TEXT_ONLY = {str}

Record = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Document:
    """The records in a file; in JSON lines by line, with None where a line is blank."""

    records: Sequence[Record | None]
    kind: str
    by_line: bool = False


def read_json(data: bytes, file: str) -> tuple[Cells, list[Finding]]:
    """The cells of a list of flat objects; the keys are the columns, and a key that a record lacks is an empty cell.

    The header counts as row 1 and the first record as row 2. In JSON lines a
    record's row is its line and one.

    >>> cells, findings = read_json(b'[{"ad": 1, "ok": true}, {"ad": 12345678901234567890}]', "ads.json")
    >>> list(cells.columns["ad"]), list(cells.columns["ok"]), findings
    (['1', '12345678901234567890'], ['TRUE', ''], [])
    """
    text, encoding, findings = decoded_table(data, file)
    if any(severity(one.code) == "error" for one in findings):
        return no_cells(file), findings
    document, problems = _document(text.decode("utf-8"), file)
    findings += problems
    if document is None:
        return no_cells(file), findings
    records = [tuple(zip(*record, strict=True)) if record else () for record in document.records]
    # Each order of keys is looked at once.
    orders = dict.fromkeys(record[0] for record in records if record)
    names = list(dict.fromkeys(chain.from_iterable(orders)))
    if not names:
        return no_cells(file), [*findings, found("empty_file", Place(file=file))]
    faults: list[Finding] = []
    rows = _rows(records, names, file, faults, by_line=document.by_line)
    detected = {"format": document.kind, "encoding": encoding}
    cells, problems = tabulated(chain([names], rows), file, header_row=1, detected=detected)
    if not cells.columns:
        faults.clear()  # rows were not walked, or the header is at fault and comes first
    return cells, [*findings, *problems, *faults]


def _document(text: str, file: str) -> tuple[_Document | None, list[Finding]]:
    """The records of a file, whatever form it has."""
    body = text.lstrip(_BLANK)
    if not body:
        return None, [found("empty_file", Place(file=file))]
    start = len(text) - len(body)
    lined = file.casefold().endswith(_LINE_SUFFIXES) and body.startswith("{")
    try:
        value, end = (None, start) if lined else _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as problem:
        if not _looks_lined(body):
            return None, [_bad_json(problem, file, problem.lineno)]
        lined = True
    except RecursionError:
        return None, [found("json_too_deep", Place(file=file))]
    else:
        rest = len(text[end:].lstrip(_BLANK))
        lined = lined or (isinstance(value, tuple) and rest > 0)
        if rest and not lined:
            extra = json.JSONDecodeError("Extra data", text, len(text) - rest)
            return None, [_bad_json(extra, file, extra.lineno)]
    return _by_line(text, file) if lined else _in_one(value, file)


def _looks_lined(body: str) -> bool:
    """Whether a text with a fault in its first object is JSON lines: the second line begins with an object too."""
    lines = body[:65_536].split("\n", 2)
    return len(lines) > 1 and all(line.startswith("{") for line in lines[:2])


def _by_line(text: str, file: str) -> tuple[_Document | None, list[Finding]]:
    # Not splitlines: a text may hold other signs that it takes for the end of a line.
    lines = [line.strip(_BLANK) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    together = _all_at_once([line for line in lines if line])
    if together is not None:
        left = iter(together)
        return _Document([next(left) if line else None for line in lines], "JSON lines", by_line=True), []
    records: list[Record | None] = []
    findings: list[Finding] = []
    for number, line in enumerate(lines, start=1):
        value = None
        try:
            value = _DECODER.decode(line) if line else None
        except json.JSONDecodeError as problem:
            findings.append(_bad_json(problem, file, number))
        except RecursionError:
            findings.append(found("json_too_deep", Place(file=file, line=number)))
        else:
            if line and not isinstance(value, tuple):
                findings.append(found("json_not_an_object", Place(file=file, line=number)))
        records.append(value)
    return (None, findings) if findings else (_Document(records, "JSON lines", by_line=True), [])


def _all_at_once(lines: list[str]) -> list[Record] | None:
    """The records of sound lines, several times as fast as line by line; None when one may be unsound.

    A line end that stood within a text stays one and is refused. Lines that
    were half an object each can only have become a list within a record,
    which is refused too.
    """
    if not all(line.startswith("{") and line.endswith("}") for line in lines):
        return None
    try:
        records = _DECODER.decode("[" + ",\n".join(lines) + "]")
    except (json.JSONDecodeError, RecursionError):
        return None
    return records if len(records) == len(lines) and all(isinstance(one, tuple) for one in records) else None


def _in_one(value: Any, file: str) -> tuple[_Document | None, list[Finding]]:
    if isinstance(value, list):
        if not any(isinstance(one, tuple) for one in value):
            return None, [found("json_not_records" if value else "empty_file", Place(file=file))]
        strangers = [row for row, one in enumerate(value, start=2) if not isinstance(one, tuple)]
        findings = [found("json_not_an_object", Place(file=file, row=row)) for row in strangers]
        return (None, findings) if findings else (_Document(value, "JSON"), [])
    if not isinstance(value, tuple):
        return None, [found("json_not_records", Place(file=file))]
    lists = [(key, one) for key, one in value if isinstance(one, list) and any(isinstance(two, tuple) for two in one)]
    if not lists and value and not any(isinstance(one, list | tuple) for _, one in value):
        return _Document([value], "JSON"), []
    if len(lists) != 1:
        return None, [found("json_not_records", Place(file=file))]
    [(key, records)] = lists
    document, findings = _in_one(records, file)
    others = ", ".join(repr(shown(name)) for name, _ in value if name != key)
    if others:
        findings.append(found("json_keys_left_out", Place(file=file), shown(key), keys=others))
    if document is None:
        return None, findings
    return _Document(document.records, f"JSON, the list under {shown(key)!r}"), findings


def _rows(
    records: Iterable[tuple[tuple[Any, ...], ...]], names: list[str], file: str, faults: list[Finding], *, by_line: bool
) -> Iterator[Sequence[str]]:
    """The texts of each record, in the order of the columns."""
    whole = tuple(names)
    numbers = {name: number for number, name in enumerate(names, start=1)}
    for row, record in enumerate(records, start=2):
        if not record:
            yield ()
            continue
        keys, values = record
        if keys == whole and set(map(type, values)) == _TEXT_ONLY:
            yield values
            continue
        texts: dict[str, str] = {}
        for key, value in zip(keys, values, strict=True):
            line = row - 1 if by_line else None
            place = Place(file, None, row, shown(key), None if line else numbers[key], line)
            if key in texts:
                faults.append(found("json_duplicate_key", place, shown(key)))
            texts[key], problem = (value, None) if type(value) is str else as_text(value, place)
            faults += [problem] if problem else []
        yield [texts.get(name, "") for name in names]


def _bad_json(problem: json.JSONDecodeError, file: str, line: int) -> Finding:
    return found("bad_json", Place(file=file, line=line), problem=problem.msg, column=problem.colno)
