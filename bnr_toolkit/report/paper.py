"""A page → a PDF for paper and for screen readers: tagged (PDF/UA-1), with its fonts inside, and without a request.

The style is the page's own with ``template/paper.css`` on top. The same page
gives the same bytes on every run with one version of the toolkit's lock: no
clock and no random id go in. Letters that the toolkit's font lacks, such as
Arabic ones, come from the fonts of the machine.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from textwrap import shorten
from typing import Any

from bnr_toolkit.report.off_screen import off_screen

FONTS = {400: "SourceSansPro-Regular.ttf", 600: "SourceSansPro-Semibold.ttf", 700: "SourceSansPro-Bold.ttf"}
"""The font of each weight."""

LONGEST_TITLE = 80
"""Letters of the running title."""

_SHEET = Path(__file__).parent / "template" / "paper.css"
_DATA = "data:"
_LONG_WORD = re.compile(r"(\S{20})(?=\S{10})")
_INVISIBLE = re.compile("[\u00ad\u200b]")
_UNSAFE_IN_CSS = re.compile(r'["\\\x00-\x1f\x7f]')


def pdf(page: str, footer: str) -> bytes:
    """The page as a PDF, with ``footer`` at the foot of every sheet beside its number.

    Needs the extra ``pdf``; :func:`bnr_toolkit.report.needs.missing` says beforehand whether it is there.
    """
    from weasyprint import HTML

    fetcher = _nothing_from_elsewhere()
    document = HTML(string=_for_paper(page, footer), url_fetcher=fetcher)
    identifier = hashlib.sha256(f"{page}\n{footer}".encode()).digest()[:16]
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=_with_scopes)
    return made


def _with_scopes(document: Any, file: Any) -> None:  # noqa: ARG001 - WeasyPrint gives it
    """Say of each header whether it heads a column or a row; WeasyPrint links cells to headers, but readers differ."""
    elements: dict[Any, Any] = {one.reference: one for one in file.objects if hasattr(one, "get") and "S" in one}
    for cell in elements.values():
        row = elements.get(cell.get("P"))
        group = None if row is None else elements.get(row.get("P"))
        if cell["S"] == "/TH" and group is not None:
            cell["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _for_paper(page: str, footer: str) -> str:
    """The page without what only a screen has, in paper's own style."""
    soup = off_screen(page)
    for cell in soup.find_all(("td", "th", "caption")):
        for text in cell.find_all(string=_LONG_WORD):
            text.replace_with(*_broken(str(text), soup))
    own = soup.new_tag("style")
    own.string = "\n".join((_faces(), _SHEET.read_text("utf-8"), _margins(soup, footer)))
    (soup.head or soup).append(own)
    return str(soup)


def _broken(text: str, soup: Any) -> Iterator[Any]:
    """A text with places to break inside words that would push a table off the sheet; it reads and copies as it was."""
    for number, part in enumerate(_LONG_WORD.split(text)):
        yield part
        if number % 2:
            yield soup.new_tag("wbr")


def _faces() -> str:
    """The toolkit's font as part of the style, so that no machine's own takes its place."""
    folder = files("bnr_toolkit.figures") / "fonts"
    packed = {weight: _packed((folder / name).read_bytes()) for weight, name in FONTS.items()}
    return "\n".join(
        f'@font-face {{ font-family: "Report"; font-weight: {weight}; src: url({font}) }}'
        for weight, font in packed.items()
    )


def _packed(font: bytes) -> str:
    return f"{_DATA}font/ttf;base64,{base64.b64encode(font).decode('ascii')}"


def _margins(soup: Any, footer: str) -> str:
    """What stands around the text: from the second sheet on, what report this is and whether it is internal.

    Cut here and not by the style: letters that a style hides stay in the file, one glyph for thousands of them.
    """
    title = shorten(_INVISIBLE.sub("", soup.h1.get_text()), LONGEST_TITLE, placeholder="…") if soup.h1 else ""
    internal = soup.find(class_="internal")
    boxes = {"top-left": title, "top-right": internal.get_text() if internal else "", "bottom-left": footer}
    said = "".join(f'@{box} {{ content: "{_UNSAFE_IN_CSS.sub(" ", text)}" }}' for box, text in boxes.items())
    return f"@page {{ {said} }} @page :first {{ @top-left {{ content: none }} @top-right {{ content: none }} }}"


def _nothing_from_elsewhere() -> Any:
    """What WeasyPrint asks for addresses: only data inside the page itself is handed over."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=(_DATA.removesuffix(":"),), allow_redirects=False, fail_on_errors=True)
