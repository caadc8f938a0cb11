"""Columns as numbers: which rows a rule must look at."""

from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.checks.rows import column_of, first_rows, keys, repeats, row_of
from bnr_toolkit.columns import TextColumn

WORDS = st.lists(st.sampled_from(["", "unknown", "a", "b", "c"]), max_size=12)


@given(WORDS, WORDS)
def test_each_row_finds_the_first_row_with_its_text(texts, among):
    expected = [among.index(text) if text in among and text not in ("", "unknown") else -1 for text in texts]
    assert row_of(TextColumn.of(texts), TextColumn.of(among)).tolist() == expected


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=12))
def test_repeats_are_the_rows_whose_combination_was_there_before(rows):
    columns = [TextColumn.of(row[place] for row in rows) for place in (0, 1)]
    again, earlier = repeats(keys(*columns))
    expected = [(index, rows.index(row)) for index, row in enumerate(rows) if rows.index(row) < index]
    assert list(zip(again.tolist(), earlier.tolist(), strict=True)) == expected


def test_combinations_of_very_many_texts_stay_apart():
    column = TextColumn.of(str(number) for number in range(3_000))
    key = keys(*[column] * 8)
    assert len(set(key.tolist())) == 3_000


def test_a_text_that_no_row_holds_has_no_row():
    column = TextColumn(TextColumn.of(["a", "b"]).distinct, TextColumn.of(["b"]).codes + 1)
    assert first_rows(column).tolist() == [1, 0]
    assert row_of(TextColumn.of(["a", "b"]), column).tolist() == [-1, 0]


def test_any_sequence_of_texts_is_a_column():
    column = TextColumn.of(["a"])
    assert column_of({"id": column}, "id") is column
    assert list(column_of({"id": ("a", "b")}, "id")) == ["a", "b"]
