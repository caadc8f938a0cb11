"""A newsroom's own style, from one file: its colours by role, and its logo. Refused where readers could not see it.

    [light]
    approved = "#003082"

    [dark]
    approved = "#8ab4ff"

    [logo]
    name = "De Proefkrant"
    light = "logo.png"
    dark = "logo-dark.png"

Every key may be left out, and is then the toolkit's own; of a logo, none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from bnr_toolkit.errors import Finding, Place, RefusedInput, found, refuse
from bnr_toolkit.figures.colours import VISIONS, contrast, distance
from bnr_toolkit.figures.logo import read_logo
from bnr_toolkit.figures.style import HOUSE, SHAPE_ROLES, STATES, TEXT_ROLES, Style

FILE_NAME = "style.toml"
SCHEMES = ("light", "dark")
SECTIONS = (*SCHEMES, "logo")

LEAST_TEXT_CONTRAST = 4.5
LEAST_SHAPE_CONTRAST = 3.0
LEAST_DISTANCE = 10.0

_SERIES = tuple(role for role in SHAPE_ROLES if role.startswith("series-"))
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def read_style(path: str | Path) -> Style:
    r"""The style in a file, or in ``style.toml`` of a folder.

    Text must have a contrast of 4.5 to 1 on its background and shapes 3 to 1
    (WCAG 2.2, 1.4.3 and 1.4.11); the states of an ad, and the lines of a chart,
    must be 10 apart by CIEDE2000, for readers with colour blindness too.

    Raises :class:`~bnr_toolkit.errors.RefusedInput` with every fault at once,
    each with its file and key.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "style.toml").write_text('[light]\napproved = "#003082"', encoding="utf-8")
    ...     style = read_style(folder)
    >>> style.light["approved"], style.light["ink"], style.logo
    ('#003082', '#1a1a1a', None)
    """
    file = Path(path)
    if file.is_dir():
        file /= FILE_NAME
    sections = _sections(file)
    findings = [
        found("not_one_of", Place(file=file.name), name, choices=SECTIONS) for name in sections if name not in SECTIONS
    ]
    given: dict[str, dict[str, str]] = {}
    tables: dict[str, Mapping[str, object]] = {}
    for name in SECTIONS:
        table = sections.get(name, {})
        if not isinstance(table, dict):
            findings.append(found("style_not_a_section", Place(file=file.name, column=name), str(table)))
        else:
            tables[name] = table
    for scheme in SCHEMES:
        given[scheme] = dict(_colours(tables.get(scheme, {}), scheme, file.name, findings))
    schemes = {scheme: {**HOUSE.colours(scheme), **given[scheme]} for scheme in SCHEMES}
    for scheme in SCHEMES:
        findings += _seen(schemes[scheme], given[scheme], scheme, file.name)
    findings += _told_apart_by_light(schemes, given, file.name)
    logo = None
    if tables.get("logo"):
        backgrounds = {scheme: colours["background"] for scheme, colours in schemes.items()}
        logo, faults = read_logo(file.parent, file.name, tables["logo"], backgrounds)
        findings += faults
    refuse(findings)
    return Style(MappingProxyType(schemes["light"]), MappingProxyType(schemes["dark"]), logo)


def _sections(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError:
        raise RefusedInput(found("style_missing", Place(file=file.name))) from None
    except (ValueError, RecursionError) as problem:
        raise RefusedInput(found("style_toml", Place(file=file.name), problem=str(problem))) from problem


def _colours(table: Mapping[str, object], scheme: str, file: str, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Role and colour, where both can be used; faults are added to the findings."""
    for role, value in table.items():
        if role not in HOUSE.light:
            findings.append(found("not_one_of", Place(file=file, column=scheme), role, choices=tuple(HOUSE.light)))
        elif not isinstance(value, str) or _COLOUR.fullmatch(value) is None:
            findings.append(found("style_not_a_colour", Place(file=file, column=f"{scheme}.{role}"), str(value)))
        else:
            yield role, value.lower()


def _seen(colours: Mapping[str, str], given: Mapping[str, str], scheme: str, file: str) -> Iterator[Finding]:
    """Everything of one scheme that readers could not see, or not tell apart."""
    needed = {"style_text_contrast": LEAST_TEXT_CONTRAST, "style_shape_contrast": LEAST_SHAPE_CONTRAST}
    pairs = [("style_text_contrast", role, "background") for role in TEXT_ROLES]
    pairs += [("style_shape_contrast", role, "background") for role in SHAPE_ROLES]
    # The count of a row stands in its band.
    pairs.append(("style_shape_contrast", "ink", "band"))
    for code, role, behind in pairs:
        measured = contrast(colours[role], colours[behind])
        if measured < needed[code]:
            yield found(
                code,
                _place(role, behind, given, scheme, file),
                colours[role],
                behind=f"{behind} ({colours[behind]})",
                ratio=_down(measured),
                needed=f"{needed[code]}:1",
            )
    for roles in (STATES, _SERIES):
        for one, other in combinations(roles, 2):
            yield from _alike(one, other, colours, _place(one, other, given, scheme, file))


def _alike(one: str, other: str, colours: Mapping[str, str], place: Place) -> Iterator[Finding]:
    """The vision for which two colours are closest, when that is too close."""
    closest = min(VISIONS, key=lambda vision: distance(colours[one], colours[other], vision))
    measured = distance(colours[one], colours[other], closest)
    if measured >= LEAST_DISTANCE:
        return
    # Named by the other of the two, whichever the place names.
    second = one if place.column is not None and place.column.endswith(f".{other}") else other
    value = colours[other] if second == one else colours[one]
    named = f"{second} ({colours[second]})"
    least = int(LEAST_DISTANCE)
    if closest == "normal":
        yield found("style_alike", place, value, other=named, distance=int(measured), needed=least)
    else:
        yield found(
            "style_alike_colour_blind",
            place,
            value,
            other=named,
            distance=int(measured),
            needed=least,
            vision=closest,
        )


def _told_apart_by_light(
    schemes: Mapping[str, Mapping[str, str]], given: Mapping[str, Mapping[str, str]], file: str
) -> Iterator[Finding]:
    """Roles with one light colour and two dark ones: a picture turns dark by its light colours."""
    light, dark = schemes["light"], schemes["dark"]
    for one, other in combinations(light, 2):
        if light[one] == light[other] and dark[one] != dark[other]:
            place = _place(one, other, given["light"], "light", file)
            second = one if place.column == f"light.{other}" else other
            yield found("style_one_light_two_dark", place, light[one], other=second)


def _place(one: str, other: str, given: Mapping[str, str], scheme: str, file: str) -> Place:
    """The key that the newsroom wrote, of the two that do not go together."""
    role = other if one not in given and other in given else one
    return Place(file=file, column=f"{scheme}.{role}")


def _down(ratio: float) -> str:
    """A ratio in one decimal, rounded down: 2.99 is not enough where 3.0 is needed.

    >>> _down(2.99)
    '2.9:1'
    """
    return f"{int(ratio * 10) / 10:.1f}:1"
