"""``datapackage.json``: made from the schema, and right by the stock validator."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bnr_toolkit.ledger.starting import start_probe
from bnr_toolkit.reading.times import is_time
from bnr_toolkit.schema import CLAIMS, EVENTS, SUBMISSIONS
from bnr_toolkit.schema.descriptor import DESCRIPTOR_FILE, datapackage, descriptor_bytes

ROOT = Path(__file__).parent.parent.parent
FILES = ["submissions.csv", "events.csv", "claims.csv", "probe.yml", "datapackage.json"]


def fields(package, resource):
    (found,) = [one for one in package["resources"] if one["name"] == resource]
    return {field["name"]: field for field in found["schema"]["fields"]}


def test_every_sheet_is_described_with_the_columns_of_the_schema():
    package = datapackage("Mijn Proef!", "Mijn proef", FILES, None)
    assert (package["name"], package["title"]) == ("mijn-proef-", "Mijn proef")
    assert [one["path"] for one in package["resources"]] == ["submissions.csv", "events.csv", "claims.csv"]
    for sheet, one in zip((SUBMISSIONS, EVENTS, CLAIMS), package["resources"], strict=True):
        assert tuple(field["name"] for field in one["schema"]["fields"]) == sheet.names
        required = {column.name for column in sheet.columns if column.required}
        asked = {field["name"] for field in one["schema"]["fields"] if field.get("constraints", {}).get("required")}
        assert asked == required
        assert (one["format"], one["mediatype"], one["encoding"]) == ("csv", "text/csv", "utf-8")
        assert one["schema"]["missingValues"] == [""]


def test_keys_lead_from_an_event_to_its_ad():
    submissions, events, claims = datapackage("probe", None, FILES, None)["resources"]
    assert submissions["schema"]["primaryKey"] == ["id"]
    assert events["schema"]["foreignKeys"] == [
        {"fields": ["submission"], "reference": {"resource": "submissions", "fields": ["id"]}}
    ]
    assert "primaryKey" not in claims["schema"]
    (alone,) = datapackage("probe", None, ["events.csv"], None)["resources"]
    assert "foreignKeys" not in alone["schema"]


def test_words_are_listed_and_unknown_is_one_of_them_where_it_may_stand():
    package = datapackage("probe", None, FILES, ["gambling", "a.b"])
    ads, events = fields(package, "submissions"), fields(package, "events")
    assert ads["expected"]["constraints"] == {"required": True, "enum": ["reject", "accept"]}
    assert ads["category"]["constraints"] == {"required": True, "enum": ["gambling", "a.b", "unknown"]}
    assert ads["id"]["constraints"]["unique"] is True
    assert events["step"] == {
        "name": "step",
        "type": "integer",
        "title": "Step",
        "description": "order within one ad, from 1 / volgorde binnen één advertentie, vanaf 1",
        "constraints": {"required": True, "minimum": 0},
    }
    assert events["trigger"]["constraints"]["enum"].count("unknown") == 1
    assert fields(datapackage("probe", None, FILES, None), "submissions")["category"]["constraints"] == {
        "required": True
    }


@pytest.mark.parametrize(
    ("text", "right"),
    [
        *((text, True) for text in ("unknown", "2023-03-15", "2023-03-15 14:30", "2023-03-15T14:30:59+01:00")),
        *((text, False) for text in ("", "Unknown?", "15-03-2023", "2023-03-15 14", "x2023-03-15", "unknown 2023")),
    ],
)
def test_a_time_has_a_pattern(text, right):
    pattern = fields(datapackage("probe", None, FILES, None), "submissions")["submitted_at"]["constraints"]["pattern"]
    assert (re.fullmatch(pattern, text) is not None) is right
    assert not right or text == "unknown" or is_time(text)


@pytest.mark.parametrize(
    ("text", "right"), [("gambling", True), ("a.b|gambling", True), ("unknown", True), ("acb", False), ("a.b|", False)]
)
def test_further_categories_have_a_pattern(text, right):
    package = datapackage("probe", None, FILES, ["gambling", "a.b"])
    pattern = fields(package, "submissions")["further_categories"]["constraints"]["pattern"]
    assert (re.fullmatch(pattern, text) is not None) is right


def test_a_table_with_tabs_says_so_and_a_workbook_is_left_out():
    package = datapackage("probe", None, ["submissions.tsv", "events.xlsx"], None)
    (ads,) = package["resources"]
    assert (ads["path"], ads["format"], ads["dialect"]) == ("submissions.tsv", "tsv", {"delimiter": "\t"})


def test_the_same_folder_gives_the_same_bytes_whatever_the_order_of_its_files():
    one, two = (descriptor_bytes(datapackage("p", "T", files, ["a"])) for files in (FILES, FILES[::-1]))
    assert one == two
    assert json.loads(one)["name"] == "p"


def test_the_committed_descriptor_is_the_one_that_the_tool_writes(bnr_folder, tmp_path):
    codes = ["voting_information", "call_to_violence", "home_address", "fraud_accusation", "not_described"]
    title = "BNR's test with political ads on TikTok"
    made = datapackage(bnr_folder.name, title, [path.name for path in bnr_folder.iterdir()], codes)
    assert (bnr_folder / DESCRIPTOR_FILE).read_bytes() == descriptor_bytes(made)


def validated(folder: Path) -> tuple[bool, str]:
    """Whether the stock validator accepts a folder, and the kinds of fault that it finds."""
    command = [sys.executable, "-m", "frictionless", "validate", "--json", str(folder / DESCRIPTOR_FILE)]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    faults = [error["type"] for task in report["tasks"] for error in task["errors"]]
    return report["valid"], " ".join([*(error["type"] for error in report["errors"]), *faults])


def described(folder: Path, categories: list[str] | None = None) -> Path:
    files = [path.name for path in folder.iterdir()]
    (folder / DESCRIPTOR_FILE).write_bytes(descriptor_bytes(datapackage("probe", "Probe", files, categories)))
    return folder


@pytest.mark.slow
def test_the_stock_validator_accepts_the_real_record(bnr_folder):
    assert validated(bnr_folder) == (True, "")


@pytest.mark.slow
def test_the_stock_validator_accepts_a_new_probe(tmp_path):
    start_probe(tmp_path / "probe")
    assert validated(described(tmp_path / "probe", ["gambling", "weapons"])) == (True, "")


@pytest.mark.slow
def test_the_stock_validator_accepts_actions_on_accounts_own_columns_and_columns_left_out(tmp_path):
    folder = tmp_path / "probe"
    folder.mkdir()
    (folder / "submissions.csv").write_text(
        "x_note,platform,id,category,coding,expected,account,submitted_at\n"
        "mine,Alpha,ad-1,gambling,ours,reject,acc-1,unknown\n"
        ",Alpha,ad-2,unknown,ours,reject,acc-1,2023-03-15 14:30\n",
        encoding="utf-8",
    )
    (folder / "events.csv").write_text(
        "submission,account,step,type,trigger,coding\n"
        "ad-1,,1,approved,unknown,source\n"
        ",acc-1,1,account_suspended,unknown,source\n"
        ",acc-1,2,reversed_to_approved,unknown,source\n",
        encoding="utf-8",
    )
    assert validated(described(folder)) == (True, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        ("submissions.csv", "ad-2,ad-2,", "ad-1,ad-2,", "unique-error primary-key foreign-key"),
        ("submissions.csv", ",gambling,", ",gokken,", "constraint-error constraint-error"),
        ("submissions.csv", "ad-2,ad-2,ExamplePlatform", "ad-2,ad-2,", "constraint-error"),
        ("submissions.csv", ",platform,", ",platfrom,", "missing-label"),
        ("events.csv", "ad-3,", "ad-9,", "foreign-key"),
        ("events.csv", ",1,approved,unknown", ",1,approved,15-03-2023", "constraint-error constraint-error"),
        ("events.csv", ",2,halted,", ",two,halted,", "type-error"),
    ],
)
def test_the_stock_validator_refuses_what_we_refuse(tmp_path, file, before, after, fault):
    folder = tmp_path / "probe"
    start_probe(folder)
    described(folder, ["gambling", "weapons"])
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after), encoding="utf-8")
    valid, faults = validated(folder)
    assert not valid
    assert fault in faults
