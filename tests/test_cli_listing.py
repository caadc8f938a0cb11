"""``bnr index``: one list of a newsroom's pages, or one message."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from bnr_toolkit.cli import main

REPORTS = Path(__file__).parents[1] / "reports"


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def copied(folder: Path) -> Path:
    for path in REPORTS.glob("bnr-tiktok-2023/*.html"):
        (folder / "bnr").mkdir(parents=True, exist_ok=True)
        (folder / "bnr" / path.name).write_bytes(path.read_bytes())
    return folder


def test_it_lists_the_reports_of_a_folder_and_names_what_it_left_out(tmp_path):
    folder = copied(tmp_path / "reports")
    (folder / "own.html").write_text("<title>Own</title>")
    result = bnr("index", str(folder), "--language", "en")
    assert (result.exit_code, result.stdout) == (0, f"{folder / 'index.html'}\n")
    assert result.stderr == f"{folder / 'own.html'}: not a page of this toolkit, and so not in the list.\n"
    html = (folder / "index.html").read_text(encoding="utf-8")
    assert "TikTok approved six of the seven test ads" in html
    assert "TikTok keurde zes van de zeven testadvertenties goed" in html


def test_a_folder_without_reports_is_refused_with_what_to_do(tmp_path):
    result = bnr("index", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Make one with bnr report, or name the folder where the reports are." in result.stderr
