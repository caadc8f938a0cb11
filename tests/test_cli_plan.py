"""``bnr plan`` as a person types it."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def examples() -> list[str]:
    return re.findall(r"(?m)^ +(bnr plan .+)$", bnr("plan", "--help").stdout)


FIRST_LINES = {
    "bnr plan --half-width 0.15": (
        "For an interval of at most 15 percentage points on each side of its middle, 39 test ads are needed. "
        "That is enough, however the test turns out."
    ),
    "bnr plan --difference 0.9 0.3 --power 0.8": (
        "If the chance of approval is 90 per cent in one group and 30 per cent in the other, 10 test ads in each group "
        "are needed to show that difference in at least 80 per cent of such tests. Those chances are supposed "
        "beforehand and are no finding."
    ),
    "bnr plan --difference 0.6 0.1 --same-ads": (
        "If the chance that only one platform approves an ad is 60 per cent, and the chance that only the other does "
        "is 10 per cent, 20 test ads on both platforms are needed to show that difference in at least 80 per cent of "
        "such tests. Those chances are supposed beforehand and are no finding."
    ),
    "bnr plan --none-approved-below 0.1 --language nl": (
        "Er zijn 29 testadvertenties nodig om met 95 procent betrouwbaarheid te zeggen dat de kans op goedkeuring "
        "hoogstens 10 procent is, als er geen enkele wordt goedgekeurd. Wordt alles goedgekeurd, dan zegt hetzelfde "
        "aantal dat die kans minstens 90 procent is."
    ),
}


def test_every_example_in_the_help_is_known_here():
    assert examples() == list(FIRST_LINES)


@pytest.mark.parametrize("command", FIRST_LINES)
def test_each_example_in_the_help_answers(command):
    result = bnr(*shlex.split(command)[1:])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == FIRST_LINES[command]


def test_the_answer_comes_with_its_limits_and_its_table():
    assert bnr("plan", "--half-width", "0.3", "--language", "nl").stdout == (
        "Voor een interval van hoogstens 30 procentpunt aan elke kant van het midden zijn zeven testadvertenties "
        "nodig. Dat is genoeg, hoe de test ook uitvalt.\n\n"
        "De advertenties worden gekozen en niet bij toeval getrokken. Meer advertenties zeggen daarom preciezer wat "
        "het herhalen van precies deze test oplevert, en niets over alle advertenties op een platform. De berekening "
        "neemt aan dat de besluiten los van elkaar worden genomen, elk met dezelfde kans. Komen de advertenties van "
        "één account of bij één beoordelaar terecht, dan gaat dat niet op.\n\n"
        "Hoe breed het interval op zijn breedst is, per aantal testadvertenties\n\n"
        "Testadvertenties  Procentpunt aan elke kant  Haalt het doel\n"
        "----------------  -------------------------  -----------------\n"
        "               5                       32,6  Nee\n"
        "               6                       31,3  Nee\n"
        "               7                       29,6  Vanaf hier altijd\n"
        "               8                       28,5  Ja\n"
        "               9                       27,3  Ja\n"
        "              10                       26,4  Ja\n\n"
        "Gerekend met het interval van Wilson, bij 95 procent betrouwbaarheid.\n\n"
        "Nagerekend is elk aantal tot en met achttien.\n\n"
        "Naar boven afgerond.\n"
    )


def test_several_questions_at_once_are_answered_in_one_go():
    asked = ("plan", "--none-approved-below", "0.1", "--difference", "0.9", "0.3", "--half-width", "0.3")
    said = bnr(*asked).stdout
    places = [said.index(text) for text in ("For an interval of", "If the chance of approval", "To say with 95")]
    assert places == sorted(places)
    content = json.loads(bnr(*asked, "--format", "json").stdout)
    assert [(one["question"], one["ads"]) for one in content["plans"]] == [
        ("half_width", 7),
        ("difference", 10),
        ("none_approved", 29),
    ]
    rows = list(csv.DictReader(io.StringIO(bnr(*asked, "--format", "csv").stdout)))
    assert {row["question"] for row in rows} == {"half_width", "difference", "none_approved"}
    assert {"question": "half_width", "ads": "7", "value": "0.295661", "enough": "true"}.items() <= rows[2].items()


def test_markdown_has_the_sentence_and_the_table():
    said = bnr("plan", "--half-width", "0.3", "--format", "markdown").stdout
    assert said.startswith("For an interval of at most 30 percentage points")
    assert "\n| 7 | 29.6 | From here on |\n" in said


def test_method_and_confidence_reach_the_answer():
    asked = ("--half-width", "0.15", "--method", "clopper_pearson", "--confidence", "0.9", "--format", "json")
    (plan,) = json.loads(bnr("plan", *asked).stdout)["plans"]
    assert (plan["method"], plan["confidence"], plan["ads"]) == ("clopper_pearson", 0.9, 35)


def test_power_reaches_the_answer():
    (plan,) = json.loads(bnr("plan", "--difference", "0.9", "0.3", "--power", "0.9", "--format", "json").stdout)[
        "plans"
    ]
    assert (plan["power"], plan["ads"]) == (0.9, 13)


def test_no_question_is_refused_and_the_three_are_shown():
    result = bnr("plan")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "parameter plan: no question was asked. Ask one or more of these three: --half-width 0.15 (how many ads for an "
        "interval of at most 15 percentage points on each side), --difference 0.9 0.3 (to show a difference, if these "
        "are the chances), --none-approved-below 0.1 (to say, when none is approved, that the chance is at most "
        "this).\n"
    )


def test_no_question_is_refused_in_dutch_too():
    assert bnr("--messages", "nl", "plan").stderr == (
        "parameter plan: er is geen vraag gesteld. Vraag een of meer van deze drie: --half-width 0.15 (hoeveel "
        "advertenties voor een interval van hoogstens 15 procentpunt aan elke kant), --difference 0.9 0.3 (om een "
        "verschil te tonen, als dit de kansen zijn), --none-approved-below 0.1 (om bij nul goedkeuringen te zeggen dat "
        "de kans hoogstens zo groot is).\n"
    )


def test_an_option_that_would_be_ignored_is_refused():
    result = bnr("plan", "--none-approved-below", "0.1", "--same-ads", "--power", "0.9", "--method", "wilson")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "parameter same_ads: this option belongs to --difference, which was not asked. Ask --difference too, or leave "
        "the option out.\n"
        "parameter power: this option belongs to --difference, which was not asked. Ask --difference too, or leave the "
        "option out.\n"
        "parameter method: this option belongs to --half-width, which was not asked. Ask --half-width too, or leave "
        "the option out.\n"
    )


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("--half-width", "15"), "parameter half_width: '15' is not half the width of an interval."),
        (("--difference", "0.5", "0.5"), "parameter difference: both chances are '0.5'"),
        (("--difference", "0.9", "0.3", "--same-ads"), "parameter difference: with the same ads, '0.9 0.3' are"),
        (("--difference", "0.9", "0.3", "--power", "80"), "parameter power: '80' is not a chance to see"),
        (("--none-approved-below", "0"), "parameter none_approved_below: '0' is not a bound of a chance."),
        (("--half-width", "0.1", "--confidence", "95"), "parameter confidence: '95' is not a confidence level."),
        (("--half-width", "0.1", "--method", "wald"), "parameter method: 'wald' is not one of the accepted values."),
    ],
)
def test_a_wrong_value_is_refused_with_exit_code_2(words, begins):
    result = bnr("plan", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(begins)


def test_a_half_width_by_wilson_loads_no_heavy_library():
    script = (
        "import sys; from bnr_toolkit.cli import main\n"
        "try: main(['plan', '--half-width', '0.15'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'pandas', 'scipy', 'narwhals', 'matplotlib'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
