"""The list of a newsroom's pages in a real browser: found by probe, platform and year, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.report.about import About
from bnr_toolkit.report.listing import Entry, index_page

pytestmark = pytest.mark.browser

SHOWN = """[...document.querySelectorAll('.pages li')]
    .filter(one => one.checkVisibility())
    .map(one => one.querySelector('a').textContent)"""


def _entry(headline: str, probe: str, platforms: list[str], year: str, language: str = "nl") -> Entry:
    about = About(
        kind="report",
        language=language,
        audience="public",
        headline=headline,
        probe=probe,
        title=f"De test {probe}",
        platforms=platforms,
        year=year,
        corrected="2025-03-01" if probe == "molen" else "",
    )
    return Entry(f"{probe}/report-{language}.html", about)


ENTRIES = (
    _entry("Alpha keurde er drie goed", "molen", ["Alpha"], "2025"),
    _entry("Alpha approved three", "molen", ["Alpha"], "2025", "en"),
    _entry("Beta en Gamma keurden er één goed", "café", ["Beta", "Gamma"], "2024"),
    _entry("Beta wees alles af", "duin", ["Beta"], "2025"),
)


@pytest.fixture(params=["nl", "en"])
def listing(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "index.html"
    path.write_text(index_page(ENTRIES, request.param), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(opened, axe, listing, width, scheme):
    page = opened(listing, width, bypass_csp=True, color_scheme=scheme).page
    assert axe(page)["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_it_is_valid(nu, listing):
    assert [one for one in nu([listing]) if one["type"] == "error"] == []


def test_it_asks_for_nothing_and_its_policy_lets_its_own_script_run(opened, listing):
    visit = opened(listing, 360)
    assert visit.page.locator("#search").is_visible()
    assert visit.page.locator("#count").inner_text().startswith("4 ")
    assert visit.besides == []


def test_a_search_narrows_by_probe_platform_and_year_and_says_how_many(opened, listing):
    page = opened(listing, 360).page
    page.fill("#text", "CAFE")
    assert page.evaluate(SHOWN) == ["Beta en Gamma keurden er één goed"]
    assert page.locator("#count").inner_text().startswith("1 ")
    page.fill("#text", "")
    page.select_option("#platform", "Beta")
    assert page.evaluate(SHOWN) == ["Beta wees alles af", "Beta en Gamma keurden er één goed"]
    page.select_option("#year", "2024")
    assert page.evaluate(SHOWN) == ["Beta en Gamma keurden er één goed"]
    page.fill("#text", "molen")
    assert page.evaluate(SHOWN) == []
    assert page.locator("h2:visible").count() == 0
    page.fill("#text", "")
    page.select_option("#platform", "")
    page.select_option("#year", "2025")
    assert len(page.evaluate(SHOWN)) == 3


def test_it_is_whole_without_its_script(opened, listing):
    page = opened(listing, 360, java_script_enabled=False).page
    assert page.locator(".pages li:visible").count() == 4
    assert not page.locator("#search").is_visible()


def test_the_keyboard_reaches_search_and_pages(opened, listing):
    page = opened(listing, 360).page
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert reached == ["A", "text", "platform", "year", "A", "A", "A", "A"]
