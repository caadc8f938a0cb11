"""A notebook runs to its end or the run has failed, by whatever way it stopped. Real kernels throughout."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from bnr_toolkit.errors import RefusedInput, RunFailed
from bnr_toolkit.report.engine import execute, load_notebook, notebook_bytes
from bnr_toolkit.report.forked import Limits, Nursery
from bnr_toolkit.report.kernels import LONGEST_SOCKET_PATH, kernel_manager_class

REMEDY = "The previous report is untouched."
PARAMETERS = {"probe": "p", "language": "en"}


@pytest.fixture(scope="module")
def warm():
    with Nursery(["pandas"]) as nursery:
        yield nursery


@pytest.fixture(params=["nursery", "kernel"])
def run(request, warm):
    """Runs a notebook in a folder, in both ways there are."""

    def in_folder(path: Path, folder: Path, **limits: int):
        folder.mkdir(exist_ok=True)
        nursery = warm if request.param == "nursery" else None
        return execute(path, PARAMETERS, folder, nursery=nursery, limits=Limits(**limits))

    return in_folder


def test_a_sound_notebook_is_returned_without_clock_path_or_version(run, notebook_with, tmp_path):
    executed = run(notebook_with("language"), tmp_path / "run")
    assert executed.cells[-1].outputs[0].data["text/plain"] == "'en'"
    text = notebook_bytes(executed).decode("utf-8")
    assert str(tmp_path) not in text
    content = json.loads(text)
    assert content["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert [cell["id"] for cell in content["cells"]] == ["parameters", "injected-parameters", "cell-0"]
    assert [cell["metadata"] for cell in content["cells"]] == [
        {"tags": ["parameters"]},
        {"tags": ["injected-parameters"]},
        {},
    ]


def test_a_failing_cell_is_named_with_its_error(run, notebook_with, tmp_path):
    with pytest.raises(RunFailed) as failure:
        run(notebook_with("1 / 0", "print('never')"), tmp_path / "run")
    assert str(failure.value) == (
        "own.ipynb: cell 2 failed with ZeroDivisionError: division by zero. The previous report is untouched. "
        "Open the notebook in JupyterLab, run it and mend this cell."
    )


@pytest.mark.parametrize("cells", [("import sys; sys.exit(0)", "1 + 1"), ("1 + 1", "import sys; sys.exit(0)")])
def test_an_exit_with_zero_is_a_failure_first_or_last(run, notebook_with, tmp_path, cells):
    with pytest.raises(RunFailed) as failure:
        run(notebook_with(*cells), tmp_path / "run")
    assert "SystemExit" in str(failure.value)
    assert REMEDY in str(failure.value)


@pytest.mark.parametrize("cells", [("{kill}", "1 + 1", "2 + 2"), ("1 + 1", "{kill}")])
def test_a_killed_kernel_is_a_failure_first_or_last(run, notebook_with, tmp_path, cells):
    kill = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(RunFailed) as failure:
        run(notebook_with(*(cell.format(kill=kill) for cell in cells)), tmp_path / "run")
    assert re.sub("signal SIGKILL|Kernel died", "…", str(failure.value)) == (
        "own.ipynb: the kernel stopped before the end of the notebook (…). The previous report is "
        "untouched. Close programs that use memory and try again."
    )


def test_a_cell_that_never_ends_is_stopped(run, notebook_with, tmp_path):
    with pytest.raises(RunFailed) as failure:
        run(notebook_with("while True: pass"), tmp_path / "run", cell_seconds=2)
    assert str(failure.value) == (
        "own.ipynb: a cell was not done after 2 seconds. The previous report is untouched. "
        "Find the cell that keeps running, or make the record smaller."
    )


def test_a_file_beside_the_notebook_cannot_take_the_place_of_a_module(run, notebook_with, tmp_path):
    path = notebook_with("import json; json.__name__", "import babel; 'site-packages' in babel.__file__")
    (path.parent / "babel.py").write_text("raise RuntimeError('hijacked')", encoding="utf-8")
    executed = run(path, tmp_path / "run")
    assert executed.cells[-1].outputs[0].data["text/plain"] == "True"


def test_the_kernel_is_this_interpreter_whatever_the_user_has_installed(run, notebook_with, tmp_path, monkeypatch):
    spec = tmp_path / "jupyter" / "kernels" / "python3"
    spec.mkdir(parents=True)
    argv = {"argv": ["/bin/false", "{connection_file}"], "display_name": "Other", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(argv), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    executed = run(notebook_with("import sys; sys.executable"), tmp_path / "run")
    assert executed.cells[-1].outputs[0].data["text/plain"] == repr(sys.executable)


def test_a_start_up_file_of_the_user_does_not_run(run, notebook_with, tmp_path, monkeypatch):
    startup = tmp_path / "home" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("planted = 1", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "home"))
    executed = run(notebook_with("'planted' in globals()"), tmp_path / "run")
    assert executed.cells[-1].outputs[0].data["text/plain"] == "False"


def test_a_folder_whose_path_is_too_long_for_a_socket_is_no_obstacle(run, notebook_with, tmp_path, capfd):
    folder = tmp_path / ("long" * 30)
    executed = run(notebook_with("import os; os.getcwd()"), folder)
    assert executed.cells[-1].outputs[0].data["text/plain"] == repr(str(folder))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("length", [LONGEST_SOCKET_PATH, LONGEST_SOCKET_PATH + 1])
def test_sockets_are_files_as_long_as_their_path_is_short_enough(length):
    folder = Path("/" + "x" * (length - len("//k")))
    manager = kernel_manager_class(folder)()
    assert manager.transport == ("ipc" if length == LONGEST_SOCKET_PATH else "tcp")


@pytest.mark.parametrize("name", ["notebook.ipynb", "ipython", "k-1", ".bnr"])
def test_a_record_may_have_any_name_and_stands_beside_the_run_alone(run, notebook_with, tmp_path, name):
    (tmp_path / "run" / name).mkdir(parents=True)
    notebook = notebook_with("import os; [one for one in sorted(os.listdir()) if not one.startswith('.bnr-')]")
    executed = run(notebook, tmp_path / "run")
    assert executed.cells[-1].outputs[0].data["text/plain"] == repr([name])
    assert [path.name for path in (tmp_path / "run").iterdir()] == [name]


def test_no_kernel_is_left_behind(run, notebook_with, tmp_path):
    executed = run(notebook_with("import os; os.getpid()"), tmp_path / "run")
    pid = int(executed.cells[-1].outputs[0].data["text/plain"])
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_file_that_is_no_notebook_is_refused(tmp_path):
    path = tmp_path / "broken.ipynb"
    path.write_text("not json", encoding="utf-8")
    with pytest.raises(RefusedInput, match=r"^broken\.ipynb: this is not a notebook that can be read"):
        load_notebook(path)


def test_a_missing_notebook_is_refused(tmp_path):
    with pytest.raises(RefusedInput, match=r"^none\.ipynb: this is not a notebook that can be read"):
        load_notebook(tmp_path / "none.ipynb")


def test_a_notebook_without_a_parameters_cell_is_refused(notebook_with):
    path = notebook_with("1 + 1")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["cells"][0]["metadata"] = {}
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(RefusedInput) as refusal:
        load_notebook(path)
    assert str(refusal.value) == (
        "own.ipynb: the notebook has no cell tagged parameters. "
        "Give the cell that holds the parameters that tag in JupyterLab."
    )
