"""A drawing → a matplotlib figure. The only place where anything is drawn.

One inch is 72 px and one point is one px, so that a size in a drawing is the
same number in the file. There are no axes and there is no pyplot: pyplot keeps
every figure and chooses a window system.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import groupby

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import BoxStyle, FancyBboxPatch, Polygon
from matplotlib.path import Path
from matplotlib.text import Text as DrawnText
from matplotlib.transforms import Affine2D
from PIL import Image

from bnr_toolkit.figures.layout import drawing
from bnr_toolkit.figures.layout.typesetting import runs, width
from bnr_toolkit.figures.style import font

PX_PER_INCH = 72

MOST_STROKE = 0.3
"""Of a dot's radius: a thicker ring closes, and a cross in it fills the dot."""


class _Group(Artist):
    """Artists drawn one after the other, inside one group with an id in an SVG."""

    def __init__(self, gid: str, members: Sequence[Artist]) -> None:
        super().__init__()
        self.set_gid(gid)
        self._members = members

    def draw(self, renderer: RendererBase) -> None:
        renderer.open_group("part", gid=self.get_gid())
        for member in self._members:
            member.draw(renderer)
        renderer.close_group("part")


class _Pixels(Artist):
    """A logo, from its top left corner in px of the drawing."""

    def __init__(self, mark: drawing.Image, scheme: str, page_height: float) -> None:
        super().__init__()
        self._mark = mark
        self._png = mark.dark if scheme == "dark" else mark.light
        self._bottom = page_height - mark.y - mark.height

    def draw(self, renderer: RendererBase) -> None:
        mark = self._mark
        with Image.open(BytesIO(self._png), formats=["PNG"]) as pixels:
            if renderer.option_scale_image():
                # Paper: all pixels that there are. Matplotlib counts rows from the bottom.
                across = Affine2D().scale(mark.width, mark.height)
                renderer.draw_image(renderer.new_gc(), mark.x, self._bottom, np.asarray(pixels)[::-1], across)
            else:
                size = max(1, round(mark.width)), max(1, round(mark.height))
                sized = pixels.resize(size, Image.Resampling.LANCZOS)
                renderer.draw_image(renderer.new_gc(), round(mark.x), round(self._bottom), np.asarray(sized)[::-1])


def on_canvas(picture: drawing.Drawing, colours: Mapping[str, str], scheme: str = "light") -> Figure:
    """The drawing as a figure of ``width`` by ``height`` px, one group for each part, in the colours of its roles.

    ``scheme`` chooses between the two images of a logo.

    To be called and printed inside :func:`bnr_toolkit.figures.style.drawing_rules`.
    """
    figure = Figure(
        figsize=(picture.width / PX_PER_INCH, picture.height / PX_PER_INCH),
        dpi=PX_PER_INCH,
        facecolor=colours["background"],
        edgecolor="none",
        linewidth=0,
    )
    down = Affine2D().scale(1, -1).translate(0, picture.height)
    for part in picture.parts:
        members = [
            artist for drawn in (_boxes, _areas, _lines, _curves, _dots, _texts) for artist in drawn(part, colours)
        ]
        for member in members:
            member.set_figure(figure)
            member.set_transform(down)
        logos = [mark for mark in part.marks if isinstance(mark, drawing.Image)]
        members += [_Pixels(mark, scheme, picture.height) for mark in logos]
        figure.add_artist(_Group(part.name, members))
    return figure


def _boxes(part: drawing.Part, colours: Mapping[str, str]) -> list[Artist]:
    return [
        FancyBboxPatch(
            (mark.x, mark.y),
            mark.width,
            mark.height,
            boxstyle=BoxStyle("Round", pad=0, rounding_size=mark.radius) if mark.radius else BoxStyle("Square", pad=0),
            facecolor=colours[mark.role],
            edgecolor="none",
            linewidth=0,
        )
        for mark in part.marks
        if isinstance(mark, drawing.Box)
    ]


