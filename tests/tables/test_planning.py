"""How many ads are enough, as a table for readers and in the forms for machines."""

import json

import pytest

from bnr_toolkit import facts, tables
from bnr_toolkit.provenance import Stamp
from bnr_toolkit.results import Plan, PlanRow, Row

STAMP = Stamp("plan", "0123456789abcdef" * 4, "public")

HALF_WIDTH = Plan(
    question="half_width",
    target=0.4,
    chances=(),
    ads=3,
    first=1,
    searched_to=13,
    rows=(PlanRow(1, 0.39672, True), PlanRow(2, 0.40553, False), PlanRow(3, 0.365421234, True), PlanRow(4, 0.35, True)),
    method="wilson",
    confidence=0.95,
    power=None,
    stamp=STAMP,
)
DIFFERENCE = Plan(
    question="difference",
    target=0.8,
    chances=(0.9, 0.3),
    ads=10,
    first=10,
    searched_to=22,
    rows=(PlanRow(9, 0.749, False), PlanRow(10, 0.8237, True)),
    method="fisher_boschloo",
    confidence=0.95,
    power=0.8,
    stamp=STAMP,
)
SAME_ADS = Plan("same_ads", 0.8, (0.6, 0.1), 19, 19, 33, (PlanRow(19, 0.81, True),), "mcnemar_mid_p", 0.95, 0.8, STAMP)
NONE_APPROVED = Plan(
    "none_approved",
    0.1,
    (),
    29,
    29,
    46,
    (PlanRow(28, 0.1015, False), PlanRow(29, 0.0981, True), PlanRow(30, 0.095, True)),
    "clopper_pearson_one_sided",
    0.95,
    None,
    STAMP,
)


def test_each_number_of_ads_has_its_row_and_the_answer_is_marked():
    table = tables.plan(HALF_WIDTH, "nl")
    assert table.caption == "Hoe breed het interval op zijn breedst is, per aantal testadvertenties"
    assert table.columns == ("Testadvertenties", "Procentpunt aan elke kant", "Haalt het doel")
    assert table.numeric == (True, True, False)
    assert table.rows == (
        Row(("1", "39,7", "Ja")),
        Row(("2", "40,6", "Nee")),
        Row(("3", "36,6", "Vanaf hier altijd")),
        Row(("4", "35,0", "Ja")),
    )
    assert table.stamp == STAMP
    english = tables.plan(HALF_WIDTH, "en")
    assert english.caption == "How wide the interval is at its widest, by number of test ads"
    assert english.columns == ("Test ads", "Percentage points on each side", "Meets the target")
    assert [row.cells[1:] for row in english.rows] == [
        ("39.7", "Yes"),
        ("40.6", "No"),
        ("36.6", "From here on"),
        ("35.0", "Yes"),
    ]


@pytest.mark.parametrize(
    ("made", "language", "caption", "columns"),
    [
        (
            DIFFERENCE,
            "nl",
            "In hoeveel procent van de tests het verschil blijkt, per aantal testadvertenties in elke groep",
            ("Testadvertenties per groep", "Procent van de tests", "Haalt het doel"),
        ),
        (
            DIFFERENCE,
            "en",
            "In what percentage of tests the difference shows, by number of test ads in each group",
            ("Test ads in each group", "Percent of tests", "Meets the target"),
        ),
        (
            SAME_ADS,
            "nl",
            "In hoeveel procent van de tests het verschil blijkt, per aantal testadvertenties op beide platforms",
            ("Testadvertenties", "Procent van de tests", "Haalt het doel"),
        ),
        (
            SAME_ADS,
            "en",
            "In what percentage of tests the difference shows, by number of test ads on both platforms",
            ("Test ads", "Percent of tests", "Meets the target"),
        ),
        (
            NONE_APPROVED,
            "nl",
            "Hoe groot de kans op goedkeuring hoogstens is als geen enkele advertentie wordt goedgekeurd",
            ("Testadvertenties", "Kans hoogstens, in procent", "Haalt het doel"),
        ),
        (
            NONE_APPROVED,
            "en",
            "How large the chance of approval is at most when no ad is approved",
            ("Test ads", "Chance at most, in per cent", "Meets the target"),
        ),
    ],
)
def test_every_question_has_its_own_caption_and_headers(made, language, caption, columns):
    table = tables.plan(made, language)
    assert (table.caption, table.columns) == (caption, columns)


@pytest.mark.parametrize("made", [HALF_WIDTH, DIFFERENCE, SAME_ADS, NONE_APPROVED])
def test_every_number_in_the_table_has_a_fact(made):
    known = facts.collect(made).by_id
    table = tables.plan(made, "en")
    assert set(table.facts) <= set(known)
    assert [known[fact].value for fact in table.facts][-len(made.rows) :] == [row.value for row in made.rows]
    assert (made.rule_of_three in [known[fact].value for fact in table.facts]) == (made is NONE_APPROVED)


def test_csv_has_one_row_a_number_of_ads_with_all_that_was_asked():
    assert tables.plan_csv(HALF_WIDTH, DIFFERENCE) == (
        "question,target,first_chance,second_chance,method,confidence,ads,value,enough\n"
        "half_width,0.4,,,wilson,0.95,1,0.39672,true\n"
        "half_width,0.4,,,wilson,0.95,2,0.40553,false\n"
        "half_width,0.4,,,wilson,0.95,3,0.365421,true\n"
        "half_width,0.4,,,wilson,0.95,4,0.35,true\n"
        "difference,0.8,0.9,0.3,fisher_boschloo,0.95,9,0.749,false\n"
        "difference,0.8,0.9,0.3,fisher_boschloo,0.95,10,0.8237,true\n"
    )


def test_json_has_the_answer_and_how_it_was_found():
    assert json.loads(tables.plan_json(DIFFERENCE)) == {
        "plans": [
            {
                "question": "difference",
                "target": 0.8,
                "chances": [0.9, 0.3],
                "method": "fisher_boschloo",
                "confidence": 0.95,
                "power": 0.8,
                "ads": 10,
                "first": 10,
                "searched_to": 22,
                "rows": [
                    {"ads": 9, "value": 0.749, "enough": False},
                    {"ads": 10, "value": 0.8237, "enough": True},
                ],
            }
        ]
    }
    assert [one["ads"] for one in json.loads(tables.plan_json(HALF_WIDTH, NONE_APPROVED))["plans"]] == [3, 29]


def test_the_table_is_shown_in_every_form():
    table = tables.plan(HALF_WIDTH, "en")
    assert '<th scope="row">3</th>' in tables.html(table)
    assert "| 3 | 36.6 | From here on |" in tables.markdown(table)
    assert "3,36.6,From here on\n" in tables.csv(table)
    assert "       3                            36.6  From here on\n" in tables.text(table)
