"""Which counts may be told as a percentage: the house rules for small numbers, at every border."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import approval_rates, facts, for_audience
from bnr_toolkit.rates.percentages import percentage
from bnr_toolkit.results import Percentage


@pytest.mark.parametrize(
    ("approved", "decided", "expected"),
    [
        (6, 7, None),
        (18, 19, None),
        (18, 20, Percentage(90, in_text=False)),
        (18, 22, Percentage(82, in_text=False)),
        (15, 29, Percentage(52, in_text=False)),
        (25, 30, Percentage(83)),
        (22, 30, None),  # 0,556-0,858: 30,2 points wide
        (23, 30, Percentage(77)),  # 0,591-0,882: 29,1 points wide
        (15, 30, None),
        (19, 38, None),  # 0,348-0,652: 30,3 points wide
        (19, 39, Percentage(49)),
        (5, 40, Percentage(13)),  # 12,5, half up
        (1, 99, Percentage(1)),
        (1, 200, Percentage(1)),  # 0,5, half up
        (1, 201, None),  # would round to 0
        (398, 400, None),  # 99,5 would round to 100
        (397, 400, Percentage(99)),
        (333, 999, Percentage(33)),
        (333, 1000, Percentage(33.3, 1)),
        (500, 1000, Percentage(50.0, 1)),
        (999, 1000, Percentage(99.9, 1)),
        (1999, 2000, None),  # 99,95 would round to 100,0
        (1, 2001, None),  # 0,04998 would round to 0,0
        (1, 2000, Percentage(0.1, 1)),
    ],
)
def test_at_the_borders(approved, decided, expected):
    assert percentage(approved, decided) == expected


@pytest.mark.parametrize("decided", [1, 2, 19, 20, 30, 100, 1000])
def test_none_and_all_never_have_one(decided):
    assert percentage(0, decided) is None
    assert percentage(decided, decided) is None


@pytest.mark.parametrize(("approved", "decided"), [(5, 4), (0, 0), (-1, 7)])
def test_a_count_that_cannot_be_is_refused(approved, decided):
    with pytest.raises(ValueError, match=f"{approved} of {decided} is impossible"):
        percentage(approved, decided)


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_it_is_the_nearest_and_half_goes_up(count):
    said = percentage(*count)
    if said is None:
        return
    step = Fraction(1, 10**said.digits)
    off = Fraction(Decimal(repr(said.value))) - Fraction(100 * count[0], count[1])
    assert -step / 2 < off <= step / 2
    assert 0 < said.value < 100
    assert said.digits == (count[1] >= 1000)
    assert said.in_text == (count[1] >= 30)


def probe(records, approved, rejected, *, inference="none", **cells):
    ads = [records.ad(f"a{place}", **cells) for place in range(approved + rejected)]
    kinds = ["approved"] * approved + ["rejected"] * rejected
    events = [records.event(ad["id"], kind) for ad, kind in zip(ads, kinds, strict=True)]
    return records.ledger(ads, events, records.PROBE.replace("inference: none", f"inference: {inference}"))


@pytest.mark.parametrize("inference", ["none", "repeat-of-this-test"])
def test_a_count_has_one_whatever_its_scope_because_it_says_no_more_than_the_count(records, inference):
    ledger = probe(records, 25, 5, inference=inference)
    rates = for_audience(approval_rates(ledger, "category", method="jeffreys", confidence=0.5), "public")
    assert rates.total.percentage == Percentage(83)
    assert rates.groups[0].percentage == Percentage(83)
    assert rates.has_percentages
    (fact,) = [fact for fact in facts.collect(rates).facts if fact.id == "first_decision.total.percentage"]
    assert (fact.value, fact.formula) == (83, "100 * approved / decided, rounded half up")
    assert len(fact.rows) == 30


def test_a_decimal_is_in_the_formula(records):
    rates = approval_rates(probe(records, 999, 1))
    known = facts.collect(rates).by_id["first_decision.total.percentage"]
    assert (known.value, known.formula) == (99.9, "100 * approved / decided, rounded half up to one decimal")


def test_a_status_never_has_one(records):
    rates = approval_rates(probe(records, 25, 5), "category", rule="final_after_inquiry")
    assert not rates.has_percentages


def test_where_an_idea_repeats_there_are_fewer_trials_than_decisions_and_there_is_none(records):
    rates = approval_rates(probe(records, 25, 5, concept="c1"), "category")
    assert rates.total.repeats
    assert not rates.has_percentages


def test_beside_ads_that_are_not_described_only_the_total_has_one(records):
    ads = [records.ad(f"a{place}", category="gambling" if place < 30 else "vague") for place in range(60)]
    events = [records.event(ad["id"], "rejected" if place % 10 == 0 else "approved") for place, ad in enumerate(ads)]
    rates = approval_rates(records.ledger(ads, events), "category")
    assert [group.percentage for group in rates.groups] == [None, None]
    assert rates.total.percentage == Percentage(90)


def test_harmless_controls_stand_apart_and_have_none(records):
    ads = [records.ad(f"a{place}", expected="reject" if place < 40 else "accept") for place in range(80)]
    events = [records.event(ad["id"], "rejected" if place % 10 == 0 else "approved") for place, ad in enumerate(ads)]
    rates = approval_rates(records.ledger(ads, events), "expected")
    said = {group.key[0]: group.percentage for group in rates.groups}
    assert said == {"reject": Percentage(90), "accept": None}
