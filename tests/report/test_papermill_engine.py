"""``papermill … --engine bnr``, as somebody types it: the cells of stock papermill, and the truth about the end."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import pytest

from bnr_toolkit.report.approved import approve
from bnr_toolkit.report.papermill_engine import BnrEngine

ROOT = Path(__file__).parents[2]
METADATA = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def notebook(folder: Path, *cells: str) -> Path:
    """A notebook of somebody's own, approved, with these cells behind its parameters."""
    first = nbformat.v4.new_code_cell('word = "x"\nlevel = 0.5', metadata={"tags": ["parameters"]})
    prose = nbformat.v4.new_markdown_cell("prose")
    content = nbformat.v4.new_notebook(cells=[first, prose, *map(nbformat.v4.new_code_cell, cells)], metadata=METADATA)
    path = folder / "own.ipynb"
    nbformat.write(content, path)
    approve(content, path.name)
    return path


def papermill(folder: Path, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command itself, in a process of its own; what it makes is ``out.ipynb``."""
    command = [sys.executable, "-m", "papermill", str(path), "out.ipynb", "--no-progress-bar", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def made(folder: Path) -> dict:
    return json.loads((folder / "out.ipynb").read_text(encoding="utf-8"))


def became(folder: Path) -> tuple[bool | None, list[str]]:
    """Whether papermill's own record of the run knows of an error, and the status of every cell."""
    content = made(folder)
    cells = [cell for cell in content["cells"] if "papermill-error-cell-tag" not in cell["metadata"].get("tags", ())]
    return content["metadata"]["papermill"]["exception"], [cell["metadata"]["papermill"]["status"] for cell in cells]


def shown(folder: Path) -> list[tuple]:
    """What stock papermill and our engine must agree on."""
    return [
        (cell["cell_type"], "".join(cell["source"]), cell.get("execution_count"), joined(cell.get("outputs", ())))
        for cell in made(folder)["cells"]
    ]


def joined(outputs) -> list[dict]:
    """Outputs with what one stream printed in one: how often a kernel sends it depends on the clock."""
    kept: list[dict] = []
    for output in outputs:
        last = kept[-1] if kept else {}
        if output["output_type"] == last.get("output_type") == "stream" and output["name"] == last["name"]:
            last["text"] = "".join([*last["text"], *output["text"]])
        else:
            kept.append({**output, "text": "".join(output["text"])} if "text" in output else output)
    return kept


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    return done.stderr.strip().splitlines()[-1]


def test_the_engine_is_registered_where_papermill_looks():
    (found,) = entry_points(group="papermill.engine", name="bnr")
    assert found.load() is BnrEngine


@pytest.mark.slow
def test_a_notebook_shows_by_our_engine_what_it_shows_by_papermills(tmp_path):
    path = notebook(tmp_path, "print(word)\n[word, level]", "import pandas\npandas.DataFrame({'a': [1, 2]})", "")

    def run(*engine: str) -> list[tuple]:
        done = papermill(tmp_path, path, "-r", "word", "0012", "-p", "level", "0.9", *engine)
        assert done.returncode == 0, done.stderr
        assert became(tmp_path) == (None, ["completed"] * 6)
        return shown(tmp_path)

    stock = run()
    assert run("--engine", "bnr") == stock
    assert stock[1][1] == '# Parameters\nlevel = 0.9\nword = "0012"\n'
    assert stock[3][3][1]["data"]["text/plain"] == ["['0012', 0.9]"]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_shows_by_our_engine_what_it_shows_by_papermills(tmp_path, language):
    shutil.copytree(ROOT / "data" / "bnr-tiktok-2023", tmp_path / "data" / "bnr-tiktok-2023")

    def run(*engine: str) -> list[tuple]:
        done = papermill(tmp_path, ROOT / "notebooks" / "report.ipynb", "-p", "language", language, *engine)
        assert done.returncode == 0, done.stderr
        return shown(tmp_path)

    assert run("--engine", "bnr") == run()
    told = {"nl": "TikTok keurde zes van de zeven testadvertenties goed", "en": "TikTok approved six of the seven"}
    assert told[language] in (tmp_path / "out.ipynb").read_text(encoding="utf-8")


KILL = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
REMEDY = "The previous report is untouched. Open the notebook in JupyterLab, run it and mend this cell."
DIED = "The previous report is untouched. Close programs that use memory and try again."
RUN_FAILED = "bnr_toolkit.errors.RunFailed: own.ipynb: "
CELL_FAILED = "bnr_toolkit.errors.RunFailed: own.ipynb: "

ENDS = {
    "raise": ("1 / 0", "ZeroDivisionError: division by zero"),
    "sys.exit(0)": ("import sys; sys.exit(0)", f"cell 3 failed with SystemExit: 0. {REMEDY}"),
    "sys.exit()": ("import sys; sys.exit()", f"cell 3 failed with SystemExit. {REMEDY}"),
    "sys.exit(1)": ("import sys; sys.exit(1)", f"cell 3 failed with SystemExit: 1. {REMEDY}"),
    "exit()": ("exit()", f"cell 3 failed with exit(). {REMEDY}"),
    "os._exit(0)": (
        "import os; os._exit(0)",
        f"the kernel stopped before the end of the notebook (exit code 0). {DIED}",
    ),
    "a kill": (KILL, f"the kernel stopped before the end of the notebook (signal SIGKILL). {DIED}"),
    "no end": (
        "while True: pass",
        (
            "a cell was not done after 2 seconds. The previous report is untouched. "
            "Find the cell that keeps running, or make the record smaller."
        ),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "is_last"), [*((name, False) for name in ENDS), ("sys.exit(0)", True), ("os._exit(0)", True)]
)
def test_a_run_that_does_not_reach_its_end_is_a_failure_and_the_notebook_says_where(tmp_path, name, is_last):
    source, said = ENDS[name]
    path = notebook(tmp_path, "'before'", source, *(() if is_last else ("'after'",)))
    done = papermill(tmp_path, path, "--engine", "bnr", "--execution-timeout", "2")
    assert done.returncode == 1
    assert last_line(done).removeprefix(RUN_FAILED).removeprefix(CELL_FAILED) == said
    behind = [] if is_last else ["pending"]
    assert became(tmp_path) == (True, ["completed", "completed", "completed", "failed", *behind])


@pytest.mark.slow
def test_a_notebook_that_nobody_approved_is_refused_and_nothing_is_written(tmp_path):
    path = notebook(tmp_path, "'approved'")
    content = nbformat.read(path, as_version=4)
    content.cells[-1].source = "open('mark', 'w')"
    nbformat.write(content, path)
    done = papermill(tmp_path, path, "--engine", "bnr")
    assert done.returncode == 1
    assert last_line(done) == (
        "bnr_toolkit.errors.RefusedInput: own.ipynb: this notebook is not the toolkit's and was not approved, "
        "and it can do all that you can. Read what is in it; if you trust it: bnr approve own.ipynb."
    )
    assert sorted(one.name for one in tmp_path.iterdir()) == ["own.ipynb"]


@pytest.mark.slow
def test_what_papermill_takes_for_a_number_and_names_that_are_none_are_refused_before_anything_runs(tmp_path):
    words = ("-p", "platform", "0012", "-p", "langauge", "en", "-p", "by", "True", "-r", "as_of", "2023-02-30")
    done = papermill(tmp_path, ROOT / "notebooks" / "report.ipynb", *words, "--engine", "bnr")
    assert done.returncode == 1
    assert done.stderr.partition("bnr_toolkit.errors.RefusedInput: ")[2].splitlines() == [
        (
            "parameter by: True is not text. "
            "Put the value between quotation marks, exactly as it is written; with papermill: -r instead of -p."
        ),
        (
            "parameter platform: 12 is not text. "
            "Put the value between quotation marks, exactly as it is written; with papermill: -r instead of -p."
        ),
        (
            "parameter langauge: 'langauge' is not a parameter of this report. Did you mean 'language'? "
            "The parameters are: probe, language, audience, by, rule, codes, confidence, as_of, platform, "
            "method, wording, canonical, embed."
        ),
        (
            "parameter as_of: '2023-02-30' is not a date or time that exists. "
            "Write 2023-03-15, or 2023-03-15 14:30, or unknown."
        ),
    ]
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_stock_papermill_does_not_go_on_with_a_number_for_a_text_and_says_which_option_keeps_it(tmp_path):
    shutil.copytree(ROOT / "data" / "bnr-tiktok-2023", tmp_path / "data" / "bnr-tiktok-2023")
    words = ("-p", "platform", "0012", "-p", "as_of", "20230301", "-r", "confidence", "0.9")
    done = papermill(tmp_path, ROOT / "notebooks" / "report.ipynb", *words)
    assert done.returncode == 1
    assert done.stderr.rpartition("RefusedInput: ")[2].strip().splitlines() == [
        (
            "parameter as_of: 20230301 is not text. "
            "Put the value between quotation marks, exactly as it is written; with papermill: -r instead of -p."
        ),
        (
            "parameter platform: 12 is not text. "
            "Put the value between quotation marks, exactly as it is written; with papermill: -r instead of -p."
        ),
        "parameter confidence: '0.9' is not a confidence level. Give a number between 0 and 1, such as 0.95.",
    ]
