"""The house style of a picture: colours by role, in a light and a dark scheme, and the typeface.

Nothing here is switched on for good. Matplotlib's settings change inside
:func:`drawing_rules` alone, and fonts are opened by file, so that a notebook's
own charts look the same before and after one of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bnr_toolkit.provenance import digest, digest_of_bytes

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

# Contrast and colour-blindness distances of these pairs are in tests/figures/test_style.py.
# "approved" is the news, not the good outcome: no green and red.
LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "background": "#ffffff",
        "ink": "#1a1a1a",
        "muted": "#595959",
        "axis": "#767676",
        "grid": "#e3e3e0",
        "approved": "#00285f",
        "not": "#6b7075",
        "open": "#d4630f",
        "halted": "#950013",
        "band": "#7f93a8",
        "series-a": "#031b79",
        "series-b": "#d67000",
        "series-c": "#258a90",
        "series-d": "#700019",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "background": "#14181d",
        "ink": "#f2f2f0",
        "muted": "#b8bec6",
        "axis": "#8c949e",
        "grid": "#2b323a",
        "approved": "#89d7ff",
        "not": "#989a9c",
        "open": "#ffc421",
        "halted": "#f0596a",
        "band": "#5b6b7c",
        "series-a": "#7c9bf5",
        "series-b": "#f9c17a",
        "series-c": "#91fff8",
        "series-d": "#e0638a",
    }
)


@dataclass(frozen=True, slots=True)
class Logo:
    """A newsroom's mark: its name, its width for a height of 1, and a PNG of its pixels for each scheme."""

    name: str
    shape: float
    light: bytes
    dark: bytes


@dataclass(frozen=True, slots=True)
class Style:
    """How pictures of one newsroom look: its colours by role, on white and on dark, and its logo if it has one."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    logo: Logo | None = None

    def colours(self, scheme: str) -> Mapping[str, str]:
        """The colours of a scheme, ``light`` or ``dark``."""
        return self.dark if scheme == "dark" else self.light

    @property
    def digest(self) -> str:
        """SHA-256 of colours and logo: the same look gives the same digest in any file."""
        logo = None
        if self.logo is not None:
            logo = [self.logo.name, digest_of_bytes(self.logo.light), digest_of_bytes(self.logo.dark)]
        return digest({"light": dict(self.light), "dark": dict(self.dark), "logo": logo})


HOUSE = Style(LIGHT, DARK)
"""The toolkit's own style."""

TEXT_ROLES = ("ink", "muted")
SHAPE_ROLES = ("axis", "approved", "not", "open", "halted", "band", "series-a", "series-b", "series-c", "series-d")
STATES = ("approved", "not", "open", "halted")

# Dashes and gaps in px of the file, by the role of a line; the four differ without colour too. None is unbroken.
PATTERNS: Mapping[str, tuple[float, ...] | None] = MappingProxyType(
    {
        "a": None,
        "b": (16, 7),
        "c": (3, 6),
        "d": (16, 6, 3, 6),
    }
)

# The class of every picture's root, so that its rules never reach the page around it.
PICTURE_CLASS = "unit-chart"

_FONTS = Path(__file__).parent / "fonts"
_FILES = {
    "regular": _FONTS / "SourceSansPro-Regular.ttf",
    "semibold": _FONTS / "SourceSansPro-Semibold.ttf",
    "bold": _FONTS / "SourceSansPro-Bold.ttf",
}


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: its size in px of the file, its weight and the role of its colour."""

    size: float
    weight: str = "regular"
    role: str = "ink"


def font_file(weight: str) -> Path:
    """The file of a weight: ``regular``, ``semibold``, ``bold``, or ``fallback`` for other scripts.

    >>> font_file("bold").name
    'SourceSansPro-Bold.ttf'
    >>> font_file("fallback").name
    'DejaVuSans.ttf'
    """
    if weight == "fallback":
        import matplotlib as mpl

        return Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    return _FILES[weight]


def font(weight: str, size: float) -> FontProperties:
    """The typeface in a weight and a size in px, opened by file and registered nowhere."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(font_file(weight)), size=size)


@cache
def characters(weight: str) -> frozenset[int]:
    """The code points that this weight can draw.

    >>> ord("€") in characters("regular"), ord("●") in characters("regular")
    (True, False)
    """
    from matplotlib.font_manager import get_font

    return frozenset(get_font(str(font_file(weight))).get_charmap())


@contextmanager
def drawing_rules(salt: str) -> Iterator[None]:
    """Matplotlib's settings while a picture is drawn: its own defaults, and ours on top.

    A reader's ``matplotlibrc`` or an earlier cell must not change a picture,
    hence the defaults first. ``salt`` makes the ids of one picture its own.
    Everything is as it was afterwards.
    """
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "svg.fonttype": "path",
                "svg.hashsalt": salt,
                "svg.id": None,
                # TrueType as it is: printers refuse matplotlib's own kind of font, and a desk can still change a word.
                "pdf.fonttype": 42,
                "text.hinting": "none",
                "text.parse_math": False,
                "text.usetex": False,
                "path.simplify": False,
            }
        )
        yield


def dark_rules(style: Style = HOUSE) -> str:
    """The style sheet that turns a light picture dark where the reader's system asks for that.

    Colours stand in the picture as attributes, which any style sheet outranks.
    The text is the same for every picture of a style, so a page with a content security
    policy needs one hash for all of them.

    >>> ".unit-chart [fill='#00285f']{fill:#89d7ff}" in dark_rules()
    True
    """
    rules = [
        f".{PICTURE_CLASS} [{attribute}='{colour}']{{{attribute}:{style.dark[role]}}}"
        for role, colour in style.light.items()
        for attribute in ("fill", "stroke")
    ]
    if style.logo is not None:
        rules += [f".{PICTURE_CLASS} .on-light{{display:none}}", f".{PICTURE_CLASS} .on-dark{{display:inline}}"]
    return "@media (prefers-color-scheme:dark){" + "".join(rules) + "}"
