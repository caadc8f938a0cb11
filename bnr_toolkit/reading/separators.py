"""Which sign stands between the cells of a text file: a comma, a semicolon, a tab or a bar.

The rules, in this order, on the first fifty records:

1. What ``mapping.yml`` declares; a first line ``sep=;``, which Excel writes and reads; else:
2. If only one of the four ever splits a record, it is that one; if none does, there is one column.
3. Those that split the first record, and at least half of the others into as many cells as it has.
4. Lacking these, there are titles above the header: those that split more than half of the records alike.
5. Of several, the one with the most columns, if no other is more regular. Anything else is unclear, and refused.

A row with a cell too many does not change the separator: it is a finding of the reader.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bnr_toolkit.errors import Finding, Place, found

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
"""Each separator's name in mapping.yml, and the sign."""

_ALIASES = {"komma": ",", "puntkomma": ";", "\\t": "\t", "tabs": "\t", "pipe": "|", "streep": "|"}
_HEAD = 65_536
_RECORDS = 50
_FIRST_LINE = re.compile(rb'"?sep=([^\r\n"])"?\1*(\r\n|\r|\n|\Z)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The sign between cells, and how many lines stand above the table for the program alone."""

    separator: str = ","
    skipped_rows: int = 0


@dataclass(frozen=True, slots=True)
class _Split:
    """What a separator makes of the records: the first one's width, the commonest, and how many others agree."""

    sign: str
    widths: tuple[int, ...]

    @property
    def splits(self) -> bool:
        return any(width > 1 for width in self.widths)

    def like_the_first(self) -> tuple[int, float]:
        """The columns of the first record, and which part of the others has as many."""
        first, *others = self.widths or (0,)
        return first, others.count(first) / len(others) if others else 1.0

    def mostly(self) -> tuple[int, float]:
        """The commonest number of columns above one, and which part of the records has it."""
        counted = Counter(width for width in self.widths if width > 1).most_common(1)
        return (counted[0][0], counted[0][1] / len(self.widths)) if counted else (0, 0.0)


def separator_of(text: bytes, file: str, separator: str | None = None) -> tuple[Layout, list[Finding]]:
    r"""The separator of a table in UTF-8, and how many lines to skip above it.

    ``separator`` is what ``mapping.yml`` declares: the sign, or its name.

    >>> separator_of(b"ad;bedrag\n1;2,5\n2;3,5\n", "ads.csv")
    (Layout(separator=';', skipped_rows=0), [])
    >>> separator_of(b"sep=;\na,b;c\n", "ads.csv")
    (Layout(separator=';', skipped_rows=1), [])
    >>> [finding.code for finding in separator_of(b"a,b;c\n1,2;3\n", "ads.csv")[1]]
    ['separator_unclear']
    """
    first_line = _FIRST_LINE.match(text)
    skipped = 1 if first_line else 0
    if separator is not None:
        sign = _sign(separator)
        if sign is None:
            place = Place(file="mapping.yml", column="separator")
            return Layout(), [found("unknown_separator", place, separator, choices=SEPARATORS)]
        return Layout(sign, skipped), []
    if first_line:
        sign = first_line.group(1).decode("utf-8", "replace")
        if sign not in SEPARATORS.values():
            return Layout(), [found("unknown_separator", Place(file=file, line=1), sign, choices=SEPARATORS)]
        return Layout(sign, skipped), []
    return _detected(_head(text), file)


def _detected(head: str, file: str) -> tuple[Layout, list[Finding]]:
    readings = [_split(head, sign) for sign in SEPARATORS.values()]
    if not any(reading.widths for reading in readings):
        # Not even the first record is whole: the reader will say where its quotation mark is open.
        line = head.lstrip().split("\n", 1)[0]
        return Layout(max(SEPARATORS.values(), key=line.count)), []
    splitting = [reading for reading in readings if reading.splits]
    if len(splitting) <= 1:
        return Layout(splitting[0].sign if splitting else ","), []
    regular = [(one.like_the_first(), one.sign) for one in splitting]
    candidates = [one for one in regular if one[0][0] > 1 and one[0][1] >= 0.5]
    if not candidates:
        alike = [(one.mostly(), one.sign) for one in splitting]
        candidates = [one for one in alike if one[0][1] > 0.5]
    best = _best(candidates)
    if best is not None:
        return Layout(best), []
    names = {sign: name for name, sign in SEPARATORS.items()}
    shown = ", ".join(names[sign] for _, sign in candidates or regular)
    return Layout(), [found("separator_unclear", Place(file=file), separators=shown)]


def _best(candidates: Iterable[tuple[tuple[int, float], str]]) -> str | None:
    """The one with the most columns, unless another has as many or is more regular."""
    ordered = sorted(candidates, reverse=True)
    if not ordered:
        return None
    (columns, share), sign = ordered[0]
    if any(others == columns or regular > share for (others, regular), _ in ordered[1:]):
        return None
    return sign


def _split(head: str, sign: str) -> _Split:
    widths: list[int] = []
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=sign, strict=True)
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                widths.append(len(record))
            if len(widths) == _RECORDS:
                break
    except csv.Error:
        pass  # what came before is enough; the reader finds the fault
    return _Split(sign, tuple(widths))


def _head(text: bytes) -> str:
    """The first lines, without the one that is cut off."""
    head = text[:_HEAD]
    if len(text) > _HEAD and b"\n" in head:
        head = head[: head.rindex(b"\n") + 1]
    return head.decode("utf-8", "ignore")


def _sign(declared: str) -> str | None:
    if declared in SEPARATORS.values():
        return declared
    name = declared.strip().casefold()
    return SEPARATORS.get(name) or _ALIASES.get(name)
