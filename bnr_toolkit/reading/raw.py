"""A record as text, before its cells are typed."""

from __future__ import annotations

from dataclasses import dataclass

from bnr_toolkit.provenance import SourceFile
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.mapping import ColumnMapping
from bnr_toolkit.reading.yaml_file import Node

PROBE_FILE = "probe.yml"
MAPPING_FILE = "mapping.yml"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record as text. ``probe`` is None for a bare sheet.

    ``unread`` names the files that are missing or could not be read, so that
    nobody asks what is in them. ``flat``: the events were made from the rows of
    one sheet, so they are sound by construction. ``mapping`` says how the
    columns of that sheet were read, ``sources`` which files were.
    """

    name: str
    probe: Node | None
    submissions: Cells
    events: Cells
    claims: Cells | None = None
    unread: frozenset[str] = frozenset()
    flat: bool = False
    mapping: ColumnMapping | None = None
    sources: tuple[SourceFile, ...] = ()
