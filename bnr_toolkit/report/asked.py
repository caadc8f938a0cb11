"""What can be asked as one value: its kind, what a person is told of it, and which values mean something.

Values are text wherever a person types them, and stay what they are: ``NO`` is
a word, ``0012`` no number of ours. A value of another type is refused, never
turned into text: whoever passes 12 may have had ``0012``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

Kind = Literal["record", "folder", "choice", "columns", "text", "number", "year", "day", "address"]
"""What a value is: it says which field a form shows, and what an option of a command calls its value."""

PATHS: tuple[Kind, ...] = ("record", "folder")
"""The kinds that name something on a disk."""

Need = Literal["value", "times", "cutoff", "internal"]
"""What must be there: a value, for there is no default; times, or a cut-off, in the record; a page for the newsroom."""

# ASCII only: other scripts' digits are read by Python, and by nobody who checks a report.
_NUMBER = re.compile(r"([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_YEAR = re.compile(r"[1-9][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands beside a parameter in its schema: its kind, what it does in Dutch and English, and what it needs.

    ``choices_need`` says what single choices need beyond that.

    >>> Asked("day", nl="laat weg wat later is gezien", en="leave out what was seen later").help("nl")
    'laat weg wat later is gezien'
    """

    kind: Kind
    nl: str
    en: str
    needs: tuple[Need, ...] = ()
    choices_need: tuple[tuple[str, tuple[Need, ...]], ...] = ()

    def help(self, language: str) -> str:
        """What the parameter does, in ``nl`` or ``en``."""
        return {"nl": self.nl, "en": self.en}[language]


def _text(value: Any) -> str:
    text = _path(value)
    if text != text.strip():
        raise _fault("padded_value")
    return text


def _path(value: Any) -> str:
    """A path stays as it is: the name of a folder may begin or end with a space."""
    if value is None:
        raise _fault("no_value")
    if not isinstance(value, str):
        raise _fault("not_a_text")
    return value


def _filled(value: Any) -> str:
    text = _path(value)
    if not text.strip():
        raise _fault("no_value")
    return text


def _filled_text(value: Any) -> str:
    return _text(_filled(value))


def _chosen(value: Any) -> Any:
    if value is None:
        raise _fault("no_value")
    return value


def _level(value: Any) -> float:
    if value is None:
        raise _fault("no_value")
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    if not is_number and not (isinstance(value, str) and _NUMBER.fullmatch(value)):
        raise _fault("not_a_confidence")
    level = float(value)
    if 0 < level < 1:
        return level
    raise _fault("not_a_confidence")


def _year(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str) or not _YEAR.fullmatch(str(value)):
        raise _fault("not_a_year")
    return int(value)


def _fault(code: str) -> PydanticCustomError:
    """The message is that of the code, in ``errors/messages``; this one is for who meets the schema by itself."""
    return PydanticCustomError(code, code.replace("_", " "))


def _or_nothing(check: Any) -> Any:
    def checked(value: Any) -> Any:
        return None if value is None else check(value)

    return checked


Text = Annotated[str, BeforeValidator(_text)]
"""A text, which may be empty."""

RecordPath = Annotated[str, BeforeValidator(_path)]
"""Whether there is a record, the room that reads records says."""

Chosen = BeforeValidator(_chosen)
Level = Annotated[float, BeforeValidator(_level)]
OptionalText = Annotated[str | None, BeforeValidator(_or_nothing(_filled_text))]
OptionalPath = Annotated[str | None, BeforeValidator(_or_nothing(_filled))]
OptionalYear = Annotated[int | None, BeforeValidator(_or_nothing(_year))]
