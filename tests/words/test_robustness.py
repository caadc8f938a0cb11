"""What if one decision had been different, as a passage of its own."""

from __future__ import annotations

import pytest

from bnr_toolkit import approval_rates, open_ledger, words
from bnr_toolkit.rates import robustness


@pytest.fixture(scope="module")
def rates(bnr_folder):
    return approval_rates(open_ledger(bnr_folder), "category")


def test_of_the_case_in_both_languages(rates):
    assert words.robustness(robustness(rates), "nl").paragraphs == (
        "Was één besluit anders uitgevallen, dan waren het er vijf of zeven geweest in plaats van zes.",
        "Niet afzonderlijk beschreven: twee in plaats van drie.",
    )
    assert words.robustness(robustness(rates), "en").paragraphs == (
        "Had one decision gone the other way, the count would have been five or seven instead of six.",
        "Not described separately: two instead of three.",
    )


def test_the_page_says_the_same_sentence(rates):
    page = words.certainty(rates, "nl")
    assert words.robustness(robustness(rates), "nl").paragraphs[0] in page.paragraphs
    assert {fact.rpartition(".")[2] for fact in page.facts} >= {"approved_if_one_less", "approved_if_one_more"}


def test_groups_say_only_what_can_be(records):
    ads = [
        records.ad(f"{platform}{number}", platform=platform) for platform in ("Alpha", "Beta") for number in range(3)
    ]
    events = [records.event(ad["id"], "rejected" if ad["platform"] == "Beta" else "approved") for ad in ads]
    flipped = robustness(approval_rates(records.ledger(ads, events), "platform"))
    assert words.robustness(flipped, "nl").paragraphs == (
        "Was één besluit anders uitgevallen, dan waren het er twee of vier geweest in plaats van drie.",
        "Alpha: twee in plaats van drie.",
        "Beta: één in plaats van geen.",
    )


def test_of_one_ad_there_is_nothing_to_say(records):
    flipped = robustness(approval_rates(records.ledger([records.ad()], [records.event("ad-1", "approved")])))
    assert (words.robustness(flipped, "nl").paragraphs, words.robustness(flipped, "nl").facts) == ((), ())
