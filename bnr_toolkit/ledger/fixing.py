"""``bnr check --fix``: a copy of a record in which every fault with one safe remedy is mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bnr_toolkit.checks import codebook_of
from bnr_toolkit.codebook import Codebook
from bnr_toolkit.errors import Finding, Place, found, refuse, sentence
from bnr_toolkit.errors.listing import as_text, spreadsheet_csv, text_by_kind
from bnr_toolkit.errors.sentences import remedy
from bnr_toolkit.files import ChangedMeanwhile, write_together
from bnr_toolkit.ledger.fixed_table import Change, FixedTable, fixed_table
from bnr_toolkit.ledger.opening import checked
from bnr_toolkit.ledger.record import Ledger
from bnr_toolkit.provenance import digest_of_bytes
from bnr_toolkit.reading import PROBE_FILE, Cells, Conventions, RawRecord, find_path, read, typed_probe
from bnr_toolkit.reading.folder import Folder, cannot_read, in_zip, on_disk
from bnr_toolkit.reading.formats import TABLE_SUFFIXES, HowToRead, read_table
from bnr_toolkit.reading.source import ZIP_SUFFIX
from bnr_toolkit.schema import CLAIMS, EVENTS, SUBMISSIONS, Column, Sheet

CHANGES_FILE = "changes.csv"
_CHANGES_HEADER = ("file", "sheet", "row", "column", "cell", "before", "after", "code", "why")
_TAKEN_ALONG = (PROBE_FILE, ".gitignore")
_LABEL = {"nl": "gewijzigd", "en": "changed"}


@dataclass(frozen=True)
class Fixed:
    """A copy: the files written, what was changed in them, what a person has to do, and the ledger if it is sound.

    ``remaining`` has addresses in the copy, ``changes`` in the original.
    """

    files: tuple[Path, ...]
    changes: tuple[Change, ...]
    remaining: tuple[Finding, ...]
    ledger: Ledger | None

    def said(self, language: str) -> str:
        """What was changed and what remains, a line each; very many of one kind are counted."""

        def changed(number: int) -> str:
            return f"{_LABEL[language]}: {sentence(self.changes[number].finding, language)}"

        changes = text_by_kind([(change.why, change.place) for change in self.changes], changed, language)
        return changes + as_text(self.remaining, language)


def fixed(
    source: str | Path,
    output: Path,
    *,
    mapping: str | Path | None = None,
    sheet: str | None = None,
    language: str = "en",
) -> Fixed:
    """Write a copy of a record to a new or empty folder, with every fault mended that has one safe remedy.

    Which those are, the table in :mod:`bnr_toolkit.ledger.remedies` says; a
    table in another form (a workbook, JSON, another encoding or separator)
    becomes UTF-8 with commas. A file without anything to mend is copied byte
    for byte. The original is never touched. ``changes.csv`` beside the copy
    lists every change with its address in the original, ``why`` in
    ``language``. The copy is checked, and written also when faults remain.

    Raises :class:`~bnr_toolkit.errors.RefusedInput`, with nothing written,
    when no table can be read, or when ``output`` holds anything or lies within
    the record.
    """
    _refuse_place(source, output)
    raw, findings = read(source, mapping=mapping, sheet=sheet)
    path = find_path(Path(source))
    if raw is None or path is None:
        refuse(findings)
        raise AssertionError("what cannot be read was refused")
    if raw.mapping is not None:
        refuse([found("fixed_without_mapping", Place(file=raw.submissions.file), mapping=raw.mapping.source)])
    folder = _folder(path)
    tables = [*_tables(raw, folder), *_taken_along(raw, folder)]
    changes = tuple(change for table in tables for change in table.changes)
    contents = {output / table.name: table.data for table in tables}
    listing = output / _free_name(contents)
    contents[listing] = _as_csv(changes, language)
    try:
        write_together(contents, base=dict.fromkeys(contents))
    except ChangedMeanwhile as problem:
        refuse([found("changed_meanwhile", Place(file=Path(problem.filename).name))])
        raise
    except (OSError, ValueError) as problem:
        refuse([_cannot_write(output, problem)])
        raise
    ledger, remaining = checked(output / tables[0].name if raw.flat else output)
    left = list(_left_behind(path, folder, raw, tables))
    return Fixed(tuple(contents), changes, (*remaining, *left), ledger)


def _refuse_place(source: str | Path, output: Path) -> None:
    path = find_path(Path(source)) if source != "" else None
    try:
        if path is not None and path.is_dir() and output.resolve().is_relative_to(path.resolve()):
            refuse([found("output_inside_source", Place(file=str(output)), source=str(source))])
        if output.exists() and (not output.is_dir() or any(output.iterdir())):
            refuse([found("folder_not_empty", Place(file=str(output)))])
    except (OSError, ValueError) as problem:  # a name that no folder can have, or a folder that we may not see
        refuse([_cannot_write(output, problem)])


def _cannot_write(output: Path, problem: OSError | ValueError) -> Finding:
    said = getattr(problem, "strerror", None) or str(problem)
    return found("cannot_write", Place(file=str(output)), problem=said)


def _folder(path: Path) -> Folder:
    if path.is_dir():
        folder, findings = on_disk(path)
    elif path.suffix.casefold() == ZIP_SUFFIX:
        try:
            folder, findings = in_zip(path.read_bytes(), path.name)
        except OSError as problem:
            folder, findings = None, [cannot_read(path.name, problem)]
    else:
        folder, findings = on_disk(path.resolve().parent)
    refuse(findings)
    assert folder is not None, "it was read before"
    return folder


def _tables(raw: RawRecord, folder: Folder) -> Iterator[FixedTable]:
    conventions = _conventions(raw)
    if raw.flat:
        cells = raw.submissions
        columns = {**_columns(raw.events, EVENTS), **_columns(cells, SUBMISSIONS)}
        yield _table(raw, folder, cells.file, cells.sheet, columns, conventions)
        return
    for sheet in (SUBMISSIONS, EVENTS, CLAIMS):
        names = folder.named(sheet.file.removesuffix(".csv"), TABLE_SUFFIXES)
        for name in names:
            if len(names) > 1:  # which of them counts, a person must say
                yield FixedTable(name, _bytes(raw, folder, name))
            else:
                columns = {column.name: column for column in sheet.columns}
                yield _table(raw, folder, name, None, columns, conventions)


def _columns(cells: Cells, sheet: Sheet) -> dict[str, Column]:
    """Which header of a flat sheet is which column of the record."""
    return {cells.origin[name][0]: sheet.column(name) for name in cells.columns if name in cells.origin}


def _table(
    raw: RawRecord,
    folder: Folder,
    name: str,
    sheet: str | None,
    columns: Mapping[str, Column],
    conventions: Conventions,
) -> FixedTable:
    data = _bytes(raw, folder, name)
    sheets, findings = read_table(data, name, HowToRead(sheet=sheet))
    chosen = [cells for cells in sheets if sheet is None or cells.sheet == sheet]
    if len(chosen) != 1:
        return FixedTable(name, data)
    about = [one for one in findings if one.place.sheet in (None, chosen[0].sheet)]
    return fixed_table(name, data, chosen[0], about, columns, conventions)


def _bytes(raw: RawRecord, folder: Folder, name: str) -> bytes:
    """The bytes of a file, the same that were read before."""
    data, findings = folder.read(name)
    refuse(findings)
    if any(one.name == name and one.digest != digest_of_bytes(data) for one in raw.sources):
        refuse([found("changed_meanwhile", Place(file=name))])
    return data


def _conventions(raw: RawRecord) -> Conventions:
    if PROBE_FILE in raw.unread:
        return Conventions(Codebook(()))  # its categories could not be read: no word is known to mean one
    probe = typed_probe(raw.probe, PROBE_FILE)[0] if raw.probe is not None else None
    return Conventions(codebook_of(probe), probe.content.get("dates") if probe is not None else None)


def _taken_along(raw: RawRecord, folder: Folder) -> Iterator[FixedTable]:
    """What else belongs to the record, byte for byte; beside a single table only what was read with it."""
    alone = raw.flat and raw.probe is None and PROBE_FILE not in raw.unread
    for name in _TAKEN_ALONG:
        if name in folder.names and not alone:
            yield FixedTable(name, _bytes(raw, folder, name))


def _left_behind(path: Path, folder: Folder, raw: RawRecord, tables: list[FixedTable]) -> Iterator[Finding]:
    sheets = {sheet for table in tables for sheet in _other_sheets(raw, folder, table)}
    if sheets:
        yield found("left_behind", Place(file=raw.submissions.file), names=", ".join(sorted(sheets)))
    if not path.is_dir():
        return
    taken = {Path(table.name).stem for table in tables}
    others = [name for name in folder.names if Path(name).stem not in taken and not name.startswith(".")]
    if others:
        yield found("left_behind", Place(file=folder.name), names=", ".join(others))


def _other_sheets(raw: RawRecord, folder: Folder, table: FixedTable) -> set[str]:
    """The sheets of a workbook that are not the record."""
    if not raw.flat or raw.submissions.sheet is None or table.name in folder.names:
        return set()
    sheets, _ = read_table(_bytes(raw, folder, raw.submissions.file), raw.submissions.file, HowToRead())
    return {str(cells.sheet) for cells in sheets} - {str(raw.submissions.sheet)}


def _free_name(contents: Mapping[Path, bytes]) -> str:
    taken = {path.name for path in contents}
    return CHANGES_FILE if CHANGES_FILE not in taken else f"our-{CHANGES_FILE}"


def _as_csv(changes: tuple[Change, ...], language: str) -> bytes:
    why = {code: remedy(code, language) for code in {change.why for change in changes}}
    rows = ((*_address(change.place), change.before, change.after, change.why, why[change.why]) for change in changes)
    return spreadsheet_csv(chain([_CHANGES_HEADER], rows)).encode("utf-8", "backslashreplace")


def _address(place: Place) -> tuple[str, ...]:
    row = "" if place.row is None else str(place.row)
    return place.file or "", place.sheet or "", row, place.column or "", place.cell or ""
