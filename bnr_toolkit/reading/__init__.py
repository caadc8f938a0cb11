"""Foreign files → cells with an address → typed values, or findings. Text first, types after.

Nothing here guesses: a cell is text until the schema says what it holds, so
``0012``, ``NO`` and ``NA`` arrive as they were written.
"""

from typing import TYPE_CHECKING

from bnr_toolkit.rooms import open_on_demand

if TYPE_CHECKING:
    from bnr_toolkit.reading.cells import Cells
    from bnr_toolkit.reading.probe_file import ProbeFile, typed_probe
    from bnr_toolkit.reading.raw import PROBE_FILE, RawRecord
    from bnr_toolkit.reading.scan import Scan, scan_file, scan_frame
    from bnr_toolkit.reading.source import find_path, read
    from bnr_toolkit.reading.times import bounds, is_date
    from bnr_toolkit.reading.typed import Conventions, TypedColumns, typed_sheet

__all__ = [
    "PROBE_FILE",
    "Cells",
    "Conventions",
    "ProbeFile",
    "RawRecord",
    "Scan",
    "TypedColumns",
    "bounds",
    "find_path",
    "is_date",
    "read",
    "scan_file",
    "scan_frame",
    "typed_probe",
    "typed_sheet",
]

open_on_demand(__name__)
