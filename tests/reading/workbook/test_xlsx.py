"""XLSX: what stands in a cell becomes the text that a reporter means by it."""

import datetime
import io

import openpyxl
import pytest

from bnr_toolkit.reading.workbook import read_workbook, sheet_names

STRING = '<c r="B2" t="inlineStr"><is>{}</is></c>'


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="B2"><v>3</v></c>', "3"),
        ('<c r="B2"><v>3.0</v></c>', "3"),
        ('<c r="B2"><v>-0</v></c>', "0"),
        ('<c r="B2"><v>0.30000000000000004</v></c>', "0.30000000000000004"),
        ('<c r="B2"><v>1E-3</v></c>', "0.001"),
        ('<c r="B2"><v>9.9999999999999995E-8</v></c>', "0.0000001"),
        ('<c r="B2"><v>999999999999999</v></c>', "999999999999999"),
        ('<c r="B2"><v>45689</v></c>', "45689"),
        ('<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B2" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="B2" t="str"><f>A2&amp;"x"</f><v>xx</v></c>', "xx"),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2"><f t="shared" si="0"/><v>2</v></c>', "2"),
        ('<c r="B2" t="str"><v>  twee  </v></c>', "  twee  "),
        ('<c r="B2" t="d"><v>2023-03-15T14:30:00</v></c>', "2023-03-15 14:30"),
        ('<c r="B2" t="d"><v>2023-03-15</v></c>', "2023-03-15"),
        ('<c r="B2" cm="1" t="str"><f>A2</f><v>x</v></c>', "x"),
        (STRING.format("<t>een\r\ntwee</t>"), "een\ntwee"),
        (STRING.format("<t>a &lt; b &amp;&#32;c &#233;</t>"), "a < b & c é"),
        (STRING.format("<r><t>vet</t></r><r><rPr><b/></rPr><t> en niet</t></r>"), "vet en niet"),
        (STRING.format("<t>漢字</t><rPh sb='0' eb='1'><t>かんじ</t></rPh>"), "漢字"),
        (STRING.format("<t>een_x000A_twee</t>"), "een\ntwee"),
        (STRING.format("<t>=1+1</t>"), "=1+1"),
        (STRING.format("<t>NA</t>"), "NA"),
        (STRING.format("<t>None</t>"), "None"),
        (STRING.format("<t><![CDATA[<b>]]></t>"), "<b>"),
    ],
)
def test_a_cell_is_read_exactly(workbooks, cell, text):
    assert workbooks.cell(cell) == text


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("0000", "12", "0012"),
        ("0000", "-12", "-0012"),
        ("0000", "12345", "12345"),
        ("0000", "12.5", "12.5"),
        ("0.00", "12.5", "12.5"),
        ("0%", "0.125", "0.125"),
        ('0.00" dagen"', "3", "3"),
        ("[Red]#,##0", "1234", "1234"),
        ("[$€-413] #,##0.00", "9.5", "9.5"),
        ("General", "45000", "45000"),
        ("@", "45000", "45000"),
        ("dd-mm-yyyy", "45000", "2023-03-15"),
        ("[$-413]d mmmm yyyy;@", "45000", "2023-03-15"),
        ("dd-mm-yyyy", "59", "1900-02-28"),
        ("dd-mm-yyyy", "61", "1900-03-01"),
        ("mmm-yy", "45000", "2023-03-15"),
        ("dd-mm-yyyy hh:mm", "45000.604166666664", "2023-03-15 14:30"),
        ("dd-mm-yyyy hh:mm", "45000", "2023-03-15 00:00"),
        ("dd-mm-yyyy", "45000.604166666664", "2023-03-15 14:30"),
        ("dd-mm-yyyy hh:mm:ss.000", "45000.60417243056", "2023-03-15 14:30:00.498"),
        ("dd-mm-yyyy hh:mm:ss", "45000.604178240738", "2023-03-15 14:30:01"),
        ("hh:mm", "0.604166666666667", "14:30"),
        ("h:mm AM/PM", "0.604166666666667", "14:30"),
        ("hh:mm", "45000.604166666664", "2023-03-15 14:30"),
        ("[h]:mm", "1.25", "30:00"),
        ("mm:ss", "0.000694444444444444", "00:01"),
    ],
)
def test_a_number_is_read_by_its_format(workbooks, code, value, text):
    assert workbooks.cell(f'<c r="B2" s="1"><v>{value}</v></c>', formats=(code,)) == text


def test_dates_that_count_from_1904_are_read_as_such(workbooks):
    cell = '<c r="B2" s="1"><v>43538</v></c>'
    assert workbooks.cell(cell, formats=("dd-mm-yyyy",), book='<workbookPr date1904="1"/>') == "2023-03-15"


def test_texts_of_the_list_are_read_rich_and_plain(workbooks):
    rows = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(4))
    strings = "<si><t>ad</t></si><si><r><t>ve</t></r><r><t>t</t></r></si><si><t> x </t></si><si><t>a&amp;b</t></si>"
    assert workbooks.rows(workbooks.xlsx(rows, strings=strings)) == [["ad"], ["vet"], [" x "], ["a&b"]]


