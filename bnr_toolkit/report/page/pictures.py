"""A chart as a page shows it: real text for title, subtitle and source, its drawings, and the table behind it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bnr_toolkit.figures.save import Picture, inline_svg
from bnr_toolkit.report.outputs import Output
from bnr_toolkit.report.page.cleaning import cleaned
from bnr_toolkit.report.page.data import Download, download_of
from bnr_toolkit.report.typography import fitted_tables


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a chart, as a data address with its size in CSS pixels; light and dark are in it."""

    uri: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A chart on a page.

    ``caption`` says what its numbers are, ``table`` is sanitised HTML of them,
    and ``embed`` the code to put the chart on another page.
    """

    name: str
    title: str
    subtitle: str
    alt: str
    description: str
    source: tuple[str, ...]
    wide: Drawing
    narrow: Drawing
    table: str
    download: Download | None
    caption: str
    embed: str = ""


def picture_of(output: Output, language: str, embeds: Mapping[str, str]) -> PagePicture:
    """The chart that a cell showed."""
    about, drawn = output.about, output.metadata["image/svg+xml"]
    return PagePicture(
        name=str(about["name"]),
        title=str(about["title"]),
        subtitle=str(about["subtitle"]),
        alt=str(drawn["alt"]),
        description=str(about["description"]),
        source=tuple(about["source"]),
        wide=_drawing(str(output.data["image/svg+xml"]), drawn),
        narrow=_drawing(str(drawn["narrow"]["svg"]), drawn["narrow"]),
        table=fitted_tables(cleaned(str(about.get("table", ""))), language),
        download=download_of(output, language),
        caption=str(about.get("caption") or about["title"]),
        embed=embeds.get(str(about["name"]), ""),
    )


def drawing_of(picture: Picture) -> Drawing:
    """The picture without what the page says in text, at half its size: its letters are then as large as the page's."""
    data = base64.b64encode(inline_svg(picture)).decode("ascii")
    _, _, width, height = picture.panel
    return Drawing(f"data:image/svg+xml;base64,{data}", round(width / 2), round(height / 2))


def _drawing(svg: str, drawn: Mapping[str, Any]) -> Drawing:
    left, top, width, height = drawn["panel"]
    return drawing_of(Picture(svg.encode("utf-8"), drawn["width"], drawn["height"], (left, top, width, height)))
