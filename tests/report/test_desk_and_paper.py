"""Of both records and in both languages: whatever a reader sees on the page stands in its PDF and in its Word document.

What is visible is told here anew, from the page as it is and not from what was made ready for paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document
from pypdf import PdfReader

from bnr_toolkit.report import make_reports, requested
from bnr_toolkit.report.reading_back import texts_of_docx

DATA = Path(__file__).parents[2] / "data"
ONLY_ON_SCREEN = "head, script, style, nav, #data, .skip, .languages, .unseen, .download, .back, .embed"
INVISIBLE = re.compile("[\\s\u00ad\u200b\u2010-]")

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one report."""

    page: str
    pdf: PdfReader
    docx: bytes
    sizes: tuple[int, int]


@pytest.fixture(scope="module", params=["bnr-tiktok-2023", "practice-probe"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp(request.param)
    asked = requested([str(DATA / request.param)], ("nl", "en"), {})
    make_reports(asked, made, formats=("pdf", "docx"), progress=False)
    return made


@pytest.fixture(scope="module", params=["nl", "en"])
def made(request: pytest.FixtureRequest, folder: Path) -> Made:
    stem = folder / f"report-{request.param}"
    pdf, docx = (stem.with_suffix(ending).read_bytes() for ending in (".pdf", ".docx"))
    page = stem.with_suffix(".html").read_text(encoding="utf-8")
    return Made(page, PdfReader(io.BytesIO(pdf)), docx, (len(pdf), len(docx)))


def packed(text: str) -> str:
    return INVISIBLE.sub("", text)


def visible(page: str) -> Iterator[str]:
    """The texts of a page, each as its element has it; the foot that tells of a file in a browser is not for paper."""
    soup = BeautifulSoup(page, "html.parser")
    for element in soup.select(ONLY_ON_SCREEN):
        element.decompose()
    for text in soup.body.find_all(string=True):
        if packed(text) and (text.find_parent("footer") is None or text.find_parent("p").code is not None):
            yield str(text)


def said_on_sheets(made: Made) -> str:
    """The text of all sheets in one piece, without what stands around the text on each: its last lines."""
    whole = ""
    for place, sheet in enumerate(made.pdf.pages, start=1):
        lines = sheet.extract_text().splitlines()
        assert lines[-1].endswith(f" {place} / {len(made.pdf.pages)}")
        whole += "".join(lines[: -1 if place == 1 else -2])
    return packed(whole)


def test_the_document_says_every_visible_text(made):
    said = packed("".join(texts_of_docx(made.docx)))
    assert [text for text in visible(made.page) if packed(text) not in said] == []


def test_the_pdf_says_every_visible_text(made):
    said = said_on_sheets(made)
    assert [text for text in visible(made.page) if packed(text) not in said] == []


def test_every_chart_is_a_picture_in_the_document_and_no_alternative_is_text(made):
    pictures = Document(io.BytesIO(made.docx)).inline_shapes
    alternatives = [shape._inline.docPr.get("descr") for shape in pictures]
    assert all(alternatives)
    assert len(set(alternatives)) == len(alternatives) >= len(BeautifulSoup(made.page, "html.parser").find_all("img"))


def test_both_stay_small_enough_to_mail(made):
    pdf, docx = made.sizes
    assert pdf <= 800_000
    assert docx <= 800_000