def test_names_with_a_prefix_are_the_same_names(workbooks):
    rows = '<x:row r="1"><x:c r="A1" t="str"><x:v>ad</x:v></x:c></x:row>'
    rows += '<x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="urn:m"><x:sheetData>{rows}</x:sheetData><x:mergeCells/></x:worksheet>'
    assert workbooks.rows(workbooks.xlsx("", parts={"xl/worksheets/sheet1.xml": sheet})) == [["ad"], ["7"]]


def test_cells_and_rows_without_an_address_stand_next_to_each_other(workbooks):
    rows = '<row><c t="str"><v>ad</v></c><c t="str"><v>soort</v></c></row>'
    rows += '<row r="4"><c><v>1</v></c><c r="B4"><v>2</v></c></row>'
    (cells,), findings = read_workbook(workbooks.xlsx(rows), "a.xlsx")
    assert findings == []
    assert str(cells.place("soort", 0)) == "a.xlsx › Blad1!B4 (row 4, column soort)"
    assert cells.columns["soort"][0] == "2"


def test_comments_in_the_xml_and_white_space_between_cells_are_no_cells(workbooks):
    rows = workbooks.HEADER + '\n <row r="2">\n  <c r="A2"><v>1</v></c>\n<!-- <c r="B2"><v>9</v></c> -->\n </row>\n'
    assert workbooks.rows(workbooks.xlsx(rows)) == [["ad", "soort"], ["1", ""]]


def test_styled_rows_without_content_are_nothing(workbooks):
    empty = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(3, 5003)
    )
    row = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
    assert workbooks.rows(workbooks.xlsx(workbooks.HEADER + row + empty)) == [["ad", "soort"], ["1", "2"]]


@pytest.mark.slow
def test_a_cell_in_the_last_row_costs_no_memory(workbooks):
    import tracemalloc

    far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    data = workbooks.xlsx(workbooks.HEADER + far, head='<dimension ref="A1:XFD1048576"/>')
    read_workbook(data, "a.xlsx")
    tracemalloc.start()
    (cells,), findings = read_workbook(data, "a.xlsx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert findings == []
    assert list(cells.rows) == [1_048_576]
    assert peak < 20_000_000


def test_a_real_writer_and_the_reader_agree():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["ad", "dag", "moment", "tijd", "duur", "getal", "ja"])
    moment = datetime.datetime(2023, 3, 15, 14, 30, 5)
    duration = datetime.timedelta(hours=30, minutes=5)
    sheet.append(["ad-1", moment.date(), moment, moment.time(), duration, 0.1, True])
    stream = io.BytesIO()
    book.save(stream)
    (cells,), findings = read_workbook(stream.getvalue(), "a.xlsx")
    assert findings == []
    assert [column[0] for column in cells.columns.values()] == [
        *("ad-1", "2023-03-15", "2023-03-15 14:30:05", "14:30:05", "30:05", "0.1", "TRUE")
    ]
    assert cells.detected == {"format": "XLSX", "sheet": "Sheet"}


@pytest.mark.parametrize(
    "cell", ['<c r="B2"><f>A2</f></c>', '<c r="B2"><f>A2</f><v/></c>', '<c r="B2"><f>A2</f><v></v></c>']
)
def test_a_formula_without_a_result_is_refused_at_its_cell(workbooks, cell):
    (cells,), findings = read_workbook(workbooks.one_cell(cell), "a.xlsx")
    assert [(one.code, str(one.place)) for one in findings] == [
        ("formula_without_value", "a.xlsx › Blad1!B2 (row 2, column soort)")
    ]
    assert cells.columns["soort"][0] == "=B2", "a refused cell is not an empty one"


def test_a_header_of_formulas_without_results_is_not_skipped(workbooks):
    rows = '<row r="1"><c r="A1"><f>X1</f></c></row><row r="2"><c r="A2" t="str"><v>ad-1</v></c></row>'
    _, findings = read_workbook(workbooks.xlsx(rows), "a.xlsx")
    assert [(one.code, one.place.cell) for one in findings] == [("formula_without_value", "A1")]


@pytest.mark.parametrize("entity", ["&bogus;", "&", "&#0;", "&#x110000;"])
def test_an_entity_that_is_none_is_damage(workbooks, entity):
    (line,) = workbooks.said(workbooks.one_cell(f'<c r="B2" t="str"><v>{entity}</v></c>'))
    assert line.startswith("a.xlsx: the workbook is damaged or has not arrived whole")


def test_a_document_type_in_any_part_is_refused(workbooks):
    parts = workbooks.xlsx_parts(workbooks.HEADER)
    for name, text in parts.items():
        if name == "[Content_Types].xml":
            continue
        body = str(text).replace('<?xml version="1.0" encoding="UTF-8"?>\n', "")
        damaged = workbooks.packed({**parts, name: f'<!DOCTYPE x [<!ENTITY e "e">]>{body}'})
        if name == "xl/sharedStrings.xml":
            damaged = workbooks.packed(
                {**parts, name: f'<!DOCTYPE x [<!ENTITY e "e">]>{body.replace("></", "><si><t>&e;</t></si></")}'}
            )
        (line,) = workbooks.said(damaged)
        assert "declares abbreviations" in line, name


def test_names_of_sheets_are_those_with_cells_and_the_hidden_ones(workbooks):
    assert sheet_names(workbooks.xlsx("", "", states=("visible", "hidden")), "a.xlsx") == (("Blad1", "Blad2"), [])
