"""Tables → HTML, on a page and as a page; with texts that try to break out."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bnr_toolkit import tables
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Row, Table

STAMP = Stamp("proef", "0" * 64, "public")
NASTY = "<script>alert(\"1\")</script> & 'x' | *y*"
VOID = {"br", "hr", "img", "meta", "!DOCTYPE"}


def table(*rows: Row, numeric: tuple[bool, ...] = (False, True), caption: str = "Telling") -> Table:
    columns = ("Categorie", "Goedgekeurd", "Waarvoor")[: len(numeric)]
    return Table(caption, "nl", columns, numeric, rows, (), STAMP)


COUNTS = table(Row(("Gokken", "6")), Row(("Niet beschreven", "3"), "apart"), Row(("Totaal", "9"), "total"))
TEXTS = table(Row(("ad-1", "verkocht wapens")), numeric=(False, False))


class Tags(HTMLParser):
    """The tags of a page with their attributes; fails when one is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_with_many_columns_it_may_be_a_stack_in_which_a_number_that_heads_its_row_is_named():
    wide = Table("c", "nl", tuple("abcdef"), (True,) * 6, (Row(tuple("123456")),), (), STAMP)
    page = Tags(tables.html(wide))
    assert page.tags[0][1]["class"] == "table stack wide"
    assert page.named("th")[-1]["data-label"] == "a"
    assert [cell["data-label"] for cell in page.named("td")] == ["b", "c", "d", "e", "f"]


def test_a_number_that_heads_its_row_stands_under_its_header():
    page = Tags(tables.html(table(Row(("7", "6")), numeric=(True, True))))
    assert [head.get("class") for head in page.named("th")] == [None, "number", None]


def test_with_long_texts_beside_its_numbers_it_may_be_a_stack_that_keeps_them_aligned():
    short = table(Row(("Wilson", "6", "aanbevolen")), numeric=(False, True, False))
    assert 'class="table stack"' not in tables.html(short)
    wordy = table(Row(("Wilson", "6", "aanbevolen bij kleine aantallen")), numeric=(False, True, False))
    page = Tags(tables.html(wordy))
    assert page.tags[0][1]["class"] == "table stack"
    assert [cell.get("class") for cell in page.named("td")] == ["number", None]
    assert [head.get("class") for head in page.named("th")] == [None, "number", None, None]


def test_of_counts_has_a_caption_and_scoped_headers():
    page = Tags(tables.html(COUNTS))
    assert page.tags[:3] == [("div", {"class": "table", "lang": "nl"}), ("table", {}), ("caption", {})]
    assert [header["scope"] for header in page.named("th")] == ["col", "col", "row", "row", "row"]
    assert [row.get("class") for row in page.named("tr")] == [None, None, "apart", "total"]
    assert {cell["class"] for cell in page.named("td")} == {"number"}


def test_of_the_total_alone_has_no_empty_header():
    total = Table("Telling", "nl", ("", "Goedgekeurd"), (False, True), (Row(("Totaal", "6"), "total"),), (), STAMP)
    page = Tags(tables.html(total))
    assert len(page.named("th")) == 2
    assert page.named("td")[0] == {}


def test_of_texts_may_be_stacked_and_its_cells_then_carry_their_headers_name():
    # Roles would be redundant, which HTML forbids; tests/browser asks Chromium whether it stays a table.
    page = Tags(tables.html(TEXTS))
    assert page.named("div")[0]["class"] == "table stack"
    assert page.named("table") == [{}]
    assert [header["scope"] for header in page.named("th")] == ["col", "col", "row"]
    assert page.named("td") == [{"data-label": "Goedgekeurd"}]


@pytest.mark.parametrize("numeric", [(False, True), (False, False)])
def test_shows_markup_as_text(numeric):
    nasty = Table(NASTY, "nl", ("A", NASTY), numeric, (Row((NASTY, NASTY)),), (NASTY,), STAMP)
    page = Tags(tables.html(nasty))
    assert "script" not in [tag for tag, _ in page.tags]
    assert page.text.count(NASTY) == 5
    labels = [cell["data-label"] for cell in page.named("td") if "data-label" in cell]
    assert labels == ([] if numeric[1] else [NASTY])


def test_has_its_notes_below():
    noted = Table("Telling", "nl", ("A", "B"), (False, True), (Row(("a", "1")),), ("Een noot.",), STAMP)
    assert tables.html(noted).endswith('</table>\n<div class="table-notes">\n<p>Een noot.</p>\n</div>\n</div>')


SAID = Table(
    "Telling",
    "nl",
    ("Categorie", "Goedgekeurd"),
    (False, True),
    (Row(("Gokken", "6")), Row(("Totaal", "6"), "total")),
    ("Een noot.",),
    STAMP,
    units="Aantallen testadvertenties.",
    scope="Bron: De Proefkrant.",
    source="Record 000000000000.",
)


def test_on_a_page_units_scope_and_source_are_left_to_the_page():
    assert not re.search("Aantallen|Proefkrant|Record", tables.html(SAID))


class TestDocument:
    def test_is_a_whole_page_in_its_language_with_one_heading_for_each_table(self):
        page = Tags(tables.html_document(SAID, replace(SAID, caption="Nog een")))
        assert page.named("html") == [{"lang": "nl"}]
        assert [len(page.named(tag)) for tag in ("title", "main", "h1", "h2", "table", "caption")] == [1, 1, 1, 1, 2, 2]
        assert [head["scope"] for head in page.named("th")] == ["col", "col", "row", "row"] * 2

    def test_says_units_in_the_caption_and_notes_scope_and_source_below(self):
        page = tables.html_document(SAID)
        assert "<caption><h1>Telling</h1><p>Aantallen testadvertenties.</p></caption>" in page
        notes = "<p>Een noot.</p>\n<p>Bron: De Proefkrant. Record 000000000000.</p>\n</div>"
        assert f'<div class="table-notes">\n{notes}' in page

    def test_runs_nothing_and_asks_nothing_of_a_network(self):
        page = tables.html_document(replace(SAID, caption=NASTY, notes=(NASTY,), scope=NASTY))
        tags = [tag for tag, _ in Tags(page).tags]
        assert not {"script", "link", "img", "iframe", "a"} & set(tags)
        assert not re.search(r"https?:|url\(|@import", page)
        (policy,) = (meta["content"] for meta in Tags(page).named("meta") if "http-equiv" in meta)
        style = re.search("<style>(.*)</style>", page, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"

    def test_follows_light_and_dark(self):
        page = tables.html_document(SAID)
        assert '<meta name="color-scheme" content="light dark">' in page
        assert "@media (prefers-color-scheme: dark)" in page

    def test_is_the_same_bytes_again(self):
        assert tables.html_document(SAID) == tables.html_document(replace(SAID))

    def test_of_a_bare_table_has_nothing_empty(self):
        bare = tables.html_document(table(Row(("Gokken", "6"))))
        assert "<p></p>" not in bare
        assert "table-notes" not in bare.partition("</style>")[2]
