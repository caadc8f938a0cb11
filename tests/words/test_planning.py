"""How many ads are enough, in words: the answer, what it supposes, and what it cannot say."""

import re

import pytest

from bnr_toolkit import facts, words
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Plan, PlanRow
from bnr_toolkit.words.planning import percent_words

STAMP = Stamp("plan", "0123456789abcdef" * 4, "public")


def plan(question, target, ads, *, chances=(), first=None, searched_to=100, method="wilson", confidence=0.95):
    power = target if chances else None
    rows = (PlanRow(ads, target, True),)
    return Plan(question, target, chances, ads, first or ads, searched_to, rows, method, confidence, power, STAMP)


HALF_WIDTH = plan("half_width", 0.15, 39)
DIFFERENCE = plan("difference", 0.8, 10, chances=(0.9, 0.3), method="fisher_boschloo")
SAME_ADS = plan("same_ads", 0.8, 19, chances=(0.6, 0.125), method="mcnemar_mid_p")
NONE_APPROVED = plan("none_approved", 0.1, 29, method="clopper_pearson_one_sided")

DUTCH_SCOPE = (
    "De advertenties worden gekozen en niet bij toeval getrokken. Meer advertenties zeggen daarom preciezer wat het "
    "herhalen van precies deze test oplevert, en niets over alle advertenties op een platform."
)
ENGLISH_SCOPE = (
    "The ads are chosen and not drawn at random. More ads therefore say more precisely what repeating this very test "
    "would give, and nothing about all ads on a platform."
)


@pytest.mark.parametrize(
    ("made", "dutch", "english"),
    [
        (
            HALF_WIDTH,
            (
                "Voor een interval van hoogstens 15 procentpunt aan elke kant van het midden zijn 39 "
                "testadvertenties "
                "nodig. Dat is genoeg, hoe de test ook uitvalt."
            ),
            (
                "For an interval of at most 15 percentage points on each side of its middle, 39 test ads are needed. "
                "That is enough, however the test turns out."
            ),
        ),
        (
            plan("half_width", 0.3, 7),
            (
                "Voor een interval van hoogstens 30 procentpunt aan elke kant van het midden zijn zeven "
                "testadvertenties nodig. Dat is genoeg, hoe de test ook uitvalt."
            ),
            (
                "For an interval of at most 30 percentage points on each side of its middle, seven test ads are "
                "needed. That is enough, however the test turns out."
            ),
        ),
        (
            plan("half_width", 0.45, 1),
            (
                "Voor een interval van hoogstens 45 procentpunt aan elke kant van het midden is één testadvertentie "
                "nodig. Dat is genoeg, hoe de test ook uitvalt."
            ),
            (
                "For an interval of at most 45 percentage points on each side of its middle, one test ad is needed. "
                "That is enough, however the test turns out."
            ),
        ),
        (
            DIFFERENCE,
            (
                "Als de kans op goedkeuring in de ene groep 90 procent is en in de andere 30 procent, zijn tien "
                "testadvertenties per groep nodig om dat verschil in minstens 80 procent van zulke tests aan te "
                "tonen. "
                "Die kansen zijn een veronderstelling vooraf, geen uitkomst."
            ),
            (
                "If the chance of approval is 90 per cent in one group and 30 per cent in the other, 10 test ads in "
                "each "
                "group are needed to show that difference in at least 80 per cent of such tests. Those chances are "
                "supposed beforehand and are no finding."
            ),
        ),
        (
            SAME_ADS,
            (
                "Als de kans dat alleen het ene platform een advertentie goedkeurt 60 procent is, en de kans dat "
                "alleen het andere dat doet 12,5 procent, zijn negentien testadvertenties op beide platforms "
                "nodig om "
                "dat verschil in minstens 80 procent van zulke tests aan te tonen. Die kansen zijn een "
                "veronderstelling vooraf, geen uitkomst."
            ),
            (
                "If the chance that only one platform approves an ad is 60 per cent, and the chance that only the "
                "other "
                "does is 12.5 per cent, 19 test ads on both platforms are needed to show that difference in at "
                "least 80 "
                "per cent of such tests. Those chances are supposed beforehand and are no finding."
            ),
        ),
        (
            NONE_APPROVED,
            (
                "Er zijn 29 testadvertenties nodig om met 95 procent betrouwbaarheid te zeggen dat de kans op "
                "goedkeuring hoogstens 10 procent is, als er geen enkele wordt goedgekeurd. Wordt alles goedgekeurd, "
                "dan zegt hetzelfde aantal dat die kans minstens 90 procent is."
            ),
            (
                "To say with 95 per cent confidence that the chance of approval is at most 10 per cent, if none is "
                "approved, 29 test ads are needed. If all are approved, the same number says that the chance is at "
                "least 90 per cent."
            ),
        ),
    ],
)
def test_the_answer_is_a_plain_sentence(made, dutch, english):
    assert words.plan(made, "nl").paragraphs[0] == dutch
    assert words.plan(made, "en").paragraphs[0] == english


