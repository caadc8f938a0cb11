"""Cells → typed columns by the schema, with the address of every cell that is wrong."""

import pytest

from bnr_toolkit.codebook import Category, Codebook
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import sentence
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.typed import Conventions, typed_sheet
from bnr_toolkit.schema import EVENTS, SUBMISSIONS, Column, Kind, Sheet

BOOK = Codebook((Category("gambling", "gokken", "gambling", ("kansspelen",)), Category("weapons", "wapens", "weapons")))

BY_BOOK = Conventions(BOOK)


def typed(column: Column, *texts: str):
    """The values of one column, and the findings as pairs of code and value."""
    sheet = Sheet("a.csv", "", "", (column,))
    cells = Cells(
        "a.csv", {column.name: TextColumn.of(texts)}, range(2, 2 + len(texts)), {column.name: (column.name, 1)}
    )
    columns, findings = typed_sheet(cells, sheet, BY_BOOK)
    return list(columns[column.name]), [(finding.code, finding.value) for finding in findings]


def column(kind: Kind, **named) -> Column:
    return Column("x", kind, "", "", **named)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.ID, "0012", "0012"),
        (Kind.TEXT, "NA", "NA"),
        (Kind.TEXT, "None", "None"),
        (Kind.CATEGORY, "Kansspelen", "gambling"),
        (Kind.CATEGORIES, "wapens | gokken", "weapons|gambling"),
        (Kind.WHOLE_NUMBER, "007", "7"),
        (Kind.WHOLE_NUMBER, "999999999999999", "999999999999999"),
        (Kind.TIME, "2023-03-15T14:30", "2023-03-15 14:30"),
        (Kind.TIME, "15 maart 2023", "2023-03-15"),
        (Kind.WHOLE_NUMBER, "1.0", "1"),
        (Kind.TIME, "Unknown", "unknown"),
        (Kind.CATEGORY, "UNKNOWN", "unknown"),
        (Kind.TEXT, "", ""),
    ],
)
def test_a_sound_cell_becomes_the_value_that_the_schema_wants(kind, text, value):
    assert typed(column(kind), text) == ([value], [])


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (Kind.ID, "ad 1", "not_an_id"),
        (Kind.ID, "2.385E+16", "rewritten_number"),
        (Kind.ID, "2,385E+16", "rewritten_number"),
        (Kind.CATEGORY, "gokke", "unknown_category"),
        (Kind.CATEGORIES, "gokken|", "unknown_category"),
        (Kind.CATEGORIES, "gokken||wapens", "unknown_category"),
        (Kind.WHOLE_NUMBER, "1.5", "not_a_whole_number"),
        (Kind.WHOLE_NUMBER, "1.234", "number_ambiguous"),
        (Kind.WHOLE_NUMBER, "1.234,56", "not_a_whole_number"),
        (Kind.WHOLE_NUMBER, "-1", "not_a_whole_number"),
        (Kind.WHOLE_NUMBER, "²", "not_a_whole_number"),
        (Kind.WHOLE_NUMBER, "１", "not_a_whole_number"),
        (Kind.WHOLE_NUMBER, "9" * 5000, "not_a_whole_number"),
        (Kind.TIME, "01/02/2025", "date_ambiguous"),
        (Kind.TIME, "2025-02-30", "not_a_time"),
    ],
)
def test_a_wrong_cell_is_found(kind, text, code):
    _, findings = typed(column(kind), text)
    assert [found for found, _ in findings] == [code]


def test_of_several_categories_the_wrong_word_is_named_with_what_was_meant():
    column = Column("further_categories", Kind.CATEGORIES, "", "")
    cells = Cells("a.csv", {column.name: TextColumn.of(["gambling|weapns"])}, [2], {column.name: (column.name, 1)})
    _, findings = typed_sheet(cells, Sheet("a.csv", "", "", (column,)), BY_BOOK)
    assert [sentence(finding, "en") for finding in findings] == [
        (
            "a.csv › A2 (row 2, column further_categories): 'weapns' is not a category of this probe. "
            "Did you mean 'weapons'? Use one of: gambling, weapons; or add the category to probe.yml."
        )
    ]


def test_an_empty_word_among_categories_shows_the_whole_cell():
    assert typed(column(Kind.CATEGORIES), "gokken|")[1] == [("unknown_category", "gokken|")]


def test_a_wrong_word_in_a_column_that_is_not_public_is_masked():
    assert typed(column(Kind.CATEGORIES, public=False), "gambling|weapns")[1] == [("unknown_category", "•••")]


