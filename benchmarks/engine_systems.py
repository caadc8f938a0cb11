"""Each way to make reports: makes them in a new folder, checks every page, and gives the run."""

from __future__ import annotations

import hashlib
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import Broken, Missing, Run, peers, run_whole

HERE = Path(__file__).parent
PROBE = peers.ROOT / "data" / "bnr-tiktok-2023"
NOTEBOOK = peers.ROOT / "notebooks" / "report.ipynb"
JOBS = 2
BATCH = f"bnr batch --jobs {JOBS}"
NO_BATCH = Missing(BATCH, "this version has no such command")
SAYS = {"nl": "zes van de zeven", "en": "six of the seven"}


class Systems:
    """The systems, each run in a folder of its own under ``scratch``."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        counted = run_whole([peers.ours("bnr"), "rates", str(PROBE), "--by", "category", "--format", "csv"], scratch)
        self.counts = counted.said

    def folder(self) -> Path:
        """A new folder with everything that a report is made of."""
        folder = Path(tempfile.mkdtemp(dir=self.scratch))
        (folder / "counts.csv").write_text(self.counts, encoding="utf-8")
        for source in peers.REPORTS.glob("report*"):
            shutil.copy(source, folder)
        shutil.copy(NOTEBOOK, folder / "ours.ipynb")
        shutil.copytree(PROBE, folder / "data" / PROBE.name)
        return folder

    # One report

    def report(self) -> Run:
        """``bnr report``, with nothing kept from an earlier run."""
        folder = self.folder()
        run = self._report(folder)
        checked(folder / "out" / "report-nl.html", "nl")
        return run

    def report_again(self) -> Run:
        """The same command a second time: nothing may change. Looked at often, so that no process is missed."""
        folder = self.folder()
        self._report(folder)
        before = digests(folder / "out")
        run = self._report(folder, every=0.01)
        if digests(folder / "out") != before:
            raise SystemExit("bnr report changed a report that it had no reason to change")
        return run

    def _report(self, folder: Path, every: float = 0.05) -> Run:
        words = ["report", f"data/{PROBE.name}", "--language", "nl", "--output", "out"]
        return run_whole([peers.ours("bnr"), *words], folder, environment=own_cache(folder), every=every)

    def papermill(self) -> Run:
        """papermill and nbconvert, as typed, on the small report."""
        folder = self.folder()
        run = shell(papermill_words("report.ipynb", "out"), folder)
        checked(folder / "out.html", "en")
        return run

    def papermill_ours(self) -> Run:
        """papermill and nbconvert, as typed, on our notebook."""
        folder = self.folder()
        run = shell(papermill_words("ours.ipynb", "out", "-p", "language", "nl"), folder)
        checked(folder / "out.html", "nl")
        return run

    def r_markdown(self) -> Run:
        """``rmarkdown::render`` in a new R process."""
        folder = self.folder()
        run = run_whole(["Rscript", "-e", 'rmarkdown::render("report.Rmd", quiet = TRUE)'], folder)
        checked(folder / "report.html", "en")
        return run

    def marimo(self) -> Run:
        """``marimo export html``."""
        folder = self.folder()
        words = ["export", "html", "report_marimo.py", "-o", "out.html", "--no-include-code"]
        run = run_whole([peers.from_pip("marimo"), *words], folder)
        checked(folder / "out.html", "en")
        return run

    def quarto(self) -> Run:
        """``quarto render``."""
        folder = self.folder()
        run = run_whole(["quarto", "render", "report.qmd"], folder)
        checked(folder / "report.html", "en")
        return run

    def cells_cold(self) -> Run:
        """The cells of our notebook in a new Python, without kernel and page."""
        return self.floor([0.95], "--cold")

    # Many reports

    def batch(self, confidences: Sequence[float]) -> Run:
        """``bnr batch`` over a sweep file."""
        folder = self.folder()
        run = run_whole(batch_words(folder, confidences), folder, environment=own_cache(folder))
        checked_all(pages_in(folder), len(confidences), "nl")
        return run

    def papermill_many(self, confidences: Sequence[float], *, at_once: int, ours: bool = False) -> Run:
        """The two commands for every report, so many at a time."""
        folder = self.folder()
        more = ["-p", "language", "nl"] if ours else []
        words = papermill_words("ours.ipynb" if ours else "report.ipynb", "out-{}", "-p", "confidence", "{}", *more)
        asked = shlex.join(["printf", "%s\\n", *map(str, confidences)])
        each = shlex.join(["xargs", "-P", str(at_once), "-I{}", "sh", "-c", words])
        run = shell(f"{asked} | {each}", folder)
        checked_all(list(folder.glob("out-*.html")), len(confidences), "nl" if ours else "en")
        if not ours:
            checked_levels(folder, confidences)
        return run

    def r_markdown_many(self, confidences: Sequence[float]) -> Run:
        """Every report in one R process."""
        folder = self.folder()
        listed = ", ".join(map(str, confidences))
        program = (
            f"for (confidence in c({listed})) rmarkdown::render("
            '"report.Rmd", params = list(confidence = confidence), '
            'output_file = sprintf("out-%s.html", confidence), envir = new.env(), quiet = TRUE)'
        )
        run = run_whole(["Rscript", "-e", program], folder)
        checked_all(list(folder.glob("out-*.html")), len(confidences), "en")
        checked_levels(folder, confidences)
        return run

    def floor(self, confidences: Sequence[float], *words: str) -> Run:
        """A forked child per report, in a Python that has imported everything."""
        modules = self.scratch / "modules.json"
        if "--cold" not in words and not modules.exists():
            self._floor([0.95], modules)
        return self._floor(confidences, modules, *words)

    def _floor(self, confidences: Sequence[float], modules: Path, *words: str) -> Run:
        folder = Path(tempfile.mkdtemp(dir=self.scratch))
        program = [sys.executable, str(HERE / "engine_floor.py"), str(folder), *map(str, confidences)]
        run = run_whole([*program, "--modules", str(modules), *words], folder)
        checked_all(list(folder.glob("report-*.html")), len(confidences), "nl")
        return run

    def warm(self, confidences: Sequence[float]) -> Run:
        """Whole reports in one process that has made one already, and keeps what it needs ready."""
        folder = Path(tempfile.mkdtemp(dir=self.scratch))
        words = [sys.executable, str(HERE / "engine_warm.py"), str(folder), *map(str, confidences)]
        run = run_whole(words, folder, environment=own_cache(folder))
        checked_all(pages_in(folder), len(confidences) + 1, "nl")
        return run


def sweep(number: int) -> list[float]:
    """So many different levels of confidence, none of them the usual one."""
    return [round(0.5 + 0.44 * one / number, 6) for one in range(number)]


def has_batch(scratch: Path) -> bool:
    """Whether this toolkit has the command ``bnr batch``."""
    try:
        run_whole([peers.ours("bnr"), "batch", "--help"], scratch)
    except Broken:
        return False
    return True


def batch_words(folder: Path, confidences: Sequence[float]) -> list[str]:
    """The command for a sweep over these, with its file written in the folder."""
    sweep = f"probe: data/{PROBE.name}\nlanguage: nl\nconfidence: {list(confidences)}\n"
    (folder / "sweep.yml").write_text(sweep, encoding="utf-8")
    return [peers.ours("bnr"), "batch", "sweep.yml", "--jobs", str(JOBS), "--force"]


def own_cache(folder: Path) -> dict[str, str]:
    """What makes a run start without what earlier ones kept."""
    return {"BNR_CACHE": str(folder / "cache")}


def papermill_words(notebook: str, stem: str, *parameters: str) -> str:
    """What somebody types for one report."""
    run = [peers.ours("papermill"), notebook, f"{stem}.ipynb", "-k", "python3", *parameters]
    page = [peers.ours("jupyter"), "nbconvert", "--to", "html", "--no-input", f"{stem}.ipynb"]
    return f"{shlex.join(run)} && {shlex.join(page)}"


def shell(line: str, folder: Path) -> Run:
    return run_whole(["sh", "-c", line], folder)


def pages_in(folder: Path) -> list[Path]:
    """The pages of reports under a folder, wherever a sweep puts them."""
    return [path for path in folder.rglob("report-nl*.html") if ".embed." not in path.name]


def checked(page: Path, language: str) -> None:
    """A page that does not tell the finding was not made: its time says nothing."""
    if not page.exists() or SAYS[language] not in page.read_text(encoding="utf-8"):
        raise Broken(f"the page does not say “{SAYS[language]}”")


def checked_all(pages: Sequence[Path], number: int, language: str) -> None:
    """As many pages as were asked for, no two the same."""
    for page in pages:
        checked(page, language)
    contents = {hashlib.sha256(page.read_bytes()).digest() for page in pages}
    if len(pages) != number:
        raise Broken(f"made {len(pages)} pages for {number}")
    if len(contents) != number:
        raise Broken(f"made {len(contents)} different pages for {number}")


def checked_levels(folder: Path, confidences: Sequence[float]) -> None:
    """Each small report says the level that it was asked at; the titles of nbconvert, file names, differ anyway."""
    for level in confidences:
        page = folder / f"out-{level}.html"
        if not page.exists() or f"Asked at a confidence of {level}." not in page.read_text(encoding="utf-8"):
            raise Broken(f"no page says that it was asked at {level}")


def digests(folder: Path) -> dict[str, str]:
    """What stands in a folder now."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
