"""ODS: values, white space, repeats, and what is refused."""

import pytest

from bnr_toolkit.reading.workbook import read_workbook

CELL = '<table:table-cell office:value-type="{}" {}>{}</table:table-cell>'


def cell(kind, attributes="", shown=""):
    return CELL.format(kind, attributes, f"<text:p>{shown}</text:p>" if shown else "")


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (cell("float", 'office:value="3"', "3"), "3"),
        (cell("float", 'office:value="12"', "0012"), "0012"),
        (cell("float", 'office:value="1234.5"', "1.234,50"), "1234.5"),
        (cell("percentage", 'office:value="0.125"', "13%"), "0.125"),
        (cell("currency", 'office:value="9.5" office:currency="EUR"', "€ 9,50"), "9.5"),
        (cell("date", 'office:date-value="2023-03-15"', "15-03-23"), "2023-03-15"),
        (cell("date", 'office:date-value="2023-03-15T14:30:00"', "15-03-23 14:30"), "2023-03-15 14:30"),
        (cell("date", 'office:date-value="2023-03-15"', "15-03-23 00:00"), "2023-03-15 00:00"),
        (cell("time", 'office:time-value="PT14H30M00S"', "14:30"), "14:30"),
        (cell("time", 'office:time-value="PT30H05M01.5S"', "30:05"), "30:05:01.500"),
        (cell("boolean", 'office:boolean-value="true"', "WAAR"), "TRUE"),
        (cell("boolean", 'office:boolean-value="false"', "ONWAAR"), "FALSE"),
        (cell("string", "", "a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d"), "a  b\tc\nd"),
        (cell("string", "", "\n  vet <text:span>en</text:span>\n niet "), "vet en niet"),
        (cell("string", "", "een</text:p><text:p>twee"), "een\ntwee"),
        (cell("string", "", "漢字"), "漢字"),
        (cell("float", 'office:value="3" table:formula="of:=1+2"', "3"), "3"),
        (cell("string", 'office:string-value="" table:formula="of:=&quot;&quot;"'), ""),
        (cell("string", 'table:formula="of:=HYPERLINK(&quot;https://example.org/#x&quot;)"', "x"), "x"),
    ],
)
def test_a_cell_is_read_exactly(workbooks, made, text):
    data = workbooks.ods(workbooks.ods_row("ad", "soort") + workbooks.ods_row("x", made))
    assert workbooks.rows(data, "a.ods")[1][1] == text


@pytest.mark.parametrize(
    ("made", "code", "value"),
    [
        ('<table:table-cell table:formula="of:=1+2"/>', "formula_without_value", None),
        (cell("float", 'office:value="0" table:formula="of:=1/0"', "#DIV/0!"), "error_cell", "#DIV/0!"),
        (cell("string", 'office:string-value="" table:formula="of:=x"', "Err:508"), "error_cell", "Err:508"),
        (cell("float", 'office:value="23851234567890123"', "2,4E+16"), "rewritten_number", "2.385E+16"),
        (cell("date", 'office:date-value="2023-02-30"'), "impossible_date", "2023-02-30"),
        (cell("time", 'office:time-value="-PT1H"'), "impossible_date", "-PT1H"),
    ],
)
def test_a_cell_is_refused_at_its_address(workbooks, made, code, value):
    data = workbooks.ods(workbooks.ods_row("ad", "soort") + workbooks.ods_row("x", made))
    _, findings = read_workbook(data, "a.ods")
    assert [(one.code, one.value, str(one.place)) for one in findings] == [
        (code, value, "a.ods › Blad1!B2 (row 2, column soort)")
    ]


def test_a_refused_cell_that_is_repeated_is_refused_at_every_address(workbooks):
    made = '<table:table-cell table:formula="of:=1" table:number-columns-repeated="2"/>'
    rows = workbooks.ods_row("a", "b") + workbooks.ods_row(made, attributes=' table:number-rows-repeated="2"')
    _, findings = read_workbook(workbooks.ods(rows), "a.ods")
    assert [one.place.cell for one in findings] == ["A2", "B2", "A3", "B3"]


def test_a_row_that_is_repeated_is_there_as_often(workbooks):
    rows = workbooks.ods_row("ad") + workbooks.ods_row("x", attributes=' table:number-rows-repeated="3"')
    (cells,), findings = read_workbook(workbooks.ods(rows), "a.ods")
    assert (list(cells.rows), list(cells.columns["ad"]), findings) == ([2, 3, 4], ["x"] * 3, [])


@pytest.mark.parametrize("rows", [2_000_000, 99_999_999])
def test_a_row_repeated_beyond_the_end_of_a_sheet_is_refused(workbooks, rows):
    data = workbooks.ods(
        workbooks.ods_row("ad") + workbooks.ods_row("x", attributes=f' table:number-rows-repeated="{rows}"')
    )
    assert [one.code for one in read_workbook(data, "a.ods")[1]] == ["far_cell"]


def test_a_sheet_whose_style_hides_it_is_hidden(workbooks):
    before = (
        '<office:automatic-styles><style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    parts = workbooks.ods_parts(workbooks.ods_row("ad"), workbooks.ods_row("ad"), before=before)
    hidden = parts["content.xml"].replace('table:name="Blad2"', 'table:name="Blad2" table:style-name="h"')
    _, findings = read_workbook(workbooks.packed({**parts, "content.xml": hidden}), "a.ods")
    assert [(one.code, one.value) for one in findings] == [("hidden_sheet", "Blad2")]


def test_merges_and_comments_have_their_address(workbooks):
    merged = cell("string", 'table:number-rows-spanned="2"', "y")
    noted = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>geheim</text:p></office:annotation>'
    )
    noted += "<text:p>x</text:p></table:table-cell>"
    rows = workbooks.ods_row("ad", "soort") + workbooks.ods_row(noted, merged)
    rows += workbooks.ods_row("z", "<table:covered-table-cell/>")
    (cells,), findings = read_workbook(workbooks.ods(rows), "a.ods")
    assert [(one.code, one.place.cell, one.value) for one in findings] == [
        ("merged_cells", "B2", "B2:B3"),
        ("comments_left_out", "A2", None),
    ]
    assert list(cells.columns["ad"]) == ["x", "z"]
