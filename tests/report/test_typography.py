"""Words fit the page: compounds hyphenated in headers, endless words broken in cells, the rest untouched."""

from __future__ import annotations

from bnr_toolkit.report.typography import SOFT_HYPHEN, fitted_tables, hyphenated


def test_short_words_and_marks_stay_as_they_are():
    assert hyphenated("niet, 2023 ad-1", "nl") == "niet, 2023 ad-1"


def test_an_endless_word_in_a_cell_can_be_broken():
    html = fitted_tables(f"<td>{'a' * 100}</td><td>kort</td>", "nl")
    assert html == f"<td>{'a' * 40}{SOFT_HYPHEN}{'a' * 40}{SOFT_HYPHEN}{'a' * 20}</td><td>kort</td>"


def test_an_address_is_broken_without_a_hyphen():
    html = fitted_tables("<td>https://example.org/maatregelen-tegen-beinvloeding-werken-slecht.html</td>", "nl")
    assert SOFT_HYPHEN not in html
    assert html.replace("<wbr>", "") == "<td>https://example.org/maatregelen-tegen-beinvloeding-werken-slecht.html</td>"
    assert "<wbr>" in html


def test_escaped_marks_are_never_cut_in_two():
    cell = f"<td>{'&lt;' * 30}</td>"
    assert fitted_tables(cell, "en") == cell


def test_a_table_that_may_have_to_scroll_takes_the_focus_under_its_own_name():
    html = '<div class="table stack wide" lang="en">\n<table>\n<caption>Ads &amp; days</caption>'
    assert fitted_tables(html, "en") == (
        '<div class="table stack wide" tabindex="0" role="group" aria-label="Ads &amp; days" lang="en">\n<table>\n'
        "<caption>Ads &amp; days</caption>"
    )
    assert fitted_tables(html.replace(" wide", ""), "en") == html.replace(" wide", "")
