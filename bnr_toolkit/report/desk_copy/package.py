"""The document as a file: an empty one to start from, the same bytes on every run, and whether somebody edited it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import datetime
from typing import Any

LOCALES = {"nl": "nl-NL", "en": "en-GB"}

TYPEFACE = "Arial"

SIZES = {"Normal": 10.5, "Title": 20, "Heading 1": 14, "Heading 2": 12, "Heading 3": 11, "Caption": 9, "Quote": 11}
"""Type in points, by style."""

BOLD = ("Title", "Heading 1", "Heading 2", "Heading 3")
"""A caption is none of them: under a quote it says whose words these are."""

_DATE = datetime(1980, 1, 1)
"""No moment, but the first date that a zip can hold."""
_A4_MM = (210, 297)
_MARGIN_MM = 20
_NOT_OURS = ("/docProps/thumbnail.jpeg", "/docProps/app.xml", "/customXml/item1.xml", "/word/stylesWithEffects.xml")
"""What python-docx's example document brings along and no text needs."""


def emptied(language: str, title: str, author: str | None) -> Any:
    """A document without text on A4, in one language, with nothing in its properties but title and author."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm

    document = Document()
    for part in (document.part.package, document.part):
        for name, relation in list(part.rels.items()):
            if not relation.is_external and str(relation.target_part.partname) in _NOT_OURS:
                part.rels.pop(name)
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(length) for length in _A4_MM)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    _set_type(document)
    for marked in document.styles.element.iter(qn("w:lang")):
        marked.set(qn("w:val"), LOCALES[language])
    about = document.core_properties
    about.title, about.author, about.language = title[:255], (author or "")[:255], LOCALES[language]
    about.comments = about.last_modified_by = about.keywords = about.subject = ""
    about.created = about.modified = _DATE
    about.revision = 1
    return document


def _set_type(document: Any) -> None:
    """One plain typeface, in black: the example's light blue captions are hard to read, and its colours say nothing."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = TYPEFACE, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.bold = name in BOLD
        fonts = style.element.rPr.rFonts
        for attribute in [one for one in fonts.attrib if one.endswith("Theme")]:
            del fonts.attrib[attribute]
        fonts.set(qn("w:cs"), TYPEFACE)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)


def number_sheets(document: Any, said: str) -> None:
    """At the foot of every sheet what it is about, and which of how many it is: Word counts them itself."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    section = document.sections[0]
    paragraph = section.footer.paragraphs[0]
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(section.page_width - section.left_margin - section.right_margin, WD_TAB_ALIGNMENT.RIGHT)
    # The style of the example has a stop in the middle of a wider sheet.
    paragraph.style = document.styles["Normal"]
    paragraph.add_run(f"{said}\t")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _add_field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size = Pt(SIZES["Caption"])


def _add_field(paragraph: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            asked = OxmlElement("w:instrText")
            asked.text = name
            run._r.append(asked)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def as_bytes(document: Any) -> bytes:
    """The document as a zip with fixed times and a fixed order, and the digest of what is in it as its comment."""
    saved = io.BytesIO()
    document.save(saved)
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w") as after:
        # Word wants the list of types first.
        for name in sorted(before.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, _DATE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            after.writestr(entry, before.read(name))
        after.comment = _digest(before)
    return made.getvalue()


def was_edited(data: bytes) -> bool:
    """Whether this document is no longer what :func:`as_bytes` made: then it holds somebody's work."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.comment != _digest(archive)
    except (zipfile.BadZipFile, OSError, ValueError):
        return True


def _digest(archive: zipfile.ZipFile) -> bytes:
    state = hashlib.sha256()
    for name in sorted(archive.namelist()):
        state.update(hashlib.sha256(name.encode("utf-8") + b"\n" + archive.read(name)).digest())
    return b"bnr_toolkit " + state.hexdigest().encode("ascii")
