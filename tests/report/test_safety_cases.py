"""What somebody may try with a notebook or a parameter, each by the number it has in the list of threats.

Here are those that no other test tries. The others:

=====  ==============================================================================================
case   where
=====  ==============================================================================================
50     ``test_parameters``: an unknown name is refused with a suggestion; ``test_papermill_engine``
51     ``test_parameters``: code as a name is refused; ``test_asked``: a name that is none
53     ``test_sweep``: what YAML takes for something else; ``test_asked``: what is no text is refused
55     ``test_parameters``: a confidence that is none
58     ``test_engine``: a file that is no notebook
60     ``test_engine``, ``test_run``, ``test_faults``, ``test_papermill_engine``: a killed kernel
61     the same four: an exit with zero
62     the same four: a cell that never ends
63     ``forked/test_nursery``: limits; ``test_faults``: prints a gigabyte
65     ``test_engine``: a notebook without a parameters cell
=====  ==============================================================================================
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from bnr_toolkit.errors import RefusedInput, sentence
from bnr_toolkit.report.engine import execute, load_notebook
from bnr_toolkit.report.forked import Nursery
from bnr_toolkit.report.injecting import assignments
from bnr_toolkit.report.jobs import checked_jobs
from bnr_toolkit.report.page import page
from bnr_toolkit.report.parameters import parsed
from tests.report.conftest import TEXTS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def nursery():
    with Nursery([]) as one:
        yield one


def refusal(call, *arguments, language: str = "en", **named) -> str:
    with pytest.raises(RefusedInput) as refused:
        call(*arguments, **named)
    return "\n".join(sentence(finding, language) for finding in refused.value.findings)


QUOTED = ('it\'s "x"\\', '"""', "a\nb", "{x}", "'; import os; os._exit(1) #")


# One is enough for a kernel, which takes its time.
@pytest.mark.parametrize(("way", "text"), [*(("nursery", text) for text in QUOTED), ("kernel", QUOTED[0])])
def test_52_a_quotation_mark_in_a_path_stays_in_its_text(notebook_with, nursery, tmp_path, text, way):
    given = parsed({"probe": text, "language": "en"}).model_dump()
    (tmp_path / "run").mkdir()
    used = nursery if way == "nursery" else None
    executed = execute(notebook_with("probe"), given, tmp_path / "run", nursery=used)
    assert executed.cells[-1].outputs[0].data["text/plain"] == repr(text)


def test_52_a_path_that_is_no_text_is_refused_and_never_pasted_into_code():
    path = Path('a"b')
    assert refusal(parsed, {"probe": path}) == (
        f"parameter probe: {path!r} is not text. "
        "Put the value between quotation marks, exactly as it is written; with papermill: -r instead of -p."
    )
    assert refusal(assignments, {"probe": path}) == (
        "parameter probe: 'a\"b' is not a text or a number. Give the parameter in that form."
    )


@pytest.mark.parametrize("text", [*TEXTS, "../../x", "/etc/passwd", "..", "a/b", "a\\b", "C:\\x", "\u2044", "x" * 40])
def test_57_and_68_no_parameter_leads_a_file_out_of_its_folder(records, tmp_path, text):
    folder = records.write(tmp_path / "probe", [records.ad(platform=text)], probe=None)
    try:
        asked = parsed({"probe": str(folder), "platform": text, "by": "platform"})
    except RefusedInput:
        return
    path = tmp_path / "out" / f"report-nl{asked.suffix}.html"
    assert path.parent == tmp_path / "out"
    assert path.resolve().parent == (tmp_path / "out").resolve()
    assert "/" not in path.name
    assert "\\" not in path.name


def test_57_every_file_of_a_report_is_planned_in_its_folder(records, tmp_path):
    name = "../../x"
    probe = records.PROBE.replace("[Alpha, Beta]", f"['{name}']")
    ads, events = [records.ad(platform=name)], [records.event("ad-1", "approved")]
    folder = records.write(tmp_path / "probe", ads, events, probe)
    (job,) = checked_jobs([parsed({"probe": str(folder), "platform": name})], tmp_path / "out")
    files = [
        job.reports / f"{job.stem}.html",
        job.card_file,
        job.embed_file("approvals"),
        *job.figure_files("approvals"),
    ]
    assert {path.resolve().parent for path in files} == {tmp_path / "out"}
    assert job.stem == "report-nl.platform-..-..-x"