def _areas(part: drawing.Part, colours: Mapping[str, str]) -> list[Artist]:
    return [
        Polygon(mark.points, closed=True, facecolor=colours[mark.role], edgecolor="none", linewidth=0)
        for mark in part.marks
        if isinstance(mark, drawing.Area)
    ]


def _lines(part: drawing.Part, colours: Mapping[str, str]) -> list[Artist]:
    return [
        Line2D(
            [mark.x0, mark.x1],
            [mark.y0, mark.y1],
            linewidth=mark.thickness,
            color=colours[mark.role],
            solid_capstyle="butt",
        )
        for mark in part.marks
        if isinstance(mark, drawing.Line)
    ]


def _curves(part: drawing.Part, colours: Mapping[str, str]) -> list[Artist]:
    return [
        Line2D(
            [x for x, _ in mark.points],
            [y for _, y in mark.points],
            linewidth=mark.thickness,
            # Matplotlib counts dashes in widths of the line; here they are px, whatever the width.
            linestyle="solid" if mark.pattern is None else (0, [length / mark.thickness for length in mark.pattern]),
            color=colours[mark.role],
            solid_capstyle="round",
            dash_capstyle="butt",
        )
        for mark in part.marks
        if isinstance(mark, drawing.Curve)
    ]


def _texts(part: drawing.Part, colours: Mapping[str, str]) -> list[Artist]:
    drawn: list[Artist] = []
    for mark in part.marks:
        if not isinstance(mark, drawing.Text):
            continue
        x = mark.x
        for weight, piece in runs(mark.text, mark.type.weight):
            drawn.append(
                DrawnText(
                    x,
                    mark.baseline,
                    piece,
                    fontproperties=font(weight, mark.type.size),
                    color=colours[mark.type.role],
                    parse_math=False,
                )
            )
            x += width(piece, mark.type)
    return drawn


def _dots(part: drawing.Part, colours: Mapping[str, str]) -> list[Artist]:
    """Dots of one state and size as one artist: an SVG then holds their outline once."""
    dots = [mark for mark in part.marks if isinstance(mark, drawing.Dot)]
    drawn: list[Artist] = []
    for (state, radius, stroke), same in groupby(sorted(dots, key=_look), key=_look):
        places = [(dot.x, dot.y) for dot in same]
        for outline, filled, size in _shapes(state, radius, stroke):
            drawn.append(
                Line2D(
                    [x for x, _ in places],
                    [y for _, y in places],
                    linestyle="none",
                    marker=MarkerStyle(outline, capstyle="round"),
                    markersize=2 * size,
                    markerfacecolor=colours[state] if filled else "none",
                    markeredgecolor="none" if filled else colours[state],
                    markeredgewidth=0 if filled else min(stroke, MOST_STROKE * radius),
                )
            )
    return drawn


def _look(dot: drawing.Dot) -> tuple[str, float, float]:
    return dot.state, dot.radius, dot.stroke


def _shapes(state: str, radius: float, stroke: float) -> list[tuple[Path, bool, float]]:
    """What a state looks like: outlines of reach 1, whether each is filled, and its reach in px.

    The four differ in shape too, for readers who do not see or print colours.
    """
    circle = Path.unit_circle()
    stroke = min(stroke, MOST_STROKE * radius)
    # Half of a stroke falls outside its outline; all states are equally wide.
    ring = (circle, False, radius - stroke / 2)
    if state == "approved":
        return [(circle, True, radius)]
    if state == "not":
        return [ring]
    if state == "open":
        # A hair into the ring, so that no seam of background shows between the two.
        return [(Path.wedge(90, 270), True, radius - stroke / 2), ring]
    if state == "halted":
        arm = (radius - stroke / 2) / radius * 0.42
        cross = Path(
            [(-arm, -arm), (arm, arm), (-arm, arm), (arm, -arm)],
            [Path.MOVETO, Path.LINETO, Path.MOVETO, Path.LINETO],
        )
        both = Path.make_compound_path(circle, cross)
        return [(both, False, radius - stroke / 2)]
    raise ValueError(f"{state!r} is no state of an ad: use approved, not, open or halted")
