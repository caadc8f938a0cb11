"""A flat sheet: each row one submission and one event, at the reporter's own addresses."""

import pytest

from bnr_toolkit.errors import sentence
from bnr_toolkit.ledger import checked, open_ledger
from bnr_toolkit.reading.csv_file import read_csv
from bnr_toolkit.reading.flat import split_flat_sheet
from bnr_toolkit.schema import FLAT_HEADERS

SOUND = {"ad": "1", "category": "gambling", "platform": "Alpha", "decision": "approved"}


def split(**cells: str):
    header, row = zip(*{**SOUND, **cells}.items(), strict=True)
    sheet, findings = read_csv(f"{','.join(header)}\n{','.join(row)}\n".encode(), "ads.csv")
    assert findings == []
    return split_flat_sheet(sheet)


def test_a_row_becomes_one_submission_and_one_event():
    submissions, events, findings = split()
    assert findings == []
    assert {name: list(cells) for name, cells in submissions.columns.items()} == {
        "id": ["1"],
        "category": ["gambling"],
        "platform": ["Alpha"],
        "coding": ["ours"],
        "expected": ["reject"],
    }
    assert {name: list(cells) for name, cells in events.columns.items()} == {
        "submission": ["1"],
        "step": ["1"],
        "type": ["approved"],
        "trigger": ["unknown"],
        "coding": ["source"],
    }


@pytest.mark.parametrize(
    ("meaning", "header"), [(meaning, header) for meaning, headers in FLAT_HEADERS.items() for header in headers]
)
def test_every_header_of_the_list_is_understood_in_any_case_and_with_spaces(meaning, header):
    typed = f"  {header.replace('_', ' ').upper()} "
    others = {
        name: first for name, (first, *_) in FLAT_HEADERS.items() if name in ("id", "category", "platform", "decision")
    }
    header_row = [others[name] for name in others if name != meaning] + [typed]
    sheet, _ = read_csv(f"{','.join(header_row)}\n{','.join('x' for _ in header_row)}\n".encode(), "ads.csv")
    _, _, findings = split_flat_sheet(sheet)
    assert not [finding for finding in findings if finding.code in ("column_left_out", "missing_column")]


@pytest.mark.parametrize(
    ("word", "kind"), [("Goedgekeurd", "approved"), (" AFGEWEZEN ", "rejected"), ("pending", "in_review")]
)
def test_a_decision_word_becomes_a_type_of_event(word, kind):
    assert split(decision=word)[1].columns["type"] == [kind]


def test_an_empty_decision_is_open_and_said():
    _, events, findings = split(decision="")
    assert events.columns["type"] == ["in_review"]
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "ads.csv › D2 (row 2, column decision): there is no decision; the ad counts as open. "
            "Fill in the decision as soon as there is one."
        )
    ]


def test_the_moment_of_the_decision_is_neither_earlier_nor_later():
    _, events, _ = split(besloten_op="2023-03-01")
    assert (events.columns["observed_from"], events.columns["observed_to"]) == (["2023-03-01"], ["2023-03-01"])


def test_a_column_observed_to_says_only_no_later_than():
    _, events, _ = split(observed_to="2023-03-01")
    assert "observed_from" not in events.columns


def test_the_reporters_own_notes_are_left_out_with_a_warning(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("ad,category,platform,decision,notitie\n1,gambling,Alpha,approved,geheim\n")
    ledger, findings = checked(path)
    assert [sentence(finding, "nl") for finding in findings] == [
        (
            "ads.csv › kolom E (kolom notitie): de kolom 'notitie' heeft hier geen betekenis en wordt niet gelezen of "
            "gepubliceerd. Hernoem hem als hij wel meetelt."
        )
    ]
    assert "geheim" not in repr(ledger) + repr(ledger.submission_columns)


def test_every_column_that_repeats_a_meaning_is_listed():
    _, _, findings = split(nummer="1", nr="1", besluit="rejected")
    assert [(finding.code, finding.value) for finding in findings] == [
        ("two_columns_one_meaning", "nummer"),
        ("two_columns_one_meaning", "nr"),
        ("two_columns_one_meaning", "besluit"),
    ]
    assert sentence(findings[0], "en") == (
        "ads.csv › column E (column nummer): two columns mean id; this is the second. Remove or rename one."
    )


def test_a_missing_column_is_the_only_fault_that_is_told(tmp_path, refusal):
    path = tmp_path / "ads.csv"
    path.write_text("ad,platform,desicion\n1,Alpha,approved\n")
    assert refusal(open_ledger, path).splitlines() == [
        "ads.csv: the column 'category' is missing. Add it; the data dictionary says what it holds.",
        (
            "ads.csv: the column 'decision' is missing. Did you mean 'desicion'? "
            "Add it; the data dictionary says what it holds."
        ),
    ]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("a b,gambling,Alpha,approved", ["not_an_id"]),
        (",gambling,Alpha,approved", ["required_empty"]),
        ("unknown,gambling,Alpha,approved", ["unknown_not_allowed"]),
        ("ok,gambling,Alpha,approved", ["duplicate_id"]),
        (" b ,gambling,Alpha,approved", ["spaces_removed"]),
    ],
)
def test_a_fault_in_the_id_is_told_once_though_it_serves_twice(tmp_path, row, codes):
    path = tmp_path / "ads.csv"
    path.write_text(f"ad,category,platform,decision\nok,gambling,Alpha,approved\n{row}\n")
    _, findings = checked(path)
    assert [finding.code for finding in findings] == codes
    assert str(findings[0].place) == "ads.csv › A3 (row 3, column ad)"


def test_a_wrong_time_of_decision_is_told_once_though_it_serves_twice(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("ad,category,platform,decision,decided_at\n1,gambling,Alpha,approved,gisteren\n")
    _, findings = checked(path)
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("not_a_time", "ads.csv › E2 (row 2, column decided_at)")
    ]
