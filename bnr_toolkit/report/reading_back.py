"""The texts in a PDF, a Word document or a picture that we made, its properties included: what a reader could find."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

MOST_LINES = 6
"""A private value that takes more lines than this in a PDF stands in the page too, which is looked at first."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID_IN = ("descr", "title", "Target", f"{_WORD}author", f"{_WORD}initials")
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_XML = (".xml", ".rels")


def texts_of_docx(data: bytes) -> Iterator[str]:
    """Paragraphs, alt texts, names of tables, addresses and properties; the names of styles are not said to anyone."""
    from defusedxml.ElementTree import fromstring

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in (one for one in archive.namelist() if one.endswith(_XML)):
            root = fromstring(archive.read(name))
            if name.startswith("docProps/"):
                yield from root.itertext()
            for element in root.iter():
                yield from (element.attrib[said] for said in _SAID_IN if said in element.attrib)
                if element.tag == f"{_WORD}tblCaption":
                    yield element.attrib[f"{_WORD}val"]
                if element.tag == f"{_WORD}p":
                    # A word may be split over runs.
                    yield "".join(element.itertext())


def texts_of_pdf(data: bytes) -> Iterator[str]:
    """What its pages say, and every text of its properties, bookmarks, alternatives and addresses."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        yield from _lines_and_what_they_split(page.extract_text())
    if reader.xmp_metadata is not None:
        yield from _texts_of_xml(reader.xmp_metadata.stream.get_data())
    for number in range(1, int(str(reader.trailer["/Size"]))):
        yield from _strings(reader.get_object(number))
    yield from _strings(reader.trailer.get("/Info"))


def texts_of_png(data: bytes) -> Iterator[str]:
    """What is written beside the pixels; the letters of a picture are shapes, and their texts are looked at before."""
    place = len(_PNG_SIGNATURE)
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        chunk = data[place + 8 : place + 8 + size]
        place += size + 12
        if kind not in _PIXELS:
            yield _chunk_text(kind, chunk)


def _chunk_text(kind: bytes, chunk: bytes) -> str:
    """What a chunk holds; in a text chunk what follows the name may be packed (PNG, 3rd edition, W3C 2025, 11.3.3)."""
    name, _, rest = chunk.partition(b"\0")
    if kind == b"zTXt":
        chunk = name + b"\n" + zlib.decompress(rest[1:])
    elif kind == b"iTXt":
        language, translated, text = rest[2:].split(b"\0", 2)
        text = zlib.decompress(text) if rest[:1] == b"\1" else text
        chunk = b"\n".join((name, language, translated, text))
    try:
        return chunk.decode("utf-8")
    except UnicodeDecodeError:
        return chunk.decode("latin-1")


def _lines_and_what_they_split(text: str) -> Iterator[str]:
    """A sheet's text, and lines that follow each other in one piece: a line may end inside a word."""
    yield text
    lines = [line.removesuffix("\u2010") for line in text.splitlines()]
    for start in range(len(lines)):
        for end in range(start + 2, min(start + MOST_LINES, len(lines)) + 1):
            yield "".join(lines[start:end])


def _texts_of_xml(data: bytes) -> Iterator[str]:
    from defusedxml.ElementTree import fromstring

    yield from fromstring(data).itertext()


def _strings(value: Any) -> Iterator[str]:
    """Every text in an object of a PDF; what it points at is an object of its own."""
    from pypdf.generic import ArrayObject, DictionaryObject, TextStringObject

    if isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, DictionaryObject):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, ArrayObject):
        for item in value:
            yield from _strings(item)
