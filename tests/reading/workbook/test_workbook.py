"""The same table, saved by a real program in three formats, is the same table."""

import pytest

from bnr_toolkit.reading.workbook import read_workbook, sheet_names

DUTCH = {
    "ad": ["ad-1", "ad-2", "ad-3"],
    "platform": ["Alpha", "Beta", "Alpha"],
    "soort": ["gokken", "wapens", "gokken"],
    "besluit": ["goedgekeurd", "afgekeurd", "afgekeurd"],
    "besloten op": ["2023-03-15", "2023-03-16", "2023-03-17"],
    "gezien om": ["2023-03-15 14:30", "2023-03-16 00:00", ""],
    "tijd": ["09:05", "23:59:30", ""],
    "nummer": ["0012", "0345", "0007"],
    "bedrag": ["1234.5", "0.1", "-2"],
    "deel": ["0.125", "3", ""],
    "akkoord": ["TRUE", "FALSE", ""],
    "toelichting": ["eerste regel\ntweede regel", "  twee spaties", "café – & meer"],
}
FORMATS = ["xlsx", "xls", "ods"]


def read(mess, name, **named):
    return read_workbook((mess / "workbooks" / name).read_bytes(), name, **named)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_dutch_sheet_is_read_the_same_from_every_format(mess, suffix):
    (cells,), findings = read(mess, f"dutch.{suffix}", header_row=3)
    assert findings == []
    assert {name: list(column) for name, column in cells.columns.items()} == DUTCH
    assert list(cells.rows) == [4, 5, 7]
    assert cells.detected == {"format": suffix.upper(), "sheet": "Blad1"}
    assert str(cells.place("nummer", 2)) == f"dutch.{suffix} › Blad1!H7 (row 7, column nummer)"


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_hidden_is_left_out_of_every_format(mess, suffix):
    (cells,), findings = read(mess, f"dutch-hidden.{suffix}", header_row=3, hidden="leave_out")
    assert [one.code for one in findings] == ["comments_left_out"]
    assert list(cells.rows) == [4, 7]
    assert list(cells.columns) == [name for name in DUTCH if name != "deel"]
    assert cells.place("toelichting", 1).cell == "L7"


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_hidden_is_read_from_every_format(mess, suffix):
    sheets, findings = read(mess, f"dutch-hidden.{suffix}", header_row=1, hidden="include")
    assert [cells.sheet for cells in sheets] == ["Blad1", "Lijstjes"]
    assert {one.code for one in findings} == {"column_without_name", "merged_cells", "comments_left_out"}
    (cells,), findings = read(mess, f"dutch-hidden.{suffix}", header_row=3, hidden="include", sheet="Blad1")
    assert {name: list(column) for name, column in cells.columns.items()} == DUTCH


@pytest.mark.parametrize("suffix", FORMATS)
def test_sheets_are_named_in_their_order(mess, suffix):
    name = f"dutch-hidden.{suffix}"
    assert sheet_names((mess / "workbooks" / name).read_bytes(), name) == (("Blad1", "Lijstjes", "Leeg"), [])


@pytest.mark.slow
def test_a_large_sheet_is_read_whole(workbooks):
    head = workbooks.HEADER
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>ad-{n}</t></is></c><c r="B{n}"><v>{n}</v></c></row>'
        for n in range(2, 200_002)
    )
    (cells,), findings = read_workbook(workbooks.xlsx(head + rows), "a.xlsx")
    assert findings == []
    assert len(cells) == 200_000
    assert [column[199_999] for column in cells.columns.values()] == ["ad-200001", "200001"]
    assert cells.rows[199_999] == 200_001
