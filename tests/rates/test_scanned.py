"""Counting large tables: the same counts, whoever counts, and wherever the table lives."""

import csv
import random
import warnings

import dask.dataframe
import duckdb
import pandas
import polars
import pyarrow.csv
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from bnr_toolkit.cli import main
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import approval_rates, table_rates
from bnr_toolkit.tables import rates_csv

QUESTIONS = ["", "category", "platform,month", "category,platform,month", "expected"]
RULES = ["first_decision", "ever_approved", "final_after_inquiry"]
ENGINES = {
    "pandas": lambda path: pandas.read_csv(path, dtype=str, keep_default_na=False),
    "pandas, typed": lambda path: pandas.read_csv(path, parse_dates=["submitted_at"]),
    "polars": lambda path: polars.read_csv(path, infer_schema=False),
    "polars, lazy": lambda path: polars.scan_csv(path, try_parse_dates=True),
    "polars, parquet": lambda path: polars.scan_parquet(path.with_suffix(".parquet")),
    "duckdb": lambda path: duckdb.read_csv(str(path)),
    "duckdb, text": lambda path: duckdb.read_csv(str(path), all_varchar=True),
    "duckdb, parquet": lambda path: duckdb.read_parquet(str(path.with_suffix(".parquet"))),
    "dask": lambda path: dask.dataframe.read_csv(path, dtype=str, keep_default_na=False, blocksize=20_000),
    "dask, parquet": lambda path: dask.dataframe.read_parquet(path.with_suffix(".parquet")),
    "arrow": pyarrow.csv.read_csv,
    "file": lambda path: path,
    "file, parquet": lambda path: path.with_suffix(".parquet"),
}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    """A sheet of two thousand invented ads, as CSV and as Parquet with days for days."""
    chance = random.Random(7)
    path = tmp_path_factory.mktemp("large") / "ads.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["ad", "category", "platform", "decision", "submitted_at"])
        for number in range(1, 2001):
            category = chance.choice(["gambling", "weapons", "drugs", "benign"])
            decision = chance.choice(["approved", "rejected", "pending", "approved"])
            day = f"2023-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            writer.writerow([f"ad-{number}", category, chance.choice(["TikTok", "Meta"]), decision, day])
    table = pyarrow.csv.read_csv(path)
    pyarrow.parquet.write_table(table, path.with_suffix(".parquet"), row_group_size=700)
    return path


@pytest.fixture(scope="module")
def whole(sheet):
    return open_ledger(sheet)


