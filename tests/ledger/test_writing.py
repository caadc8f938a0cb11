"""A ledger → files that open again as the same ledger."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.ledger import as_files, open_ledger
from bnr_toolkit.ledger.writing import csv_bytes, rows_bytes

# Everything that a text for readers may hold: line ends of every alphabet, quotes, signs of YAML and of CSV.
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters=DIRECTIONS)
    | st.sampled_from("\n\r\t,;:\"'#-?&*!|>%@`{}[]\\\u2028\u2029\u00a0\ufeff~=<"),
    max_size=16,
)
ROW = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=2, max_size=2)


def reopened(ledger, audience="public"):
    with tempfile.TemporaryDirectory() as name:
        for file, data in as_files(ledger).items():
            (Path(name) / file).write_bytes(data)
        return open_ledger(Path(name), audience)


def same_content(one, other) -> bool:
    return (
        one.stamp.digest == other.stamp.digest
        and one.submission_columns == other.submission_columns
        and one.event_columns == other.event_columns
        and one.content == other.content
    )


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_the_real_record_opens_again_with_the_same_digest(bnr_folder, audience):
    ledger = open_ledger(bnr_folder, audience)
    assert same_content(reopened(ledger, audience), ledger)


@given(TEXT, TEXT, st.sampled_from(["", "unknown", "weapons", "weapons|vague"]))
def test_the_public_record_opens_again_whatever_its_texts_hold(records, dutch, english, further):
    content = yaml.safe_load(records.PROBE.replace("apart: yes", "apart: 'yes'"))
    content["title"] = {"nl": f"x{dutch}x", "en": f"x{english}x"}
    content["not_known"] = [dict(content["title"]), dict(content["title"])]
    probe = yaml.safe_dump(content, default_style='"')
    ads = [
        records.ad("ad-1", description_nl=dutch, description_en=english, further_categories=further, account="acc-1"),
        records.ad("ad-2", account="acc-1", description_nl=english),
    ]
    events = [
        records.event("ad-1", "approved", 4, reason=dutch, recorded_by=english),
        records.event("", "account_suspended", 5, account="acc-1"),
    ]
    ledger = records.ledger(ads, events, probe)
    assert same_content(reopened(ledger), ledger)


def test_the_public_record_of_a_signed_probe_opens_again(records):
    signed = records.PROBE + "sign_off: [{name: Jan Verzonnen, role: chef, digest: abc}]\ncutoff: unknown\n"
    ledger = records.ledger([records.ad()], [], signed)
    assert same_content(reopened(ledger), ledger)
    assert b"Verzonnen" not in b"".join(as_files(ledger).values())


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_record_with_an_action_on_an_account_opens_again(records, audience):
    ads = [records.ad("ad-1", account="acc-1"), records.ad("ad-2", account="acc-1")]
    events = [records.event("ad-1", "approved", 1), records.event("", "account_suspended", 2, account="acc-1")]
    ledger = records.ledger(ads, events, audience=audience)
    assert same_content(reopened(ledger, audience), ledger)


def test_a_bare_sheet_has_no_probe_file_and_opens_again(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("ad,category,platform,decision,decided_at\n1,gokken,Alpha,approved,2023-03-01\n2,wapens,Alpha,,\n")
    ledger = open_ledger(path)
    assert set(as_files(ledger)) == {"submissions.csv", "events.csv"}
    assert same_content(reopened(ledger), ledger)


def test_the_files_are_the_same_bytes_at_every_call(bnr_folder):
    assert as_files(open_ledger(bnr_folder)) == as_files(open_ledger(bnr_folder))


def test_the_keys_of_the_probe_file_come_in_the_order_of_the_schema(bnr_folder):
    keys = list(yaml.safe_load(as_files(open_ledger(bnr_folder))["probe.yml"]))
    assert keys[:4] == ["title", "question", "tester", "tester_short"]
    assert keys[-1] == "corrections"


@given(st.lists(ROW, max_size=5))
def test_rows_read_back_equal_also_with_a_lone_carriage_return(rows):
    data = rows_bytes(rows)
    assert list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)) == rows


def test_lines_end_in_a_line_feed_and_a_cell_keeps_its_own_line_end():
    assert rows_bytes([("a", "b"), ("x\r", "y\r\n"), ("p\nq", "")]) == b'a,b\n"x\r","y\r\n"\n"p\nq",\n'


def test_columns_without_rows_are_a_header():
    assert csv_bytes({"a": (), "b": ()}) == b"a,b\n"
