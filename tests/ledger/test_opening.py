"""Opening a record: every fault at once, or a frozen ledger with a digest that follows the content."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.errors import BnrError, RefusedInput
from bnr_toolkit.ledger import checked, open_ledger
from bnr_toolkit.schema import PROBE


def test_an_audience_that_does_not_exist_is_refused(bnr_folder, refusal):
    assert refusal(open_ledger, bnr_folder, "pubic") == (
        "parameter audience: 'pubic' is not one of the accepted values. Did you mean 'public'? "
        "Use one of: public, internal."
    )


def test_the_public_is_the_default_audience_of_opening_and_the_newsroom_of_checking(bnr_folder):
    assert open_ledger(bnr_folder).audience == "public"
    assert checked(bnr_folder)[0].audience == "internal"


def test_the_real_record_opens_without_a_warning_for_both_audiences(bnr_folder):
    for audience in ("public", "internal"):
        ledger = open_ledger(bnr_folder, audience)
        assert len(ledger) == 7
        assert ledger.warnings == ()
        assert ledger.stamp.probe == "bnr-tiktok-2023"


def test_a_warning_does_not_stop_a_record_and_is_kept_with_it(probe_folder, records):
    ledger = open_ledger(probe_folder([records.ad(" ad-1 ")], [records.event("ad-1", "approved")], None))
    assert [finding.code for finding in ledger.warnings] == ["probe_file_missing", "spaces_removed"]
    assert ledger.submission_columns["id"] == ("ad-1",)


def test_a_warning_beside_an_error_is_listed_by_check_and_left_out_of_the_refusal(probe_folder, records):
    folder = probe_folder([records.ad(" ad-1 ", platform="Gamma")], [records.event("ad-1", "approved")])
    assert [finding.code for finding in checked(folder)[1]] == ["spaces_removed", "unknown_platform"]
    with pytest.raises(RefusedInput) as caught:
        open_ledger(folder)
    assert [finding.code for finding in caught.value.findings] == ["unknown_platform"]


def test_a_refused_record_has_no_ledger(probe_folder, records):
    assert checked(probe_folder([records.ad(platform="Gamma")]))[0] is None


def test_the_digest_depends_on_content_and_not_on_folder_bytes_or_name(tmp_path, records):
    ads, events = [records.ad(description_nl="é")], [records.event("ad-1", "approved")]
    one = records.write(tmp_path / "one", ads, events)
    two = records.write(tmp_path / "two" / "deeper", ads, events)
    for name in ("submissions.csv", "events.csv", "probe.yml"):
        data = (two / name).read_bytes().replace(b"\n", b"\r\n")
        (two / name).write_bytes(b"\xef\xbb\xbf" + data)
    assert open_ledger(one).stamp.digest == open_ledger(two).stamp.digest


@pytest.mark.parametrize(
    "change", [{"category": "weapons"}, {"platform": "Beta"}, {"expected": "accept"}, {"description_en": "x"}]
)
def test_every_public_value_changes_the_digest(records, change):
    before = records.ledger([records.ad()]).stamp.digest
    assert records.ledger([records.ad(**change)]).stamp.digest != before


def test_a_column_of_a_later_schema_changes_no_digest_until_it_says_something(tmp_path, records):
    """The published page of BNR's case prints this digest; its sheets were written before there were coders."""
    folder = Path(__file__).parent.parent.parent / "data" / "bnr-tiktok-2023"
    assert b"category_coder" not in (folder / "submissions.csv").read_bytes()
    assert open_ledger(folder).stamp.short_digest == "b0fcb814a2fb"
    without = records.ledger([records.ad()]).stamp.digest
    assert records.ledger([records.ad(category_coder_1="", category_coder_2="")]).stamp.digest == without
    assert records.ledger([records.ad(category_coder_1="gambling")]).stamp.digest != without
    assert records.ledger([records.ad(category_coder_1="unknown")]).stamp.digest != without


def test_what_a_coder_chose_is_a_category_of_the_probe(records, refusal):
    assert records.ledger([records.ad(category_coder_1="Kansspelen")]).submission_columns["category_coder_1"] == (
        "gambling",
    )
    message = refusal(records.ledger, [records.ad(category_coder_2="gok")])
    assert "category_coder_2" in message
    assert "'gok'" in message


def test_a_private_value_changes_the_digest_of_the_newsroom_only(records):
    for audience, same in (("public", True), ("internal", False)):
        digests = {
            records.ledger([records.ad(account=account)], [], audience=audience).stamp.digest
            for account in ("acc-1", "acc-2")
        }
        assert (len(digests) == 1) is same


def test_a_newsrooms_own_column_changes_nothing(tmp_path, records):
    folder = records.write(tmp_path / "probe", [records.ad()])
    before = open_ledger(folder).stamp.digest
    text = (folder / "submissions.csv").read_text().splitlines()
    (folder / "submissions.csv").write_text(f"{text[0]},x_notes\n{text[1]},geheim\n")
    after = open_ledger(folder, "internal")
    assert open_ledger(folder).stamp.digest == before
    assert "geheim" not in repr(after) + repr(after.submission_columns)


