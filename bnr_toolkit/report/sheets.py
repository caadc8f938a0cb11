"""A chart that is taller than a sheet of paper → several on as many sheets, each with its own alternative.

A browser scrolls along a picture of any height. Made to fit a sheet, one of
forty lines would have letters that nobody reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bnr_toolkit.figures import save
from bnr_toolkit.figures.outlets import outlet_named
from bnr_toolkit.figures.parts import parts
from bnr_toolkit.report.page.pictures import drawing_of
from bnr_toolkit.results import Figure

OUTLET = "web"

TALLEST = 1600
"""px of a drawing with its title, half as many on a page: what stands under a heading on one sheet of A4."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A page whose charts each fit a sheet, and the figures that it shows by their alternatives."""

    page: str
    figures: Mapping[str, Figure]


def on_sheets(page: str, drawn: Iterable[Figure]) -> Sheets:
    """Replace each chart of the page that is too tall by its parts. What it says as text stays as it is."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "html.parser")
    outlet = replace(outlet_named(OUTLET), max_height=TALLEST)
    by_alt = {figure.alt: figure for figure in drawn}
    shown: dict[str, Figure] = {}
    for image in soup.find_all("img"):
        figure = by_alt.get(str(image["alt"]))
        if figure is None:
            continue
        cut = parts(figure, outlet)
        shown |= {part.alt: part for part in cut}
        if len(cut) > 1:
            whole = image.find_parent("picture") or image
            whole.replace_with(*(_picture(part, soup, "part" if part is not cut[-1] else None) for part in cut))
    return Sheets(str(soup), shown)


def _picture(part: Figure, soup: Any, class_: str | None) -> Any:
    drawing = drawing_of(save.svg(part, OUTLET))
    image = soup.new_tag("img", src=drawing.uri, width=str(drawing.width), height=str(drawing.height))
    image["alt"] = part.alt
    picture = soup.new_tag("picture", attrs={} if class_ is None else {"class": class_})
    picture.append(image)
    return picture
