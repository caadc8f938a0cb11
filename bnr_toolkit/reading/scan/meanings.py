"""The names of a table's columns → what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Place
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.flat import flat_meanings
from bnr_toolkit.reading.scan.block import CloserLook, Header
from bnr_toolkit.reading.tabulate import header_findings


def header_with(names: Sequence[str], file: str, row: int, detected: Mapping[str, str]) -> Header:
    """The header of a flat sheet. Raises CloserLook when the names are not those of one, or are doubtful."""
    if [name.strip() for name in names] != list(names) or header_findings(names, Place(file=file)):
        raise CloserLook
    nothing = TextColumn.repeated("", 0)
    meanings, findings = flat_meanings(Cells(file, dict.fromkeys(names, nothing), (), {}))
    if findings:
        raise CloserLook
    origin = {meaning: (name, names.index(name) + 1) for name, meaning in meanings.items()}
    if "concept" in origin and "submitted_at" in origin:
        # Two ads with one idea and one moment may be one ad that was entered twice: rows against rows.
        raise CloserLook
    return Header(file, origin, row, detected)
