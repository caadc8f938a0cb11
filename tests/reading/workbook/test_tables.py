"""Sheets: which are read, what hides in them, and what stands around the table."""

import pytest

from bnr_toolkit.reading.workbook import read_workbook


def row(number, *texts, attributes=""):
    cells = "".join(
        f'<c r="{a}{number}" t="str"><v>{text}</v></c>' for a, text in zip("ABCDEF", texts, strict=False) if text
    )
    return f'<row r="{number}"{attributes}>{cells}</row>'


TABLE = row(1, "ad", "soort", "besluit") + row(2, "ad-1", "gokken", "ja") + row(3, "ad-2", "wapens", "nee")
HIDDEN_ROW = TABLE.replace('<row r="3"', '<row r="3" hidden="1"')
HIDDEN_COLUMN = '<cols><col min="2" max="2" hidden="1"/></cols>'


def test_every_visible_sheet_that_holds_anything_is_read_in_its_order(workbooks):
    sheets, findings = read_workbook(workbooks.xlsx(TABLE, "", row(1, "x")), "a.xlsx")
    assert [cells.sheet for cells in sheets] == ["Blad1", "Blad3"]
    assert findings == []


def test_what_is_wrong_with_a_sheet_names_that_sheet(workbooks):
    _, findings = read_workbook(workbooks.xlsx(TABLE, row(1, "x", "x")), "a.xlsx")
    assert [(one.code, one.place.sheet) for one in findings] == [("duplicate_column", "Blad2")]


def test_a_sheet_is_chosen_by_its_name_and_another_is_not_opened(workbooks):
    data = workbooks.xlsx(row(1, "x", "x"), TABLE, states=("visible", "hidden"))
    (cells,), findings = read_workbook(data, "a.xlsx", sheet="Blad2")
    assert findings == []
    assert cells.sheet == cells.detected["sheet"] == "Blad2"


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(workbooks):
    assert workbooks.said(workbooks.xlsx(TABLE, TABLE), sheet="Blad 2") == [
        "a.xlsx: 'Blad 2' is not a sheet of this workbook. Did you mean 'Blad2'? Use one of: Blad1, Blad2."
    ]


def test_a_chosen_sheet_may_be_empty_and_that_is_said(workbooks):
    assert workbooks.said(workbooks.xlsx(TABLE, ""), sheet="Blad2") == [
        "a.xlsx › Blad2: the file is empty. Fill it, or bring it back from a copy."
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize(("hidden", "read"), [("include", ["Blad1", "Blad2"]), ("leave_out", ["Blad1"])])
def test_hidden_sheets_are_read_or_left_out_when_that_is_declared(workbooks, state, hidden, read):
    sheets, findings = read_workbook(workbooks.xlsx(TABLE, TABLE, states=("visible", state)), "a.xlsx", hidden=hidden)
    assert [cells.sheet for cells in sheets] == read
    assert findings == []


def test_an_empty_hidden_sheet_is_nothing(workbooks):
    assert workbooks.said(workbooks.xlsx(TABLE, "", states=("visible", "hidden"))) == []


def test_hidden_rows_are_read_when_that_is_declared(workbooks):
    (cells,), findings = read_workbook(workbooks.xlsx(HIDDEN_ROW), "a.xlsx", hidden="include")
    assert (list(cells.rows), findings) == ([2, 3], [])


def test_hidden_rows_are_left_out_when_that_is_declared(workbooks):
    (cells,), findings = read_workbook(workbooks.xlsx(HIDDEN_ROW + row(4, "ad-3")), "a.xlsx", hidden="leave_out")
    assert (list(cells.rows), findings) == ([2, 4], [])


def test_a_hidden_row_that_is_empty_is_nothing(workbooks):
    assert workbooks.said(workbooks.xlsx(TABLE + '<row r="4" hidden="1"><c r="A4" s="0"/></row>')) == []


def test_many_hidden_rows_are_one_finding(workbooks):
    rows = "".join(row(number, "x", attributes=' hidden="1"') for number in range(2, 100, 2))
    (line,) = workbooks.said(workbooks.xlsx(row(1, "ad") + rows))
    assert line == (
        "a.xlsx › Blad1!row 2: rows with data are hidden, perhaps by a filter (2, 4, 6, 8, 10, 12, 14, 16, …; "
        "49 in all). Show or delete them; or say in mapping.yml hidden: include (read them too) "
        "or leave_out (leave them out)."
    )


def test_hidden_columns_are_left_out_and_the_others_keep_their_place(workbooks):
    rows = TABLE.replace('<c r="B2" t="str"><v>gokken</v></c>', '<c r="B2" t="e"><v>#N/A</v></c>')
    (cells,), findings = read_workbook(workbooks.xlsx(rows, head=HIDDEN_COLUMN), "a.xlsx", hidden="leave_out")
    assert findings == []
    assert list(cells.columns) == ["ad", "besluit"]
    assert str(cells.place("besluit", 1)) == "a.xlsx › Blad1!C3 (row 3, column besluit)"


def test_a_fault_behind_a_column_that_is_left_out_has_its_own_address(workbooks):
    rows = row(1, "ad", "soort", "ad") + row(2, "ad-1", "gokken", "ja")
    _, findings = read_workbook(workbooks.xlsx(rows, head=HIDDEN_COLUMN), "a.xlsx", hidden="leave_out")
    assert [(one.code, one.place.cell) for one in findings] == [("duplicate_column", "C1")]


def test_hidden_columns_are_read_when_that_is_declared(workbooks):
    (cells,), findings = read_workbook(workbooks.xlsx(TABLE, head=HIDDEN_COLUMN), "a.xlsx", hidden="include")
    assert (list(cells.columns), findings) == (["ad", "soort", "besluit"], [])


def test_a_column_without_a_name_matters_when_it_holds_something(workbooks):
    head = row(1, "", "ad", "", "soort")
    empty = workbooks.xlsx(head + row(2, "", "ad-1", "", "gokken"))
    (cells,), findings = read_workbook(empty, "a.xlsx")
    assert findings == []
    assert cells.place("soort", 0).cell == "D2"
    _, findings = read_workbook(workbooks.xlsx(head + row(2, "los", "ad-1", "", "gokken", "ook")), "a.xlsx")
    assert [(one.code, one.place.cell) for one in findings] == [
        ("column_without_name", "A1"),
        ("column_without_name", "E1"),
    ]


def test_what_stands_above_the_header_is_not_read(workbooks):
    title = '<row r="1" hidden="1"><c r="A1" t="e"><v>#REF!</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="H1:J9"/></mergeCells>'
    body = row(4, "ad", "soort") + row(6, "ad-1", "gokken")
    (cells,), findings = read_workbook(workbooks.xlsx(title + body, tail=merged), "a.xlsx", header_row=4)
    assert findings == []
    assert list(cells.rows) == [6]


def test_a_merge_that_reaches_into_the_header_is_refused(workbooks):
    body = row(1, "Titel") + row(3, "ad", "soort") + row(4, "ad-1", "gokken")
    data = workbooks.xlsx(body, tail='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    _, findings = read_workbook(data, "a.xlsx", header_row=3)
    assert [(one.code, one.value) for one in findings] == [("merged_cells", "A2:A3")]


def test_a_header_row_that_is_not_there_is_refused(workbooks):
    assert workbooks.said(workbooks.xlsx(TABLE), header_row=9) == [
        (
            "a.xlsx › Blad1!row 9: there is no header on this row. "
            "Give the number of the row with the column names as header_row in mapping.yml."
        )
    ]
