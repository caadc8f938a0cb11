"""``bnr report --canonical --embed``: where a page and its charts will stand, or one message before anything runs."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main

ROOT = Path(__file__).parents[1]
BNR = str(ROOT / "data" / "bnr-tiktok-2023")
PRACTICE = str(ROOT / "data" / "practice-probe")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_the_help_says_what_each_address_is_for():
    said = " ".join(bnr("report", "--help").stdout.split())
    assert "--canonical adds to the page where it will stand, and beside it a picture for links on social media" in said
    assert "--embed adds under each chart the code that puts it on another page." in said


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", "is geen adres dat met https:// begint. Geef het hele adres, zoals https://example.org/tests/."),
        ("en", "is not an address that starts with https://. Give the whole address, such as"),
    ],
)
@pytest.mark.parametrize("command", ["report", "figures"])
def test_an_address_that_is_none_is_one_message_and_exit_2(tmp_path, command, language, message):
    output = tmp_path / "out"
    result = bnr("--messages", language, command, BNR, "--canonical", "example.org", "--output", str(output))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'example.org'" in result.stderr
    assert message in result.stderr
    assert not output.exists()


def test_a_page_for_two_languages_needs_a_folder(tmp_path):
    output = tmp_path / "out"
    result = bnr("report", BNR, "--canonical", "https://example.org/tests", "--output", str(output))
    assert result.exit_code == 2
    assert "two reports would stand at 'https://example.org/tests'" in result.stderr
    assert not output.exists()


@pytest.mark.slow
def test_each_chart_that_a_page_offers_is_made_under_that_name(tmp_path):
    addresses = ("--canonical", "https://example.org/tests/", "--embed", "https://example.org/charts/")
    made = bnr("report", PRACTICE, "--language", "nl", *addresses, "--output", str(tmp_path / "reports"))
    assert str(tmp_path / "reports" / "report-nl.card.png") in made.stdout.splitlines()
    page = unescape((tmp_path / "reports" / "report-nl.html").read_text(encoding="utf-8"))
    offered = re.findall(r'<iframe src="https://example\.org/charts/([^"]+)"', page)
    bnr("figures", PRACTICE, "--language", "nl", "--outlet", "embed", *addresses[:2], "--output", str(tmp_path))
    drawn = {path.name for path in tmp_path.glob("*.embed.html")}
    assert len(offered) > 3
    assert set(offered) <= drawn
    link = 'href="https://example.org/tests/report-nl.html"'
    assert all(link in (tmp_path / name).read_text(encoding="utf-8") for name in offered)
