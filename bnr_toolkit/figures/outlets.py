"""Where a picture will be shown, and what that asks of it.

One layout for each outlet: a picture that is made smaller by a page or a phone
has smaller letters too, and 24 px in a file shown at half its width is 12 px
to the reader. A new outlet is a new row in :data:`OUTLETS`.

Pictures for a page and for print are as tall as what they say: a page scrolls,
and an art desk crops. Those for a link, a post or a story have one size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bnr_toolkit.errors import Place, RefusedInput, found

PX_PER_POINT = 3.5
"""How many px of a drawing are one point on paper: body text of 28 px is then 8 points."""

LABEL_AND_COUNT = 180
"""What a count after the dots, and the distances around it, take beside a column of labels."""

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Dots:
    """A size of dots, in px of the file, and how many stand on one line at most."""

    radius: float
    pitch: float
    per_line: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """The measures of one outlet. All lengths are px in the file.

    ``height`` is None when the picture is as tall as its content, which may
    then be ``max_height`` at most; ``clear`` is what a platform covers at the
    top and at the bottom. ``title_sizes`` and ``text_sizes`` are a size and the
    steps below it; nothing is set smaller than ``min_type``, and no line
    that carries meaning is thinner than ``stroke``. ``unit`` is what the
    distances of a page are multiplied by. ``label_width`` is the column of
    labels left of the dots, wider when there is room to spare, or None when a
    label stands above its dots; ``tight_label_width`` is that of the setting that
    is tried when the first is too tall. ``dots`` are tried from large to small.
    ``plot_height`` is that of the field with lines in a line chart.
    ``social`` outlets take rows of dots only, ``most_rows`` of them, with a
    short source; ``subtitle`` is whether there is room for one.
    """

    name: str
    width: int
    height: int | None
    max_height: int
    min_type: int
    stroke: float
    title_sizes: tuple[int, ...]
    text_sizes: tuple[int, ...]
    title_lines: int
    margin: int
    label_width: int | None
    dots: tuple[Dots, ...]
    plot_height: int
    formats: tuple[str, ...]
    unit: float = 1.0
    clear: tuple[int, int] = (0, 0)
    tight_label_width: int | None = None
    most_rows: int | None = None
    social: bool = False
    subtitle: bool = True
    schemes: tuple[str, ...] = ("light",)

    @property
    def inner_width(self) -> int:
        """The width between the margins, in px."""
        return self.width - 2 * self.margin

    @property
    def dot_radius(self) -> float:
        """Of the largest dots."""
        return self.dots[0].radius

    @property
    def dot_pitch(self) -> float:
        """From the middle of a dot to that of the next."""
        return self.dots[0].pitch

    @property
    def dots_per_line(self) -> int:
        """How many dots stand on one line at most."""
        return self.dots[0].per_line

    def gap(self, length: float) -> float:
        """A distance of a page, in px of this outlet."""
        return length * self.unit

    def tried(self, longest: int) -> Iterator[Outlet]:
        """The outlet with each size of dots, the largest first; then, where its height is fixed, set tighter too.

        Sizes at which the longest row takes more lines than it must are left out
        as long as there are others.
        """
        for setting in (self,) if self.height is None else self._settings():
            labels = 0 if setting.label_width is None else setting.label_width + LABEL_AND_COUNT
            room = self.inner_width - labels
            unbroken = [dots for dots in self.dots if min(longest, dots.per_line) * dots.pitch <= room]
            for dots in unbroken or self.dots[-1:]:
                yield replace(setting, dots=(dots,))

    def _settings(self) -> tuple[Outlet, ...]:
        """As it is, tighter, and tighter with the labels beside the dots."""
        tighter = replace(
            self, unit=0.6 * self.unit, title_sizes=self.title_sizes[-1:], text_sizes=self.text_sizes[-1:]
        )
        if self.tight_label_width is None:
            return self, tighter
        return self, tighter, replace(tighter, label_width=self.tight_label_width)


_PAGE_DOTS = (Dots(23, 58, 10),)


def _printed(mm: int, *, label_width: int | None, plot_height: int, title_lines: int) -> Outlet:
    """A column of so many mm: 8 points of text, 11 of title, nothing under 7, no line under 0.5 point."""
    return Outlet(
        name=f"print-{mm}",
        width=round(mm * POINTS_PER_MM * PX_PER_POINT),
        height=None,
        max_height=round(398 * POINTS_PER_MM * PX_PER_POINT),
        min_type=25,
        stroke=3,
        title_sizes=(39, 35),
        text_sizes=(28, 25),
        title_lines=title_lines,
        margin=3,
        label_width=label_width,
        # Ten of them fit the narrowest column.
        dots=(Dots(17, 40, 10),),
        plot_height=plot_height,
        formats=("pdf",),
    )


# Sizes and type: charts.md has their sources. The widths in print are those of a tabloid of six columns.
OUTLETS: Mapping[str, Outlet] = MappingProxyType(
    {
        outlet.name: outlet
        for outlet in (
            Outlet(
                name="web",
                width=1280,
                height=None,
                max_height=7200,
                min_type=24,
                stroke=4,
                title_sizes=(48, 42),
                text_sizes=(28, 24),
                title_lines=3,
                margin=40,
                label_width=380,
                dots=_PAGE_DOTS,
                plot_height=480,
                formats=("svg", "png"),
                schemes=("light", "dark"),
            ),
            Outlet(
                name="narrow",
                width=720,
                height=None,
                max_height=10400,
                min_type=24,
                stroke=4,
                title_sizes=(40, 36),
                text_sizes=(26, 24),
                title_lines=6,
                margin=32,
                label_width=None,
                dots=_PAGE_DOTS,
                plot_height=520,
                formats=("svg",),
                schemes=("light", "dark"),
            ),
            Outlet(
                name="card",
                width=1200,
                height=630,
                max_height=630,
                min_type=40,
                stroke=6.7,
                title_sizes=(68, 60, 52),
                text_sizes=(44, 40),
                title_lines=4,
                margin=44,
                label_width=None,
                dots=(
                    Dots(58, 140, 10),
                    Dots(42, 100, 10),
                    Dots(28, 66, 16),
                    Dots(20, 48, 20),
                    Dots(16, 38, 28),
                    Dots(11, 26, 42),
                ),
                plot_height=300,
                formats=("png",),
                unit=1.2,
                most_rows=1,
                social=True,
                subtitle=False,
            ),
            Outlet(
                name="square",
                width=1080,
                height=1080,
                max_height=1080,
                min_type=36,
                stroke=6,
                title_sizes=(64, 56),
                text_sizes=(40, 36),
                title_lines=5,
                margin=56,
                label_width=None,
                dots=(Dots(56, 136, 10), Dots(38, 96, 10), Dots(28, 70, 10), Dots(20, 48, 20), Dots(16, 38, 25)),
                plot_height=500,
                formats=("png",),
                unit=1.1,
                tight_label_width=400,
                most_rows=5,
                social=True,
            ),
            Outlet(
                name="story",
                width=1080,
                height=1920,
                max_height=1920,
                min_type=36,
                stroke=6,
                title_sizes=(72, 64),
                text_sizes=(42, 36),
                title_lines=6,
                margin=64,
                label_width=None,
                dots=(Dots(56, 136, 10), Dots(38, 95, 10), Dots(28, 70, 10), Dots(20, 47, 20), Dots(16, 38, 25)),
                plot_height=700,
                formats=("png",),
                unit=1.4,
                clear=(250, 250),
                tight_label_width=400,
                most_rows=6,
                social=True,
            ),
            _printed(41, label_width=None, plot_height=360, title_lines=9),
            _printed(86, label_width=None, plot_height=420, title_lines=5),
            _printed(131, label_width=380, plot_height=480, title_lines=3),
            _printed(266, label_width=520, plot_height=560, title_lines=2),
        )
    }
)

FAMILIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{name: (name,) for name in ("web", "narrow", "card", "square", "story")},
        "print": tuple(name for name in OUTLETS if name.startswith("print-")),
    }
)
"""The outlets as they are asked for: ``print`` is all its columns."""


def outlet_named(name: str) -> Outlet:
    """The outlet of this name.

    >>> outlet_named("narrow").width
    720
    >>> outlet_named("billboard")
    Traceback (most recent call last):
    ...
    bnr_toolkit.errors.RefusedInput: parameter outlet: 'billboard' is not one of the accepted values. \
Use one of: web, narrow, card, square, story, print-41, print-86, print-131, print-266.
    """
    if name not in OUTLETS:
        raise RefusedInput(found("not_one_of", Place(parameter="outlet"), name, choices=tuple(OUTLETS)))
    return OUTLETS[name]
