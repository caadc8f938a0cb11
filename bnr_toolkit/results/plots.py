"""What a line chart shows: series of points, two axes, and a level to compare with. Frozen, and not drawn yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis from ``low`` to ``high``, with a short title and ticks as pairs of value and label."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line: points (x, y) from left to right, with the label that stands at its end.

    ``role`` is ``a``, ``b``, ``c`` or ``d``: it gives the line its colour and
    its pattern. ``thin`` lines belong to a thick one of the same role. With
    ``step`` a value holds until the next point.
    """

    label: str
    points: tuple[tuple[float, float], ...]
    role: str
    thin: bool = False
    step: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A level that the lines are compared with, such as the coverage that was promised."""

    level: float
    label: str


@dataclass(frozen=True, slots=True)
class LinePlot:
    """Lines over two axes.

    >>> line = Series("a", ((1, 0.2), (2, 0.4)), "a")
    >>> plot = LinePlot((line,), Axis("hours", 0, 3, ()), Axis("share", 0, 1, ()))
    >>> plot.series[0].points[-1], plot.reference
    ((2, 0.4), None)
    """

    series: tuple[Series, ...]
    x: Axis
    y: Axis
    reference: Reference | None = None
