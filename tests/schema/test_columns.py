"""The columns of a record: which there are, and which a reader may see."""

import pytest

from bnr_toolkit.schema import CLAIMS, EVENTS, FLAT_HEADERS, SUBMISSIONS, Kind, countable_columns

SHEETS = (SUBMISSIONS, EVENTS, CLAIMS)


def test_exactly_these_columns_are_kept_from_readers():
    private = {f"{sheet.file}:{column.name}" for sheet in SHEETS for column in sheet.columns if not column.public}
    assert private == {
        "submissions.csv:account",
        "events.csv:account",
        "events.csv:reason",
        "events.csv:recorded_by",
    }


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.file)
def test_public_names_are_the_public_columns_in_order(sheet):
    assert list(sheet.public_names) == [column.name for column in sheet.columns if column.public]
    assert set(sheet.public_names) <= set(sheet.names)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.file)
def test_a_column_that_readers_may_not_see_is_never_required(sheet):
    # The public record is opened again by the report's kernel, without these columns.
    assert not [column.name for column in sheet.columns if column.required and not column.public]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.file)
def test_column_names_are_used_once_and_explained_in_two_languages(sheet):
    assert len(set(sheet.names)) == len(sheet.names)
    assert all(column.nl and column.en and column.nl != column.en for column in sheet.columns)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.file)
def test_choices_belong_to_columns_that_hold_a_choice(sheet):
    for column in sheet.columns:
        assert bool(column.choices) == (column.kind is Kind.CHOICE)


def test_a_column_is_found_by_its_name():
    assert SUBMISSIONS.column("platform").kind is Kind.TEXT
    with pytest.raises(KeyError):
        SUBMISSIONS.column("plattform")


def test_readers_and_the_newsroom_count_by_different_columns():
    assert countable_columns("public") == ("concept", "platform", "language", "category", "coding", "expected")
    assert set(countable_columns("internal")) - set(countable_columns("public")) == {"account"}


def test_an_audience_that_is_not_known_counts_by_public_columns_only():
    assert countable_columns("Internal") == countable_columns("public")


def test_only_the_submissions_must_have_a_row():
    assert [sheet.file for sheet in SHEETS if sheet.needs_rows] == ["submissions.csv"]


def test_a_header_of_a_flat_sheet_has_one_meaning():
    headers = [header for several in FLAT_HEADERS.values() for header in several]
    assert len(set(headers)) == len(headers)
    assert all(header == header.casefold().replace(" ", "_") for header in headers)


@pytest.mark.parametrize("header", ["date", "datum", "time", "tijd", "approved", "goedgekeurd", "reden", "reason"])
def test_a_header_that_can_mean_several_things_means_none(header):
    assert header not in {one for headers in FLAT_HEADERS.values() for one in headers}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.file)
def test_a_column_of_a_later_schema_is_asked_of_no_older_record(sheet):
    assert not [column.name for column in sheet.columns if column.since_later and column.required]


def test_what_coders_chose_is_public_and_nothing_to_count_by():
    later = [column for column in SUBMISSIONS.columns if column.since_later]
    assert [column.name for column in later] == ["category_coder_1", "category_coder_2"]
    assert {(column.kind, column.public, column.countable) for column in later} == {(Kind.CATEGORY, True, False)}
