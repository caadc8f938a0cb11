"""What matplotlib writes → the SVG that is published: named, small, and safe inside a page.

Matplotlib puts colours in ``style`` attributes, which a page's content security
policy may forbid, and a style sheet for every element, which would reach the
page around an inlined picture. Here colours become plain attributes: every
program shows the light scheme, and the one style sheet in the file outranks
them where the reader asked for dark.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from xml.etree import ElementTree as ET

from bnr_toolkit.figures.layout.drawing import Image, Part
from bnr_toolkit.figures.letters import UNITS, lettering
from bnr_toolkit.figures.numbers import rounded
from bnr_toolkit.figures.style import PICTURE_CLASS, Style, dark_rules
from bnr_toolkit.figures.taken_apart import bare, taken_apart

_IN_UNITS = f"scale({1 / UNITS:f})"
"""How an outline in FreeType's units is drawn."""

_ID_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def published(
    drawn: bytes,
    *,
    token: str,
    language: str,
    title: str,
    description: str,
    width: int,
    height: int,
    style: Style,
    parts: Sequence[Part] = (),
) -> bytes:
    """The SVG for readers: title, description, language, both colour schemes, ids that start with ``token``.

    ``drawn`` is matplotlib's SVG of the shapes of our own drawing, never a
    foreign file; the letters and logos of ``parts`` are put on top of them.
    """
    root = bare(ET.fromstring(drawn))  # noqa: S314 - written by matplotlib a moment ago
    shapes, body = taken_apart(root)
    outlines: dict[str, ET.Element] = {}
    for element in body:
        name = element.get("id")
        outlines |= {one: shapes[one] for one in _used(element) if one in shapes}
        for part in parts:
            if part.name == name:
                _add_letters(element, part, style.light, outlines)
    names = {one: f"{token}{_short(number)}" for number, one in enumerate(outlines)}
    for one, outline in outlines.items():
        outline.set("id", names[one])
    for element in body:
        for use in element.iter("use"):
            use.set("xlink:href", f"#{names[use.attrib['xlink:href'].removeprefix('#')]}")
        for group in element.iter("g"):
            if "id" in group.attrib:
                group.set("id", f"{token}-{group.attrib['id']}")
    head = _head(token=token, title=title, description=description, style=style)
    defs = ET.Element("defs")
    defs.extend(outlines.values())
    svg = _root(token, language, (0, 0, width, height))
    logos = [mark for part in parts for mark in part.marks if isinstance(mark, Image)]
    svg.extend([*head, defs, *body, *_logos(logos, token)])
    return _written(svg)


def cropped(picture: bytes, panel: tuple[float, float, float, float], without: tuple[str, ...]) -> bytes:
    """The same SVG with only ``panel`` (x, y, width, height) in view, and without the parts of these names."""
    root = bare(ET.fromstring(picture))  # noqa: S314 - written by `published`
    kept = [child for child in root if not child.get("id", "").endswith(tuple(f"-{name}" for name in without))]
    for child in list(root):
        root.remove(child)
    root.extend(kept)
    used = {use.attrib["xlink:href"].removeprefix("#") for use in root.iter("use")}
    for defs in root.iter("defs"):
        for outline in list(defs):
            if outline.get("id") not in used:
                defs.remove(outline)
    token = root.attrib["id"]
    svg = _root(token, root.attrib["lang"], panel)
    svg.extend(kept)
    return _written(svg)


def in_dark(picture: bytes, style: Style) -> bytes:
    """The same SVG in dark colours for every reader, for pages that are always dark."""
    root = bare(ET.fromstring(picture))  # noqa: S314 - written by `published`
    colours = {style.light[role]: style.dark[role] for role in style.light}
    for rules in root.findall("style"):
        root.remove(rules)
    for group in root.iter("g"):
        for image in group.findall("image[@class='on-light']"):
            group.remove(image)
        for image in group.findall("image[@class='on-dark']"):
            del image.attrib["class"], image.attrib["display"]
    for element in root.iter():
        for attribute in ("fill", "stroke"):
            if element.get(attribute) in colours:
                element.set(attribute, colours[element.attrib[attribute]])
    svg = _root(root.attrib["id"], root.attrib["lang"], _view(root))
    svg.extend(root)
    return _written(svg)


