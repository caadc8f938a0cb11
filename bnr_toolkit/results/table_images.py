"""A table that is drawn, for where only a picture can be shown. Frozen, and not drawn yet."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row. ``emphasis``: ``total`` or ``apart`` when it is not an ordinary row."""

    cells: tuple[str, ...]
    emphasis: str | None = None


@dataclass(frozen=True, slots=True)
class TableImage:
    """The columns of a table and its rows; ``numeric`` marks the columns that stand flush right.

    >>> TableImage(("", "approved"), (False, True), (TableLine(("gambling", "6 of 7")),)).said
    (('gambling', '6 of 7'),)
    """

    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[TableLine, ...]

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """The first cell of each row, and its first number."""
        first = self.numeric.index(True) if True in self.numeric else len(self.columns) - 1
        return tuple((row.cells[0], row.cells[first]) for row in self.rows)

    def cut(self, start: int, stop: int) -> TableImage:
        """Only these rows."""
        return replace(self, rows=self.rows[start:stop])

    @property
    def states(self) -> tuple[str, ...]:
        """None: a table has no dots."""
        return ()
