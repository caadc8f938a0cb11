"""``bnr report --watch`` in a real browser: a table is saved, and the open page shows the new numbers by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_SECONDS = 3
"""The promise is one second; the machine of a test may be busy with others."""

HEADER = ("ad", "category", "platform", "decision")
ROWS = (("1", "gambling", "Alpha", "approved"), ("2", "weapons", "Alpha", "rejected"))
ADDED = (*ROWS, ("3", "weapons", "Alpha", "approved"))
AT_FAULT = (*ROWS, ("3", "weapons", "Alpha", "aproved"))
BEFORE, AFTER = "Alpha approved one of the two test ads", "Alpha approved two of the three test ads"


def save(path: Path, rows: tuple[tuple[str, ...], ...]) -> float:
    """Save a table as the program of its kind does, and say when that was done."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in (HEADER, *rows):
            book.active.append(row)
        book.save(path)
    else:
        path.write_text("".join(",".join(row) + "\n" for row in (HEADER, *rows)), encoding="utf-8")
    return time.monotonic()


@pytest.fixture(params=["ads.csv", "ads.xlsx"])
def table(request, tmp_path) -> Path:
    save(tmp_path / request.param, ROWS)
    return tmp_path / request.param


@pytest.fixture
def watching(table, tmp_path) -> Iterator[subprocess.Popen[str]]:
    """The command, at work."""
    words = ["report", table.name, "--language", "en", "--output", "out", "--watch"]
    with subprocess.Popen(
        [sys.executable, "-m", "bnr_toolkit.cli", *words],
        cwd=tmp_path,
        env={**os.environ, "BNR_CACHE": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def test_a_saved_table_shows_in_the_open_page_and_one_at_fault_does_not(watching, table, opened):
    assert watching.stdout.readline() == "Stop with Ctrl-C.\n"
    address = watching.stdout.readline().removeprefix("Open ").strip()
    one = opened(address)
    heading = one.page.locator("h1")
    assert heading.inner_text() == BEFORE

    taken = []
    for rows, wanted in ((ADDED, AFTER), (ROWS, BEFORE), (ADDED, AFTER)):
        saved = save(table, rows)
        one.page.wait_for_function("wanted => document.querySelector('h1')?.innerText === wanted", arg=wanted)
        taken.append(time.monotonic() - saved)
        assert watching.stdout.readline() == "made again: report-en.html\n"
    assert min(taken) < MOST_SECONDS, taken

    save(table, AT_FAULT)
    said = watching.stdout.readline()
    assert said.startswith(f"{table.name} › ")
    assert "D4 (row 4, column decision): 'aproved' is not a decision known here. Did you mean 'approved'?" in said
    assert heading.inner_text() == AFTER
    # The page asked this server and nobody else, and its policy stopped nothing that it needs.
    root = address.rsplit("/", 1)[0]
    strangers = [what for event, what in one.seen if event == "request" and not what.startswith((root, "data:"))]
    assert strangers == []
    assert [seen for seen in one.seen if seen[0] in ("console", "pageerror")] == []
