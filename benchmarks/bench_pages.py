"""The page for readers beside what a newsroom would make instead, opened in Chromium without a network.

The same report of the BNR case (a finding, a chart, a table, a few sentences) is
made by ``bnr report``, by papermill with nbconvert (its lab and its classic
template), by R Markdown, by marimo and by Quarto, as each makes it by itself: an
author who writes more may get more, such as a text for a chart in R Markdown.
A tool that is not there is named, with how to get it. Measured is what a reader
meets on a phone 360 px wide, so there is no clock in it. axe-core's findings are
counted by element; an alternative text is useful from 20 characters on, if it is
not the one that stands in for a text that nobody wrote.

    make browser-tools
    python benchmarks/bench_pages.py

Their sources are in benchmarks/peers/, and make bench obtains the tools.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measuring import Broken, Missing, Result, give, options, peers, run_whole
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
PROBE = ROOT / "data" / "bnr-tiktok-2023"
TOOLS = ROOT / ".node" / "node_modules"
TITLE = "The page for readers, on a phone without a network"
MEASURED = (
    "The same report of the BNR case (a finding, a chart, a table, a few sentences), opened 360 px wide. Ours holds "
    "two more charts, the stories of the ads and the data as well. Elements that axe-core objects to, and of those the "
    "serious and critical ones; alternative texts that say something; cells that head a row or column and say so."
)
COLUMNS = (
    "made by",
    "kB",
    "requests",
    "shown offline",
    "axe: all, serious",
    "useful alt texts",
    "headers with scope",
    "px sideways at 360",
    "Nu errors",
)
PLACEHOLDER = "no description has been provided"
SHORTEST = 20


@dataclass(frozen=True)
class Tool:
    """One way to make the page: what tells its version, how it makes a page in a folder, and how to get it."""

    name: str
    version: Sequence[str]
    make: Callable[[Path], Path]
    how: str = "make report"


@dataclass(frozen=True)
class Measured:
    """What a reader without a network gets of one page; elements that axe-core objects to, px beyond the screen."""

    tool: str
    version: str
    kilobytes: int
    requests: int
    shown: bool
    violations: int
    serious: int
    images: int
    described: int
    headers: int
    scoped: int
    sideways: int
    nu_errors: int | None


def ours(folder: Path) -> Path:
    """The page that this toolkit makes."""
    run_whole([peers.ours("bnr"), "report", str(PROBE), "--language", "en", "--output", str(folder)], folder)
    return folder / "report-en.html"


def nbconvert(template: str) -> Callable[[Path], Path]:
    """The page that nbconvert makes of a notebook that papermill ran."""

    def made(folder: Path) -> Path:
        shutil.copy(peers.REPORTS / "report.ipynb", folder / "in.ipynb")
        run_whole([peers.ours("papermill"), "in.ipynb", "out.ipynb", "-k", "python3"], folder)
        words = ["nbconvert", "--to", "html", "--template", template, "--no-input", "out.ipynb"]
        run_whole([peers.ours("jupyter"), *words], folder)
        return folder / "out.html"

    return made


def r_markdown(folder: Path) -> Path:
    """The page that R Markdown makes."""
    shutil.copy(peers.REPORTS / "report.Rmd", folder / "page.Rmd")
    run_whole(["Rscript", "-e", 'rmarkdown::render("page.Rmd", quiet = TRUE)'], folder)
    return folder / "page.html"


def quarto(folder: Path) -> Path:
    """The page that Quarto makes, with everything in one file."""
    shutil.copy(peers.REPORTS / "report.qmd", folder / "page.qmd")
    run_whole(["quarto", "render", "page.qmd"], folder)
    return folder / "page.html"


def marimo(folder: Path) -> Path:
    """The page that marimo makes of an app."""
    shutil.copy(peers.REPORTS / "report_marimo.py", folder / "app.py")
    words = ["export", "html", "app.py", "-o", "page.html", "--no-include-code"]
    run_whole([peers.from_pip("marimo"), *words], folder)
    return folder / "page.html"


TOOLS_OF_THE_TABLE = (
    Tool("bnr report", (peers.ours("bnr"), "--version"), ours),
    Tool("papermill + nbconvert (lab)", (peers.ours("jupyter"), "nbconvert", "--version"), nbconvert("lab")),
    Tool("papermill + nbconvert (classic)", (peers.ours("jupyter"), "nbconvert", "--version"), nbconvert("classic")),
    Tool("R Markdown", peers.R_VERSION, r_markdown, peers.FROM_DEBIAN),
    Tool("marimo", (peers.from_pip("marimo"), "--version"), marimo, peers.FROM_PIP),
    Tool("Quarto", ("quarto", "--version"), quarto, peers.FROM_ITS_MAKERS),
)


def seen(tool: str, version: str, path: Path, browser: Browser) -> Measured:
    """Open a page on a phone's width without a network, and look at it as a reader and as a checker."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, offline=True, bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri(), wait_until="load")
    page.wait_for_timeout(2000)
    images = page.evaluate("[...document.images].map(one => one.alt)") + page.evaluate(
        "[...document.querySelectorAll('svg[role=img]')].map(one => one.getAttribute('aria-label') ?? '')"
    )
    headers = page.evaluate("[...document.querySelectorAll('th')].map(one => one.hasAttribute('scope'))")
    text = page.evaluate("document.body.innerText")
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.add_script_tag(path=TOOLS / "axe-core" / "axe.min.js")
    found: list[dict[str, Any]] = page.evaluate("axe.run(document).then(results => results.violations)")
    context.close()
    return Measured(
        tool=tool,
        version=version,
        kilobytes=round(path.stat().st_size / 1000),
        requests=len([address for address in asked if address.startswith(("http:", "https:"))]),
        shown="six of the seven" in text,
        violations=sum(len(rule["nodes"]) for rule in found),
        serious=sum(len(rule["nodes"]) for rule in found if rule["impact"] in ("critical", "serious")),
        images=len(images),
        described=len([one for one in images if len(one.strip()) >= SHORTEST and PLACEHOLDER not in one.casefold()]),
        headers=len(headers),
        scoped=sum(headers),
        sideways=max(0, sideways),
        nu_errors=nu_errors(path),
    )


