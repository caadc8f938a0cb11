"""The scan of a file: the same counts as the record that is read whole, or none."""

import csv
import io
from datetime import date

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit.ledger import checked, weighed
from bnr_toolkit.rates.counting import answered
from bnr_toolkit.rates.questions import Question
from bnr_toolkit.reading.scan import scan_file
from bnr_toolkit.reading.scan.parquet_blocks import parquet_blocks

COUNTED = ("category", "further_categories", "concept", "expected", "decision", "platform", "submitted_at")
HEADERS = ("ad", "category", "platform", "decision", "submitted_at", "language")
ROWS = [
    ("1", "gambling", "TikTok", "approved", "2023-01-31", "nl"),
    ("2", "gambling", "TikTok", "rejected", "2023-01-01", "nl"),
    ("3", "weapons", "Meta", "approved", "2023-02-01", "en"),
    ("4", "gambling", "TikTok", "approved", "2023-01-15", "nl"),
    ("5", "gambling", "TikTok", "approved", "", "fr"),
]


def write_csv(path, rows, headers=HEADERS, **how):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, **{"lineterminator": "\n", **how}).writerows([headers, *rows])
    return path


def counts(rates):
    groups = [
        (group.key, group.approved, group.decided, group.open, group.submitted, group.interval, group.percentage)
        for group in (*rates.groups, rates.total)
    ]
    return groups, rates.inferred, rates.coding, rates.controls_left_out


def question(by=(), rule="first_decision", codes="primary", platform=None):
    return Question(by, rule, codes, 0.95, None, platform, "wilson")


@pytest.mark.parametrize("size", [1, 40, 1 << 20])
def test_of_each_combination_the_first_row_is_kept_with_its_number(tmp_path, size):
    scan = scan_file(write_csv(tmp_path / "ads.csv", ROWS), COUNTED, size)
    # Row 5 stands for no other: it is there for its day.
    assert list(scan.cells.rows) == [2, 3, 4, 5, 6]
    assert scan.weights.tolist() == [2, 1, 1, 0, 1]
    assert list(scan.cells.columns["ad"]) == ["1", "2", "3", "4", "5"]
    assert scan.rows == 5
    assert scan.cells.detected == {"format": "CSV", "encoding": "UTF-8", "separator": "comma"}


def test_of_every_other_text_the_first_row_is_kept_too(tmp_path):
    scan = scan_file(write_csv(tmp_path / "ads.csv", ROWS), ("decision",), 60)
    # Rows 2 and 3 for their decisions; the others have a new category, platform, language or day, or none.
    assert list(scan.cells.rows) == [2, 3, 4, 5, 6]
    assert scan.weights.tolist() == [4, 1, 0, 0, 0]


@pytest.mark.parametrize(
    "how", [{"delimiter": ";"}, {"delimiter": "\t"}, {"lineterminator": "\r\n"}, {"quoting": csv.QUOTE_ALL}]
)
def test_other_ways_of_writing_the_same_table(tmp_path, how):
    plain = scan_file(write_csv(tmp_path / "plain.csv", ROWS), COUNTED)
    other = scan_file(write_csv(tmp_path / "other.csv", ROWS, **how), COUNTED, 64)
    assert other.weights.tolist() == plain.weights.tolist()
    assert list(other.cells.rows) == list(plain.cells.rows)


def test_a_byte_order_mark_is_no_part_of_the_first_header(tmp_path):
    path = write_csv(tmp_path / "ads.csv", ROWS)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert scan_file(path, COUNTED).rows == 5


def test_columns_that_mean_nothing_are_not_read(tmp_path):
    path = write_csv(tmp_path / "ads.csv", [(*row, "note") for row in ROWS], (*HEADERS, "my notes"))
    assert set(scan_file(path, COUNTED).cells.columns) == set(HEADERS)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("ad,", "ad,ad,", 1),
        lambda text: text.replace("5,gambling", "4,gambling"),
        lambda text: text.replace("5,gambling", "Totaal,gambling"),
        lambda text: text.replace("5,gambling", ",gambling"),
        lambda text: text.replace("5,gambling", "1E+05,gambling"),
        lambda text: text.replace("5,gambling", f"{'x' * 65},gambling"),
        lambda text: text.replace("4,gambling", "ad-l,gambling").replace("5,gambling", "AD-1,gambling"),
        lambda text: text.replace("3,weapons", "3,weapons,TikTok"),
        lambda text: text.replace("weapons", 'wea"pons'),
        lambda text: text.replace("weapons", "wea\0pons"),
        lambda text: text.replace("weapons", "weaponÃ©"),
        lambda text: text.replace("\n3,", "\r3,"),
        lambda text: text.replace("decision", "remark", 1),
        lambda text: f"sep=,\n{text}",
        lambda text: "",
        lambda text: "ad,category,platform,decision\n",
    ],
)
def test_what_must_be_looked_at_more_closely_has_no_scan(tmp_path, spoil):
    path = tmp_path / "ads.csv"
    path.write_text(spoil(write_csv(path, ROWS).read_text()))
    assert scan_file(path, COUNTED) is None


