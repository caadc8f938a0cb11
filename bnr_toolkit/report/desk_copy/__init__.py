"""A page → a Word document for the copy desk: styles, real tables, pictures with alt text, no layout."""

from __future__ import annotations

from collections.abc import Mapping

from bnr_toolkit.report.desk_copy.blocks import Writer
from bnr_toolkit.report.desk_copy.package import as_bytes, emptied, number_sheets, was_edited
from bnr_toolkit.report.off_screen import off_screen

__all__ = ["docx", "was_edited"]


def docx(page: str, pictures: Mapping[str, bytes], author: str | None, footer: str = "") -> bytes:
    """The page as a Word document.

    ``pictures`` are PNGs by the alt text that the page gives them; of one that
    is not there the description stands in its place. ``author`` is who makes
    the page, as the record says, and ``footer`` stands at the foot of every
    sheet. The same page gives the same bytes: the dates inside are fixed ones.

    Needs the extra ``docx``; :func:`bnr_toolkit.report.needs.missing` says beforehand whether it is there.
    """
    soup = off_screen(page)
    language = str(soup.html["lang"])
    title = soup.title.get_text()
    document = emptied(language, title, author)
    writer = Writer(document, pictures)
    for child in soup.body.children:
        writer.write(child)
    number_sheets(document, footer)
    return as_bytes(document)
