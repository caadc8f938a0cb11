"""One more row at the end of ``events.csv``: the bytes before it stay, and only our own form is added to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence
from bnr_toolkit.ledger.events_file import not_added_to, with_row
from bnr_toolkit.ledger.writing import rows_bytes
from bnr_toolkit.reading.csv_file import csv_records, read_csv

HEADER = b"submission,step,type"
ROW = {"submission": "ad-1", "step": "2", "type": "halted"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEADER + b"\n", HEADER + b"\nad-1,2,halted\n"),
        (HEADER, HEADER + b"\nad-1,2,halted\n"),
        (HEADER + b"\r\nad-1,1,approved", HEADER + b"\r\nad-1,1,approved\r\nad-1,2,halted\r\n"),
        (HEADER + b"\rad-1,1,approved\r", HEADER + b"\rad-1,1,approved\rad-1,2,halted\r"),
        (b"\xef\xbb\xbf" + HEADER + b"\n", b"\xef\xbb\xbf" + HEADER + b"\nad-1,2,halted\n"),
        (b"type,x_notes,step,submission\n", b"type,x_notes,step,submission\nhalted,,2,ad-1\n"),
        (b"submission,step\nad-1,1\n", b"submission,step,type\nad-1,1,\nad-1,2,halted\n"),
        (b"\xef\xbb\xbfsubmission,step\r\nad-1,1", b"\xef\xbb\xbfsubmission,step,type\r\nad-1,1,\r\nad-1,2,halted\r\n"),
    ],
)
def test_a_row_is_added_in_the_columns_and_with_the_line_ends_of_the_file(before, after):
    assert with_row(before, ROW) == after


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(',"\r\n;'), max_size=5)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4), st.sampled_from([b"\n", b"\r\n"]))
def test_what_was_there_is_never_changed_by_a_row(rows, end):
    before = b"".join(
        rows_bytes([row]).removesuffix(b"\n") + end
        for row in [["submission", "x_notes"], *(["a" + a, b] for a, b in rows)]
    )
    known = csv_records(before.decode())
    assert csv_records(with_row(before, {"submission": "ad-1"}).decode()) == [*known, ["ad-1", ""]]
    widened = csv_records(with_row(before, {"submission": "ad-1", "step": "2"}).decode())
    assert [record[:2] for record in widened[:-1]] == known
    assert widened[-1] == ["ad-1", "", "2"]


@pytest.mark.parametrize(
    ("data", "stored"),
    [
        (b"submission;step;type\nad-1;1;approved\n", "semicolon"),
        ("submission,step,type\nad-1,1,approved\n".encode("utf-16"), "UTF-16 LE"),
        (b"sep=,\nsubmission,step,type\nad-1,1,approved\n", "sep=,"),
    ],
)
def test_a_file_in_another_form_is_not_added_to_and_its_form_is_said(data, stored):
    cells, _ = read_csv(data, "events.csv")
    assert [sentence(finding, "nl") for finding in not_added_to(cells, data)] == [
        (
            f"events.csv: hier wordt geen rij aan toegevoegd: {stored}. Maak met bnr check MAP --fix NIEUWE_MAP een "
            "kopie in UTF-8 met komma's, en voeg de rij daar toe."
        )
    ]


@pytest.mark.parametrize(
    "data", [b"submission,step,type\n", b"\xef\xbb\xbfsubmission,step,type\r\nad-1,1,approved\r\n"]
)
def test_our_own_form_is_added_to(data):
    cells, _ = read_csv(data, "events.csv")
    assert list(not_added_to(cells, data)) == []