def test_neither_has_another_encoding_nor_an_ad_decided_before_it_was_submitted(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes(write_csv(path, ROWS).read_text().replace("weapons", "café").encode("cp1252"))
    assert scan_file(path, COUNTED) is None
    write_csv(path, [(*row, "2023-01-20") for row in ROWS], (*HEADERS, "decided_at"))
    assert scan_file(path, COUNTED) is None


@pytest.mark.parametrize("name", ["probe.yml", "mapping.yml", "submissions.csv"])
def test_a_table_that_is_explained_beside_it_is_read_as_that_says(tmp_path, name):
    path = write_csv(tmp_path / "ads.csv", ROWS)
    (tmp_path / name).write_text("")
    assert scan_file(path, COUNTED) is None


def test_a_file_that_is_no_table_has_none(tmp_path):
    path = tmp_path / "ads.parquet"
    path.write_bytes(b"PAR1 and nothing of the kind")
    assert scan_file(path, COUNTED) is None
    assert scan_file(tmp_path / "ads.xlsx", COUNTED) is None


@pytest.mark.parametrize("rows_at_once", [2, 100])
@pytest.mark.parametrize("day", [pyarrow.string(), pyarrow.date32()])
@pytest.mark.parametrize("number", [pyarrow.string(), pyarrow.int64()])
def test_parquet(tmp_path, rows_at_once, day, number):
    columns = dict(zip(HEADERS, map(list, zip(*ROWS, strict=True)), strict=True))
    columns["submitted_at"] = [None if not text else date.fromisoformat(text) for text in columns["submitted_at"]]
    columns["language"][4] = None
    table = pyarrow.table(
        {
            **columns,
            "submitted_at": pyarrow.array(columns["submitted_at"], pyarrow.date32()).cast(day),
            "ad": pyarrow.array(columns["ad"]).cast(number),
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "ads.parquet", row_group_size=rows_at_once)
    scan = scan_file(tmp_path / "ads.parquet", COUNTED)
    assert list(scan.cells.rows) == [2, 3, 4, 5, 6]
    assert scan.weights.tolist() == [2, 1, 1, 0, 1]
    assert list(scan.cells.columns["submitted_at"]) == [row[4] for row in ROWS]


def test_a_row_group_is_read_in_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr("bnr_toolkit.reading.scan.parquet_blocks.ROWS_AT_ONCE", 2)
    columns = dict(zip(HEADERS, map(list, zip(*ROWS, strict=True)), strict=True))
    pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / "ads.parquet")
    _, pieces = parquet_blocks(tmp_path / "ads.parquet")
    assert [[len(block) for block in piece()] for piece in pieces] == [[2, 2, 1]]
    assert list(scan_file(tmp_path / "ads.parquet", COUNTED).cells.rows) == [2, 3, 4, 5, 6]


def sheets():
    """Invented sheets, most of them sound: some words are wrong, some ids do not count up, some cells are empty."""
    category = st.sampled_from(["gambling", "weapons", "gokken", "benign", "gambling", "ruïne"])
    decision = st.sampled_from(["approved", "rejected", "pending", "Goedgekeurd", "approved", "perhaps", ""])
    platform = st.sampled_from(["TikTok", "Meta", "TikTok", "tiktok", ""])
    submitted = st.sampled_from(["2023-01-31", "2023-01-01", "2023-02-28", "unknown", "", "31-1-2023", "2023-02-30"])
    row = st.tuples(category, platform, decision, submitted)
    mostly = st.tuples(
        st.sampled_from(["gambling", "weapons", "benign"]),
        st.sampled_from(["TikTok", "Meta"]),
        st.sampled_from(["approved", "rejected", "pending"]),
        st.sampled_from(["2023-01-31", "2023-01-01", "2023-02-28 14:30", "2023-02-28T23:59:01Z", ""]),
    )
    rows = st.one_of(
        st.lists(mostly, min_size=1, max_size=30), st.lists(st.one_of(mostly, row), min_size=1, max_size=30)
    )
    ids = st.sampled_from([lambda number: str(100 + number), lambda number: f"ad-{number}", _scattered, lambda _: "7"])
    return st.tuples(rows, st.integers(1, 400), ids)


def _scattered(number):
    """An id that does not count up; of many, few look alike."""
    return f"{number * 7919 % 64:x}_{number * 31 % 8}"


@settings(max_examples=200, deadline=None)
@given(sheets())
def test_a_scan_counts_what_the_whole_record_counts(tmp_path_factory, sheet):
    """For any sheet: either both refuse it, or a scan leaves it to the other, or all their counts are equal."""
    rows, size, id_of = sheet
    folder = tmp_path_factory.mktemp("scan")
    table = [(id_of(number), *row) for number, row in enumerate(rows)]
    path = write_csv(folder / "ads.csv", table, ("ad", "category", "platform", "decision", "submitted_at"))
    ledger, _ = checked(path, "public")
    scan = scan_file(path, COUNTED, size)
    ads, faults = (None, []) if scan is None else weighed(scan, "ads", "public", has_rows=True)
    if ledger is None:
        assert ads is None
        return
    assert not faults
    if ads is None:
        return
    assert ads.weights.sum() == len(ledger)
    for by in ((), ("category",), ("platform", "month"), ("expected",), ("category", "platform", "month")):
        for rule in ("first_decision", "ever_approved", "final_after_inquiry"):
            asked = question(by, rule)
            whole = answered(ledger, asked)
            assert counts(answered(ads.ledger, asked, ads.weights)) == counts(whole)


@pytest.mark.parametrize("codes", ["primary", "any"])
def test_further_categories_and_ideas_are_counted_alike(tmp_path, codes):
    headers = ("ad", "category", "further_categories", "concept", "platform", "decision")
    rows = [
        ("1", "gambling", "weapons", "idea-1", "TikTok", "approved"),
        ("2", "gambling", "", "idea-1", "Meta", "approved"),
        ("3", "weapons", "", "idea-2", "TikTok", "rejected"),
        ("4", "weapons", "", "idea-3", "TikTok", "rejected"),
        ("5", "weapons", "", "idea-2", "TikTok", "rejected"),
        ("6", "benign", "", "idea-3", "TikTok", "approved"),
    ]
    path = write_csv(tmp_path / "ads.csv", rows, headers)
    ledger, _ = checked(path, "public")
    ads, _ = weighed(scan_file(path, COUNTED, 50), "ads", "public", has_rows=True)
    for by in ((), ("category",), ("concept",), ("platform", "category")):
        whole = answered(ledger, question(by, codes=codes))
        scanned = answered(ads.ledger, question(by, codes=codes), ads.weights)
        assert counts(scanned) == counts(whole)
        assert [group.repeats for group in scanned.groups] == [group.repeats for group in whole.groups]


def test_a_larger_vocabulary_than_words_have_is_left_to_the_other_way(tmp_path, monkeypatch):
    monkeypatch.setattr("bnr_toolkit.reading.scan.summing.MOST_TEXTS", 2)
    assert scan_file(write_csv(tmp_path / "ads.csv", ROWS), COUNTED) is None


def test_the_header_may_stand_below_blank_rows(tmp_path):
    path = tmp_path / "ads.csv"
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([HEADERS, *ROWS])
    path.write_text(f",,,,,\n{stream.getvalue()}")
    assert list(scan_file(path, COUNTED).cells.rows) == [3, 4, 5, 6, 7]


def test_ids_that_do_not_count_up_are_told_apart_too(tmp_path):
    rows = [(name, *row[1:]) for name, row in zip(["b-9", "a7", "0f3", "Zz.1", "ad-10"], ROWS, strict=True)]
    scan = scan_file(write_csv(tmp_path / "ads.csv", rows), COUNTED, 60)
    assert (scan.rows, list(scan.cells.columns["ad"])) == (5, ["b-9", "a7", "0f3", "Zz.1", "ad-10"])


def test_of_many_different_moments_none_needs_a_row(tmp_path, monkeypatch):
    monkeypatch.setattr("bnr_toolkit.reading.scan.parts._FEW_WORDS", 3)
    moments = [f"2023-{1 + number % 3:02}-05 {number % 24:02}:{number % 60:02}:07" for number in range(60)]
    rows = [(str(number), "gambling", "TikTok", "approved", at, "nl") for number, at in enumerate(moments)]
    rows.append(("60", "gambling", "TikTok", "approved", "5-4-2023", "nl"))
    scan = scan_file(write_csv(tmp_path / "ads.csv", rows), COUNTED)
    assert list(scan.cells.columns["submitted_at"]) == [*moments[:3], "5-4-2023"]
    assert scan.weights.tolist() == [20, 20, 20, 1]


def test_a_worker_that_needs_a_closer_look_stops_the_others(tmp_path, monkeypatch):
    """Of a thousand blocks that cannot be parsed hardly any but the first is read."""
    path = write_csv(tmp_path / "ads.csv", [(str(number), *ROWS[0][1:]) for number in range(1000)])
    read = []
    from bnr_toolkit.reading.scan import csv_blocks

    monkeypatch.setattr(csv_blocks, "parsed", lambda *given, **how: read.append(1))
    assert scan_file(path, COUNTED, 10) is None
    assert len(read) < 50


def test_of_many_different_descriptions_only_the_doubtful_need_a_row(tmp_path, monkeypatch):
    monkeypatch.setattr("bnr_toolkit.reading.scan.parts._FEW_WORDS", 3)
    texts = [*(f"invented text {number}" for number in range(20)), "a hid\u202eden sign", "unknown"]
    rows = [(str(number), "gambling", "TikTok", "approved", text) for number, text in enumerate(texts)]
    path = write_csv(tmp_path / "ads.csv", rows, ("ad", "category", "platform", "decision", "description"))
    scan = scan_file(path, COUNTED)
    assert list(scan.cells.columns["description"]) == ["invented text 0", "a hid\u202eden sign", "unknown"]
    assert scan.weights.tolist() == [22, 0, 0]