@pytest.mark.parametrize(
    ("made", "dutch", "english"),
    [
        (
            HALF_WIDTH,
            "De berekening neemt aan dat de besluiten los van elkaar worden genomen, elk met dezelfde kans.",
            "The calculation assumes that decisions are made separately, each with the same chance.",
        ),
        (
            DIFFERENCE,
            (
                "De berekening neemt aan dat de besluiten los van elkaar worden genomen, in een groep elk met "
                "dezelfde "
                "kans."
            ),
            "The calculation assumes that decisions are made separately, within a group each with the same chance.",
        ),
        (
            SAME_ADS,
            (
                "De berekening neemt aan dat de besluiten over de ene advertentie los staan van die over de andere, "
                "bij elke advertentie met dezelfde kansen."
            ),
            (
                "The calculation assumes that the decisions on one ad are separate from those on another, with the "
                "same chances for every ad."
            ),
        ),
        (
            NONE_APPROVED,
            "De berekening neemt aan dat de besluiten los van elkaar worden genomen, elk met dezelfde kans.",
            "The calculation assumes that decisions are made separately, each with the same chance.",
        ),
    ],
)
def test_what_planning_cannot_do_and_what_it_assumes_stand_below(made, dutch, english):
    dutch_end = "Komen de advertenties van één account of bij één beoordelaar terecht, dan gaat dat niet op."
    english_end = "If the ads come from one account or reach one reviewer, that does not hold."
    assert words.plan(made, "nl").paragraphs[1:] == (f"{DUTCH_SCOPE} {dutch} {dutch_end}",)
    assert words.plan(made, "en").paragraphs[1:] == (f"{ENGLISH_SCOPE} {english} {english_end}",)


def test_the_notes_name_method_level_and_how_far_was_tried():
    assert words.plan_notes(HALF_WIDTH, "nl") == (
        "Gerekend met het interval van Wilson, bij 95 procent betrouwbaarheid.",
        "Nagerekend is elk aantal tot en met 100.",
        "Naar boven afgerond.",
    )
    assert words.plan_notes(DIFFERENCE, "en") == (
        "Computed with the Fisher–Boschloo test, at 95 per cent confidence.",
        "Every number through 100 was tried.",
        "Rounded down.",
    )


@pytest.mark.parametrize(
    ("method", "dutch", "english"),
    [
        ("wilson", "het interval van Wilson", "the Wilson interval"),
        ("clopper_pearson", "het interval van Clopper–Pearson", "the Clopper–Pearson interval"),
        ("jeffreys", "het interval van Jeffreys", "the Jeffreys interval"),
        ("mid_p", "het mid-P-interval", "the mid-P interval"),
        (
            "clopper_pearson_one_sided",
            "de eenzijdige grens van Clopper–Pearson",
            "the one-sided bound of Clopper–Pearson",
        ),
        ("fisher_boschloo", "de toets van Fisher–Boschloo", "the Fisher–Boschloo test"),
        ("mcnemar_mid_p", "de mid-P-toets van McNemar", "McNemar's mid-P test"),
    ],
)
def test_every_method_has_its_name(method, dutch, english):
    made = plan("half_width", 0.15, 39, method=method, confidence=0.999)
    assert words.plan_notes(made, "nl")[0] == f"Gerekend met {dutch}, bij 99,9 procent betrouwbaarheid."
    assert words.plan_notes(made, "en")[0] == f"Computed with {english}, at 99.9 per cent confidence."


