"""The committed pages in a real browser: nothing is asked for, nothing overflows, both colour schemes are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PAGES = {language: ROOT / "reports" / "bnr-tiktok-2023" / f"report-{language}.html" for language in ("nl", "en")}

pytestmark = pytest.mark.browser

CONTENT_COLOURS = """() => Promise.all([...document.images].map(async image => {
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, 40, 40);
  return [...context.getImageData(39, 1, 1, 1).data];
}))"""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_page_opens_whole_without_a_request(browser: Browser, language, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(PAGES[language].as_uri())
    assert [url for url in requests if not url.startswith("data:")] == [PAGES[language].as_uri()]
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...document.images].map(image => image.naturalWidth > 0)") == [True, True, True]
    background = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}[scheme]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == background
    context.close()


@pytest.mark.parametrize(("scheme", "paper"), [("light", [255, 255, 255, 255]), ("dark", [20, 24, 29, 255])])
def test_the_charts_follow_the_colour_scheme(browser: Browser, scheme, paper):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(PAGES["nl"].as_uri())
    assert page.evaluate(CONTENT_COLOURS) == [paper, paper, paper]
    context.close()


def test_a_phone_gets_the_narrow_drawing(browser: Browser):
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(PAGES["nl"].as_uri())
    sources = page.evaluate("[...document.querySelectorAll('source')].map(source => source.srcset)")
    assert page.evaluate("[...document.images].map(image => image.currentSrc)") == sources
    context.close()


def test_the_keyboard_reaches_the_skip_link_and_each_description(browser: Browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(PAGES["en"].as_uri())
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached == [
        "To the content",
        "first decision",
        "Description and numbers: First decision on the test ads",
        "test ads",
    ]
    context.close()
