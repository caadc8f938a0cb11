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
    python benchmarks/bench_pages.py --marimo /some/environment/bin/marimo --json pages.json

R Markdown: Debian's r-cran-rmarkdown with pandoc. marimo: in an environment of
its own. Quarto: its own installer.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
PROBE = ROOT / "data" / "bnr-tiktok-2023"
TOOLS = ROOT / ".node" / "node_modules"
PLACEHOLDER = "no description has been provided"
SHORTEST = 20

TITLE = "TikTok approved six of the seven test ads"
LEAD = "BNR Nieuwsradio submitted seven test ads to TikTok. TikTok approved six and rejected one."
SURE = "Had one decision gone the other way, the count would have been five or seven instead of six."
READ = 'counts = pandas.read_csv("counts.csv")'
DRAW = """figure, axes = plt.subplots(figsize=(7, 3))
axes.barh(counts["category"], counts["approved"])
axes.set_xlabel("approved")"""

NOTEBOOK = (
    ("markdown", f"# {TITLE}\n\n{LEAD}"),
    ("code", f"import pandas\nimport matplotlib.pyplot as plt\n{READ}\n{DRAW}\nplt.show()"),
    ("code", "counts"),
    ("markdown", f"## How sure is this?\n\n{SURE}"),
)
R_MARKDOWN = f"""---
title: "{TITLE}"
output: html_document
---

{LEAD}

```{{r echo=FALSE}}
counts <- read.csv("counts.csv")
barplot(counts$approved, names.arg = counts$category)
```

```{{r echo=FALSE}}
knitr::kable(counts)
```

## How sure is this?

{SURE}
"""
MARIMO = f'''import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo
    import pandas
    import matplotlib.pyplot as plt
    return mo, pandas, plt


@app.cell
def _(mo):
    mo.md("""# {TITLE}

{LEAD}""")
    return


@app.cell
def _(pandas, plt):
    {READ}
    {DRAW.replace(chr(10), chr(10) + "    ")}
    axes
    return (counts,)


@app.cell
def _(counts):
    counts
    return


@app.cell
def _(mo):
    mo.md("""## How sure is this?

{SURE}""")
    return


if __name__ == "__main__":
    app.run()
'''


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


class BrokenTool(Exception):
    """A tool that is not here, or that made no page."""


def ours(folder: Path) -> Path:
    """The page that this toolkit makes."""
    run([bin_of("bnr"), "report", str(PROBE), "--language", "en", "--output", str(folder)], folder)
    return folder / "report-en.html"


def nbconvert(template: str) -> Callable[[Path], Path]:
    """The page that nbconvert makes of a notebook that papermill ran."""

    def made(folder: Path) -> Path:
        cells = [
            nbformat.v4.new_markdown_cell(text) if kind == "markdown" else nbformat.v4.new_code_cell(text)
            for kind, text in NOTEBOOK
        ]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "in.ipynb")
        run([bin_of("papermill"), "in.ipynb", "out.ipynb", "-k", "python3"], folder)
        run([bin_of("jupyter"), "nbconvert", "--to", "html", "--template", template, "--no-input", "out.ipynb"], folder)
        return folder / "out.html"

    return made


def r_markdown(folder: Path) -> Path:
    """The page that R Markdown makes."""
    (folder / "page.Rmd").write_text(R_MARKDOWN, encoding="utf-8")
    run(["Rscript", "-e", 'rmarkdown::render("page.Rmd", quiet = TRUE)'], folder)
    return folder / "page.html"


def quarto(folder: Path) -> Path:
    """The page that Quarto makes, with everything in one file."""
    text = R_MARKDOWN.replace("output: html_document", "format:\n  html:\n    embed-resources: true")
    (folder / "page.qmd").write_text(text, encoding="utf-8")
    run(["quarto", "render", "page.qmd"], folder)
    return folder / "page.html"


