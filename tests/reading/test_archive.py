"""A zip of a probe → its tables and YAML; a trap, or a name that is not what it seems, is refused."""

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.archive import unpacked


def packed(*names, content=b"id\n1\n", change=None):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def codes(data):
    contents, findings = unpacked(data, "a.zip")
    assert bool(contents) != bool(findings)
    return [finding.code for finding in findings]


@pytest.mark.parametrize("top", ["", "my-probe/", "outer/my-probe/", "my probe\\", "Proef é/"])
def test_names_are_those_below_the_one_top_folder(top):
    data = packed(*(f"{top}{name}" for name in ("submissions.csv", "probe.yml", "parts/events.CSV")))
    contents, findings = unpacked(data, "a.zip")
    assert findings == []
    assert contents == dict.fromkeys(["submissions.csv", "probe.yml", "parts/events.CSV"], b"id\n1\n")


def test_two_top_folders_stay():
    assert sorted(unpacked(packed("a/x.csv", "b/x.csv"), "a.zip")[0]) == ["a/x.csv", "b/x.csv"]


def test_captures_are_listed_and_the_vault_and_other_files_are_not():
    names = (
        "evidence/a.png",
        "evidence/b.csv",
        "vault/wording.csv",
        "VAULT/x.csv",
        "notes.docx",
        "older.zip",
        "events.csv",
    )
    data = packed("p/", "p/evidence/", *(f"p/{name}" for name in names))
    assert unpacked(data, "a.zip") == ({"evidence/a.png": b"", "evidence/b.csv": b"", "events.csv": b"id\n1\n"}, [])


def test_a_folder_of_captures_alone_keeps_its_name():
    assert unpacked(packed("evidence/a.png"), "a.zip") == ({"evidence/a.png": b""}, [])


def test_what_systems_leave_behind_is_not_there():
    names = ("__MACOSX/p/._events.csv", "p/.DS_Store", "p/._events.csv", "p/Thumbs.db", "desktop.ini")
    assert unpacked(packed("p/events.csv", *names), "a.zip") == ({"events.csv": b"id\n1\n"}, [])


@pytest.mark.parametrize(
    "name",
    ["../x.csv", "p/../../x.csv", "/x.csv", "C:/x.csv", "c:x.csv", "..\\x.csv", "\\\\server\\share\\x.csv", "p/.."],
)
def test_a_name_that_leads_outside_is_refused(name):
    assert codes(packed("p/events.csv", name)) == ["zip_leads_outside"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("p/events.csv", "p/Events.csv"), "zip_names_alike"),
        (("p/é.csv", "p/e\u0301.csv"), "zip_names_alike"),
        (("p/еvents.csv",), "zip_look_alike"),
        (("p/submissіons.csv",), "zip_look_alike"),
        (("p/ѕubmissions.csv",), "zip_look_alike"),
        (("p/events\u200b.csv",), "zip_look_alike"),
        (("p/probe.yml ",), "zip_look_alike"),
        (("p/ｅvents.csv",), "zip_look_alike"),
        (("p/eve\u202ents.csv",), "hidden_direction"),
        (("p/eve\x07nts.csv",), "control_character"),
    ],
)
def test_a_name_that_is_not_what_it_seems_is_refused(names, code):
    assert code in codes(packed(*names))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused():
    assert codes(packed("p/events.csv", "p/events.csv")) == ["zip_name_twice"]


def test_more_files_than_a_probe_has_are_refused():
    assert codes(packed(*(f"{number}.csv" for number in range(10_001)))) == ["zip_too_many_files"]


def test_nothing_in_a_zip_is_nothing():
    assert codes(packed()) == codes(b"") == codes(packed("p/")) == codes(packed("__MACOSX/x")) == ["empty_file"]


@given(st.binary(max_size=60) | st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_give_findings_and_never_an_exception(data):
    contents, findings = unpacked(data, "a.zip")
    assert findings
    assert contents == {}


def test_a_damaged_zip_gives_files_or_findings_and_never_an_exception():
    good = packed("p/submissions.csv", "p/events.csv", "p/evidence/a.png")
    chance = random.Random(1)
    for _ in range(2000):
        data = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        contents, findings = unpacked(bytes(data), "a.zip")
        assert not (contents and findings)
        assert all(sentence(finding, "nl").encode("utf-8", "replace") for finding in findings)
        assert all(content in (b"", b"id\n1\n") for content in contents.values())
    assert all(unpacked(good[:length], "a.zip")[1] for length in range(len(good) - 1))
