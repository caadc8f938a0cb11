"""Whatever goes wrong with a command: the old output is whole, the message says what to do, and nothing is left.

Real commands, in processes of their own; every one has a temporary folder of
its own, and a mark in its environment by which what it started can be found.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest

from bnr_toolkit.report import make_reports, requested
from bnr_toolkit.report.approved import approve

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="asks the process table of Linux"),
]

HEADER = "ad,category,platform,decision\n"
OLD = HEADER + "1,gambling,Alpha,approved\n2,weapons,Alpha,rejected\n"
NEW = OLD + "3,weapons,Alpha,approved\n"
OLD_HEADING, NEW_HEADING = "Alpha approved one of the two test ads", "Alpha approved two of the three test ads"
STOPPED = "Stopped. The previous report is untouched.\n"
UNTOUCHED = "The previous report is untouched."


@dataclass
class Newsroom:
    """A folder with a table, its report, and a command that is going to make it again."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def saves(self, text: str, name: str = "ads") -> None:
        (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")

    def notebook(self, source: str) -> str:
        """The toolkit's notebook with one more cell, before any ad is counted."""
        notebook = nbformat.read(ROOT / "notebooks" / "report.ipynb", as_version=4)
        notebook.cells.insert(2, nbformat.v4.new_code_cell(source, id="more"))
        nbformat.write(notebook, self.folder / "own.ipynb")
        approve(notebook, "own.ipynb")
        return "own.ipynb"

    def starts(self, *words: str, program: tuple[str, ...] = ("-m", "bnr_toolkit.cli")) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *program, *words],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def does(self, *words: str, program: tuple[str, ...] = ("-m", "bnr_toolkit.cli")) -> tuple[int, str, str]:
        """The exit code of a command, and what it said on both."""
        with self.starts(*words, program=program) as process:
            said = process.communicate(timeout=120)
        return process.returncode, *said

    def contents(self, folder: Path | None = None) -> dict[str, bytes]:
        where = folder or self.out
        return {str(path.relative_to(where)): path.read_bytes() for path in where.rglob("*") if path.is_file()}

    def left(self) -> list[int]:
        """The processes that are left of all commands, after a while."""
        until = time.monotonic() + 20
        while (found := self._marked()) and time.monotonic() < until:
            time.sleep(0.05)
        return found

    def _marked(self) -> list[int]:
        found = []
        mark = f"MARK_OF_THIS_TEST={self.folder}".encode()
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (process / "environ").read_bytes().split(b"\0"):
                    found.append(int(process.name))
        return found

    def nothing_is_left(self) -> None:
        """No process, and no temporary file anywhere."""
        assert self.left() == []
        assert list((self.folder / "temporary").iterdir()) == []
        assert [path for path in self.out.rglob("*") if path.name.endswith((".new", ".old"))] == []


REPORT = ("report", "ads.csv", "--language", "en", "--output", "out")


@pytest.fixture
def newsroom(tmp_path) -> Newsroom:
    (tmp_path / "temporary").mkdir()
    environment = {
        "BNR_CACHE": str(tmp_path / "cache"),
        "TMPDIR": str(tmp_path / "temporary"),
        "MARK_OF_THIS_TEST": str(tmp_path),
    }
    return Newsroom(tmp_path, environment)