def marimo(command: str) -> Callable[[Path], Path]:
    """The page that marimo makes of an app, with this marimo."""

    def made(folder: Path) -> Path:
        (folder / "app.py").write_text(MARIMO, encoding="utf-8")
        run([command, "export", "html", "app.py", "-o", "page.html", "--no-include-code"], folder)
        return folder / "page.html"

    return made


def tools(marimo_command: str) -> tuple[Tool, ...]:
    """Every tool, ours first."""
    jupyter = (bin_of("jupyter"), "nbconvert", "--version")
    # Fails where R, its package or pandoc is missing.
    has_r = 'stopifnot(rmarkdown::pandoc_available()); cat(format(packageVersion("rmarkdown")))'
    return (
        Tool("bnr report", (bin_of("bnr"), "--version"), ours),
        Tool("papermill + nbconvert (lab)", jupyter, nbconvert("lab")),
        Tool("papermill + nbconvert (classic)", jupyter, nbconvert("classic")),
        Tool(
            "R Markdown",
            ("Rscript", "-e", has_r),
            r_markdown,
            "apt-get install r-base-core r-cran-rmarkdown r-cran-knitr pandoc",
        ),
        Tool(
            "marimo",
            (marimo_command, "--version"),
            marimo(marimo_command),
            "pip install marimo pandas matplotlib, in an environment of its own, and --marimo",
        ),
        Tool("Quarto", ("quarto", "--version"), quarto, "its own installer, quarto.org; it is in no package of Debian"),
    )


def bin_of(name: str) -> str:
    """A command of the environment that runs this."""
    return str(Path(sys.executable).parent / name)


def run(command: Sequence[str], folder: Path) -> str:
    """What a command run in a folder says. Raises BrokenTool when it is not here or fails."""
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    except OSError as error:
        raise BrokenTool(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise BrokenTool(f"{' '.join(command)}: {error.stderr or error.stdout}") from error


def measured(tool: str, version: str, path: Path, browser: Browser) -> Measured:
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
    messages: list[dict[str, Any]] = json.loads(run(words, path.parent))["messages"]
    return len([one for one in messages if one["type"] == "error"])


def as_table(rows: Sequence[Measured]) -> str:
    """The measurements as a table in Markdown."""
    head = (
        "| made by | kB | requests | shown offline | axe: elements, serious or critical | useful alt texts "
        "| headers with scope | px sideways at 360 | Nu errors |"
    )
    lines = [head, "| --- | --: | --: | --- | --: | --: | --: | --: | --: |"]
    for row in rows:
        errors = "–" if row.nu_errors is None else str(row.nu_errors)
        lines.append(
            f"| {row.tool} | {row.kilobytes} | {row.requests} | {'yes' if row.shown else '**no**'} "
            f"| {row.violations}, {row.serious} | {row.described} of {row.images} | {row.scoped} of {row.headers} "
            f"| {row.sideways} | {errors} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marimo", default="marimo", help="the marimo of another environment")
    parser.add_argument("--json", type=Path, help="write the measurements here too, with versions")
    arguments = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None or not (TOOLS / "axe-core").exists():
        print("bench_pages needs Chromium and axe-core: apt-get install chromium, make browser-tools")
        return
    rows, broken = [], []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        counts = run([bin_of("bnr"), "rates", str(PROBE), "--by", "category", "--format", "csv"], Path(name))
        for number, tool in enumerate(tools(arguments.marimo)):
            folder = Path(name) / str(number)
            folder.mkdir()
            (folder / "counts.csv").write_text(counts, encoding="utf-8")
            try:
                version = run(tool.version, folder).split()[-1]
            except BrokenTool:
                print(f"{tool.name} is not obtainable here. To get it: {tool.how}", file=sys.stderr)
                continue
            try:
                rows.append(measured(tool.name, version, tool.make(folder), browser))
            except BrokenTool as error:
                broken.append(tool.name)
                print(f"{tool.name} is here but made no page: {error}", file=sys.stderr)
        with_what = {"chromium": browser.version, "pages": [asdict(row) for row in rows]}
        browser.close()
    print(as_table(rows))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(with_what, indent=2) + "\n", encoding="utf-8")
    if broken:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
