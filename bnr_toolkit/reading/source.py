"""A path or a DataFrame → a record as text, whatever its format and shape."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.dataframe import read_dataframe
from bnr_toolkit.reading.folder import Reading, cannot_read, in_zip, on_disk
from bnr_toolkit.reading.mapping import ColumnMapping, read_mapping, shipped_mapping, shipped_mappings
from bnr_toolkit.reading.raw import RawRecord
from bnr_toolkit.reading.shapes import from_cells, from_folder, from_sheet, table_name

ZIP_SUFFIX = ".zip"


def read(
    source: Any, *, mapping: str | Path | None = None, sheet: str | None = None
) -> tuple[RawRecord | None, list[Finding]]:
    """The record at a path (a probe folder, a zip of one, or one table) or in a DataFrame, as text.

    ``mapping`` is a file, or the name of a mapping that the toolkit ships;
    without it the ``mapping.yml`` beside a table is used. ``sheet`` names a
    sheet of a workbook.
    """
    reading = Reading()
    declared = _declared(mapping, reading)
    if reading.findings:
        return None, reading.findings
    if isinstance(source, str | Path):
        record = _at_path(source, declared, sheet, reading)
    else:
        cells, reading.findings = read_dataframe(source)
        record = from_cells("dataframe", cells, None, declared, frozenset(), reading) if cells.columns else None
    if record is not None:
        record = replace(record, sources=tuple(reading.sources))
    return record, reading.findings


def _at_path(
    source: str | Path, declared: ColumnMapping | None, sheet: str | None, reading: Reading
) -> RawRecord | None:
    # An empty text would be the current folder: whoever left a name out did not ask for that.
    path = find_path(Path(source)) if source != "" else None
    if path is None:
        reading.findings.append(_no_such_path(source))
        return None
    if path.is_dir():
        folder, reading.findings = on_disk(path)
        return from_folder(folder, declared, sheet, reading) if folder is not None else None
    if path.suffix.casefold() == ZIP_SUFFIX:
        try:
            folder, reading.findings = in_zip(path.read_bytes(), path.name)
        except OSError as problem:
            reading.findings = [cannot_read(path.name, problem)]
            return None
        return from_folder(folder, declared, sheet, reading) if folder is not None else None
    folder, reading.findings = on_disk(path.resolve().parent)
    return from_sheet(folder, path.name, declared, sheet, reading) if folder is not None else None


def _declared(mapping: str | Path | None, reading: Reading) -> ColumnMapping | None:
    """The mapping that a person asked for: a file, or the name of one that the toolkit ships."""
    if mapping is None:
        return None
    name = str(mapping)
    if name in shipped_mappings():
        data = shipped_mapping(name)
    else:
        path = find_path(Path(mapping))
        if path is None or path.is_dir():
            reading.findings.append(
                found("unknown_mapping", Place(parameter="mapping"), name, choices=shipped_mappings())
            )
            return None
        try:
            data = path.read_bytes()
        except OSError as problem:
            reading.findings.append(cannot_read(path.name, problem))
            return None
    content, reading.findings = read_mapping(data, Path(name).name)
    return content


def record_name(path: Path) -> str:
    """What the record at a path is called, without opening it: its folder's name, or that of a lone table or a zip.

    >>> record_name(Path("regions/breda.csv"))
    'breda'
    """
    place = find_path(path) or path
    if place.is_dir():
        return place.resolve().name
    folder, _ = on_disk(place.resolve().parent)
    if folder is None or place.suffix.casefold() == ZIP_SUFFIX:
        return place.stem
    return table_name(folder, place.name)


def find_path(path: Path) -> Path | None:
    """Where a relative path leads: from here, or from the nearest folder above that has it.

    A notebook in ``notebooks/`` and a terminal at the top of the clone may both
    say ``data/my-probe``. None when it is nowhere.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        # An absolute path stands for itself, whatever it is joined to.
        if _exists(folder / path):
            return folder / path
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _no_such_path(source: str | Path) -> Finding:
    if source == "":
        return found("path_missing", Place(parameter="PATH"))
    path = Path(source)
    folder = find_path(path.parent) or Path.cwd()
    try:
        siblings = [item.name for item in folder.iterdir() if item.name != path.name]
    except OSError:
        siblings = []
    finding = found("path_missing", Place(file=str(path)), path.name, choices=sorted(siblings))
    suggestion = str(path.parent / finding.suggestion) if finding.suggestion else None
    # The other names in that folder served the suggestion; a message does not list them.
    return Finding(finding.code, finding.place, finding.value, suggestion)
