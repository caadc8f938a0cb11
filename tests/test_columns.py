"""A column of text reads like a list of texts, whatever it keeps inside."""

import json
import pickle

import numpy
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.columns import TextColumn

TEXTS = st.lists(st.sampled_from(["", "a", "b", "é", '"', "\\", "\n", "\x00", "x" * 70]) | st.text(), max_size=40).map(
    lambda texts: [text.encode("utf-8", "replace").decode() for text in texts]
)


@given(TEXTS)
def test_a_column_reads_like_the_list_it_was_made_of(texts):
    column = TextColumn.of(texts)
    assert list(column) == texts
    assert len(column) == len(texts)
    assert [column[index] for index in range(len(texts))] == texts
    assert list(column.distinct_texts) == list(dict.fromkeys(texts))
    assert column.to_arrow().to_pylist() == texts


@given(TEXTS)
def test_a_column_writes_itself_as_the_json_of_that_list(texts):
    written = b"".join(TextColumn.of(texts).json_parts()).decode()
    assert written == json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


@given(TEXTS, st.data())
def test_rows_are_taken_in_the_order_asked_for(texts, data):
    rows = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=20)) if texts else []
    taken = TextColumn.of(texts).at(rows)
    assert list(taken) == [texts[row] for row in rows]
    assert list(taken.distinct_texts) == list(dict.fromkeys(taken)), "what no row holds is left out"


@given(TEXTS)
def test_columns_with_the_same_rows_are_equal_however_they_were_made(texts):
    long_way = TextColumn.of(["first", *texts, "last"]).at(range(1, len(texts) + 1))
    assert long_way == TextColumn.of(texts)
    assert TextColumn.of([*texts, "one more"]) != TextColumn.of(texts)


@given(TEXTS)
def test_replacing_and_marking_work_by_row(texts):
    column = TextColumn.of(texts)
    assert list(column.replaced(str.upper)) == [text.upper() for text in texts]
    assert column.is_in(["a", "b"]).tolist() == [text in ("a", "b") for text in texts]
    if texts:
        renamed = column.with_replaced({0: "new"})
        assert list(renamed) == ["new" if text == texts[0] else text for text in texts]
        assert len(set(renamed.distinct_texts)) == len(renamed.distinct_texts)


def test_texts_that_become_one_are_kept_once():
    column = TextColumn.of(["A", "a", "b"]).replaced(str.lower)
    assert column.distinct_texts == ("a", "b")
    assert column == TextColumn.of(["a", "a", "b"])


def test_a_constant_is_kept_once_and_may_have_no_rows():
    assert list(TextColumn.repeated("ours", 3)) == ["ours"] * 3
    assert TextColumn.repeated("ours", 0) == TextColumn.of([])


def test_arrow_arrays_in_pieces_make_one_column():
    pieces = pyarrow.chunked_array([["a", "b"], [], ["b", "c"]], pyarrow.string())
    assert list(TextColumn.of_arrow(pieces)) == ["a", "b", "b", "c"]
    assert list(TextColumn.of_arrow(pyarrow.chunked_array([], pyarrow.string()))) == []


def test_a_mask_takes_the_rows_marked_true():
    assert list(TextColumn.of(["a", "b", "c"]).at(numpy.array([True, False, True]))) == ["a", "c"]


def test_a_slice_is_a_column():
    assert list(TextColumn.of(["a", "b", "c"])[1:]) == ["b", "c"]


def test_a_column_never_changes_and_can_be_sent_to_another_process():
    column = TextColumn.of(["a", "b"])
    with pytest.raises(AttributeError):
        column.codes = numpy.array([0])  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(column)) == column


def test_membership_asks_the_distinct_texts():
    assert "a" in TextColumn.of(["a"])
    assert "z" not in TextColumn.of(["a"])


def test_a_column_is_equal_to_a_list_or_tuple_of_the_same_texts_and_to_nothing_else():
    assert TextColumn.of(["a", "b"]) == ["a", "b"]
    assert TextColumn.of(["a", "b"]) == ("a", "b")
    assert TextColumn.of(["a", "b"]) != ["b", "a"]
    assert TextColumn.of(["a"]) != "a"
    with pytest.raises(TypeError):
        hash(TextColumn.of(["a"]))
