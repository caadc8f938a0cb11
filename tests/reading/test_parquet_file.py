"""Parquet → cells: what the file's types say, as text; nothing expanded that no record holds."""

import datetime
import io
import random
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading import parquet_file
from bnr_toolkit.reading.parquet_file import read_parquet

TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ),
    max_size=8,
)
MOMENT = datetime.datetime(2023, 7, 15, 14, 30)


def written(columns, **options):
    stream = io.BytesIO()
    table = columns if isinstance(columns, pa.Table) else pa.table(columns)
    pyarrow.parquet.write_table(table, stream, **options)
    return stream.getvalue()


def texts(array):
    cells, findings = read_parquet(written({"x": ["-"] * len(array), "a": array}), "a.parquet")
    assert findings == []
    return list(cells.columns["a"])


@pytest.mark.parametrize(
    ("array", "expected"),
    [
        (pa.array(["0012", None, ""]), ["0012", "", ""]),
        (pa.array(["b", "a", "b", None]).dictionary_encode(), ["b", "a", "b", ""]),
        (pa.array(["x", None], pa.large_string()), ["x", ""]),
        (pa.array([12345678901234567, -1, None]), ["12345678901234567", "-1", ""]),
        (pa.array([2**64 - 1], pa.uint64()), ["18446744073709551615"]),
        (pa.array([3.0, 0.1, -2.5, None, float("nan"), -0.0]), ["3", "0.1", "-2.5", "", "", "0"]),
        (pa.array([2.0**53 - 1, 1e-7]), ["9007199254740991", "1e-7"]),
        (pa.array([0.1, 3.0], pa.float32()), ["0.1", "3"]),
        (
            pa.array([Decimal("3.00"), Decimal("1.10"), Decimal("0.01"), None], pa.decimal128(9, 2)),
            ["3", "1.1", "0.01", ""],
        ),
        (pa.array([Decimal("0.0000000100")], pa.decimal128(38, 10)), ["0.00000001"]),
        (pa.array([True, False, None]), ["TRUE", "FALSE", ""]),
        (pa.array([datetime.date(2023, 3, 5), None]), ["2023-03-05", ""]),
        (pa.array([MOMENT, None], pa.timestamp("us")), ["2023-07-15 14:30", ""]),
        (pa.array([MOMENT.replace(second=5)], pa.timestamp("ms")), ["2023-07-15 14:30:05"]),
        (pa.array([MOMENT.replace(microsecond=120000)], pa.timestamp("ns")), ["2023-07-15 14:30:00.12"]),
        (pa.array([MOMENT], pa.timestamp("us", "UTC")), ["2023-07-15 14:30+00:00"]),
        (pa.array([MOMENT], pa.timestamp("us", "Europe/Amsterdam")), ["2023-07-15 16:30+02:00"]),
        (pa.array([MOMENT], pa.timestamp("us", "-05:30")), ["2023-07-15 09:00-05:30"]),
        (pa.array([datetime.time(9, 5), datetime.time(9, 5, 7)]), ["09:05", "09:05:07"]),
        (pa.array([["a", "b"], [], None, ["c"]]), ["a|b", "", "", "c"]),
        (pa.nulls(2), ["", ""]),
    ],
)
def test_each_type_becomes_the_text_a_person_would_write(array, expected):
    assert texts(array) == expected


def test_rows_are_numbered_under_a_header_and_blank_ones_left_out():
    cells, findings = read_parquet(written({"ad": ["1", None, "2"], "note": ["x", "  ", None]}), "a.parquet")
    assert (findings, list(cells.rows)) == ([], [2, 4])
    assert str(cells.place("ad", 1)) == "a.parquet › A4 (row 4, column ad)"
    assert dict(cells.detected) == {"format": "Parquet"}


def test_several_groups_of_rows_are_one_table():
    data = written({"ad": [str(n) for n in range(10)], "l": [[str(n)] for n in range(10)]}, row_group_size=3)
    cells, findings = read_parquet(data, "a.parquet")
    assert findings == []
    assert list(cells.columns["ad"]) == list(cells.columns["l"]) == [str(n) for n in range(10)]


def test_a_table_without_rows_has_its_columns():
    cells, findings = read_parquet(written({"ad": pa.array([], pa.string()), "n": pa.array([], pa.float64())}), "a")
    assert (list(cells.columns), len(cells), findings) == (["ad", "n"], 0, [])


