"""HTML inside a paragraph → runs of Word: emphasis, links, language, line breaks, and nothing that XML forbids."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bnr_toolkit.report.desk_copy.package import LOCALES

_INLINE = "a abbr b bdi bdo br cite code del dfn em i ins kbd q s samp small span strong sub sup u var wbr"
INLINE = frozenset(_INLINE.split())
ITALIC = frozenset(("em", "i", "cite", "var"))
BOLD = frozenset(("strong", "b", "dfn"))
LEFT_OUT = frozenset(("script", "style", "template", "head", "nav", "svg", "source", "wbr"))
"""What no reader of a page sees as text, or what Word has of its own, such as a way through the headings."""

LONGEST_ADDRESS = 2000

_INVISIBLE = re.compile("[\u00ad\u200b]")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, and the language that it is in when that is another than the document's."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: bool = False
    lowered: bool = False
    locale: str | None = None

    def within(self, element: Any) -> Look:
        """The look inside an element."""
        return replace(
            self,
            bold=self.bold or element.name in BOLD,
            italic=self.italic or element.name in ITALIC,
            struck=self.struck or element.name in ("del", "s"),
            raised=self.raised or element.name == "sup",
            lowered=self.lowered or element.name == "sub",
            locale=LOCALES.get(str(element.get("lang")), self.locale),
        )


def plain(text: str) -> str:
    r"""A text as Word may hold it: one space where there was any, no marks for hyphenation, no control characters.

    >>> plain("test\u00adadvertenties \n goed\x0bgekeurd")
    'testadvertenties goedgekeurd'
    """
    return _SPACE.sub(" ", _FORBIDDEN.sub("", _INVISIBLE.sub("", text)))


def is_left_out(element: Any) -> bool:
    """Whether an element has nothing for the desk: hidden, or only for a screen."""
    classes = element.get("class") or ()
    return element.name in LEFT_OUT or element.has_attr("hidden") or "skip" in classes


def write_text(paragraph: Any, node: Any, look: Look | None = None) -> None:
    """Add what stands in an element to a paragraph, without spaces at its ends."""
    from bs4 import Tag

    look = look or Look()
    for one in node.children if isinstance(node, Tag) and node.name not in INLINE else (node,):
        _add(paragraph, one, look if one is node else look.within(node), paragraph._p)
    texts = list(paragraph._p.iter(f"{{{paragraph._p.nsmap['w']}}}t"))
    for before, after in pairwise(texts):
        if (before.text or "").endswith(" "):
            after.text = (after.text or "").lstrip(" ")
    if texts:
        texts[0].text = (texts[0].text or "").lstrip(" ")
        texts[-1].text = (texts[-1].text or "").rstrip(" ")


def _add(paragraph: Any, node: Any, look: Look, holder: Any) -> None:
    from bs4 import Comment, Tag
    from bs4.element import NavigableString

    if isinstance(node, Comment):
        return
    if isinstance(node, NavigableString):
        _add_run(paragraph, plain(str(node)), look, holder)
    elif isinstance(node, Tag) and not is_left_out(node):
        if node.name in ("br", "img"):
            _add_run(paragraph, "\n" if node.name == "br" else plain(str(node.get("alt", ""))), look, holder)
            return
        inner = _link(paragraph, str(node.get("href", ""))) if node.name == "a" else None
        # Blocks in one line, as in a cell: the words of two must not become one.
        between = "" if node.name in INLINE else " "
        _add_run(paragraph, between, look, holder)
        for child in node.children:
            _add(paragraph, child, look.within(node), holder if inner is None else inner)
        _add_run(paragraph, between, look, holder)


def _add_run(paragraph: Any, text: str, look: Look, holder: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if not text:
        return
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.strike = look.bold or None, look.italic or None, look.struck or None
    run.font.superscript, run.font.subscript = look.raised or None, look.lowered or None
    if holder is not paragraph._p:
        run.font.underline = True
        holder.append(run._r)
    if look.locale is not None:
        marked = OxmlElement("w:lang")
        marked.set(qn("w:val"), look.locale)
        run._r.get_or_add_rPr().append(marked)


def _link(paragraph: Any, address: str) -> Any:
    """A link of Word to a place on the web; None for a link within the page, which is plain text here."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if not address.startswith(("https://", "http://", "mailto:")) or len(address) > LONGEST_ADDRESS:
        return None
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(plain(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link
