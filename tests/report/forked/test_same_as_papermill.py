"""What a run in a nursery shows is what stock papermill shows, cell by cell. Real kernels on the other side."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import papermill
import pytest

from bnr_toolkit.report.engine import run_in_nursery
from bnr_toolkit.report.forked import Limits, Nursery
from bnr_toolkit.report.injecting import with_parameters

ROOT = Path(__file__).parents[3]
PARAMETERS = {"language": "nl"}

METADATA = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}

CELLS = {
    "printed": "import sys\nprint('a'); print('b', end=''); print('c', file=sys.stderr); print('d')",
    "results": "[1, 'two', b'3', None, {4.0}]",
    "silenced": "5;",
    "two results": "6\n7",
    "nothing": "x = 8",
    "empty": "   \n",
    "earlier results": "_, Out[max(Out)], In[-2], _i",
    "text": "'\u00e9\u00e9n \\u2013 \\N{PILE OF POO} \\x00 \\ud800'.encode('utf-8', 'replace')",
    "a table": "import pandas\npandas.DataFrame({'a': [1, 2], 'b': ['x', '<b>']})",
    "displays": (
        "from IPython.display import HTML, JSON, Markdown, Latex, display\n"
        "display(HTML('<b>1</b>'), Markdown('*2*')); print('between'); display(JSON({'a': [1]})); Latex('$x$')"
    ),
    "raw bundle": "display({'text/plain': 'p', 'application/x+json': {'z': [1]}}, raw=True, metadata={'m': {'n': 1}})",
    "display ids": "handle = display('first', display_id='d1')\nhandle.update('second')\nhandle.display('third')",
    "updates of an earlier cell": "handle.update(HTML('<i>fourth</i>'))",
    "cleared": "from IPython.display import clear_output\nprint('gone'); clear_output(); print('stays')",
    "cleared later": "print('gone'); clear_output(wait=True); print('stays')",
    "cleared never": "print('stays'); clear_output(wait=True)",
    "a picture": "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3]); plt.title('t')\nplt.show()",
    "a picture without show": "plt.bar(['a', 'b'], [1, 2])",
    "a figure as result": "figure, axes = plt.subplots(figsize=(2, 1)); plt.close(figure); figure",
    # With pauses: what another program says comes through a pipe, at its own time.
    "another program": "import subprocess, time\n"
    "code = subprocess.run(['sh', '-c', 'echo out; sleep 0.3; echo err >&2']).returncode\n"
    "time.sleep(0.3)\n"
    "code",
    "a shell": "!echo from a shell",
    "shell lines": "lines = !printf 'a\\nb\\n'\nlines",
    "a magic": "%%capture taken\nprint('taken')",
    "what it took": "taken.stdout",
    "bash": "%%bash\necho one; echo two >&2",
    "a warning": "import warnings; warnings.warn_explicit('w', UserWarning, 'f.py', 1)",
    "awaited": "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "a thread": "import threading\nt = threading.Thread(target=print, args=('from a thread',)); t.start(); t.join()",
    "own repr": (
        "class Own:\n    def _repr_html_(self): return '<p>own</p>'\n    def __repr__(self): return 'own'\nOwn()"
    ),
    "nothing shown": "display()\nNone",
    "main": "__name__, get_ipython().execution_count, len(In)",
    "long": "print('x' * 200_000)",
    "binary": "display({'image/png': b'\\x89PNG', 'text/plain': 'p'}, raw=True)",
}


@pytest.fixture(scope="module")
def nursery():
    with Nursery() as one:
        yield one


def joined(outputs: list) -> list:
    """Outputs with texts of one stream in one: how often a kernel sends them depends on the clock."""
    kept: list = []
    for output in map(dict, outputs):
        last = kept[-1] if kept else None
        if last and output["output_type"] == last["output_type"] == "stream" and output["name"] == last["name"]:
            last["text"] += output["text"]
        else:
            kept.append(output)
    return kept


def both(path: Path, folder: Path, parameters: dict, nursery: Nursery):
    """The cells of a notebook as papermill and as a nursery ran them, in the same folder."""
    with pytest.MonkeyPatch.context() as patch:
        # With it a kernel leaves out what other programs print.
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)
        stock = papermill.execute_notebook(
            str(path), None, parameters=parameters, kernel_name="python3", cwd=str(folder), progress_bar=False
        )
    prepared = with_parameters(nbformat.read(path, as_version=4), parameters)
    ours = run_in_nursery(prepared, nursery, folder, Limits(), path.name)
    return stock.cells, ours.cells


def assert_same(stock: list, ours: list) -> None:
    assert [cell.cell_type for cell in ours] == [cell.cell_type for cell in stock]
    for theirs, mine in zip(stock, ours, strict=True):
        assert mine.source == theirs.source
        if theirs.cell_type == "code":
            assert mine.execution_count == theirs.execution_count, theirs.source
            assert joined(mine.outputs) == joined(theirs.outputs), theirs.source


@pytest.mark.slow
def test_cells_of_every_kind_show_the_same(nursery, tmp_path):
    cells = [nbformat.v4.new_code_cell("language = 'en'", metadata={"tags": ["parameters"]})]
    cells += [nbformat.v4.new_code_cell(source) for source in CELLS.values()]
    cells.insert(3, nbformat.v4.new_markdown_cell("prose"))
    path = tmp_path / "all.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=METADATA), path)
    stock, ours = both(path, tmp_path, PARAMETERS, nursery)
    assert_same(stock, ours)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("notebook", "parameters"),
    [
        ("report", {"language": "nl"}),
        ("report", {"language": "en", "by": "platform,language", "rule": "final_after_inquiry"}),
        ("report", {"probe": "data/practice-probe", "language": "en", "audience": "internal"}),
        ("compare", {"language": "nl"}),
        ("methods", {"language": "en", "confidence": 0.9}),
    ],
)
def test_our_notebooks_show_the_same(nursery, tmp_path, notebook, parameters):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    stock, ours = both(ROOT / "notebooks" / f"{notebook}.ipynb", tmp_path, parameters, nursery)
    assert_same(stock, ours)


def test_a_short_notebook_shows_the_same(nursery, tmp_path):
    cells = [nbformat.v4.new_code_cell("language = 'en'", metadata={"tags": ["parameters"]})]
    chosen = (
        "printed",
        "results",
        "displays",
        "display ids",
        "updates of an earlier cell",
        "cleared",
        "another program",
    )
    cells += [nbformat.v4.new_code_cell(CELLS[name]) for name in chosen]
    path = tmp_path / "short.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=METADATA), path)
    assert_same(*both(path, tmp_path, PARAMETERS, nursery))
