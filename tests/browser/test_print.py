"""Every page on paper, as Chromium prints it: everything open, addresses written out, no drawing cut in two."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# An A4 within the margins of page.css, in CSS pixels.
PAPER_WIDTH, PAPER_HEIGHT = round((210 - 32) / 25.4 * 96), round((297 - 36) / 25.4 * 96)


@pytest.fixture
def printed(opened, path, tmp_path) -> str:
    """The words on the paper, with spaces as one space."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    file = tmp_path / "page.pdf"
    opened(path).page.pdf(path=file, format="A4")
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w{4,}", text)


def test_what_is_folded_on_the_screen_is_open_on_paper(opened, path, printed):
    folded = """[...document.querySelectorAll('details')].filter(one => !one.closest('.embed, .contents'))
        .flatMap(one => [...one.querySelectorAll('p:not(.download), caption')]).map(one => one.textContent)"""
    on_paper = set(_words(printed))
    for text in opened(path).page.evaluate(folded):
        words = _words(text)
        # A word that is broken at the end of a line is two on paper.
        assert sum(word in on_paper for word in words) >= 0.9 * len(words), text


def test_the_addresses_of_links_are_on_paper(opened, path, printed):
    # Code to paste, and the page in another language, are of no use on paper.
    left_out = "one.closest('.embed, .languages')"
    shown = f"[...document.querySelectorAll('a[href^=http]')].filter(one => !{left_out}).map(one => one.href)"
    close = re.sub(r"\s", "", printed)
    assert [address for address in opened(path).page.evaluate(shown) if address not in close] == []


def test_no_drawing_and_no_row_is_cut_in_two(opened, path):
    page = opened(path, PAPER_WIDTH, PAPER_HEIGHT).page
    page.emulate_media(media="print")
    drawings = page.evaluate(
        """() => [...document.images].map(one => [
          getComputedStyle(one.closest('picture')).breakInside, Math.round(one.getBoundingClientRect().height)])"""
    )
    assert all(rule == "avoid" and height <= PAPER_HEIGHT for rule, height in drawings), drawings
    assert set(page.evaluate("[...document.querySelectorAll('tr')].map(one => getComputedStyle(one).breakInside)")) <= {
        "avoid"
    }
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER_WIDTH


def test_paper_is_light_even_where_the_screen_is_dark(opened, path: Path):
    page = opened(path, color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
