"""A track from 0 to 1 with bands: how thick each is, where the count stands in them, and the scale that rows share.

Bands of several levels lie inside each other and have one colour: the surer
one is longer and thinner, so that they differ without colour too. The count is
an upright stroke and no dot, because a dot is an ad.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bnr_toolkit.errors import Place, RefusedInput, found
from bnr_toolkit.figures.layout.drawing import Box, Mark
from bnr_toolkit.figures.layout.typesetting import Block, balanced, placed, plain, set_text, width
from bnr_toolkit.figures.outlets import Outlet
from bnr_toolkit.figures.style import Type
from bnr_toolkit.results.plots import Axis, Band, IntervalRow
from bnr_toolkit.results.products import Figure

# All in letters' heights.
THICKEST = 1.2
THINNEST = 0.4
COUNT_HEIGHT = 1.7
COUNT_WIDTH = 0.26
HALO = 0.12
TICK_HEIGHT = 1.0

TITLE_LINES = 3
TICK_TO_TRACK = 8
TICK_TO_TITLE = 6
BETWEEN_TICKS = 8


@dataclass(frozen=True, slots=True)
class Track:
    """Where a share stands: from ``left`` to ``right``, in px of the file. ``letter`` is the height of a letter."""

    axis: Axis
    left: float
    right: float
    letter: float
    outlet: Outlet

    @property
    def height(self) -> float:
        """What a row of it takes."""
        return COUNT_HEIGHT * self.letter

    def x(self, share: float) -> float:
        """The place of a share."""
        return self.left + (share - self.axis.low) / (self.axis.high - self.axis.low) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Scale:
    """The ticks of a track and the title under or over them."""

    track: Track
    ticks: tuple[tuple[float, Block], ...]
    title: Block

    @property
    def height(self) -> float:
        """What it takes, with its distance to the track."""
        outlet = self.track.outlet
        tick = max((block.height for _, block in self.ticks), default=0.0)
        title = self.title.height + outlet.gap(TICK_TO_TITLE) if self.title.lines else 0.0
        return outlet.gap(TICK_TO_TRACK) + tick + title


def track_between(axis: Axis, left: float, right: float, outlet: Outlet) -> Track:
    """A track as long as it can be between these two, its outermost labels and strokes included."""
    letter = float(outlet.text_sizes[0])
    type_ = _tick_type(outlet)
    stroke = (COUNT_WIDTH / 2 + HALO) * letter
    ends = [width(plain(label), type_) / 2 for _, label in axis.ticks] or [0.0]
    return Track(axis, left + max(stroke, ends[0]), right - max(stroke, ends[-1]), letter, outlet)


def scale(track: Track, room: float, figure: Figure) -> Scale:
    """The scale of a track, with ``room`` px for its title. Raises RefusedInput when labels have no room."""
    outlet = track.outlet
    type_ = _tick_type(outlet)
    ticks = tuple((track.x(value), Block((plain(label),), type_, 1.0)) for value, label in track.axis.ticks)
    for (one, first), (other, second) in pairwise(ticks):
        if other - one < (first.width + second.width) / 2 + BETWEEN_TICKS:
            said = " ".join(label for _, label in track.axis.ticks)
            raise RefusedInput(found("text_does_not_fit", Place(file=figure.name), said, outlet=outlet.name))
    title = set_text(
        track.axis.title,
        room,
        [type_],
        figure.language,
        lines=TITLE_LINES,
        figure=figure.name,
        outlet=outlet.name,
        leading=1.15,
    )
    return Scale(track, ticks, balanced(title, figure.language))


def placed_scale(made: Scale, top: float, left: float, *, above: bool) -> tuple[Mark, ...]:
    """The scale from ``top`` down, its title from ``left``; ``above`` the rows the title stands over its ticks."""
    outlet = made.track.outlet
    tick_height = max((block.height for _, block in made.ticks), default=0.0)
    if above:
        title_top = top
        ticks_top = top + (made.title.height + outlet.gap(TICK_TO_TITLE) if made.title.lines else 0.0)
    else:
        ticks_top = top + outlet.gap(TICK_TO_TRACK)
        title_top = ticks_top + tick_height + outlet.gap(TICK_TO_TITLE)
    marks: list[Mark] = []
    for x, block in made.ticks:
        marks += placed(block, x - block.width / 2, ticks_top)
    return (*marks, *placed(made.title, left, title_top))


def upright(track: Track, top: float, bottom: float) -> tuple[Box, ...]:
    """A thin line at each tick, behind whatever is drawn after it."""
    return tuple(Box(track.x(value) - 1, top, 2, bottom - top, "grid") for value, _ in track.axis.ticks)


def placed_row(row: IntervalRow, track: Track, middle: float, *, ticks: bool) -> tuple[Box, ...]:
    """The track of a row, its bands and its count, around the height ``middle``; nothing for a row without a share.

    ``ticks`` marks the ends and the middle, where no lines run through all rows.
    A share or a bound outside the track is a ValueError.
    """
    if row.share is None:
        return ()
    _within(row, track.axis)
    thin = max(2.0, track.outlet.stroke / 2)
    marks = [Box(track.left, middle - thin / 2, track.right - track.left, thin, "grid")]
    if ticks:
        high = TICK_HEIGHT * track.letter
        places = (track.x(value) - thin / 2 for value, _ in track.axis.ticks)
        marks += [Box(x, middle - high / 2, thin, high, "axis") for x in places]
    marks += _bands(row.bands, track, middle)
    x, half = track.x(row.share), track.height / 2
    for role, across in (("background", COUNT_WIDTH + 2 * HALO), ("ink", COUNT_WIDTH)):
        wide = across * track.letter
        marks.append(Box(x - wide / 2, middle - half, wide, 2 * half, role, wide / 2))
    return tuple(marks)


def _bands(bands: Sequence[Band], track: Track, middle: float) -> list[Box]:
    boxes = []
    between = (THICKEST - THINNEST) / max(1, len(bands) - 1)
    for place, band in enumerate(bands):
        thick = (THINNEST + place * between) * track.letter
        left, right = track.x(band.low), track.x(band.high)
        radius = min(thick, right - left) / 2
        boxes.append(Box(left, middle - thick / 2, right - left, thick, "band", radius))
    return boxes


def _within(row: IntervalRow, axis: Axis) -> None:
    bounds = [bound for band in row.bands for bound in (band.low, band.high)]
    for value in (row.share, *bounds):
        if value is not None and not axis.low <= value <= axis.high:
            raise ValueError(f"{value} of {row.label!r} lies outside the track from {axis.low} to {axis.high}")


def _tick_type(outlet: Outlet) -> Type:
    return Type(outlet.text_sizes[-1], role="muted")
