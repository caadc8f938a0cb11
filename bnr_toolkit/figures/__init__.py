"""Results → charts: rows of dots, one dot an ad, or lines, with a finding for a title.

A figure is a frozen description (:class:`~bnr_toolkit.results.Figure`);
:func:`to_svg` and :func:`to_png` draw it for an outlet. matplotlib is loaded
only when something is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bnr_toolkit.figures.approvals import rates
from bnr_toolkit.figures.controls import controls
from bnr_toolkit.figures.coverage import coverage
from bnr_toolkit.figures.durations import durations
from bnr_toolkit.figures.intervals import intervals
from bnr_toolkit.figures.published import published
from bnr_toolkit.figures.stages import stages
from bnr_toolkit.figures.table_image import table
from bnr_toolkit.figures.tiles import tiles
from bnr_toolkit.figures.timeline import timeline

if TYPE_CHECKING:
    from bnr_toolkit.figures.save import Picture
    from bnr_toolkit.results import Figure

__all__ = [
    "controls",
    "coverage",
    "durations",
    "intervals",
    "published",
    "rates",
    "stages",
    "table",
    "tiles",
    "timeline",
    "to_png",
    "to_svg",
]


def to_svg(figure: Figure, outlet: str = "web") -> Picture:
    """The figure as SVG for an outlet, with its size and its panel (the part below the title)."""
    from bnr_toolkit.figures import save

    return save.svg(figure, outlet)


def to_png(figure: Figure, outlet: str = "web") -> bytes:
    """The figure as PNG for an outlet."""
    from bnr_toolkit.figures import save

    return save.png(figure, outlet)
