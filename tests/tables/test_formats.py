"""Tables → CSV with the words of readers, and text for a terminal."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from bnr_toolkit import tables
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Passage, Row, Table

STAMP = Stamp("proef", "0" * 64, "public")


def table(*rows: Row, numeric: tuple[bool, ...] = (False, True), caption: str = "Telling") -> Table:
    columns = ("Categorie", "Goedgekeurd", "Waarvoor")[: len(numeric)]
    return Table(caption, "nl", columns, numeric, rows, (), STAMP)


COUNTS = table(Row(("Gokken", "6")), Row(("Niet beschreven", "3"), "apart"), Row(("Totaal", "9"), "total"))


def test_under_a_passage_a_table_does_not_repeat_what_that_says():
    noted = replace(COUNTS, notes=("Elke advertentie telt één keer.", "Cursief: apart."))
    passage = Passage("text", "nl", ("Geteld is zo. Elke advertentie telt één keer.",), STAMP)
    assert tables.beside(noted, passage) == replace(COUNTS, notes=("Cursief: apart.",))


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
