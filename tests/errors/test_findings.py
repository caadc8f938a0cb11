"""A fault as data: its address, its value, its suggestion, its machine form."""

import json
import pickle

import pytest

from bnr_toolkit.errors import Finding, Place, closest, found


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place(), "input"),
        (Place(file="a.csv"), "a.csv"),
        (Place(file="a.csv", row=4), "a.csv › row 4"),
        (Place(file="a.csv", row=4, column_number=2), "a.csv › B4 (row 4)"),
        (Place(file="a.csv", row=4, column="type", column_number=27), "a.csv › AA4 (row 4, column type)"),
        (Place(file="a.csv", row=4, column="type", column_number=702), "a.csv › ZZ4 (row 4, column type)"),
        (Place(file="a.csv", row=4, column="type", column_number=703), "a.csv › AAA4 (row 4, column type)"),
        (Place(file="a.csv", column="type", column_number=3), "a.csv › column C (column type)"),
        (Place(file="a.csv", column="type"), "a.csv (column type)"),
        (Place(file="a.yml", line=7), "a.yml › line 7"),
        (Place(file="a.yml", line=7, column="sources"), "a.yml › line 7 (sources)"),
        (Place(file="a.xlsx", sheet="Blad1"), "a.xlsx › Blad1"),
        (Place(file="a.xlsx", sheet="Blad1", row=2, column_number=1), "a.xlsx › Blad1!A2 (row 2)"),
        (Place(parameter="by", file="a.csv"), "parameter by"),
    ],
)
def test_a_place_is_written_as_an_address_that_a_person_can_walk_to(place, address):
    assert str(place) == address


@pytest.mark.parametrize(("row", "number", "cell"), [(5, 3, "C5"), (None, 3, None), (5, None, None)])
def test_a_cell_has_a_spreadsheet_address_only_when_row_and_column_are_known(row, number, cell):
    assert Place(row=row, column_number=number).cell == cell


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("aproved", "approved"),
        ("APPROVED", "approved"),
        ("approved ", "approved"),
        ("colour", None),
        ("", None),
    ],
)
def test_a_near_miss_is_suggested_and_a_far_one_is_not(word, meant):
    assert closest(word, ["approved", "rejected"]) == meant


def test_a_suggestion_keeps_the_spelling_of_the_choice():
    assert closest("tiktok", ["TikTok"]) == "TikTok"


def test_further_words_serve_the_suggestion_but_are_not_listed():
    finding = found("unknown_category", Place(), "gokke", choices=["gambling"], near=["gambling", "gokken"])
    assert finding.suggestion == "gokken"
    assert finding.fields == (("choices", "gambling"),)


def test_an_empty_list_of_choices_still_fills_its_blank():
    assert found("unknown_source", Place(), "A", choices=()).fields == (("choices", "–"),)


def test_a_finding_without_choices_has_no_such_field():
    assert found("not_a_time", Place(), "x").fields == ()


def test_a_long_value_is_shortened_to_what_fits_a_line():
    assert found("not_an_id", Place(), "x" * 60).value == "x" * 60
    assert found("not_an_id", Place(), "x" * 61).value == "x" * 59 + "…"


def test_the_machine_form_leaves_out_what_is_not_known():
    place = Place(file="events.csv", row=3, column="type", column_number=3)
    finding = found("not_one_of", place, "aproved", choices=["approved"])
    assert finding.as_dict() == {
        "code": "not_one_of",
        "file": "events.csv",
        "row": 3,
        "column": "type",
        "column_number": 3,
        "cell": "C3",
        "value": "aproved",
        "suggestion": "approved",
        "fields": {"choices": "approved"},
    }
    assert json.loads(json.dumps(finding.as_dict())) == finding.as_dict()


def test_findings_are_frozen_hashable_and_picklable():
    finding = found("duplicate_id", Place(file="a.csv", row=2), "ad-1", earlier="a.csv › A2")
    assert pickle.loads(pickle.dumps(finding)) == finding
    assert len({finding, finding}) == 1
    with pytest.raises(AttributeError):
        finding.code = "other"  # type: ignore[misc]


def test_fields_are_text_in_a_fixed_order():
    finding = found("row_too_long", Place(), columns=3, cells=5)
    assert finding == Finding("row_too_long", Place(), None, None, (("cells", "5"), ("columns", "3")))


def test_a_place_in_a_line_is_said_in_both_languages():
    place = Place(file="sweep.yml", line=3, column="rule", column_number=8)
    assert place.said("nl") == "sweep.yml › regel 3, kolom 8 (rule)"
    assert place.said("en") == "sweep.yml › line 3, column 8 (rule)"
    assert place.cell is None
