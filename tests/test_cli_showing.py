"""How the commands show an answer: formats for a desk, and files."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from bnr_toolkit.cli import main
from bnr_toolkit.files import faults

DATA = Path(__file__).parents[1] / "data"
BNR, PRACTICE, PUBLISHED = (str(DATA / name) for name in ("bnr-tiktok-2023", "practice-probe", "published-probes"))
COMMANDS = {
    "rates": ("rates", BNR, "--by", "category"),
    "claims": ("claims", PUBLISHED),
    "compare": ("compare", PRACTICE),
    "durations": ("durations", PRACTICE),
    "published": ("published", PUBLISHED, "--platform", "TikTok"),
    "agreement": ("agreement", PRACTICE),
    "plan": ("plan", "--half-width", "0.3"),
}


def bnr(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_the_same_formats_and_languages(command):
    said = " ".join(bnr(command, "--help").stdout.split())
    assert "--language [nl|en] Of all formats but CSV and JSON. [default: en]" in said
    assert (
        "--format [text|csv|json|markdown|html|xlsx|datawrapper] csv and json are for machines, html, xlsx and "
        "datawrapper for a desk. [default: text]"
    ) in said
    assert "--output PATH Write to this file. [default: the terminal]" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_every_readers_table_is_a_page_a_workbook_and_data_for_datawrapper(command, tmp_path):
    asked = (*COMMANDS[command], "--language", "nl")
    page = bnr(*asked, "--format", "html").stdout
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    book = openpyxl.load_workbook(io.BytesIO(bnr(*asked, "--format", "xlsx").stdout_bytes))
    caption = book.worksheets[0]["A1"].value
    assert f"<h1>{caption}</h1>" in page
    assert len(book.worksheets) == (2 if command == "durations" else 1)
    target = tmp_path / "tabel.csv"
    result = bnr(*asked, "--format", "datawrapper", "--output", str(target))
    assert (result.exit_code, result.stdout.splitlines()) == (0, [str(target), str(tmp_path / "tabel-about.json")])
    assert target.read_text("utf-8") == bnr(*asked, "--format", "datawrapper").stdout
    assert json.loads((tmp_path / "tabel-about.json").read_text("utf-8"))["title"] == caption


@pytest.mark.parametrize("output_format", ["text", "csv", "json", "markdown", "html", "xlsx"])
def test_a_file_holds_the_bytes_that_the_terminal_gets(output_format, tmp_path):
    target = tmp_path / "new" / "tabel"
    asked = (*COMMANDS["rates"], "--format", output_format)
    assert bnr(*asked, "--output", str(target)).stdout == f"{target}\n"
    assert target.read_bytes() == bnr(*asked).stdout_bytes


def test_sources_in_a_file_are_addresses_for_no_list_stands_below_it():
    written = bnr(*COMMANDS["published"], "--format", "datawrapper").stdout
    assert "https://nltimes.nl/2023/02/27/" in written
    assert "[1]" not in written


def test_a_workbook_is_not_thrown_at_a_terminal(monkeypatch):
    runner = CliRunner()
    with runner.isolation():
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda stream: True)
    result = bnr(*COMMANDS["plan"], "--format", "xlsx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "parameter format: 'xlsx' is no text that a terminal can show. Name the file that it is to be, such as "
        "--output table.xlsx.\n"
    )


def test_two_tables_are_not_one_file_for_datawrapper_and_are_two_sheets():
    asked = ("plan", "--half-width", "0.3", "--none-approved-below", "0.1")
    result = bnr("--messages", "nl", *asked, "--format", "datawrapper")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "parameter format: een bestand voor 'datawrapper' bevat één tabel, en dit zijn er meer. Stel één vraag "
        "tegelijk, of kies --format xlsx: daar krijgt elke tabel een blad.\n"
    )
    assert len(openpyxl.load_workbook(io.BytesIO(bnr(*asked, "--format", "xlsx").stdout_bytes)).worksheets) == 2


@pytest.mark.parametrize("command", [("compare", BNR), ("agreement", BNR)])
def test_an_answer_without_a_table_makes_no_file(command, tmp_path):
    target = tmp_path / "tabel.xlsx"
    result = bnr(*command, "--format", "xlsx", "--output", str(target))
    assert (result.exit_code, result.stdout, target.exists()) == (2, "", False)
    assert result.stderr == (
        "parameter format: there is nothing to put in a table, so not as 'xlsx' either. See with --format text what "
        "the record does say.\n"
    )


def test_a_full_disk_leaves_the_old_files_and_says_so(tmp_path):
    target, about = tmp_path / "tabel.csv", tmp_path / "tabel-about.json"
    target.write_text("old")
    about.write_text("old")

    def full(step: str, path: Path) -> None:
        if step == "replace" and path == about:
            raise OSError(28, "No space left on device")

    with faults(full):
        result = bnr(*COMMANDS["plan"], "--format", "datawrapper", "--output", str(target))
    assert (result.exit_code, target.read_text(), about.read_text()) == (2, "old", "old")
    assert result.stderr.startswith("parameter output: this cannot be written (No space left on device).")


@pytest.mark.parametrize("output", ["", "."])
def test_a_folder_is_no_file_to_write_to(output, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = bnr(*COMMANDS["plan"], "--format", "datawrapper", "--output", output)
    assert (result.exit_code, result.stdout, list(tmp_path.iterdir())) == (2, "", [])
    assert result.stderr.startswith("parameter output: this cannot be written (a folder of this name exists). Choose")