def with_metadata(path: Path, **metadata: object) -> Path:
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata.update(metadata)
    nbformat.write(notebook, path)
    return path


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}},
        {"kernelspec": {"name": "ir", "display_name": "R"}, "language_info": {"name": "R"}},
    ],
)
def test_59_a_notebook_of_another_language_is_refused_before_anything_runs(notebook_with, metadata):
    path = with_metadata(notebook_with("print('x')"), **metadata)
    assert refusal(load_notebook, path) == (
        "own.ipynb: this notebook is for a kernel of R, and only Python runs here. "
        "Choose a Python kernel (python3) in JupyterLab and save the notebook."
    )
    assert refusal(load_notebook, path, language="nl") == (
        "own.ipynb: dit notebook is voor een kernel van R, en hier draait alleen Python. "
        "Kies in JupyterLab een kernel van Python (python3) en bewaar het notebook."
    )


def test_59_a_kernel_of_another_name_is_this_interpreter_all_the_same(notebook_with, nursery, tmp_path):
    spec = {"name": "newsroom", "display_name": "Newsroom", "language": "python"}
    path = with_metadata(notebook_with("language"), kernelspec=spec)
    (tmp_path / "run").mkdir()
    executed = execute(path, {"probe": "p", "language": "en"}, tmp_path / "run", nursery=nursery)
    assert executed.cells[-1].outputs[0].data["text/plain"] == "'en'"


@pytest.mark.parametrize("way", ["nursery", "kernel"])
def test_66_what_an_earlier_run_left_in_a_notebook_is_gone(notebook_with, nursery, tmp_path, way):
    path = notebook_with("language", "x = 1")
    notebook = nbformat.read(path, as_version=4)
    stale = nbformat.v4.new_code_cell('language = "de"', metadata={"tags": ["injected-parameters"]})
    notebook.cells.insert(1, stale)
    for cell in notebook.cells:
        cell.outputs = [nbformat.v4.new_output("stream", text="stale")]
        cell.execution_count = 99
    nbformat.write(notebook, path)
    (tmp_path / "run").mkdir()
    used = nursery if way == "nursery" else None
    executed = execute(path, {"probe": "p", "language": "en"}, tmp_path / "run", nursery=used)
    assert [cell.execution_count for cell in executed.cells] == [1, 2, 3, 4]
    assert [len(cell.outputs) for cell in executed.cells] == [0, 0, 1, 0]
    assert executed.cells[2].outputs[0].data["text/plain"] == "'en'"
    assert [cell.source for cell in executed.cells].count('language = "de"') == 0


SECRETS = [
    "![](../../secret.png)",
    "![](secret.png)",
    "![](file:///SECRET)",
    "![](attachment:secret.png)",
    "<img src='../../secret.png'>",
    "<img src='secret.png'>",
    "<object data='secret.png'></object>",
    "<iframe src='../secret.png'></iframe>",
    "![[secret.png]]",
]


@pytest.mark.parametrize("source", SECRETS)
def test_69_prose_that_names_a_file_gets_nothing_of_it_into_the_page(tmp_path, monkeypatch, source):
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path, tmp_path / "a", tmp_path / "a" / "b"):
        folder.mkdir(exist_ok=True)
        (folder / "secret.png").write_bytes(b"\x89PNG what nobody may see")
    monkeypatch.chdir(tmp_path / "a" / "b")
    source = source.replace("/SECRET", str(tmp_path / "secret.png"))
    cell = nbformat.v4.new_markdown_cell(f"the start\n\n{source}\n\nthe end")
    cell["attachments"] = {"secret.png": {"image/png": "d2hhdCBub2JvZHkgbWF5IHNlZQ=="}}
    html = page_with(cell)
    body = html.partition("<p>the start")[2].partition("<p>the end")[0]
    assert 0 < len(body) < 200
    for trace in ("what nobody may see", "d2hhdCBub2JvZHkgbWF5IHNlZQ", "iVBO", "<img", "<object", "<iframe", "file:"):
        assert trace not in body


def page_with(*cells) -> str:
    """The page of the committed report with these cells at its end."""
    executed = nbformat.read(ROOT / "reports" / "bnr-tiktok-2023" / "report-en.ipynb", as_version=4)
    executed.cells += cells
    return page(executed, "en")


def test_70_a_tag_that_is_a_script_does_not_reach_the_page():
    hostile = '"><script>hit()</script><p class="'
    metadata = {"tags": [hostile], "name": hostile, "slideshow": {"slide_type": hostile}}
    shown = nbformat.v4.new_output("display_data", data={"text/html": "<p>shown</p>"}, metadata={"tags": [hostile]})
    cells = [
        nbformat.v4.new_markdown_cell("in prose", metadata=metadata),
        nbformat.v4.new_code_cell("1", metadata=metadata, outputs=[shown], execution_count=99),
    ]
    html = page_with(*cells)
    assert "in prose" in html
    assert "hit()" not in html