def test_required_and_unknown_are_two_things():
    assert typed(column(Kind.TEXT, required=True), "", " ", "unknown") == (
        ["", "", "unknown"],
        [("required_empty", ""), ("required_empty", "")],
    )
    assert typed(column(Kind.TEXT, unknown_allowed=False), "", "unknown")[1] == [("unknown_not_allowed", "unknown")]


def test_a_choice_that_lists_unknown_wants_it_spelled_so():
    choice = column(Kind.CHOICE, choices=("edit", "unknown"))
    assert typed(choice, "unknown", "Unknown")[1] == [("not_one_of", "Unknown")]


def test_spaces_around_a_value_are_removed_and_said():
    assert typed(column(Kind.ID), "ad-1", " ad-2\t") == (["ad-1", "ad-2"], [("spaces_removed", "ad-2")])


def test_a_wrong_value_with_spaces_is_one_finding():
    assert typed(column(Kind.ID), " ad 2 ")[1] == [("not_an_id", "ad 2")]


def test_every_row_that_repeats_a_wrong_value_is_listed():
    _, findings = typed(column(Kind.TIME), "x", "2023-03-15", "x", "x")
    assert findings == [("not_a_time", "x")] * 3


def test_a_value_that_readers_may_not_see_is_masked_in_every_finding():
    private = column(Kind.ID, public=False)
    assert typed(private, "geheim account", " geheim ")[1] == [("not_an_id", "•••"), ("spaces_removed", "•••")]


def test_a_masked_finding_suggests_nothing():
    private = column(Kind.CHOICE, choices=("approved",), public=False)
    cells = Cells("a.csv", {"x": TextColumn.of(["aproved"])}, (2,), {"x": ("x", 1)})
    _, findings = typed_sheet(cells, Sheet("a.csv", "", "", (private,)), BY_BOOK)
    assert "aproved" not in sentence(findings[0], "en")
    assert findings[0].suggestion is None


def test_a_near_miss_of_a_label_is_suggested_and_only_codes_are_listed():
    cells = Cells("a.csv", {"x": TextColumn.of(["kansspel"])}, (2,), {"x": ("x", 1)})
    _, findings = typed_sheet(cells, Sheet("a.csv", "", "", (column(Kind.CATEGORY),)), BY_BOOK)
    assert sentence(findings[0], "en") == (
        "a.csv › A2 (row 2, column x): 'kansspel' is not a category of this probe. Did you mean 'kansspelen'? "
        "Use one of: gambling, weapons; or add the category to probe.yml."
    )


def test_a_column_that_the_file_leaves_out_is_empty():
    cells = Cells("e.csv", {"submission": TextColumn.of(["1"])}, (2,), {"submission": ("submission", 1)})
    columns, findings = typed_sheet(cells, EVENTS, BY_BOOK)
    assert set(columns) == set(EVENTS.names)
    assert columns["evidence"] == [""]
    assert [(finding.code, finding.value) for finding in findings] == [
        ("missing_column", "step"),
        ("missing_column", "type"),
        ("missing_column", "trigger"),
        ("missing_column", "coding"),
    ]


def test_an_unknown_column_is_refused_with_a_suggestion_and_the_newsrooms_own_is_not_read():
    cells = Cells(
        "s.csv",
        {"platfrom": TextColumn.of(["a"]), "x_notes": TextColumn.of(["geheim"])},
        (2,),
        {"platfrom": ("platfrom", 1)},
    )
    columns, findings = typed_sheet(cells, SUBMISSIONS, BY_BOOK)
    strangers = [finding for finding in findings if finding.code == "unknown_column"]
    assert [(finding.value, finding.suggestion) for finding in strangers] == [("platfrom", "platform")]
    assert "x_notes" not in columns
    assert "geheim" not in repr(columns) + repr(findings)


def test_a_sheet_of_events_may_have_none_and_one_of_submissions_may_not():
    for sheet, expected in ((EVENTS, []), (SUBMISSIONS, ["no_rows"])):
        cells = Cells(sheet.file, {name: TextColumn.of([]) for name in sheet.names}, (), {})
        assert [finding.code for finding in typed_sheet(cells, sheet, BY_BOOK)[1]] == expected


def test_a_column_whose_dates_prove_two_orders_is_refused_cell_by_cell():
    dates = ["13/03/2025", "03/25/2025", "2025-03-04", "15 maart 2025", "13/03/2025"]
    _, findings = typed(column(Kind.TIME), *dates)
    assert findings == [
        ("dates_in_two_orders", "13/03/2025"),
        ("dates_in_two_orders", "03/25/2025"),
        ("dates_in_two_orders", "13/03/2025"),
    ]
    assert typed(column(Kind.TIME), "13/03/2025", "14/03/2025")[1] == []
