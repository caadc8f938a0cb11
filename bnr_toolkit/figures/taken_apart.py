"""What matplotlib writes → what it drew: shapes that are drawn several times, and the picture without its groups.

Colours become plain attributes, numbers are rounded to what can be seen, and
groups and ids that say nothing go.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.etree import ElementTree as ET

from bnr_toolkit.figures.numbers import rounded

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_AS_ATTRIBUTES = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-dasharray")


def taken_apart(root: ET.Element) -> tuple[dict[str, ET.Element], list[ET.Element]]:
    """The outlines that are drawn several times, by name, and what is drawn, without matplotlib's groups."""
    outlines: dict[str, ET.Element] = {}
    for defs in root.iter("defs"):
        outlines |= {child.attrib["id"]: child for child in defs if child.tag == "path" and "d" in child.attrib}
    for outline in outlines.values():
        # The colour comes from where an outline is used.
        for attribute in ("style", "stroke", "fill"):
            outline.attrib.pop(attribute, None)
        _round_path(outline)
    drawable = {f"#{name}" for name in outlines}
    body = [flat for child in root for flat in _flattened(child, drawable)]
    return outlines, body


def bare(root: ET.Element) -> ET.Element:
    """The tree without namespaces in its names; links keep the prefix that is declared on the root."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        link = element.attrib.pop(_LINK, None)
        if link is not None:
            element.attrib["xlink:href"] = link
    return root


def _flattened(element: ET.Element, drawable: Collection[str]) -> Iterator[ET.Element]:
    """The element, or what is in it when it is a group that says nothing."""
    if element.tag in {"defs", "metadata", "style"}:
        return
    if element.tag == "use" and element.attrib["xlink:href"] not in drawable:
        return
    children = [flat for child in element for flat in _flattened(child, drawable)]
    attributes = _attributes(element)
    if element.tag == "g" and not attributes:
        yield from children
        return
    plain = ET.Element(element.tag, attributes)
    plain.extend(children)
    if plain.tag == "path":
        _round_path(plain)
    if plain.tag == "g" and "id" not in attributes:
        _hoist(plain)
    yield plain


def _attributes(element: ET.Element) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in element.attrib.items():
        if name == "id":
            # matplotlib numbers its groups (text_3); the parts are named by us.
            if re.search(r"_\d+$", value) is None:
                kept["id"] = value
        elif name == "style":
            declared = dict(part.strip().split(": ", 1) for part in value.split(";") if part.strip())
            kept |= {each: declared[each] for each in _AS_ATTRIBUTES if each in declared}
            if declared.get("fill-opacity") == "0":
                # How matplotlib says that a marker is hollow.
                kept["fill"] = "none"
        elif name == "transform":
            kept |= _moved(element.tag, value)
        elif name in {"x", "y"}:
            kept[name] = rounded(float(value), 2)
        else:
            kept[name] = value
    return kept


def _moved(tag: str, transform: str) -> dict[str, str]:
    """A letter's place within its line as x and y, which is shorter; a line's place as a transform."""
    if tag == "use":
        place = re.fullmatch(r"translate\((\S+?)(?: (\S+))?\)", transform)
        if place is not None:
            x, y = (rounded(float(part or 0), 1) for part in place.groups())
            return {name: length for name, length in (("x", x), ("y", y)) if length != "0"}
    return {"transform": _NUMBER.sub(lambda number: rounded(float(number.group()), 4), transform)}


def _hoist(group: ET.Element) -> None:
    """Say once, on the group, what all its members say."""
    for name in _AS_ATTRIBUTES:
        values = {child.get(name) for child in group}
        if len(values) == 1 and None not in values and name not in group.attrib:
            group.set(name, group[0].attrib[name])
            for child in group:
                del child.attrib[name]


def _round_path(path: ET.Element) -> None:
    commands = _NUMBER.sub(lambda number: rounded(float(number.group()), 2), path.attrib["d"])
    commands = re.sub(r"\s+", " ", commands).strip()
    path.set("d", re.sub(r" ?([MLQCz]) ?", r"\1", commands))