def test_a_synonym_of_a_category_is_the_category(records):
    assert records.ledger([records.ad(category="Kansspelen")]).submission_columns["category"] == ("gambling",)


def test_sound_claims_open(probe_folder, records):
    one_platform = records.PROBE.replace("[Alpha, Beta]", "[Alpha]")
    folder = probe_folder([records.ad()], [records.event("ad-1", "approved")], one_platform)
    (folder / "claims.csv").write_text("cell,measure,value,source,status,x_notes\nAlpha,ads,003,rapport,read,mine\n")
    assert open_ledger(folder).warnings == ()


def test_claims_are_held_to_their_schema(probe_folder, records, refusal):
    folder = probe_folder([records.ad()])
    (folder / "claims.csv").write_text(
        "cell,measure,value,status,sourc\nAlpha,ads,about 3,red,rapport\n,ads,3,read,b\n"
    )
    assert refusal(open_ledger, folder).splitlines() == [
        (
            "claims.csv › column E (column sourc): 'sourc' is not a column of this sheet. Did you mean 'source'? "
            "Rename it, or start a column of your own with x_ (it is not read and never published). "
            "The columns are: cell, measure, value, source, status, probe, tester, published, country, language, "
            "account_country, platform, category, repeats, repeat_kind, partial."
        ),
        (
            "claims.csv: the column 'source' is missing. Did you mean 'sourc'? "
            "Add it; the data dictionary says what it holds."
        ),
        (
            "claims.csv › A3 (row 3, column cell): this cell is empty and must be filled. "
            "Fill it in, or write unknown where that is allowed."
        ),
        ("claims.csv › C2 (row 2, column value): 'about 3' is not a whole number. Write it in digits only, such as 3."),
        (
            "claims.csv › D2 (row 2, column status): 'red' is not one of the accepted values. Did you mean 'read'? "
            "Use one of: read, inferred, conflicting."
        ),
    ]


def outcome(call, *arguments) -> str:
    """What became of it: opened, or the message of the refusal. Any other exception is the test's failure."""
    try:
        call(*arguments)
    except BnrError as problem:
        return str(problem)
    return "opened"


@given(st.binary(max_size=150), st.sampled_from(["probe.yml", "submissions.csv", "events.csv", "claims.csv"]))
def test_any_bytes_in_any_file_of_a_folder_open_or_are_refused(records, data, name):
    with tempfile.TemporaryDirectory() as folder:
        probe = records.write(Path(folder) / "probe", [records.ad()], [records.event("ad-1", "approved")])
        (probe / name).write_bytes(data)
        assert outcome(open_ledger, probe)


CELL = st.sampled_from(
    [
        *("", " ", "unknown", "ad-1", "ad-2", "1", "2", "0", "approved", "rejected", "Alpha", "gambling", "-", "|"),
        *("weapons|gambling", "2023-03-01", "2023-03-01 12:00", "2023-02-30", "press_inquiry", "ours", "reject"),
        *("x,y", "é", "\u202e"),
    ]
)
SHEETS = {
    "submissions.csv": (
        *("id", "platform", "account", "category", "further_categories", "coding", "expected"),
        *("submitted_at", "parent"),
    ),
    "events.csv": ("submission", "account", "step", "type", "observed_from", "observed_to", "trigger", "coding"),
}


@given(st.data())
def test_any_rows_of_likely_words_open_or_are_refused(records, data):
    with tempfile.TemporaryDirectory() as folder:
        probe = records.write(Path(folder) / "probe", [])
        for name, columns in SHEETS.items():
            row = st.lists(CELL, min_size=len(columns), max_size=len(columns))
            stream = io.StringIO(newline="")
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerows([columns, *data.draw(st.lists(row, max_size=3))])
            (probe / name).write_bytes(stream.getvalue().encode())
        assert outcome(open_ledger, probe, data.draw(st.sampled_from(["public", "internal"])))


WORDS = st.sampled_from(["", "unknown", "x", "nl", "2023-03-15"])
KEYS = st.sampled_from(
    ["nl", "en", "id", "title", "recipient", "replies", "speaker", "sources", "code", "text", "date", "synonyms", "x"]
)
SHAPES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


@given(SHAPES, st.sampled_from([key.name for key in PROBE]))
def test_any_shape_of_any_key_of_the_probe_opens_or_is_refused(records, value, key):
    content = yaml.safe_load(records.PROBE.replace("apart: yes", "apart: 'yes'"))
    content[key] = value
    assert outcome(records.ledger, [records.ad()], [], yaml.safe_dump(content, allow_unicode=True))


def test_a_control_is_known_by_the_code_of_its_category_whatever_the_probe_calls_it(tmp_path, records):
    own = records.PROBE + "  - {code: benign, nl: onschuldig, en: harmless}\n"
    (tmp_path / "probe.yml").write_text(own, encoding="utf-8")
    (tmp_path / "ads.csv").write_text("ad,soort,platform,besluit\n1,onschuldig,Alpha,goedgekeurd\n")
    assert list(open_ledger(tmp_path).submission_columns["expected"]) == ["accept"]
