"""The chart of waits: a row for each of a few ads, counts from ten on, and never more said than was recorded."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bnr_toolkit import figures, open_ledger
from bnr_toolkit.durations import time_to_decision
from bnr_toolkit.facts import collect
from bnr_toolkit.figures.hours import count_ticks, hours_axis
from bnr_toolkit.language import decimal
from bnr_toolkit.results import Duration, DurationGroup, RisingCounts, Waits, Within
from bnr_toolkit.words.waiting_times import wait_words

PRACTICE = open_ledger(Path(__file__).parent.parent.parent / "data" / "practice-probe")
BY_PLATFORM = time_to_decision(PRACTICE, by="platform")
NINE = (
    (0.3, 0.3, "approved"),
    (0.7, 0.7, "not"),
    (0.0, 3.25, "approved"),
    (2.75, 7.25, "approved"),
    (6.75, 22.25, "not"),
    (29.0, 29.0, "approved"),
    (21.75, 30.25, "not"),
    (20.0, None, "open"),
    (45.5, None, "open"),
)


def group_of(ads) -> DurationGroup:
    """These ads as a group, counted here by comparing every wait with every horizon."""
    durations = [Duration(f"ad-{number}", *ad) for number, ad in enumerate(ads, start=1)]
    ordered = sorted(durations, key=lambda ad: (ad.most is None, ad.most or 0.0, ad.least))
    within = []
    for hours in (1, 24, 48):
        least = [ad for ad in ordered if ad.most is not None and ad.most <= hours]
        most = [ad for ad in ordered if (ad.least < hours if ad.most is None else ad.least <= hours)]
        approved = [ad for ad in least if ad.outcome == "approved"]
        perhaps = [ad for ad in most if ad.outcome != "not"]
        within.append(Within(hours, len(least), len(most), len(approved), len(perhaps)))
    return DurationGroup((), tuple(ordered), tuple(within), (), (), "none")


def result_of(ads):
    return replace(BY_PLATFORM, by=(), groups=(), total=group_of(ads))


@st.composite
def some_ads(draw, fewest: int, most: int):
    """Exact times, ranges, open ads, ties: hours on a grid or anywhere."""
    hours = st.one_of(st.integers(0, 60).map(float), st.floats(0, 400).map(lambda hour: round(hour, 6)))
    ads = []
    for _ in range(draw(st.integers(fewest, most))):
        least, extra = draw(hours), draw(st.sampled_from((0.0, 0.0, 8.5, 24.0)))
        if draw(st.integers(0, 3)):
            ads.append((least, round(least + extra, 6), draw(st.sampled_from(("approved", "not")))))
        else:
            ads.append((least, None, "open"))
    return ads


def at(steps, hours: float) -> int:
    return [count for hour, count in steps if hour <= hours][-1]


def test_nine_ads_have_a_row_each_and_ten_are_counted():
    nine, ten = (figures.durations(result_of([*NINE, *more]), "nl") for more in ((), NINE[:1]))
    assert isinstance(nine.body, Waits)
    assert isinstance(ten.body, RisingCounts)
    assert [wait.said for wait in nine.body.waits] == [
        "18 min",
        "42 min",
        "ten hoogste 3 uur 15 min",
        "2 uur 45 min tot 7 uur 15 min",
        "6 uur 45 min tot 22 uur 15 min",
        "29 uur",
        "21 uur 45 min tot 30 uur 15 min",
        "nog open na 20 uur",
        "nog open na 45 uur 30 min",
    ]
    assert [label for label, _ in nine.key] == ["approved", "not", "open"]
    assert nine.body.shapes == (("range", "besloten in deze tijd; precies wanneer is niet vastgelegd"),)
    assert nine.title == (
        "Binnen 24 uur was over ten minste vijf en ten hoogste zeven van de negen testadvertenties besloten"
    )
    assert nine.alt == (
        "Besloten: zeven van de negen testadvertenties. Goedgekeurd: vier. Nog open op het peilmoment: twee. "
        "Elk besluit viel binnen 30 uur 15 min na het indienen."
    )


def test_the_practice_record_in_both_languages():
    dutch, english = (figures.durations(BY_PLATFORM, language) for language in ("nl", "en"))
    assert (dutch.name, dutch.title) == (
        "durations",
        "Binnen 24 uur was over ten minste 17 en ten hoogste 20 van de 30 testadvertenties besloten",
    )
    assert english.title == "Within 24 hours, at least 17 and at most 20 of the 30 test ads had been decided on"
    assert dutch.body.said == (("Besloten", "29 van 30; 1 nog open"), ("Goedgekeurd", "16 van 29 besluiten"))
    assert [words for _, words in english.body.shapes] == [
        "at least",
        "at most: moment not recorded exactly",
        "still open, and followed for longer than the axis runs",
    ]
    assert english.alt == (
        "Decided on: 29 of the 30 test ads. Approved: 16. Still open at the cut-off: 1. "
        "Each decision came within 126 hrs 30 min of submission."
    )
    assert dutch.notes == (
        "Een advertentie telt mee vanaf haar eerste besluit. Er is niets geschat: getekend is wat is vastgelegd.",
        (
            "Over één testadvertentie was op het peilmoment (28 februari 2025) nog niet besloten; die telt als open, "
            "niet als geweigerd."
        ),
    )
    assert not dutch.key


def test_a_group_is_a_figure_of_its_own():
    figure = figures.durations(BY_PLATFORM, "nl", ("Beta",))
    assert (figure.name, figure.title) == (
        "durations-platform-2",
        "Beta: binnen 24 uur was over ten minste zeven en ten hoogste acht van de tien testadvertenties besloten",
    )
    assert figure.body.said[0] == ("Besloten", "10 van 10")
    assert [row.cells[0] for row in figure.data.rows] == ["Beta", "Beta", "Beta", "Totaal", "Totaal", "Totaal"]
    assert "durations.platform=Beta.decided" in figure.facts


def test_a_small_group_has_only_its_own_ads_in_its_table():
    small = replace(BY_PLATFORM.groups[2], ads=BY_PLATFORM.groups[2].ads[-3:])
    figure = figures.durations(replace(BY_PLATFORM, groups=(small,)), "en", ("Gamma",))
    assert [wait.label for wait in figure.body.waits] == [row.cells[0] for row in figure.data.rows]
    assert set(figure.facts) <= {*collect(BY_PLATFORM).by_id}


def test_a_group_that_is_not_there_is_refused(refusal):
    assert refusal(figures.durations, BY_PLATFORM, "nl", ("Delta",)).startswith("parameter group: 'Delta' ")


def test_a_record_without_times_has_no_picture(bnr_folder):
    figure = figures.durations(time_to_decision(open_ledger(bnr_folder), required=False), "nl")
    assert (figure.body, figure.notes, figure.facts) == (None, (), ())
    assert figure.title == "In het record staat niet hoelang testadvertenties op een besluit wachtten"


@pytest.mark.parametrize(
    ("ads", "title", "alt"),
    [
        (
            [(0.3, 0.3, "approved")],
            "Binnen één uur was over de enige testadvertentie besloten",
            "Besloten: de enige testadvertentie. Goedgekeurd: één. Het besluit viel binnen 18 min na het indienen.",
        ),
        (
            [(50.0, None, "open")],
            "Binnen 48 uur was over de enige testadvertentie niet besloten",
            "Nog niet besloten: de enige testadvertentie.",
        ),
        (
            [(30.0, 60.0, "not")],
            (
                "Of binnen 48 uur over de enige testadvertentie was besloten, is uit de vastgelegde tijden niet op te "
                "maken"
            ),
            "Besloten: de enige testadvertentie. Goedgekeurd: geen. Het besluit viel binnen 60 uur na het indienen.",
        ),
        (
            [(100.0, None, "open")] * 9,
            "Binnen 48 uur was over geen van de negen testadvertenties besloten",
            "Besloten: geen van de negen testadvertenties. Nog open op het peilmoment: negen.",
        ),
        (
            [(0.2, 0.2, "approved")] * 10,
            "Binnen één uur was over alle tien testadvertenties besloten",
            "Besloten: alle tien testadvertenties. Goedgekeurd: tien. Elk besluit viel binnen 12 min na het indienen.",
        ),
        (
            [(0.0, 0.0, "not")] * 29,
            "Binnen één uur was over alle 29 testadvertenties besloten",
            "Besloten: alle 29 testadvertenties. Goedgekeurd: geen. Elk besluit viel binnen 1 min na het indienen.",
        ),
        (
            [(0.0, 72.0, "not")] * 30,
            (
                "Over hoeveel van de 30 testadvertenties binnen 48 uur was besloten, is uit de vastgelegde tijden niet "
                "op te maken"
            ),
            "Besloten: alle 30 testadvertenties. Goedgekeurd: geen. Elk besluit viel binnen 72 uur na het indienen.",
        ),
        (
            [(60.0, 72.0, "not")] * 2 + [(40.0, 72.0, "not")] * 9,
            "Binnen 48 uur was over ten hoogste negen van de elf testadvertenties besloten",
            "Besloten: alle elf testadvertenties. Goedgekeurd: geen. Elk besluit viel binnen 72 uur na het indienen.",
        ),
        (
            [(5.0, 5.0, "not")] * 2 + [(20.0, 25.0, "not")],
            "Binnen 24 uur was over ten minste twee van de drie testadvertenties besloten",
            "Besloten: alle drie testadvertenties. Goedgekeurd: geen. Elk besluit viel binnen 25 uur na het indienen.",
        ),
    ],
)
def test_titles_are_counts_within_a_horizon(ads, title, alt):
    figure = figures.durations(result_of(ads), "nl")
    assert (figure.title, figure.alt) == (title, alt)


def test_the_horizon_is_the_first_with_half_of_the_ads_and_else_the_last():
    half = [(0.5, 0.5, "approved")] * 2 + [(50.0, 50.0, "approved")] * 2
    assert (
        figures.durations(result_of(half), "en").title
        == "Within one hour, two of the four test ads had been decided on"
    )
    fewer = [*half[1:], half[-1]]
    assert figures.durations(result_of(fewer), "en").title.startswith("Within 48 hours, one of the four")


@settings(max_examples=100)
@given(some_ads(10, 60))
def test_lines_and_bands_are_the_counts_of_the_table_at_every_horizon(ads):
    result = result_of(ads)
    body = figures.durations(result, "nl").body
    for field in body.fields:
        approved = field.label.startswith("Goedgekeurd")
        for within in result.total.within:
            if within.hours > field.axis.high:
                continue
            # An ad that is open at the very hour can be decided after it only.
            now_open = sum(hours == within.hours for hours in field.open_at)
            least = within.approved_least if approved else within.decided_least
            most = within.approved_most if approved else within.decided_most
            assert at(field.least, within.hours) == least
            assert at(field.most, within.hours) - now_open == most


@settings(max_examples=100)
@given(some_ads(10, 60))
def test_counts_only_rise_from_nothing_to_no_more_than_all_and_end_where_knowledge_ends(ads):
    result = result_of(ads)
    body = figures.durations(result, "nl").body
    ended = [most for _, most, _ in ads if most is not None]
    for field in body.fields:
        for steps in (field.least, field.most):
            counts = [count for _, count in steps]
            assert counts == sorted(counts)
            assert 0 <= counts[0] <= counts[-1] <= field.whole == len(ads)
            assert [hour for hour, _ in steps] == sorted({hour for hour, _ in steps})
            assert steps[-1][0] <= field.axis.high
        last = max(least if most is None else most for least, most, _ in ads)
        if result.total.open:
            assert field.until == min(last, field.axis.high)
        assert all(at(field.least, hour) <= at(field.most, hour) for hour, _ in field.least)
        assert len(field.open_at) == len(ads) - len(ended)
    assert body.fields[0].least[-1][1] == len(ended)
    assert body.fields[0].axis.high > max(ended, default=0)


def test_ties_rise_at_once():
    field = figures.durations(result_of([(5.0, 5.0, "not")] * 7 + [(9.0, 9.0, "approved")] * 5), "nl").body.fields[0]
    assert field.least == field.most == ((0.0, 0), (5.0, 7), (9.0, 12))


def test_approvals_have_no_field_where_nothing_was_approved():
    figure = figures.durations(result_of([(5.0, 5.0, "not")] * 12), "nl")
    assert [label for label, _ in figure.body.said] == ["Besloten"]
    assert not figure.body.paired
    assert figure.subtitle == (
        "Over hoeveel testadvertenties was besloten, naar de tijd sinds het indienen van elke advertentie."
    )


def test_the_part_in_which_most_decisions_fall_is_drawn_apart_on_an_even_axis():
    ads = [(0.1 * number, 0.1 * number, "approved") for number in range(1, 10)] + [(90.0, 90.0, "not")]
    figure = figures.durations(result_of(ads), "nl")
    assert [field.label for field in figure.body.fields] == [
        "Besloten, hele duur",
        "Goedgekeurd, hele duur",
        "Besloten, eerste 55 min",
        "Goedgekeurd, eerste 55 min",
    ]
    assert figure.body.fields[0].axis.title == "Uren sinds het indienen"
    assert figure.body.fields[2].axis.title == "Minuten sinds het indienen"
    assert figure.body.said == (("Besloten, hele duur", "10 van 10"), ("Goedgekeurd, hele duur", "9 van 10 besluiten"))
    assert figure.notes[1] == (
        "De meeste besluiten vielen in een klein deel van de tijd; dat deel is apart getekend, met een eigen as."
    )
    even = [(9.0 * number, 9.0 * number, "approved") for number in range(1, 11)]
    assert len(figures.durations(result_of(even), "nl").body.fields) == 2


@pytest.mark.parametrize(
    ("longest", "high", "labels", "unit"),
    [
        (0.0, 0.0875, ["0", "1", "2", "3", "4", "5"], "Minuten"),
        (0.9, 0.9167, ["0", "10", "20", "30", "40", "50"], "Minuten"),
        (2.0, 2.0833, ["0", "20", "40", "60", "80", "100", "120"], "Minuten"),
        (2.1, 2.25, ["0", "1", "2"], "Uren"),
        (48.3, 51.0, ["0", "12", "24", "36", "48"], "Uren"),
        (126.5, 132.0, ["0", "24", "48", "72", "96", "120"], "Uren"),
        (240.0, 252.0, ["0", "48", "96", "144", "192", "240"], "Uren"),
        (372.75, 390.0, ["0", "5", "10", "15"], "Dagen"),
        (24.0 * 3000, 24.0 * 3125, ["0", "500", "1.000", "1.500", "2.000", "2.500", "3.000"], "Dagen"),
    ],
)
def test_axes_are_in_minutes_hours_or_days(longest, high, labels, unit):
    axis = hours_axis(longest, "nl")
    assert axis.high == pytest.approx(high, abs=0.0001)
    assert [label for _, label in axis.ticks] == labels
    assert axis.title == f"{unit} sinds het indienen"


@given(st.floats(0, 100_000))
def test_axes_run_past_the_longest_wait_with_a_few_ticks(longest):
    axis = hours_axis(longest, "nl")
    assert longest < axis.high <= max(1.6 * longest, 0.2)
    assert 3 <= len(axis.ticks) <= 8
    assert axis.ticks[0] == (0.0, "0")
    assert axis.ticks[-1][0] <= axis.high


def test_an_impossible_wait_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match=r"^the longest wait is -1 hours: need 0 or more$"):
        hours_axis(-1, "nl")


@given(st.integers(1, 5000))
def test_ticks_of_counts_end_at_all_ads(whole):
    ticks = count_ticks(whole)
    assert (ticks[0], ticks[-1]) == (0, whole)
    assert list(ticks) == sorted(set(ticks))
    assert len(ticks) <= 6


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("number", [1, 9, 10, 29, 30, 200])
def test_every_number_in_picture_alternative_and_table_comes_from_the_result(number, language):
    ads = [NINE[place % 9] for place in range(number)]
    result = result_of(ads)
    figure = figures.durations(result, language)
    known = collect(result).by_id
    assert set(figure.facts) <= known.keys()
    values = [known[name].value for name in figure.facts]
    minutes = {wait_words(ad.least, ad.most, language) for ad in result.total.ads}
    sayable = {str(value) for value in values} | {decimal(float(value), 2, language) for value in values}
    sayable |= {part for said in minutes for part in re.findall(r"\d+", said)} | {"28", "2025"}
    texts = [figure.title, figure.alt, *(said for _, said in figure.body.said), *figure.notes]
    texts += [cell for row in figure.data.rows for cell in row.cells[1:]]
    for text in texts:
        assert set(re.findall(r"\d+(?:[.,]\d+)?", text)) <= sayable, text
    assert all("%" not in text and "procent" not in text and "per cent" not in text for text in texts)
    assert len(figure.alt) <= 250
    if isinstance(figure.body, Waits):
        assert [(wait.label, wait.least, wait.most, wait.state) for wait in figure.body.waits] == [
            (ad.id, ad.least, ad.most, ad.outcome) for ad in result.total.ads
        ]
