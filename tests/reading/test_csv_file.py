"""A comma-separated file → cells: exact text, true addresses, and findings for everything else."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.reading.csv_file import read_csv

CELL = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    | st.sampled_from("\t\n\r,;\"'"),
    max_size=12,
)
NAME = st.from_regex(r"[a-z]{1,6}", fullmatch=True)


@st.composite
def tables(draw):
    header = draw(st.lists(NAME, min_size=1, max_size=4, unique=True))
    rows = draw(st.lists(st.lists(CELL, min_size=len(header), max_size=len(header)), max_size=6))
    return header, rows


@given(tables(), st.booleans())
def test_any_table_of_text_reads_back_equal_with_the_addresses_of_a_spreadsheet(table, marked):
    header, rows = table
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([header, *rows])
    data = (b"\xef\xbb\xbf" if marked else b"") + stream.getvalue().encode("utf-8")
    cells, findings = read_csv(data, "a.csv")
    assert findings == []
    expected = [(number, row) for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    assert list(cells.rows) == [number for number, _ in expected]
    assert [cells.columns[name] for name in header] == [
        [row[index] for _, row in expected] for index in range(len(header))
    ]
    for index, (number, _) in enumerate(expected):
        for column_number, name in enumerate(header, start=1):
            place = cells.place(name, index)
            assert (place.row, place.column, place.column_number) == (number, name, column_number)


@given(st.binary(max_size=120) | st.text(alphabet='a,;"\n\r \t\x00', max_size=40).map(str.encode))
def test_any_bytes_give_cells_or_findings_and_never_an_exception(data):
    cells, findings = read_csv(data, "a.csv")
    assert findings or cells.columns
    assert {len(column) for column in cells.columns.values()} <= {len(cells)}


def test_a_field_of_two_hundred_thousand_characters_is_accepted_exactly():
    # The standard library stops at 131,072.
    long = "é" * 200_000
    cells, findings = read_csv(f"id,note\nad-1,{long}\n".encode(), "a.csv")
    assert findings == []
    assert cells.columns["note"] == [long]


def test_the_limit_of_the_standard_library_is_put_back():
    before = csv.field_size_limit()
    read_csv(b"id\n1\n", "a.csv")
    read_csv(b'id\n"1\n', "a.csv")
    assert csv.field_size_limit() == before


def test_an_unclosed_quote_after_a_long_field_is_found_at_its_own_line():
    data = "id,note\nad-1," + "x" * 200_000 + '\nad-2,"open\n'
    _, findings = read_csv(data.encode(), "a.csv")
    assert [(finding.code, finding.place.line) for finding in findings] == [("unclosed_quote", 3)]


def test_an_unclosed_quote_is_found_where_it_opens_also_below_quoted_line_ends():
    _, findings = read_csv(b'id,note\n"a\nb","c\nd"\n1,"open\n2,x\n', "a.csv")
    assert [(finding.code, finding.place.line) for finding in findings] == [("unclosed_quote", 5)]


def test_mixed_line_ends_are_read_alike():
    cells, findings = read_csv(b"id,note\r\nad-1,a\nad-2,b\rad-3,c\r\n", "a.csv")
    assert findings == []
    assert cells.columns == {"id": ["ad-1", "ad-2", "ad-3"], "note": ["a", "b", "c"]}
    assert list(cells.rows) == [2, 3, 4]


def test_a_line_end_inside_quotes_belongs_to_the_cell_and_to_one_row():
    cells, _ = read_csv(b'id,note\nad-1,"one\r\ntwo\rthree\n"\nad-2,x\n', "a.csv")
    assert cells.columns["note"] == ["one\r\ntwo\rthree\n", "x"]
    assert list(cells.rows) == [2, 3]


def test_blank_rows_in_the_middle_are_skipped_and_counted():
    cells, findings = read_csv(b"id,note\nad-1,a\n\n , \n,\nad-2,b\n\n,\n", "a.csv")
    assert findings == []
    assert cells.columns["id"] == ["ad-1", "ad-2"]
    assert str(cells.place("note", 1)) == "a.csv › B6 (row 6, column note)"


def test_blank_rows_above_the_header_are_skipped_and_counted():
    cells, findings = read_csv(b"\n,,\nid,note\nad-1,a\n", "a.csv")
    assert findings == []
    assert str(cells.place("id", 0)) == "a.csv › A4 (row 4, column id)"


@pytest.mark.parametrize(
    "text", ["NA", "None", "0012", "NO", "null", "nan", "1e3", "TRUE", "1,0", "=1+1", "2023-03-15"]
)
def test_text_that_looks_like_something_else_stays_text(text):
    cells, findings = read_csv(f'id,note\nad-1,"{text}"\n'.encode(), "a.csv")
    assert findings == []
    assert cells.columns["note"] == [text]


def test_spaces_around_a_header_are_dropped_and_inside_cells_kept():
    cells, _ = read_csv(b" id , note\n ad-1 , x \n", "a.csv")
    assert cells.columns == {"id": [" ad-1 "], "note": [" x "]}


def test_every_row_of_a_wrong_length_is_listed():
    _, findings = read_csv(b"a,b\n1\n1,2\n1,2,3\n", "a.csv")
    assert [(finding.code, finding.place.row, finding.fields) for finding in findings] == [
        ("row_too_short", 2, (("cells", "1"), ("columns", "2"))),
        ("row_too_long", 4, (("cells", "3"), ("columns", "2"))),
    ]


def test_every_fault_of_the_header_is_listed():
    _, findings = read_csv(b"a,,a,b, ,b\n1,2,3,4,5,6\n", "a.csv")
    assert [(finding.code, finding.place.column_number) for finding in findings] == [
        ("column_without_name", 2),
        ("duplicate_column", 3),
        ("column_without_name", 5),
        ("duplicate_column", 6),
    ]


def test_a_semicolon_in_a_header_with_commas_is_only_a_name():
    cells, findings = read_csv(b"id,a;b\n1,2\n", "a.csv")
    assert findings == []
    assert list(cells.columns) == ["id", "a;b"]


def test_the_separator_line_of_a_spreadsheet_program_means_semicolons():
    cells, findings = read_csv(b"sep=;\r\nid;note\r\n1;2\r\n", "a.csv")
    assert findings == []
    assert cells.columns == {"id": ["1"], "note": ["2"]}
    assert str(cells.place("note", 0)) == "a.csv › B2 (row 2, column note)", "as the spreadsheet program shows it"
