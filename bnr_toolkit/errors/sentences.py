"""Findings → sentences. The wording is in ``messages/``, one entry for each code."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bnr_toolkit.errors.findings import Finding, Place

# In the name of a file these would spoil a terminal or turn the line around.
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_DID_YOU_MEAN = {"nl": "Bedoelde u {!r}?", "en": "Did you mean {!r}?"}


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    """All entries of all files, which are read in the order of their names."""
    folder = files("bnr_toolkit.errors").joinpath("messages")
    catalogue: dict[str, dict[str, Any]] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        catalogue |= tomllib.loads(file.read_text(encoding="utf-8"))
    return catalogue


def codes() -> tuple[str, ...]:
    """Every code there is, in the order of the catalogue."""
    return tuple(_catalogue())


def severity(code: str) -> str:
    """``error`` (refused) or ``warning`` (accepted, and said).

    >>> severity("duplicate_id")
    'error'
    """
    return str(_catalogue()[code].get("severity", "error"))


def remedy(code: str, language: str) -> str:
    """What is to be done about a fault of this code, or was done, with its blanks unfilled.

    >>> remedy("fixed_spaces", "en")
    'The spaces around it were removed.'
    """
    return str(_catalogue()[code][language]["remedy"])


def sentence(finding: Finding, language: str) -> str:
    """One finding as one line: place, value, reason, suggestion, remedy.

    >>> from bnr_toolkit.errors import Place, found
    >>> where = Place(file="events.csv", row=3, column="type", column_number=3)
    >>> print(sentence(found("not_one_of", where, "aproved", choices=["approved", "rejected"]), "en"))
    events.csv › C3 (row 3, column type): 'aproved' is not one of the accepted values. \
Did you mean 'approved'? Use one of: approved, rejected.
    """
    wording = _catalogue()[finding.code][language]
    blanks = {
        name: field.said(language) if isinstance(field, Place) else field
        for name, field in [("value", repr(finding.value)), *finding.fields]
    }
    parts = [str(wording["reason"]).format(**blanks)]
    if finding.suggestion:
        parts.append(_DID_YOU_MEAN[language].format(finding.suggestion))
    parts.append(str(wording["remedy"]).format(**blanks))
    line = f"{finding.place.said(language)}: {' '.join(parts)}"
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", " ".join(line.splitlines()))
