"""Which notebooks may run: the toolkit's, and those that somebody here read and approved."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from bnr_toolkit.cli import main
from bnr_toolkit.errors import RefusedInput
from bnr_toolkit.report.approved import approve, notebook_digest, refuse_unapproved
from bnr_toolkit.report.engine import load_notebook
from bnr_toolkit.report.injecting import with_parameters

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture(autouse=True)
def nothing_approved(tmp_path, monkeypatch):
    monkeypatch.setenv("BNR_APPROVED", str(tmp_path / "settings" / "approved.txt"))


@pytest.fixture
def own(tmp_path):
    cell = nbformat.v4.new_code_cell("probe = 'p'", metadata={"tags": ["parameters"]})
    path = tmp_path / "own.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell, nbformat.v4.new_code_cell("1 + 1")]), path)
    return path


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_of_the_toolkit_run_also_after_parameters_were_injected(path):
    notebook = nbformat.read(path, as_version=4)
    refuse_unapproved(notebook, path.name)
    if any("parameters" in cell.metadata.get("tags", ()) for cell in notebook.cells):
        refuse_unapproved(with_parameters(notebook, {"language": "en"}), path.name)


def test_another_notebook_is_refused_until_it_was_approved_and_again_when_a_cell_changed(own):
    notebook = load_notebook(own)
    with pytest.raises(RefusedInput) as refusal:
        refuse_unapproved(notebook, "own.ipynb")
    assert str(refusal.value) == (
        "own.ipynb: this notebook is not the toolkit's and was not approved, and it can do all that you can. "
        "Read what is in it; if you trust it: bnr approve own.ipynb."
    )
    approve(notebook, "own.ipynb")
    refuse_unapproved(notebook, "renamed.ipynb")
    notebook.cells[1].source = "1 + 2"
    with pytest.raises(RefusedInput):
        refuse_unapproved(notebook, "own.ipynb")


def test_the_name_of_ours_does_not_make_a_notebook_ours(own):
    with pytest.raises(RefusedInput):
        refuse_unapproved(load_notebook(own), "report.ipynb")


def test_outputs_and_counts_do_not_matter_but_order_and_tags_do(own):
    notebook = load_notebook(own)
    digest = notebook_digest(notebook)
    notebook.cells[1].execution_count = 4
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="old")]
    assert notebook_digest(notebook) == digest
    notebook.cells[1].metadata["tags"] = ["editor"]
    assert notebook_digest(notebook) != digest


def test_the_command_approves_all_or_none_and_says_each_digest(own, tmp_path):
    broken = tmp_path / "broken.ipynb"
    broken.write_text("no notebook", encoding="utf-8")
    refused = CliRunner().invoke(main, ["approve", str(own), str(broken)])
    assert refused.exit_code == 2
    with pytest.raises(RefusedInput):
        refuse_unapproved(load_notebook(own), "own.ipynb")
    done = CliRunner().invoke(main, ["approve", str(own)])
    assert done.output == f"own.ipynb: {notebook_digest(load_notebook(own))}\n"
    refuse_unapproved(load_notebook(own), "own.ipynb")
    CliRunner().invoke(main, ["approve", str(own)])
    listed = (tmp_path / "settings" / "approved.txt").read_text(encoding="utf-8")
    assert listed == f"{notebook_digest(load_notebook(own))}  own.ipynb\n"


def test_a_report_with_a_notebook_that_was_not_approved_is_refused_and_nothing_is_written(own, tmp_path, bnr_probe):
    done = CliRunner().invoke(
        main, ["report", str(bnr_probe), "--notebook", str(own), "--output", str(tmp_path / "out")]
    )
    assert (done.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "bnr approve own.ipynb" in done.output


@pytest.fixture
def bnr_probe():
    return NOTEBOOKS.parent / "data" / "bnr-tiktok-2023"


def test_a_broken_list_approves_nothing(own, tmp_path):
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "approved.txt").write_text("\n  \nsomething\n", encoding="utf-8")
    with pytest.raises(RefusedInput):
        refuse_unapproved(load_notebook(own), "own.ipynb")
    assert json.loads(own.read_text(encoding="utf-8"))["nbformat"] == 4
