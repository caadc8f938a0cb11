"""The notebooks in a real JupyterLab, as a reporter opens them."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab on loopback, in a copy of the clone's notebooks and data."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "data", folder / "data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}"]
    options = [f"--IdentityProvider.token={token}", "--ServerApp.port_retries=0", "--allow-root"]
    home = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / "config"), "JUPYTER_DATA_DIR": str(folder / "jupyter")}
    with (folder / "lab.log").open("w") as log:
        server = subprocess.Popen([*command, *options], cwd=folder, env=home, stdout=log, stderr=log)
        try:
            _wait_until_it_answers(f"http://127.0.0.1:{port}/api/status?token={token}")
            yield f"http://127.0.0.1:{port}/lab/tree/notebooks/{{name}}?token={token}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_until_it_answers(address: str) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                json.load(answer)
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.3)


def _run_all(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=PATIENCE)
    # JupyterLab ignores a command that comes before the notebook is wired to its kernel: ask until it runs.
    started = page.locator(".jp-InputArea-prompt", has_text=re.compile(r"\[[1*]\]:"))
    for _ in range(20):
        page.get_by_role("menuitem", name="Run", exact=True).click(timeout=PATIENCE)
        page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click(timeout=PATIENCE)
        page.wait_for_timeout(1500)
        if started.count():
            return


def test_the_report_opens_and_runs_top_to_bottom(browser: Browser, lab: str):
    page = browser.new_page(viewport={"width": 1280, "height": 2000})
    _run_all(page, lab.format(name="report.ipynb"))
    heading = page.get_by_role("heading", name="TikTok keurde zes van de zeven testadvertenties goed")
    expect(heading.first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("first_decision.total.approved = 6")).to_be_visible(timeout=PATIENCE)
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").count() == 0
    page.close()


def test_the_explorer_counts_again_when_the_rule_changes(browser: Browser, lab: str):
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    _run_all(page, lab.format(name="explore.ipynb"))
    finding = page.locator(".widget-html-content h3")
    expect(finding).to_have_text("TikTok keurde zes van de zeven testadvertenties goed", timeout=PATIENCE)
    page.get_by_label("Regel").select_option("Laatst bekende stand")
    expect(finding).to_contain_text("geen van de zeven testadvertenties", timeout=PATIENCE)
    page.get_by_label("Regel").select_option("Stand op het peilmoment")
    expect(page.locator(".widget-html-content")).to_contain_text("er is geen peilmoment vastgelegd", timeout=PATIENCE)
    page.get_by_label("Regel").select_option("Eerste besluit over de testadvertenties")
    page.get_by_label("Tel naar").select_option("platform")
    expect(page.locator(".widget-html-content table")).to_contain_text("TikTok", timeout=PATIENCE)
    page.close()
