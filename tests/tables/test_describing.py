"""Every table says its units, its scope and its source."""

from __future__ import annotations

import inspect

import pytest

from bnr_toolkit import tables
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.planning import ads_for_half_width
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import publishable_intervals
from bnr_toolkit.words.phrases import has_phrase

SHOWN = ("beside",)


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    return open_ledger(bnr_folder)


def makers() -> list[str]:
    """The names of all functions that make a readers' table of a result."""
    named = ((name, getattr(tables, name)) for name in tables.__all__)
    return [name for name, made in named if inspect.signature(made).return_annotation == "Table" and name not in SHOWN]


def test_every_table_is_described_and_has_words_for_its_units():
    assert len(makers()) >= 17
    for name in makers():
        assert hasattr(getattr(tables, name), "__wrapped__"), f"tables.{name} is not @described"
        assert has_phrase("nl", f"table_units.{name}"), f"tables.{name} has no units"


def test_a_table_of_a_record_says_whose_test_it_was_how_far_it_reaches_and_which_record(bnr):
    table = tables.rates(publishable_intervals(approval_rates(bnr, "category")), "nl")
    assert table.units == "Aantallen testadvertenties."
    assert table.scope == (
        "Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt. "
        "De telling geldt alleen voor deze advertenties."
    )
    assert table.source == f"Record {table.stamp.short_digest}."


def test_with_intervals_the_units_say_what_those_are(bnr):
    assert tables.rates(approval_rates(bnr), "en").units == (
        "Numbers of test ads; the interval is a chance, from zero to one."
    )


def test_what_is_computed_without_a_record_says_so_and_names_none():
    table = tables.plan(ads_for_half_width(0.3), "en")
    assert (table.scope, table.source) == ("Computed from given numbers, not from a record.", "")
