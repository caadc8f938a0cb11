"""``bnr check --fix``: a copy with the faults mended that have one remedy; the original is never touched."""

import csv
import io
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.files import faults
from bnr_toolkit.ledger import checked, open_ledger
from bnr_toolkit.ledger.fixing import fixed

MESSY = (
    "advertentie;soort;platform;besluit;besloten op;x_notes\r\n"
    "1; gokken;TikTok ;Goedgekeurd;15 maart 2023; mine \r\n"
    "\r\n"
    "2;wapens;TikTok;aproved;;\r\n"
    "3;wapens;TikTok;Rejected;;caf\u00e9 cr\u00e8me\r\n"
).encode("cp1252")
MENDED = (
    "advertentie,soort,platform,besluit,besloten op,x_notes\n"
    "1,gambling,TikTok,approved,2023-03-15, mine \n"
    "2,weapons,TikTok,aproved,,\n"
    "3,weapons,TikTok,rejected,,caf\u00e9 cr\u00e8me\n"
).encode()


def state(path):
    return {
        str(one.relative_to(path)): (one.read_bytes() if one.is_file() else None, one.stat().st_mtime_ns)
        for one in path.rglob("*")
    }


def changes_in(output, name="changes.csv"):
    return list(csv.DictReader(io.StringIO((output / name).read_text("utf-8"), newline=""), strict=True))


def digest_of(source):
    return open_ledger(source, "internal").stamp.digest


@pytest.fixture
def messy(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "ads.csv").write_bytes(MESSY)
    return folder / "ads.csv"


@pytest.fixture
def untidy_folder(probe_folder, records):
    ads = [
        records.ad("ad-1", category="Kansspelen", account=" acc-1"),
        records.ad("ad-2", platform="Beta", expected="Reject"),
    ]
    events = [
        records.event("ad-1", "Goedgekeurd", recorded_by=" Somebody ", observed_to="2023-03-01T12:00"),
        records.event("ad-2", "rejected", trigger="Onbekend", reason=" Somebody's words "),
    ]
    return probe_folder(ads, events)


def test_a_flat_sheet_becomes_one_sheet_in_our_form_and_the_original_is_untouched(messy, tmp_path):
    before = state(messy.parent)
    done = fixed(messy, tmp_path / "copy")
    assert done.files == (tmp_path / "copy" / "ads.csv", tmp_path / "copy" / "changes.csv")
    assert (tmp_path / "copy" / "ads.csv").read_bytes() == MENDED
    assert state(messy.parent) == before


def test_every_change_is_said_with_its_address_in_the_original_and_what_remains_with_that_in_the_copy(messy, tmp_path):
    done = fixed(messy, tmp_path / "copy")
    assert done.ledger is None
    assert done.said("en").splitlines() == [
        "changed: ads.csv: the encoding was 'Windows-1252' and is 'UTF-8'. Every program now reads the text alike.",
        "changed: ads.csv: the separator was ';' and is ','. The values themselves have not changed.",
        (
            "changed: ads.csv: blank rows: '1', now '0'. "
            "Rows below them moved up; the addresses of changes are those of the original."
        ),
        (
            "changed: ads.csv › B2 (row 2, column soort): ' gokken' became 'gambling'. "
            "It is a name of this category; the copy uses its code."
        ),
        (
            "changed: ads.csv › B4 (row 4, column soort): 'wapens' became 'weapons'. "
            "It is a name of this category; the copy uses its code."
        ),
        (
            "changed: ads.csv › B5 (row 5, column soort): 'wapens' became 'weapons'. "
            "It is a name of this category; the copy uses its code."
        ),
        "changed: ads.csv › C2 (row 2, column platform): 'TikTok ' became 'TikTok'. The spaces around it were removed.",
        (
            "changed: ads.csv › D2 (row 2, column besluit): 'Goedgekeurd' became 'approved'. "
            "This word is on the list of words that mean exactly that."
        ),
        (
            "changed: ads.csv › D5 (row 5, column besluit): 'Rejected' became 'rejected'. "
            "It is the same word in other capitals or with other signs in between."
        ),
        (
            "changed: ads.csv › E2 (row 2, column besloten op): '15 maart 2023' became '2023-03-15'. "
            "The date can mean one day only and is written as year-month-day."
        ),
        (
            "error: ads.csv › D3 (row 3, column besluit): 'aproved' is not a decision known here. "
            "Did you mean 'approved'? Use one of: submitted, in_review, approved, approved_limited, rejected, "
            "held_for_identity, halted, account_suspended, withdrawn_by_tester, went_live, removed_after_live, "
            "appealed, reversed_to_approved, reversed_to_rejected."
        ),
        (
            "warning: ads.csv › column F (column x_notes): the column 'x_notes' has no meaning here and is neither "
            "read nor published. Rename it if it should count."
        ),
    ]


