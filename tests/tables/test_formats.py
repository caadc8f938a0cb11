"""Tables → HTML, Markdown, CSV, text; with texts that try to break out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bnr_toolkit import tables
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Passage, Row, Table

STAMP = Stamp("proef", "0" * 64, "public")
NASTY = "<script>alert(\"1\")</script> & 'x' | *y*"
VOID = {"br", "hr", "img"}


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


def test_under_a_passage_a_table_does_not_repeat_what_that_says():
    noted = replace(COUNTS, notes=("Elke advertentie telt één keer.", "Cursief: apart."))
    passage = Passage("text", "nl", ("Geteld is zo. Elke advertentie telt één keer.",), STAMP)
    assert tables.beside(noted, passage) == replace(COUNTS, notes=("Cursief: apart.",))


class TestHtml:
    def test_with_many_columns_it_may_be_a_stack_in_which_a_number_that_heads_its_row_is_named(self):
        wide = Table("c", "nl", tuple("abcdef"), (True,) * 6, (Row(tuple("123456")),), (), STAMP)
        page = Tags(tables.html(wide))
        assert page.tags[0][1]["class"] == "table stack wide"
        assert page.named("th")[-1]["data-label"] == "a"
        assert [cell["data-label"] for cell in page.named("td")] == ["b", "c", "d", "e", "f"]

    def test_a_number_that_heads_its_row_stands_under_its_header(self):
        page = Tags(tables.html(table(Row(("7", "6")), numeric=(True, True))))
        assert [head.get("class") for head in page.named("th")] == [None, "number", None]

    def test_with_long_texts_beside_its_numbers_it_may_be_a_stack_that_keeps_them_aligned(self):
        short = table(Row(("Wilson", "6", "aanbevolen")), numeric=(False, True, False))
        assert 'class="table stack"' not in tables.html(short)
        wordy = table(Row(("Wilson", "6", "aanbevolen bij kleine aantallen")), numeric=(False, True, False))
        page = Tags(tables.html(wordy))
        assert page.tags[0][1]["class"] == "table stack"
        assert [cell.get("class") for cell in page.named("td")] == ["number", None]
        assert [head.get("class") for head in page.named("th")] == [None, "number", None, None]

    def test_of_counts_has_a_caption_and_scoped_headers(self):
        page = Tags(tables.html(COUNTS))
        assert page.tags[:3] == [("div", {"class": "table", "lang": "nl"}), ("table", {}), ("caption", {})]
        assert [header["scope"] for header in page.named("th")] == ["col", "col", "row", "row", "row"]
        assert [row.get("class") for row in page.named("tr")] == [None, None, "apart", "total"]
        assert {cell["class"] for cell in page.named("td")} == {"number"}

    def test_of_the_total_alone_has_no_empty_header(self):
        total = Table("Telling", "nl", ("", "Goedgekeurd"), (False, True), (Row(("Totaal", "6"), "total"),), (), STAMP)
        page = Tags(tables.html(total))
        assert len(page.named("th")) == 2
        assert page.named("td")[0] == {}

    def test_of_texts_stays_a_table_for_a_screen_reader_when_it_is_stacked(self):
        page = Tags(tables.html(TEXTS))
        assert page.named("div")[0]["class"] == "table stack"
        assert page.named("table") == [{"role": "table"}]
        assert {group["role"] for group in (*page.named("thead"), *page.named("tbody"))} == {"rowgroup"}
        assert {row["role"] for row in page.named("tr")} == {"row"}
        assert [header["role"] for header in page.named("th")] == ["columnheader", "columnheader", "rowheader"]
        assert page.named("td") == [{"role": "cell", "data-label": "Goedgekeurd"}]

    @pytest.mark.parametrize("numeric", [(False, True), (False, False)])
    def test_shows_markup_as_text(self, numeric):
        nasty = Table(NASTY, "nl", ("A", NASTY), numeric, (Row((NASTY, NASTY)),), (NASTY,), STAMP)
        page = Tags(tables.html(nasty))
        assert "script" not in [tag for tag, _ in page.tags]
        assert page.text.count(NASTY) == 5
        labels = [cell["data-label"] for cell in page.named("td") if "data-label" in cell]
        assert labels == ([] if numeric[1] else [NASTY])

    def test_has_its_notes_below(self):
        noted = Table("Telling", "nl", ("A", "B"), (False, True), (Row(("a", "1")),), ("Een noot.",), STAMP)
        assert tables.html(noted).endswith('</table>\n<div class="table-notes">\n<p>Een noot.</p>\n</div>\n</div>')


class TestMarkdown:
    def test_of_counts_aligns_numbers_to_the_right(self):
        assert tables.markdown(COUNTS) == (
            "**Telling**\n\n"
            "| Categorie | Goedgekeurd |\n"
            "| --- | ---: |\n"
            "| Gokken | 6 |\n"
            "| Niet beschreven | 3 |\n"
            "| Totaal | 9 |\n"
        )

    def test_shows_markup_as_text_and_keeps_a_row_on_its_line(self):
        lines = tables.markdown(table(Row((f"{NASTY}\nnext", "1")))).splitlines()
        assert lines[-1] == "| \\<script\\>alert(\"1\")\\</script\\> \\& 'x' \\| \\*y\\* next | 1 |"

    def test_a_note_with_an_asterisk_does_not_become_a_list(self):
        noted = Table("Telling", "nl", ("A",), (False,), (Row(("a*",)),), ("* onze gevolgtrekking",), STAMP)
        assert tables.markdown(noted).endswith("| a\\* |\n\n\\* onze gevolgtrekking\n")


class TestText:
    def test_is_aligned_with_a_line_above_the_total(self):
        assert tables.text(COUNTS) == (
            "Telling\n\n"
            "Categorie        Goedgekeurd\n"
            "---------------  -----------\n"
            "Gokken                     6\n"
            "Niet beschreven            3\n"
            "---------------  -----------\n"
            "Totaal                     9\n"
        )

    def test_of_the_total_alone_has_one_line(self):
        assert tables.text(table(Row(("Totaal", "9"), "total"))).count("---------  -----------\n") == 1


class TestCsv:
    def test_has_the_words_that_readers_see(self):
        assert tables.csv(COUNTS) == "Categorie,Goedgekeurd\nGokken,6\nNiet beschreven,3\nTotaal,9\n"

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
    def test_no_text_becomes_a_formula_in_a_spreadsheet(self, start):
        cell = f'{start}HYPERLINK("x")'
        written = tables.csv(table(Row((cell, "1"))))
        rows = list(csv.reader(io.StringIO(written, newline="")))
        assert rows[1] == [f"'{cell}", "1"]

    def test_a_text_with_quotes_commas_and_lines_reads_back(self):
        cell = 'a "b", c\nd'
        rows = list(csv.reader(io.StringIO(tables.csv(table(Row((cell, "1")))), newline="")))
        assert rows[1] == [cell, "1"]
