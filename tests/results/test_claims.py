"""Counts of others as a result; and that every result can be said and shown."""

import pickle

import pytest

from bnr_toolkit import results, tables, words
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Claim, Claims, Context

STAMP = Stamp("proef", "0123456789abcdef" * 4, "public")
MADE = Claims(
    (
        Claim("proef / Alpha", "submitted", 7, "example.org/a", "read"),
        Claim("proef / Alpha", "approved", None, "example.org/b", "conflicting"),
        Claim("proef / Beta", "submitted", 7, "example.org/a", "inferred"),
    ),
    Context("proef", (), ()),
    STAMP,
)


def test_each_source_is_named_once_and_counts_are_found_by_their_status():
    assert MADE.sources == ("example.org/a", "example.org/b")
    assert [claim.cell for claim in MADE.of_status("inferred")] == ["proef / Beta"]


def test_the_table_for_pandas_has_whole_numbers_and_an_empty_place_for_what_is_unknown():
    table = MADE.to_pandas()
    assert list(table.columns) == ["cell", "measure", "value", "source", "status"]
    assert str(table["value"].dtype) == "Int64"
    assert table["value"].isna().to_list() == [False, True, False]
    assert len(Claims((), MADE.context, STAMP).to_pandas()) == 0


def test_claims_are_frozen_and_survive_a_process_border():
    assert pickle.loads(pickle.dumps(MADE)) == MADE
    with pytest.raises(AttributeError):
        MADE.claims[0].value = 6


PARTS = {"Group", "Interval", "Percentage", "History", "Step", "Period", "Claim"}
"""What results are made of."""


def test_every_result_has_words_and_a_table():
    made_by = {name: f"bnr_toolkit.results.{name}" for name in ("counts", "histories", "claims")}
    found = {
        name for name in results.__all__ if getattr(results, name).__module__ in made_by.values() and name not in PARTS
    }
    assert found == {"Rates", "Histories", "Claims"}
    for name in found:
        assert callable(getattr(words, name.lower()))
        assert callable(getattr(tables, name.lower()))