@pytest.mark.parametrize(
    ("array", "faults"),
    [
        (pa.array([2.0**53, 1.0, -1e300]), [("rewritten_number", "B2"), ("rewritten_number", "B4")]),
        (pa.array([2.0**24, 1.5], pa.float32()), [("rewritten_number", "B2")]),
        (pa.array([float("inf"), 1.0]), [("not_a_finite_number", "B2")]),
        (pa.array([["a|b"], ["c"]]), [("bar_in_list", "B2")]),
        (pa.array([["a"], [None, None]]), [("list_part_missing", "B3")]),
        (pa.array([10**17], pa.timestamp("ms")), [("not_a_time", "B2")]),
        (pa.array([{"x": 1}]), [("column_not_text", None)]),
        (pa.array([[1]]), [("column_not_text", None)]),
        (pa.array([[["x"]]]), [("column_not_text", None)]),
        (pa.array([b"x"]), [("column_not_text", None)]),
        (pa.array([datetime.timedelta(1)]), [("column_not_text", None)]),
        (pa.array(["a\u202eb"]), [("hidden_direction", "B2")]),
    ],
)
def test_what_cannot_be_text_is_refused_at_its_cell(array, faults):
    _, findings = read_parquet(written({"x": ["-"] * len(array), "a": array}), "a.parquet")
    assert [(one.code, one.place.cell) for one in findings] == faults
    assert {one.place.column for one in findings} == {"a"}


def test_a_column_that_is_there_twice_is_refused():
    table = pa.table({"a": ["1"]}).append_column("a ", [["2"]])
    _, findings = read_parquet(written(table), "a.parquet")
    assert [finding.code for finding in findings] == ["duplicate_column"]


def test_a_table_that_its_footer_says_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(parquet_file, "MOST_VALUES", 1000)
    data = written({"a": pa.array(["x"]).take(pa.array([0] * 1001))})
    _, findings = read_parquet(data, "a.parquet")
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "a.parquet: this table says that it has 1001 values, 0 MB when unpacked; no record is that large. "
            "Check where the file comes from, or save only the columns and rows of the probe."
        )
    ]


def test_a_long_text_that_is_repeated_is_held_once():
    data = written({"a": pa.array(["x" * 1_000_000]).dictionary_encode().take(pa.array([0] * 200_000))})
    assert len(data) < 100_000  # two hundred gigabytes, row by row
    cells, findings = read_parquet(data, "a.parquet")
    assert (findings, len(cells), len(cells.columns["a"].distinct)) == ([], 200_000, 1)


@given(
    st.lists(
        st.tuples(TEXT | st.none(), st.integers(-(2**62), 2**62) | st.none(), st.booleans()), min_size=1, max_size=8
    ),
    st.sampled_from(["snappy", "zstd", None]),
)
def test_any_table_of_text_numbers_and_truths_comes_back_as_its_texts(rows, compression):
    names, numbers, truths = zip(*rows, strict=True)
    data = written(
        {"t": pa.array(names, pa.string()), "n": pa.array(numbers, pa.int64()), "b": truths}, compression=compression
    )
    cells, findings = read_parquet(data, "a.parquet")
    assert findings == []
    assert list(cells.columns["t"]) == ["" if one is None else one for one in names]
    assert list(cells.columns["n"]) == ["" if one is None else str(one) for one in numbers]
    assert list(cells.columns["b"]) == ["TRUE" if one else "FALSE" for one in truths]


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15), min_size=1, max_size=8)
)
def test_any_fraction_comes_back_as_digits_that_mean_it(numbers):
    assert [float(text) for text in texts(pa.array(numbers))] == numbers


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda data: b"PAR1" + data + b"PAR1"))
def test_any_bytes_give_findings_and_never_an_exception(data):
    cells, findings = read_parquet(data, "a.parquet")
    assert findings
    assert not cells.columns


def test_a_damaged_file_gives_cells_or_findings_and_never_an_exception():
    good = written(
        {"s": ["a", None], "f": [1.5, 2.0], "t": pa.array([MOMENT] * 2, pa.timestamp("us", "UTC")), "l": [["a"], []]}
    )
    chance = random.Random(1)
    for _ in range(400):
        data = bytearray(good)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        _, findings = read_parquet(bytes(data), "a.parquet")
        assert all(sentence(finding, "nl") for finding in findings)
    for length in range(0, len(good), 7):
        assert read_parquet(good[:length], "a.parquet")[1]