def nu_errors(path: Path) -> int | None:
    """How many errors the Nu checker finds; None when it is not here."""
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if shutil.which("java") is None or not jar.exists():
        return None
    words = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", str(path)]
    messages: list[dict[str, Any]] = json.loads(run_whole(words, path.parent).said)["messages"]
    return len([one for one in messages if one["type"] == "error"])


def as_row(row: Measured) -> tuple[str, ...]:
    """The measurements of one page as a line of the table."""
    return (
        row.tool,
        str(row.kilobytes),
        str(row.requests),
        "yes" if row.shown else "**no**",
        f"{row.violations}, {row.serious}",
        f"{row.described} of {row.images}",
        f"{row.scoped} of {row.headers}",
        str(row.sideways),
        "–" if row.nu_errors is None else str(row.nu_errors),
    )


def measured(chromium: str) -> Result:
    """Every tool's page, opened in this browser."""
    rows, missing, versions = [], [], {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        versions["Chromium"] = browser.version
        count = [peers.ours("bnr"), "rates", str(PROBE), "--by", "category", "--format", "csv"]
        counts = run_whole(count, Path(name)).said
        for number, tool in enumerate(TOOLS_OF_THE_TABLE):
            folder = Path(name) / str(number)
            folder.mkdir()
            (folder / "counts.csv").write_text(counts, encoding="utf-8")
            version = peers.version_of(tool.name, tool.version, tool.how)
            if isinstance(version, Missing):
                missing.append(version)
                continue
            versions[tool.name] = version
            try:
                rows.append(as_row(seen(tool.name, version, tool.make(folder), browser)))
            except Broken as problem:
                if tool.make is ours:
                    raise
                print(f"{tool.name} is here but made no page: {problem}", file=sys.stderr)
                missing.append(Missing(tool.name, f"made no page: {problem.short}"))
        browser.close()
    return Result(TITLE, MEASURED, COLUMNS, tuple(rows), missing=tuple(missing), versions=versions)


def main() -> None:
    arguments = options(__doc__).parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None or not (TOOLS / "axe-core").exists():
        how = "apt-get install chromium, make browser-tools"
        nothing = Missing("every page", "Chromium or axe-core is not on this machine", how)
        give([Result(TITLE, MEASURED, COLUMNS, (), missing=(nothing,))], arguments)
        return
    give([measured(chromium)], arguments)


if __name__ == "__main__":
    main()
