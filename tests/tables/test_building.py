"""Results → tables: which columns, which rows, which notes."""

from __future__ import annotations

import pytest

from bnr_toolkit import ad_histories, approval_rates, for_audience, open_ledger, tables
from bnr_toolkit.results import Row


@pytest.fixture(scope="module")
def bnr(bnr_folder):
    return open_ledger(bnr_folder)


def test_the_count_of_the_real_record(bnr):
    table = tables.rates(for_audience(approval_rates(bnr, "category"), "public"), "nl")
    assert table.caption == "Eerste besluit over de testadvertenties, per categorie"
    assert table.columns == ("Categorie", "Goedgekeurd", "Niet goedgekeurd", "Ingediend")
    assert table.numeric == (False, True, True, True)
    assert table.rows == (
        Row(("Onjuiste informatie over stemmen", "1", "0", "1")),
        Row(("Oproep tot geweld", "1", "0", "1")),
        Row(("Woonadres gedeeld", "1", "0", "1")),
        Row(("Beschuldiging van stembusfraude", "0", "1", "1")),
        Row(("Niet afzonderlijk beschreven", "3", "0", "3"), "apart"),
        Row(("Totaal", "6", "1", "7"), "total"),
    )
    first, second, third = table.notes
    assert first == (
        "Drie goedgekeurde advertenties zijn niet afzonderlijk beschreven; de aantallen per categorie zijn daarom "
        "minimumaantallen."
    )
    assert second == "Elke advertentie telt in haar hoofdcategorie."
    assert third == "De indeling in categorieën is van ons, niet van de bron."


def test_an_ad_with_two_codes_counts_once_in_the_total(bnr):
    table = tables.rates(approval_rates(bnr, "category", codes="any"), "en")
    assert table.rows[1].cells[:3] == ("Call to violence", "2", "0")
    assert table.rows[-1].cells[:3] == ("Total", "6", "1")
    assert "An ad counts in each of its categories; the total counts every ad once." in table.notes


def test_columns_are_named_by_what_the_rule_counts(bnr):
    table = tables.rates(for_audience(approval_rates(bnr, "category", "would_have_run"), "public"), "nl")
    assert table.columns[1:3] == ("Nog gepland", "Niet gepland")
    assert table.caption == "Na de beoordeling nog gepland, per categorie"


def test_open_ads_have_a_column_only_when_there_are_any(records):
    ledger = records.ledger([records.ad("ad-1"), records.ad("ad-2")], [records.event("ad-1", "approved")])
    table = tables.rates(for_audience(approval_rates(ledger), "public"), "nl")
    assert table.columns == ("", "Goedgekeurd", "Niet goedgekeurd", "Geen besluit", "Ingediend")
    assert table.rows == (Row(("Totaal", "1", "0", "1", "2"), "total"),)


@pytest.mark.parametrize(
    ("confidence", "dutch", "english"),
    [(0.95, "Interval (95%)", "Interval (95%)"), (0.999, "Interval (99,9%)", "Interval (99.9%)")],
)
def test_the_level_of_an_interval_never_rounds_to_all(bnr, confidence, dutch, english):
    rates = approval_rates(bnr, "category", confidence=confidence)
    assert tables.rates(rates, "nl").columns[-1] == dutch
    assert tables.rates(rates, "en").columns[-1] == english


def test_percentages_have_a_column_only_when_there_are_any(records):
    ads = [records.ad(f"a{place}", category="gambling" if place < 30 else "weapons") for place in range(50)]
    ads.append(records.ad("open"))
    events = [
        records.event(ad["id"], "rejected" if place % 6 == 0 else "approved") for place, ad in enumerate(ads[:50])
    ]
    rates = for_audience(approval_rates(records.ledger(ads, events), "category"), "public")
    dutch, english = tables.rates(rates, "nl"), tables.rates(rates, "en")
    assert dutch.columns[-2:] == ("Ingediend", "Aandeel goedgekeurd")
    assert english.columns[-2:] == ("Submitted", "Share approved")
    assert dutch.numeric == (False, *(True,) * 5)
    assert [row.cells for row in dutch.rows] == [
        ("Gokken", "25", "5", "1", "31", "83%"),
        ("Wapens", "16", "4", "0", "20", "80%"),
        ("Totaal", "41", "9", "1", "51", "82%"),
    ]
    assert dutch.notes[-1] == (
        "Het aandeel is berekend over de advertenties waarover een besluit bekend is, en afgerond."
    )
    assert english.notes[-1] == "The share is of the ads on which a decision is known, and is rounded."
    assert {"first_decision.total.percentage", "first_decision.category=weapons.percentage"} <= set(dutch.facts)