@pytest.fixture(scope="module")
def old_report(tmp_path_factory) -> Path:
    """The report of the old table."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "ads.csv").write_text(OLD, encoding="utf-8")
    make_reports(requested([str(folder / "ads.csv")], ("en",), {}), folder / "out", progress=False)
    assert OLD_HEADING in (folder / "out" / "report-en.html").read_text(encoding="utf-8")
    return folder / "out"


@pytest.fixture
def standing(newsroom, old_report) -> Newsroom:
    """A newsroom with a report that stands, of a table that has another row by now."""
    shutil.copytree(old_report, newsroom.out)
    newsroom.saves(NEW)
    return newsroom


CLOSE = "Close programs that use memory and try again."
MEND = "Open the notebook in JupyterLab, run it and mend this cell."

CELLS = {
    "raises": ("1 / 0", (), f"cell 3 failed with ZeroDivisionError: division by zero. {UNTOUCHED} {MEND}"),
    "sys.exit": ("import sys; sys.exit(0)", (), f"cell 3 failed with SystemExit: 0. {UNTOUCHED} {MEND}"),
    "exit": ("exit()", (), f"cell 3 failed with exit(). {UNTOUCHED} {MEND}"),
    "os._exit": (
        "import os; os._exit(0)",
        (),
        f"the kernel stopped before the end of the notebook (exit code 0). {UNTOUCHED} {CLOSE}",
    ),
    "is killed": (
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        (),
        f"the kernel stopped before the end of the notebook (signal SIGKILL). {UNTOUCHED} {CLOSE}",
    ),
    "kills the nursery": (
        "import os, signal, time; os.kill(os.getppid(), signal.SIGKILL); time.sleep(600)",
        (),
        f"the kernel stopped before the end of the notebook (signal SIGKILL). {UNTOUCHED} {CLOSE}",
    ),
    "loops for ever": (
        "while True: pass",
        ("--cell-seconds", "2"),
        (
            f"a cell was not done after 2 seconds. {UNTOUCHED} "
            "Find the cell that keeps running, or make the record smaller."
        ),
    ),
    "prints a gigabyte": (
        "for _ in range(1024): print('x' * (1 << 20))",
        (),
        f"cell 3 shows or prints more than 64 MiB. {UNTOUCHED} Take out what keeps printing.",
    ),
    "prints a gigabyte by another program": (
        "import subprocess; subprocess.run(['head', '-c', '1000000000', '/dev/zero'])",
        (),
        f"cell 3 shows or prints more than 64 MiB. {UNTOUCHED} Take out what keeps printing.",
    ),
    "eats memory": (
        "eaten = []\nwhile True: eaten.append(bytearray(10_000_000))",
        ("--memory", "700"),
        (
            f"cell 3 wanted more memory than the 700 MiB that a report may use. {UNTOUCHED} "
            "Make the record smaller, or allow more with --memory."
        ),
    ),
    "starts a program and fails": (
        "import subprocess; subprocess.Popen(['sleep', '600']); 1 / 0",
        (),
        f"cell 3 failed with ZeroDivisionError: division by zero. {UNTOUCHED} {MEND}",
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_report_of_which_a_cell_goes_wrong_is_a_failed_run_and_nothing_is_touched(standing, name):
    source, words, said = CELLS[name]
    before = standing.contents()
    code, shown, message = standing.does(*REPORT, "--notebook", standing.notebook(source), *words)
    assert (code, shown, message) == (4, "", f"own.ipynb: {said}\n")
    assert standing.contents() == before
    standing.nothing_is_left()


@pytest.mark.parametrize("name", ["sys.exit", "os._exit", "kills the nursery", "loops for ever", "prints a gigabyte"])
def test_a_batch_of_which_a_cell_goes_wrong_keeps_the_old_report_and_makes_the_others(sweep, name):
    source, words, said = CELLS[name]
    guarded = "if probe == 'ads':\n" + "".join(f"    {line}\n" for line in source.splitlines())
    before = sweep.contents(sweep.out / "ads")
    code, shown, message = sweep.does(*BATCH, "--notebook", sweep.notebook(guarded), *words)
    assert (code, shown) == (4, "out/batch.csv\n")
    assert message.splitlines()[-2:] == [f"ads/report: own.ipynb: {said}", "made: 1, unchanged: 0, failed: 1"]
    assert sweep.contents(sweep.out / "ads") == before
    assert NEW_HEADING in (sweep.out / "others" / "report-en.html").read_text(encoding="utf-8")
    sweep.nothing_is_left()


ENDINGS = [(signal.SIGINT, 130, STOPPED), (signal.SIGTERM, -15, ""), (signal.SIGKILL, -9, "")]


@pytest.mark.parametrize(("number", "code", "said"), ENDINGS)
def test_a_report_that_is_ended_while_its_cells_run_leaves_nothing(standing, number, code, said):
    before = standing.contents()
    own = standing.notebook("import pathlib, time; pathlib.Path('../../../at-it').touch(); time.sleep(600)")
    with standing.starts(*REPORT, "--notebook", own) as process:
        until = time.monotonic() + 60
        while not (standing.folder / "at-it").exists() and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(process.pid, number)
        assert process.communicate(timeout=30) == ("", said)
    assert process.returncode == code
    assert standing.contents() == before
    standing.nothing_is_left()


@pytest.fixture
def sweep(standing) -> Newsroom:
    """A batch of two: one report that stands, of a table that changed, and a new one."""
    standing.saves(NEW, "others")
    (standing.folder / "sweep.yml").write_text("probe: [ads.csv, others.csv]\nlanguage: en\n", encoding="utf-8")
    (standing.out / "ads").mkdir()
    for path in [one for one in standing.out.iterdir() if one.is_file()]:
        path.rename(standing.out / "ads" / path.name)
    return standing


BATCH = ("batch", "sweep.yml", "--jobs", "2", "--output", "out")


@pytest.mark.parametrize(("number", "code", "said"), ENDINGS)
def test_a_batch_that_is_ended_leaves_nothing_and_goes_on_later(sweep, number, code, said):
    before = sweep.contents(sweep.out / "ads")
    go = sweep.folder / "go"
    waits = f"import pathlib, time\nwhile probe == 'ads' and not pathlib.Path({str(go)!r}).exists(): time.sleep(0.05)"
    words = (*BATCH, "--notebook", sweep.notebook(waits))
    with sweep.starts(*words) as process:
        until = time.monotonic() + 60
        while not (sweep.out / "others" / "report-en.html").exists() and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.5)
        os.kill(process.pid, number)
        shown, message = process.communicate(timeout=30)
    assert (process.returncode, shown) == (code, "")
    assert message.endswith(said)
    assert sweep.contents(sweep.out / "ads") == before
    sweep.nothing_is_left()
    go.touch()
    code, shown, message = sweep.does(*words, "--resume")
    assert (code, shown) == (0, "out/batch.csv\n")
    assert message.splitlines()[-1] == "made: 1, unchanged: 1, failed: 0"
    assert NEW_HEADING in (sweep.out / "ads" / "report-en.html").read_text(encoding="utf-8")
    sweep.nothing_is_left()


KILLS_THE_WORKER = """\
if probe == 'ads':
    import os, pathlib, signal, time
    nursery = pathlib.Path(f'/proc/{os.getppid()}/stat').read_text()
    os.kill(int(nursery.rpartition(')')[2].split()[1]), signal.SIGKILL)
    time.sleep(600)
