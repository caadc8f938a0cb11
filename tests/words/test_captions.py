"""The words of charts: titles, alternatives, captions, labels."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import words
from bnr_toolkit.results import Bilingual, CategoryLabel, Group, Percentage
from bnr_toolkit.words.captions import LONGEST_ALT, count_label, row_label

LANGUAGES = ("nl", "en")


class TestAlt:
    def test_of_the_real_record_says_the_total_first_and_then_every_row(self, bnr_rates):
        assert words.rates_figure_words(bnr_rates(), "nl").alt == (
            "Goedgekeurd: zes van de zeven testadvertenties. Onjuiste informatie over stemmen, oproep tot geweld en "
            "woonadres gedeeld: telkens één van één. Beschuldiging van stembusfraude: nul van één. Niet afzonderlijk "
            "beschreven: alle drie."
        )
        assert words.rates_figure_words(bnr_rates(), "en").alt == (
            "Approved: six of the seven test ads. False voting information, call to violence and home address "
            "shared: "
            "in each case one of one. Accusation of ballot fraud: none of one. Not described separately: all three."
        )

    def test_names_what_the_rule_counts(self, bnr_rates):
        starts = {
            "would_have_run": "Nog gepland: zes van de zeven testadvertenties.",
            "ever_approved": "Op enig moment goedgekeurd: zes van de zeven testadvertenties.",
            "final_after_inquiry": "Laatst bekend als goedgekeurd: geen van de zeven testadvertenties.",
        }
        for rule, start in starts.items():
            assert words.rates_figure_words(bnr_rates(rule), "nl").alt.startswith(start)

    def test_of_the_total_alone_is_one_sentence(self, made):
        assert words.rates_figure_words(made.counted(2, 2), "nl").alt == "Goedgekeurd: beide testadvertenties."
        assert words.rates_figure_words(made.counted(0, 1), "en").alt == "Not approved: the only test ad."
        assert words.rates_figure_words(made.counted(0, 0, 3), "nl").alt == "Geen besluit bekend."

    def test_prints_what_is_open_and_what_has_no_decision(self, made):
        groups = (made.group(("gambling",), 6, 7, 2), made.group(("weapons",), 0, 0, 1))
        rates = made.counted(6, 7, 3, by=("category",), groups=groups)
        assert words.rates_figure_words(rates, "nl").alt == (
            "Goedgekeurd: zes van de zeven beoordeelde testadvertenties; van drie andere is geen besluit bekend. "
            "Gokken: zes van de zeven; van twee andere is geen besluit bekend. Wapens: geen besluit bekend."
        )

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("many", range(1, 41))
    def test_fits_for_any_number_of_categories_and_says_when_rows_are_left(self, made, many, language):
        labels = [f"categorie met een lange naam {'abcdefghij'[number % 10]}{number}" for number in range(many)]
        categories = tuple(CategoryLabel(label, Bilingual(label, label)) for label in labels)
        groups = tuple(made.group((label,), number % 3, 3) for number, label in enumerate(labels))
        total = sum(group.approved for group in groups), 3 * many
        rates = made.counted(*total, by=("category",), groups=groups, context=made.context(categories=categories))
        alt = words.rates_figure_words(rates, language).alt
        named = sum(label in re.findall(r"categorie met een lange naam [a-j][0-9]+", alt.lower()) for label in labels)
        assert len(alt) <= LONGEST_ALT
        assert named >= min(many, 3)
        left = many - named
        one = {"nl": "De overige rij staat in de tabel.", "en": "The other row is in the table."}[language]
        more = {"nl": "De overige rijen staan in de tabel.", "en": "The other rows are in the table."}[language]
        assert alt.endswith(one) == (left == 1)
        assert alt.endswith(more) == (left > 1)

    def test_leaves_all_rows_to_the_table_when_none_fits(self, made):
        categories = (CategoryLabel("long", Bilingual("x" * 300, "x" * 300)),)
        groups = (made.group(("long",), 1, 3),)
        rates = made.counted(1, 3, by=("category",), groups=groups, context=made.context(categories=categories))
        assert words.rates_figure_words(rates, "nl").alt == (
            "Goedgekeurd: een van de drie testadvertenties. De rijen staan in de tabel."
        )

    def test_never_calls_an_ad_the_only_one_of_its_category(self, bnr_rates):
        for language in LANGUAGES:
            alt = words.rates_figure_words(bnr_rates(), language).alt
            assert not re.search("enige|only", alt)


class TestDescription:
    def test_tells_the_kind_of_chart_the_rule_the_finding_and_every_row(self, bnr_rates):
        assert words.rates_figure_words(bnr_rates(), "en").description == (
            "Rows of dots by category. The count is of the first decision on each ad. "
            "TikTok approved six of the seven test ads. False voting information: one ad, approved. "
            "Call to violence: one ad, approved. Home address shared: one ad, approved. "
            "Accusation of ballot fraud: one ad, not approved. Not described separately: all three approved."
        )

    def test_of_the_total_alone_has_the_finding(self, made):
        assert words.rates_figure_words(made.counted(6, 7), "nl").description == (
            "Stippen op een rij. Geteld is het eerste besluit over elke advertentie. "
            "Alpha keurde zes van de zeven testadvertenties goed."
        )


def test_the_source_line_says_who_and_how_far_the_count_reaches(bnr_rates, made):
    notice, record = words.rates_figure_words(bnr_rates(), "nl").source
    assert notice == "Reconstructie op basis van berichtgeving over onderzoek van BNR; niet door BNR gemaakt."
    assert re.fullmatch(r"De telling geldt alleen voor deze advertenties\. Record [0-9a-f]{12}\.", record)
    assert words.rates_figure_words(made.counted(6, 7), "nl").source[0] == "Bron: De Proefkrant."
    bare = made.counted(6, 7, context=made.context(tester=None, inference="repeat-of-this-test"))
    assert words.rates_figure_words(bare, "nl").source == ("De telling gaat over deze test. Record 0123456789ab.",)


def test_captions_name_the_rule_and_the_columns(bnr_rates, made):
    assert words.rates_caption(bnr_rates(), "nl") == "Eerste besluit over de testadvertenties, per categorie"
    assert words.rates_caption(made.counted(6, 7), "nl") == "Eerste besluit over de testadvertenties"
    pair = made.counted(6, 7, by=("platform", "category"))
    assert words.rates_caption(pair, "en") == "First decision on the test ads, by platform and category"
    for column in ("coding", "expected", "concept", "language", "account"):
        assert "per wie" not in words.rates_caption(made.counted(6, 7, by=(column,)), "nl")
        assert "per wat" not in words.rates_caption(made.counted(6, 7, by=(column,)), "nl")


@pytest.mark.parametrize(
    ("counts", "dutch", "english"),
    [
        ((6, 7, 0), "6 van 7", "6 of 7"),
        ((6, 7, 2), "6 van 7, 2 open", "6 of 7, 2 open"),
        ((0, 0, 2), "geen besluit", "no decision"),
    ],
)
def test_a_row_has_its_count_in_digits(made, counts, dutch, english):
    group = made.group((), *counts)
    assert count_label(group, "nl") == dutch
    assert count_label(group, "en") == english


def test_a_row_has_its_percentage_behind_its_count_where_a_label_may_have_one():
    sure = Group((), 25, 30, 2, (), percentage=Percentage(83))
    assert count_label(sure, "nl") == "25 van 30 (83%), 2 open"
    assert count_label(sure, "en") == "25 of 30 (83%), 2 open"
    many = Group((), 1119, 1120, 0, (), percentage=Percentage(99.9, 1))
    assert count_label(many, "nl") == "1.119 van 1.120 (99,9%)"
    assert count_label(many, "en") == "1,119 of 1,120 (99.9%)"
    few = Group((), 18, 22, 0, (), percentage=Percentage(82, in_text=False))
    assert count_label(few, "nl") == "18 van 22"


def test_the_count_of_a_status_is_no_share():
    assert count_label(Group((), 0, 7, 0, ()), "nl", is_status=True) == "0 goedgekeurd"
    assert count_label(Group((), 1, 2, 1, ()), "en", is_status=True) == "1 approved, 1 open"


def test_our_words_start_a_row_with_a_capital_and_recorded_names_stay_as_they_are(made):
    group = made.group(("gambling",), 1, 1)
    assert row_label(made.counted(1, 1, by=("category",)), group, "nl") == "Gokken"
    platform = made.group(("eShop",), 1, 1)
    assert row_label(made.counted(1, 1, by=("platform",)), platform, "nl") == "eShop"
    unknown = made.group(("unknown",), 1, 1)
    assert row_label(made.counted(1, 1, by=("language",)), unknown, "nl") == "Onbekend"
    assert row_label(made.counted(1, 1), made.group((), 1, 1), "nl") == "Alle testadvertenties"


class TestStages:
    def test_of_the_real_record(self, bnr_histories):
        dutch = words.stages_figure_words(bnr_histories, "nl")
        assert dutch.title == "Na vragen van BNR hield TikTok de goedgekeurde advertenties alsnog tegen"
        assert dutch.alt == (
            "Eerste besluit: zes van de zeven goedgekeurd. Na vragen van BNR: zes alsnog tegengehouden. "
            "Dat het om alle zes goedgekeurde advertenties gaat, is onze gevolgtrekking."
        )
        english = words.stages_figure_words(bnr_histories, "en")
        assert english.title == "After questions from BNR, TikTok stopped the approved ads after all"
        assert english.description.startswith("Each column is the same ad. The upper row shows the first decision")

    def test_count_what_was_decided_and_leave_controls_out(self, made):
        ads = made.told(
            made.stopped("a"),
            made.history("b", "approved"),
            made.history("c", None),
            made.history("d", "approved", expected="accept"),
        )
        stages = words.stages_figure_words(ads, "nl")
        assert stages.title == (
            "Na vragen van De Proefkrant hield Alpha een van de twee goedgekeurde advertenties alsnog tegen"
        )
        assert stages.alt == (
            "Eerste besluit: beide goedgekeurd; van één andere is geen besluit bekend. "
            "Na vragen van De Proefkrant: één alsnog tegengehouden."
        )

    def test_of_one_ad_speaks_of_one(self, made):
        title = words.stages_figure_words(made.told(made.stopped("a")), "nl").title
        assert title == "Na vragen van De Proefkrant hield Alpha de enige goedgekeurde advertentie alsnog tegen"

    def test_have_no_title_when_nothing_was_stopped(self, made):
        assert words.stages_figure_words(made.told(made.history("a", "approved")), "nl").title == ""
        assert words.stages_figure_words(made.told(), "en").alt == "No decision known."


counts = st.integers(0, 29).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
rules = st.sampled_from(["first_decision", "ever_approved", "would_have_run", "final_after_inquiry"])


@given(st.lists(st.tuples(counts, st.integers(0, 3)), min_size=1, max_size=5), st.sampled_from(LANGUAGES), rules)
def test_no_chart_of_few_ads_has_a_percentage_or_a_sentence_that_starts_with_a_digit(made, rows, language, rule):
    keys = ("gambling", "weapons", "vague", "other", "more")
    groups = tuple(made.group((key,), *row, still_open) for key, (row, still_open) in zip(keys, rows, strict=False))
    total = [sum(numbers) for numbers in zip(*((g.approved, g.decided, g.open) for g in groups), strict=True)]
    rates = made.counted(*total, rule, by=("category",), groups=groups)
    chart = words.rates_figure_words(rates, language)
    labels = [count_label(group, language) for group in groups]
    for text in (chart.title, chart.subtitle, chart.alt, chart.description, *chart.source, *labels):
        assert not re.search(r"[{}%]|procent|per ?cent|  ", text)
    assert len(chart.alt) <= LONGEST_ALT
    for text in (chart.title, chart.subtitle, chart.alt, chart.description):
        assert text[0].isupper()
        assert not re.search(r"(^|[.] )[0-9]", text)
