"""What the README shows is what the commands say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from bnr_toolkit.cli import main

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def shown() -> dict[str, str]:
    """Each command after ``$`` in an indented block, with the output shown under it."""
    blocks = re.findall(r"(?m)^    \$ (bnr .*)\n((?:    .*\n|\n(?=    ))*)", TEXT)
    return {command: re.sub(r"(?m)^    ", "", output) for command, output in blocks}


def run(command: str) -> str:
    result = CliRunner().invoke(main, shlex.split(command)[1:])
    return result.output


def test_the_count_in_the_readme_is_what_the_command_prints(monkeypatch):
    monkeypatch.chdir(ROOT)
    command = "bnr rates data/bnr-tiktok-2023 --by category"
    assert run(command).rstrip() == shown()[command].rstrip()


@pytest.mark.parametrize(
    "command",
    [
        "bnr plan --half-width 0.15",
        "bnr compare data/practice-probe --between Alpha --between Beta --by platform",
    ],
)
def test_a_longer_answer_begins_as_the_readme_shows(command, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert shown()[command]
    assert run(command).startswith(shown()[command].rstrip())


def test_the_tour_with_a_folder_of_ones_own_says_what_the_readme_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("bnr new data/my-probe")
    log = 'bnr log data/my-probe ad-1 halted --trigger press_inquiry --at "2025-03-04 16:10"'
    assert run(log) == shown()[log]
    sheet = Path("data/my-probe/submissions.csv")
    second = sheet.read_text(encoding="utf-8").replace(
        "ad-2,ad-2,ExamplePlatform,unknown,nl,gambling", "ad-2,ad-2,ExamplePlatform,unknown,nl,wepons"
    )
    sheet.write_text(second, encoding="utf-8")
    assert run("bnr check data/my-probe") == shown()["bnr check data/my-probe"]


def test_a_table_of_ones_own_is_checked_as_the_readme_shows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = [
        "Advertentie;Soort;Medium;Oordeel;Besloten op",
        "1;gokken;TikTok;Goedgekeurd;1 februari 2025",
        "2;wapens;TikTok;afgekeurd ;01/02/2025",
    ]
    Path("results.csv").write_bytes("\r\n".join(rows).encode())
    assert run("bnr check results.csv") == shown()["bnr check results.csv"]
    Path("mapping.yml").write_text("dates: day-month-year\n", encoding="utf-8")
    assert "sound: results: 2 submissions" in run("bnr check results.csv")


def test_the_python_in_the_readme_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    block = TEXT.split("**In Python.**")[1].split("## What")[0]
    code = "\n".join(line.removeprefix("    ") for line in block.splitlines())
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out == "TikTok keurde zes van de zeven testadvertenties goed\n"


def test_both_commands_are_on_the_first_screen_under_a_picture():
    first_screen = TEXT.splitlines()[:15]
    lines = [number for number, line in enumerate(first_screen) if line.startswith("    make ")]
    picture = next(number for number, line in enumerate(first_screen) if line.startswith("!["))
    assert len(lines) == 2
    assert picture < min(lines)
    assert (ROOT / "docs" / "report-nl.png").is_file()


def test_links_lead_to_files_that_exist():
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target
