"""Ids that count up: what is proved of them, and what is not."""

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit.checks.ids import ids_once, look_alikes, totals
from bnr_toolkit.columns import TextColumn
from bnr_toolkit.reading.cells import Cells
from bnr_toolkit.reading.scan.block import CloserLook
from bnr_toolkit.reading.scan.ids import Run, run_of


@pytest.mark.parametrize(
    "ids",
    [
        ["ad-1", "ad-1"],  # twice
        ["ad-2", "ad-1"],  # down
        ["ad-1", "ad-01"],  # differ in a zero only
        ["ad-01", "ad-2"],
        ["ad-9", "ad-10", "ad-010"],
        ["ad-1", "Ad-2"],
        ["ad-1", "ad_2"],
        ["ad-1", "ad-2x"],
        ["ad-1", ""],
        ["ad-1", None],
        ["ad"],
        ["ad 1"],
        ["1E+05"],
        ["3.0"],
        ["1,5"],
        ["é1"],
        ["9" * 19],
        [],
    ],
)
def test_what_is_no_run_is_not_taken_for_one(ids):
    with pytest.raises(CloserLook):
        run_of(pyarrow.array(ids, pyarrow.string()))


@pytest.mark.parametrize(
    ("ids", "run"),
    [
        (["007", "008", "100"], Run("", 7, 100, 3, 3, padded=True)),
        (["0", "1", "10"], Run("", 0, 10, 1, 2, padded=False)),
        (["test-ad.0099", "test-ad.0100"], Run("test-ad.", 99, 100, 4, 4, padded=True)),
    ],
)
@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.large_string()])
def test_a_run(ids, run, kind):
    assert run_of(pyarrow.array(ids, kind)) == run
    assert run_of(pyarrow.array(["x", *ids, "y"], kind)[1:-1]) == run


def test_whole_numbers_count_up_too():
    assert run_of(pyarrow.array([5, 7], pyarrow.int32())) == Run("", 5, 7, 1, 1, padded=False)
    for numbers in ([7, 5], [5, 5], [-1, 2]):
        with pytest.raises(CloserLook):
            run_of(pyarrow.array(numbers))


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        (["ad-1"], ["ad-2"], True),
        (["ad-9"], ["ad-10"], True),
        (["ad-2"], ["ad-2"], False),
        (["ad-01"], ["ad-2"], False),
        (["ad-9"], ["ad-010"], False),
        (["ad-1"], ["x-2"], False),
    ],
)
def test_a_run_goes_on_in_the_next_block_or_does_not(first, second, goes_on):
    runs = [run_of(pyarrow.array(ids)) for ids in (first, second)]
    if goes_on:
        assert runs[0].then(runs[1]).last == runs[1].last
    else:
        with pytest.raises(CloserLook):
            runs[0].then(runs[1])


WORDS = st.sampled_from(["ad-", "Ad-", "ad_", ""])
NUMBERS = st.text("0123456789OIl.E+", min_size=1, max_size=3)


@given(st.lists(st.builds("{}{}".format, WORDS, NUMBERS), min_size=1, max_size=6))
def test_no_rule_about_ids_finds_anything_in_a_run(ids):
    """Whatever is accepted as a run passes every rule that a record's ids are held to."""
    try:
        run_of(pyarrow.array(ids))
    except CloserLook:
        return
    cells = Cells("ads.csv", {}, range(2, len(ids) + 2), {})
    column = TextColumn.of(ids)
    assert [*ids_once(cells, column), *look_alikes(cells, column), *totals(cells, column)] == []
