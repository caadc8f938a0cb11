"""Take the picture at the top of the README: the first screen of the Dutch page and its chart, in Chromium."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "reports" / "bnr-tiktok-2023" / "report-nl.html"

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 860, "height": 1130}, color_scheme="light")
    page.goto(PAGE.as_uri())
    page.screenshot(path=ROOT / "docs" / "report-nl.png")
    browser.close()
