"""The counts of others, handed on as they stand in the record."""

import pytest

from bnr_toolkit import facts, tables, words
from bnr_toolkit.errors import PrivacyBlocked
from bnr_toolkit.ledger import open_ledger
from bnr_toolkit.rates import sourced_counts
from bnr_toolkit.redact import for_audience
from bnr_toolkit.results import Claim

CLAIMS = """\
cell,measure,value,source,status
proef / Alpha,submitted,7,example.org/a,read
proef / Alpha,approved,unknown,example.org/b,conflicting
proef / Beta,limited,21,example.org/a,inferred
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "proef").mkdir()
    (tmp_path / "proef" / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    return tmp_path / "proef"


def test_every_count_stands_as_the_record_has_it_and_unknown_is_none(folder):
    counts = sourced_counts(open_ledger(folder))
    assert counts.claims == (
        Claim("proef / Alpha", "submitted", 7, "example.org/a", "read"),
        Claim("proef / Alpha", "approved", None, "example.org/b", "conflicting"),
        Claim("proef / Beta", "limited", 21, "example.org/a", "inferred"),
    )
    assert (counts.stamp.probe, counts.stamp.audience, counts.context.probe) == ("proef", "public", "proef")


def test_a_record_of_ads_alone_has_no_counts_of_others(bnr_folder):
    counts = sourced_counts(open_ledger(bnr_folder))
    assert (counts.claims, counts.sources) == ((), ())
    assert str(words.claims(counts, "en")) == "There are no counts from sources in this record."
    assert (tables.claims(counts, "en").rows, tables.claims(counts, "en").notes) == ((), ())


def test_counts_go_to_readers_only_from_a_public_record(folder):
    counts = sourced_counts(open_ledger(folder))
    assert for_audience(counts, "public") is counts
    with pytest.raises(PrivacyBlocked):
        for_audience(sourced_counts(open_ledger(folder, "internal")), "public")


def test_the_csv_is_read_back_as_the_same_counts(folder, tmp_path):
    counts = sourced_counts(open_ledger(folder))
    assert tables.claims_csv(counts) == CLAIMS
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "claims.csv").write_text(tables.claims_csv(counts), encoding="utf-8")
    assert sourced_counts(open_ledger(tmp_path / "copy")).claims == counts.claims


def test_every_number_is_a_fact_with_its_source_s_standing(folder):
    counts = sourced_counts(open_ledger(folder))
    known = facts.collect(counts).by_id
    assert {identifier: fact.value for identifier, fact in known.items()} == {
        "claims.counts": 3,
        "claims.inferred": 1,
        "claims.conflicting": 1,
        "claims.sources": 2,
        "claims.1.submitted": 7,
        "claims.3.limited": 21,
    }
    assert known["claims.counts"].rows == ("proef / Alpha", "proef / Beta")
    assert known["claims.3.limited"].formula == "computed by us from what the source states; counted by others"
    for product in (words.claims(counts, "nl"), tables.claims(counts, "nl")):
        assert product.facts
        assert set(product.facts) <= known.keys()
