"""Words of a column against each other."""

from bnr_toolkit.checks.words import few, spellings, strangers
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.errors import Place


def test_the_spelling_that_stands_first_is_the_one_that_others_are_held_to():
    column = TextColumn.of(["b", "Tik Tok", "tiktok", "B", "TIKTOK", "tiktok", "unknown", "Unknown "])
    assert spellings(column) == {"B": "b", "tiktok": "Tik Tok", "TIKTOK": "Tik Tok"}
    # A text that no row holds is nobody's spelling.
    assert spellings(column[3:]) == {"tiktok": "TIKTOK"}


def test_few_are_listed_of_many():
    assert len(few(TextColumn.of(str(number) for number in range(1_000)))) == 50


def test_what_was_meant_is_sought_for_the_first_few_hundred_only():
    ids = TextColumn.of(["advert-a", "advert-b"])
    told = list(strangers("unknown_submission", ((Place(row=row), "advart-a") for row in range(300)), ids))
    assert {one.suggestion for one in told[:200]} == {"advert-a"}
    assert {one.suggestion for one in told[200:]} == {None}
    assert {one.fields for one in told} == {(("choices", "advert-a, advert-b"),)}
    assert [one.place.row for one in told] == list(range(300))
