"""``bnr durations`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from bnr_toolkit.cli import main

DATA = Path(__file__).parent.parent / "data"
PRACTICE = str(DATA / "practice-probe")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_text_says_the_counts_and_shows_both_tables():
    result = bnr("durations", PRACTICE, "--by", "platform", "--language", "nl")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Alpha. Binnen één uur was over ten minste drie en ten hoogste vier van de tien testadvertenties besloten;"
    )
    assert "Totaal    48 uur     25–26           15                30\n" in result.stdout
    assert "gamma-10                372,75                   –  nog geen op het peilmoment\n" in result.stdout


def test_machines_get_counts():
    assert bnr("durations", PRACTICE, "--format", "csv").stdout.splitlines()[1] == "1,6,7,3,4,30,1,0"
    content = json.loads(bnr("durations", PRACTICE, "--platform", "Gamma", "--format", "json").stdout)
    assert (content["platform"], content["total"]["open"]) == ("Gamma", 1)
    assert "| Within | Decided | Approved | Test ads |" in bnr("durations", PRACTICE, "--format", "markdown").stdout


def test_another_cutoff_leaves_more_ads_open():
    result = bnr("durations", PRACTICE, "--platform", "Beta", "--as-of", "2025-02-11 12:30", "--format", "csv")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "48,3,10,0,7,10,7,0")


def test_a_record_without_times_is_refused_with_what_to_do():
    result = bnr("durations", str(DATA / "bnr-tiktok-2023"))
    assert result.exit_code == 2
    assert "for no test ad is it known both when it was submitted and when it was decided on" in result.stderr


def test_the_public_may_not_see_every_column():
    assert bnr("durations", PRACTICE, "--by", "account").exit_code == 0
    assert bnr("durations", PRACTICE, "--by", "account", "--audience", "public").exit_code == 2
