"""How sure: scope, resolution, one decision the other way, and no comparison."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bnr_toolkit import words
from bnr_toolkit.results import Group, Interval, Percentage


def test_of_the_real_record_in_dutch(bnr_rates):
    assert words.certainty(bnr_rates(), "nl").paragraphs == (
        (
            "De advertenties zijn gekozen en niet bij toeval getrokken. De telling geldt alleen voor deze test met "
            "deze advertenties; hoe vaak TikTok zulke advertenties in het algemeen doorlaat, blijkt er niet uit."
        ),
        (
            "Bij zeven testadvertenties scheelt één advertentie meer of minder 14 procentpunt. "
            "Daarom staan hier aantallen en geen percentages."
        ),
        "Was één besluit anders uitgevallen, dan waren het er vijf of zeven geweest in plaats van zes.",
        (
            "Over de categorieën onderling zegt deze test niets: "
            "het aantal advertenties is te klein om van een verschil te spreken."
        ),
    )


def test_of_the_real_record_in_english(bnr_rates):
    assert words.certainty(bnr_rates(), "en").paragraphs == (
        (
            "The ads were chosen, not drawn at random. The count holds only for this test with these ads; it does "
            "not "
            "show how often TikTok lets such ads through in general."
        ),
        (
            "With seven test ads, one ad more or fewer makes a difference of 14 percentage points. "
            "That is why counts are given here, and no percentages."
        ),
        "Had one decision gone the other way, the count would have been five or seven instead of six.",
        (
            "This test says nothing about how the categories compare: "
            "the number of ads is too small to speak of a difference."
        ),
    )


def test_a_status_has_no_resolution_and_no_flip(bnr_rates):
    said = words.certainty(bnr_rates("final_after_inquiry"), "nl")
    assert len(said.paragraphs) == 2
    assert "procentpunt" not in str(said)
    assert "Was één besluit" not in str(said)
    assert said.facts == ()


FLIPS = [
    (0, 7, "dan was het er één geweest in plaats van geen.", "would have been one instead of zero."),
    (1, 7, "dan waren het er geen of twee geweest in plaats van één.", "would have been zero or two instead of one."),
    (2, 7, "dan waren het er één of drie geweest in plaats van twee.", "would have been one or three instead of two."),
    (7, 7, "dan waren het er zes geweest in plaats van zeven.", "would have been six instead of seven."),
    (1, 2, "dan waren het er geen of twee geweest in plaats van één.", "would have been zero or two instead of one."),
    (2, 2, "dan was het er één geweest in plaats van twee.", "would have been one instead of two."),
    (0, 2, "dan was het er één geweest in plaats van geen.", "would have been one instead of zero."),
    (20, 29, "dan waren het er 19 of 21 geweest in plaats van 20.", "would have been 19 or 21 instead of 20."),
    (20, 20, "dan waren het er negentien geweest in plaats van twintig.", "would have been 19 instead of 20."),
]


@pytest.mark.parametrize(("approved", "decided", "dutch", "english"), FLIPS)
def test_one_decision_the_other_way_agrees_with_its_numbers(made, approved, decided, dutch, english):
    rates = made.counted(approved, decided)
    assert words.certainty(rates, "nl").paragraphs[2] == f"Was één besluit anders uitgevallen, {dutch}"
    assert words.certainty(rates, "en").paragraphs[2] == f"Had one decision gone the other way, the count {english}"


@pytest.mark.parametrize("counts", [(0, 0), (1, 1), (0, 1)])
def test_of_one_decision_or_none_there_is_nothing_to_flip(made, counts):
    assert len(words.certainty(made.counted(*counts), "nl").paragraphs) == 1


def test_from_thirty_on_the_resolution_is_not_said(made):
    assert "procentpunt" in str(words.certainty(made.counted(6, 29), "nl"))
    assert "procentpunt" not in str(words.certainty(made.counted(6, 30), "nl"))
    assert "Was één besluit anders" in str(words.certainty(made.counted(6, 30), "nl"))


def test_where_only_the_table_has_a_percentage_the_resolution_says_so(made):
    total = Group((), 18, 22, 0, (), percentage=Percentage(82, in_text=False))
    rates = made.counted(18, 22, total=total)
    assert words.certainty(rates, "nl").paragraphs[1] == (
        "Bij 22 testadvertenties scheelt één advertentie meer of minder 5 procentpunt. "
        "Daarom staan in deze zinnen aantallen; een percentage staat alleen in de tabel."
    )
    assert (
        words.certainty(rates, "en")
        .paragraphs[1]
        .endswith("That is why these sentences give counts; a percentage is in the table only.")
    )


def test_open_ads_are_no_part_of_the_resolution(made):
    said = words.certainty(made.counted(6, 7, 2), "nl").paragraphs[1]
    assert said.startswith("Bij zeven beoordeelde testadvertenties scheelt één advertentie")


def test_several_platforms_let_through_in_the_plural(made):
    rates = made.counted(6, 7, context=made.context(platforms=("Alpha", "Beta")))
    assert "hoe vaak Alpha en Beta zulke advertenties in het algemeen doorlaten" in str(words.certainty(rates, "nl"))
    assert "how often Alpha and Beta let such ads through" in str(words.certainty(rates, "en"))


def test_a_bare_sheet_does_not_say_how_its_ads_were_chosen(made):
    rates = made.counted(6, 7, context=made.context(protocol=None, platforms=()))
    assert words.certainty(rates, "nl").paragraphs[0] == (
        "De telling geldt alleen voor deze test met deze advertenties; hoe vaak de platforms zulke advertenties in "
        "het algemeen doorlaten, blijkt er niet uit."
    )


def test_an_interval_is_explained_only_where_there_is_one(made):
    context = made.context(inference="repeat-of-this-test")
    without = made.counted(6, 7, context=context)
    with_one = made.counted(6, 7, context=context, total=Group((), 6, 7, 0, (), Interval(0.49, 0.97)))
    start = (
        "De advertenties zijn gekozen en niet bij toeval getrokken. "
        "De telling gaat over deze test, niet over alle advertenties op Alpha."
    )
    assert words.certainty(without, "nl").paragraphs[0] == start
    assert words.certainty(with_one, "nl").paragraphs[0] == (
        f"{start} Het interval gaat over het herhalen van precies deze test. "
        "Het neemt aan dat de besluiten los van elkaar zijn genomen, elk met dezelfde kans. Kwamen alle advertenties "
        "van één account, of oordeelde één beoordelaar over alles, dan gaat die aanname niet op."
    )
    assert words.certainty(with_one, "en").paragraphs[0] == (
        "The ads were chosen, not drawn at random. The count is about this test, not about all ads on Alpha. "
        "The interval is about repeating exactly this test. It assumes that decisions were made separately, each "
        "with "
        "the same chance. If all ads came from one account, or one reviewer judged them all, that assumption does "
        "not "
        "hold."
    )


def counted_with_bound(made, approved, decided, bound, **changes):
    total = Group((), approved, decided, 0, (), Interval(0.0, 1.0), bound=bound)
    return made.counted(approved, decided, total=total, **changes)


def test_none_and_all_say_what_they_leave_possible(made):
    none = counted_with_bound(made, 0, 7, 0.3482)
    assert words.certainty(none, "nl").paragraphs[-1] == (
        "„Geen van de zeven” betekent niet „nooit”. Had elke advertentie een kans van 35 op de honderd of meer om "
        "als "
        "goedgekeurd te tellen, dan kwam zo'n uitkomst in hoogstens 5 van de honderd herhalingen voor; kleinere "
        "kansen "
        "zijn niet uitgesloten."
    )
    assert words.certainty(none, "en").paragraphs[-1] == (
        "“None of the seven” does not mean “never”. If each ad had a chance of 35 in a hundred or more to count as "
        "approved, such an outcome would come up in at most 5 of a hundred repetitions; smaller chances are not "
        "ruled "
        "out."
    )
    everything = counted_with_bound(made, 7, 7, 0.6518, confidence=0.999, rule="would_have_run")
    assert words.certainty(everything, "nl").paragraphs[-1] == (
        "„Alle zeven” betekent niet „altijd”. Had elke advertentie een kans van 65 op de honderd of minder om als "
        "nog "
        "gepland te tellen, dan kwam zo'n uitkomst in hoogstens 0,1 van de honderd herhalingen voor; grotere kansen "
        "zijn niet uitgesloten."
    )
    assert words.certainty(everything, "en").paragraphs[-1] == (
        "“All seven” does not mean “always”. If each ad had a chance of 65 in a hundred or less to count as still "
        "scheduled, such an outcome would come up in at most 0.1 of a hundred repetitions; larger chances are not "
        "ruled out."
    )
    assert {"first_decision.total.bound_of_hundred", "first_decision.total.missed_of_hundred"} <= set(
        words.certainty(none, "nl").facts
    )


@pytest.mark.parametrize(("approved", "decided", "bound"), [(0, 7, None), (0, 2, 0.995), (7, 7, 0.003), (0, 1, 0.95)])
def test_a_bound_that_says_nothing_is_not_said(made, approved, decided, bound):
    said = words.certainty(counted_with_bound(made, approved, decided, bound), "nl")
    assert "op de honderd" not in str(said)
    assert not any("hundred" in identifier for identifier in said.facts)


def test_no_comparison_names_the_groups_and_claims_too_few_only_of_few(made):
    by_platform = made.counted(
        3, 6, by=("platform",), groups=(made.group(("Alpha",), 1, 3), made.group(("Beta",), 2, 3))
    )
    assert words.certainty(by_platform, "nl").paragraphs[-1] == (
        "Over de groepen onderling zegt deze test niets: "
        "het aantal advertenties is te klein om van een verschil te spreken."
    )
    many = made.counted(
        30, 90, by=("category",), groups=(made.group(("gambling",), 10, 45), made.group(("weapons",), 20, 45))
    )
    assert words.certainty(many, "nl").paragraphs[-1] == "Of de categorieën onderling verschillen, is niet getoetst."
    assert words.certainty(many, "en").paragraphs[-1] == (
        "Whether the categories differ from one another was not tested."
    )


def test_a_row_set_apart_takes_no_part_in_a_comparison(made):
    groups = (made.group(("gambling",), 1, 3), made.group(("vague",), 3, 3, apart=True))
    assert "onderling" not in str(words.certainty(made.counted(4, 6, by=("category",), groups=groups), "nl"))


@given(
    st.integers(0, 100).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    st.sampled_from(["nl", "en"]),
)
def test_nothing_is_left_open_and_no_sentence_starts_with_a_digit(made, count, language):
    for paragraph in words.certainty(made.counted(*count), language).paragraphs:
        assert not re.search(r"[{}%]|  |(^|[.] )[0-9]", paragraph)
        assert paragraph[0].isupper()
        assert paragraph.endswith(".")


def test_groups_that_the_protocol_compares_are_not_said_to_be_incomparable(groups):
    from bnr_toolkit.rates import approval_rates

    declared = groups.ledger(Alpha=groups.some(9, 10), Beta=groups.some(3, 10))
    undeclared = groups.ledger(groups.undeclared("Alpha", "Beta"), Alpha=groups.some(9, 10), Beta=groups.some(3, 10))
    incomparable = "Over de groepen onderling zegt deze test niets"
    assert incomparable not in str(words.certainty(approval_rates(declared, "platform"), "nl"))
    assert incomparable in str(words.certainty(approval_rates(undeclared, "platform"), "nl"))
