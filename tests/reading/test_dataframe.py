"""A DataFrame → cells: text as it was, a missing value as an empty cell."""

import datetime as dt

import numpy as np
import pandas as pandas
import pytest

from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.reading.dataframe import read_dataframe


def sheet(**columns):
    base = {"ad": ["1", "2"], "category": ["gambling", "weapons"], "platform": ["Alpha"] * 2}
    return pandas.DataFrame({**base, "decision": ["approved", "rejected"], **columns})


@pytest.mark.parametrize("missing", [None, np.nan, pandas.NA, pandas.NaT, float("nan")])
def test_every_kind_of_missing_value_is_an_empty_cell(missing):
    cells, findings = read_dataframe(
        pandas.DataFrame({"a": pandas.Series(["x", missing], dtype=object), "b": ["1", "2"]})
    )
    assert (cells.columns, findings) == ({"a": ["x", ""], "b": ["1", "2"]}, [])


@pytest.mark.parametrize("dtype", ["string", "category", object])
def test_a_missing_value_is_an_empty_cell_in_every_type_of_column(dtype):
    cells, _ = read_dataframe(pandas.DataFrame({"a": pandas.Series(["x", None], dtype=dtype), "b": ["1", "2"]}))
    assert cells.columns["a"] == ["x", ""]


def test_a_nullable_number_stays_a_whole_number():
    cells, _ = read_dataframe(pandas.DataFrame({"a": pandas.array([1, None], dtype="Int64"), "b": ["1", "2"]}))
    assert cells.columns["a"] == ["1", ""]


@pytest.mark.parametrize("text", ["NA", "None", "nan", "0012", "NO", ""])
def test_text_stays_text(text):
    cells, _ = read_dataframe(pandas.DataFrame({"a": [text], "b": ["1"]}))
    assert cells.columns["a"] == [text]


def test_a_row_that_holds_nothing_is_left_out_and_counted():
    cells, _ = read_dataframe(pandas.DataFrame({"a": ["x", None, "y"]}))
    assert cells.columns["a"] == ["x", "y"]
    assert list(cells.rows) == [2, 4]


def test_dates_and_times_arrive_as_a_record_writes_them():
    moments = pandas.DataFrame(
        {"day": [dt.date(2023, 3, 15)], "moment": pandas.to_datetime(["2023-03-15 14:30"]), "number": [7]}
    )
    cells, _ = read_dataframe(moments)
    assert cells.columns == {"day": ["2023-03-15"], "moment": ["2023-03-15 14:30:00"], "number": ["7"]}


def test_rows_are_numbered_as_if_below_a_header_whatever_the_index_says():
    cells, _ = read_dataframe(pandas.DataFrame({"a": ["x", "y"]}, index=[40, 10]))
    assert str(cells.place("a", 1)) == "DataFrame › A3 (row 3, column a)"


def test_a_frame_with_numbers_for_names_is_read_and_refused_for_what_it_lacks(refusal):
    assert refusal(open_ledger, pandas.DataFrame([[1, 2]])).splitlines() == [
        "DataFrame: the column 'id' is missing. Add it; the data dictionary says what it holds.",
        "DataFrame: the column 'platform' is missing. Add it; the data dictionary says what it holds.",
        "DataFrame: the column 'category' is missing. Add it; the data dictionary says what it holds.",
        "DataFrame: the column 'decision' is missing. Add it; the data dictionary says what it holds.",
    ]


def test_two_columns_of_one_name_are_refused(refusal):
    twice = pandas.DataFrame([[1, 2]], columns=["ad", "ad"])
    assert refusal(open_ledger, twice) == (
        "DataFrame › B1 (row 1): the column 'ad' is there twice. Remove or rename one."
    )


@pytest.mark.parametrize(("source", "kind"), [(42, "int"), (None, "NoneType"), ([1], "list")])
def test_what_is_no_table_is_refused(refusal, source, kind):
    assert refusal(open_ledger, source) == (
        f"parameter source: files of the kind '{kind}' are not read. "
        "Save the table as XLSX, ODS or CSV, or give the probe's folder."
    )


def test_invisible_characters_are_found_here_too(refusal):
    frame = sheet(beschrijving=pandas.Series(["x\u202ey", "half \ud83d"], dtype=object))
    assert sorted(refusal(open_ledger, frame).splitlines()) == [
        (
            "DataFrame › E2 (row 2, column beschrijving): there is an invisible character that turns the reading "
            "direction (U+202E). Remove it and type the text again."
        ),
        (
            "DataFrame › E3 (row 3, column beschrijving): there is half a character in the text (U+D83D). "
            "Remove it and type the text again."
        ),
    ]


def test_a_frame_and_a_file_of_the_same_content_have_the_same_digest(tmp_path):
    frame = sheet(beschrijving=["één", "tw,ee"])
    frame.to_csv(tmp_path / "ads.csv", index=False)
    assert open_ledger(frame).stamp.digest == open_ledger(tmp_path / "ads.csv").stamp.digest


def test_an_empty_frame_has_nothing_to_count(refusal):
    assert refusal(open_ledger, sheet().head(0)) == (
        "DataFrame: there is no row below the header. Add at least one row."
    )
