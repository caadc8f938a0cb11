"""Counting by platform and category at once: tiles, true margins, and what is certainly not tested."""

from __future__ import annotations

import pytest

from bnr_toolkit.rates import approval_grid, approval_rates
from bnr_toolkit.redact import for_audience

THREE = "[Alpha, Beta, Gamma]"


@pytest.fixture(scope="module")
def ledger(records):
    """Weapons on Beta is gambling too; two ads on Alpha are not described; nothing but weapons on Gamma."""
    ads = [
        records.ad("1"),
        records.ad("2", platform="Beta"),
        records.ad("3", category="vague"),
        records.ad("4", platform="Beta", category="weapons", further_categories="gambling"),
        records.ad("5", platform="Gamma", category="weapons"),
        records.ad("6", category="vague"),
        records.ad("7", category="weapons", expected="accept"),
    ]
    decisions = {"1": "approved", "2": "rejected", "3": "approved", "4": "approved", "5": "approved", "7": "approved"}
    events = [records.event(ad, kind) for ad, kind in decisions.items()]
    return records.ledger(ads, events, records.PROBE.replace("[Alpha, Beta]", THREE))


def counts(groups):
    return {group.key: (group.approved, group.decided, group.open) for group in groups}


def test_a_grid_is_the_three_counts(ledger):
    grid = approval_grid(ledger)
    assert grid.tiles == approval_rates(ledger, "platform,category")
    assert grid.by_platform == approval_rates(ledger, "platform")
    assert grid.by_category == approval_rates(ledger, "category")
    assert grid.platforms == ("Alpha", "Beta", "Gamma")
    assert grid.categories == ("gambling", "weapons", "vague")
    assert (grid.total.approved, grid.total.decided, grid.total.open) == (4, 5, 1)


def test_margins_are_counted_and_not_added_up(ledger):
    grid = approval_grid(ledger, codes="any")
    assert counts(grid.tiles.groups)["Beta", "gambling"] == (1, 2, 0)
    assert counts(grid.tiles.groups)["Beta", "weapons"] == (1, 1, 0)
    # Added up, Beta would have three ads.
    assert counts(grid.by_platform.groups)["Beta",] == (1, 2, 0)
    assert counts(grid.by_category.groups)["gambling",] == (2, 3, 0)


def test_untested_is_said_only_where_that_is_certain(ledger):
    grid = approval_grid(ledger)
    certain = {key for key in grid.combinations if grid.is_untested(*key)}
    # Alpha has ads whose category is not told, and a control is no test ad.
    assert certain == {("Gamma", "gambling")}
    assert len(grid.combinations) == 6
    assert grid.untested == 1
    assert not grid.is_untested("Beta", "vague")


def test_a_further_category_is_no_untested_combination(records):
    ads = [records.ad("1", further_categories="weapons"), records.ad("2", platform="Beta", category="weapons")]
    grid = approval_grid(records.ledger(ads, [records.event("1", "approved"), records.event("2", "approved")]))
    assert grid.tile("Alpha", "weapons") is None
    assert not grid.is_untested("Alpha", "weapons")
    assert grid.is_untested("Beta", "gambling")


@pytest.mark.parametrize(("platform", "category"), [("unknown", "gambling"), ("Beta", "unknown")])
def test_an_ad_of_which_platform_or_category_is_unknown_may_stand_anywhere(records, platform, category):
    ads = [records.ad("1"), records.ad("2", platform=platform, category=category), records.ad("3", category="weapons")]
    ads.append(records.ad("4", platform="Beta", category="weapons"))
    grid = approval_grid(records.ledger(ads, [records.event(ad["id"], "approved") for ad in ads]))
    assert grid.tile("Beta", "gambling") is None
    assert not grid.is_untested("Beta", "gambling")


def test_one_platform_or_one_category_is_no_grid(ledger, bnr_folder, records):
    assert approval_grid(ledger).is_grid
    assert not approval_grid(ledger, platform="Beta").is_grid
    assert approval_grid(ledger, platform="Beta").platforms == ("Beta",)
    one = [records.ad("1"), records.ad("2", platform="Beta")]
    assert not approval_grid(records.ledger(one, [])).is_grid


def test_it_refuses_what_the_count_refuses(ledger, refusal):
    wrong = {"rule": "liked", "codes": "both", "confidence": 2.0, "platform": "Delta", "method": "wald"}
    assert refusal(approval_grid, ledger, **wrong) == refusal(approval_rates, ledger, "platform,category", **wrong)


def test_a_public_grid_has_no_interval_that_its_scope_does_not_allow(ledger):
    grid = approval_grid(ledger)
    assert grid.tiles.has_intervals
    public = for_audience(grid, "public")
    assert not any(rates.has_intervals for rates in public.rates)
    assert counts(public.tiles.groups) == counts(grid.tiles.groups)
    assert public.submitted == grid.submitted
