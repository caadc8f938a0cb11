"""What other readers make of the same workbooks: openpyxl of XLSX, calamine of all three kinds.

They are the oracles and not the readers: openpyxl turns every number into a
float, calamine leaves error cells out without a word and can be made to ask
for more memory than there is, which ends the whole process.
"""

import datetime as dt
import io
import random

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from bnr_toolkit.reading.workbook import read_workbook


def as_text(value: object) -> str:
    """A value as other readers give it, in the form in which a record holds text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat().removesuffix(":00")
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M" + (":%S" if value.second else ""))
    return str(value)


def ours(data: bytes, file: str, **how: object) -> list[list[str]]:
    sheets, findings = read_workbook(data, file, **how)  # type: ignore[arg-type]
    assert [finding for finding in findings if finding.code != "comments_left_out"] == []
    (cells,) = sheets
    return [list(cells.columns), *(list(row) for row in zip(*cells.columns.values(), strict=True))]


def without_leading_zeros(rows):
    """Column ``nummer`` is formatted 0000: a reporter sees 0012, and only our reader says so too."""
    assert [row[7] for row in rows[1:]] == ["0012", "0345", "0007"]
    return [rows[0], *([*row[:7], row[7].lstrip("0"), *row[8:]] for row in rows[1:])]


def below_the_title(rows):
    """From the header in row 3 on; where column ``besloten op`` shows a day, both oracles say midnight."""
    return [[*row[:4], row[4].removesuffix(" 00:00"), *row[5:]] for row in list(rows)[2:] if any(row)]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_dutch_workbook_of_libreoffice_says_the_same_to_calamine(mess, kind):
    data = (mess / "workbooks" / f"dutch.{kind}").read_bytes()
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    theirs = below_the_title([[as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)])
    read = without_leading_zeros(ours(data, f"dutch.{kind}", header_row=3))
    # To calamine a moment at midnight is a day.
    assert [[cell.removesuffix(" 00:00") for cell in row] for row in read] == theirs


def test_a_dutch_workbook_of_libreoffice_says_the_same_to_openpyxl(mess):
    data = (mess / "workbooks" / "dutch.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    theirs = below_the_title([[as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)])
    assert without_leading_zeros(ours(data, "dutch.xlsx", header_row=3)) == theirs


@pytest.mark.parametrize("seed", range(5))
def test_workbooks_of_chance_say_the_same_to_both(seed):
    chance = random.Random(seed)

    def value() -> object:
        return chance.choice(
            [
                chance.randrange(10**14),
                chance.randrange(-(10**6), 10**6) / 100,
                chance.choice(["0012", "NA", "café", "a\nb", " land", "2023-03-15", "=niet", "1,5"]),
                dt.datetime(2023, 3, 15, 14, 30) + dt.timedelta(minutes=chance.randrange(10**6)),
                chance.random() < 0.5,
                None,
            ]
        )

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["id", *(f"kolom {number}" for number in range(6))])
    for number in range(200):
        sheet.append([f"ad-{number}", *(value() for _ in range(6))])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.data_type == "f":  # openpyxl takes a text with = for a formula; here it is a text
                cell.data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    data = stream.getvalue()
    read = ours(data, "chance.xlsx")
    rows = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0].iter_rows(values_only=True)
    assert read == [[as_text(cell) for cell in row] for row in rows]
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert read == [[as_text(cell) for cell in row] for row in calamine]
