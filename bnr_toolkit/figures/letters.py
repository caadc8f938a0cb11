"""Lines of text → letters as shapes in an SVG: every outline once, every letter as a use of it.

Matplotlib lays a line out and has the outlines; it writes them more slowly than
all else in a picture. A line is laid out once, whatever the sizes it is set in,
and an outline is written once for every font.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

from bnr_toolkit.figures.layout.drawing import Part, Text
from bnr_toolkit.figures.layout.typesetting import runs, width
from bnr_toolkit.figures.numbers import rounded
from bnr_toolkit.figures.style import font_file

LINES_KEPT = 4096
SET_AT = 100.0
"""The size in which matplotlib lays out text that becomes shapes."""

UNITS = 64
"""Of FreeType in a px: outlines are whole numbers of them."""

_COMMANDS = {1: "M", 2: "L", 3: "Q", 4: "C"}
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3}
_CLOSE = 79
_written: dict[tuple[str, str], str] = {}


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a line that was laid out: the name of its outline, and its place in the line."""

    outline: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A line in one font: its letters, and the outlines of those that can be seen, by name."""

    letters: tuple[Letter, ...]
    outlines: Mapping[str, str]


@lru_cache(maxsize=LINES_KEPT)
def laid_out(text: str, weight: str) -> LaidOut:
    """A line as matplotlib lays it out.

    >>> line = laid_out("ab a", "regular")
    >>> len(line.letters), len(line.outlines)
    (4, 2)
    """
    from matplotlib.font_manager import get_font
    from matplotlib.textpath import text_to_path

    face = get_font(str(font_file(weight)))
    face.set_size(SET_AT, text_to_path.DPI)
    letters, outlines, _ = text_to_path.get_glyphs_with_font(face, text)
    seen = {name: _outline((weight, name), points, codes) for name, (points, codes) in outlines.items() if len(codes)}
    placed = tuple(Letter(name, _place(x), _place(y)) for name, x, y, _ in letters)
    return LaidOut(placed, seen)


def lettering(part: Part, colours: Mapping[str, str]) -> Iterator[tuple[ET.Element, Mapping[str, str]]]:
    """For each line of a part its group, whose uses name outlines; and those outlines by name."""
    for mark in part.marks:
        if not isinstance(mark, Text):
            continue
        x = mark.x
        for weight, piece in runs(mark.text, mark.type.weight):
            line = laid_out(piece, weight)
            yield _group(line, x, mark, colours[mark.type.role]), line.outlines
            x += width(piece, mark.type)


def _group(line: LaidOut, x: float, mark: Text, colour: str) -> ET.Element:
    scale = _six(mark.type.size / SET_AT)
    # Matplotlib does not say that a line stays where it is.
    place = f"translate({_six(x)} {_six(mark.baseline)}) " if x or mark.baseline else ""
    group = ET.Element("g", {"fill": colour, "transform": f"{place}scale({scale} -{scale})"})
    for letter in line.letters:
        if letter.outline in line.outlines:
            spots = {name: spot for name, spot in (("x", letter.x), ("y", letter.y)) if spot != "0"}
            ET.SubElement(group, "use", {**spots, "xlink:href": f"#{letter.outline}"})
    return group


def _outline(letter: tuple[str, str], points: object, codes: object) -> str:
    """The outline of a letter of a font, written once: there are many lines and few letters."""
    if letter not in _written:
        _written[letter] = _commands(points, codes)
    return _written[letter]


def _commands(points: object, codes: object) -> str:
    """An outline as the commands of an SVG path, in whole units."""
    parts: list[str] = []
    numbers = [f"{rounded(x * UNITS, 0)} {rounded(y * UNITS, 0)}" for x, y in points]  # type: ignore[attr-defined]
    place = 0
    while place < len(numbers):
        code = int(codes[place])  # type: ignore[index]
        if code == _CLOSE:
            parts.append("z")
            place += 1
            continue
        command = _COMMANDS[code]
        parts.append(command + " ".join(numbers[place : place + _POINTS[command]]))
        place += _POINTS[command]
    return "".join(parts)


def _place(length: float) -> str:
    return rounded(float(f"{length:f}"), 1)


def _six(length: float) -> str:
    return rounded(float(f"{length:f}"), 4)
