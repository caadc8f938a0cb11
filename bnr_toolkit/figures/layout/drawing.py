"""A picture as data: texts, dots, lines, curves and logos, each with its place. Nothing in here knows how to draw.

Lengths are px in the file; x runs to the right and y runs down.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bnr_toolkit.figures.style import Type


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, from the left end of its baseline."""

    x: float
    baseline: float
    text: str
    type: Type


@dataclass(frozen=True, slots=True)
class Dot:
    """One ad in one state: disc, ring, half disc or ring with a cross, all ``radius`` wide in every direction.

    A small dot is drawn with a thinner stroke, so that its ring does not close.
    """

    x: float
    y: float
    radius: float
    stroke: float
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line in the colour of a role."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    role: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points in the colour of a role; ``pattern`` is its dashes and gaps, None when it is unbroken."""

    points: tuple[tuple[float, float], ...]
    thickness: float
    role: str
    pattern: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """What lies within a line through these points, filled in the colour of a role."""

    points: tuple[tuple[float, float], ...]
    role: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners (``radius``), filled in the colour of a role."""

    x: float
    y: float
    width: float
    height: float
    role: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Image:
    """A logo in a box: a PNG for each scheme, and the name that it stands for."""

    x: float
    y: float
    width: float
    height: float
    name: str
    light: bytes = field(repr=False)
    dark: bytes = field(repr=False)


Mark = Text | Dot | Line | Curve | Area | Box | Image


@dataclass(frozen=True, slots=True)
class Part:
    """Marks that belong together: ``title``, ``subtitle``, ``panel`` (key, body and notes), ``source`` or ``logo``."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture. ``panel`` is the box (x, y, width, height) of the part of that name."""

    width: float
    height: float
    panel: tuple[float, float, float, float]
    parts: tuple[Part, ...]


def lowered(mark: Mark, by: float) -> Mark:
    """The same mark, ``by`` px further down.

    >>> lowered(Dot(10, 20, 5, 2, "open"), 30).y
    50
    """
    if isinstance(mark, Text):
        return replace(mark, baseline=mark.baseline + by)
    if isinstance(mark, Curve | Area):
        return replace(mark, points=tuple((x, y + by) for x, y in mark.points))
    if isinstance(mark, Line):
        return replace(mark, y0=mark.y0 + by, y1=mark.y1 + by)
    return replace(mark, y=mark.y + by)


def scaled(drawing: Drawing, by: float) -> Drawing:
    """The same drawing in another size: every length and every letter ``by`` times as large."""
    x, y, width, height = (length * by for length in drawing.panel)
    parts = tuple(Part(part.name, tuple(_scaled(mark, by) for mark in part.marks)) for part in drawing.parts)
    return Drawing(drawing.width * by, drawing.height * by, (x, y, width, height), parts)


def _scaled(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Text):
        return replace(
            mark, x=mark.x * by, baseline=mark.baseline * by, type=replace(mark.type, size=mark.type.size * by)
        )
    if isinstance(mark, Dot):
        return replace(mark, x=mark.x * by, y=mark.y * by, radius=mark.radius * by, stroke=mark.stroke * by)
    if isinstance(mark, Line):
        ends = {name: getattr(mark, name) * by for name in ("x0", "y0", "x1", "y1", "thickness")}
        return replace(mark, **ends)
    if isinstance(mark, Curve):
        pattern = None if mark.pattern is None else tuple(length * by for length in mark.pattern)
        points = tuple((x * by, y * by) for x, y in mark.points)
        return replace(mark, points=points, thickness=mark.thickness * by, pattern=pattern)
    if isinstance(mark, Image):
        return replace(mark, x=mark.x * by, y=mark.y * by, width=mark.width * by, height=mark.height * by)
    if isinstance(mark, Area):
        return replace(mark, points=tuple((x * by, y * by) for x, y in mark.points))
    sides = {name: getattr(mark, name) * by for name in ("x", "y", "width", "height", "radius")}
    return replace(mark, **sides)
