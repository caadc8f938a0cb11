"""Findings as lines, as CSV that a spreadsheet may open, and as JSON."""

import csv
import io
import json

import pytest

from bnr_toolkit.errors import Place, found
from bnr_toolkit.errors.listing import as_csv, as_json, as_text, spreadsheet_safe


def misspelt(row, column="type", value="aproved", file="events.csv", sheet=None):
    place = Place(file=file, sheet=sheet, row=row, column=column, column_number=4)
    return found("not_one_of", place, value, choices=["approved", "rejected"])


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_no_findings_are_no_lines():
    assert as_text([], "en") == ""


def test_findings_are_read_out_in_the_order_in_which_they_were_found():
    findings = [misspelt(9), found("column_left_out", Place(file="b.csv", column="x"), "x"), misspelt(3)]
    assert as_text(findings, "en") == (
        "error: events.csv › D9 (row 9, column type): 'aproved' is not one of the accepted values. "
        "Did you mean 'approved'? Use one of: approved, rejected.\n"
        "warning: b.csv (column x): the column 'x' has no meaning here and is neither read nor published. "
        "Rename it if it should count.\n"
        "error: events.csv › D3 (row 3, column type): 'aproved' is not one of the accepted values. "
        "Did you mean 'approved'? Use one of: approved, rejected.\n"
    )


def test_twenty_of_a_kind_are_all_read_out():
    assert as_text([misspelt(row) for row in range(2, 22)], "en").count("\n") == 20


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        (
            "en",
            (
                "error: events.csv › D2 (row 2, column type): 'aproved' is not one of the accepted values. "
                "Did you mean 'approved'? Use one of: approved, rejected."
            ),
            "… and 9,980 more of this kind, in rows 22–10,001.",
        ),
        (
            "nl",
            (
                "error: events.csv › D2 (rij 2, kolom type): 'aproved' is geen van de toegestane waarden. "
                "Bedoelde u 'approved'? Kies uit: approved, rejected."
            ),
            "… en nog 9.980 van deze soort, in rij 22–10.001.",
        ),
    ],
)
def test_ten_thousand_rows_wrong_in_the_same_way_are_twenty_lines_and_one(language, first, last):
    lines = as_text([misspelt(row) for row in range(2, 10_002)], language).splitlines()
    assert (len(lines), lines[0], lines[20]) == (21, first, last)


@pytest.mark.parametrize(
    ("rows", "english", "dutch"),
    [
        ([50], "… and 1 more of this kind, in row 50.", "… en nog 1 van deze soort, in rij 50."),
        (
            [30, 1250],
            "… and 2 more of this kind, between rows 30 and 1,250.",
            "… en nog 2 van deze soort, tussen rij 30 en rij 1.250.",
        ),
        ([41, 40], "… and 2 more of this kind, in rows 40–41.", "… en nog 2 van deze soort, in rij 40–41."),
        ([None, 40], "… and 2 more of this kind.", "… en nog 2 van deze soort."),
    ],
)
def test_the_line_after_twenty_says_in_which_rows_the_others_are(rows, english, dutch):
    findings = [misspelt(row) for row in [*range(2, 22), *rows]]
    assert as_text(findings, "en").splitlines()[-1] == english
    assert as_text(findings, "nl").splitlines()[-1] == dutch


def test_each_column_file_and_sheet_is_a_kind_of_its_own_and_its_line_follows_its_twentieth():
    findings = []
    for row in range(2, 24):
        findings += [misspelt(row), misspelt(row, "trigger"), misspelt(row, file="b.xlsx", sheet="Blad1")]
    lines = as_text(findings, "en").splitlines()
    assert len(lines) == 3 * 21
    assert [number for number, line in enumerate(lines) if line.startswith("…")] == [58, 60, 62]
    assert {line for line in lines if line.startswith("…")} == {"… and 2 more of this kind, in rows 22–23."}


def test_csv_and_json_list_all():
    findings = [misspelt(row) for row in range(2, 202)]
    assert [row["row"] for row in rows_of(as_csv(findings, "en"))] == [str(row) for row in range(2, 202)]
    assert [row["row"] for row in json.loads(as_json(findings, "en"))] == list(range(2, 202))


DANGEROUS = ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx"]


@pytest.mark.parametrize("value", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_text_in_csv_and_exact_in_json(value):
    finding = misspelt(2, value=value)
    assert rows_of(as_csv([finding], "en"))[0]["value"] == f"'{value}"
    assert json.loads(as_json([finding], "en"))[0]["value"] == value


@pytest.mark.parametrize("value", DANGEROUS)
def test_no_cell_of_a_row_begins_a_formula(value):
    place = Place(file=value, sheet=value, row=2, column=value, column_number=1)
    rows = csv.reader(io.StringIO(as_csv([found("not_an_id", place, value)], "en"), newline=""), strict=True)
    cells = [cell for row in rows for cell in row]
    assert len(cells) == 24
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("value", ["a,b", 'a"b', "a\nb", "a\rb", "'=1", "a=b", " =1", ""])
def test_other_values_arrive_in_csv_as_they_are(value):
    assert rows_of(as_csv([misspelt(2, value=value)], "en"))[0]["value"] == value


def test_only_the_beginning_of_a_cell_counts():
    assert [spreadsheet_safe(cell) for cell in ("a-b", "1=1", "x@y")] == ["a-b", "1=1", "x@y"]