"""


LOST = (
    f"the worker that made this report was lost 3 times. {UNTOUCHED} "
    "Close programs that use memory, or make fewer reports at a time with --jobs."
)


def test_a_report_that_loses_every_worker_is_given_up_and_the_others_are_made(sweep):
    before = sweep.contents(sweep.out / "ads")
    own = sweep.notebook(KILLS_THE_WORKER)
    code, shown, message = sweep.does("batch", "sweep.yml", "--jobs", "1", "--output", "out", "--notebook", own)
    assert (code, shown) == (4, "out/batch.csv\n")
    assert message.splitlines()[-2:] == [
        f"ads/report: {LOST}",
        "made: 1, unchanged: 0, failed: 1",
    ]
    assert sweep.contents(sweep.out / "ads") == before
    assert NEW_HEADING in (sweep.out / "others" / "report-en.html").read_text(encoding="utf-8")
    sweep.nothing_is_left()


WRITING = """
import os, sys
from bnr_toolkit.cli import main
from bnr_toolkit.files import faults

number, wanted = int(sys.argv[1]), sys.argv[2]

def end(step, path):
    if (step, path.name) == (wanted, "report-en.html"):
        os.kill(os.getpid(), number)

with faults(end):
    main(sys.argv[3:])
"""


@pytest.mark.parametrize("step", ["write", "keep", "replace"])
@pytest.mark.parametrize(("number", "code", "said"), ENDINGS)
def test_a_report_that_is_ended_while_it_is_written_leaves_the_old_one(standing, number, code, said, step):
    before = standing.contents()
    asked = standing.does(str(int(number)), step, *REPORT, program=("-c", WRITING))
    assert asked == (code, "", said)
    now = standing.contents()
    assert {name: data for name, data in now.items() if not name.endswith((".new", ".old"))} == before
    if number != signal.SIGKILL:
        standing.nothing_is_left()
    # Whoever is killed outright can clean nothing: the next run does.
    assert standing.does(*REPORT)[::2] == (0, "")
    assert NEW_HEADING in (standing.out / "report-en.html").read_text(encoding="utf-8")
    standing.nothing_is_left()


@pytest.fixture
def small_disk(newsroom) -> Iterator[Path]:
    """A disk with little room; what a mount needs is not given to everybody."""
    disk = newsroom.folder / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("a disk of its own needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, leave: int) -> None:
    """Leave so many bytes of room."""
    room = os.statvfs(disk)
    (disk / "filler").write_bytes(b"x" * max(room.f_bavail * room.f_frsize - leave, 0))


FULL = "(No space left on device). Choose another place with --output, or make room; the previous files are untouched."


def test_a_full_disk_is_a_failed_run_and_leaves_the_old_report(newsroom, small_disk):
    newsroom.saves(OLD)
    words = (*REPORT[:-1], "disk/out")
    assert newsroom.does(*words)[0] == 0
    newsroom.saves(NEW)
    fill(small_disk, leave=50_000)
    before = newsroom.contents(small_disk)
    assert newsroom.does(*words) == (4, "", f"disk/out: this cannot be written {FULL}\n")
    assert newsroom.contents(small_disk) == before
    (small_disk / "filler").unlink()
    assert newsroom.does(*words)[0] == 0
    assert NEW_HEADING in (small_disk / "out" / "report-en.html").read_text(encoding="utf-8")
    assert newsroom.left() == []


def test_a_full_disk_fails_a_report_of_a_batch_and_leaves_its_old_one(newsroom, small_disk):
    newsroom.saves(OLD)
    (newsroom.folder / "sweep.yml").write_text("probe: ads.csv\nlanguage: en\n", encoding="utf-8")
    words = ("batch", "sweep.yml", "--jobs", "1", "--output", "disk/out")
    assert newsroom.does(*words)[0] == 0
    newsroom.saves(NEW)
    fill(small_disk, leave=50_000)
    before = newsroom.contents(small_disk / "out" / "ads")
    code, shown, message = newsroom.does(*words)
    assert (code, shown) == (4, "disk/out/batch.csv\n")
    assert message.splitlines()[-2:] == [
        f"ads/report: disk/out/ads: this cannot be written {FULL}",
        "made: 0, unchanged: 0, failed: 1",
    ]
    assert newsroom.contents(small_disk / "out" / "ads") == before
    assert newsroom.left() == []


@pytest.mark.parametrize("leave", [0, 5_000, 100_000])
def test_a_full_temporary_folder_is_told_of_and_leaves_the_old_report(standing, small_disk, leave):
    before = standing.contents()
    fill(small_disk, leave)
    standing.environment["TMPDIR"] = str(small_disk)
    code, shown, message = standing.does(*REPORT)
    if code:
        # With no room at all Python takes another temporary folder.
        assert (code, shown) == (4, "")
        assert message.endswith(f"this cannot be written {FULL}\n")
        assert message.startswith(str(small_disk))
        assert standing.contents() == before
    else:
        assert NEW_HEADING in (standing.out / "report-en.html").read_text(encoding="utf-8")
    assert standing.left() == []
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


LIMITED = """
import resource, sys
from bnr_toolkit.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
main(sys.argv[1:])
"""


def test_a_file_that_may_not_grow_is_a_failed_run_and_leaves_the_old_report(standing):
    before = standing.contents()
    code, shown, message = standing.does(*REPORT, program=("-c", LIMITED))
    assert (code, shown) == (4, "")
    assert message == (
        "out: this cannot be written (File too large). "
        "Choose another place with --output, or make room; the previous files are untouched.\n"
    )
    assert standing.contents() == before
    standing.nothing_is_left()


def test_two_reports_at_once_into_one_folder_leave_all_of_one_and_none_of_the_other(newsroom):
    whole = []
    for name, text in (("one", OLD), ("two", NEW)):
        (newsroom.folder / name).mkdir()
        (newsroom.folder / name / "ads.csv").write_text(text, encoding="utf-8")
        words = ("report", f"{name}/ads.csv", "--language", "en", "--force")
        assert newsroom.does(*words, "--output", "out")[0] == 0
        whole.append(newsroom.contents())
    for _ in range(3):
        both = [newsroom.starts("report", f"{name}/ads.csv", *words[2:], "--output", "out") for name in ("one", "two")]
        for process in both:
            with process:
                assert process.communicate(timeout=120)[1] == ""
            assert process.returncode == 0
        assert newsroom.contents() in whole
    newsroom.nothing_is_left()


def test_a_second_batch_into_a_folder_is_refused_and_the_first_goes_on(newsroom):
    for name in ("ads", "others"):
        newsroom.saves(OLD, name)
    (newsroom.folder / "sweep.yml").write_text("probe: [ads.csv, others.csv]\nlanguage: en\n", encoding="utf-8")
    own = newsroom.notebook(
        "import pathlib, time\nwhile not pathlib.Path('GO').exists(): time.sleep(0.05)".replace(
            "GO", str(newsroom.folder / "go")
        )
    )
    words = ("batch", "sweep.yml", "--jobs", "1", "--output", "out")
    with newsroom.starts(*words, "--notebook", own) as first:
        until = time.monotonic() + 60
        while not list((newsroom.folder / "cache").glob("*.journal")) and time.monotonic() < until:
            time.sleep(0.02)
        code, shown, message = newsroom.does(*words)
        assert (code, shown) == (2, "")
        assert message.splitlines()[-1] == (
            "out: another batch is writing to this folder. "
            "Wait until it is done, or choose another folder with --output."
        )
        (newsroom.folder / "go").touch()
        assert first.communicate(timeout=120)[0] == "out/batch.csv\n"
    assert first.returncode == 0
    assert sorted(path.parent.name for path in newsroom.out.rglob("report-en.html")) == ["ads", "others"]
    newsroom.nothing_is_left()
