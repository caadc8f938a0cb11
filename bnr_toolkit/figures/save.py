"""A figure → bytes: an SVG with both colour schemes, one in dark, the same picture for inside a page, a PNG, a PDF.

The same figure gives the same bytes on every run with one version of the toolkit's lock.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from io import BytesIO

from bnr_toolkit.figures.layout.drawing import Part, Text, scaled
from bnr_toolkit.figures.layout.picture import draw
from bnr_toolkit.figures.layout.typesetting import plain
from bnr_toolkit.figures.outlets import PX_PER_POINT, outlet_named
from bnr_toolkit.figures.style import HOUSE, Style, drawing_rules
from bnr_toolkit.figures.svg import cropped, in_dark, published
from bnr_toolkit.results.products import Figure

# What a page says itself, in real text.
SAID_BY_PAGE = ("title", "subtitle", "source", "logo")

PALETTE = 256
"""The colours of a PNG."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG and its size in px. ``panel`` (x, y, width, height) is the part with key, body and notes."""

    svg: bytes
    width: int
    height: int
    panel: tuple[float, float, float, float]


def svg(figure: Figure, outlet_name: str, style: Style = HOUSE) -> Picture:
    """The figure as one SVG file for an outlet, light and dark, readable by screen readers.

    Raises RefusedInput for an outlet that does not exist (``not_one_of``) and
    for text that cannot fit (``text_does_not_fit``).
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    from bnr_toolkit.figures.canvas import on_canvas

    drawing = draw(figure, outlet_named(outlet_name), style.logo)
    token = _token(figure, outlet_name)
    drawn = BytesIO()
    # A logo is an image for each scheme, which matplotlib cannot write; letters it writes slowly.
    shapes = replace(drawing, parts=tuple(_shapes(part) for part in drawing.parts if part.name != "logo"))
    with drawing_rules(token):
        canvas = FigureCanvasSVG(on_canvas(shapes, style.light))
        canvas.print_svg(drawn, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    finished = published(
        drawn.getvalue(),
        token=token,
        language=figure.language,
        title=plain(figure.title),
        description=plain(figure.alt),
        width=round(drawing.width),
        height=round(drawing.height),
        style=style,
        parts=drawing.parts,
    )
    return Picture(finished, round(drawing.width), round(drawing.height), drawing.panel)


def _shapes(part: Part) -> Part:
    """The part without its letters."""
    return replace(part, marks=tuple(mark for mark in part.marks if not isinstance(mark, Text)))


def dark_svg(picture: Picture, style: Style = HOUSE) -> bytes:
    """The picture in dark colours whatever the reader's system asks for."""
    return in_dark(picture.svg, style)


def inline_svg(picture: Picture) -> bytes:
    """The picture for inside a page that has its title, subtitle and source as text: key, body and notes."""
    return cropped(picture.svg, picture.panel, without=SAID_BY_PAGE)


def png(figure: Figure, outlet_name: str, scheme: str = "light", style: Style = HOUSE) -> bytes:
    """The figure as a PNG in one scheme, one px of the file to one px of the image.

    Raises RefusedInput as :func:`svg` does.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    from bnr_toolkit.figures.canvas import on_canvas

    drawing = draw(figure, outlet_named(outlet_name), style.logo)
    with drawing_rules(_token(figure, outlet_name)):
        canvas = FigureCanvasAgg(on_canvas(drawing, style.colours(scheme), scheme))
        canvas.draw()
    drawn = Image.frombytes("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba())).convert("RGB")
    # A dozen colours and the steps between them: a palette holds these, in a quarter of the bytes. Chosen so that
    # no pixel is far off; by how often they occur, the edge of the only orange dot would turn grey.
    image = BytesIO()
    drawn.quantize(PALETTE, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(image, "PNG")
    return image.getvalue()


def inline_png(figure: Figure, outlet_name: str, style: Style = HOUSE) -> bytes:
    """The figure in light for inside a document that has its title, subtitle and source as text: key, body and notes.

    Raises RefusedInput as :func:`svg` does.
    """
    from PIL import Image

    left, top, width, height = draw(figure, outlet_named(outlet_name), style.logo).panel
    panel = (math.floor(left), math.floor(top), math.ceil(left + width), math.ceil(top + height))
    image = BytesIO()
    with Image.open(BytesIO(png(figure, outlet_name, "light", style))) as whole:
        whole.crop(panel).save(image, "PNG")
    return image.getvalue()


def pdf(figure: Figure, outlet_name: str, style: Style = HOUSE) -> bytes:
    """The figure as a PDF of its real size on paper, with its letters as letters.

    Raises RefusedInput as :func:`svg` does.
    """
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    from bnr_toolkit.figures.canvas import on_canvas

    drawing = scaled(draw(figure, outlet_named(outlet_name), style.logo), 1 / PX_PER_POINT)
    page = BytesIO()
    said = {"Title": plain(figure.title), "Subject": plain(figure.alt)}
    with drawing_rules(_token(figure, outlet_name)):
        canvas = FigureCanvasPdf(on_canvas(drawing, style.light))
        canvas.print_pdf(page, metadata={**said, "Creator": None, "Producer": None, "CreationDate": None})
    return page.getvalue()


def _token(figure: Figure, outlet_name: str) -> str:
    """What the ids of one picture start with, so that two on one page never share an id."""
    named = "\n".join((figure.name, figure.language, outlet_name))
    return "u" + hashlib.sha256(named.encode("utf-8")).hexdigest()[:7]