def test_changes_are_said_in_dutch(messy, tmp_path):
    done = fixed(messy, tmp_path / "copy", language="nl")
    assert done.said("nl").splitlines()[:5] == [
        "gewijzigd: ads.csv: de codering was 'Windows-1252' en is 'UTF-8'. Elk programma leest de tekst nu gelijk.",
        "gewijzigd: ads.csv: het scheidingsteken was ';' en is ','. De waarden zelf zijn niet veranderd.",
        (
            "gewijzigd: ads.csv: lege rijen: '1', nu '0'. "
            "Rijen daaronder schoven op; de adressen van wijzigingen zijn die van het origineel."
        ),
        (
            "gewijzigd: ads.csv › B2 (rij 2, kolom soort): ' gokken' is 'gambling' geworden. "
            "Het is een naam van deze categorie; de kopie gebruikt de code."
        ),
        (
            "gewijzigd: ads.csv › B4 (rij 4, kolom soort): 'wapens' is 'weapons' geworden. "
            "Het is een naam van deze categorie; de kopie gebruikt de code."
        ),
    ]
    assert changes_in(tmp_path / "copy")[1]["why"] == "De waarden zelf zijn niet veranderd."


def test_the_changes_are_a_file_too_with_place_before_after_and_why(messy, tmp_path):
    fixed(messy, tmp_path / "copy")
    changes = changes_in(tmp_path / "copy")
    assert len(changes) == 10
    assert changes[6] == {
        "file": "ads.csv",
        "sheet": "",
        "row": "2",
        "column": "platform",
        "cell": "C2",
        "before": "TikTok ",
        "after": "TikTok",
        "code": "fixed_spaces",
        "why": "The spaces around it were removed.",
    }


def test_no_cell_of_the_changes_starts_a_formula(messy, tmp_path):
    messy.write_text("ad,category,platform,decision\n1,gambling, =1+1 ,approved\n2,gambling,\u00a0@SUM(A1),approved\n")
    fixed(messy, tmp_path / "copy")
    assert [(one["before"], one["after"]) for one in changes_in(tmp_path / "copy")] == [
        (" =1+1 ", "'=1+1"),
        ("\u00a0@SUM(A1)", "'@SUM(A1)"),
    ]


def test_a_folder_becomes_a_folder_of_the_same_files_and_keeps_what_is_private_to_itself(untidy_folder, tmp_path):
    before = state(untidy_folder)
    done = fixed(untidy_folder, tmp_path / "copy")
    assert sorted(path.name for path in done.files) == ["changes.csv", "events.csv", "probe.yml", "submissions.csv"]
    assert [(one.place.column, one.before, one.after, one.why) for one in done.changes] == [
        ("account", "•••", "•••", "fixed_spaces"),
        ("category", "Kansspelen", "gambling", "fixed_category"),
        ("expected", "Reject", "reject", "fixed_case"),
        ("type", "Goedgekeurd", "approved", "fixed_word"),
        ("observed_to", "2023-03-01T12:00", "2023-03-01 12:00", "fixed_time"),
        ("trigger", "Onbekend", "unknown", "fixed_unknown"),
        ("reason", "•••", "•••", "fixed_spaces"),
        ("recorded_by", "•••", "•••", "fixed_spaces"),
    ]
    assert "Somebody" not in (tmp_path / "copy" / "changes.csv").read_text() + done.said("en") + done.said("nl")
    assert done.ledger is not None
    assert done.remaining == ()
    assert open_ledger(tmp_path / "copy", "internal").event_columns["recorded_by"][0] == "Somebody"
    assert state(untidy_folder) == before


