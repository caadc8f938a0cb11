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

    Source: W3C, Web Content Accessibility Guidelines 2.2 (2023), "contrast ratio".

    >>> round(contrast("#000000", "#ffffff"), 2), round(contrast("#ffd400", "#ffffff"), 2)
    (21.0, 1.43)
    """
    from coloraide import Color

    return float(Color(one).contrast(other, method="wcag21"))


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
