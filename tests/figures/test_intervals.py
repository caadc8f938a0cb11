"""Counts with intervals as dots with bands: only where the result may carry them, and every number from it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bnr_toolkit import figures, open_ledger, tables
from bnr_toolkit.facts import collect
from bnr_toolkit.language import chance_digits
from bnr_toolkit.rates import approval_rates
from bnr_toolkit.redact import for_audience
from bnr_toolkit.words import intervals_notes

PRACTICE = Path(__file__).parent.parent.parent / "data" / "practice-probe"
PAGES = ("web", "narrow", "print-41", "print-86", "print-131", "print-266")


@pytest.fixture(scope="module")
def practice():
    return approval_rates(open_ledger(PRACTICE), by="platform")


def test_a_row_has_its_dots_its_count_its_share_and_its_bands(practice):
    figure = figures.intervals(practice, "nl")
    assert [(row.label, row.count) for row in figure.body.rows] == [
        ("Alpha", "9 van 10"),
        ("Beta", "3 van 10"),
        ("Gamma", "4 van 9, 1 open"),
    ]
    gamma = figure.body.rows[2]
    assert Counter(gamma.dots) == {"approved": 4, "not": 5, "open": 1}
    assert gamma.share == 4 / 9
    # [I] statsmodels 0.15, proportion_confint(4, 9, alpha, method="wilson") at alpha 0.05, 0.2 and 0.5.
    assert [(round(band.low, 3), round(band.high, 3), band.confidence) for band in gamma.bands] == [
        (0.189, 0.733, 0.95),
        (0.258, 0.648, 0.8),
        (0.338, 0.556, 0.5),
    ]
    assert figure.body.track.title == "goedgekeurd, op elke honderd"
    assert figure.body.track.ticks == ((0, "0"), (0.5, "50"), (1, "100"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_band_is_an_interval_of_the_result_and_of_the_table(practice, language):
    figure = figures.intervals(practice, language)
    table = figure.data
    assert table == tables.intervals(practice, language)
    for group, row, cells in zip(practice.groups, figure.body.rows, table.rows, strict=False):
        said = cells.cells[-3:]
        assert [(band.low, band.high) for band in row.bands] == [
            (interval.low, interval.high) for interval in (group.interval, *group.inner)
        ]
        assert list(said) == [
            "–".join(chance_digits(bound, language) for bound in (band.low, band.high)) for band in row.bands
        ]
    assert set(figure.facts) <= set(collect(practice).by_id)
    assert set(table.facts) <= set(figure.facts)
    assert "first_decision.platform=Gamma.high_80" in figure.facts


def test_the_picture_names_no_bound_and_no_percentage_of_a_few_ads(practice):
    for language in ("nl", "en"):
        figure = figures.intervals(practice, language)
        said = " ".join([figure.title, figure.subtitle, figure.alt, *figure.notes])
        assert not re.search(r"%|procent|per cent|\d[,.]\d", said)


def test_title_alternative_and_key(practice):
    figure = figures.intervals(practice, "nl")
    assert figure.title == (
        "Alpha, Beta en Gamma keurden samen 16 van de 29 beoordeelde testadvertenties goed; "
        "van 1 andere is geen besluit bekend"
    )
    assert figure.alt == (
        "Goedgekeurd: 16 van de 29 beoordeelde testadvertenties; van 1 andere is geen besluit bekend. "
        "Elke rij heeft een band; de grenzen staan in de tabel. Alpha: negen van de tien. Beta: drie van de tien. "
        "De overige rij staat in de tabel."
    )
    assert len(figure.alt) <= 250
    assert figure.key == (
        ("approved", "goedgekeurd"),
        ("not", "niet goedgekeurd"),
        ("open", "geen besluit bekend"),
    )
    assert figure.source[0].startswith("Verzonnen oefenrecord.")
    assert figure.notes == intervals_notes(practice, "nl")
    assert all(note in figure.description for note in figure.notes)


def test_rows_stand_in_the_order_of_the_record_and_by_count_only_when_the_picture_says_so(groups):
    rates = approval_rates(groups.ledger(Alpha="+--", Beta="+++-", Gamma="++"), by="platform")
    plain = figures.intervals(rates, "en")
    assert [row.label for row in plain.body.rows] == ["Alpha", "Beta", "Gamma"]
    assert "order" not in plain.subtitle
    ordered = figures.intervals(rates, "en", by_count=True)
    assert [row.label for row in ordered.body.rows] == ["Beta", "Gamma", "Alpha"]
    assert ordered.subtitle.endswith("The rows are in order of the count: approved.")


def test_a_record_whose_scope_allows_no_interval_has_no_picture(bnr_folder):
    rates = approval_rates(open_ledger(bnr_folder), by="category")
    for result in (rates, for_audience(rates, "public")):
        assert figures.intervals(result, "nl").is_empty


def test_counts_of_repeated_ideas_alone_and_a_status_have_no_picture(practice):
    ledger = open_ledger(PRACTICE)
    assert figures.intervals(approval_rates(ledger, by="category"), "nl").is_empty
    assert figures.intervals(approval_rates(ledger, by="platform", rule="final_after_inquiry"), "nl").is_empty


def test_a_row_of_repeated_ideas_has_no_band_and_a_note_says_why(records, groups):
    ads = [records.ad(f"a{number}", platform="Alpha", concept=f"idea-{number // 2}") for number in range(4)]
    ads += [records.ad(f"b{number}", platform="Beta", concept=f"own-{number}") for number in range(4)]
    events = [records.event(ad["id"], "approved") for ad in ads]
    rates = approval_rates(records.ledger(ads, events, groups.declared("Alpha", "Beta")), by="platform")
    figure = figures.intervals(rates, "nl")
    alpha, beta = figure.body.rows
    assert (alpha.share, alpha.bands, len(alpha.dots), alpha.count) == (None, (), 4, "4 van 4")
    assert len(beta.bands) == 3
    assert (
        "Zonder band: rijen waarin hetzelfde idee meer dan eens meetelt. Zulke besluiten zijn geen losse proeven."
    ) in figure.notes
    assert "Niet elke rij heeft een band; de grenzen staan in de tabel." in figure.alt
    assert figure.data.rows[0].cells[-3:] == ("–", "–", "–")


def test_the_total_alone_and_an_interval_without_others_inside(groups):
    rates = approval_rates(groups.ledger(groups.undeclared("Alpha"), Alpha="++-"), confidence=0.5)
    figure = figures.intervals(rates, "en")
    (row,) = figure.body.rows
    assert (row.label, len(row.bands)) == ("All test ads", 1)
    assert figure.data.columns == tables.rates(rates, "en").columns


@pytest.mark.parametrize("outlet", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_can_be_drawn_in_every_outlet_for_a_page(practice, outlet, language):
    from bnr_toolkit.figures.layout.picture import draw
    from bnr_toolkit.figures.outlets import OUTLETS

    long = replace(practice, context=replace(practice.context, platforms=("Alpha", "Beta", "Gamma", "Delta")))
    drawing = draw(figures.intervals(long, language), OUTLETS[outlet])
    assert drawing.width == OUTLETS[outlet].width


def test_a_screen_reader_gets_the_counts(practice):
    figure = figures.intervals(practice, "nl")
    drawn = figures.to_svg(figure).svg.decode()
    assert figure.title in drawn
    assert figure.alt in drawn