def test_files_in_which_nothing_changed_are_copied_byte_for_byte(untidy_folder, tmp_path):
    quoted = b'"id","platform","category","coding","expected"\n"ad-1","Alpha","gambling","ours","reject"\n'
    (untidy_folder / "submissions.csv").write_bytes(quoted)
    done = fixed(untidy_folder, tmp_path / "copy")
    assert (tmp_path / "copy" / "submissions.csv").read_bytes() == quoted
    assert (tmp_path / "copy" / "probe.yml").read_bytes() == (untidy_folder / "probe.yml").read_bytes()
    assert {change.place.file for change in done.changes} == {"events.csv"}


def test_mending_a_mended_record_changes_nothing(messy, untidy_folder, tmp_path):
    for source, name in ((messy, "ads.csv"), (untidy_folder, "")):
        once, twice = tmp_path / f"once-{name}", tmp_path / f"twice-{name}"
        assert fixed(source, once).changes
        done = fixed(once / name, twice)
        assert done.changes == ()
        for path in done.files:
            assert path.name == "changes.csv" or path.read_bytes() == (once / path.name).read_bytes()


def test_a_sound_record_stays_what_it_is_to_the_byte_and_its_changes_are_none(bnr_folder, tmp_path):
    done = fixed(bnr_folder, tmp_path / "copy")
    assert done.changes == ()
    for name in ("submissions.csv", "events.csv", "probe.yml"):
        assert (tmp_path / "copy" / name).read_bytes() == (bnr_folder / name).read_bytes()
    assert (tmp_path / "copy" / "changes.csv").read_text() == "file,sheet,row,column,cell,before,after,code,why\n"
    assert done.ledger.stamp.digest == digest_of(bnr_folder)


@pytest.mark.parametrize(
    ("rewritten", "why", "before"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "fixed_encoding", "UTF-8 BOM"),
        (lambda data: data.decode().encode("utf-16"), "fixed_encoding", "UTF-16 LE"),
        (lambda data: data.replace(b",", b";"), "fixed_separator", ";"),
        (lambda data: data.replace(b",", b"\t"), "fixed_separator", "'\t"),
        (lambda data: data.replace(b"\n", b"\r\n"), "fixed_line_ends", "CRLF"),
        (lambda data: data.replace(b"\n", b"\n\n"), "fixed_blank_rows", "2"),
    ],
)
def test_a_file_in_another_form_becomes_utf_8_with_commas_and_line_feeds(tmp_path, rewritten, why, before):
    plain = (
        "ad,category,platform,decision,x_notes\n1,gambling,Alpha,approved,caf\u00e9\n2,weapons,Alpha,rejected,\n"
    ).encode()
    (tmp_path / "ads.csv").write_bytes(rewritten(plain))
    done = fixed(tmp_path / "ads.csv", tmp_path / "copy")
    assert (tmp_path / "copy" / "ads.csv").read_bytes() == plain
    assert [change.why for change in done.changes] == [why]
    assert changes_in(tmp_path / "copy")[0]["before"] == before
    assert done.ledger.stamp.digest == digest_of(tmp_path / "ads.csv")


def test_a_carriage_return_within_a_cell_is_no_line_end(tmp_path):
    data = b'ad,category,platform,decision,x_notes\n1,gambling,Alpha,approved,"two\r\nlines"\n'
    (tmp_path / "ads.csv").write_bytes(data)
    assert fixed(tmp_path / "ads.csv", tmp_path / "copy").changes == ()
    (tmp_path / "ads.csv").write_bytes(data.replace(b"\n", b"\r\n").replace(b"\r\r", b"\r"))
    fixed(tmp_path / "ads.csv", tmp_path / "second")
    assert (tmp_path / "second" / "ads.csv").read_bytes() == data


