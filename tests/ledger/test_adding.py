"""``bnr log``: one more event, checked with the whole record before anything is written."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.files import faults
from bnr_toolkit.ledger import log_event, open_ledger


@pytest.fixture
def folder(probe_folder, records):
    ads = [records.ad("ad-1", account="acc-1"), records.ad("ad-2")]
    return probe_folder(ads, [records.event("ad-1", "submitted", 3)])


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()} | {
        ".bnr.lock": b""
    }


def last_event(folder):
    columns = open_ledger(folder, "internal").event_columns
    return {name: values[-1] for name, values in columns.items() if values[-1]}


def test_an_event_is_appended_with_the_next_step_and_the_rest_of_the_file_is_untouched(folder):
    before = (folder / "events.csv").read_bytes()
    assert log_event(folder, "ad-1", "approved", trigger="initial_review", recorded_by="redactie") == 4
    after = (folder / "events.csv").read_bytes()
    assert after == before + b"ad-1,,4,approved,unknown,unknown,initial_review,source,,,redactie\n"


def test_the_first_event_of_an_ad_is_step_one(folder):
    assert log_event(folder, "ad-2", "rejected") == 1


def test_the_first_event_of_a_record_can_be_logged(probe_folder, records):
    folder = probe_folder([records.ad()], [])
    assert log_event(folder, "ad-1", "approved", at="2023-03-01 12:00") == 1
    assert last_event(folder) == {
        "submission": "ad-1",
        "step": "1",
        "type": "approved",
        "observed_from": "2023-03-01 12:00",
        "observed_to": "2023-03-01 12:00",
        "trigger": "unknown",
        "coding": "source",
        "recorded_by": "unknown",
    }


def test_an_event_after_an_action_on_the_account_comes_after_it(probe_folder, records):
    ads = [records.ad("ad-1", account="acc-1")]
    folder = probe_folder(ads, [records.event("", "account_suspended", 5, account="acc-1")])
    assert log_event(folder, "ad-1", "reversed_to_approved") == 6
    assert open_ledger(folder).event_columns["type"] == ("account_suspended", "reversed_to_approved")


def test_a_file_without_a_last_line_end_gets_one_and_a_byte_order_mark_stays(folder):
    path = folder / "events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().rstrip(b"\n"))
    log_event(folder, "ad-2", "approved")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfsubmission,")
    assert open_ledger(folder).event_columns["submission"] == ("ad-1", "ad-2")


def test_columns_that_the_file_lacks_are_added_at_its_right(folder):
    (folder / "events.csv").write_text(
        'submission,step,type,trigger,coding,x_notes\nad-1,1,submitted,unknown,source,"a\rb"\n'
    )
    log_event(folder, "ad-1", "approved", at="2023-03-01", recorded_by="redactie")
    lines = (folder / "events.csv").read_bytes().split(b"\n")
    assert lines[0] == b"submission,step,type,trigger,coding,x_notes,observed_from,observed_to,recorded_by"
    assert lines[1] == b'ad-1,1,submitted,unknown,source,"a\rb",,,'
    assert lines[2] == b"ad-1,2,approved,unknown,source,,2023-03-01,2023-03-01,redactie"


def test_a_field_of_two_hundred_thousand_characters_in_the_file_is_no_obstacle(folder, records):
    rows = [records.event("ad-1", "submitted", 3, reason="x" * 200_000)]
    names = ("submission", "step", "type", "trigger", "coding", "reason")
    (folder / "events.csv").write_bytes(records.csv(rows, names))
    assert log_event(folder, "ad-1", "approved", recorded_by="redactie") == 4


def test_evidence_is_kept_and_named_in_the_row(folder, tmp_path):
    capture = tmp_path / "screen.png"
    capture.write_bytes(b"picture")
    log_event(folder, "ad-1", "approved", evidence=capture)
    name = last_event(folder)["evidence"]
    assert (folder / "evidence" / f"{name.removeprefix('sha256:')}.png").read_bytes() == b"picture"


def test_every_wrong_argument_is_listed_and_nothing_is_written(folder, tmp_path, refusal):
    before = content(folder)
    message = refusal(
        log_event,
        folder,
        "ad-3",
        "aproved",
        at="01-03-2023",
        trigger="press",
        recorded_by="Jan\u202e",
        evidence=tmp_path / "no.png",
    )
    assert message.splitlines() == [
        ("parameter ID: there is no ad with the id 'ad-3'. Use an id from submissions.csv: ad-1, ad-2."),
        (
            "parameter TYPE: 'aproved' is not one of the accepted values. Did you mean 'approved'? "
            "Use one of: submitted, in_review, approved, approved_limited, rejected, held_for_identity, halted, "
            "account_suspended, withdrawn_by_tester, went_live, removed_after_live, appealed, reversed_to_approved, "
            "reversed_to_rejected."
        ),
        f"{tmp_path}/no.png: there is no such file or folder. Check the spelling, or start one with: bnr new PATH.",
        (
            "parameter trigger: 'press' is not one of the accepted values. "
            "Use one of: initial_review, edit, time_only, user_report, press_inquiry, account_action, unknown."
        ),
        (
            "parameter at: '01-03-2023' is not a date or time that exists. "
            "Write 2023-03-15, or 2023-03-15 14:30, or unknown."
        ),
        (
            "parameter recorded_by: there is an invisible character that turns the reading direction (U+202E). "
            "Remove it and type the text again."
        ),
    ]
    assert content(folder) == before


def test_an_event_that_would_make_the_record_unsound_is_refused_and_nothing_is_written(folder, tmp_path):
    log_event(folder, "ad-1", "approved", at="2023-03-05")
    capture = tmp_path / "screen.png"
    capture.write_bytes(b"picture")
    before = content(folder)
    with pytest.raises(RefusedInput, match=r"step 5 happened, by the times, before step 4"):
        log_event(folder, "ad-1", "halted", at="2023-03-01", evidence=capture)
    assert content(folder) == before


def test_an_unsound_record_is_refused_before_it_is_added_to(folder, refusal):
    (folder / "events.csv").write_text("submission,step,type,trigger,coding\nad-1,1,aproved,unknown,source\n")
    assert "'aproved' is not one of the accepted values." in refusal(log_event, folder, "ad-1", "halted")


@pytest.mark.parametrize("step", ["write", "keep", "replace"])
def test_a_full_disk_is_refused_and_leaves_the_history_as_it_was(folder, refusal, step):
    before = content(folder)

    def full(passing, path):
        if passing == step:
            raise OSError(28, "No space left on device")

    with faults(full):
        message = refusal(log_event, folder, "ad-1", "approved")
    assert message == (
        "probe: this cannot be written (No space left on device). "
        "Choose another place with --output, or make room; the previous files are untouched."
    )
    assert content(folder) == before


@pytest.mark.parametrize("name", ["ads.csv", "nowhere"])
def test_what_is_no_probe_folder_is_not_added_to(tmp_path, refusal, name):
    (tmp_path / "ads.csv").write_text("ad,category,platform,decision\n1,gambling,Alpha,approved\n")
    assert refusal(log_event, tmp_path / name, "1", "approved") == (
        f"{tmp_path}/{name}: this is not a probe folder. Give the folder that holds probe.yml, submissions.csv and "
        "events.csv; a single table is not added to."
    )


def test_a_record_in_a_folder_above_is_read_but_never_added_to(folder, monkeypatch, refusal):
    deep = folder.parent / "work" / "today"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    before = content(folder)
    assert len(open_ledger("probe")) == 2
    assert refusal(log_event, Path("probe"), "ad-1", "approved") == (
        "probe: this is not a probe folder. Give the folder that holds probe.yml, submissions.csv and events.csv; "
        "a single table is not added to."
    )
    assert content(folder) == before
    monkeypatch.chdir(folder.parent)
    assert log_event(Path("probe"), "ad-1", "approved") == 4


@pytest.mark.parametrize(("name", "shown"), [("x" * 5000, "x" * 5000), ("a\0b", "a<U+0000>b")])
def test_a_path_that_cannot_be_is_not_added_to_and_does_not_crash(refusal, name, shown):
    assert refusal(log_event, Path(name), "ad-1", "approved") == (
        f"{shown}: this is not a probe folder. Give the folder that holds probe.yml, submissions.csv and events.csv; "
        "a single table is not added to."
    )


def test_two_people_who_log_at_once_both_get_a_step_of_their_own(folder):
    steps = []

    def log():
        steps.append(log_event(folder, "ad-2", "in_review"))

    threads = [threading.Thread(target=log) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(steps) == [1, 2, 3, 4, 5, 6]
    assert open_ledger(folder).event_columns["submission"].count("ad-2") == 6


def saving(path, content, at="replace"):
    """A spreadsheet program saves its own whole file over ours, at this step of our writing."""

    def hook(step, target):
        if (step, target) == (at, path):
            path.write_bytes(content)

    return hook


CHANGED = (
    "events.csv: another program saved this file in the meantime. "
    "Read it again and repeat the command; nothing was overwritten and nothing was lost."
)


@pytest.mark.parametrize("step", ["write", "keep", "replace"])
def test_what_a_spreadsheet_saved_in_the_meantime_is_refused_and_not_overwritten(folder, refusal, tmp_path, step):
    path = folder / "events.csv"
    theirs = path.read_bytes().replace(b"\n", b"\r\n") + b"ad-2,,1,rejected,,,unknown,source,,,\r\n"
    capture = tmp_path / "screen.png"
    capture.write_bytes(b"picture")
    with faults(saving(path, theirs, step)):
        assert refusal(log_event, folder, "ad-1", "approved", evidence=capture) == CHANGED
    assert path.read_bytes() == theirs
    assert not list(folder.rglob("*.png"))
    assert log_event(folder, "ad-1", "approved") == 4
    assert path.read_bytes() == theirs + b"ad-1,,4,approved,unknown,unknown,unknown,source,,,unknown\r\n"


def test_the_refusal_is_said_in_dutch_too(folder):
    path = folder / "events.csv"
    with faults(saving(path, b"theirs")), pytest.raises(RefusedInput) as caught:
        log_event(folder, "ad-1", "approved")
    assert sentence(caught.value.findings[0], "nl") == (
        "events.csv: een ander programma heeft dit bestand intussen opgeslagen. "
        "Lees het opnieuw en herhaal de opdracht; er is niets overschreven en niets verloren."
    )


def test_a_second_process_that_saves_between_reading_and_writing_loses_nothing(folder, refusal):
    path = folder / "events.csv"
    row = "ad-2,,1,rejected,,,unknown,source,,,"
    appending = f"open({str(path)!r}, 'a').write({row + chr(10)!r})"

    def other_process(step, target):
        if (step, target) == ("write", path):
            subprocess.run([sys.executable, "-c", appending], check=True)

    with faults(other_process):
        assert refusal(log_event, folder, "ad-1", "approved") == CHANGED
    assert path.read_text().endswith(f"{row}\n")
    assert log_event(folder, "ad-1", "approved") == 4
    assert sorted(open_ledger(folder).event_columns["submission"]) == ["ad-1", "ad-1", "ad-2"]


@pytest.mark.slow
def test_two_processes_that_log_ten_times_each_at_once_give_twenty_rows_with_steps_of_their_own(folder):
    program = (
        "import sys; from pathlib import Path; from bnr_toolkit.ledger import log_event\n"
        "for _ in range(10): log_event(Path(sys.argv[1]), 'ad-2', 'in_review', recorded_by=sys.argv[2])"
    )
    editors = [
        subprocess.Popen([sys.executable, "-c", program, str(folder), name], stderr=subprocess.PIPE)
        for name in ("first", "second")
    ]
    assert [(editor.communicate()[1], editor.returncode) for editor in editors] == [(b"", 0), (b"", 0)]
    events = open_ledger(folder, "internal").event_columns
    logged = [
        (int(step), by)
        for submission, step, by in zip(events["submission"], events["step"], events["recorded_by"], strict=True)
        if submission == "ad-2"
    ]
    assert [step for step, _ in logged] == list(range(1, 21))
    assert sorted(by for _, by in logged) == ["first"] * 10 + ["second"] * 10


@pytest.mark.parametrize("lock", [".~lock.events.csv#", "~$events.csv"])
def test_a_file_that_is_open_in_a_spreadsheet_program_is_not_added_to(folder, refusal, lock):
    (folder / lock).write_bytes(b"")
    before = content(folder)
    assert refusal(log_event, folder, "ad-1", "approved") == (
        "events.csv: this file is open in another program; saving it there would erase the new row. "
        f"Close it there and repeat the command. If it is open nowhere any more, delete {lock} beside the file."
    )
    assert content(folder) == before


def in_windows(data):
    return data.replace(b"initial_review,source,", "initial_review,source,café".encode("cp1252"))


@pytest.mark.parametrize(
    ("rewritten", "stored"),
    [
        (lambda data: data.replace(b",", b";"), "semicolon"),
        (lambda data: data.replace(b",", b"\t"), "tab"),
        (lambda data: data.decode().encode("utf-16"), "UTF-16 LE"),
        (in_windows, "Windows-1252"),
        (lambda data: b"sep=,\n" + data, "sep=,"),
    ],
)
def test_a_file_in_another_form_than_ours_is_not_added_to(folder, refusal, rewritten, stored):
    path = folder / "events.csv"
    path.write_bytes(rewritten(path.read_bytes()))
    before = content(folder)
    assert refusal(log_event, folder, "ad-1", "approved") == (
        f"events.csv: no row is added to this: {stored}. "
        "Make a copy in UTF-8 with commas, with bnr check FOLDER --fix NEW_FOLDER, and add the row there."
    )
    assert content(folder) == before


def test_a_history_in_json_is_not_added_to(folder, refusal):
    (folder / "events.csv").unlink()
    (folder / "events.json").write_text(
        '[{"submission": "ad-1", "step": 1, "type": "approved", "trigger": "unknown", "coding": "source"}]'
    )
    assert refusal(log_event, folder, "ad-1", "approved") == (
        "events.json: no row is added to this: JSON. "
        "Make a copy in UTF-8 with commas, with bnr check FOLDER --fix NEW_FOLDER, and add the row there."
    )


def test_a_folder_with_one_flat_sheet_is_not_added_to(folder, refusal):
    (folder / "events.csv").unlink()
    (folder / "submissions.csv").unlink()
    (folder / "ads.csv").write_text("ad,category,platform,decision\n1,gambling,Alpha,approved\n")
    assert refusal(log_event, folder, "1", "approved") == (
        "probe: this is not a probe folder. Give the folder that holds probe.yml, submissions.csv and events.csv; "
        "a single table is not added to."
    )


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
def test_the_line_ends_of_the_file_are_kept(folder, end):
    path = folder / "events.csv"
    before = path.read_bytes().replace(b"\n", end)
    path.write_bytes(before)
    log_event(folder, "ad-1", "approved")
    assert path.read_bytes() == before + b"ad-1,,4,approved,unknown,unknown,unknown,source,,,unknown" + end


def test_a_byte_order_mark_and_line_ends_stay_when_columns_are_added(folder):
    path = folder / "events.csv"
    path.write_bytes(b"\xef\xbb\xbfsubmission,step,type,trigger,coding\r\nad-1,1,submitted,unknown,source")
    log_event(folder, "ad-1", "approved", recorded_by="redactie")
    assert path.read_bytes().splitlines(keepends=True) == [
        b"\xef\xbb\xbfsubmission,step,type,trigger,coding,observed_from,observed_to,recorded_by\r\n",
        b"ad-1,1,submitted,unknown,source,,,\r\n",
        b"ad-1,2,approved,unknown,source,unknown,unknown,redactie\r\n",
    ]
