"""A report in a newsroom's own words: the same facts, other phrases, and a digest that says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bnr_toolkit.report import make_reports, requested
from bnr_toolkit.words import read_wording

ROOT = Path(__file__).parents[2]
BNR = ROOT / "data" / "bnr-tiktok-2023"


@pytest.fixture
def own_words(tmp_path):
    """A folder with a phrase for the notebook and one for the page around it, and a note that is nobody else's."""
    folder = tmp_path / "own words"
    folder.mkdir()
    noun = '[noun]\nad = ["proefadvertentie", "proefadvertenties"]\n'
    page = '[page]\nskip = "Ga naar de uitkomst"\n'
    (folder / "nl.toml").write_text(f"# Afgesproken met Sam\n{noun}{page}", encoding="utf-8")
    return folder


@pytest.mark.slow
def test_a_report_in_other_words_has_the_same_facts(own_words, tmp_path, bnr_run):
    asked = requested([str(BNR)], ("nl", "en"), {"wording": str(own_words)})
    make_reports(asked, tmp_path / "out", progress=False)
    page = (tmp_path / "out" / "report-nl.html").read_text(encoding="utf-8")
    notebook = (tmp_path / "out" / "report-nl.ipynb").read_text(encoding="utf-8")
    assert "<h1>TikTok keurde zes van de zeven proefadvertenties goed</h1>" in page
    assert "Ga naar de uitkomst" in page
    assert "Sam" not in notebook
    assert str(tmp_path) not in notebook
    cell = next(cell for cell in json.loads(notebook)["cells"] if cell["id"] == "use-wording")
    assert read_wording(own_words).digest in str(cell["outputs"])
    for name in ("facts.json", "approvals-nl.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (bnr_run / name).read_bytes()


def test_a_wrong_phrase_is_refused_before_anything_runs(own_words, tmp_path, refusal):
    (own_words / "nl.toml").write_text('[figure]\ncount = "{part} goed"\n', encoding="utf-8")
    asked = requested([str(BNR)], ("nl",), {"wording": str(own_words)})
    assert "{whole} is missing" in refusal(make_reports, asked, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_notebook_that_would_not_use_the_phrases_is_refused(own_words, tmp_path, refusal, notebook_with):
    asked = requested([str(BNR)], ("nl",), {"wording": str(own_words)})
    message = refusal(make_reports, asked, tmp_path / "out", notebook_with("1"))
    assert message.startswith("own.ipynb: this notebook uses no wording of your own.")
