"""Several sheets in one workbook → the only one that fits."""

from __future__ import annotations

from collections.abc import Sequence

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.flat import fits
from bnr_toolkit.reading.folder import Reading
from bnr_toolkit.reading.mapping import ColumnMapping


def fitting_sheet(
    sheets: Sequence[Cells],
    findings: Sequence[Finding],
    *,
    file: str,
    mapping: ColumnMapping | None,
    reading: Reading,
) -> Cells | None:
    """The one sheet that has the columns of a record; what is wrong in the others is nobody's concern."""
    of_file = [finding for finding in findings if finding.place.sheet is None]
    candidates = [sheet for sheet in sheets if _fits(sheet, mapping)]
    chosen = candidates[0] if len(candidates) == 1 else sheets[0] if len(sheets) == 1 else None
    if chosen is not None:
        reading.findings += [one for one in findings if one.place.sheet in (None, chosen.sheet)]
        return chosen
    if not sheets:
        reading.findings += findings
        return None
    unread = [finding for finding in findings if finding.place.sheet not in {sheet.sheet for sheet in sheets}]
    reading.findings += of_file if candidates else unread
    names = [str(sheet.sheet) for sheet in candidates or sheets]
    code = "several_sheets" if candidates else "no_sheet_fits"
    reading.findings.append(found(code, Place(file=file), choices=names))
    return None


def _fits(cells: Cells, mapping: ColumnMapping | None) -> bool:
    return mapping.fits(cells.columns) if mapping is not None and mapping.columns else fits(cells)