def test_a_workbook_becomes_csv_and_its_other_sheets_are_named(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Blad1"
    for row in (["ad", "soort", "platform", "besluit"], [1, "gokken", "TikTok", "Afgewezen"]):
        book.active.append(row)
    book.create_sheet("Toelichting").append(["Dit is een notitie"])
    book.save(tmp_path / "ads.xlsx")
    done = fixed(tmp_path / "ads.xlsx", tmp_path / "copy")
    assert (tmp_path / "copy" / "ads.csv").read_bytes() == b"ad,soort,platform,besluit\n1,gambling,TikTok,rejected\n"
    assert done.said("en").splitlines() == [
        (
            "changed: ads.xlsx › Blad1: the format was 'XLSX' and is 'CSV'. "
            "The values of the cells were taken over; layout and formulas are still in the original."
        ),
        (
            "changed: ads.xlsx › Blad1!B2 (row 2, column soort): 'gokken' became 'gambling'. "
            "It is a name of this category; the copy uses its code."
        ),
        (
            "changed: ads.xlsx › Blad1!D2 (row 2, column besluit): 'Afgewezen' became 'rejected'. "
            "This word is on the list of words that mean exactly that."
        ),
        ("warning: ads.xlsx: this did not come along in the copy: Toelichting. Copy what you need of it yourself."),
    ]


def test_a_folder_of_other_formats_becomes_a_folder_of_csv(untidy_folder, tmp_path):
    ads = list(csv.DictReader(io.StringIO((untidy_folder / "submissions.csv").read_text())))
    (untidy_folder / "submissions.csv").unlink()
    (untidy_folder / "submissions.json").write_text(json.dumps(ads))
    done = fixed(untidy_folder, tmp_path / "copy")
    assert sorted(path.name for path in done.files) == ["changes.csv", "events.csv", "probe.yml", "submissions.csv"]
    assert done.ledger.stamp.digest == digest_of(tmp_path / "copy")


def test_a_zip_becomes_a_folder(untidy_folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "probe.zip", "w") as archive:
        for file in untidy_folder.iterdir():
            archive.write(file, file.name)
    done = fixed(tmp_path / "probe.zip", tmp_path / "copy")
    assert len(done.changes) == 8
    assert done.ledger is not None


def test_a_flat_sheet_with_a_probe_beside_it_takes_the_probe_along(probe_folder, records, tmp_path):
    folder = probe_folder([], [])
    for name in ("submissions.csv", "events.csv"):
        (folder / name).unlink()
    (folder / "ads.csv").write_text("ad,category,platform,decision\n1,Kansspelen,Alpha,approved\n")
    done = fixed(folder, tmp_path / "copy")
    assert sorted(path.name for path in done.files) == ["ads.csv", "changes.csv", "probe.yml"]
    assert (tmp_path / "copy" / "ads.csv").read_text() == "ad,category,platform,decision\n1,gambling,Alpha,approved\n"
    assert done.ledger is not None


def test_what_does_not_come_along_is_said(untidy_folder, tmp_path):
    (untidy_folder / "evidence").mkdir()
    (untidy_folder / "notes.txt").write_text("notes")
    (untidy_folder / ".gitignore").write_text("vault/\n")
    done = fixed(untidy_folder, tmp_path / "copy")
    assert (tmp_path / "copy" / ".gitignore").read_text() == "vault/\n"
    assert [sentence(finding, "en") for finding in done.remaining] == [
        ("probe: this did not come along in the copy: evidence, notes.txt. Copy what you need of it yourself.")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        b"1, gokken,Alpha,Goedgekeurd,too,many\n",
        b"1, gokken,Alpha\n",
    ],
)
def test_a_table_from_which_cells_would_be_cut_off_is_copied_as_it_is(tmp_path, rows):
    data = b"ad,category,platform,decision\n" + rows
    (tmp_path / "ads.csv").write_bytes(data)
    done = fixed(tmp_path / "ads.csv", tmp_path / "copy")
    assert (tmp_path / "copy" / "ads.csv").read_bytes() == data
    assert (done.changes, done.ledger) == ((), None)
    assert [finding.code for finding in done.remaining] in (["row_too_long"], ["row_too_short"])


def test_an_invisible_character_stays_for_a_person_to_look_at(tmp_path):
    (tmp_path / "ads.csv").write_text("ad,category,platform,decision\n1, gokken,Alpha\u202e ,Approved\n", "utf-8")
    done = fixed(tmp_path / "ads.csv", tmp_path / "copy")
    assert (tmp_path / "copy" / "ads.csv").read_text("utf-8") == (
        "ad,category,platform,decision\n1,gambling,Alpha\u202e ,approved\n"
    )
    assert "hidden_direction" in {finding.code for finding in done.remaining}


