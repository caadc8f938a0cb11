"""Bytes → text, and everything invisible that is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.text import decoded


def said(data: bytes, language: str = "en") -> list[str]:
    return [sentence(finding, language) for finding in decoded(data, "a.csv")[1]]


def test_a_byte_order_mark_is_dropped():
    assert decoded(b"\xef\xbb\xbfid\n", "a.csv") == ("id\n", [])


def test_only_the_first_byte_order_mark_is_dropped():
    assert decoded(b"\xef\xbb\xbf\xef\xbb\xbfid", "a.csv")[0] == "\ufeffid"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_the_line_and_the_byte_are_right_for_every_line_end_and_with_a_mark(mark, end):
    data = mark + b"id" + end + b"caf\xc3\xa9" + end + b"caf\xe9" + end
    assert said(data) == [
        "a.csv › line 3: the text is not UTF-8 (byte 0xe9). Save the file again as 'CSV UTF-8'.",
    ]


def test_the_same_in_dutch():
    assert said(b"\xff\xfei\x00d\x00", "nl") == [
        "a.csv › regel 1: de tekst is geen UTF-8 (byte 0xff). Bewaar het bestand opnieuw als 'CSV UTF-8'.",
    ]


def test_every_line_with_something_invisible_is_listed_with_all_that_is_in_it():
    text = "id\nx\u202ey\u2066z\r\nn\x00n\rb\x07\x9fb\n"
    assert said(text.encode()) == [
        (
            "a.csv › line 2: there is an invisible character that turns the reading direction (U+202E, U+2066). "
            "Remove it and type the text again."
        ),
        "a.csv › line 3: there is a NUL character in the text; the file is damaged. Export the table again.",
        (
            "a.csv › line 4: there is an invisible control character in the text (U+0007, U+009F). "
            "Remove it and type the text again."
        ),
    ]


def test_tabs_and_line_ends_are_layout_and_arabic_is_text():
    text = "a\tb\r\nc\n\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u200f!\n"
    assert decoded(text.encode(), "a.csv") == (text, [])


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_findings(data):
    text, findings = decoded(data, "a.csv")
    assert findings or text.encode("utf-8") == data.removeprefix(b"\xef\xbb\xbf")
    assert all(finding.place.line >= 1 for finding in findings)
