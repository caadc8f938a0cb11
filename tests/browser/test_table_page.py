"""A table as a page of its own in a real browser: no request, no sideways scroll, readable in both schemes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bnr_toolkit import tables
from bnr_toolkit.durations import time_to_decision
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates, compare, controls, published_probes, sourced_counts

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One page with tables of every kind: narrow, wide, of numbers and of long texts."""
    practice, published = open_ledger(DATA / "practice-probe"), open_ledger(DATA / "published-probes")
    durations = time_to_decision(practice)
    made = (
        tables.rates(approval_rates(open_ledger(DATA / "bnr-tiktok-2023"), "category"), "nl"),
        tables.rates(approval_rates(practice, "platform,category"), "nl"),
        tables.controls(controls(practice, "platform"), "nl"),
        tables.comparisons(compare(practice, "platform"), "nl"),
        tables.durations(durations, "nl"),
        tables.durations_ads(durations, "nl"),
        tables.published(published_probes(published), "nl", with_addresses=True),
        tables.claims(sourced_counts(published), "nl"),
    )
    path = tmp_path_factory.mktemp("tables") / "tabellen.html"
    path.write_text(tables.html_document(*made), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 420, 700, 1024, 1280])
def test_it_opens_whole_without_a_request_and_nothing_scrolls_sideways(browser: Browser, page_file, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page_file.as_uri())
    assert (requests, complaints) == ([page_file.as_uri()], [])
    assert page.evaluate("document.documentElement.scrollWidth") == width
    scrolling = """[...document.querySelectorAll('.table')].filter(one => one.scrollWidth > one.clientWidth)
        .map(one => [one.querySelector('caption').innerText, one.scrollWidth, one.clientWidth])"""
    assert page.evaluate(scrolling) == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 24, 29)")
    context.close()