def test_a_word_that_makes_a_control_of_an_ad_is_kept(probe_folder, tmp_path, records):
    probe = records.PROBE.replace(
        "{code: weapons, nl: wapens, en: weapons}", "{code: controle, nl: controle, en: benign}"
    )
    folder = probe_folder([], [], probe)
    for name in ("submissions.csv", "events.csv"):
        (folder / name).unlink()
    (folder / "ads.csv").write_text("ad,category,platform,decision\n1,benign,Alpha,Approved\n")
    done = fixed(folder, tmp_path / "copy")
    assert [change.why for change in done.changes] == ["fixed_case"]
    assert done.ledger.stamp.digest == digest_of(folder / "ads.csv")


def test_a_date_is_written_in_the_order_that_the_probe_declares(probe_folder, records, tmp_path):
    events = [records.event("ad-1", "approved", observed_to="01/02/2025")]
    folder = probe_folder([records.ad()], events, records.PROBE + "dates: month-day-year\n")
    assert [change.after for change in fixed(folder, tmp_path / "copy").changes] == ["2025-01-02"]


def test_a_sheet_that_is_called_changes_is_not_written_over(tmp_path):
    (tmp_path / "changes.csv").write_text("ad,category,platform,decision\n1,gokken,Alpha,approved\n")
    fixed(tmp_path / "changes.csv", tmp_path / "copy")
    assert (
        tmp_path / "copy" / "changes.csv"
    ).read_text() == "ad,category,platform,decision\n1,gambling,Alpha,approved\n"
    assert [one["after"] for one in changes_in(tmp_path / "copy", "our-changes.csv")] == ["gambling"]


@pytest.mark.parametrize("inside", [".", "copy", "evidence/copy"])
def test_a_copy_within_the_record_is_refused(untidy_folder, refusal, inside):
    before = state(untidy_folder)
    output = untidy_folder / inside
    assert refusal(fixed, untidy_folder, output) == (
        f"{output}: the copy would stand inside the record itself. Choose a new folder outside {untidy_folder}."
    )
    assert state(untidy_folder) == before


def test_a_copy_within_the_record_through_a_link_is_refused(untidy_folder, tmp_path):
    (tmp_path / "link").symlink_to(untidy_folder)
    with pytest.raises(RefusedInput, match="inside the record"):
        fixed(untidy_folder, tmp_path / "link" / "copy")


def test_a_place_that_holds_anything_is_refused_and_untouched(messy, tmp_path, refusal):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "mine.txt").write_text("mine")
    for output in (tmp_path / "copy", tmp_path / "copy" / "mine.txt", messy):
        assert refusal(fixed, messy, output) == (
            f"{output}: this place exists already and is not empty. "
            "Choose a new folder; an existing record is never overwritten."
        )
    assert [path.name for path in (tmp_path / "copy").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_written_to(messy, tmp_path):
    (tmp_path / "copy").mkdir()
    assert len(fixed(messy, tmp_path / "copy").files) == 2


def test_a_name_that_no_folder_can_have_is_refused(messy):
    with pytest.raises(RefusedInput, match="cannot be written"):
        fixed(messy, messy.parent / "a\0b")
    with pytest.raises(RefusedInput, match="cannot be written"):
        fixed(messy, messy.parent / ("x" * 5000))


def test_what_cannot_be_read_is_refused_and_nothing_is_written(tmp_path, refusal):
    (tmp_path / "ads.csv").write_text("ad,platform\n1,Alpha\n")
    message = refusal(fixed, tmp_path / "ads.csv", tmp_path / "copy")
    assert "the column 'category' is missing" in message
    assert not (tmp_path / "copy").exists()
    assert "no such file or folder" in refusal(fixed, tmp_path / "nowhere", tmp_path / "copy")
    assert "no such file or folder" in refusal(fixed, "", tmp_path / "copy")


def test_a_table_that_is_read_through_a_mapping_is_refused(tmp_path, refusal):
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "theirs.csv").write_text("nummer,onderwerp,medium,uitslag\n1,gokken,Alpha,ja\n")
    (folder / "mapping.yml").write_text(
        "columns:\n  id: {from: [nummer]}\n  category: {from: [onderwerp]}\n  platform: {from: [medium]}\n"
        "  decision: {from: [uitslag]}\nwords:\n  decision:\n    approved: [ja]\n"
    )
    assert checked(folder)[0] is not None
    assert refusal(fixed, folder, tmp_path / "copy") == (
        "theirs.csv: this table is read through a mapping, which translates its words already; nothing was written. "
        "Mend what is still wrong in mapping.yml, or in the table itself."
    )
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_full_disk_leaves_no_part_of_a_copy(untidy_folder, tmp_path, refusal, step):
    def full(passing, path):
        if (passing, path.name) == (step, "events.csv"):
            raise OSError(28, "No space left on device")

    with faults(full):
        message = refusal(fixed, untidy_folder, tmp_path / "copy")
    assert message == (
        f"{tmp_path}/copy: this cannot be written (No space left on device). "
        "Choose another place with --output, or make room; the previous files are untouched."
    )
    assert not (tmp_path / "copy").exists()