def test_a_smaller_number_that_works_only_by_luck_is_named():
    made = plan("difference", 0.8, 84, chances=(0.8, 0.6), first=81, searched_to=115, method="fisher_boschloo")
    assert words.plan_notes(made, "nl")[1] == (
        "Met 81 testadvertenties lukt het ook, maar met iets meer soms net niet. Vanaf 84 lukt het met elk aantal, "
        "nagerekend tot en met 115."
    )
    assert words.plan_notes(made, "en")[1] == (
        "It works with 81 test ads too, but a few more may just fail. From 84 on it works with every number, tried "
        "through 115."
    )
    one = plan("half_width", 0.4, 3, first=1, searched_to=13)
    assert words.plan_notes(one, "nl")[1].startswith("Met één testadvertentie lukt het ook")
    assert words.plan_notes(one, "en")[1].startswith("It works with one test ad too")


def test_the_rule_of_three_is_a_rough_shortcut_at_95_percent_only():
    assert words.plan_notes(NONE_APPROVED, "nl")[-1] == (
        "De vuistregel, drie gedeeld door het aantal advertenties, geeft bij 29 ruwweg 10,3 procent."
    )
    assert words.plan_notes(NONE_APPROVED, "en")[-1] == (
        "The rule of thumb, three divided by the number of ads, gives roughly 10.3 per cent for 29."
    )
    other = plan("none_approved", 0.1, 22, method="clopper_pearson_one_sided", confidence=0.9)
    assert words.plan_notes(other, "en")[-1] == "Rounded up."


@pytest.mark.parametrize(
    ("made", "value", "shown"),
    [
        (HALF_WIDTH, 0.15, "15,0"),
        (HALF_WIDTH, 0.15000000000000002, "15,0"),
        (HALF_WIDTH, 0.15004, "15,1"),
        (NONE_APPROVED, 0.10001, "10,1"),
        (DIFFERENCE, 0.79998, "79,9"),
        (SAME_ADS, 0.8, "80,0"),
        (DIFFERENCE, 1.0, "100,0"),
    ],
)
def test_a_value_is_rounded_against_the_test(made, value, shown):
    assert words.plan_value(made, value, "nl") == shown
    assert words.plan_value(made, value, "en") == shown.replace(",", ".")


@pytest.mark.parametrize("chance", [0.07, 0.29, 0.57, 0.58, 1e-05])
def test_a_chance_is_said_with_the_digits_that_were_typed(chance):
    assert len(percent_words(chance, "en")) <= 5


@pytest.mark.parametrize("made", [HALF_WIDTH, DIFFERENCE, SAME_ADS, NONE_APPROVED])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_number_has_a_fact_and_no_sentence_starts_with_a_digit(made, language):
    known = facts.collect(made).by_id
    passage = words.plan(made, language)
    assert set(passage.facts) <= set(known)
    values = {round(known[fact].value * scale, 6) for fact in passage.facts for scale in (1, 100)}
    text = " ".join(passage.paragraphs).replace(",", ".") if language == "nl" else " ".join(passage.paragraphs)
    said = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)}
    assert said <= values
    for sentence in re.split(r"(?<=[.!?]) ", " ".join((*passage.paragraphs, *words.plan_notes(made, language)))):
        assert not sentence[0].isdigit()
        assert not re.search(r"\b(vaker|minder vaak|more often|less often)\b", sentence)
