"""A real Chromium. Without one these tests are skipped, unless BNR_REQUIRE_BROWSER asks for it (as CI does)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system, without a sandbox (tests may run as root)."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("BNR_REQUIRE_BROWSER"):
            pytest.fail("No Chromium found, and BNR_REQUIRE_BROWSER asks for one.")
        pytest.skip("needs Chromium")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=options)
        yield started
        started.close()