def test_what_appears_in_the_new_folder_meanwhile_is_not_overwritten(messy, tmp_path, refusal):
    def other(step, path):
        if (step, path.name) == ("replace", "ads.csv"):
            path.write_bytes(b"theirs")

    with faults(other):
        assert refusal(fixed, messy, tmp_path / "copy") == (
            "ads.csv: another program saved this file in the meantime. "
            "Read it again and repeat the command; nothing was overwritten and nothing was lost."
        )
    assert (tmp_path / "copy" / "ads.csv").read_bytes() == b"theirs"


SPACES = st.sampled_from(["", " ", "\u00a0", "\t", "  "])
WORDS = {
    "category": ["gokken", "Gambling", "kansspelen", "weapons", "wapens", "aproved", "", "Onbekend", "NIET BESCHREVEN"],
    "platform": ["Alpha", "Beta", "alpha", "=1", "onbekend", 'with "quotes", commas', "two\nlines", "caf\u00e9"],
    "decision": ["approved", "Approved", "Afgewezen", "aproved", "in behandeling", "", "unknown", "In-Review"],
    "decided_at": ["2023-03-15", "15-03-2023", "01/02/2025", "15 maart 2023", "2023-03-15T14:30", "", "gisteren"],
    "x_notes": ["", " mine ", ";", "a\rb", "-1", "|"],
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            name: st.builds(lambda a, word, b: a + word + b, SPACES, st.sampled_from(words), SPACES)
            for name, words in WORDS.items()
        }
    ),
    min_size=1,
    max_size=6,
)


def written(folder, rows, separator=","):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow(["ad", *WORDS])
    writer.writerows([f"ad-{number}", *(row[column] for column in WORDS)] for number, row in enumerate(rows))
    path = Path(folder) / "ads.csv"
    path.write_bytes(stream.getvalue().encode())
    return path


@pytest.mark.slow
@given(ROWS, st.sampled_from([",", ";", "\t"]))
def test_mending_what_was_mended_changes_nothing_and_what_is_sound_keeps_its_digest(rows, separator):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder, rows, separator)
        before, findings = checked(source)
        try:
            once = fixed(source, folder / "once")
        except RefusedInput:
            assert before is None  # the separator cannot be told: there is no table to mend
            assert findings
            return
        twice = fixed(folder / "once" / "ads.csv", folder / "twice")
        assert twice.changes == ()
        assert (folder / "twice" / "ads.csv").read_bytes() == (folder / "once" / "ads.csv").read_bytes()
        if before is not None:
            assert once.ledger is not None
            assert once.ledger.stamp.digest == before.stamp.digest


@pytest.mark.slow
@given(ROWS)
def test_no_word_is_lost_but_those_that_the_changes_tell_of(rows):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder, rows)
        try:
            done = fixed(source, folder / "copy")
        except RefusedInput:
            return
        with (folder / "copy" / "ads.csv").open(encoding="utf-8", newline="") as stream:
            copied = list(csv.DictReader(stream, strict=True))
        changed = {(change.place.row, change.place.column): (change.before, change.after) for change in done.changes}
        for number, (row, copy) in enumerate(zip(rows, copied, strict=True), start=2):
            for column in WORDS:
                before, after = changed.get((number, column), (row[column], row[column]))
                assert (row[column], copy[column]) == (before, after)
