"""Texts as a file may hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Row, Table
from bnr_toolkit.tables.cells import harmless, plain, plainly


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", " =", "\xa0+"])
def test_what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(start):
    assert harmless(f"{start}cmd|'/c calc'!A1") == f"'{start}cmd|'/c calc'!A1"


@pytest.mark.parametrize("text", ["", "Gokken", "−0,12", "–", "a=b", "6 van 7", "'=1"])
def test_any_other_text_stays_as_it_is(text):
    assert harmless(text) == text


@given(st.text())
def test_a_plain_text_is_one_line_that_xml_and_utf_8_can_hold(text):
    said = plain(text)
    assert len(said.splitlines()) <= 1
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in said)
    said.encode("utf-8")


def test_what_is_no_text_is_shown_as_lost_and_what_turns_the_text_is_gone():
    assert plain("a\x00b\x1bc\ud800d\uffff") == "a�b�c�d�"
    assert plain("\u202eabc\u2066d\u2069") == "abcd"
    assert plain("א\u200fb") == "א\u200fb"  # a mark that a language needs stays
    assert plain(" a\r\nb\u2028c\td ") == "a b c d"


def test_every_text_of_a_table_is_made_plain():
    table = Table(
        "a\nb", "nl", ("c\x00",), (False,), (Row(("d\te",), "total"),), ("f\x0bg",), Stamp("p", "0" * 64, "public")
    )
    made = plainly(table)
    assert (made.caption, made.columns, made.rows, made.notes) == (
        "a b",
        ("c�",),
        (Row(("d e",), "total"),),
        ("f g",),
    )
