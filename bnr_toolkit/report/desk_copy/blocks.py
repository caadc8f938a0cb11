"""The blocks of a page → paragraphs, lists, tables and pictures of Word, each in the style that a desk expects."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bnr_toolkit.report.desk_copy.grids import write_table
from bnr_toolkit.report.desk_copy.text import INLINE, Look, is_left_out, plain, write_text

STYLES = {
    "h1": "Title",
    "h2": "Heading 1",
    "h3": "Heading 2",
    "h4": "Heading 3",
    "blockquote": "Quote",
    "figcaption": "Caption",
}
LINES = frozenset(("p", "div", "blockquote"))
"""What in an item of a list is set as one line with the rest of it."""

LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")
NUMBERED = ("List Number", "List Number 2", "List Number 3")


@dataclass(slots=True)
class Writer:
    """Writes the elements of a page, in order, at the end of a document."""

    document: Any
    pictures: Mapping[str, bytes]
    drawn: int = 0

    def write(self, node: Any, style: str | None = None) -> None:
        """One element, with all that is in it."""
        from bs4 import Comment, Tag
        from bs4.element import NavigableString

        if isinstance(node, Comment) or (isinstance(node, Tag) and is_left_out(node)):
            return
        if isinstance(node, NavigableString):
            if plain(str(node)).strip():
                self._paragraph(node, style)
        else:
            self._element(node, style)

    def _element(self, node: Any, style: str | None) -> None:
        classes = node.get("class") or ()
        if node.name in ("ul", "ol"):
            self._list(node, 0)
        elif "ad" in classes:
            self._story(node)
        elif node.name == "summary" or "chart-title" in classes:
            self._paragraph(node, style, Look(bold=True), keep=True)
        elif "chart-subtitle" in classes:
            self._paragraph(node, style, keep=True)
        elif node.name == "table":
            write_table(self.document, node)
        else:
            special = {"img": self._picture, "dl": self._terms}
            write = special.get(node.name)
            self._box(node, STYLES.get(node.name, style)) if write is None else write(node)

    def _box(self, node: Any, style: str | None) -> None:
        """An element of blocks as its blocks; text and its marks beside each other as one paragraph."""
        from bs4 import BeautifulSoup
        from bs4.element import NavigableString

        loose: list[Any] = []
        for child in [*node.children, None]:
            if child is not None and (isinstance(child, NavigableString) or child.name in INLINE):
                loose.append(child)
                continue
            if any(plain(one.get_text()).strip() for one in loose):
                holder = BeautifulSoup("", "html.parser").new_tag("p")
                if node.get("lang"):
                    holder["lang"] = node["lang"]
                holder.extend(list(loose))
                self._paragraph(holder, style)
            loose = []
            if child is not None:
                self.write(child, style)

    def _paragraph(self, node: Any, style: str | None, look: Look | None = None, *, keep: bool = False) -> None:
        paragraph = self.document.add_paragraph(style=style)
        write_text(paragraph, node, look)
        if keep:
            paragraph.paragraph_format.keep_with_next = True

    def _story(self, node: Any) -> None:
        """What happened to one ad: lines close together, on one sheet where they fit it."""
        from docx.shared import Pt
        from docx.text.paragraph import Paragraph

        body = self.document.element.body
        before = len(body.p_lst)
        self._box(node, None)
        for line in body.p_lst[before:-1]:
            spaced = Paragraph(line, self.document).paragraph_format
            spaced.space_after, spaced.keep_with_next = Pt(0), True

    def _list(self, node: Any, depth: int) -> None:
        level = min(depth, len(LISTS) - 1)
        style = NUMBERED[level] if node.name == "ol" else LISTS[level]
        number = self._restarted(style) if node.name == "ol" else None
        for child in node.children:
            if child.name == "li":
                self._item(child, style, number, depth)
            elif child.name in ("ul", "ol"):
                self._list(child, depth + 1)
            else:
                self.write(child)

    def _item(self, item: Any, style: str, number: int | None, depth: int) -> None:
        """An item as one line, and what is no line under it: a list, a table, a picture."""
        from bs4.element import NavigableString

        blocks = [
            child
            for child in item.children
            if not isinstance(child, NavigableString)
            and (child.name not in INLINE | LINES or child.find(_is_no_line) is not None)
        ]
        for block in blocks:
            block.extract()
        if plain(item.get_text()).strip() or not blocks:
            paragraph = self.document.add_paragraph(style=style)
            write_text(paragraph, item)
            if number is not None:
                numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                numbering.get_or_add_numId().val = number
        for block in blocks:
            if block.name in ("ul", "ol"):
                self._list(block, depth + 1)
            else:
                self.write(block)

    def _terms(self, node: Any) -> None:
        """Each term in bold with what it says behind it; that of several blocks under it."""
        from bs4.element import NavigableString

        term = None
        for child in _without_groups(node):
            if child.name == "dt":
                term = self.document.add_paragraph()
                write_text(term, child, Look(bold=True))
            elif child.name != "dd":
                self.write(child)
            elif term is not None and all(
                isinstance(one, NavigableString) or one.name in INLINE for one in child.children
            ):
                term.add_run(": ").bold = True
                rest = self.document.add_paragraph()
                write_text(rest, child)
                term._p.extend(list(rest._p.iterchildren()))
                rest._p.getparent().remove(rest._p)
                term = None
            else:
                self._box(child, None)

    def _restarted(self, style: str) -> int:
        """A numbering of its own: Word would count on from the list before."""
        numbers = self.document.part.numbering_part.element
        of_style = self.document.styles[style].element.pPr.numPr.numId.val
        abstract = numbers.num_having_numId(of_style).abstractNumId.val
        own = numbers.add_num(abstract)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(own.numId)

    def _picture(self, image: Any) -> None:
        alt = plain(str(image.get("alt", "")))
        data = self.pictures.get(str(image.get("alt", "")))
        if data is None:
            if alt:
                self.document.add_paragraph(alt)
            return
        section = self.document.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(data), width=width)
        highest = (section.page_height - section.top_margin - section.bottom_margin) * 9 // 10
        if shape.height > highest:
            shape.width, shape.height = shape.width * highest // shape.height, highest
        self.drawn += 1
        about = shape._inline.docPr
        about.set("descr", alt)
        about.set("title", alt[: alt.find(".")] if 0 < alt.find(".") < 80 else alt[:80])
        about.set("name", f"Picture {self.drawn}")


def _is_no_line(node: Any) -> bool:
    return node.name not in INLINE | LINES


def _without_groups(node: Any) -> Iterator[Any]:
    """What stands in a list of terms, that of its groups included."""
    for child in list(node.children):
        if child.name == "div":
            yield from _without_groups(child)
        else:
            yield child
