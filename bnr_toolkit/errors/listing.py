"""Findings → lines to read, and CSV and JSON, for a spreadsheet or a program."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bnr_toolkit.errors.findings import Finding, Place
from bnr_toolkit.errors.sentences import sentence, severity

COLUMNS = ("severity", "code", "file", "sheet", "row", "column", "cell", "line", "parameter", "value", "suggestion")

SHOWN_OF_A_KIND = 20
"""So many findings of one code in one column are read out; a reader has understood by then."""

_STARTS_A_FORMULA = frozenset("=+-@\t\r")
_ENDS_A_CELL = re.compile(r'[,"\r\n]')

_MORE = {
    "en": {
        "line": "… and {count} more of this kind{where}.",
        "row": ", in row {first}",
        "rows": ", in rows {first}–{last}",
        "between": ", between rows {first} and {last}",
    },
    "nl": {
        "line": "… en nog {count} van deze soort{where}.",
        "row": ", in rij {first}",
        "rows": ", in rij {first}–{last}",
        "between": ", tussen rij {first} en rij {last}",
    },
}


def as_text(findings: Iterable[Finding], language: str) -> str:
    """One line a finding, ``error: …`` or ``warning: …``, in the order in which they were found.

    Of the same code in the same column the first 20 are read out, and one line
    after them says how many more there are and in which rows; the machine
    forms below list them all. Empty for no findings.

    >>> from bnr_toolkit.errors import Place, found
    >>> print(as_text([found("empty_file", Place(file="ads.csv"))], "en"), end="")
    error: ads.csv: the file is empty. Fill it, or bring it back from a copy.
    """
    listed = list(findings)

    def said(number: int) -> str:
        return f"{severity(listed[number].code)}: {sentence(listed[number], language)}"

    return text_by_kind([(one.code, one.place) for one in listed], said, language)


def text_by_kind(kinds: Sequence[tuple[str, Place]], said: Callable[[int], str], language: str) -> str:
    """A line for each of the first of a kind, by their code and place, and one for those that follow.

    ``said`` gives the line of one by its number, and is asked only for those
    that are read out: there may be a million.
    """
    by_kind: dict[tuple[str | None, ...], _Kind] = {}
    for number, (code, place) in enumerate(kinds):
        key = code, place.file, place.sheet, place.column, place.parameter
        by_kind.setdefault(key, _Kind()).add(number, place.row)
    lines = {number: said(number) for kind in by_kind.values() for number in kind.shown}
    for kind in by_kind.values():
        if kind.count > SHOWN_OF_A_KIND:
            lines[kind.shown[-1]] += f"\n{kind.others(language)}"
    return "".join(f"{lines[number]}\n" for number in sorted(lines))


@dataclass
class _Kind:
    """The findings of one code in one column: those read out, and the rows of the others."""

    shown: list[int] = field(default_factory=list)
    count: int = 0
    rows: set[int | None] = field(default_factory=set)

    def add(self, number: int, row: int | None) -> None:
        self.count += 1
        if self.count <= SHOWN_OF_A_KIND:
            self.shown.append(number)
        else:
            self.rows.add(row)

    def others(self, language: str) -> str:
        words = _MORE[language]
        count = _number(self.count - SHOWN_OF_A_KIND, language)
        rows = sorted(row for row in self.rows if row is not None)
        if not rows or None in self.rows:
            return words["line"].format(count=count, where="")
        in_one_piece = rows[-1] - rows[0] == len(rows) - 1
        form = "row" if len(rows) == 1 else "rows" if in_one_piece else "between"
        where = words[form].format(first=_number(rows[0], language), last=_number(rows[-1], language))
        return words["line"].format(count=count, where=where)


def _number(number: int, language: str) -> str:
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if language == "nl" else grouped


def as_csv(findings: Iterable[Finding], language: str) -> str:
    """One row a finding: severity, code, place, value, suggestion, and the sentence.

    Made to be opened in a spreadsheet, so what would start a formula there is
    written as text (:func:`spreadsheet_safe`); :func:`as_json` is exact.
    """
    rows: list[Sequence[str]] = [(*COLUMNS, "message")]
    for finding in findings:
        content = {"severity": severity(finding.code), **finding.as_dict()}
        rows.append([*(str(content.get(name) or "") for name in COLUMNS), sentence(finding, language)])
    return spreadsheet_csv(rows)


def spreadsheet_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows of text as CSV that a spreadsheet may open: every cell is made safe."""
    return "".join(_csv_lines(rows))


def _csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    for row in rows:
        cells = [spreadsheet_safe(cell) for cell in row]
        yield ",".join([_quoted(cell) if _ENDS_A_CELL.search(cell) else cell for cell in cells]) + "\n"


def spreadsheet_safe(cell: str) -> str:
    """The cell with an apostrophe before it when a spreadsheet would run it as a formula.

    A value comes from somebody else's file. A cell that begins with = + - @, a
    tab or a carriage return can call a program or send other cells away when
    it is opened; behind an apostrophe it is text.

    >>> spreadsheet_safe("=1+1"), spreadsheet_safe("approved")
    ("'=1+1", 'approved')
    """
    return f"'{cell}" if cell[:1] in _STARTS_A_FORMULA else cell


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def as_json(findings: Iterable[Finding], language: str) -> str:
    """A list of findings: code, place and fields, with the sentence beside them."""
    content = [
        {"severity": severity(finding.code), **finding.as_dict(), "message": sentence(finding, language)}
        for finding in findings
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
