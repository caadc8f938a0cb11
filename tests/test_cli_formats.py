"""``bnr report --to``: a page for paper and for the copy desk, or one message before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main
from bnr_toolkit.report import formats

BNR = str(Path(__file__).parents[1] / "data" / "bnr-tiktok-2023")


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_the_help_says_what_each_is_for_and_that_the_page_is_always_made():
    said = " ".join(bnr("report", "--help").stdout.split())
    assert "--to" in said
    assert "make a PDF for paper and a Word document for the copy desk from that page, beside the other files" in said


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", 'Installeer het met: pip install "bnr-toolkit[docx]".'),
        ("en", 'Install it with: pip install "bnr-toolkit[docx]".'),
    ],
)
def test_a_missing_extra_is_one_message_with_the_command_and_exit_2(tmp_path, monkeypatch, language, message):
    def failing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(formats, "import_module", failing)
    result = bnr("--messages", language, "report", BNR, "--to", "docx", "--output", str(tmp_path / "out"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_format_that_does_not_exist_names_those_that_do(tmp_path):
    result = bnr("report", BNR, "--to", "pfd", "--output", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "html, pdf, docx" in result.stderr


@pytest.mark.slow
def test_both_are_made_beside_the_page(tmp_path):
    result = bnr("report", BNR, "--language", "nl", "--to", "pdf", "--to", "docx", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0
    made = [Path(line).name for line in result.stdout.splitlines()]
    assert {"report-nl.html", "report-nl.pdf", "report-nl.docx", "facts.json"} <= set(made)
