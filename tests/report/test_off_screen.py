"""What a sheet of paper does not get: ways through a page, files inside it, and the same table twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit.report.off_screen import off_screen

FOOT = "<footer><p>Opnieuw: <code>bnr report p</code></p><p>Eén bestand.</p></footer>"
TABLE = "<table><caption>Totaal</caption><tr><td>{}</td></tr></table>"


def said(html: str) -> str:
    return " ".join(off_screen(f"<html><body><main>{html}</main></body></html>").get_text(" ").split())


def test_what_is_folded_is_open():
    tree = off_screen("<details><summary>Meer</summary>Alles</details>")
    assert tree.details.has_attr("open")


def test_what_is_folded_under_the_first_chart_comes_after_the_finding():
    chart = "<figure>Beeld<details>Cijfers</details></figure>"
    assert said(f'<div class="opening">{chart}<p>Bevinding</p></div>{chart}') == "Beeld Bevinding Cijfers Beeld Cijfers"


def test_of_the_foot_of_a_page_only_what_makes_it_again_is_for_paper():
    tree = off_screen(f"<html><body><main>Tekst</main>{FOOT}</body></html>")
    assert tree.footer.get_text() == "Opnieuw: bnr report p"
    assert off_screen("<html><body><main>Tekst</main><footer><p>Eén bestand.</p></footer></body></html>").footer is None


def test_a_table_behind_a_chart_goes_where_the_page_shows_it_by_itself_before_or_after():
    behind = f'<details>Uitleg<div class="table">{TABLE.format(6)}<p>Noot</p></div></details>'
    assert said(behind + TABLE.format(6)) == "Uitleg Totaal 6"
    assert said(TABLE.format(6) + behind) == "Totaal 6 Uitleg"
    assert said(behind + behind) == "Uitleg Totaal 6 Noot Uitleg"


def test_a_table_behind_a_chart_that_says_something_else_stays():
    behind = f"<details>{TABLE.format(6)}</details>"
    assert said(behind + TABLE.format(7)) == "Totaal 6 Totaal 7"


def test_a_section_that_offers_files_goes_and_a_link_to_a_file_elsewhere_is_its_words():
    files = (
        '<section><h2>De gegevens</h2><ul><li><a href="data:text/csv,a">a</a></li><li><a href="data:,b">b</a></li></ul>'
    )
    assert said(files + "</section><p>Tekst</p>") == "Tekst"
    assert said('<section><p>Zie <a href="data:text/csv,a">het bestand</a>.</p></section>') == "Zie het bestand ."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_of_the_case_nothing_goes_but_ways_and_files_and_what_stands_there_twice(bnr_run: Path, language):
    from bs4 import BeautifulSoup

    page = (bnr_run / f"report-{language}.html").read_text(encoding="utf-8")
    whole, paper = BeautifulSoup(page, "html.parser"), off_screen(page)
    left = [heading.get_text() for heading in paper.find_all(["h1", "h2", "h3"])]
    gone = [heading for heading in whole.find_all(["h1", "h2", "h3"]) if heading.get_text() not in left]
    assert {str(one.parent.get("id") or one.parent.name) for one in gone} <= {"data", "nav"}
    for tag, screen in (("img", "alt"), ("section", "id")):
        kept = [one[screen] for one in paper.find_all(tag)]
        assert [one[screen] for one in whole.find_all(tag) if one[screen] not in kept] in ([], ["data"])
    tables = {table.get_text() for table in whole.find_all("table")}
    assert sorted(table.get_text() for table in paper.find_all("table")) == sorted(tables)
