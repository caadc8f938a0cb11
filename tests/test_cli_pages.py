"""``bnr methods`` and ``bnr context``: pages that are not about one probe alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main

ROOT = Path(__file__).parents[1]
BNR, PUBLISHED = str(ROOT / "data" / "bnr-tiktok-2023"), str(ROOT / "data" / "published-probes")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


@pytest.mark.slow
def test_methods_writes_the_page_where_it_is_told(tmp_path):
    result = bnr("methods", "--language", "nl", "--output", str(tmp_path / "out"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == str(tmp_path / "out" / "methods-nl.html")
    html = (tmp_path / "out" / "methods-nl.html").read_text(encoding="utf-8")
    assert "<h1>Wat een test met weinig advertenties kan zeggen, en wat niet</h1>" in html


def test_every_wrong_option_is_told_at_once_and_nothing_is_written(tmp_path):
    words = ["methods", "--language", "fr", "--confidence", "2", "--output", str(tmp_path / "out")]
    result = bnr(*words)
    assert result.exit_code == 2
    assert result.stderr == (
        "parameter language: 'fr' is not one of the accepted values. Use one of: nl, en.\n"
        "parameter confidence: '2' is not a confidence level. Give a number between 0 and 1, such as 0.95.\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_context_shows_a_probe_beside_those_of_others(tmp_path):
    words = ["context", BNR, "--published", PUBLISHED, "--country", "Netherlands", "--language", "nl"]
    result = bnr(*words, "--output", str(tmp_path / "out"))
    assert (result.exit_code, result.stderr) == (0, "")
    names = [Path(line).name for line in result.stdout.splitlines()]
    assert names[0] == "compare-nl.country-netherlands.html"
    html = next(path for path in (tmp_path / "out").iterdir() if path.suffix == ".html").read_text(encoding="utf-8")
    assert str(tmp_path) not in html
    assert str(ROOT) not in html


def test_context_tells_every_filter_that_no_count_answers_to(tmp_path):
    words = ["context", BNR, "--published", PUBLISHED, "--platform", "Nope", "--country", "Atlantis"]
    result = bnr(*words, "--output", str(tmp_path / "out"))
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("parameter")] == [
        "parameter platform",
        "parameter country",
    ]
    assert not (tmp_path / "out").exists()
