"""The Nu checker on every page: valid HTML and CSS, and no warning that was not judged."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser


def _said(messages) -> list[str]:
    return sorted({f"{one['type']}: {one['message']} | {one.get('extract', '')}" for one in messages})


def test_the_committed_reports_are_valid(nu):
    assert _said(nu(sorted((ROOT / "reports" / "bnr-tiktok-2023").glob("*.html")))) == []


@pytest.mark.slow
def test_the_page_is_valid(nu, path):
    assert _said(nu([path])) == []
