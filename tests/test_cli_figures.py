"""``bnr figures``: pictures for every place where they are shown."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from bnr_toolkit.cli import main

ROOT = Path(__file__).parents[1]
BNR = str(ROOT / "data" / "bnr-tiktok-2023")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_it_names_every_file_that_it_made(tmp_path):
    result = bnr("figures", BNR, "--outlet", "card", "--language", "en", "--output", str(tmp_path))
    assert (result.exit_code, result.stderr) == (0, "")
    assert [Path(line).name for line in result.stdout.splitlines()] == [
        "approvals-total-en.csv",
        "approvals-en.csv",
        "after-questions-en.csv",
        "approvals-total-en.card.png",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        Path(line).name for line in result.stdout.splitlines()
    )


def test_a_wrong_outlet_is_refused_with_those_that_exist(tmp_path):
    result = bnr("figures", BNR, "--outlet", "billboard", "--output", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert result.stderr == (
        "parameter outlet: 'billboard' is not one of the accepted values. "
        "Use one of: web, narrow, card, square, story, print, embed.\n"
    )
    assert not (tmp_path / "out").exists()


def test_wrong_parameters_and_wrong_records_are_told_together(tmp_path):
    result = bnr("figures", str(tmp_path / "nothing"), "--language", "fr", "--rule", "first", "--output", str(tmp_path))
    assert result.exit_code == 2
    assert [line.split(":")[0] for line in result.stderr.splitlines()][-2:] == ["parameter language", "parameter rule"]


def test_help_names_the_outlets_and_an_example():
    said = bnr("figures", "--help").stdout
    assert "web, narrow, card, square, story, print, embed" in said
    assert "Example: bnr figures data/bnr-tiktok-2023" in said
