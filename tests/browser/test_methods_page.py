"""The methods page in a real browser: no request, no sideways scroll, its chart in both schemes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bnr_toolkit.report import MethodsParameters, make_reports, requested_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A fresh run of the page in both languages."""
    folder = tmp_path_factory.mktemp("methods")
    make_reports(requested_page(MethodsParameters, (), {}), folder, progress=False)
    return {language: folder / f"methods-{language}.html" for language in ("nl", "en")}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_page_opens_whole_without_a_request(browser: Browser, pages, language, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(pages[language].as_uri())
    assert [url for url in requests if not url.startswith("data:")] == [pages[language].as_uri()]
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...document.images].map(image => image.naturalWidth > 0)") == [True]
    headings = page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(heading => heading.tagName)")
    assert headings.count("H1") == 1
    assert headings.count("H2") >= 10
    context.close()


@pytest.mark.parametrize(("scheme", "line"), [("light", [3, 27, 121]), ("dark", [124, 155, 245])])
def test_the_lines_follow_the_colour_scheme(browser: Browser, pages, scheme, line):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages["nl"].as_uri())
    colours = page.evaluate(
        """() => Promise.all([...document.images].map(async image => {
          await image.decode();
          const canvas = document.createElement('canvas');
          canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
          const seen = new Set();
          for (let at = 0; at < pixels.length; at += 4) seen.add([...pixels.slice(at, at + 3)].join());
          return [...seen];
        }))"""
    )[0]
    assert ",".join(map(str, line)) in colours
    context.close()
