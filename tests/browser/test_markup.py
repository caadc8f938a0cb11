"""The Nu checker on every page: valid HTML and CSS, and no warning that was not judged."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser


# What the checker says that is not so, and how we know: Chromium shows the pictures and runs nothing, without a message
# in its console, under the same policy (test_robust.py). The checker does not know that JSON-LD is data and no script.
JUDGED = (
    ("info", "Inline script violates Content Security Policy", 'type="application/ld+json"'),
    ("info", "Resource violates Content Security Policy (meta tag): image “data:image/svg+xml;base64,", ""),
)


def _is_judged(one) -> bool:
    return any(
        one["type"] == kind and one["message"].startswith(said) and extract in one.get("extract", "")
        for kind, said, extract in JUDGED
    )


def _said(messages) -> list[str]:
    return sorted(
        {f"{one['type']}: {one['message']} | {one.get('extract', '')}" for one in messages if not _is_judged(one)}
    )


def test_every_committed_page_is_valid(nu):
    pages = sorted((ROOT / "reports").rglob("*.html"))
    assert {"index.html", "report-nl.html", "methods-en.html", "compare-nl.html"} <= {page.name for page in pages}
    assert _said(nu(pages)) == []


@pytest.mark.slow
def test_the_page_is_valid(nu, path):
    assert _said(nu([path])) == []
