"""How far two colours stand apart: their contrast, and their distance for readers with and without colour blindness."""

from __future__ import annotations

from functools import cache

VISIONS = ("normal", "protan", "deutan", "tritan")
"""Unhindered sight, and without the cones for long, middle or short waves."""

# Both simulations are those that the house colours were chosen with; for blue-yellow blindness only Brettel's holds.
_METHODS = {"protan": "vienot", "deutan": "vienot", "tritan": "brettel"}


@cache
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, from 1 to 21, in either order.

    Source: W3C, Web Content Accessibility Guidelines 2.2 (2023), "contrast ratio" and "relative luminance".

    >>> round(contrast("#000000", "#ffffff"), 2), round(contrast("#ffd400", "#ffffff"), 2)
    (21.0, 1.43)
    """
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def distance(one: str, other: str, vision: str = "normal") -> float:
    """The distance CIEDE2000 of two colours ``#rrggbb`` as readers with this vision see them; under 1 is invisible.

    Sources: Sharma, Wu & Dalal (2005), Color Research and Application, for the
    distance; Viénot, Brettel & Mollon (1999), Color Research and Application,
    for protan and deutan; Brettel, Viénot & Mollon (1997), Journal of the
    Optical Society of America A, for tritan.

    >>> round(distance("#008000", "#c00000")), round(distance("#008000", "#c00000", "deutan"))
    (68, 4)
    """
    from coloraide import Color

    first, second = Color(one), Color(other)
    if vision != "normal":
        method = _METHODS[vision]
        first, second = first.filter(vision, method=method), second.filter(vision, method=method)
    return float(first.delta_e(second, method="2000"))
