"""One real run of the BNR report, shared by the tests that read its outputs; and notebooks that misbehave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from bnr_toolkit.report import make_reports, requested
from bnr_toolkit.report.approved import approve

ROOT = Path(__file__).parents[2]
BNR = ROOT / "data" / "bnr-tiktok-2023"

NotebookMaker = Callable[..., Path]

TEXTS = [
    "0012", "NO", "no", "1e3", "nan", "1_000", "012:30", "12:30", "2023-03-01", "1.50", "None", "null", "~", "true",
    "https://example.org/?a=b&c=d", "#ff0000", "it's \"x\"", "'", '"', "\\", "\\n", "🙂", "a # b", "a: b", "{x}",
    "x=1;import os#", "é", "-", "*", "&a", "!!int 5", "%", "@", "`", "0x1F", "inf", "١٢",
]  # fmt: skip
"""Each is a text that somebody may have typed, and that one reader or another takes for something else."""


@pytest.fixture(scope="session")
def bnr_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a fresh run of the BNR report, both languages, by the production path."""
    folder = tmp_path_factory.mktemp("elsewhere")
    make_reports(requested([str(BNR)], (), {}), folder, progress=False)
    return folder


@pytest.fixture
def notebook_with(tmp_path: Path) -> NotebookMaker:
    """Writes a notebook with a parameters cell and the given code cells, and returns its path."""

    def make(*cells: str, name: str = "own.ipynb") -> Path:
        parameters = 'probe = "p"\nlanguage = "nl"\naudience = "public"\nby = "category"\nrule = "first_decision"'
        rest = 'codes = "primary"\nconfidence = 0.95\nas_of = None\nplatform = None\nmethod = "wilson"'
        first = nbformat.v4.new_code_cell(f"{parameters}\n{rest}", id="parameters")
        first.metadata["tags"] = ["parameters"]
        others = [nbformat.v4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(cells)]
        notebook = nbformat.v4.new_notebook(cells=[first, *others])
        path = tmp_path / name
        nbformat.write(notebook, path)
        approve(notebook, name)
        return path

    return make
