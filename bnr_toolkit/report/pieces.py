"""What a pack is made of: pictures of charts, and pages of one chart. Each knows its files and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bnr_toolkit.figures import save
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Style
from bnr_toolkit.report.embed import EMBED, embed_page
from bnr_toolkit.report.jobs import Job
from bnr_toolkit.results import Figure


class Piece(Protocol):
    """One thing to make: a chart, or a part of one, for one outlet in one format."""

    @property
    def job(self) -> Job:
        """The record that it is from, in one language."""

    @property
    def outlet_name(self) -> str:
        """The outlet that it is for."""

    @property
    def files(self) -> Mapping[str, Path]:
        """Where it goes, by scheme."""

    def about(self, scheme: str) -> dict[str, str]:
        """What a manifest says of its file in this scheme."""

    def made(self, style: Style) -> dict[Path, bytes]:
        """Its files."""


@dataclass(frozen=True, slots=True)
class PicturePiece:
    """One picture, in each scheme of its outlet. ``chart`` is the whole that ``figure`` may be a part of."""

    job: Job
    chart: str
    figure: Figure
    outlet: Outlet
    format: str

    @property
    def outlet_name(self) -> str:
        """The outlet that it is for."""
        return self.outlet.name

    @property
    def files(self) -> Mapping[str, Path]:
        """Where it goes, by scheme."""
        stem = f"{_stem(self.job, self.figure)}.{self.outlet.name}"
        endings = {"light": "", "dark": ".dark"}
        return {scheme: self.job.figures / f"{stem}{endings[scheme]}.{self.format}" for scheme in self.outlet.schemes}

    def about(self, scheme: str) -> dict[str, str]:
        """What a manifest says of its file in this scheme."""
        shown = "both" if self.format == "svg" and scheme == "light" else scheme
        return _about(self, self.chart, self.figure, shown)

    def made(self, style: Style) -> dict[Path, bytes]:
        """Its files."""
        figure, outlet, files = self.figure, self.outlet.name, self.files
        if self.format == "pdf":
            return {path: save.pdf(figure, outlet, style) for path in files.values()}
        if self.format == "png":
            return {path: save.png(figure, outlet, scheme, style) for scheme, path in files.items()}
        picture = save.svg(figure, outlet, style)
        dark = save.dark_svg(picture, style) if "dark" in files else b""
        return {path: dark if scheme == "dark" else picture.svg for scheme, path in files.items()}


@dataclass(frozen=True, slots=True)
class EmbedPiece:
    """The page of one whole chart, for inside another page."""

    job: Job
    figure: Figure

    @property
    def outlet_name(self) -> str:
        """The outlet that it is for."""
        return EMBED

    @property
    def files(self) -> Mapping[str, Path]:
        """Where it goes: one page that follows the reader's scheme."""
        return {"both": self.job.embed_file(self.figure.name)}

    def about(self, scheme: str) -> dict[str, str]:
        """What a manifest says of its file."""
        return _about(self, self.figure.name, self.figure, scheme)

    def made(self, style: Style) -> dict[Path, bytes]:
        """Its file. The page links to the report where its address is known."""
        report = self.job.page_address
        return {path: embed_page(self.figure, style, report).encode("utf-8") for path in self.files.values()}


def _stem(job: Job, figure: Figure) -> str:
    return f"{figure.name}-{job.language}{job.parameters.suffix}"


def _about(piece: Piece, chart: str, figure: Figure, scheme: str) -> dict[str, str]:
    return {
        "chart": chart,
        "outlet": piece.outlet_name,
        "language": piece.job.language,
        "scheme": scheme,
        "title": figure.title,
        "alt": figure.alt,
    }
