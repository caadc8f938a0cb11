"""How the cells of a workbook look: fonts, borders, and the format in which a number is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TEXT, _WHOLE, _FIRST_OWN_FORMAT = 49, 1, 164
_FONTS = ("plain", "bold", "italic", "title")


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks.

    ``font``: plain, bold, italic or title; ``line``: a border above or below,
    or none; ``apart`` keeps a text off the number before it.
    """

    font: str = "plain"
    right: bool = False
    wrapped: bool = False
    line: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell: a number or a text, and its look."""

    value: str | Decimal
    look: Look = Look()


class Styles:
    """The distinct looks of the cells, numbered in the order in which they come."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._numbers: dict[tuple[Look, str | None], int] = {(Look(), None): 0}
        for entry in entries:
            self._numbers.setdefault(self._key(entry), len(self._numbers))
        codes = dict.fromkeys(code for _, code in self._numbers if code and code != "0")
        self._formats = {code: _FIRST_OWN_FORMAT + place for place, code in enumerate(codes)}

    @staticmethod
    def _key(entry: Entry) -> tuple[Look, str | None]:
        if not isinstance(entry.value, Decimal):
            return entry.look, None
        decimals = max(0, -int(entry.value.as_tuple().exponent))
        return entry.look, f"0.{'0' * decimals}" if decimals else "0"

    def number(self, entry: Entry) -> int:
        """The number of a cell's look, as the cell names it."""
        return self._numbers[self._key(entry)]

    def xml(self) -> str:
        """The part that says what each number looks like."""
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for code, number in self._formats.items()
        )
        formats = f'<numFmts count="{len(self._formats)}">{formats}</numFmts>' if formats else ""
        looks = "".join(self._look(look, code) for look, code in self._numbers)
        return (
            f'<styleSheet xmlns="{MAIN}">{formats}<fonts count="4">{_font()}{_font("<b/>")}{_font("<i/>")}'
            f'{_font("<b/>", 14)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills><borders count="3">'
            f"{_border()}{_border(top=True)}{_border(bottom=True)}</borders>"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._numbers)}">{looks}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )

    def _look(self, look: Look, code: str | None) -> str:
        """A text has the format of texts: who edits it does not make it a formula or a date."""
        number = _TEXT if code is None else self._formats.get(code, _WHOLE)
        side = "right" if look.right else "left"
        edge = "bottom" if look.line == "below" else "top"
        wrap = ' wrapText="1"' if look.wrapped else ""
        indent = ' indent="1"' if look.apart else ""
        return (
            f'<xf numFmtId="{number}" fontId="{_FONTS.index(look.font)}" fillId="0" '
            f'borderId="{("", "above", "below").index(look.line)}" xfId="0" applyNumberFormat="1" applyFont="1" '
            f'applyBorder="1" applyAlignment="1"><alignment horizontal="{side}" vertical="{edge}"{wrap}{indent}/></xf>'
        )


def _font(mark: str = "", size: int = 11) -> str:
    return f'<font>{mark}<sz val="{size}"/><name val="Calibri"/><family val="2"/></font>'


def _border(*, top: bool = False, bottom: bool = False) -> str:
    above, below = ('<{0} style="thin"><color auto="1"/></{0}>' if there else "<{0}/>" for there in (top, bottom))
    return f"<border><left/><right/>{above.format('top')}{below.format('bottom')}<diagonal/></border>"
