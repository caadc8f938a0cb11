"""What matplotlib writes → the SVG that is published: named, small, and safe inside a page.

Matplotlib puts colours in ``style`` attributes, which a page's content security
policy may forbid, and a style sheet for every element, which would reach the
page around an inlined picture. Here colours become plain attributes: every
program shows the light scheme, and the one style sheet in the file outranks
them where the reader asked for dark.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from xml.etree import ElementTree as ET

from bnr_toolkit.figures.layout.drawing import Image
from bnr_toolkit.figures.style import PICTURE_CLASS, Style, dark_rules

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_AS_ATTRIBUTES = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-dasharray")
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
    logos: Sequence[Image] = (),
) -> bytes:
    """The SVG for readers: title, description, language, both colour schemes, ids that start with ``token``.

    ``drawn`` is matplotlib's SVG of our own drawing, never a foreign file;
    ``logos`` are put on top of it.
    """
    root = ET.fromstring(drawn)  # noqa: S314 - written by matplotlib a moment ago
    outlines, body = _taken_apart(root)
    names: dict[str, str] = {}
    for outline in outlines:
        name = f"{token}{_short(len(names))}"
        names[outline.attrib["id"]] = name
        outline.set("id", name)
    for element in body:
        for use in element.iter("use"):
            use.set("xlink:href", f"#{names[use.attrib['xlink:href'].removeprefix('#')]}")
        for group in element.iter("g"):
            if "id" in group.attrib:
                group.set("id", f"{token}-{group.attrib['id']}")
    head = _head(token=token, title=title, description=description, style=style)
    defs = ET.Element("defs")
    defs.extend(outlines)
    svg = _root(token, language, (0, 0, width, height))
    svg.extend([*head, defs, *body, *_logos(logos, token)])
    return _written(svg)


def cropped(picture: bytes, panel: tuple[float, float, float, float], without: tuple[str, ...]) -> bytes:
    """The same SVG with only ``panel`` (x, y, width, height) in view, and without the parts of these names."""
    root = _bare(ET.fromstring(picture))  # noqa: S314 - written by `published`
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
    root = _bare(ET.fromstring(picture))  # noqa: S314 - written by `published`
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
    x, y, width, height = (_rounded(length, 2) for length in view)
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
    sides = {name: _rounded(getattr(logo, name), 2) for name in ("x", "y", "width", "height")}
    data = f"data:image/png;base64,{b64encode(pixels).decode('ascii')}"
    return ET.Element("image", {**shown, **sides, "aria-label": logo.name, "xlink:href": data})


def _taken_apart(root: ET.Element) -> tuple[list[ET.Element], list[ET.Element]]:
    """The outlines that are drawn several times, and everything that is drawn, without matplotlib's groups."""
    root = _bare(root)
    outlines: list[ET.Element] = []
    for defs in root.iter("defs"):
        # A space has no outline, and its uses draw nothing.
        outlines += [child for child in defs if child.tag == "path" and "d" in child.attrib]
    for outline in outlines:
        # The colour comes from where an outline is used.
        for attribute in ("style", "stroke", "fill"):
            outline.attrib.pop(attribute, None)
        _round_path(outline, decimals=0 if "transform" in outline.attrib else 2)
    drawable = {f"#{outline.attrib['id']}" for outline in outlines}
    body = [flat for child in root for flat in _flattened(child, drawable)]
    return outlines, body


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
        _round_path(plain, decimals=2)
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
            kept[name] = _rounded(float(value), 2)
        else:
            kept[name] = value
    return kept


def _moved(tag: str, transform: str) -> dict[str, str]:
    """A letter's place within its line as x and y, which is shorter; a line's place as a transform."""
    if tag == "use":
        place = re.fullmatch(r"translate\((\S+?)(?: (\S+))?\)", transform)
        if place is not None:
            x, y = (_rounded(float(part or 0), 1) for part in place.groups())
            return {name: length for name, length in (("x", x), ("y", y)) if length != "0"}
    return {"transform": _NUMBER.sub(lambda number: _rounded(float(number.group()), 4), transform)}


def _hoist(group: ET.Element) -> None:
    """Say once, on the group, what all its members say."""
    for name in _AS_ATTRIBUTES:
        values = {child.get(name) for child in group}
        if len(values) == 1 and None not in values and name not in group.attrib:
            group.set(name, group[0].attrib[name])
            for child in group:
                del child.attrib[name]


def _bare(root: ET.Element) -> ET.Element:
    """The tree without namespaces in its names; links keep the prefix that is declared on the root."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        link = element.attrib.pop(_LINK, None)
        if link is not None:
            element.attrib["xlink:href"] = link
    return root


def _round_path(path: ET.Element, decimals: int) -> None:
    commands = _NUMBER.sub(lambda number: _rounded(float(number.group()), decimals), path.attrib["d"])
    commands = re.sub(r"\s+", " ", commands).strip()
    path.set("d", re.sub(r" ?([MLQCz]) ?", r"\1", commands))


def _rounded(length: float, decimals: int) -> str:
    """The number in its shortest form.

    >>> _rounded(12.5, 2), _rounded(-0.0001, 2), _rounded(7, 0)
    ('12.5', '0', '7')
    """
    text = f"{length:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


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
