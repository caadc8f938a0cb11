"""A figure → bytes: an SVG with both colour schemes, the same picture for inside a page, a PNG.

The same figure gives the same bytes on every run with one version of the toolkit's lock.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from bnr_toolkit.figures.charts import draw
from bnr_toolkit.figures.outlets import outlet_named
from bnr_toolkit.figures.style import drawing_rules
from bnr_toolkit.figures.svg import cropped, published
from bnr_toolkit.figures.typesetting import plain
from bnr_toolkit.results.products import Figure

# What a page says itself, in real text.
SAID_BY_PAGE = ("title", "subtitle", "source")


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG and its size in px. ``panel`` (x, y, width, height) is the part with key, rows and notes."""

    svg: bytes
    width: int
    height: int
    panel: tuple[float, float, float, float]


def svg(figure: Figure, outlet_name: str) -> Picture:
    """The figure as one SVG file for an outlet, light and dark, readable by screen readers.

    Raises RefusedInput for an outlet that does not exist (``not_one_of``) and
    for text that cannot fit (``text_does_not_fit``).
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    from bnr_toolkit.figures.canvas import on_canvas

    drawing = draw(figure, outlet_named(outlet_name))
    token = _token(figure, outlet_name)
    drawn = BytesIO()
    with drawing_rules(token):
        canvas = FigureCanvasSVG(on_canvas(drawing))
        canvas.print_svg(drawn, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    finished = published(
        drawn.getvalue(),
        token=token,
        language=figure.language,
        title=plain(figure.title),
        description=plain(figure.alt),
        width=drawing.width,
        height=drawing.height,
    )
    return Picture(finished, drawing.width, drawing.height, drawing.panel)


def inline_svg(picture: Picture) -> bytes:
    """The picture for inside a page that has its title, subtitle and source as text: key, rows and notes."""
    return cropped(picture.svg, picture.panel, without=SAID_BY_PAGE)


def png(figure: Figure, outlet_name: str) -> bytes:
    """The figure as a PNG in the light scheme, one px of the file to one px of the image.

    Raises RefusedInput as :func:`svg` does.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from bnr_toolkit.figures.canvas import on_canvas

    drawing = draw(figure, outlet_named(outlet_name))
    image = BytesIO()
    with drawing_rules(_token(figure, outlet_name)):
        canvas = FigureCanvasAgg(on_canvas(drawing))
        canvas.print_png(image, metadata={"Software": None})
    return image.getvalue()


def _token(figure: Figure, outlet_name: str) -> str:
    """What the ids of one picture start with, so that two on one page never share an id."""
    named = "\n".join((figure.name, figure.language, outlet_name))
    return "u" + hashlib.sha256(named.encode("utf-8")).hexdigest()[:7]