def _view(root: ET.Element) -> tuple[float, float, float, float]:
    x, y, width, height = (float(length) for length in root.attrib["viewBox"].split())
    return x, y, width, height


def _root(token: str, language: str, view: tuple[float, float, float, float]) -> ET.Element:
    x, y, width, height = (rounded(length, 2) for length in view)
    return ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "xmlns:xlink": "http://www.w3.org/1999/xlink",
            "id": token,
            "class": PICTURE_CLASS,
            "role": "img",
            "lang": language,
            "aria-labelledby": f"{token}-name {token}-alt",
            "width": width,
            "height": height,
            "viewBox": f"{x} {y} {width} {height}",
            "stroke-linejoin": "round",
        },
    )


def _head(*, token: str, title: str, description: str, style: Style) -> list[ET.Element]:
    name = ET.Element("title", {"id": f"{token}-name"})
    name.text = title
    alt = ET.Element("desc", {"id": f"{token}-alt"})
    alt.text = description
    rules = ET.Element("style")
    rules.text = dark_rules(style)
    return [name, alt, rules]


def _logos(logos: Sequence[Image], token: str) -> list[ET.Element]:
    """Each logo with its pixels inside the file: one image, or one for each scheme of which one is shown."""
    if not logos:
        return []
    group = ET.Element("g", {"id": f"{token}-logo"})
    for logo in logos:
        if logo.light == logo.dark:
            group.append(_image(logo, logo.light))
        else:
            group.append(_image(logo, logo.light, {"class": "on-light"}))
            group.append(_image(logo, logo.dark, {"class": "on-dark", "display": "none"}))
    return [group]


def _image(logo: Image, pixels: bytes, shown: Mapping[str, str] = MappingProxyType({})) -> ET.Element:
    sides = {name: rounded(getattr(logo, name), 2) for name in ("x", "y", "width", "height")}
    data = f"data:image/png;base64,{b64encode(pixels).decode('ascii')}"
    return ET.Element("image", {**shown, **sides, "aria-label": logo.name, "xlink:href": data})


def _add_letters(group: ET.Element, part: Part, colours: Mapping[str, str], outlines: dict[str, ET.Element]) -> None:
    """The lines of a part, on top of its shapes; an outline that is not there yet is added."""
    for line, needed in lettering(part, colours):
        for name, commands in needed.items():
            if name not in outlines:
                outlines[name] = ET.Element("path", {"id": name, "d": commands, "transform": _IN_UNITS})
        group.append(line)


def _used(element: ET.Element) -> list[str]:
    """The outlines that an element uses, in the order in which it first does."""
    return list(dict.fromkeys(use.attrib["xlink:href"].removeprefix("#") for use in element.iter("use")))


def _short(number: int) -> str:
    digits = _ID_DIGITS[number % 36]
    while number := number // 36:
        digits = _ID_DIGITS[number % 36] + digits
    return digits


def _written(root: ET.Element) -> bytes:
    """The tree as UTF-8, one line for each part of the picture, with nothing a reader's program must guess."""
    lines = [_opening(root.tag, root.attrib)]
    lines += ["".join(_serialised(child)) for child in root]
    lines.append(f"</{root.tag}>")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _serialised(element: ET.Element) -> Iterator[str]:
    if not len(element) and not element.text:
        yield _opening(element.tag, element.attrib, closed=True)
        return
    yield _opening(element.tag, element.attrib)
    # Quotes need no escape in text, and the style sheet's must stay as they are.
    yield escape((element.text or "").strip(), quote=False)
    for child in element:
        yield from _serialised(child)
    yield f"</{element.tag}>"


def _opening(tag: str, attributes: Mapping[str, str], *, closed: bool = False) -> str:
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{said}{'/' if closed else ''}>"