def test_a_row_without_a_percentage_has_a_dash_and_a_note_says_why(records):
    ads = [records.ad(f"a{place}", category="gambling" if place < 30 else "weapons") for place in range(32)]
    events = [records.event(ad["id"], "rejected" if place % 6 == 0 else "approved") for place, ad in enumerate(ads)]
    rates = for_audience(approval_rates(records.ledger(ads, events), "category", "would_have_run"), "public")
    dutch = tables.rates(rates, "nl")
    assert dutch.columns[-1] == "Aandeel nog gepland"
    assert [row.cells[-1] for row in dutch.rows] == ["83%", "–", "81%"]
    assert dutch.notes[-1].endswith(
        "afgerond. Waar een streepje staat, is het aantal te klein of te onzeker voor een percentage, of zegt het "
        "aantal zelf genoeg."
    )
    assert "would_have_run.category=weapons.percentage" not in dutch.facts
    assert "would_have_run.total.percentage" in dutch.facts


def test_an_interval_has_two_digits_and_the_mark_of_the_language(bnr):
    table = tables.rates(approval_rates(bnr, "category"), "nl")
    assert table.rows[-1].cells[-1] == "0,49–0,97"
    assert table.rows[-2].cells[-1] == "–"


def test_an_interval_names_its_method_and_what_it_assumes(bnr):
    rates = approval_rates(bnr, method="mid_p")
    assert tables.rates(rates, "nl").notes[-1] == (
        "Interval volgens mid-P. Het interval gaat over het herhalen van precies deze test. Het neemt aan dat de "
        "besluiten los van elkaar zijn genomen, elk met dezelfde kans. Kwamen alle advertenties van één account, of "
        "oordeelde één beoordelaar over alles, dan gaat die aanname niet op."
    )
    assert tables.rates(rates, "en").notes[-1].startswith("Interval by the mid-P method. The interval is about")
    assert "Interval" not in " ".join(tables.rates(for_audience(rates, "public"), "nl").notes)


def test_a_pair_of_columns_has_two_headers(records):
    ads = [records.ad("ad-1"), records.ad("ad-2", platform="Beta", category="weapons")]
    events = [records.event("ad-1", "approved"), records.event("ad-2", "rejected")]
    rates = for_audience(approval_rates(records.ledger(ads, events), "platform,category"), "public")
    table = tables.rates(rates, "en")
    assert table.columns[:2] == ("Platform", "Category")
    assert [row.cells for row in table.rows] == [
        ("Alpha", "Gambling", "1", "0", "1"),
        ("Beta", "Weapons", "0", "1", "1"),
        ("Total", "", "1", "1", "2"),
    ]


class TestHistories:
    def test_of_the_real_record(self, bnr):
        table = tables.histories(ad_histories(bnr), "nl")
        assert table.columns == ("Advertentie", "Wat de advertentie deed", "Categorie", "Eerste besluit", "Daarna")
        assert table.rows[2].cells == (
            "ad-3",
            "Toonde het woonadres van een minister met een oproep tot brandstichting",
            "Woonadres gedeeld; oproep tot geweld",
            "goedgekeurd",
            "tegengehouden*",
        )
        assert table.rows[3].cells[-2:] == ("afgewezen", "niets bekend")
        assert table.notes == (
            "De indeling in categorieën is van ons, niet van de bron.",
            "* onze gevolgtrekking uit de bronnen",
        )

    def test_mark_a_first_decision_that_is_our_inference(self, records):
        event = records.event("ad-1", "approved", coding="ours")
        table = tables.histories(ad_histories(records.ledger([records.ad()], [event])), "en")
        assert table.rows[0].cells[-2:] == ("approved*", "nothing known")
        assert table.notes[-1] == "* our inference from the sources"

    def test_tell_all_that_came_after_the_first_decision_and_nothing_before(self, records):
        kinds = ["submitted", "in_review", "rejected", "appealed", "reversed_to_approved"]
        events = [records.event("ad-1", kind, step) for step, kind in enumerate(kinds, 1)]
        table = tables.histories(ad_histories(records.ledger([records.ad(coding="source")], events)), "en")
        assert table.rows[0].cells[-2:] == ("rejected", "appealed, reversed to approved")
        assert table.notes == ()

    def test_tell_what_happened_to_an_ad_that_was_never_decided_on(self, records):
        events = [records.event("ad-1", "submitted"), records.event("ad-1", "withdrawn_by_tester", 2)]
        table = tables.histories(ad_histories(records.ledger([records.ad()], events)), "nl")
        assert table.rows[0].cells[-2:] == ("geen besluit bekend", "ingetrokken door de tester")

    def test_have_a_column_for_the_platform_when_there_are_several(self, records):
        ads = [records.ad("ad-1"), records.ad("ad-2", platform="Beta")]
        table = tables.histories(ad_histories(records.ledger(ads)), "en")
        assert table.columns[:2] == ("Ad", "Platform")
        assert [row.cells[1] for row in table.rows] == ["Alpha", "Beta"]

    def test_say_that_a_description_is_unknown(self, records):
        table = tables.histories(ad_histories(records.ledger([records.ad()])), "nl")
        assert table.rows[0].cells[1] == "Onbekend"
