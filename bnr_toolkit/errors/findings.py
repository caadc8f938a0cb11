"""A fault as data: what is wrong, where, with which value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from operator import itemgetter

LONGEST_VALUE_SHOWN = 60
_DIGIT = re.compile(r"\d")

_ADDRESS_WORDS = {
    "en": {"row": "row", "column": "column", "key": "key", "line": "line", "input": "input"},
    "nl": {"row": "rij", "column": "kolom", "key": "sleutel", "line": "regel", "input": "invoer"},
}


@dataclass(frozen=True, slots=True)
class Place:
    """An address that a person can walk to.

    ``row`` counts as a spreadsheet does: the header is row 1. ``column`` is the
    column's name and ``column_number`` its place from 1, so that both the name
    and the letter can be shown. ``line`` is for files without columns (YAML);
    with it ``column_number`` counts the characters of that line.

    >>> str(Place(file="submissions.csv", row=5, column="category", column_number=6))
    'submissions.csv › F5 (row 5, column category)'
    >>> str(Place(file="results.xlsx", sheet="Blad1", row=5, column="soort", column_number=3))
    'results.xlsx › Blad1!C5 (row 5, column soort)'
    >>> str(Place(file="probe.yml", line=12, column="inference"))
    'probe.yml › line 12 (inference)'
    >>> str(Place(file="sweep.yml", line=3, column="rule", column_number=8))
    'sweep.yml › line 3, column 8 (rule)'
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
        return self.said("en")

    def said(self, language: str) -> str:
        """The address in ``nl`` or ``en``.

        >>> Place(file="ads.csv", row=5, column="soort", column_number=3).said("nl")
        'ads.csv › C5 (rij 5, kolom soort)'
        """
        words = _ADDRESS_WORDS[language]
        if self.parameter is not None:
            return f"parameter {self.parameter}"
        where = self.file or words["input"]
        spot = self._spot(words)
        if self.sheet:
            spot = f"{self.sheet}!{spot}" if spot else self.sheet
        address = f"{where} › {spot}" if spot else where
        names = [f"{words['row']} {self.row}"] if self.cell else []
        if self.column and self.line is not None:
            names.append(self.column)
        elif self.column:
            kind = "key" if where.endswith((".yml", ".toml")) else "column"
            names.append(f"{words[kind]} {self.column}")
        return f"{address} ({', '.join(names)})" if names else address

    def _spot(self, words: Mapping[str, str]) -> str:
        if self.cell:
            return self.cell
        if self.line is not None:
            spot = f"{words['line']} {self.line}"
            return spot if self.column_number is None else f"{spot}, {words['column']} {self.column_number}"
        if self.row is not None:
            return f"{words['row']} {self.row}"
        if self.column_number is not None:
            return f"{words['column']} {_column_letters(self.column_number)}"
        return ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: a code from the closed list in ``messages/``, its place and its value.

    ``fields`` fill the sentence's other blanks with texts or further places. A
    finding holds no sentence:
    :func:`bnr_toolkit.errors.sentence` renders it in Dutch or English.
    """

    code: str
    place: Place
    value: str | None = None
    suggestion: str | None = None
    fields: tuple[tuple[str, str | Place], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The machine form of ``bnr check --format json``, without the sentence."""
        place = asdict(self.place)
        place["cell"] = self.place.cell
        return {
            "code": self.code,
            **{name: value for name, value in place.items() if value is not None},
            "value": self.value,
            "suggestion": self.suggestion,
            "fields": {name: str(field) for name, field in self.fields},
        }


def found(
    code: str,
    place: Place,
    value: str | None = None,
    *,
    choices: Iterable[str] | None = None,
    near: Iterable[str] | None = None,
    are_ids: bool = False,
    **fields: object,
) -> Finding:
    """A finding, with a suggestion when ``value`` is a near miss of one of ``choices``.

    ``near`` are further words that may have been meant, too many to be listed.
    Of choices that ``are_ids``, one that differs in a digit alone is another ad
    and is not suggested.

    >>> found("not_one_of", Place(file="events.csv"), "aproved", choices=["approved", "rejected"]).suggestion
    'approved'
    """
    options = tuple(choices or ())
    if choices is not None:
        fields["choices"] = ", ".join(options) or "–"
    meant = tuple(near or options)
    if are_ids and value is not None:
        meant = tuple(one for one in meant if _DIGIT.sub("0", one) != _DIGIT.sub("0", value))
    suggestion = closest(value, meant) if value is not None else None
    blanks = {name: field if isinstance(field, Place) else str(field) for name, field in fields.items()}
    return Finding(code, place, _shortened(value), suggestion, tuple(sorted(blanks.items(), key=itemgetter(0))))


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
