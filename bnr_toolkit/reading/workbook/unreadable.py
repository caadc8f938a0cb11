"""A workbook that cannot be read: what the readers of one raise among themselves."""

from __future__ import annotations

from bnr_toolkit.errors import Finding, Place, found


class Unreadable(Exception):
    """The workbook is refused for one reason. It never leaves this package.

    Its finding names no sheet, even where one is at fault: nobody knows whether
    that was the sheet that counts, so another must not take its place.
    """

    def __init__(self, code: str, value: str | None = None, **fields: object) -> None:
        super().__init__(code)
        self.code = code
        self.value = value
        self.fields = fields

    def finding(self, file: str) -> Finding:
        """The reason as a finding."""
        return found(self.code, Place(file=file), self.value, **self.fields)  # type: ignore[arg-type]


def damaged(problem: str) -> Unreadable:
    """A file that is broken off, or that no program wrote like this."""
    return Unreadable("workbook_damaged", problem=problem)
