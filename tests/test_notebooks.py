"""The notebooks are thin: prose and calls, stored without outputs. Each rule of the house is a test here."""

from __future__ import annotations

import ast
import itertools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bnr_toolkit.report.pages import PAGES

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TWICE = ("nl", "en")


def cells(path: Path, kind: str) -> list[dict]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: dict) -> str:
    return "".join(cell["source"])


def tags(cell: dict) -> list[str]:
    return cell["metadata"].get("tags", [])


def test_the_notebooks_are_there():
    assert [path.name for path in NOTEBOOKS] == ["compare.ipynb", "explore.ipynb", "methods.ipynb", "report.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_nothing_that_a_run_leaves_is_stored(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= {"tags"}
        assert re.fullmatch(r"[a-z-]+", cell["id"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_cells_are_short_calls_without_logic_of_their_own(path):
    for cell in cells(path, "code"):
        tree = ast.parse(source(cell))
        if "parameters" not in tags(cell):
            assert len(source(cell).splitlines()) <= 5
        logic = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda, ast.If, ast.ListComp, ast.Try)
        assert not any(isinstance(node, logic) for node in ast.walk(tree)), source(cell)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_imports_are_of_this_package_alone(path):
    for cell in cells(path, "code"):
        for node in ast.walk(ast.parse(source(cell))):
            if isinstance(node, ast.Import):
                assert [name.name for name in node.names] == ["bnr_toolkit"]
            if isinstance(node, ast.ImportFrom):
                assert str(node.module).startswith("bnr_toolkit.")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_every_code_cell_has_prose_before_it(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for before, cell in itertools.pairwise(notebook):
        if cell["cell_type"] == "code":
            assert before["cell_type"] == "markdown", source(cell)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_prose_holds_no_digits(path):
    for cell in cells(path, "markdown"):
        assert not re.search(r"\d", source(cell)), source(cell)


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_every_dutch_prose_cell_of_a_page_has_its_english_one_beside_it(kind):
    prose = [cell for cell in cells(ROOT / kind.notebook, "markdown") if "editor" not in tags(cell)]
    assert [tag for cell in prose for tag in tags(cell)] == [*TWICE] * (len(prose) // 2)
    for dutch, english in zip(prose[::2], prose[1::2], strict=True):
        assert dutch["id"].removesuffix("-nl") == english["id"].removesuffix("-en")


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.name)
def test_the_parameters_cell_of_a_page_equals_its_schema(kind):
    cell = cells(ROOT / kind.notebook, "code")[0]
    assert tags(cell) == ["parameters"]
    stored = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(source(cell)).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    given = {"probe": "data/bnr-tiktok-2023"} if "probe" in kind.schema.records else {}
    assert stored == kind.schema.model_validate(given).model_dump()
    assert list(stored) == list(kind.schema.model_fields)


def _papermill(folder: Path, notebook: str, *words: str) -> str:
    target = folder / "out.ipynb"
    command = [sys.executable, "-m", "papermill", f"notebooks/{notebook}", str(target), *words]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return target.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_report_runs_under_stock_papermill(tmp_path):
    executed = _papermill(tmp_path, "report.ipynb", "-p", "language", "en")
    assert "<h1>TikTok approved six of the seven test ads</h1>" in executed


@pytest.mark.slow
def test_the_methods_run_under_stock_papermill(tmp_path):
    executed = _papermill(tmp_path, "methods.ipynb", "-p", "language", "en")
    assert "<h1>What a test with a few ads can say, and what it cannot</h1>" in executed


@pytest.mark.slow
def test_the_comparison_runs_under_stock_papermill(tmp_path):
    chosen = ("-p", "language", "en", "-p", "platform", "TikTok", "-p", "year", "2024")
    executed = _papermill(tmp_path, "compare.ipynb", *chosen)
    assert "<h1>In 2024, two other testers published four counts of test ads</h1>" in executed
    assert "Published tests lean towards failures" in executed


@pytest.mark.slow
def test_stock_papermill_shows_what_our_own_run_shows(tmp_path):
    executed = json.loads(_papermill(tmp_path, "report.ipynb", "-p", "language", "en"))
    ours = json.loads((ROOT / "reports" / "bnr-tiktok-2023" / "report-en.ipynb").read_text(encoding="utf-8"))
    theirs = {cell["id"]: cell["outputs"] for cell in executed["cells"] if cell["cell_type"] == "code"}
    for cell in ours["cells"]:
        if cell["cell_type"] == "code" and cell["id"] in theirs:
            assert cell["outputs"] == theirs[cell["id"]], cell["id"]


@pytest.mark.slow
def test_the_explorer_runs_under_stock_papermill(tmp_path):
    assert "TikTok approved six of the seven test ads" in _papermill(tmp_path, "explore.ipynb", "-p", "language", "en")
