"""``bnr published`` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from bnr_toolkit.cli import main

PUBLISHED = str(Path(__file__).parent.parent / "data" / "published-probes")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_text_says_what_must_be_known_and_shows_every_count():
    result = bnr("published", PUBLISHED, "--platform", "X", "--language", "nl")
    assert result.exit_code == 0
    assert result.stdout.startswith("In juni 2024 publiceerde één tester één telling van testadvertenties.\n\n")
    assert "Gepubliceerde tests neigen naar missers" in result.stdout
    assert "4 juni 2024" in result.stdout


def test_machines_get_every_count_and_the_filters():
    lines = bnr("published", PUBLISHED, "--format", "csv", "--year", "2024").stdout.splitlines()
    assert lines[0].startswith("probe,tester,date,dated,country,language,")
    assert len(lines) == 13
    content = json.loads(bnr("published", PUBLISHED, "--format", "json", "--country", "Kenya").stdout)
    assert (content["country"], len(content["counts"]), content["left_out"]) == ("Kenya", 3, 42)
    assert "| Date | Tester | Country |" in bnr("published", PUBLISHED, "--format", "markdown").stdout


def test_a_filter_that_nothing_answers_to_is_refused():
    result = bnr("published", PUBLISHED, "--platform", "Tiktok", "--year", "last")
    assert result.exit_code == 2
    assert "'Tiktok' does not occur in the record. Did you mean 'TikTok'?" in result.stderr
    assert "'last' does not occur in the record." in result.stderr