@pytest.fixture(autouse=True)
def _dask_is_moving_out_of_narwhals():
    """Warnings for developers: of narwhals, for a package that is not published yet, and of Dask's use of pandas."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Dask support is moving out", FutureWarning)
        warnings.filterwarnings("ignore", category=pandas.errors.Pandas4Warning)
        yield


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("by", QUESTIONS)
def test_every_engine_counts_the_same(sheet, whole, engine, by):
    frame = ENGINES[engine](sheet)
    for rule in RULES if by == "platform,month" else RULES[:1]:
        assert rates_csv(table_rates(frame, by, rule)) == rates_csv(approval_rates(whole, by, rule))


@pytest.mark.parametrize("engine", ["polars, lazy", "duckdb", "dask", "file"])
def test_one_platform_and_the_controls_left_out(sheet, whole, engine):
    counted = table_rates(ENGINES[engine](sheet), "category", platform="Meta")
    expected = approval_rates(whole, "category", platform="Meta")
    assert rates_csv(counted) == rates_csv(expected)
    assert counted.controls_left_out == expected.controls_left_out > 0
    assert (counted.inferred, counted.coding) == (expected.inferred, expected.coding)
    assert [group.rows for group in counted.groups] == [()] * len(counted.groups)


def frames(columns):
    yield pandas.DataFrame(columns)
    yield polars.LazyFrame(columns)
    yield duckdb.from_arrow(pyarrow.table(columns))
    yield dask.dataframe.from_pandas(pandas.DataFrame(columns), npartitions=2)


SOUND = {
    "ad": ["1", "2", "3", "4"],
    "category": ["gambling"] * 4,
    "platform": ["TikTok"] * 4,
    "decision": ["approved"] * 4,
}


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            {**SOUND, "ad": ["1", "2", "2", "2"]},
            "DataFrame (column ad): 2 rows have an id that another row has too, such as '2'.",
        ),
        (
            {**SOUND, "ad": ["1", " ", "3", None]},
            "DataFrame (column ad): 2 rows have no id. Give every ad an id of its own.",
        ),
        (
            {**SOUND, "decision": ["approved", "maybe", "maybe", None]},
            "DataFrame › column D (column decision): 'maybe' is not a decision known here.",
        ),
        (
            {name: texts for name, texts in SOUND.items() if name != "platform"},
            "DataFrame: the column 'platform' is missing. Add it; the data dictionary says what it holds.",
        ),
    ],
)
def test_faults_are_refused_wherever_the_table_lives(refusal, place, columns, message):
    frame = list(frames(columns))[place]
    assert message in refusal(table_rates, frame, "category")


def test_rules_that_need_the_times_of_each_ad_are_refused_for_a_frame_and_answered_for_a_file(sheet, whole, refusal):
    assert refusal(table_rates, polars.scan_csv(sheet), "category", "would_have_run") == (
        "parameter rule: 'would_have_run' is not one of the accepted values. "
        "Use one of: first_decision, ever_approved, final_after_inquiry."
    )
    counted = table_rates(sheet, "category", "would_have_run")
    assert rates_csv(counted) == rates_csv(approval_rates(whole, "category", "would_have_run"))


def test_a_question_is_judged_before_a_file_is_scanned(tmp_path, refusal):
    assert refusal(table_rates, tmp_path / "nowhere.csv", "catgory", codes="some", confidence=2).splitlines() == [
        (
            "parameter by: 'catgory' is not a column to count by. Did you mean 'category'? Use one of: concept, "
            "platform, language, category, coding, expected, month; or several, with commas between."
        ),
        "parameter codes: 'some' is not one of the accepted values. Use one of: primary, any.",
        "parameter confidence: '2' is not a confidence level. Give a number between 0 and 1, such as 0.95.",
    ]


def test_what_is_no_table_is_refused(refusal):
    assert refusal(table_rates, 3) == (
        "parameter source: files of the kind 'int' are not read. "
        "Save the table as XLSX, ODS or CSV, or give the probe's folder."
    )


@pytest.fixture
def large(sheet, monkeypatch):
    monkeypatch.setattr("bnr_toolkit.rates.scanned.LARGE", 1)
    return sheet


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
@pytest.mark.parametrize("show", ["csv", "text", "markdown", "json"])
def test_the_command_says_the_same_of_a_large_file(large, monkeypatch, suffix, show):
    """Only what shows the digest of the record reads all of it."""
    command = ["rates", str(large.with_suffix(suffix)), "--by", "category,month", "--format", show]
    opened = []

    def noted(source, *given, **named):
        opened.append(source)
        return open_ledger(source, *given, **named)

    monkeypatch.setattr("bnr_toolkit.ledger.open_ledger", noted)
    large_file = CliRunner().invoke(main, command)
    assert len(opened) == (0 if show in ("csv", "text") else 1)
    monkeypatch.setattr("bnr_toolkit.rates.scanned.LARGE", 1 << 40)
    whole = CliRunner().invoke(main, command)
    assert (large_file.exit_code, large_file.output) == (0, whole.output)


def test_of_a_very_large_file_each_fault_is_told_at_its_first_row(tmp_path, monkeypatch):
    path = tmp_path / "ads.csv"
    rows = "".join(f"{number},gambling,{'TikTok' if number % 2 else 'Meta'},maybe\n" for number in range(1, 100))
    path.write_text(f"ad,category,platform,decision\n{rows}")
    monkeypatch.setattr("bnr_toolkit.rates.scanned.LARGE", 1)
    monkeypatch.setattr("bnr_toolkit.rates.scanned.EVERY_ROW_TOLD", 50)
    result = CliRunner().invoke(main, ["rates", str(path)])
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("ads.csv › D2 (row 2, column decision): 'maybe' is not ")
    assert lines[1] == (
        "ads.csv: of a file of this size each fault stands here once, at the first row that has it. "
        "For every row: bnr check with this file."
    )
