"""A path or a DataFrame → the sheets of a record, whatever is or is not there."""

from pathlib import Path

import pytest

from bnr_toolkit.errors import sentence, severity
from bnr_toolkit.ledger import checked, open_ledger
from bnr_toolkit.reading.source import find_path, read


def lines(source) -> list[str]:
    return [sentence(finding, "en") for finding in checked(source)[1]]


def refusals(source) -> list[str]:
    """What the record is refused for, without the warnings beside it."""
    return [sentence(finding, "en") for finding in checked(source)[1] if severity(finding.code) == "error"]


def test_a_relative_path_is_looked_up_in_the_folders_above(tmp_path, monkeypatch, records):
    records.write(tmp_path / "data" / "probe", [records.ad()])
    deep = tmp_path / "notebooks" / "drafts"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert find_path(Path("data/probe")) == tmp_path / "data" / "probe"
    assert open_ledger("data/probe").stamp.probe == "probe"


def test_the_nearest_folder_wins(tmp_path, monkeypatch):
    for folder in (tmp_path / "data", tmp_path / "inner" / "data"):
        folder.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "inner")
    assert find_path(Path("data")) == tmp_path / "inner" / "data"


def test_a_path_that_leads_nowhere_is_refused_with_a_near_miss(tmp_path, monkeypatch, refusal):
    (tmp_path / "data" / "my-probe").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert refusal(open_ledger, "data/my-prob") == (
        "data/my-prob: there is no such file or folder. Did you mean 'data/my-probe'? "
        "Check the spelling, or start one with: bnr new PATH."
    )


@pytest.mark.parametrize("path", ["x" * 5000, "a\0b", "no/such/folder/at/all", "/no/such/root"])
def test_a_path_that_cannot_be_is_refused_and_does_not_crash(path):
    assert [finding.code for finding in checked(path)[1]] == ["path_missing"]


def test_an_empty_path_is_refused_and_is_not_the_current_folder(probe_folder, records, monkeypatch, refusal):
    monkeypatch.chdir(probe_folder([records.ad()]))
    assert len(open_ledger(".")) == 1
    assert refusal(open_ledger, "") == (
        "parameter PATH: there is no such file or folder. Check the spelling, or start one with: bnr new PATH."
    )


@pytest.mark.parametrize("name", ["ads.docx", "ads", "probe.yml"])
def test_other_kinds_of_file_are_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    suffix = Path(name).suffix
    assert lines(tmp_path / name) == [
        (
            f"{name}: files of the kind '{suffix}' are not read. "
            "Save the table as XLSX, ODS or CSV, or give the probe's folder."
        )
    ]


def test_a_csv_file_may_be_written_in_capitals(tmp_path):
    (tmp_path / "ADS.CSV").write_text("ad,category,platform,decision\n1,gambling,Alpha,approved\n")
    assert open_ledger(tmp_path / "ADS.CSV").stamp.probe == "ADS"


def test_missing_files_are_all_named_with_near_misses_and_nothing_else_is_guessed(tmp_path):
    folder = tmp_path / "probe"
    folder.mkdir()
    (folder / "submission.csv").write_text("id\n")
    assert lines(folder) == [
        (
            "probe: the file 'submissions.csv' is missing from this folder. Did you mean 'submission.csv'? "
            "A probe folder has probe.yml, submissions.csv and events.csv; bnr new makes an example."
        ),
        (
            "probe: the file 'events.csv' is missing from this folder. "
            "A probe folder has probe.yml, submissions.csv and events.csv; bnr new makes an example."
        ),
        (
            "probe: the file 'probe.yml' is missing: a page then cannot say who did the test and how. "
            "Add it; bnr new makes an example."
        ),
    ]


@pytest.mark.parametrize("name", ["probe.yml", "submissions.csv", "events.csv"])
def test_a_folder_in_the_place_of_a_file_is_refused(probe_folder, records, name):
    folder = probe_folder([records.ad()], [records.event("ad-1", "approved")])
    (folder / name).unlink()
    (folder / name).mkdir()
    assert refusals(folder) == [
        f"{name}: this cannot be read (Is a directory). Check that it is a file that you may open."
    ]


@pytest.mark.parametrize("name", ["probe.yml", "submissions.csv", "events.csv"])
def test_a_link_to_nothing_is_refused(probe_folder, records, name):
    folder = probe_folder([records.ad()], [records.event("ad-1", "approved")])
    (folder / name).unlink()
    (folder / name).symlink_to(folder / "gone")
    assert refusals(folder) == [
        f"{name}: this cannot be read (No such file or directory). Check that it is a file that you may open."
    ]


@pytest.mark.parametrize("name", ["probe.yml", "submissions.csv", "events.csv", "claims.csv"])
def test_one_file_that_is_no_text_is_one_fault_and_not_hundreds(probe_folder, records, name):
    ads = [records.ad(f"ad-{number}") for number in range(100)]
    folder = probe_folder(ads, [records.event(row["id"], "approved") for row in ads])
    (folder / name).write_bytes(b"title\n\x81\x8d\n")
    wanted = "not_utf8" if name == "probe.yml" else "encoding_unclear"
    assert [finding.code for finding in checked(folder)[1] if severity(finding.code) == "error"] == [wanted]


