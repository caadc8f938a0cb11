"""What stands in the cells of an XLSX file → text, by the kind and the style of a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bnr_toolkit.reading.workbook.number_formats import GENERAL, NumberFormat, Shown
from bnr_toolkit.reading.workbook.texts import Fault, moment, number, restored, shown_number
from bnr_toolkit.reading.workbook.unreadable import damaged
from bnr_toolkit.reading.workbook.xml_parts import local, unescaped

ValueReader = Callable[[str], "str | Fault"]
FALSE = frozenset({"0", "false"})
_MOST_REMEMBERED = 100_000


@dataclass(frozen=True)
class Values:
    """What is needed to understand a cell: the list of texts, the styles, and the first day that is counted from."""

    strings: Sequence[str]
    formats: Sequence[NumberFormat]
    from_1904: bool

    def of_kind(self, kind: str, style: int) -> KnownTexts:
        """The texts of cells of this kind and style, by what stands in the file."""
        if kind == "n":
            shown = self.formats[style] if style < len(self.formats) else GENERAL
            if shown.shown is Shown.NUMBER:
                return KnownTexts(number)
            return KnownTexts(lambda raw: shown_number(raw.strip(), shown, from_1904=self.from_1904))
        if kind == "s":
            return KnownTexts(self._shared)
        if kind not in _OTHERS:
            raise damaged(f"there is no kind of cell {kind}")
        return KnownTexts(_OTHERS[kind])

    def _shared(self, raw: str) -> str:
        at = int(raw)
        if not 0 <= at < len(self.strings):
            raise damaged("a text is missing from the list of texts")
        return self.strings[at]


class KnownTexts(dict[str, "str | Fault"]):
    """What cells say, by what stands in the file; each is worked out once, as far as memory allows."""

    def __init__(self, read: ValueReader) -> None:
        super().__init__({"": ""})
        self.read = read

    def __missing__(self, raw: str) -> str | Fault:
        text = self.read(raw)
        if len(self) < _MOST_REMEMBERED:
            self[raw] = text
        return text


def plain_text(item: Any) -> str:
    """The text of an item, without its styles and without the reading aid that stands above Japanese."""
    texts = []
    for part in item:
        name = local(part.tag)
        if name == "t":
            texts.append(part.text or "")
        elif name == "r":
            texts += [one.text or "" for one in part if local(one.tag) == "t"]
    return "".join(texts)


def _text(value: str) -> str:
    return restored(unescaped(value))


def _boolean(value: str) -> str:
    return "FALSE" if value in FALSE else "TRUE"


def _error(value: str) -> Fault:
    return Fault("error_cell", unescaped(value))


def _iso(value: str) -> str | Fault:
    """A day or a moment that is spelled out; a moment of some other time zone is none of this sheet."""
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return Fault("impossible_date", value)
    if when.tzinfo is not None:
        return Fault("impossible_date", value)
    return moment(when) if "T" in value else value


_OTHERS: dict[str, ValueReader] = {"inlineStr": _text, "str": _text, "b": _boolean, "e": _error, "d": _iso}
