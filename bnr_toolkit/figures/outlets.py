"""Where a picture will be shown, and what that asks of it.

One layout for each outlet: a picture that is made smaller by a page or a phone
has smaller letters too, and 24 px in a file shown at half its width is 12 px
to the reader. A new outlet is a new row in :data:`OUTLETS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bnr_toolkit.errors import Place, RefusedInput, found


@dataclass(frozen=True, slots=True)
class Outlet:
    """The measures of one outlet. All lengths are px in the file.

    ``height`` is None when the picture is as tall as its content, which may
    then be ``max_height`` at most. ``shown_width`` is the width in CSS px at
    which readers meet it. ``title_sizes`` and ``text_sizes`` are a size and the
    one step below it; nothing is set smaller than ``min_type``.
    ``label_width`` is the column of labels left of the dots, wider when there is
    room to spare, or None when a label stands above its dots. ``plot_height`` is
    that of the field with lines in a line chart.
    """

    name: str
    width: int
    height: int | None
    max_height: int
    shown_width: int
    min_type: int
    title_sizes: tuple[int, int]
    text_sizes: tuple[int, int]
    title_lines: int
    margin: int
    label_width: int | None
    dots_per_line: int
    dot_radius: float
    dot_pitch: float
    plot_height: int

    @property
    def inner_width(self) -> int:
        """The width between the margins, in px."""
        return self.width - 2 * self.margin

    @property
    def stroke(self) -> float:
        """The thinnest line that carries meaning, in px of the file: 2 CSS px where it is shown."""
        return 2 * self.width / self.shown_width


OUTLETS: Mapping[str, Outlet] = MappingProxyType(
    {
        outlet.name: outlet
        for outlet in (
            Outlet(
                name="wide",
                width=1280,
                height=None,
                max_height=7200,
                shown_width=640,
                min_type=24,
                title_sizes=(48, 42),
                text_sizes=(28, 24),
                title_lines=3,
                margin=40,
                label_width=380,
                dots_per_line=10,
                dot_radius=23,
                dot_pitch=58,
                plot_height=480,
            ),
            Outlet(
                name="narrow",
                width=720,
                height=None,
                max_height=10400,
                shown_width=360,
                min_type=24,
                title_sizes=(40, 36),
                text_sizes=(26, 24),
                title_lines=4,
                margin=32,
                label_width=None,
                dots_per_line=10,
                dot_radius=23,
                dot_pitch=58,
                plot_height=520,
            ),
        )
    }
)


def outlet_named(name: str) -> Outlet:
    """The outlet of this name.

    >>> outlet_named("narrow").width
    720
    >>> outlet_named("billboard")
    Traceback (most recent call last):
    ...
    bnr_toolkit.errors.RefusedInput: parameter outlet: 'billboard' is not one of the accepted values. \
Use one of: wide, narrow.
    """
    if name not in OUTLETS:
        raise RefusedInput(found("not_one_of", Place(parameter="outlet"), name, choices=tuple(OUTLETS)))
    return OUTLETS[name]
