"""A workbook that cannot be read: what the readers of one raise among themselves."""

from __future__ import annotations

from bnr_toolkit.errors import Finding, Place, found


class Unreadable(Exception):
    """The whole workbook, or the whole sheet, is refused for one reason. It never leaves this package."""

    def __init__(self, code: str, value: str | None = None, **fields: object) -> None:
        super().__init__(code)
        self.code = code
        self.value = value
        self.fields = fields

    def finding(self, file: str, sheet: str | None = None) -> Finding:
        """The reason as a finding."""
        return found(self.code, Place(file=file, sheet=sheet), self.value, **self.fields)  # type: ignore[arg-type]


def damaged(problem: str) -> Unreadable:
    """A file that is broken off, or that no program wrote like this."""
    return Unreadable("workbook_damaged", problem=problem)