def test_faults_in_the_other_files_are_told_beside_a_file_that_is_no_text(probe_folder, records):
    folder = probe_folder([records.ad(platform="Gamma")], [records.event("ad-1", "aproved")])
    (folder / "probe.yml").write_bytes(b"title: [")
    assert [finding.code for finding in checked(folder)[1]] == ["yaml_syntax", "not_one_of"]


def test_a_broken_probe_file_does_not_make_its_own_categories_unknown(probe_folder, records):
    folder = probe_folder([records.ad(category="vague")], [])
    (folder / "probe.yml").write_text(records.PROBE + "title: twice\n")
    assert "unknown_category" not in [finding.code for finding in checked(folder)[1]]
    (folder / "probe.yml").write_bytes(b"a: [")
    assert [finding.code for finding in checked(folder)[1]] == ["yaml_syntax", "ads_without_events"]


def test_reading_changes_nothing(probe_folder, records):
    folder = probe_folder([records.ad()], [records.event("ad-1", "approved")])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    read(folder)
    open_ledger(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_claims_are_read_when_they_are_there(probe_folder, records):
    folder = probe_folder([records.ad()], [])
    (folder / "claims.csv").write_text("cell,measure,value,source,status\na,ads,3,b,read\n")
    raw, _ = read(folder)
    assert raw.claims.columns["value"] == ["3"]


SHEET = "ad,soort,platform,besluit\n1,gokken,Alpha,goedgekeurd\n"


def test_a_mapping_for_another_file_is_neither_applied_nor_named_as_a_source(tmp_path):
    (tmp_path / "ads.csv").write_text(SHEET)
    (tmp_path / "mapping.yml").write_text('file: "other*"\ndates: day-month-year\n')
    ledger = open_ledger(tmp_path / "ads.csv")
    assert [file.name for file in ledger.source] == ["ads.csv"]


def test_a_mapping_for_a_file_that_is_not_in_the_folder_is_refused(tmp_path):
    (tmp_path / "ads.csv").write_text(SHEET)
    (tmp_path / "mapping.yml").write_text('file: "other*"\ndates: day-month-year\n')
    assert lines(tmp_path) == [
        (
            "mapping.yml (key file): none of the tables in this folder is called 'other*': ads.csv. "
            "Correct file in the mapping, or rename the table."
        )
    ]


def test_a_table_and_the_files_that_say_how_to_read_it_are_its_sources(tmp_path):
    (tmp_path / "ads.csv").write_text(SHEET)
    (tmp_path / "mapping.yml").write_text("dates: day-month-year\n")
    ledger = open_ledger(tmp_path)
    assert [(file.name, dict(file.how)) for file in ledger.source] == [
        ("mapping.yml", {}),
        ("ads.csv", {"format": "CSV", "encoding": "UTF-8", "separator": "comma", "mapping": "mapping.yml"}),
    ]


def test_blank_rows_in_the_middle_are_said_once(tmp_path):
    (tmp_path / "ads.csv").write_text(SHEET + "\n,,,\n2,gokken,Alpha,afgekeurd\n\n")
    assert lines(tmp_path / "ads.csv") == [
        (
            "ads.csv › row 3: blank rows between the others were passed over (2); this is the first. "
            "Remove them, if nothing should have stood there."
        )
    ]


@pytest.mark.parametrize("name", ["~$ads.xlsx", "._ads.csv", ".~lock.ads.csv#"])
def test_what_a_program_leaves_beside_a_table_is_no_table(tmp_path, name):
    (tmp_path / "ads.csv").write_text(SHEET)
    (tmp_path / name).write_bytes(b"x")
    assert len(open_ledger(tmp_path)) == 1


def test_a_mapping_in_a_full_folder_would_not_be_used_and_is_refused(probe_folder, records):
    folder = probe_folder([records.ad()], [records.event("ad-1", "approved")])
    (folder / "mapping.yml").write_text("dates: day-month-year\n")
    assert refusals(folder) == [
        (
            "probe: a full probe folder has our columns and sheets already; 'mapping.yml' would not be used. "
            "Leave this out, or give the path of one table."
        )
    ]


def test_claims_beside_a_table_of_ads_leave_open_which_is_the_record(tmp_path):
    (tmp_path / "probe").mkdir()
    (tmp_path / "probe" / "claims.csv").write_text("cell,measure,value,source,status\na,ads,3,b,read\n")
    (tmp_path / "probe" / "ads.csv").write_text(SHEET)
    assert refusals(tmp_path / "probe") == [
        (
            "probe: several tables here could be the record: claims.csv, ads.csv. "
            "Give the path of one table, or name it as file in mapping.yml."
        )
    ]
