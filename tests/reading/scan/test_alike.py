"""Fingerprints of ids: equal for ids that look alike, and different for all that do not."""

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.reading.looks import looks
from bnr_toolkit.reading.scan.alike import fingerprints_of, prove_apart
from bnr_toolkit.reading.scan.block import CloserLook

LETTERS = "aAbB019OIl_.-:"


@given(st.lists(st.text(LETTERS, min_size=1, max_size=20), min_size=1, max_size=8))
def test_two_ids_have_one_fingerprint_exactly_when_they_look_alike(ids):
    array = pyarrow.array(ids, pyarrow.large_string())
    prints = fingerprints_of(array)
    for look, of_look in zip(looks(array), (prints.plain, prints.glyphs), strict=True):
        texts = look.to_pylist()
        assert len(set(of_look.tolist())) == len(set(texts))
        assert all((of_look[0] == one) == (texts[0] == text) for one, text in zip(of_look, texts, strict=True))


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=12), st.integers(1, 11))
def test_ids_are_proved_apart_whatever_blocks_they_came_in(ids, cut):
    array = pyarrow.array(ids, pyarrow.string())
    different = all(len(set(look.to_pylist())) == len(ids) for look in looks(array.cast(pyarrow.large_string())))
    blocks = [fingerprints_of(part) for part in (array[:cut], array[cut:]) if len(part)]
    if different:
        prove_apart(blocks)
    else:
        with pytest.raises(CloserLook):
            prove_apart(blocks)


def test_whole_numbers_have_the_fingerprints_of_their_digits():
    numbers, texts = fingerprints_of(pyarrow.array([12, 7])), fingerprints_of(pyarrow.array(["12", "7"]))
    assert numbers.plain.tolist() == texts.plain.tolist()


@pytest.mark.parametrize("ids", [["a", None], ["a b"], ["é"], ["x" * 65], ["Total"], ["1E+05"], ["unknown"], [""]])
def test_what_is_not_surely_an_id_has_none(ids):
    with pytest.raises(CloserLook):
        fingerprints_of(pyarrow.array(ids))
