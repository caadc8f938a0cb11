"""A fault as data: what is wrong, where, with which value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import asdict, dataclass

LONGEST_VALUE_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """An address that a person can walk to.

    ``row`` counts as a spreadsheet does: the header is row 1. ``column`` is the
    column's name and ``column_number`` its place from 1, so that both the name
    and the letter can be shown. ``line`` is for files without columns (YAML).

    >>> str(Place(file="submissions.csv", row=5, column="category", column_number=6))
    'submissions.csv › F5 (row 5, column category)'
    >>> str(Place(file="results.xlsx", sheet="Blad1", row=5, column="soort", column_number=3))
    'results.xlsx › Blad1!C5 (row 5, column soort)'
    >>> str(Place(file="probe.yml", line=12, column="inference"))
    'probe.yml › line 12 (inference)'
    >>> str(Place(parameter="by"))
    'parameter by'
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    column_number: int | None = None
    line: int | None = None
    parameter: str | None = None

    @property
    def cell(self) -> str | None:
        """The address in spreadsheet terms, such as ``C5``; None when row or column is unknown."""
        if self.row is None or self.column_number is None:
            return None
        return f"{_column_letters(self.column_number)}{self.row}"

    def __str__(self) -> str:
        if self.parameter is not None:
            return f"parameter {self.parameter}"
        where = self.file or "input"
        spot = ""
        if self.cell:
            spot = self.cell
        elif self.line is not None:
            spot = f"line {self.line}"
        elif self.row is not None:
            spot = f"row {self.row}"
        elif self.column_number is not None:
            spot = f"column {_column_letters(self.column_number)}"
        if self.sheet:
            spot = f"{self.sheet}!{spot}" if spot else self.sheet
        address = f"{where} › {spot}" if spot else where
        if self.line is not None:
            names = [self.column] if self.column else []
        else:
            names = [f"row {self.row}"] if self.cell else []
            names += [f"column {self.column}"] if self.column else []
        return f"{address} ({', '.join(names)})" if names else address


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: a code from the closed list in ``messages.toml``, its place and its value.

    ``fields`` fill the sentence's other blanks. A finding holds no sentence:
    :func:`bnr_toolkit.errors.sentence` renders it in Dutch or English.
    """

    code: str
    place: Place
    value: str | None = None
    suggestion: str | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The machine form of ``bnr check --format json``, without the sentence."""
        place = asdict(self.place)
        place["cell"] = self.place.cell
        return {
            "code": self.code,
            **{name: value for name, value in place.items() if value is not None},
            "value": self.value,
            "suggestion": self.suggestion,
            "fields": dict(self.fields),
        }


def found(
    code: str,
    place: Place,
    value: str | None = None,
    *,
    choices: Iterable[str] | None = None,
    near: Iterable[str] | None = None,
    **fields: object,
) -> Finding:
    """A finding, with a suggestion when ``value`` is a near miss of one of ``choices``.

    ``near`` are further words that may have been meant, too many to be listed.

    >>> found("not_one_of", Place(file="events.csv"), "aproved", choices=["approved", "rejected"]).suggestion
    'approved'
    """
    options = tuple(choices or ())
    if choices is not None:
        fields["choices"] = ", ".join(options) or "–"
    suggestion = closest(value, tuple(near or options)) if value is not None else None
    texts = tuple(sorted((name, str(field)) for name, field in fields.items()))
    return Finding(code, place, _shortened(value), suggestion, texts)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The one choice that was probably meant, or None.

    >>> closest("catgory", ["category", "platform"])
    'category'
    >>> closest("colour", ["category", "platform"]) is None
    True
    """
    by_folded = {choice.casefold(): choice for choice in choices}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[near[0]] if near else None


def _shortened(value: str | None) -> str | None:
    if value is None or len(value) <= LONGEST_VALUE_SHOWN:
        return value
    return value[: LONGEST_VALUE_SHOWN - 1] + "…"


def _column_letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, remainder = divmod(number - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters
