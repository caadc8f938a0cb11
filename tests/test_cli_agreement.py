"""``bnr agreement`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main

DATA = Path(__file__).parent.parent / "data"
PRACTICE = str(DATA / "practice-probe")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_text_says_the_counts_and_shows_what_was_confused():
    result = bnr("agreement", PRACTICE, "--language", "nl")
    assert result.exit_code == 0
    assert result.stdout.startswith("Bij acht van de tien advertenties kozen beide codeurs dezelfde categorie.\n")
    assert "Onjuiste informatie over stemmen  Anders " in result.stdout


def test_machines_get_counts():
    assert bnr("agreement", PRACTICE, "--format", "csv").stdout.splitlines()[1] == "voting_information,other,1"
    assert json.loads(bnr("agreement", PRACTICE, "--format", "json").stdout)["equal"] == 8
    assert "| First coder | Second coder | Ads |" in bnr("agreement", PRACTICE, "--format", "markdown").stdout


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "In dit record staat niet wat twee codeurs elk voor zich kozen.\n"),
        ("en", "This record does not say what two coders chose, each alone.\n"),
    ],
)
def test_a_record_without_coders_says_so(language, said):
    result = bnr("agreement", str(DATA / "bnr-tiktok-2023"), "--language", language)
    assert (result.exit_code, result.stdout) == (0, said)
