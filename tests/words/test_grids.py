"""Counts by platform and category at once, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bnr_toolkit import open_ledger, words
from bnr_toolkit.facts import collect
from bnr_toolkit.rates import approval_grid
from bnr_toolkit.words.captions import LONGEST_ALT

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"


@pytest.fixture(scope="module")
def practice():
    return approval_grid(open_ledger(PRACTICE))


@pytest.fixture(scope="module")
def sparse(records):
    ads = [records.ad("1"), records.ad("2"), records.ad("3", platform="Beta", category="weapons")]
    ads += [records.ad("4", category="weapons"), records.ad("5"), records.ad("6", platform="Beta", category="weapons")]
    events = [records.event("1", "approved"), records.event("2", "rejected"), records.event("3", "approved")]
    return approval_grid(records.ledger(ads, [*events, records.event("4", "rejected")]))


def test_a_sentence_for_each_category_and_one_on_what_was_not_tested(sparse):
    assert words.grid(sparse, "nl").paragraphs == (
        "Gokken, goedgekeurd: Alpha een van de twee (van één geen besluit bekend); Beta niet getest.",
        "Wapens, goedgekeurd: Alpha nul van één; Beta één van één (van één geen besluit bekend).",
        "Niet getest: een van de vier combinaties van platform en categorie.",
    )
    assert words.grid(sparse, "en").paragraphs == (
        "Gambling, approved: Alpha one of the two (no decision known on one); Beta not tested.",
        "Weapons, approved: Alpha none of one; Beta one of one (no decision known on one).",
        "Not tested: one of the four combinations of platform and category.",
    )


def test_a_tile_without_a_decision_says_so(practice):
    assert words.grid(practice, "nl").paragraphs[-1] == (
        "Namaak, goedgekeurd: Alpha nul van één; Beta nul van één; Gamma geen besluit bekend."
    )


def test_numbers_of_one_sentence_are_written_alike(records):
    ads = [records.ad(f"a{number}") for number in range(25)]
    ads += [records.ad("b", platform="Beta"), records.ad("c", platform="Beta", category="weapons")]
    grid = approval_grid(records.ledger(ads, [records.event(ad["id"], "approved") for ad in ads]))
    assert words.grid(grid, "nl").paragraphs[0] == "Gokken, goedgekeurd: Alpha alle 25; Beta één van één."


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_of_the_words_is_a_fact(sparse, practice, language):
    for grid in (sparse, practice):
        known = collect(grid).by_id
        assert set(words.grid(grid, language).facts) <= set(known)
    by_id = collect(sparse).by_id
    assert by_id["first_decision.grid.untested"].value == 1
    assert by_id["first_decision.grid.combinations"].value == 4
    assert by_id["first_decision.grid.platforms"].value == 2
    assert by_id["first_decision.platform=Alpha,category=gambling.approved"].rows == ("1", "2", "5")


def test_the_texts_of_the_chart(practice):
    said = words.grid_figure_words(practice, "nl")
    assert said.title == (
        "Alpha, Beta en Gamma keurden samen 16 van de 29 beoordeelde testadvertenties goed; "
        "van 1 andere is geen besluit bekend"
    )
    assert said.alt == (
        "Goedgekeurd: 16 van de 29 beoordeelde testadvertenties; van 1 andere is geen besluit bekend. "
        "Tegels per platform en categorie. Alpha: negen van de tien. Beta: drie van de tien. De rest staat in de tabel."
    )
    assert "Gokken, goedgekeurd: Alpha beide; Beta een van de twee; Gamma een van de twee." in said.description
    assert "Beta: drie van de tien goedgekeurd." in said.description
    assert words.grid_caption(practice, "en") == "First decision on the test ads, by platform and category"


def test_a_title_counts_platforms_that_are_too_many_to_name(records):
    names = [f"Platform-{letter}" for letter in "ABCD"]
    ads = [records.ad(name, platform=name) for name in names]
    ads += [records.ad(f"{name}-2", platform=name, category="weapons") for name in names]
    probe = records.PROBE.replace("[Alpha, Beta]", f"[{', '.join(names)}]")
    events = [records.event(ad["id"], "approved") for ad in ads[:7]]
    grid = approval_grid(records.ledger(ads, events, probe))
    assert words.grid_figure_words(grid, "nl").title == (
        "Op vier platforms waren alle zeven beoordeelde testadvertenties goedgekeurd; "
        "van één andere is geen besluit bekend"
    )
    assert words.grid_figure_words(grid, "en").title == (
        "On four platforms, all seven reviewed test ads were approved; no decision is known on one other"
    )


def test_notes_say_that_nothing_is_compared_and_how_codes_count(practice, records):
    assert words.grid_chart_notes(practice, "nl") == (
        "Dit beeld zegt niet of platforms of categorieën van elkaar verschillen.",
    )
    assert words.grid_notes(practice, "en") == (
        "Each ad counts in its primary category.",
        "The categories are ours, not the source's.",
        "This picture does not say whether platforms or categories differ from each other.",
    )
    ads = [records.ad("1", further_categories="weapons"), records.ad("2", platform="Beta")]
    every = approval_grid(records.ledger(ads), codes="any")
    assert words.grid_chart_notes(every, "nl")[0] == (
        "Een advertentie telt in elk van haar categorieën; in het totaal telt elke advertentie één keer."
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rule", ["first_decision", "ever_approved", "would_have_run", "final_after_inquiry"])
def test_alternatives_are_short_under_every_rule(practice, language, rule):
    grid = approval_grid(open_ledger(PRACTICE), rule)
    said = words.grid_figure_words(grid, language)
    assert 0 < len(said.alt) <= LONGEST_ALT
    assert said.title not in said.alt
    assert "%" not in said.alt
    assert grid.stamp.short_digest not in said.alt
