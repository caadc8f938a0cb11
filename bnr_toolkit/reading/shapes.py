"""The shapes of a record: a full probe folder, one sheet with a row for each ad, or counts from sources."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatch

from bnr_toolkit.errors import Finding, Place, closest, found, severity
from bnr_toolkit.reading.cells import Cells, no_cells
from bnr_toolkit.reading.fitting import fitting_sheet
from bnr_toolkit.reading.flat import split_flat_sheet
from bnr_toolkit.reading.folder import Folder, Reading
from bnr_toolkit.reading.formats import TABLE_SUFFIXES, HowToRead, is_table, read_table
from bnr_toolkit.reading.mapping import ColumnMapping, claims_of, mapped, read_mapping
from bnr_toolkit.reading.raw import MAPPING_FILE, PROBE_FILE, RawRecord
from bnr_toolkit.reading.tabulate import blank_row_findings
from bnr_toolkit.reading.yaml_file import Node, read_yaml
from bnr_toolkit.schema import CLAIMS, EVENTS, SUBMISSIONS, Sheet

_ABOUT_A_RECORD = ("datapackage", "changes")
"""Tables that are made from a record and never read: its description for other programs, what `--fix` changed."""
_NOT_FOR_PEOPLE = ("~$", ".")
"""How the names of files begin that a program leaves beside those of people: a lock of Excel, a note of macOS."""
_STEMS = tuple(item.file.removesuffix(".csv") for item in (SUBMISSIONS, EVENTS, CLAIMS))


def from_folder(
    folder: Folder, declared: ColumnMapping | None, sheet: str | None, reading: Reading
) -> RawRecord | None:
    """The record in a folder: its submissions and events, its claims, or the one table that it holds."""
    present = {stem for stem in _STEMS if folder.named(stem, TABLE_SUFFIXES)}
    tables = [name for name in folder.names if _may_be_the_record(name)]
    if present == {"claims"} and not tables:
        return _claims_alone(folder, reading)
    if present == {"claims"}:
        reading.findings.append(_several(folder, [*folder.named("claims", TABLE_SUFFIXES), *tables]))
        return None
    if tables and not present:
        return _only_table(folder, tables, declared, sheet, reading)
    # A full folder has our own columns in files of our own names: asked for something else, it would not give that.
    asked = [("mapping", declared.source if declared else None), ("sheet", sheet)]
    reading.findings += [
        found("not_for_a_folder", Place(parameter=parameter), value) for parameter, value in asked if value is not None
    ]
    if MAPPING_FILE in folder.names:
        reading.findings.append(found("not_for_a_folder", Place(file=folder.name), MAPPING_FILE))
    return _full(folder, reading)


def _only_table(
    folder: Folder, tables: list[str], declared: ColumnMapping | None, sheet: str | None, reading: Reading
) -> RawRecord | None:
    mapping = declared or _mapping(folder, None, reading)
    if _any_error(reading):
        return None
    fitting = [name for name in tables if mapping is None or mapping.file is None or fnmatch(name, mapping.file)]
    if mapping is not None and not fitting:
        place = Place(file=mapping.source, column="file")
        reading.findings.append(found("mapping_matches_nothing", place, mapping.file, choices=tables))
        return None
    if len(fitting) > 1:
        reading.findings.append(_several(folder, fitting))
        return None
    return from_sheet(folder, fitting[0], declared, sheet, reading)


def _several(folder: Folder, tables: Sequence[str]) -> Finding:
    """Which of these is the record, a person must say."""
    return found("several_tables", Place(file=folder.name), choices=tables)


def _may_be_the_record(name: str) -> bool:
    """Whether this is a table, no note of an open program, and no misspelt name of a part of a full folder."""
    stem = name.rsplit(".", maxsplit=1)[0]
    if not is_table(name) or name.startswith(_NOT_FOR_PEOPLE):
        return False
    return stem not in _ABOUT_A_RECORD and closest(stem, _STEMS) is None


def from_sheet(
    folder: Folder, name: str, declared: ColumnMapping | None, sheet: str | None, reading: Reading
) -> RawRecord | None:
    """The record in one table file; ``mapping.yml`` and ``probe.yml`` beside it say how it is to be read."""
    mapping = declared or _mapping(folder, name, reading)
    if _any_error(reading):
        return None
    data, problems = folder.read(name)
    reading.findings += problems
    if problems:
        return None
    how = HowToRead(sheet=sheet)
    if mapping is not None:
        how = HowToRead(mapping.encoding, mapping.separator, sheet or mapping.sheet, mapping.header_row, mapping.hidden)
    cells = fitting_sheet(*read_table(data, name, how), file=name, mapping=mapping, reading=reading)
    if cells is None:
        return None
    if sheet is not None and cells.sheet is None:
        reading.findings.append(
            found("no_sheets_here", Place(parameter="sheet"), sheet, format=cells.detected["format"])
        )
        return None
    reading.findings += blank_row_findings(cells)
    belongs_elsewhere = folder.named("submissions", TABLE_SUFFIXES)
    probe = None if belongs_elsewhere else _probe(folder, reading)
    unread = {PROBE_FILE} if probe is None and PROBE_FILE in folder.names and not belongs_elsewhere else set()
    record_name = folder.name if probe is not None else name.rsplit(".", maxsplit=1)[0]
    record = from_cells(record_name, cells, probe, mapping, frozenset(unread), reading)
    if record is not None:
        reading.note(name, data, record.submissions if record.claims is None else record.claims)
    return record


def table_name(folder: Folder, table: str) -> str:
    """What a lone table is called: as its folder, when a ``probe.yml`` in there says what it is about."""
    is_part = bool(folder.named("submissions", TABLE_SUFFIXES))
    return folder.name if PROBE_FILE in folder.names and not is_part else table.rsplit(".", maxsplit=1)[0]


def from_cells(
    name: str,
    cells: Cells,
    probe: Node | None,
    mapping: ColumnMapping | None,
    unread: frozenset[str],
    reading: Reading,
) -> RawRecord | None:
    """The record in the cells of one sheet."""
    if mapping is not None and mapping.target == "claims":
        claims, problems = claims_of(cells, mapping)
        reading.findings += problems
        if not claims.columns:
            return None
        nothing = no_cells(cells.file, cells.sheet)
        missing = unread | {SUBMISSIONS.file, EVENTS.file}
        return RawRecord(name, probe, nothing, nothing, claims, missing, mapping=mapping)
    if mapping is not None:
        cells, problems = mapped(cells, mapping)
        reading.findings += problems
        if not cells.columns:
            return None
    submissions, events, problems = split_flat_sheet(cells)
    reading.findings += problems
    if not submissions.columns:
        return None
    return RawRecord(name, probe, submissions, events, None, unread, flat=True, mapping=mapping)


def _full(folder: Folder, reading: Reading) -> RawRecord:
    sheets = {sheet.file: _sheet(folder, sheet, reading) for sheet in (SUBMISSIONS, EVENTS, CLAIMS)}
    unread = {
        name
        for name, cells in sheets.items()
        if (cells is None and name != CLAIMS.file) or (cells is not None and not cells.columns)
    }
    reading.findings += [
        found("file_missing", Place(file=folder.name), name, choices=folder.names)
        for name, cells in sheets.items()
        if cells is None and name != CLAIMS.file
    ]
    if PROBE_FILE not in folder.names:
        place = Place(file=folder.name)
        reading.findings.append(found("probe_file_missing", place, PROBE_FILE, choices=folder.names))
    probe = _probe(folder, reading)
    if probe is None and PROBE_FILE in folder.names:
        unread.add(PROBE_FILE)
    submissions, events, claims = sheets.values()
    return RawRecord(
        folder.name,
        probe,
        no_cells(SUBMISSIONS.file) if submissions is None else submissions,
        no_cells(EVENTS.file) if events is None else events,
        claims,
        frozenset(unread),
    )


def _claims_alone(folder: Folder, reading: Reading) -> RawRecord:
    claims = _sheet(folder, CLAIMS, reading)
    probe = _probe(folder, reading)
    missing = {SUBMISSIONS.file, EVENTS.file} | (
        {PROBE_FILE} if probe is None and PROBE_FILE in folder.names else set()
    )
    nothing = no_cells(CLAIMS.file)
    return RawRecord(folder.name, probe, nothing, nothing, claims, frozenset(missing))


def _sheet(folder: Folder, sheet: Sheet, reading: Reading) -> Cells | None:
    """One sheet of a full folder, in any format; None when there is no such file."""
    stem = sheet.file.removesuffix(".csv")
    names = folder.named(stem, TABLE_SUFFIXES)
    if not names:
        return None
    if len(names) > 1:
        reading.findings.append(_several(folder, names))
        return no_cells(names[0])
    data, problems = folder.read(names[0])
    reading.findings += problems
    if problems:
        return no_cells(names[0])
    sheets, problems = read_table(data, names[0], HowToRead())
    if len(sheets) > 1:
        reading.findings += [
            *(one for one in problems if one.place.sheet is None),
            found("several_sheets", Place(file=names[0]), choices=[str(one.sheet) for one in sheets]),
        ]
        return no_cells(names[0])
    reading.findings += problems
    if not sheets:
        return no_cells(names[0])
    reading.findings += blank_row_findings(sheets[0])
    reading.note(names[0], data, sheets[0])
    return sheets[0]


def _probe(folder: Folder, reading: Reading) -> Node | None:
    if PROBE_FILE not in folder.names:
        return None
    data, problems = folder.read(PROBE_FILE)
    tree = None
    if not problems:
        tree, problems = read_yaml(data, PROBE_FILE)
        reading.note(PROBE_FILE, data)
    reading.findings += problems
    return tree


def _mapping(folder: Folder, name: str | None, reading: Reading) -> ColumnMapping | None:
    """What ``mapping.yml`` in this folder says, if it is about this file."""
    if MAPPING_FILE not in folder.names:
        return None
    data, problems = folder.read(MAPPING_FILE)
    mapping = None
    if not problems:
        mapping, problems = read_mapping(data, MAPPING_FILE)
    reading.findings += problems
    if mapping is None or (name and mapping.file and not fnmatch(name, mapping.file)):
        return None
    if name:
        reading.note(MAPPING_FILE, data)
    return mapping


def _any_error(reading: Reading) -> bool:
    return any(severity(finding.code) == "error" for finding in reading.findings)
