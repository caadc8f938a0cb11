"""Text for a picture: cleaned, measured, broken into lines, and refused when it cannot fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import pyphen

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.figures.layout.drawing import Text
from bnr_toolkit.figures.style import Type, characters, font

# A line's box around its baseline, as shares of the type size: what tall letters and tails need.
ASCENT = 0.76
DESCENT = 0.24

_MEASURED_AT = 100.0
_DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
_MISSING = "\N{REPLACEMENT CHARACTER}"
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A text in lines: what to draw and how much room it takes, in px of the file."""

    lines: tuple[str, ...]
    type: Type
    leading: float

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        if not self.lines:
            return 0.0
        return (len(self.lines) - 1) * self.leading * self.type.size + (ASCENT + DESCENT) * self.type.size

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((width(line, self.type) for line in self.lines), default=0.0)


def plain(text: str) -> str:
    r"""The text with what can be seen of it: one line, without marks that turn or hide letters.

    Control and format characters (right-to-left override, zero-width spaces)
    could make a label read as another, and some are not allowed in XML.

    >>> plain("gok\u202eneppil\n spel")
    'gokneppil spel'
    """
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"})


def runs(text: str, weight: str) -> tuple[tuple[str, str], ...]:
    """The text in pieces that one font can draw, each with its weight.

    >>> runs("van 5 → ★", "bold")
    (('bold', 'van 5 → '), ('fallback', '★'))
    """
    pieces: list[tuple[str, str]] = []
    for letter in text:
        drawn, by = letter, weight
        if ord(letter) not in characters(weight):
            by = "fallback"
            drawn = letter if ord(letter) in characters("fallback") else _MISSING
        if pieces and pieces[-1][0] == by:
            pieces[-1] = (by, pieces[-1][1] + drawn)
        else:
            pieces.append((by, drawn))
    return tuple(pieces)


def width(text: str, type: Type) -> float:  # noqa: A002 - the word that setters of type use
    """How wide a line is, in px of the file, by the outlines that are drawn."""
    return sum(_run_width(piece, weight) for weight, piece in runs(text, type.weight)) * type.size / _MEASURED_AT


@lru_cache(maxsize=8192)
def _run_width(text: str, weight: str) -> float:
    from matplotlib.textpath import text_to_path

    measured, _, _ = text_to_path.get_text_width_height_descent(text, font(weight, _MEASURED_AT), ismath=False)
    return float(measured)


def set_text(
    text: str,
    room: float,
    types: Iterable[Type],
    language: str,
    *,
    lines: int,
    figure: str,
    outlet: str,
    leading: float = 1.25,
) -> Block:
    """The text in at most ``lines`` lines of ``room`` px, in the first of ``types`` in which it fits.

    Words that are wider than a line are hyphenated as ``language`` does. When
    the text fits in no type it is refused as ``text_does_not_fit``.
    """
    cleaned = plain(text)
    for type_ in types:
        broken = break_lines(cleaned, room, type_, language)
        if broken is not None and len(broken) <= lines:
            return Block(broken, type_, leading)
    raise RefusedInput(found("text_does_not_fit", Place(file=figure), text, outlet=outlet))


def placed(block: Block, x: float, top: float) -> tuple[Text, ...]:
    """The lines of a block, with the top of the first at ``top``."""
    size = block.type.size
    return tuple(
        Text(x, top + ASCENT * size + number * block.leading * size, line, block.type)
        for number, line in enumerate(block.lines)
    )


def box(text: Text) -> tuple[float, float, float, float]:
    """The room that a line takes: left, top, right, bottom."""
    size = text.type.size
    return (
        text.x,
        text.baseline - ASCENT * size,
        text.x + width(text.text, text.type),
        text.baseline + DESCENT * size,
    )


def balanced(block: Block, language: str) -> Block:
    """The same text in as many lines, as even as they can be: no last word alone on its line."""
    if len(block.lines) < 2 or any(line.endswith(("-", "\N{SOFT HYPHEN}")) for line in block.lines):
        return block
    text = " ".join(block.lines)
    low, high, best = 0.0, block.width, block
    while high - low > block.type.size / 4:
        middle = (low + high) / 2
        broken = break_lines(text, middle, block.type, language, hyphenate=False)
        if broken is not None and len(broken) <= len(block.lines):
            high, best = middle, replace(block, lines=broken)
        else:
            low = middle
    return best


def without_widow(block: Block, language: str) -> Block:
    """The same text in as many lines, a little narrower when that gives the last word company."""
    hyphenated = any(line.endswith("-") for line in block.lines)
    if len(block.lines) < 2 or hyphenated or " " in block.lines[-1]:
        return block
    text = " ".join(block.lines)
    for share in (0.95, 0.9, 0.85, 0.8, 0.75):
        broken = break_lines(text, block.width * share, block.type, language, hyphenate=False)
        if broken is not None and len(broken) == len(block.lines) and " " in broken[-1]:
            return replace(block, lines=broken)
    return block


def break_lines(
    text: str, room: float, type_: Type, language: str, *, hyphenate: bool = True
) -> tuple[str, ...] | None:
    """The text in lines no wider than ``room`` px; None when a word cannot be made to fit.

    >>> break_lines("oproep tot geweld", 150, Type(28), "nl")
    ('oproep tot', 'geweld')
    >>> break_lines("gokadvertenties", 120, Type(28), "nl")
    ('gokadver-', 'tenties')
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" ") if text else ():
        longer = f"{line} {word}" if line else word
        if width(longer, type_) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, type_) > room:
            split = _split_word(line, room, type_, language) if hyphenate else None
            if split is None:
                return None
            head, line = split
            lines.append(head)
    return (*lines, line) if line else tuple(lines)


def _split_word(word: str, room: float, type_: Type, language: str) -> tuple[str, str] | None:
    """The longest start of a word that fits, and the rest; after its own hyphen or slash if it has one."""
    for mark in reversed(list(re.finditer(r"(?<=\w)[-/–](?=\w)", word))):
        if width(word[: mark.end()], type_) <= room:
            return word[: mark.end()], word[mark.end() :]
    for head, tail in _dictionary(language).iterate(word):
        if width(f"{head}-", type_) <= room:
            return f"{head}-", tail
    return None


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    # Three letters on both sides: two on a line look like a slip.
    return pyphen.Pyphen(lang=_DICTIONARIES[language], left=3, right=3)
