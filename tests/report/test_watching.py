"""A record that is being worked on: its page is made again when it is saved. Real nurseries, files and servers."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bnr_toolkit.report.cache import Cache
from bnr_toolkit.report.forked import Limits
from bnr_toolkit.report.regenerating import Wish
from bnr_toolkit.report.watching import saved_files, watched

ROOT = Path(__file__).parents[2]
HEADER = "ad,category,platform,decision\n"
ONE_OF_TWO = HEADER + "1,gambling,Alpha,approved\n2,weapons,Alpha,rejected\n"
TWO_OF_THREE = ONE_OF_TWO + "3,weapons,Alpha,approved\n"
AT_FAULT = ONE_OF_TWO + "3,weapons,Alpha,aproved\n"

FAULT = (
    "ads.csv › D4 (row 4, column decision): 'aproved' is not a decision known here. Did you mean 'approved'? "
    "Use one of: submitted, in_review, approved, approved_limited, rejected, held_for_identity, halted, "
    "account_suspended, withdrawn_by_tester, went_live, removed_after_live, appealed, reversed_to_approved, "
    "reversed_to_rejected."
)

MOST_LOOKS = 400
"""A test that waits for something that never comes ends."""


def heading(page: str) -> str:
    return re.search(r"<h1[^>]*>(.*?)</h1>", page)[1]


class Desk:
    """Somebody who works on a table: does one thing each time that the watcher looks away."""

    def __init__(self, folder: Path, **given: object) -> None:
        self.table = folder / "ads.csv"
        self.table.write_text(ONE_OF_TWO, encoding="utf-8")
        self.out = folder / "out"
        self.looks = 0
        self.to_do: list[Callable[[], object]] = []
        self.wish = Wish([str(self.table)], ["en"], {}, **{"output": self.out, **given})
        self.watching = watched(self.wish, cache=Cache(folder / "cache"), pause=self._pause)
        self.address = ""

    def _pause(self, _seconds: float) -> None:
        self.looks += 1
        assert self.looks < MOST_LOOKS, "nothing was said"
        if self.to_do:
            self.to_do.pop(0)()

    def says(self) -> str:
        """What is said next."""
        self.looks = 0
        return next(self.watching)

    def opens(self) -> None:
        """The first page is made."""
        assert self.says() == "Stop with Ctrl-C."
        self.address = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/[\w-]{22}/report-en\.html)", self.says())[1]

    def saves(self, text: str) -> None:
        """The table is saved while the watcher looks away."""
        self.to_do.append(lambda: self.table.write_text(text, encoding="utf-8"))

    def page(self) -> str:
        """What a browser gets now."""
        with urllib.request.urlopen(self.address, timeout=5) as answer:
            return answer.read().decode("utf-8")


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    one = Desk(tmp_path)
    yield one
    one.watching.close()


def test_a_saved_table_becomes_a_page_and_one_at_fault_is_told_of_and_leaves_the_last_page(desk):
    desk.opens()
    assert heading(desk.page()) == "Alpha approved one of the two test ads"
    desk.saves(AT_FAULT)
    assert desk.says() == FAULT
    assert heading(desk.page()) == "Alpha approved one of the two test ads"
    assert heading((desk.out / "report-en.html").read_text(encoding="utf-8")) == heading(desk.page())
    desk.saves(TWO_OF_THREE)
    assert desk.says() == "made again: report-en.html"
    assert heading(desk.page()) == "Alpha approved two of the three test ads"
    # The script that waits is only in what is served.
    assert "EventSource" not in (desk.out / "report-en.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_half_a_table_is_waited_for(desk):
    desk.opens()
    half = len(TWO_OF_THREE) - 5
    desk.to_do += [
        lambda: desk.table.write_text(TWO_OF_THREE[:half], encoding="utf-8"),
        lambda: desk.table.write_text(TWO_OF_THREE, encoding="utf-8"),
    ]
    assert desk.says() == "made again: report-en.html"
    assert heading(desk.page()) == "Alpha approved two of the three test ads"


@pytest.mark.slow
def test_what_is_saved_while_a_page_is_made_is_made_next(desk):
    desk.opens()
    desk.saves(TWO_OF_THREE)
    assert desk.says() == "made again: report-en.html"
    # Nothing was looked at since: as if it had happened during the run.
    desk.table.write_text(ONE_OF_TWO, encoding="utf-8")
    assert desk.says() == "made again: report-en.html"
    assert heading(desk.page()) == "Alpha approved one of the two test ads"


@pytest.mark.slow
def test_a_nursery_that_was_killed_is_followed_by_another(desk):
    desk.opens()
    child = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="utf-8").split()
    nurseries = [int(pid) for pid in child if b"forked.process" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    for pid in nurseries[-1:]:
        os.kill(pid, signal.SIGKILL)
        # Reaped by nobody yet, but gone for whoever asks.
        time.sleep(0.2)
    desk.saves(TWO_OF_THREE)
    assert desk.says() == "made again: report-en.html"
    assert heading(desk.page()) == "Alpha approved two of the three test ads"


@pytest.mark.slow
def test_a_record_that_is_at_fault_from_the_start_is_waited_for(tmp_path):
    desk = Desk(tmp_path)
    desk.table.write_text(AT_FAULT, encoding="utf-8")
    assert desk.says() == FAULT
    desk.saves(ONE_OF_TWO)
    desk.opens()
    assert heading(desk.page()) == "Alpha approved one of the two test ads"
    desk.watching.close()


@pytest.mark.slow
def test_a_page_that_is_made_into_the_folder_of_the_record_is_not_made_for_ever(tmp_path, records):
    folder = records.write(tmp_path / "probe", [records.ad()], [records.event("ad-1", "approved")])
    wish = Wish([str(folder)], ["en"], {}, folder)
    looks = iter(range(40))
    watching = watched(wish, cache=Cache(tmp_path / "cache"), pause=lambda _: next(looks))
    assert next(watching) == "Stop with Ctrl-C."
    assert next(watching).startswith("Open http://127.0.0.1:")
    with pytest.raises(RuntimeError, match="StopIteration"):
        # Forty looks, and nothing was saved by anybody.
        next(watching)


def test_what_a_spreadsheet_program_puts_beside_a_table_is_no_reason(tmp_path, records):
    folder = records.write(tmp_path / "probe", [records.ad()])
    wish = Wish([str(folder)], ["en"], {}, limits=Limits())
    before = saved_files(wish)
    for name in (".~lock.submissions.csv#", "~$submissions.xlsx", ".submissions.csv.swp"):
        (folder / name).write_text("open", encoding="utf-8")
    (folder / "reports").mkdir()
    assert saved_files(wish) == before
    (folder / "evidence").mkdir()
    (folder / "evidence" / "capture.png").write_bytes(b"pixels")
    assert set(saved_files(wish)) - set(before) == {folder / "evidence" / "capture.png"}


def test_a_table_its_mapping_the_phrases_and_the_notebook_are_looked_at(tmp_path):
    table, own = tmp_path / "ads.csv", tmp_path / "own.ipynb"
    (tmp_path / "phrases").mkdir()
    for path in (table, tmp_path / "mapping.yml", own, tmp_path / "phrases" / "nl.toml", tmp_path / "other.csv"):
        path.write_text("x", encoding="utf-8")
    wish = Wish([str(table)], ["en"], {"wording": str(tmp_path / "phrases")}, notebook=own)
    assert {path.name for path in saved_files(wish)} == {"ads.csv", "mapping.yml", "own.ipynb", "nl.toml"}
    assert saved_files(Wish([str(tmp_path / "none")], ["en"], {}, notebook=own)).keys() == {own}


def family(pid: int) -> set[int]:
    """A process and all that it started, and what those started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    except OSError:
        return set()
    return {pid}.union(*(family(int(child)) for child in children))


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks the process table of Linux")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGKILL, -9)])
def test_the_command_ends_by_ctrl_c_and_leaves_no_process_and_no_file(tmp_path, number, code):
    shutil.copytree(ROOT / "data" / "bnr-tiktok-2023", tmp_path / "probe")
    (tmp_path / "temporary").mkdir()
    words = ["report", "probe", "--language", "nl", "--output", "out", "--watch"]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary"), "BNR_CACHE": str(tmp_path / "cache")}
    with subprocess.Popen(
        [sys.executable, "-m", "bnr_toolkit.cli", *words],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdout.readline() == "Stop with Ctrl-C.\n"
        address = process.stdout.readline().removeprefix("Open ").strip()
        with urllib.request.urlopen(address, timeout=5) as answer:
            assert "<h1>TikTok keurde zes van de zeven testadvertenties goed</h1>" in answer.read().decode("utf-8")
        started = family(process.pid)
        assert len(started) >= 2
        before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
        os.kill(process.pid, number)
        said = process.communicate(timeout=30)
    assert process.returncode == code
    assert said == ("", "Stopped. The previous report is untouched.\n" if number == signal.SIGINT else "")
    until = time.monotonic() + 20
    while any(map(is_alive, started)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, started))
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert list((tmp_path / "temporary").iterdir()) == []
