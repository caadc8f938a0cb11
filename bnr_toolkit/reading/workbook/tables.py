"""A sheet of a workbook → cells with an address, and what only a workbook can be wrong about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bnr_toolkit.errors import Finding, Place, found
from bnr_toolkit.reading.cells import Cells, no_cells
from bnr_toolkit.reading.tabulate import tabulated
from bnr_toolkit.reading.workbook.sheet import LAST_COLUMN, LAST_ROW, Row, Sheet, letters
from bnr_toolkit.reading.workbook.unreadable import Unreadable, damaged

_SPARE_ROOM = 5_000_000
"""Empty cells before a cell far away that are simply passed over."""
_EMPTY_FOR_EACH_CELL = 50
_RUNS_SHOWN = 8
_USUAL_WIDTH = 100


def sheet_cells(
    sheet: Sheet, file: str, header_row: int | None, hidden: str, format_name: str
) -> tuple[Cells, list[Finding]]:
    """The cells of a sheet; hidden rows and columns are refused, or what ``hidden`` says.

    Raises :class:`Unreadable` for what makes the whole workbook doubtful.
    """
    walk = _Walk(sheet, header_row, leave_out=hidden == "leave_out")
    detected = {"format": format_name, "sheet": sheet.name}
    records = walk.records()
    cells, findings = tabulated(records, file, sheet=sheet.name, header_row=header_row, detected=detected)
    for _ in records:  # what stands around the rows is known only behind the last
        pass
    cells, findings = walk.at_home(cells, findings)
    header = walk.header
    title = [area for area in sheet.marks.merged if area.top <= header <= area.bottom and area.left < area.right]
    if title and header_row is None:
        place = Place(file=file, sheet=sheet.name, row=header)
        return no_cells(file, sheet.name), [found("merged_title", place, str(title[0]))]
    names = {number: name for name, number in cells.origin.values()}
    own = list(_own_findings(sheet, walk, Place(file=file, sheet=sheet.name), names, refuse=hidden == "refuse"))
    return cells, [*own, *findings]


class _Walk:
    """Hands the rows on, blank ones and all, without the columns that are left out; keeps count of what is hidden.

    A column without a name is left out too: an empty one beside the table does
    no harm, and of one that holds something the sheet's own findings tell.
    """

    def __init__(self, sheet: Sheet, header_row: int | None, *, leave_out: bool) -> None:
        self.sheet = sheet
        self.leave_out = leave_out
        self.header_row = header_row
        self.header = header_row or 0
        self.last_row = 0
        self.width = 0
        self.hidden_rows: list[int] = []
        self.hidden = _numbers(sheet.marks.hidden_columns)
        self.left_out: frozenset[int] = self.hidden if leave_out else frozenset()
        self.filled: set[int] = set()
        self.nameless: frozenset[int] = frozenset()
        self._watched = frozenset() if leave_out else self.hidden

    def records(self) -> Iterator[Sequence[str]]:
        """Every row from the first on."""
        cells = area = 0
        for row in self.sheet.rows:
            if not self.last_row < row.number <= LAST_ROW or len(row.texts) > LAST_COLUMN:
                raise damaged(f"row {row.number} is out of order")
            area += len(row.texts)
            cells += len(row.texts) - row.texts.count("")
            if area > _SPARE_ROOM + _EMPTY_FOR_EACH_CELL * cells:
                raise Unreadable("far_cell", f"{self.sheet.name}!{letters(len(row.texts))}{row.number}")
            for _ in range(self.last_row + 1, row.number):
                yield ()
            self.last_row = row.number
            if row.hidden:
                self.hidden_rows.append(row.number)
            yield () if self._is_left_out(row) else self._visible(row)

    def _is_left_out(self, row: Row) -> bool:
        return row.hidden and self.leave_out and row.number != self.header_row

    def _visible(self, row: Row) -> list[str]:
        texts = row.texts
        if row.number == self.header_row or (not self.header and any(text.strip() for text in texts)):
            self.header = row.number
            blank = frozenset(at for at, text in enumerate(texts, start=1) if not text.strip())
            self.nameless = blank - self.left_out
            self.left_out |= self.nameless
            self._watched |= self.nameless
        if len(texts) < self.width < _USUAL_WIDTH:
            texts = [*texts, *[""] * (self.width - len(texts))]  # as long as the header: quicker to take in
        self.width = max(self.width, len(texts))
        if self._watched and row.number >= self.header:
            filled = {at for at in self._watched if at <= len(texts) and texts[at - 1].strip()}
            self.filled |= filled
            self._watched -= filled
        if not self.left_out:
            return texts
        return [text for at, text in enumerate(texts, start=1) if at not in self.left_out]

    def at_home(self, cells: Cells, findings: list[Finding]) -> tuple[Cells, list[Finding]]:
        """The same with every column at the place where it stands in the sheet, after columns were left out."""
        if not self.left_out:
            return cells, findings
        kept = [at for at in range(1, self.width + 1) if at not in self.left_out]
        origin = {name: (header, kept[at - 1]) for name, (header, at) in cells.origin.items()}
        moved = [
            replace(one, place=replace(one.place, column_number=kept[one.place.column_number - 1]))
            if one.place.column_number
            else one
            for one in findings
        ]
        return replace(cells, origin=origin), moved


def _own_findings(sheet: Sheet, walk: _Walk, place: Place, names: dict[int, str], *, refuse: bool) -> Iterator[Finding]:
    """What only a workbook can be wrong about; what stands above the header is not read and does not matter."""
    marks, header = sheet.marks, walk.header
    if refuse:
        rows = [row for row in walk.hidden_rows if row >= header]
        if rows:
            yield found("hidden_rows", replace(place, row=rows[0]), count=len(rows), rows=_runs(rows, str))
        columns = sorted(walk.filled & walk.hidden)
        if columns:
            where = replace(place, column_number=columns[0], column=names.get(columns[0]))
            yield found("hidden_columns", where, count=len(columns), columns=_runs(columns, letters))
    for number in sorted(walk.filled & walk.nameless):
        yield found("column_without_name", replace(place, row=header, column_number=number))
    no_rows = frozenset(walk.hidden_rows if walk.leave_out else ())
    no_columns = walk.left_out - walk.nameless
    for area in marks.merged:
        if area.bottom >= header and area.top <= walk.last_row and area.left <= walk.width:
            where = replace(place, row=area.top, column_number=area.left, column=names.get(area.left))
            yield found("merged_cells", where, str(area))
    for row, column, fault in marks.faults:
        if row >= header and row not in no_rows and column not in no_columns:
            where = replace(place, row=row, column_number=column, column=names.get(column))
            yield found(fault.code, where, fault.value)
    if marks.comments:
        row, column = min(marks.comments)
        where = replace(place, row=row, column_number=column, column=names.get(column))
        yield found("comments_left_out", where, count=len(marks.comments))


def _numbers(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for first, last in spans for at in range(max(first, 1), min(last, LAST_COLUMN) + 1))


def _runs(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [name(a) if a == b else f"{name(a)}–{name(b)}" for a, b in runs[:_RUNS_SHOWN]]
    return ", ".join([*shown, "…"] if len(runs) > _RUNS_SHOWN else shown)
