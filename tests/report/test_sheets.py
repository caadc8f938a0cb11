"""Charts for sheets of paper: one that a browser scrolls along is cut, and what fits stays as the page has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bnr_toolkit import ad_histories, figures, open_ledger
from bnr_toolkit.report import sheets
from bnr_toolkit.report.sheets import on_sheets
from bnr_toolkit.results import Figure

PRACTICE = Path(__file__).parents[2] / "data" / "practice-probe"
PAGE = (
    '<figure class="chart"><picture><source srcset="data:,"><img alt="{alt}" src="data:,"></picture><p>Na</p></figure>'
)


@pytest.fixture(scope="module")
def timeline() -> Figure:
    return figures.timeline(ad_histories(open_ledger(PRACTICE)), "en")


def test_a_chart_that_is_too_tall_becomes_parts_that_each_fit_in_its_place(timeline):
    made = on_sheets(PAGE.format(alt=timeline.alt), [timeline])
    images = BeautifulSoup(made.page, "html.parser").find_all("img")
    assert len(images) > 1
    assert [image["alt"] for image in images] == list(made.figures)
    assert all(int(image["height"]) <= sheets.TALLEST / 2 for image in images)
    assert [image.parent.get("class") for image in images] == [["part"]] * (len(images) - 1) + [None]
    assert "<p>Na</p>" in made.page
    assert sum(part.body.size for part in made.figures.values()) == timeline.body.size


def test_a_chart_that_fits_and_one_that_is_not_ours_stay_as_they_are(timeline):
    small = replace(timeline, body=timeline.body.cut(0, 4))
    for drawn, alt in ((small, small.alt), (small, "of somebody else")):
        page = PAGE.format(alt=alt)
        assert BeautifulSoup(on_sheets(page, [drawn]).page, "html.parser") == BeautifulSoup(page, "html.parser")
    assert on_sheets(PAGE.format(alt="of somebody else"), [small]).figures == {}
